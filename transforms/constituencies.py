"""Rules R1, R3, R5 and R6 for a constituency: staff, the public, patients, service users, carers, tenants,
parents.

A word such as "staff" or "patient" is evidence only where it says who elects or for whom the seat is kept:
beside a word for a seat, alone as a heading, or after "elected by". Elsewhere ("patient experience") it is
just a word.
"""

from __future__ import annotations

from transforms.codebook import Codebook, Finding
from transforms.labels import SEPARATORS
from transforms.reading import Signs
from transforms.seats import Decision, Seat, unclassified

SEAT_SIGNS = ("seat", "sender", "nominated", "selected", "elected", "reserved", "represents", "chair", "office")
REPRESENTS = ("representative", "representatives", "rep", "reps", "spokesperson")
GOVERNOR_WORDS = ("governor", "governors", "llywodraethwr", "llywodraethwyr")
SEAT_WORDS = ("representative", "governor", "trustee", "member", "nomination")
WELSH_SEATS = ("aelod", "aelodau", "cynrychiolydd", "cynrychiolwyr", "cyfarwyddwr", "cyfarwyddwyr", "ymddiriedolwr",
               "ymddiriedolwyr", "llywodraethwr", "llywodraethwyr")  # fmt: skip
SAYS = {
    "R1": "{who} that elects",
    "R2": "{who} that nominates",
    "R3": "{who} for which the seat is kept",
    "R5": "{who} that the holder belongs to, though nothing says that the seat is kept for it",
    "R6": "{who}, as the title or heading says",
}


def constituency(seat: Seat, codebook: Codebook) -> Decision | None:
    """R1, R3, R5, R6 where a constituency is named; unclassified where constituencies of two classes are."""
    fillers = codebook.gazetteer.fillers
    also = seat.board.own_words | codebook.gazetteer.qualifiers
    signs, found = seat.role, constituencies_in(seat.role, seat, fillers | also)
    if not found and not _says_something_else(seat.role):
        signs, found = seat.group, constituencies_in_heading(seat.group, seat, fillers)
    if not found:
        return _community_that_elects(seat)
    classes = tuple(dict.fromkeys(f.entry.class_ for f in found)) + _rivals(seat, signs, found)
    if len(set(classes)) > 1:
        return unclassified("the words point to more than one class", signs.quote(*found), classes)
    return _decision(seat, signs, found)


def _says_something_else(role: Signs) -> bool:
    """Whether the role itself settles the seat, so that a heading above it does not count."""
    independent = any(word.startswith("independent") for f in role.of("independent") for word in _words(f, role))
    return independent or role.has("councillor", "council", "union", "co_opted", "executive")


def constituencies_in(signs: Signs, seat: Seat, fillers: frozenset[str]) -> list[Finding]:
    """The constituencies that the role names: those of its first stretch that has one, and bare ones after
    it.
    """
    found: list[Finding] = []
    for segment in signs.segments:
        here = [f for f in signs.within(segment) if f.entry.sign == "constituency" and _counts(f, signs, seat)]
        evident = [f for f in here if _is_evidence(f, signs, segment, seat, fillers)]
        if not found or not signs.unsaid(segment, fillers):
            found += evident
    return found


def _counts(finding: Finding, signs: Signs, seat: Seat) -> bool:
    """An undefined public or community elects nobody: it must be an NHS constituency, or be said to elect."""
    words = signs.label.words[finding.first : finding.last]
    if finding.entry.route == "elected":
        return "elected" in words
    if finding.entry.subclass != "public" or seat.board.nhs_council or "constituency" in words:
        return True
    return _elects(seat) or any(word in GOVERNOR_WORDS for word in signs.label.words)


def constituencies_in_heading(signs: Signs, seat: Seat, fillers: frozenset[str]) -> list[Finding]:
    """The constituencies of a heading: only where its words name nothing else, for else it may be a body's
    name.
    """
    found = signs.of("constituency", "staff_class") if seat.board.nhs_council else signs.of("constituency")
    found = [f for f in found if f.entry.route == "elected" or _counts(f, signs, seat)]
    stretches = signs.segments[:1] if seat.board.nhs_council else signs.segments  # "Public: Testville"
    if any(signs.unsaid(segment, fillers) for segment in stretches):
        return []
    if seat.role.has("sender", "nominated") or signs.has("open"):
        return []
    if _is_in_the_office(signs, seat, fillers):
        return [f for f in found if f.entry.class_ != "worker" or _holds_a_seat_word(f, signs)]
    return found


