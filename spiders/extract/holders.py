"""One holder, or a list of holders: "A Person (AP) (Chair)", "A Person, B Person and C Person", "Tom and Ann
Example".

Every shape ends here: whatever the mark-up, a board is in the end a name, or names with commas between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spiders.extract import words
from spiders.extract.details import NOTE, is_aside, split_detail
from spiders.extract.given_names import GIVEN_NAMES
from spiders.extract.glance import may_name_somebody
from spiders.extract.persons import (
    LIKELY,
    MAX_NAME,
    is_letters,
    is_surname_before_title,
    is_surname_first,
    likeness,
)
from transforms.names import is_honorific, without_titles

MAX_ENTRY = 600
MAX_HOLDER = MAX_NAME + 1  # a name printed surname first has a comma more
SURE_SURNAME_FIRST = 0.85
SURE_INITIALS = 0.85
SURE_BESIDE = 0.6  # how like a name the one of a couple must be, where the other surely is one
_INITIAL = re.compile(r"[A-Z]\.(?= |$)")
_BETWEEN = re.compile(r"[,;](?:\s+(?:and|&|plus)\s+)?|/|\s+(?:and|&|\+|plus|et|und|og|och)\s+")
_PARTS = re.compile(r"[,;/(\[+&]| (?:and|et|und|og|och) ")  # what may part a list, and is cheap to look for
_LOST_COMMA = re.compile(r"(?<=[)\]]) (?=([A-Z][a-z]+) [A-Z])")
_PAIR = re.compile(r"\s+(?:and|AND|und|et|og|och|&)\s+|/")
_BULLET = re.compile(r"^(?:[\s•·▪◦‣●○■□*»›>–—-]+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)+")
_LONG_END = re.compile(r"[^\W\d_]{4}\.$")
_GLUED_NAME = re.compile(r"^([A-Z][a-z]{2,11})([A-Z][a-z]{2,14})$")
_QUOTES = {"‘": "’", "“": "”", "`": "`"}
_TITLES = re.compile(r"[^\W\d_]{2,9}\.?/[^\W\d_/]{2,9}(?=\.?\s)")
_BILINGUAL = re.compile(r"(?<=Cyng\.)\s/\s(?=Cllr)|(?<=Cyng)\s/\s(?=Cllr)|(?<=Cynghorydd)\s/\s(?=Councillor)")
_STATUS = re.compile(
    r"\b(?:appointed|resigned|retired|elected|re-elected|until|from|since|term|nominated|stood down|"
    r"stepped down|co-opted|interim|acting|designate|unopposed|joined|left|to)\b",
    re.IGNORECASE,
)
_LEADS_ELSEWHERE = frozenset(("of", "at", "for", "in", "the", "with", "are", "is", "were", "was", "include"))
_KINDS_OF_COUNCILLOR = ("councillors", "cllrs", "bailies", "baillies")
_MASK = str.maketrans({",": "\ue000", ";": "\ue001", "/": "\ue002", "&": "\ue003", " ": "\ue004", "+": "\ue005"})
_UNMASK = str.maketrans({"\ue000": ",", "\ue001": ";", "\ue002": "/", "\ue003": "&", "\ue004": " ", "\ue005": "+"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One holder, vacancy or withheld name read off a line.

    Attributes:
        name: as published, without notes in brackets.
        role: what the line says the holder is.
        affiliation: place, employer or body that the line prints with the name.
        vacant: the line prints a vacancy in place of a name.
        withheld: the line says that the name is kept back.
        sure: how like a person's name it is, 0 to 1.
        label: what stood before the name in the line ("Gateshead", "Staff governor"), also put in role or
        affiliation.
        bare: the line holds the name and nothing else.

    """

    name: str
    role: str = ""
    affiliation: str = ""
    vacant: bool = False
    withheld: bool = False
    sure: float = 0.0
    label: str = ""
    bare: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether the holder's words do not read as a name, and only the form of the list speaks for one."""
        return self.sure < LIKELY


# Between a rank and a name: "Major (retd) Ann Example".
_RETIRED = re.compile(r"(?<=[a-z.]) \(ret(?:d|['’]d|ired)?\.?\) (?=[A-Z])", re.IGNORECASE)


def tidy(text: str) -> str:
    """The line without its bullet, its number and its closing punctuation."""
    text = text[: MAX_ENTRY + 200].strip()
    if "ret" in text.casefold():
        text = _RETIRED.sub(" ", text)
    bullet = _BULLET.match(text)
    text = text[bullet.end() :] if bullet else text
    text = text.strip().rstrip(",;:–—|*†‡¹²³~").removesuffix(" -").strip().lstrip("~")
    if text[:1] in _QUOTES and _QUOTES[text[0]] not in text[1:]:
        text = text[1:].lstrip()  # a quotation that nothing closes is a letter lost
    # A full stop after a surname ends the line; after an initial or letters it belongs to the name.
    return text[:-1] if text.endswith(".") and _LONG_END.search(text[-5:]) and ". " not in text[:-1] else text


