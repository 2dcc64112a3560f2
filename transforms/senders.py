"""Rule R2: who sends the holder.

A body that sends its representative gives the seat its class. Every body named must be of a known kind, and
all of one class; otherwise nothing is decided. A body that merely picks: see `transforms.selectors`.
"""

from __future__ import annotations

from transforms.codebook import Codebook, Finding
from transforms.labels import SEPARATORS, read_label
from transforms.reading import Bodies, Signs, bodies_in
from transforms.seats import FOUR, Decision, Seat, has_councillor_title, rank_of, unclassified

COUNCIL_WORDS = {
    "council",
    "councils",
    "authority",
    "authorities",
    "corporation",
    "cabinet",
    "mbc",
    "cyngor",
    "awdurdod",
}
GENERIC = {"council", "councils", "district", "city", "county", "town", "borough", "our", "the", "your", "of",
           "member", "members"}  # fmt: skip
SENT = "the body named with the seat is of this kind: {kind}"
BESIDE = "a body of this kind is named with the seat, though not that it sends the holder: {kind}"
OF_A_SEAT = ("seat", "sender", "nominated", "represents", "reserved", "chair")
SENDS = ("sender", "nominated", "ex_officio", "represents", "reserved", "elected")


def council_by_title(seat: Seat, codebook: Codebook) -> Decision | None:
    """R2 where the title itself says that the council sends or that a councillor sits."""
    signs, found = seat.role, _municipal_signs(seat, seat.role, codebook)
    if not found and seat.role_is_bare:
        fillers = codebook.gazetteer.fillers
        signs, found = seat.group, seat.group.says_only("councillor", fillers)
        found = found or seat.group.says_only("council", fillers)
    if not found:
        return _called_council(seat)
    others = bodies_of_role(seat, codebook)
    rivals = {kind.class_ for kind in others.kinds} - {"state"} | _rivals_of_the_council(signs)
    if rivals or (signs.has("open") and signs.of("open")[0].entry.possible == ["user", "management"]):
        undefined = [name for finding in signs.of("open") for name in finding.entry.possible]
        possible = ("state", "management", *rivals, *undefined)
        return unclassified("the words point to more than one class", signs.label.text, possible)
    says = "the words name a member of the council" if found[0].entry.sign == "municipal" else found[0].entry.says
    route = _route_from_council(seat, codebook)
    return Decision("state", "council", route, "R2", "C", says, signs.quote(*found))


def _called_council(seat: Seat) -> Decision | None:
    """The word "Council" where the other seats of a board are called tenant or independent."""
    words = [word for word in seat.role.label.words if word not in GENERIC - {"council"}]
    if words != ["council"] or seat.board.is_council or seat.group.label.words:
        return None
    says = "the seat is called the council's"
    return Decision("state", "council", "unknown", "R2", "C", says, seat.role.label.text)


def _municipal_signs(seat: Seat, signs: Signs, codebook: Codebook) -> list[Finding]:
    found = [f for f in signs.of("council", "councillor") if _is_a_municipal(f, signs, codebook)]
    named = _council_named(seat, codebook)
    if not seat.board.is_council:  # "council member" on a board that is itself no council
        return found + [f for f in signs.of("municipal") if named or signs.label.words[f.first] == "council"]
    if named:
        return found
    return [f for f in found if signs.label.words[f.first] in ("local", "la", "lea", "authority")]


def _rivals_of_the_council(signs: Signs) -> set[str]:
    """Other classes named beside the council: "tenants, councillors, independents"."""
    rivals = {finding.entry.class_ for finding in signs.of("constituency")}
    words = signs.label.words
    for finding in signs.of("independent", "co_opted"):
        plainly = words[finding.first].startswith("independent") or finding.entry.sign == "co_opted"
        in_brackets = words[finding.first - 1 : finding.first] == ("(",)  # "Councillor (Independent)": a party
        if plainly and not in_brackets:
            rivals.add("management")
    return rivals


