"""What a page says it is about: in its title and chief headings, and else in its mark-up.

Some pages print no word of who is listed on them: the menu marks the page as the current one, the page gives its own
address, or its cards are marked as those of trustees. That is asked only where nothing that is printed says it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from spiders.extract import layout, markup
from transforms.names import word_set

LONGEST_ITEM = 40
# So many elements with the same class are the cards of a list.
CARDS = 3
_CURRENT = re.compile(r"\b(?:current(?:[-_](?:menu|page))?(?:[-_]item)?|active|selected)\b")
_WORDS_OF_A_CLASS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HOLDERS = word_set("trustee trustees governor governors councillor councillors commissioner commissioners")


def about(page: layout.Layout) -> list[str]:
    """What the page says it is about: its title up to the name of the site, and its chief headings."""
    title = re.split(r"\s[|–—-]\s|::|»", page.title)
    return [*title[:2], *[line.text for line in page.lines if line.level == 1][:4]]


def in_markup(root: etree._Element) -> list[str]:
    """What the mark-up says besides: the page's own address, the current item of its menu, whose its cards are."""
    return [*_address(root), *_current_item(root), *_cards(root)]


def _address(root: etree._Element) -> Iterator[str]:
    """The last part of the page's own address, as words ("meet-the-trustees")."""
    links = (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    metas = (meta.get("content") for meta in root.iter("meta") if meta.get("property") == "og:url")
    for said in (*links, *metas):
        try:
            path = urlsplit(said or "").path
        except ValueError:
            continue
        name = unquote(path.rstrip("/").rpartition("/")[2]).partition(".")[0]
        yield from [re.sub(r"[\W_]+", " ", name).strip()] if name else []


def _current_item(root: etree._Element) -> Iterator[str]:
    """The text of the links that a menu marks as those of the page itself; nothing where it marks several."""
    items = [
        element
        for element in root.iter("li", "a")
        if element.get("aria-current") == "page" or _CURRENT.search(element.get("class") or "")
    ]
    said = {markup.printed("".join(map(str, element.itertext()))[: 2 * LONGEST_ITEM]) for element in items}
    yield from said if len(said) == 1 and all(len(text) <= LONGEST_ITEM for text in said) else ()


def _cards(root: etree._Element) -> Iterator[str]:
    """Whose cards the page marks, by a word in the class that several elements share ("trustee-card")."""
    classes = Counter(
        word.lower()
        for element in root.iter("div", "li", "article", "section", "tr")
        for word in set(_WORDS_OF_A_CLASS.findall((element.get("class") or "")[:200]))
    )
    yield from (word for word, count in classes.items() if word in _HOLDERS and count >= CARDS)