def _is_in_the_office(heading: Signs, seat: Seat, fillers: frozenset[str]) -> bool:
    """Whether a job stands below a heading that speaks of no seats: an administrator under "Our staff"."""
    of_seats = seat.board.nhs_council or heading.has(*SEAT_SIGNS) or seat.role.has(*SEAT_SIGNS)
    return not of_seats and any(seat.role.unsaid(segment, fillers) for segment in seat.role.segments)


def _is_evidence(finding: Finding, signs: Signs, segment: tuple[int, int], seat: Seat, fillers: frozenset[str]) -> bool:
    near = signs.within(segment)
    if _is_looked_after(finding, signs) and not seat.board.nhs_council:
        return False
    if not signs.unsaid(segment, fillers) and not any(f.entry.sign == "executive" for f in near):
        return True
    if finding.entry.rule == "R1" or _holds_a_seat_word(finding, signs):
        return True
    if seat.board.nhs_council and _stands_on_an_nhs_council(finding, near, segment):
        return True
    compound = bool(signs.unsaid((finding.last, min(finding.last + 1, segment[1])), fillers))  # "lead on tenant safety"
    seats = [f for f in near if f.entry.sign in SEAT_SIGNS and not (compound and _stands_apart_before(f, finding))]
    return any(_joins(finding, other, signs, fillers) for other in seats)


def _stands_apart_before(office: Finding, finding: Finding) -> bool:
    return office.entry.sign in ("seat", "office", "chair") and office.last < finding.first


def _stands_on_an_nhs_council(finding: Finding, near: list[Finding], segment: tuple[int, int]) -> bool:
    """First ("Public Halton"), beside a word for a seat, or last where no body is so named."""
    if finding.first == 0 or any(f.entry.sign in SEAT_SIGNS for f in near):
        return True
    names_no_body = finding.entry.subclass in ("staff", "public", "patient", "service_user")
    return finding.last == segment[1] and names_no_body and len(near) == 1


def _is_looked_after(finding: Finding, signs: Signs) -> bool:
    """Whether the seat is "for" somebody: a trustee for young people looks after them, they do not choose."""
    before = signs.label.words[max(0, finding.first - 2) : finding.first]
    return len(before) == 2 and before[1] == "for" and before[0] not in (*REPRESENTS, "reserved")


def _holds_a_seat_word(finding: Finding, signs: Signs) -> bool:
    # "staff representative", and in Welsh "cynrychiolydd staff": the phrase itself says that it is a seat.
    words = signs.label.words[finding.first : finding.last]
    return len(words) > 1 and (words[0] in WELSH_SEATS or words[-1].rstrip("s") in SEAT_WORDS)


def _joins(finding: Finding, other: Finding, signs: Signs, fillers: frozenset[str]) -> bool:
    """Whether nothing but other signs and fillers stands between a constituency and a word for a seat."""
    first, last = min(finding.last, other.last), max(finding.first, other.first)
    covered = {n for f in signs.findings if f.entry.sign not in ("other", "executive") for n in range(f.first, f.last)}
    words = signs.label.words
    return all(n in covered or words[n] in fillers or words[n] in ("bame", "disabled") for n in range(first, last))


def _rivals(seat: Seat, signs: Signs, found: list[Finding]) -> tuple[str, ...]:
    """Classes of other signs in the role that contradict the constituency."""
    if signs is not seat.role:
        return ()
    rivals: tuple[str, ...] = ()
    if signs.has("councillor", "council") and not (seat.board.nhs_council and "and" not in signs.label.words):
        rivals += ("state",)  # a public governor who is a councillor stays a public governor
    if signs.has("union") and found[0].entry.class_ != "worker":
        rivals += ("worker",)
    beside = signs.within(signs.segment_of(found[0]))
    undefined = [f for f in beside if f.entry.possible == ["user", "management"]]
    if undefined and not signs.has("reserved"):
        rivals += ("management", "user")
    if any(
        f.entry.name == "independent" and any(word.startswith("independent") for word in _words(f, signs))
        for f in signs.of("independent")
    ):
        rivals += ("management",)
    if signs.has("co_opted"):
        rivals += ("management",)
    if signs.has("executive") and not _elects(seat) and not signs.has("seat"):
        rivals += ("management",)
    return rivals + _appointed_alone(seat, signs, found)


def _words(finding: Finding, signs: Signs) -> tuple[str, ...]:
    return signs.label.words[finding.first : finding.last]


def _appointed_alone(seat: Seat, signs: Signs, found: list[Finding]) -> tuple[str, ...]:
    # "Appointed governor: carers" is sent by somebody who is not named; "nominated staff governor" is staff.
    head = signs.segments[0]
    senders = [f for f in signs.within(head) if f.entry.sign in ("sender", "nominated")]
    in_head = any(head[0] <= f.first < head[1] for f in found)
    return ("management",) if senders and not in_head and not _elects(seat) else ()


