"""Lines that open in a way of their own: a surname with initials, a councillor with a party, an office before a name.

Each of these would be cut at the wrong place by the marks that part other lines.
"""

import re
from dataclasses import replace

from spiders.extract import words
from spiders.extract.attached import detailed, labelled
from spiders.extract.details import joined
from spiders.extract.holders import Entry, single_holder
from spiders.extract.people import people
from spiders.extract.persons import LIKELY, NEVER, is_letters, is_titled, likeness
from spiders.extract.surname_first import is_surname_first
from transforms.names import word_set

_NOTE_AND_PARTY = re.compile(r"\s*(?:\([^()]{1,120}\)\s*)?(?=\S)")
PARTY_WORDS = word_set(
    "labour conservative conservatives liberal democrat democrats green greens independent co-operative snp plaid "
    "cymru reform uk ukip party scottish welsh national unionist sinn féin sdlp alliance and"
)
OPENS_SEATS = words.SEATS | words.CLASSES | {"vice", "deputy", "co"}
OPENS_ROLES = OPENS_SEATS | words.JOBS | {"joint"}
MAX_SEAT = 40
SURE_DESPITE_NUMBER = 0.6
_SURNAME_AND_INITIALS = re.compile(
    r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: (?:[A-Z]\.?-?){1,3}){1,3})(?:\s?([:,;–-])\s|\s(\())"
)
_NUMBERED = word_set(
    "appendix annex schedule item level grade tier zone block type phase stage figure table option vitamin hepatitis"
)


def with_initials(text: str) -> list[Entry]:
    """The holder of a line that opens with a surname and initials: the letters behind them ("Sample A B: BSc; MSc;
    Lecturer") or a seat ("Sample A.B. (Treasurer)") say that it is somebody.
    """
    lettered = _SURNAME_AND_INITIALS.match(text)
    if not lettered:
        return []
    name, mark, rest = lettered.group(1), lettered.group(2) or "", text[lettered.end() :]
    pieces = [piece.strip(" )") for piece in re.split(r"[;,|]", rest)]
    many = next((at for at, piece in enumerate(pieces) if piece and not is_letters(piece)), len(pieces))
    whole = ", ".join([name, *[piece for piece in pieces[:many] if piece]])
    detail = joined([*filter(None, pieces[many:])])
    if many and likeness(whole) >= LIKELY:
        return detailed([Entry(whole, sure=likeness(whole))], detail)
    said = words.words_of(name)[0]
    opens = words.words_of(pieces[0])[:1]
    seated = mark not in (":", ";") and words.is_seat(pieces[0]) and not OPENS_ROLES.isdisjoint(opens)
    seated = seated and len(pieces[0]) < MAX_SEAT
    if not seated or is_titled(name) or said in NEVER or said in _NUMBERED:
        return []
    return detailed([Entry(name, sure=SURE_DESPITE_NUMBER)], detail)


def turned_with_party(text: str) -> list[Entry]:
    """The member of a line as American legislatures print it: "Sample, Ann (D) District 1", the party left out."""
    found = _TURNED.match(text)
    if not found or not is_surname_first(found.group(1)):
        return []
    return [Entry(found.group(1), affiliation=found.group(2).strip(" ,–—-"), sure=SURE_NAME)]


_TURNED = re.compile(r"([^(),]{2,40}, [^(),]{2,40}) \((?:D|R|I|DEM|REP|IND|DFL|Lab|Con|Lib Dem|SNP|Green|Ind)\)(.*)$")
SURE_NAME = 0.9


def of_a_party(text: str, lead: str) -> list[Entry]:
    """The councillor of a line as councils print them: "Cllr Ann Example (Chair) Labour, North Ward", the name apart.

    The party is left out: it is nobody's role, "Independent" least of all, and a political opinion.
    """
    noted = _NOTE_AND_PARTY.match(text, len(lead))
    said = text[noted.end() :] if noted else ""
    party, _, ward = said.partition(",")
    of_a_party = PARTY_WORDS.issuperset(words.words_of(party) or [""])
    if not of_a_party or lead.split(" ", 1)[0].casefold().rstrip(".") not in ("cllr", "councillor"):
        return []
    holders = people(text[: len(text) - len(said)].strip())
    return [replace(holders[0], affiliation=ward.strip())] if len(holders) == 1 and not holders[0].affiliation else []


def behind_office(pieces: list[str]) -> list[Entry]:
    """The holder of an office elsewhere that is printed before the name: "The Rector of Here, the Revd Ann ..."."""
    office, name = pieces[0], joined(pieces[1:])
    if not office.startswith("The ") or not words.is_role(office):
        return []
    holder = single_holder(name)
    plain = holder is not None and (words.is_mayor(office) or " of " in office)
    return [labelled(holder, office)] if holder and plain and (is_titled(name) or holder.sure >= SURE_NAME) else []
