"""One holder: "A Person", "A Person (AP) (Chair)", "Vacant", "Name withheld".

Every shape ends here: whatever the mark-up, a board is in the end a name, or names with commas between them (`people`).
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from spiders.extract import words
from spiders.extract.details import NOTE, is_aside, split_detail
from spiders.extract.given_names import GIVEN_NAMES
from spiders.extract.glance import may_name_somebody
from spiders.extract.persons import LIKELY, MAX_NAME, likeness
from spiders.extract.surname_first import is_surname_first
from transforms.names import is_honorific

MAX_ENTRY = 600
MAX_HOLDER = MAX_NAME + 1  # a name printed surname first has a comma more
SURE_SURNAME_FIRST = 0.85
_BULLET = re.compile(
    r"^(?:\?+\s+[-–—]\s+|[\s•·▪◦‣●○■□*»›>–—\u2600-\u27bf\u25a0-\u25ff\u2b00-\u2bff-]+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)+"
)
_LONG_END = re.compile(r"[^\W\d_]{4}\.$")
_GLUED_NAME = re.compile(r"^([A-Z][a-z]{2,11})([A-Z][a-z]{2,14})$")
_GLUED_INITIALS = re.compile(r"^((?:[A-Z]\.){1,3})(?=[A-Z][a-z]{2})")
_QUOTES = {"‘": "’", "“": "”", "`": "`"}
_STATUS = re.compile(
    r"\b(?:appointed|resigned|retired|elected|re-elected|until|from|since|term|nominated|stood down|"
    r"stepped down|co-opted|interim|acting|designate|unopposed|joined|left|to)\b",
    re.IGNORECASE,
)


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
    """A given name, or initials, and a surname that were printed without a space between them, with it."""
    if "." in text[:6]:
        text = _GLUED_INITIALS.sub(r"\1 ", text)
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
    return with_notes(holder, notes_of(text, holder.name)) if holder else None


def _kept_if_in_use(note: re.Match[str]) -> str:
    """A bracket that holds the name in use, inside the full one: it belongs to the name ("William (Bill) Example")."""
    follows = note.string[note.end() :].lstrip()[:1].isupper()
    in_use = note.group(1)
    may_be = in_use.casefold() in GIVEN_NAMES or (
        in_use.istitle() and _ENDS_IN_INITIALS.search(note.string[: note.start()])
    )
    return note.group() if note.start() and follows and may_be else " "


_ENDS_IN_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.\s?){1,4}$")


def notes_of(text: str, name: str) -> list[str]:
    """The notes in brackets that say something of the holder of that name: no asides, keys, titles or names in use."""
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


def with_notes(entry: Entry, notes: list[str]) -> Entry:
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