def _is_a_municipal(finding: Finding, signs: Signs, codebook: Codebook) -> bool:
    """Whether "council nominee" speaks of a municipal council: not so after "sports" or before "of governors"."""
    words = signs.label.words
    start, end = signs.segment_of(finding)
    if words[finding.last - 1].startswith("council") and words[finding.last : finding.last + 1] in (("of",), ("for",)):
        kind = codebook.gazetteer.kind_of(" ".join(("council", *words[finding.last : end])))
        return kind is not None and kind.name == "council"
    if not words[finding.first].startswith("council") or finding.entry.sign == "councillor":
        return True
    kind = codebook.gazetteer.kind_of(" ".join((*words[start : finding.first], "council")))
    return kind is not None and kind.name == "council"


def _council_named(seat: Seat, codebook: Codebook) -> bool:
    return any(kind.name == "council" for kind in bodies_of(seat, codebook).kinds)


def _route_from_council(seat: Seat, codebook: Codebook) -> str:
    line = f"{seat.role.label.line} {seat.group.label.line}"
    if _nominates(line):
        return "nominated"
    if seat.role.has("ex_officio"):
        return "ex_officio"
    if "inferred" in seat.group.label.words:
        return "unknown"
    named = _council_named(seat, codebook) or seat.role.has("council")
    if named:
        return "appointed"
    if seat.composition and seat.role.unsaid((0, len(seat.role.label.words)), codebook.gazetteer.fillers):
        return "reserved"
    return "unknown"


def _nominates(line: str) -> bool:
    return any(part in line for part in ("nominat", "nominee", "enweb"))  # the last is Welsh


def union_by_title(seat: Seat, codebook: Codebook) -> Decision | None:
    """R2 where the title names a trade union or the staff side."""
    signs, found = seat.role, [f for f in seat.role.of("union") if not _is_a_job_beside(f, seat, codebook)]
    if not found and seat.role_is_bare:
        signs, found = seat.group, seat.group.says_only("union", codebook.gazetteer.fillers)
    if not found:
        return None
    others = bodies_in(seat.role, seat.role.outside_brackets, seat.board, codebook)  # "(Academic)": whose union
    rivals = {kind.class_ for kind in others.kinds} - {"worker"}
    if rivals:
        return unclassified("the words point to more than one class", seat.role.label.text, ("worker", *rivals))
    entry = found[0].entry
    return Decision("worker", "union", "nominated", "R2", "C", entry.says, signs.quote(*found))


def _is_a_job_beside(union: Finding, seat: Seat, codebook: Codebook) -> bool:
    """Whether the union is only what a job is about: "Trade union solicitor"; no seat is so called."""
    signs, segment = seat.role, seat.role.segment_of(union)
    if (
        seat.composition
        or union.last - union.first > 2
        or any(f.entry.sign in OF_A_SEAT for f in signs.within(segment))
    ):
        return False
    rest = signs.unsaid((union.last, segment[1]), codebook.gazetteer.fillers | codebook.gazetteer.qualifiers)
    kind = codebook.gazetteer.kind_of(" ".join(signs.label.words[union.last : segment[1]]))
    of_a_union = kind is not None and kind.class_ == "worker"
    office = any(f.entry.sign == "office" for f in signs.within((union.last, segment[1])))
    official = signs.label.words[union.last : union.last + 1] in (("official",), ("officer",))
    return bool(rest) and not of_a_union and (not office or official)


