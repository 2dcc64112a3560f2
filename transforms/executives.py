"""Rule R4: an executive office, as long as the words place it in this organisation.

A list of trustees prints jobs as well: "Director of Nursing at another trust" or "Chief Executive, Testshire Council"
is somebody else's executive, and says nothing of the seat.
"""

from __future__ import annotations

from transforms.codebook import Codebook, Finding
from transforms.gazetteer import Gazetteer
from transforms.labels import read_label
from transforms.reading import Signs
from transforms.seats import FOUR, Decision, Seat, unclassified

TOP_POSTS = {"chief", "ceo", "managing", "headteacher", "head teacher", "head master", "principal", "general"}
# Posts whose title says what they see to, so that what follows "of" is where they do: "Finance Director of Acme".
OF_A_FIRM = {("finance", "director"), ("general", "manager"), ("sales", "director"), ("marketing", "director")}
JOINS_NAMES = {"and", "of", "the", "for", "in"}
IN_A_TITLE = {"partnership", "partnerships", "stakeholder", "stakeholders"}
HERE = {"the", "our", "this", "trust", "company", "group", "organisation", "association"}
# What somebody at the head of this organisation calls it, and what of it.
OURS = HERE | frozenset(
    "charity mutual society college school academy care service services board business operations enterprise co "
    "operative cooperative cic centre council governors corporation museum museums library libraries "
    "partnership".split()
)
OF_A_BOARD = {"committee", "panel"}
# A title that is one plain word is one only where it stands alone: not in "Executive coach" or "Sheriff Principal".
PLAIN_WORDS = {"executive", "executives", "principal", "principals"}
# What the name of an organisation ends with; a department of this one does not.
ENDS_OF_NAMES = frozenset(
    "ltd limited plc llp cic university college school academy society association council church cathedral bank "
    "foundation union federation institute institution company club authority agency alliance consortium charity "
    "hospice trust".split()
)


def executive(seat: Seat, codebook: Codebook) -> Decision | None:
    """R4 for an executive of this organisation; unclassified where the post may be another body's."""
    signs, found = seat.role, [f for f in seat.role.of("executive") if _is_a_post(f, seat)]
    if not found and seat.role_is_bare:
        signs, found = seat.group, seat.group.says_only("executive", codebook.gazetteer.fillers)
    if not found:
        return None
    quote = signs.quote(found[0])
    top = any(f" {post} " in f" {seat.role.label.line} " for post in TOP_POSTS)
    of_an_officer = seat.role.has("ex_officio") and not top
    if of_an_officer or _speaks_of_another_body(seat.role, found[0]):
        says = "a post is named beside words of appointment, nomination or another job"
        return unclassified(says, quote, ("state", "management"))
    if seat.role.has("independent"):
        return None  # "Independent director and chief executive of ...": the title of the seat decides
    if signs is seat.role and (elsewhere := _post_elsewhere(seat, found[0], codebook)):
        kind = codebook.gazetteer.kind_of(read_label(elsewhere).line)
        possible = ("state", "management") if kind is not None and kind.class_ == "state" else FOUR
        return unclassified("the post is named with another body", elsewhere, possible)
    return Decision("management", "executive", "ex_officio", "R4", "C", found[0].entry.says, quote)


def _is_a_post(finding: Finding, seat: Seat) -> bool:
    role = seat.role
    words = role.label.words[finding.first : finding.last]
    if len(words) > 1 or words[0] not in PLAIN_WORDS:
        return True
    start, end = role.segment_of(finding)
    if role.unsaid((start, finding.first), frozenset({"the", "college", "school", "acting", "interim"})):
        return False
    after = role.label.words[finding.last : end]
    fillers = frozenset({"and", "the"}) | seat.board.own_words
    return after[:1] in (("of",), ("at",)) or not role.unsaid((finding.last, end), fillers)


def _speaks_of_another_body(role: Signs, post: Finding) -> bool:
    """Whether words of appointment or of another job stand beside the post: not so in "Director of Partnerships"."""
    found = role.of("sender", "nominated", "employed_elsewhere")
    end = role.segment_of(post)[1]
    in_title = [f for f in found if post.first <= f.first < end and role.label.words[f.first] in IN_A_TITLE]
    return len(found) > len(in_title)


