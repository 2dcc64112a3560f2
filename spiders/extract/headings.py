"""Which lines are headings and labels, and which of them stand above each line.

A heading on a board page may be an `h2`, a bold line, a term, a line that ends with a colon, or plain text such as
"Public governors". The same elements also hold names ("h3 Name - Role") and roles inside a card, so a line is a label
only when it is not a holder and not part of a holder's card.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from spiders.extract import contacts, others, words
from spiders.extract.holders import Entry
from spiders.extract.languages import BODIES_ABROAD
from spiders.extract.layout import Line
from transforms.names import word_set

MAX_LABEL = 140
_PLURALS = word_set(
    """
    governors trustees directors members commissioners councillors representatives officers chairs convenors
    nominees co-optees observers vice-presidents secretaries treasurers councilmembers councilors aldermen selectmen
    freeholders
    """
)
_ATTENDANCE = word_set(
    """
    present apologies apology sederunt absent attending attendance
    """
)
_OPEN_A_LIST = frozenset(
    (
        ("board", "of"), ("council", "of"), ("in", "attendance"), ("membres", "du"), ("mitglieder", "des"),
        ("miembros", "de"), ("membri", "del"), ("membros", "da"), ("leden", "van"),
    )
)  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")
_LABEL_TAGS = word_set("dt th caption legend summary")
# Under these words stands whom to ask, and no member.
STAFF_TO_ASK = tuple((who, contact) for who in ("staff", "press", "media") for contact in ("contact", "contacts"))
BOLD, PLAIN, TERM = 7, 8, 9


class Label(NamedTuple):
    """One heading or label: its text without a closing colon, and its rank (1 to 6 as `h1` to `h6`, then bold, plain,
    term).
    """

    text: str
    rank: int


def rank_of(line: Line, read: list[Entry]) -> int:
    """The line's rank as a label; 0 when it is none."""
    if read or len(line.text) > MAX_LABEL or not _LETTER.search(line.text):
        return 0
    if contacts.is_telephone(line.text) or (not line.level and line.text[0] == "(" and line.text[-1] == ")"):
        return 0  # a note to what stands above
    if line.level:
        return 0 if "@" in line.text and " " not in line.text else line.level
    if line.tag == "dd":
        return 0
    if line.tag in _LABEL_TAGS:
        return TERM
    text = line.text
    ends = text[-1]
    plain = not line.linked and ends not in ".!?" and "," not in text
    if not plain and ends != ":" and (not line.bold or ends in ".!"):
        return 0
    said = words.words_of(text)
    if not said or len(said) > 14 or "@" in text:
        return 0
    if line.bold and ends not in ".!":
        return BOLD
    if ends == ":" and not _is_contact(said):
        return PLAIN
    return PLAIN if plain and _says_group(text, said, bool(line.item)) else 0


def _is_contact(said: tuple[str, ...]) -> bool:
    return said[0] in {"tel", "email", "phone", "fax", "website", "address", "e-mail", "telephone"} or said[1:] == (
        "me",
    )


def _says_group(text: str, said: tuple[str, ...], in_list: bool) -> bool:
    """Plain text that can only be the heading of a list: "Public governors", "BOARD OF DIRECTORS", "Apologies". An
    item of a list may be the name of a body ("Gemeinderat"), as one of several.
    """
    if len(said) > 9:
        return False
    alone = not in_list and len(said) == 1 and (said[0] in BODIES_ABROAD or said[0] == "committee")
    says = (
        alone
        or said in STAFF_TO_ASK
        or not _PLURALS.isdisjoint(said)
        or said[0] in _ATTENDANCE
        or said[:2] in _OPEN_A_LIST
        or (len(said) < 3 and said[-1] in ("speakers", "sponsors", "keynotes"))
    )
    return says and not any(mark.isdigit() for mark in text)


class Outline:
    """The labels that stand above the line being read, outermost first."""

    def __init__(self) -> None:
        self._open: tuple[Label, ...] = ()

    def push(self, text: str, rank: int, linked: bool = False) -> None:
        """Open a label: it closes every label of its own rank or a lower one; under "Recent posts" a link is a post."""
        if linked and any(others.are_posts(label.text) and label.rank == rank for label in self._open):
            rank += 1
        above = [label for label in self._open if label.rank < rank]
        self._open = (*above, Label(text.strip().rstrip(":–—-#¶ ").strip(), rank))

    def close_terms(self) -> None:
        """Close the labels that hold only within their element: a term of a list, a caption, a summary."""
        self._open = tuple(label for label in self._open if label.rank < TERM)

    def labels(self) -> tuple[Label, ...]:
        """The open labels, outermost first."""
        return self._open


@dataclass(frozen=True, slots=True)
class Place:
    """What the labels above a holder say: role and affiliation where a label gives them, the group and the section."""

    role: str
    affiliation: str
    group: str
    section: str


@lru_cache(maxsize=1024)
def place_under(labels: tuple[Label, ...]) -> Place:
    """Read the labels above a holder, nearest last.

    A label with one seat in the singular ("Chair", "Staff governor:") is a role, and the group is the label above it.
    A label with a kind of seat in the plural is the group and, where nothing nearer says more, the role. A place
    under such a label is the affiliation.
    """
    texts = [label.text for label in labels]
    if not texts:
        return Place("", "", "", "")
    nearest = texts[-1]
    # "Governors" alone says no more than the page's title does: a kind below it says more.
    plain = is_kind(nearest)
    kinds = [text for text in texts[:-1] if is_one_role(text) or (is_kind(text) and not (plain and " " not in text))]
    if kinds and _says_whom(nearest, kinds[-1]):
        return Place(kinds[-1], nearest, nearest, _joined(texts[:-1]))
    if is_one_role(nearest) and not (words.is_class(nearest) and is_kind(nearest)):
        return Place(nearest, "", texts[-2] if len(texts) > 1 else nearest, _joined(texts[:-2]))
    if is_kind(nearest):
        return Place(nearest, "", nearest, _joined(texts[:-1]))
    return Place("", "", nearest, _joined(texts[:-1]))


