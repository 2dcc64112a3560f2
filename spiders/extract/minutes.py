"""Read attendance as minutes print it: "PRESENT: ...", "Apologies - ...", run together in one paragraph or one line
each.

Those present and those who sent apologies sit on the body; those "in attendance" do not. Text that came from a PDF
has lost its line ends, so names are also taken apart where a title, initials or a known given name begins the next
person.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from spiders.extract import words
from spiders.extract.entries import read, several
from spiders.extract.given_names import GIVEN_NAMES
from spiders.extract.holders import Entry
from spiders.extract.layout import MAX_LINES, Line
from spiders.extract.markup import Unreadable
from spiders.extract.people import list_pieces, people
from spiders.extract.persons import NEVER, likeness
from transforms.names import word_set

CUED = "cued"
MAX_RUN = 3_000
SURE_WITH_TITLE = 0.9
# A list of so many pieces may have a share of others among them, none of them a sentence.
FEWEST_IN_LONG_LIST = 5
LOST = 0.2
MAX_LOST = 60

_CUE = re.compile(
    r"(?:(?<=^)|(?<=[.;)\s]))((?:(?i:board|committee|commission|council|voting) )?"
    r"(?i:members|directors|trustees|commissioners|governors|councillors|councilmembers|aldermen|selectmen|supervisors)"
    r" (?i:present|absent|excused|in attendance|attending)|"
    r"(?i:staff|others?|guests?|visitors) (?i:members )?(?i:also )?(?i:present|in attendance|attending)|"
    r"PRESENT|Present|SEDERUNT|Sederunt|(?:ALSO )?IN ATTENDANCE|"
    r"(?:Also )?[Ii]n [Aa]ttendance|ATTENDING|Attending|ALSO PRESENT|Also [Pp]resent|"
    r"APOLOGIES(?: FOR ABSENCE)?|Apologies(?: for absence| received)?(?: from)?|ABSENT|"
    r"Absent)\s?(?:[:–—]|\s-)\s?"
)
_MEMBERS = re.compile(
    r"^((?:Board |Current )?(?:Membership|Members|Directors|Trustees|Governors))\s?[:–-]?\s+(?=[A-Z])"
)
_ONLY_CUE = re.compile(r"^(?:present|apologies(?: for absence)?|absent|sederunt)\s?[:–—-]?$", re.IGNORECASE)
_CUE_WORD = re.compile("present|sederunt|attend|apolog|absent|excused")
_TITLE = re.compile(
    r"(?:(?<=[\s)])|^)(?=(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Cllr|Councillor|Coun|Sir|Dame|Lord|Lady|"
    r"Bailie|Baillie|Provost|Revd?|Rev)\b\.?\s[A-Z])"
)
_SURNAME = re.compile(r"^(?:Mac|Mc|O['’]|De|Di|D['’])?[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?[,.]?$")
_INITIAL = re.compile(r"^[A-Z](?:[A-Z]{0,2}|\.(?:[A-Z]\.){0,2})$")
_TOKEN = re.compile(r"\([^()]{0,80}\)|[^\s()]+")
_DOUBLED = word_set("sir dame lord lady dr mr mrs ms miss prof professor")


def split_cues(lines: list[Line]) -> list[Line]:
    """The lines, with every attendance cue inside a line made a label of its own, and the rest of the line put below
    it.

    Raises:
        Unreadable: the page has more cues than any page of minutes.

    """
    result: list[Line] = []
    for line in lines:
        if result and line.text.count(",") > 1 and _ONLY_CUE.match(result[-1].text) and line.tag != CUED:
            line = replace(line, tag=CUED, level=0)
        result.extend(_split(line) if _may_cue(line.text) or _MEMBERS.match(line.text) else [line])
        if len(result) > 2 * MAX_LINES:
            raise Unreadable("too large", f"the page prints more than {2 * MAX_LINES:,} parts of minutes")
    for at, line in enumerate(result):
        line.index = at
    return result


def _may_cue(text: str) -> bool:
    """Whether a cue may stand in a text: cheaper to ask than to search for one, and most lines have none."""
    if ":" not in text and "-" not in text and "–" not in text and "—" not in text:
        return False  # one of them ends every cue
    return _CUE_WORD.search(text.lower()) is not None


def _split(line: Line) -> list[Line]:
    members = _MEMBERS.match(line.text)
    if members and looks_run_on(rest := line.text[members.end() :]) and run_on(rest):
        label = replace(line, text=f"{members.group(1)}:", lead="", bold=False, level=0, tag="p")
        return [label, replace(line, text=rest, lead="", bold=False, level=0, tag=CUED)]
    cues = [cue for cue in _CUE.finditer(line.text) if cue.end() < len(line.text)]
    if not cues or (cues[0].start() > 0 and not line.text[: cues[0].start()].strip().endswith((".", ";", ")"))):
        return [line]
    parts = [replace(line, text=line.text[: cues[0].start()].strip(), lead="", bold=False)] if cues[0].start() else []
    for cue, following in zip(cues, [*cues[1:], None], strict=True):
        said = line.text[cue.end() : following.start() if following else None].strip()
        parts.append(replace(line, text=f"{cue.group(1)}:", lead="", bold=False, level=0, tag="p"))
        parts.append(replace(line, text=said, lead="", bold=False, level=0, tag=CUED))
    return [part for part in parts if part.text]


def listed(text: str) -> list[Entry]:
    """The holders of what follows a cue: names with commas between them, some with a role behind them; or groups of
    such with semicolons ("Councillors A Person and B Person; C Person, Head of Housing, ex officio trustee"). None
    unless every group is holders.
    """
    whole = people(text) or _with_roles(text)
    if len(whole) < 2 and looks_run_on(text):
        whole = run_on(text) or whole
    parts = [part.strip(" .").removeprefix("and ") for part in text[:MAX_RUN].split(";")]
    if whole:
        return whole
    groups = [people(part) or read(part) for part in parts if part] if len(parts) > 1 else []
    if groups and all(groups):
        return [entry for entries in groups for entry in entries]
    return _but_for_few(text)


def _but_for_few(text: str) -> list[Entry]:
    """The holders of a long list in which a piece or two is something else ("Guest Speaker - A Person")."""
    pieces = [piece for piece in list_pieces(text[:MAX_RUN]) if not piece.isdigit()]
    read_off = [people(piece) for piece in pieces]
    lost = [piece for piece, entries in zip(pieces, read_off, strict=True) if not entries]
    if len(pieces) < FEWEST_IN_LONG_LIST or len(lost) > LOST * len(pieces) or any(len(one) > MAX_LOST for one in lost):
        return []
    return [entry for entries in read_off for entry in entries]


def _with_roles(text: str) -> list[Entry]:
    """Names with commas between them, of which some have a role behind another comma: "A Person, B Person, Chair"."""
    found: list[Entry] = []
    for piece in list_pieces(text[:MAX_RUN]):
        entries = people(piece)
        if not entries and found and words.is_role(piece) and not found[-1].role:
            found[-1] = replace(found[-1], role=piece, bare=False)
        elif entries:
            found += entries
        else:
            return []
    return found if len(found) > 1 else []


def looks_run_on(text: str) -> bool:
    """Whether a line may hold several people with nothing between them, though it reads as one: many words, or
    titles.
    """
    if len(_TITLE.findall(text[:MAX_RUN])) > 1:
        return True
    return len(text.split()) >= 6 and not any(mark in text for mark in ",;:|–")


def run_on(text: str) -> list[Entry]:
    """The holders of a line that has nothing, or only titles, between them; none unless the whole line is holders."""
    if not 12 <= len(text) <= MAX_RUN:
        return []
    found = _by_titles(text)
    if found or not _opens_a_person(text):
        return found
    tokens = _TOKEN.findall(text)
    return _by_initials(tokens) or _by_given_names(tokens)


def _opens_a_person(text: str) -> bool:
    """Whether a line begins, behind its titles, as a person's name in run-on text does, or with a vacancy."""
    tokens = (found.group() for found in _TOKEN.finditer(text))
    opening = next((token for token in tokens if token.rstrip(".") not in _TITLES), "")
    return _is_initials(opening) or _is_given_name(opening) or opening.casefold() == "vacant"