def _elects(seat: Seat) -> bool:
    return seat.role.has("elected") or seat.group.has("elected") or any(
        f.entry.route == "elected" or "elected" in signs.label.words[f.first : f.last]
        for signs in (seat.role, seat.group)
        for f in signs.of("constituency")
    )  # fmt: skip


def _decision(seat: Seat, signs: Signs, found: list[Finding]) -> Decision:
    entry = found[0].entry
    rule, route, grade = _rule_and_route(seat, signs, found)
    says = SAYS[rule].format(who=entry.says)
    beside = [f for f in signs.within(signs.segment_of(found[0])) if f.entry.sign in SEAT_SIGNS]
    return Decision(entry.class_, entry.subclass, route, rule, grade, says, signs.quote(*found, *beside))


def _rule_and_route(seat: Seat, signs: Signs, found: list[Finding]) -> tuple[str, str, str]:
    entry = found[0].entry
    if _elects(seat):
        return "R1", "elected", "B"
    governor = any(word in GOVERNOR_WORDS for word in signs.label.words)
    statutory = seat.board.nhs_council or (seat.board.foundation_trust and governor)
    if statutory or (entry.class_ == "worker" and governor):
        return "R1", "elected", "C"
    if seat.role.has("reserved") or seat.group.has("reserved"):
        return "R3", "reserved", "B"
    if signs.has("nominated") and signs.segments and entry.class_ == "worker":
        return "R2", "nominated", "C"
    bare = not signs.has("seat", "chair", "office") and not any(_holds_a_seat_word(f, signs) for f in found)
    if seat.composition and (bare or entry.class_ == "user"):
        return "R3", "reserved", "C"
    if _states_only_what_the_holder_is(found[0], signs):
        return "R5", "unknown", "D"
    return "R6", "unknown", "C"


def _states_only_what_the_holder_is(finding: Finding, signs: Signs) -> bool:
    """Whether the words tell who the holder is ("Chair (tenant)") and not what the seat is."""
    if not signs.has("seat", "chair", "office") or _holds_a_seat_word(finding, signs):
        return False
    after = signs.label.words[finding.last : finding.last + 1]
    next_to = [f for f in signs.findings if f.first == finding.last]
    of = finding.first and signs.label.words[finding.first - 1] in ("of", "for", "from", "by", *REPRESENTS)
    first = finding.first == 0 and bool(after) and after[0] in SEPARATORS
    return not (next_to or of or first)


def _community_that_elects(seat: Seat) -> Decision | None:
    """R1 for a community seat, once the heading or the page says that a resident membership elects it."""
    found = [f for f in seat.group.of("constituency") if f.entry.route == "elected"]
    if not found or not (seat.role.has("open", "seat", "elected") or not seat.role.label.words):
        return None
    entry = found[0].entry
    says = SAYS["R1"].format(who=entry.says)
    return Decision(entry.class_, entry.subclass, "elected", "R1", entry.grade, says, seat.group.quote(*found))


def constituency_by_place(seat: Seat, codebook: Codebook) -> Decision | None:
    """R1, provisional, on an NHS council of governors: a place, or a class of staff, named alone."""
    if not seat.board.nhs_council or seat.role.has("sender", "nominated", "ex_officio", "council", "open", "executive"):
        return None
    if seat.role.has("independent", "chair", "co_opted"):
        return None
    for signs in (seat.group, seat.role):
        classes = signs.of("staff_class")
        if classes and not any(signs.unsaid(segment, codebook.gazetteer.fillers) for segment in signs.segments):
            entry = classes[0].entry
            return Decision(entry.class_, entry.subclass, "elected", "R1", "D", entry.says, signs.quote(*classes))
        if place := _place(signs, codebook):
            says = "a place is named on a council whose public members elect by place"
            return Decision("user", "public", "elected", "R1", "D", says, place)
    return None


def _place(signs: Signs, codebook: Codebook) -> str:
    gazetteer = codebook.gazetteer
    covered = {n for f in signs.of("seat", "office", "elected") for n in range(f.first, f.last)}
    rest = [w for n, w in enumerate(signs.label.words) if n not in covered and w not in ("for", "from", "representing")]
    words = [word for word in rest if word not in ",:;()/|" and word != "apologies"]
    if codebook.gazetteer.kind_of(" ".join(words)) or not gazetteer.is_place(words):
        return ""
    return signs.label.text