def _post_elsewhere(seat: Seat, post: Finding, codebook: Codebook) -> str:
    """The words of another body that the post belongs to: "Chief Executive, Testshire Council"."""
    for start, end in seat.role.segments:
        if end > post.first and _names_another_body(seat, (start, end), post, codebook):
            return seat.role.label.quote(max(start, post.first), end)
    return ""


def _names_another_body(seat: Seat, segment: tuple[int, int], post: Finding, codebook: Codebook) -> bool:
    gazetteer, own = codebook.gazetteer, seat.board.own_words
    inside = seat.role.label.words[max(segment[0], post.first) : segment[1]]
    rest = [word for word in inside if word not in own]
    kind = gazetteer.kind_of(" ".join(rest))
    if kind is None and set(rest) - gazetteer.fillers:  # "NHS England" beside a post in an NHS trust
        kind = gazetteer.kind_of(" ".join(inside))
    if segment[0] <= post.first and is_of_another(seat, post, gazetteer):
        return True
    if " ".join(rest) in gazetteer.council_names or "university" in rest or _is_held_at(inside, rest):
        return True
    if segment[0] > post.first and inside[-1] in ENDS_OF_NAMES and set(rest[:-1]) - gazetteer.fillers - HERE:
        return True
    if kind is None:
        return False
    proper = gazetteer.holds_a_name(" ".join(rest)) or kind.name in ("council", "NHS body")
    return proper or _is_a_name_beside_a_seat(seat, segment)


def is_of_another(seat: Seat, office: Finding, gazetteer: Gazetteer) -> bool:
    """Whether an office that is one of a whole organisation is said to be another's: "Chief Executive of Acme".

    A director may be "of" what they are in charge of; a chief executive, or a chair, only of an organisation.
    """
    end, words = seat.role.segment_of(office)[1], seat.role.label.words
    title = words[office.first : office.last]
    whole = office.entry.sign == "independent" or bool((TOP_POSTS - {"general"}) & set(title)) or title in OF_A_FIRM
    if not whole:
        return False
    ours = gazetteer.fillers | gazetteer.departments | gazetteer.qualifiers | OURS | seat.board.own_words
    if words[office.last : office.last + 1] == ("of",):
        return words[end - 1] not in OF_A_BOARD and bool(seat.role.unsaid((office.last, end), ours))
    return office.last == end and _is_a_name_behind(seat, end, ours)


def _is_a_name_behind(seat: Seat, end: int, ours: frozenset[str]) -> bool:
    """Whether a name that is not ours stands behind the comma after an office: "Chief Executive, Active Testshire"."""
    label, behind = seat.role.label, [segment for segment in seat.role.segments if segment[0] == end + 1]
    if not behind or label.words[end] != ",":
        return False
    start, last = behind[0]
    foreign = [word for word in seat.role.unsaid((start, last), ours) if word != "&"]
    printed = [word for word in label.quote(start, last).split() if word[0].isalpha()]
    named = all(word[0].isupper() or word.casefold() in JOINS_NAMES for word in printed)
    return len(printed) > 1 and named and len(foreign) * 2 >= len(printed)


def _is_held_at(inside: tuple[str, ...], rest: list[str]) -> bool:
    """Whether the words say where the post is held, and it is not here: "Director of Nursing at another trust"."""
    return "at" in inside[1:] and bool(set(inside[inside.index("at", 1) + 1 :]) & set(rest) - HERE)


def _is_a_name_beside_a_seat(seat: Seat, segment: tuple[int, int]) -> bool:
    """Whether a post after a seat carries a name: "Director (principal of City College)", not "(finance)"."""
    fillers = frozenset({"of", "the", "at", "for", "and"}) | seat.board.own_words
    seat_first = any(seat.role.segment_of(found) < segment for found in seat.role.of("seat"))
    return seat_first and len(seat.role.unsaid(segment, fillers)) > 1