def sent_by_body(seat: Seat, codebook: Codebook) -> Decision | None:
    """R2 where the role or the heading names the body that fills the seat."""
    if (
        seat.role.has("chair", "office")
        and not seat.role.has("seat", "sender", "nominated")
        and not seat.group.label.words
    ):
        return None
    bodies = bodies_of(seat, codebook)
    if (bodies.kinds or bodies.unknown) and _tells_where_the_holder_works(seat, codebook):
        beside = "a rank is printed with the name, and" if rank_of(seat.name.words) else "a post and"
        says = f"{beside} a body is named, but not that it sends the holder"
        public = bool(bodies.kinds) and all(kind.class_ == "state" for kind in bodies.kinds)
        return unclassified(says, seat.group.label.text, ("state", "management") if public else FOUR)
    if not bodies.kinds or _names_no_seat(seat, bodies):
        return None
    if seat.board.nhs_council and _named_as_a_place(bodies) and not seat.role.has("sender", "nominated", "ex_officio"):
        says = "the name can be a council's or a public constituency's"
        return unclassified(says, bodies.words, ("user", "state"))
    if _may_be_this_body(seat, bodies):
        return None
    if _only_a_biography(seat, bodies):
        says = "a body is named beside the seat, but not that it sends the holder"
        return unclassified(says, bodies.words, ("state", "management", *(k.class_ for k in bodies.kinds)))
    kind = bodies.one_class
    if kind is None:
        return unclassified("bodies are named, not all of one known class", bodies.words, bodies.possible)
    if seat.role.has("executive", "post") and not (
        seat.role.has("ex_officio", "sender", "nominated") or seat.composition
    ):
        says = "a post and another body are named, but not whether that body sends the holder"
        return unclassified(says, bodies.words, (kind.class_, "management"))
    route = _route_from_body(seat, kind.class_)
    only_beside_a_name = seat.role_is_bare and not seat.composition and not seat.board.nhs_council
    doubtful = only_beside_a_name and route == "unknown"
    says = (BESIDE if doubtful else SENT).format(kind=kind.name)
    return Decision(kind.class_, kind.subclass, route, "R2", "D" if doubtful else "C", says, bodies.words)


def _tells_where_the_holder_works(seat: Seat, codebook: Codebook) -> bool:
    """Whether a bare seat stands beside a post or a rank in a body: a job elsewhere is no evidence of who sends."""
    stated = seat.role.has(*SENDS) or seat.group.has(*SENDS) or "representative" in seat.role.label.line
    if stated or seat.composition or seat.board.nhs_council or not seat.role_is_bare or not seat.group.label.words:
        return False
    if seat.group.says_only("executive", codebook.gazetteer.fillers):
        return False  # a heading over the organisation's own executives
    return seat.group.has("executive", "post", "employed_elsewhere") or bool(rank_of(seat.name.words))


def _may_be_this_body(seat: Seat, bodies: Bodies) -> bool:
    """Whether "Council" stands alone above a name: it can be the body itself, as in a learned society."""
    stated = seat.role.has("sender", "nominated", "ex_officio", "represents") or seat.group.has("sender", "nominated")
    if stated or seat.composition or bodies.words != seat.group.label.text:
        return False
    words = {word for word in seat.group.label.words if word not in SEPARATORS and not word.isdigit()}
    return words <= GENERIC


def _named_as_a_place(bodies: Bodies) -> bool:
    """Whether a council is named only as a place: "City of Westminster", "London Borough of Barnet"."""
    councils = bool(bodies.kinds) and all(kind.name == "council" for kind in bodies.kinds)
    return councils and not COUNCIL_WORDS & set(read_label(bodies.words).words)


def _names_no_seat(seat: Seat, bodies: Bodies) -> bool:
    """A job, a biography, or attendance at a meeting, beside a body says nothing of who fills the seat."""
    if seat.role.has("employed_elsewhere") or seat.group.has("employed_elsewhere"):
        return True
    stated = seat.role.has("ex_officio", "sender", "nominated")
    in_role = bodies.words != seat.group.label.text
    if seat.role.has("executive", "post") and in_role and not (stated or seat.composition):
        return True  # the post's own words ("Director of Education") are no body
    if seat.composition or seat.board.nhs_council or not seat.role.label.words:
        return False
    if seat.role.has("seat", "sender", "nominated", "ex_officio", "represents", "chair", "municipal", "council"):
        return any(f.entry.name == "other offices" for f in seat.role.of("office")) and not seat.role.has(
            "seat", "sender"
        )
    return not seat.role.has("executive", "post")