def _says_whom(text: str, kind: str) -> bool:
    """Whether a label under a kind of seat says whom those seats are for: a place, a council, a class of staff."""
    said = words.words_of(text)
    if not said or said[0] in _ATTENDANCE:
        return False
    if words.is_seat(kind) and not words.SEATS.isdisjoint(words.words_of(kind)):
        if not words.names_a_body(text) and words.SEATS.isdisjoint(said):
            return True
        return words.is_organisation(text) and said[0] not in words.BODIES and said[-1] not in _PLURALS
    return not words.names_a_body(text) and not is_kind(text) and not is_one_role(text)


# Seats that are told apart by numbers alone: each is a list of one.
_NUMBERED = re.compile(
    r"(?:trustee |director |council )?(?:position|district|ward|seat|place|area|division|zone|region|precinct)"
    r"\s+(?:no\.?\s*)?(?:\d{1,2}|[IVX]+)(?=\s*(?:$|[–—:(,-]))",
    re.IGNORECASE,
)


def is_numbered(text: str) -> bool:
    """Whether a label is a seat that a number tells apart ("District 3", "Trustee Area 1")."""
    return _NUMBERED.match(text) is not None


A_LONG_OFFICE = 16  # words


@lru_cache(maxsize=4096)
def is_one_role(text: str) -> bool:
    """Whether a label names one seat in the singular, and not a body."""
    said = words.words_of(text)
    if len(said) <= A_LONG_OFFICE and words.is_of_state(text):
        return True  # "Minister for the Cabinet Office"
    if (
        not said
        or len(said) > 10
        or not _OTHER_GROUPS.isdisjoint(said)
        or said[0] in _NO_SEAT
        or said[:2] in _WHOLE_MEMBERSHIPS  # over a whole body, or all who belong, and nobody's office
        or not _IN_SENTENCES.isdisjoint(said)
        or heads_duties(text)
        or is_numbered(text)
        or not words.is_role(text)
    ):
        return False
    if "at" in said and not words.is_seat(text):
        return False  # "Workers at Number Three Shed" are in a picture
    if said[0] in _SINGULAR and "of" in said[:3]:
        return True
    return _PLURALS.isdisjoint(said) and said[-1] not in words.BODY_SINGULAR


_WHOLE_MEMBERSHIPS = tuple(("membership", word) for word in ("of", "list", "roster", "roll"))
_IN_SENTENCES = word_set("you can write please is are was were be been has have had will remembers wins joins says")


@lru_cache(maxsize=4096)
def is_plural(text: str) -> bool:
    """Whether a label ends with holders in the plural ("Voice representatives"): several stand below it."""
    return words.words_of(text)[-1:] != () and words.words_of(text)[-1] in _PLURALS


def heads_duties(text: str) -> bool:
    """Whether a label is about what each holder below it sees to ("Councillor responsibilities"): no kind of seat."""
    said = words.words_of(text)
    return bool(said) and said[-1] in {"responsibilities", "duties", "portfolios"}


def is_kind(text: str) -> bool:
    """Whether a label names a kind of seat ("Staff governors", "Public: Ashford"), and not a whole body."""
    if " / " in text:
        return any(map(is_kind, text.split(" / ")))  # in two languages
    said = words.words_of(text)
    if not said or len(said) > 9 or said[0] in _NO_KIND or said[-1] in _NO_KINDS_END or heads_duties(text):
        return False
    if said[0] == "council" and said[1:] and said[-1] in _SENT:
        return True
    if said[0] == "council":
        return False
    if others.are_other_members(text):
        return False
    if said[0] in _SENT_BY and said[1:2] in (("of",), ("from",)):
        return True
    return _is_kind(text, said)


def _is_kind(text: str, said: tuple[str, ...]) -> bool:
    plural = said[-1] in _PLURALS
    if said[-1] in words.BODY_SINGULAR or (not plural and not _OF_A_BODY.isdisjoint(said)):
        return False
    if plural and len(said) < 6:
        return len(said) == 1 or not _BODY_WORDS.issuperset(said[:-1])
    if words.is_class(text):
        if said[1:2] in (("at",), ("with",), ("who",)):
            return words.is_seat(text)  # "Workers at Number Three Shed" are in a picture
        return len(said) < 6 or not _PLURALS.isdisjoint(said) or words.is_seat(text)
    return len(said) < 3 and (not _PLURALS.isdisjoint(said) or words.is_seat(text))


_OTHER_GROUPS = word_set(
    """
    team teams group groups department office unit directory election elections candidate candidates vacancies seats
    posts month week year minutes agenda agendas papers
    """
)
_SENT = word_set(
    "nominee nominees representative representatives director directors trustee trustees appointee appointees"
)
_SENT_BY = word_set("representatives nominees appointees delegates")
_NO_SEAT = _ATTENDANCE | {"contact", "our", "meet", "your", "about", "the"}
_NO_KINDS_END = word_set("surgeries present absent excused attendance attending")
_NO_KIND = _NO_SEAT | {"board", "who", "course", "programme", "camp"}
_SINGULAR = words.SEATS - _PLURALS
_OF_A_BODY = word_set("committee subcommittee of")
_BODY_WORDS = words.BODY_SINGULAR | {"and", "of", "the", "members", "current", "all", "list"}


def _joined(texts: list[str]) -> str:
    return " > ".join(texts)