def _by_titles(text: str) -> list[Entry]:
    """Every title opens a person: "Mr A Person, Public Governor, Sampleton Dr B Person, ..."."""
    if not _TITLE.match(text):
        return []
    starts = [at.start() for at in _TITLE.finditer(text)]
    starts = [
        at
        for at, before in zip(starts, [-9, *starts], strict=False)
        if at - before > 1 and not _is_doubled(text[max(0, before) : at])
    ]
    if len(starts) < 2:
        return []
    pieces = [text[at:until].strip(" .,;") for at, until in zip(starts, [*starts[1:], None], strict=True)]
    found = [_of_one_title(piece.removesuffix(" and").removesuffix(" &").rstrip(" ,")) for piece in pieces]
    entries = [entry for some in found for entry in some] if all(found) else []
    # "Ms Example was appointed when Mr Sample retired": what the people of a sentence did, and no list of them.
    told = (word for entry in entries for word in f"{entry.role} {entry.affiliation}".split())
    return [] if _DONE.intersection(told) else entries


_DONE = word_set("was were has had when after who became replaced succeeded")


def _of_one_title(piece: str) -> list[Entry]:
    """The holder whom a title opens, with those without one behind semicolons: "Dr A Person, Chair; B Sample"."""
    return people(piece) or (several(piece) if ";" in piece else []) or read(piece) or _with_job_behind(piece)


