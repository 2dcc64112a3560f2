"""Leave out the titles of fields that a page prints beside their values: "Position" over "Chair", "Party: Green".

A card that is set as a form says "Function" and "Party" again for every person. The titles tell a reader nothing that
the values do not, and as labels they would part the values from the name above them; what such a form says of how to
reach somebody is no listing at all.
"""

from collections import Counter
from dataclasses import replace

from spiders.extract.glance import may_name_somebody
from spiders.extract.layout import Line
from transforms.names import word_set

MAX_TITLE = 40
# One title alone may be a word of the page; a form has several.
FEWEST = 2
# So often a term is printed again for every person.
OFTEN = 3
# A term that begins or ends so is over somebody who has left: "Resigned on", "Role Resigned".
_LEFT = ("resigned", "ceased")
_OF_WHAT = word_set(
    """
    name position role function office designation party constituency district ward organisation organization
    institution employer affiliation company represents profession occupation
    naam functie partij fractie nombre cargo partido nome função cargo/função partito nom fonction parti funktion partei
    stilling parti funkcja navn namn befattning
    """
) | {"political party", "politieke partij", "full name", "job title", "current position", "partido político"}
_HOW_TO_REACH = word_set(
    """
    email e-mail telephone tel phone mobile fax website web address connect courriel teléfono telefon telefono
    correo telefoon
    """
) | {"e-mail adres", "email address", "e-mail address", "phone number", "contact details"}
# Where the title and the value stand in one line, these may open the label of a list as well ("Ward: Sample North").
_INLINE = (_OF_WHAT - {"district", "ward", "constituency", "party"}) | {"category", "type", "governor type", "capacity"}


def without_titles(lines: list[Line]) -> list[Line]:
    """The lines, numbered anew, without the titles of fields and without what is no news in a form: how to reach
    somebody, and a table's caption that repeats the name above it.
    """
    lines = _without_particulars(lines)
    titles = [_title(line.text) for line in lines]
    pairs = [at for at, title in enumerate(titles[:-1]) if title and not titles[at + 1] and _are_pair(lines, at)]
    left_out = set(pairs) if len(pairs) >= FEWEST else set()
    left_out.update([at + 1 for at in left_out if titles[at] in _HOW_TO_REACH])
    left_out.update([at for at, line in enumerate(lines) if line.tag == "caption" and _is_repeated(lines, at)])
    kept = [_bare(line) if ": " in line.text else line for at, line in enumerate(lines) if at not in left_out]
    for at, line in enumerate(kept):
        line.index = at
    return kept


def _without_particulars(lines: list[Line]) -> list[Line]:
    """The lines without the terms that a page prints again for every person, as a register does, and without what
    stands under them ("Appointed on", "Nationality"): only a seat and an employer are kept, bare of their terms.

    A term that is over names is the label of a list and stays; so do all where none is there again and again.
    """
    terms = _terms(lines)
    named = {
        terms[at]
        for at in range(len(lines) - 1)
        if terms[at] and not _title(lines[at].text) and may_name_somebody(lines[at + 1].text)
    }
    particulars = set(terms) - named - {""}
    if sum(times >= OFTEN and term in particulars for term, times in Counter(terms).items()) < FEWEST:
        return lines
    kept: list[Line] = []
    for line, term, under in zip(lines, terms, _above(lines, terms), strict=True):
        if (term or under) not in particulars or (under and _title(under) in _OF_WHAT):
            kept.append(line)
        elif under.startswith(_LEFT) or under.endswith(_LEFT):
            kept.append(replace(line, text=f"resigned {line.text}"))
    return kept


def _terms(lines: list[Line]) -> list[str]:
    """For each line the term that it is, in lower case, or nothing: a `dt`, or a label that is printed again and again
    in an element beside its value's.
    """
    labels = Counter(line.text for line in lines if line.tag == "div" and line.text.endswith(":"))
    terms = [line.text.casefold() if line.tag == "dt" else "" for line in lines]
    for at, line in enumerate(lines[:-1] if labels else []):
        known = labels[line.text] >= OFTEN or (labels[line.text] and _title(line.text))
        if line.tag == "div" and known and _is_in(lines[at + 1], line.path[:-1]):
            terms[at] = line.text.casefold().rstrip(" :")
    return terms


def _above(lines: list[Line], terms: list[str]) -> list[str]:
    """For each line that is the value of a term that term, else nothing."""
    above: list[str] = []
    under = ""
    place: tuple[int, ...] = ()
    for line, term in zip(lines, terms, strict=True):
        if term:
            under, place = term, () if line.tag == "dt" else line.path[:-1]
        elif not (_is_in(line, place) if place else line.tag == "dd"):
            under = ""
        above.append("" if term else under)
    return above


def _is_in(line: Line, place: tuple[int, ...]) -> bool:
    return line.path[: len(place)] == place


def _title(text: str) -> str:
    """The title of a field that a text is, in lower case; empty when it is none."""
    low = text.rstrip(" :").casefold().removesuffix(" active") if len(text) <= MAX_TITLE else ""
    return low if low in _OF_WHAT or low in _HOW_TO_REACH else ""


def _are_pair(lines: list[Line], at: int) -> bool:
    """Whether a title and the line below it stand beside each other in one element, and nothing else in a row of it."""
    title, value = lines[at], lines[at + 1]
    if title.tag not in ("td", "th"):
        return title.path[:-1] == value.path[:-1] and not title.level
    row = title.path[:-1]
    inside = [line for line in lines[max(0, at - 1) : at + 3] if line.path[: len(row)] == row]
    return inside == [title, value]


def _is_repeated(lines: list[Line], caption: int) -> bool:
    above = lines[caption - 1] if caption else lines[caption]
    return above.level > 0 and above.text in lines[caption].text


def _bare(line: Line) -> Line:
    """The line without the title in front of its value ("Position: Chair")."""
    title, colon, value = line.text[: 2 * MAX_TITLE].partition(": ")
    if not colon or title.casefold() not in _INLINE or not value[:1].isalpha():
        return line
    return replace(line, text=line.text[len(title) + 2 :].strip(), lead="", seam="")