def _only_a_biography(seat: Seat, bodies: Bodies) -> bool:
    """A body printed after a bare seat: "Trustee, University of Testshire" may be where the holder works."""
    stated = seat.role.has("sender", "nominated", "ex_officio", "represents", "elected", "municipal")
    words = seat.role.label.words
    if stated or seat.composition or seat.board.nhs_council or bodies.words == seat.group.label.text:
        return False
    if _sits_on_another_board(seat.role):
        return True
    if {"representative", "representatives", "rep", "nominee"} & set(words) or not set(SEPARATORS) & set(words):
        return False
    state = bodies.one_class is not None and bodies.one_class.class_ == "state"
    return not state or ("director" in words and not has_councillor_title(seat.name.words))


def _sits_on_another_board(role: Signs) -> bool:
    """Whether the role is "Trustee of Mind" or the like; a "Member of the Council" is the council's."""
    words, boards = role.label.words, {"trustee", "director", "governor", "board"}
    seats = [f for f in role.of("seat") if words[f.last : f.last + 1] == ("of",)]
    return any(boards & set(words[f.first : f.last]) for f in seats)


def _route_from_body(seat: Seat, class_: str) -> str:
    signs, line = seat.role, f"{seat.role.label.line} {seat.group.label.line}"
    if _nominates(line) or class_ == "worker":
        return "nominated"
    if signs.has("ex_officio", "executive", "post"):
        return "ex_officio"
    if "inferred" in seat.group.label.words:
        return "unknown"
    if signs.has("sender") or signs.has("represents"):
        partner = "representative of" in signs.label.line or "representing" in signs.label.line
        return "nominated" if partner and class_ != "state" else "appointed"
    if class_ == "state":
        sent = (
            seat.composition
            or seat.board.nhs_council
            or has_councillor_title(seat.name.words)
            or "representative" in signs.label.line
        )
        return "appointed" if sent else "unknown"
    return "unknown"


def bodies_of(seat: Seat, codebook: Codebook) -> Bodies:
    """The bodies of the heading; where it names none that is known, those of the role."""
    stretches = _without_posts(seat, seat.group, seat.group.outside_brackets, codebook)
    group = bodies_in(seat.group, stretches, seat.board, codebook)
    role = bodies_of_role(seat, codebook)
    if role.one_class and {kind.class_ for kind in group.kinds} <= {role.one_class.class_} and not group.open_ended:
        return role if not group.one_class else group
    if group.kinds or group.open_ended:
        return group
    return role if role.kinds or role.open_ended or not group.unknown else group


def bodies_of_role(seat: Seat, codebook: Codebook) -> Bodies:
    """The bodies that the role itself names."""
    return bodies_in(seat.role, _without_posts(seat, seat.role, seat.role.segments, codebook), seat.board, codebook)


def _without_posts(
    seat: Seat, signs: Signs, stretches: tuple[tuple[int, int], ...], codebook: Codebook
) -> tuple[tuple[int, int], ...]:
    """`stretches` without those that only name the post of somebody who sits ex officio: a post is no body."""
    if not seat.role.has("ex_officio"):
        return stretches
    words, departments = signs.label.words, codebook.gazetteer.departments
    posts = [s for s in stretches if any(f.entry.sign in ("executive", "post") for f in signs.within(s))]
    named = [s for s in posts if codebook.gazetteer.kind_of(" ".join(words[slice(*s)]))]
    in_charge_of = [s for s in stretches if s[0] and words[s[0] - 1] == "(" and words[s[0]] in departments and posts]
    return tuple(s for s in stretches if s in named or s not in (*posts, *in_charge_of))
