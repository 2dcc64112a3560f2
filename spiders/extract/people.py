"""Several holders in one text: "A Person, B Person (Chair) and C Person", "Tom and Ann Example", "Trustees A and B".

A text is a list only where every piece of it is a holder.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spiders.extract import words
from spiders.extract.details import NOTE
from spiders.extract.given_names import GIVEN_NAMES
from spiders.extract.glance import may_name_somebody
from spiders.extract.holders import MAX_ENTRY, Entry, notes_of, single_holder, tidy, with_notes
from spiders.extract.persons import LIKELY, MAX_NAME, is_letters, likeness
from spiders.extract.surname_first import is_surname_before_title
from transforms.names import is_honorific, without_titles

SURE_INITIALS = 0.85
SURE_BESIDE = 0.6  # how like a name the one of a couple must be, where the other surely is one
_INITIAL = re.compile(r"[A-Z]\.(?= |$)")
_BETWEEN = re.compile(r"[,;](?:\s+(?:and|&|plus)\s+)?|/|\s+(?:and|&|\+|plus|et|und|og|och)\s+")
_PARTS = re.compile(r"[,;/(\[+&]| (?:and|et|und|og|och) ")  # what may part a list, and is cheap to look for
_LOST_COMMA = re.compile(r"(?<=[)\]]) (?=([A-Z][a-z]+) [A-Z])")
_PAIR = re.compile(r"\s+(?:and|AND|und|et|og|och|&)\s+|/")
_TITLES = re.compile(r"[^\W\d_]{2,9}\.?/[^\W\d_/]{2,9}(?=\.?\s)")
_LEVELLED = re.compile(r"\b[A-Z]{3,7}/[a-z]\b")  # letters of a distinction with its level: "EFIAP/b"
_BILINGUAL = re.compile(r"(?<=Cyng\.)\s/\s(?=Cllr)|(?<=Cyng)\s/\s(?=Cllr)|(?<=Cynghorydd)\s/\s(?=Councillor)")
_LEADS_ELSEWHERE = frozenset(("of", "at", "for", "in", "the", "with", "are", "is", "were", "was", "include"))
_KINDS_OF_COUNCILLOR = ("councillors", "cllrs", "bailies", "baillies")
_MASK = str.maketrans({",": "\ue000", ";": "\ue001", "/": "\ue002", "&": "\ue003", " ": "\ue004", "+": "\ue005"})
_UNMASK = str.maketrans({"\ue000": ",", "\ue001": ";", "\ue002": "/", "\ue003": "&", "\ue004": " ", "\ue005": "+"})


def people(text: str) -> list[Entry]:
    """The text as a list of holders ("A Person, B Person (Chair) and C Person"); none unless every piece is one."""
    return list(_people(text))


@lru_cache(maxsize=1024)
def _people(text: str) -> tuple[Entry, ...]:
    if len(text) > MAX_ENTRY * 4 or (len(text) <= 2 * MAX_NAME and not may_name_somebody(text)):
        return ()
    if ", " in text and is_surname_before_title(text) and (single := single_holder(text.strip(" .~"))):
        return (single,)
    if text.count(" ") < 3 and not _PARTS.search(text) and not text.endswith(("Jr.", "Sr.")):
        single = single_holder(text.strip(" .~"))
        if single and not text.casefold().startswith(_KINDS_OF_COUNCILLOR):
            return (single,)  # as the rest would find, with less work: most texts in a column of names are like this
    if "/" in text:
        if words.says_vacant(text) and (vacancy := single_holder(text)):
            return (vacancy,)
        text = _LEVELLED.sub(lambda found: found.group().translate(_MASK), text)
        text = _BILINGUAL.sub(lambda found: found.group().translate(_MASK), _TITLES.sub(_masked_titles, text))
    return tuple(_couple(text) or (_listed(text) if may_name_somebody(_opening(text)) else ()))


def _masked_titles(found: re.Match[str]) -> str:
    """Titles with a slash between them: it does not part two holders."""
    return found.group().translate(_MASK) if is_honorific(found.group()) else found.group()


def _opening(text: str) -> str:
    """The first piece of a list: when nobody is in it, none of the list is worth reading."""
    first = _BETWEEN.split(text.lstrip(" .,;/"), maxsplit=1)[0]
    return text if "(" in first or "[" in first else first


def _listed(text: str) -> list[Entry]:
    """The holders of a list, each with what the list says of it; none unless every piece is a holder."""
    found: list[Entry] = []
    carried = ""
    for piece in list_pieces(text):
        if found and is_letters(piece):
            found[-1] = replace(found[-1], name=f"{found[-1].name}, {piece}")
            continue
        prefix, entry = prefixed(piece)
        if prefix:
            carried = prefix if words.words_of(prefix)[-1].endswith("s") else ""
        entry = entry or single_holder(piece)
        if entry is None and len(found) > 0 and piece.istitle() and piece.casefold() in GIVEN_NAMES:
            continue  # somebody known to the readers by the given name alone: who that is, the page does not say
        if entry is None and len(found) > 1 and piece.startswith("the ") and words.is_role(piece[4:]):
            continue  # whoever holds an office elsewhere, unnamed
        if entry is None:
            return []
        opening = prefix or carried
        if opening:
            entry = replace(entry, role=entry.role or opening, label=entry.label or opening)
        found.append(entry)
    return found


def list_pieces(text: str) -> Iterator[str]:
    """A list cut at commas, semicolons, slashes and "and", but never inside brackets."""
    if not _PARTS.search(text):
        bare = text.strip(" .~") if not text.rstrip().endswith(("Jr.", "Sr.")) else text.strip()
        yield from _two(bare) if bare else ()
        return
    noted = "(" in text or "[" in text
    if noted:
        text = NOTE.sub(lambda note: note.group(0).translate(_MASK), text)
    for piece in _BETWEEN.split(_with_lost_commas(text) if noted else text):
        bare = piece.strip(" .~")
        if bare:
            bare = piece.strip() if piece.rstrip().endswith(("Jr.", "Sr.")) else bare
            yield from _two(bare.translate(_UNMASK))


def _with_lost_commas(text: str) -> str:
    """A list with a comma between a closing bracket and the given name that follows it."""
    return _LOST_COMMA.sub(lambda found: "," if found.group(1).casefold() in GIVEN_NAMES else found.group(0), text)


def _two(text: str) -> list[str]:
    """Two full names with nothing between them, or with "y", "e" or "i": the words that also part the two surnames of
    one person.
    """
    tokens = text.partition(" (")[0].split()
    if len(tokens) == 4 and [token.casefold() in GIVEN_NAMES for token in tokens] == [True, False, True, False]:
        first = " ".join(tokens[:2])
        return [first, text[len(first) + 1 :]] if tokens[0].istitle() and tokens[2].istitle() else [text]
    for mark in (" y ", " e ", " i "):
        first, found, second = text.rpartition(mark)
        are_two = found and " " in first and " " in second and second[0].isupper()
        if are_two and (second.split()[0].casefold() in GIVEN_NAMES or len(text.split()) > LONGEST_OF_ONE):
            return [first, second]
    return [text]


LONGEST_OF_ONE = 6


def _couple(text: str) -> list[Entry]:
    """Two people who share the surname that is printed once: "Tom and Ann Example"."""
    may_part = len(text) <= 2 * MAX_NAME and _PAIR.search(text) is not None
    parts = _PAIR.split(text, maxsplit=2) if may_part else []
    if len(parts) != 2 or not all(parts):
        return []
    first, second = parts[0].strip(), tidy(NOTE.sub("", parts[1]))
    surname = second.split()[-1] if second.split() else ""
    short = len(first.split()) == 1 or (
        len(first.split()) == 2
        and likeness(first) < 0.9
        and first.split()[0].rstrip(".").casefold() in {"mr", "mrs", "dr", "ms"}
    )
    given = without_titles(first).casefold()
    both_titled = given in GIVEN_NAMES and given != first.casefold() and without_titles(second) != second
    both_titled = both_titled and " " in without_titles(second)
    if not (short or both_titled):
        return []
    if not both_titled and likeness(first) >= LIKELY and len(first.split()) > 1 and len(first.split()[-1]) > 2:
        return []
    whole = f"{first} {surname}"
    least = SURE_INITIALS if _INITIAL.fullmatch(first) and _INITIAL.match(second) else 0.9
    sure = likeness(second), likeness(whole)
    if max(sure) < least or min(sure) < SURE_BESIDE:
        return []
    return [with_notes(Entry(name, sure=0.9, bare=True), notes_of(parts[1], second)[:1]) for name in (whole, second)]


def _opens_a_name(word: str) -> bool:
    """Whether a name may begin with a word: no role, unless it is a given name as well ("Dean")."""
    return not words.is_role(word) or word.casefold() in GIVEN_NAMES


@lru_cache(maxsize=1024)
def prefixed(piece: str) -> tuple[str, Entry | None]:
    """A piece that opens with what its holders are ("Independent Trustees Ann Example"): that opening, and the
    holder.
    """
    tokens = piece.split()
    if tokens and tokens[0].casefold() in _KINDS_OF_COUNCILLOR and likeness(" ".join(tokens[1:])) >= LIKELY:
        return tokens[0], single_holder(" ".join(tokens[1:]))
    if single_holder(piece) or not words.may_open_with_role(piece):
        return "", None
    for at in range(1, min(len(tokens) - 1, 5)):
        opening = " ".join(tokens[:at])
        rest = " ".join(tokens[at:])
        if tokens[at - 1] == "/":
            continue  # "The Representative Body / Y Corff Cynrychioliadol" is one heading in two languages
        if tokens[at - 1].casefold() in _LEADS_ELSEWHERE:
            continue  # "Founding Chairman of the Sample Fund" names no person, "The members are" is no role
        if words.is_role(opening) and likeness(NOTE.sub("", rest).strip()) >= 0.7 and _opens_a_name(tokens[at]):
            return opening.rstrip(" –—-:"), single_holder(rest)
    return "", None