def _with_job_behind(piece: str) -> list[Entry]:
    """A titled name and what the holder is, with nothing between: "Dr A Person Section Editor". The name ends before
    the first word that no name has.
    """
    tokens = piece.split()
    for at in range(2, min(len(tokens), 7)):
        if tokens[at].casefold() in NEVER:
            name, role = " ".join(tokens[:at]), " ".join(tokens[at:])
            holds = words.is_role(role) and likeness(name) >= SURE_WITH_TITLE
            return [Entry(name, role=role, sure=likeness(name))] if holds else []
    return []


def _is_doubled(before: str) -> bool:
    """A title that follows another one at once ("Professor Sir") opens nobody."""
    said = before.strip().split()
    return len(said) == 1 and said[0].rstrip(".").casefold() in _DOUBLED | {"councillor", "cllr"}


def _by_initials(tokens: list[str]) -> list[Entry]:
    """Initials open a person, one surname follows: "KE Person DH Sample SR Example (Chair)"."""
    return _taken(tokens, _is_initials)


def _is_initials(word: str) -> bool:
    return _INITIAL.match(word) is not None


def _by_given_names(tokens: list[str]) -> list[Entry]:
    """A known given name opens a person, one surname follows: "Ann Sample Donald McTest Drew Probe"."""
    return _taken(tokens, _is_given_name)


def _is_given_name(word: str) -> bool:
    return word[:1].isupper() and word.casefold().split("-")[0] in GIVEN_NAMES


def _taken(tokens: list[str], opens: Callable[[str], bool]) -> list[Entry]:
    found: list[Entry] = []
    at = 0
    while at < len(tokens):
        start = at
        while at < len(tokens) and tokens[at].rstrip(".") in _TITLES:
            at += 1
        opening = at
        while at < len(tokens) and opens(tokens[at]) and at - opening < (3 if len(tokens[at]) < 4 else 1):
            at += 1
        if at == opening or at >= len(tokens) or not _SURNAME.match(tokens[at]):
            if tokens[start].casefold() == "vacant":
                found.append(Entry("Vacant", vacant=True, sure=0.8))
                at = start + 1
                continue
            return []
        name = " ".join(tokens[start : at + 1]).rstrip(",")
        at += 1
        role = ""
        if at < len(tokens) and tokens[at].startswith("("):
            role = tokens[at][1:-1]
            at += 1
        found.append(Entry(name, role=role, sure=min(0.85, likeness(name) or 0.5)))
    return found if len(found) >= 3 else []


_TITLES = word_set(
    """
    Mr Mrs Ms Miss Dr Prof Professor Cllr Councillor Coun Sir Dame Lord Lady Bailie Baillie Provost Revd Rev
    """
)
