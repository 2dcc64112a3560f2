"""Read the page that is about one holder: the name is its chief heading, its title agrees, and a line says the role.

Some sites give every governor a page. Such a page shows one row of a board and no list, so the name has to be said
twice, where a page names its subject; a name in the text alone is anybody's.
"""

from itertools import takewhile

from spiders.extract import words
from spiders.extract.details import is_aside, split_detail
from spiders.extract.found import Found
from spiders.extract.headings import Label, is_one_role
from spiders.extract.holders import single_holder, tidy
from spiders.extract.layout import Layout, Line
from spiders.extract.lists import is_prose
from transforms.names import without_titles

NEAR = 8  # lines below the name in which the role must stand
_SAYS_ROLE = ("role:", "position:", "title:", "job title:", "constituency:")


def find(page: Layout, url: str) -> list[Found]:
    """The one holder whom the page is about, or nobody."""
    chief = [line for line in page.lines if line.level == 1]
    if len(chief) != 1:
        return []
    entry = single_holder(tidy(chief[0].text))
    if entry is None or entry.vacant or entry.withheld or not _agrees(entry.name, page.title, url):
        return []
    role, affiliation = _role(page.lines, chief[0])
    role = role or entry.role
    if not role:
        return []
    place = affiliation or entry.affiliation
    return [Found(chief[0].index, 0, entry, role, place, (Label(role, 1),), shape="profile", regular=1.0)]


def _agrees(name: str, title: str, url: str) -> bool:
    """Whether the title or, where there is none, the address says the name as well."""
    said = set(words.words_of(without_titles(name)))
    if title:
        return said <= set(words.words_of(title))
    return said <= set(words.words_of(url[-160:].replace("-", " ").replace("_", " ").replace("/", " ")))


def _role(lines: list[Line], name: Line) -> tuple[str, str]:
    """Role and affiliation in the short lines below the name (or the one right above), up to the first prose."""
    below = takewhile(lambda line: not is_prose(line.text), lines[name.index + 1 : name.index + 1 + NEAR])
    role = affiliation = ""
    for line in (*below, *lines[max(0, name.index - 1) : name.index]):
        text = tidy(line.text)
        opening = next((mark for mark in _SAYS_ROLE if text.casefold().startswith(mark)), "")
        text = text[len(opening) :].strip()
        if is_aside(text) or len(text) > 120:
            continue
        if not role and (words.is_role(text) and (is_one_role(text) or words.is_seat(text))):
            role, affiliation = split_detail(text)
        elif role and opening == "constituency:" and not affiliation:
            affiliation = text
    return role, affiliation
