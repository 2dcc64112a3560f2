"""Read one line as a board prints it: "Name, Role", "Role: Name", "Place - Name, Name (lead governor)".

The grammar is the page's punctuation, strongest first: bars, spaced dashes and colons cut a line into a name and the
rest; brackets hold notes; commas come last. Which side is the name is decided by how like names the sides are.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from spiders.extract import contacts, openings, words
from spiders.extract.attached import detailed, labelled, levelled
from spiders.extract.commas import SURE_IN_LIST, behind_brackets, by_commas, hyphened, run_together
from spiders.extract.details import NOTE, joined, pieces_of
from spiders.extract.glance import may_name_somebody
from spiders.extract.holders import MAX_ENTRY, Entry, is_in_care_of, single_holder, tidy
from spiders.extract.parted import mended
from spiders.extract.people import people
from spiders.extract.persons import LIKELY, is_letters, is_titled, likeness
from spiders.extract.surname_first import in_order
from transforms.names import word_set

_CUT_MARK = re.compile(r"[|¦–—−:…\t-]|\.\.\.")  # a cheap search: one of them is in every cut
_CUT = re.compile(r"[|¦\t—]|…+|[–—−](?:(?<=\s.)|(?=\s))|-(?:(?<=\s-)-?|(?<!\d-)(?=\s))|:(?=\s|$|[A-Z])|\.{3,}")
# A note between a name and the dash before what the holder is.
_NOTE_AND_CUT = re.compile(r"\s*\([^()]{1,120}\)(?=\s*[|–—-]\s)")
_NOT_LABELS = word_set(
    """
    contact contacts email e-mail tel telephone phone photo photograph photographs photographer author written posted by
    clerk website web fax address source credit image picture caption published updated from to subject sent
    date time venue location re cc editor contributor speaker host copyright designed prepared approved
    signed proposed seconded action minute minutes notes apology tags category categories share attending
    mobile enquiries facebook twitter book film director's trainer coach instructor referee winner welcomed
    """
)
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th|[ºª°]|er|re|e|ère|ème|ste|de)(?!\w)")
_DASH = re.compile(r"\s*(?:\s[-–—]|[-–—](?=\s))\s*")
# How like a name the words behind a colon must be, where those before it could be one.
SURE_NAME = 0.9
PARAGRAPH = 130
_LETTER = re.compile(r"[^\W\d_]")


def read(text: str, lead: str = "") -> list[Entry]:
    """The entries of one printed line; none when the line is not an entry.

    Args:
        text: the line.
        lead: its first part, when the page sets it apart in bold: a name there settles which part is the
        name.

    """
    return list(_read(text, lead))


@lru_cache(maxsize=1024)
def _read(text: str, lead: str) -> tuple[Entry, ...]:
    return tuple(_entries(text, lead)) if may_name_somebody(text) else ()


def _entries(text: str, lead: str) -> list[Entry]:
    text = tidy(text)
    if text[:15].casefold() == "represented by ":
        text, lead = text[15:], ""
    text = mended(text)
    if not 2 <= len(text) <= MAX_ENTRY or "@" in text[:40] or "://" in text or is_in_care_of(text):
        return []
    if text[-4:-2] == ", " and contacts.is_town(text):
        return []
    alone = single_holder(text)
    if alone and not _ends_before(text, tidy(lead)):
        return [alone]
    if text[-1].isdigit() or text[-2].isdigit():
        if contacts.is_address(text):
            return []
        bare = tidy(contacts.without_telephone(text))
        if bare != text:
            found = _entries(bare, lead)
            return found if all(entry.sure >= openings.SURE_DESPITE_NUMBER for entry in found) else []
    return _of_parts(text, lead)


def _ends_before(text: str, lead: str) -> bool:
    """Whether a name that the page sets apart ends before its line does: "<b>Ann Example</b> Testford"."""
    rest = text[len(lead) :].strip() if lead and text.startswith(lead) else ""
    if not rest[:1].isupper() or is_letters(rest) or len(lead.split()) < 2:
        return False
    holder = single_holder(lead)
    told = not is_titled(lead) or openings.PARTY_WORDS.issuperset(words.words_of(rest)) or words.is_role(rest)
    return holder is not None and not holder.vacant and holder.sure >= SURE_IN_LIST and told


def _of_parts(text: str, lead: str) -> list[Entry]:
    """The entries of a line that is more than one bare holder."""
    office, colon, holder = text.partition(": ")
    if colon and words.says_vacant(holder) and _can_label(office):
        return [labelled(nobody, office) for nobody in _alone(holder)]  # though the office's words could be a name
    if (row := _parted_alike(text)) and (len(row) >= A_ROW or not any(entry.role or entry.label for entry in row)):
        return row
    if ";" in text and (divided := several(text)):
        return divided
    lead = tidy(lead)
    if lead and lead != text and single_holder(lead) and text.startswith(lead):
        if found := openings.of_a_party(text, lead):
            return found
        noted = _NOTE_AND_CUT.match(text, len(lead))
        lead = text[: noted.end()] if noted else lead
        return _name_first(lead, text[len(lead) :].lstrip(" ,.:;|–—-"))
    if lead and lead != text and text.startswith(lead) and (found := told_by(lead, text[len(lead) :])):
        return found
    if found := openings.with_initials(text) or openings.turned_with_party(text):
        return found
    if "," in text and len(_DASH.findall(text)) > 1 and (paired := _each_with_role(text)):
        return paired
    return _by_cuts(text) or (hyphened(text) if "-" in text else []) or run_together(text)


A_ROW = 3


def told_by(lead: str, rest: str) -> list[Entry]:
    """The holder whom a page sets apart where a sentence opens, with the seat: "<b>Chair Ann Example</b> is ..."."""
    if not GOES_ON.match(rest):
        return []
    found = read(lead) or _behind_seat(lead.split())
    sure = len(found) == 1 and not found[0].vacant and (found[0].sure >= SURE_IN_LIST or found[0].role)
    return found if sure else []


def _behind_seat(said: list[str]) -> list[Entry]:
    """The holder behind a seat and nothing else, however unheard of the name: "Vice Chair Ann Example"."""
    for at in range(min(LONGEST_SEAT, len(said) - 2), 0, -1):
        seat = " ".join(said[:at])
        holder = single_holder(" ".join(said[at:])) if words.is_plain_seat(seat) else None
        if holder:
            return [labelled(holder, seat)]
    return []


LONGEST_SEAT = 4  # words
GOES_ON = re.compile(r",?\s+[a-z]")


def cuts(text: str, most: int) -> Iterator[re.Match[str]]:
    """The first marks of a line that part a name from what is said of it; the spaces around them are left out."""
    return islice(_CUT.finditer(text), most) if _CUT_MARK.search(text) else iter(())


def several(text: str) -> list[Entry]:
    """Groups divided by semicolons, each with its own opening: "Councillors A, B and C; Independent Trustees D, E"."""
    parts = [part.strip().removeprefix("and ").strip() for part in text.split(";") if part.strip()]
    label, _, first = parts[0].partition(":")
    head = label if first.strip() and not _is_person_text(label) else ""
    parts = [first.strip() if head else parts[0], *parts[1:]]
    found: list[Entry] = []
    for part in parts if len(parts) > 1 else []:
        group = people(part) or _by_cuts(part) or _alone(part)
        if not group or not all(entry.sure >= SURE_IN_LIST or words.is_role(entry.role) for entry in group):
            return []
        found += group
    return [replace(entry, label=entry.label or head) for entry in found]


def _each_with_role(text: str) -> list[Entry]:
    """The holders of a line that says of each what they are: "Ann Example - chair, Bob and Cath Sample - members"."""
    found: list[Entry] = []
    for piece in pieces_of(text.rstrip(" .")):
        name, mark, role = _DASH.sub("\n", piece, count=1).partition("\n")
        holders = people(name.strip()) or _alone(name.strip()) if mark and words.is_role(role) else []
        if not holders:
            return []
        found += [replace(holder, role=role.strip(), bare=False) for holder in holders]
    return found if len(found) > 1 else []


def _parted_alike(text: str) -> list[Entry]:
    """The holders of a line that parts names with bars or points: "Ann Example | Bob Sample | Cath Probe"."""
    mark = "|" if "|" in text else "•" if "•" in text else "·" if "·" in text else ""
    parts = [part.strip() for part in text.split(mark)] if mark else []
    found = [single_holder(part) for part in parts if part]
    sure = [one for one in found if one and (one.sure >= SURE_IN_LIST or one.role) and not one.vacant]
    return sure if len(sure) == len(found) > 1 else []


def _alone(text: str) -> list[Entry]:
    single = single_holder(text)
    return [single] if single else []


def _is_person_text(text: str) -> bool:
    return likeness(text.strip()) >= LIKELY


def _by_cuts(text: str) -> list[Entry]:
    """A line cut once, at its first bar, dash or colon: either the name stands first or what the holders are."""
    for cut in cuts(text, 4):
        before, after = text[: cut.start()].strip(), text[cut.end() :].strip()
        if not before or not after:
            continue
        if cut.group().strip() == ":" and "," in before and single_holder(before.split(",")[0]):
            break
        if likeness(before) < openings.SURE_DESPITE_NUMBER and not _LETTER.search(after):
            break  # "VP Number: 01234": what a number is labelled with is no name unless it is surely one
        holders = [] if cut.group().strip() == ":" and _is_surer(after, before) else _side(before)
        if holders and all(not holder.vacant for holder in holders):
            return detailed(holders, levelled(after, cut.group().strip()))
        if holders and not people(after):
            return detailed(holders, after)
        if not holders and ", " in before and words.is_seat(after) and in_order(before) != before:
            return detailed([Entry(before, sure=LIKELY)], after)  # "Sample, Ann - Chair", whatever the given name
        if _can_label(before):
            listed = people(after) or _after_label(after)
            if listed:
                return [labelled(holder, before) for holder in listed]
    return by_commas(text) or _turned_with_note(text)


def _is_surer(name: str, label: str) -> bool:
    """Whether what only looks like a name labels a name that is one: "Short Mat Bowls: Ann Example"."""
    return (
        likeness(label) < SURE_IN_LIST and bool(found := people(name)) and all(one.sure >= SURE_NAME for one in found)
    )


def _turned_with_note(text: str) -> list[Entry]:
    """The holder printed surname first, with a seat in brackets: "Sample, Ann (Chair)", whatever the given name."""
    name, bracket, note = text.partition(" (")
    if not bracket or not note.endswith(")") or not words.is_seat(note) or in_order(name) == name:
        return []
    return detailed([Entry(name, sure=LIKELY)], note[:-1])


def _side(text: str) -> list[Entry]:
    """Holders on the name side of a cut: one (with notes, letters or a role behind a comma), or several."""
    single = single_holder(text)
    return [single] if single else people(text) or by_commas(text)


def _after_label(text: str) -> list[Entry]:
    """Holders behind a label, each perhaps with a detail: "Chair: Ann Example, Some Council"."""
    found = by_commas(text)
    if found:
        return found
    for cut in cuts(text, 1):
        single = single_holder(text[: cut.start()].strip())
        if single:
            return detailed([single], text[cut.end() :])
    return behind_brackets(text)


_SENTENCE = re.compile(r"[a-z\d]{3}\. [A-Z]")
_LETTERS = re.compile(r"\b(?:[A-Z]\.){2,}$")  # "P.C.C."


def _can_label(text: str) -> bool:
    said = words.words_of(text)
    return (
        0 < len(said) <= 14
        and len(text) <= 120
        and (_NOT_LABELS.isdisjoint(said) or _is_their_office(said))
        and not text.endswith(("!", "?"))
        and (not text.endswith(".") or words.is_seat(text) or _LETTERS.search(text) is not None)
        and not _SENTENCE.search(text)
        and (not any(c.isdigit() for c in text[:4]) or bool(_ORDINAL.match(text)) or said[1:] == ("club",))
    )


def _is_their_office(said: tuple[str, ...]) -> bool:
    """Whether a label is the office of somebody who sees to what pages print as well ("Website Administrator")."""
    return said[-1] in _SEE_TO and _SEEN_TO.issuperset(_NOT_LABELS.intersection(said))


_SEE_TO = word_set("administrator coordinator co-ordinator officer manager secretary lead")
_SEEN_TO = word_set("website web facebook twitter film book minute minutes email mobile venue")


def behind_label(text: str) -> list[Entry]:
    """The holders of a line whose first part is read as a label, though it could be a name ("Match Captain: ...")."""
    for cut in cuts(text, 1):
        before, after = text[: cut.start()].strip(), text[cut.end() :].strip()
        found = people(after) or _after_label(after)
        if before and found and _can_label(before):
            return [labelled(holder, before) for holder in found]
    return []


def _name_first(lead: str, rest: str) -> list[Entry]:
    note = NOTE.match(rest)
    if note and note.end() < len(rest):  # "<a>Cllr Ann Example</a> (Chair) Sampleton City Council"
        lead, rest = f"{lead} {note.group()}", rest[note.end() :].strip(" ,–—-")
    holders = people(lead) or ([single] if (single := single_holder(lead)) else [])
    if len(rest) > PARAGRAPH and holders and holders[0].sure < SURE_IN_LIST:
        return []  # "Accountable Bodies - Sample Council has the role of ...": the title of a paragraph
    letters = 0
    pieces = pieces_of(rest) if len(holders) == 1 and "," in rest else []
    while letters < len(pieces) and is_letters(pieces[letters]):
        letters += 1
    if letters:
        holders = [replace(holders[0], name=joined([holders[0].name.rstrip(" ,"), *pieces[:letters]]))]
        rest = joined(pieces[letters:])
    return detailed(holders, rest)