def is_in_care_of(text: str) -> bool:
    """Whether a line is the first of an address, and who is named in it only passes letters on."""
    return text[:3].casefold() == "c/o"


def _holder(text: str) -> Entry | None:
    """The text as one holder and nothing more: a person, a vacancy, a withheld name."""
    if len(text) > MAX_HOLDER or not may_name_somebody(text):
        return None
    if words.says_vacant(text):
        return Entry(text.strip(" ()[]*"), vacant=True, sure=0.8, bare=True)
    if words.says_withheld(text):
        return Entry(text.strip(" ()[]*"), withheld=True, sure=0.8, bare=True)
    name = _spaced(text.rstrip("*†‡¹²³"))
    sure = likeness(name)
    if sure < LIKELY and "," in text and is_surname_first(text):
        return Entry(text, sure=SURE_SURNAME_FIRST, bare=True)
    return Entry(name, sure=sure, bare=True) if sure >= LIKELY else None


def _spaced(text: str) -> str:
    """A given name and a surname that were printed without a space between them, with it."""
    found = _GLUED_NAME.match(text)
    apart = f"{found.group(1)} {found.group(2)}" if found else ""
    return apart if apart and likeness(apart) > 0.9 else text


@lru_cache(maxsize=4096)
def single_holder(text: str) -> Entry | None:
    """One holder with notes in brackets, such as "A Person (AP) (Chair)"; the notes become the role."""
    if "(" not in text and "[" not in text:
        return _holder(text)
    bare = tidy(NOTE.sub(_kept_if_in_use, text).replace("  ", " "))
    holder = _holder(" ".join(bare.replace(" ,", ",").split()))
    return _with_notes(holder, _notes(text, holder.name)) if holder else None


def _kept_if_in_use(note: re.Match[str]) -> str:
    """A bracket that holds the name in use, inside the full one: it belongs to the name ("William (Bill) Example")."""
    follows = note.string[note.end() :].lstrip()[:1].isupper()
    in_use = note.group(1)
    may_be = in_use.casefold() in GIVEN_NAMES or (
        in_use.istitle() and _ENDS_IN_INITIALS.search(note.string[: note.start()])
    )
    return note.group() if note.start() and follows and may_be else " "


_ENDS_IN_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.\s?){1,4}$")


def _notes(text: str, name: str) -> list[str]:
    found = [note.strip() for note in NOTE.findall(text)]
    said = [note for note in found if note and not is_aside(note) and not is_key(note, name) and not is_honorific(note)]
    return [note for note in said if note.casefold() not in GIVEN_NAMES]  # "W. J. (Bill) Example"


def is_key(note: str, name: str) -> bool:
    """Initials that minutes use for a person ("DM", "SMacK"): letters of the name, in its order."""
    letters = iter(re.sub(r"[^a-z]", "", name.casefold()))
    return (
        len(note) <= 6
        and note[:1].isupper()
        and note.replace(".", "").isalpha()
        and sum(c.isupper() for c in note) > 1
        and all(c in letters for c in note.casefold() if c != ".")
    )


def _with_notes(entry: Entry, notes: list[str]) -> Entry:
    """The entry with each note added to its role or, when it is a place or a party, to its affiliation."""
    for note in notes:
        if note.endswith(" Commissioner") and not entry.role:  # "Police, Fire and Crime Commissioner" is one office
            entry = replace(entry, role=note, bare=False)
        elif words.is_role(note) or words.is_class(note) or _STATUS.search(note):
            whole = entry.role or _STATUS.search(note) or not words.is_role(note)
            role, affiliation = (note, "") if whole else split_detail(note)
            joined = f"{entry.role} ({role})" if entry.role and role else role or entry.role
            entry = replace(entry, role=joined, affiliation=entry.affiliation or affiliation, bare=False)
        elif not note.isdigit():
            entry = replace(
                entry, affiliation=f"{entry.affiliation} ({note})" if entry.affiliation else note, bare=False
            )
    return entry


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


LONGEST_OF_ONE = 7


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
    return [_with_notes(Entry(name, sure=0.9, bare=True), _notes(parts[1], second)[:1]) for name in (whole, second)]


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
            return opening.rstrip(" –—-"), single_holder(rest)
    return "", None
