"""Decide one seat: the codebook's order of precedence, rule by rule.

The order is the law of `data/codebook.yml`: an excluded seat first, then who elects, who sends, for whom
the seat is reserved, which post it comes with, what the title alone says. Where signs of two classes meet,
nobody guesses: the seat stays unclassified and `possible` says between which classes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from transforms.codebook import Codebook, Finding
from transforms.constituencies import constituency, constituency_by_place
from transforms.executives import executive, is_of_another
from transforms.labels import Label
from transforms.mentions import people_meant
from transforms.reading import Signs
from transforms.seats import FOUR, Decision, Seat, unclassified
from transforms.selectors import selected
from transforms.senders import council_by_title, sent_by_body, union_by_title


def decide(seat: Seat, codebook: Codebook) -> Decision:
    """The decision for one seat. Pure: the same seat and codebook give the same decision."""
    return _not_a_voting_seat(seat, codebook) or _live_seat(seat, codebook)


def readings(seat: Seat, codebook: Codebook) -> list[Decision]:
    """What each rule by itself makes of a seat, in the order in which they are asked: the first one decides."""
    excluded = _not_a_voting_seat(seat, codebook)
    if not seat.role.label.readable or not seat.group.label.readable:
        return [excluded or _live_seat(seat, codebook)]
    plain = _of_this_seat(seat, codebook)
    found = [excluded, *(rule(plain, codebook) for rule in RULES_IN_ORDER)]
    return [decision for decision in found if decision] or [_nothing_said(plain)]


# --- R0
def _not_a_voting_seat(seat: Seat, codebook: Codebook) -> Decision | None:
    if not seat.board.governs:
        return _excluded(f'the body, "{seat.board.name}", does not govern', "")
    if not seat.board.exists and not seat.composition:
        body = f'the body, "{seat.board.name}",' if seat.board.name else "the body"
        return _excluded(f"{body} is proposed or a shadow one, so its holders are not counted", "")
    signs = seat.role if seat.role.of("vacant") else seat.group
    vacancy = signs.of("vacant")
    if seat.vacant or vacancy or _is_vacancy(seat.name, codebook):
        behind = _live_seat(_without(seat, "vacant"), codebook)
        established = behind.class_ if behind.class_ in FOUR else ""
        return replace(_excluded("the seat is printed as vacant", signs.quote(*vacancy)), established=established)
    if seat.former:
        return _excluded("the body is declared a former one, so its holders are not counted", "")
    for signs in (seat.role, seat.group):
        for finding in signs.of("left", "no_vote"):
            if _tells_of_the_holder(finding, signs):
                return _excluded(finding.entry.says, signs.quote(finding))
    return _secretary(seat)


def _tells_of_the_holder(finding: Finding, signs: Signs) -> bool:
    words = signs.label.words[finding.first : finding.last]
    in_head = bool(signs.segments) and finding.first < signs.segments[0][1]
    if words[0] in ("former", "previous", "past", "ex", "immediate"):
        return finding.first == 0 or (in_head and signs.label.words[0] == "the")  # "(former chair)" is a biography
    if in_head or finding.entry.sign == "left" or not NO_SEAT.isdisjoint(words) or words[0] in ("non", "not"):
        return True
    if words[-2:] == ("the", "board") and finding.last == signs.segment_of(finding)[1]:
        return True  # "(adviser to the board)"
    return "associate" in words and signs.segment_of(finding) == (finding.first, finding.last)


# Words that no biography has: beside a name they tell that the holder does not sit.
NO_SEAT = {"voting", "vote", "observer", "observers", "attendance", "attending", "attends", "attendee"}


def _secretary(seat: Seat) -> Decision | None:
    secretary = seat.role.of("secretary")
    if not secretary:
        return None
    words = seat.role.label.words
    if "clerk" not in words and (seat.role.has("executive") or "director" in words):
        says = "the words name a director or an executive who is also secretary"
        return Decision("management", "executive", "ex_officio", "R4", "C", says, seat.role.label.text)
    if seat.role.has("seat", "constituency"):
        return None
    return _excluded(secretary[0].entry.says, seat.role.quote(*secretary))


def _is_vacancy(name: Label, codebook: Codebook) -> bool:
    found = codebook.find(name)
    return bool(found) and found[0].entry.sign == "vacant" and found[0].first == 0


def _excluded(says: str, quote: str) -> Decision:
    return Decision("excluded", rule="R0", grade="C", says=says, quote=quote)


def _without(seat: Seat, sign: str) -> Seat:
    def kept(signs: Signs) -> Signs:
        return replace(signs, findings=tuple(f for f in signs.findings if f.entry.sign != sign))

    return replace(seat, role=kept(seat.role), group=kept(seat.group), vacant=False)


# --- the order of precedence
def _live_seat(seat: Seat, codebook: Codebook) -> Decision:
    if not seat.role.label.readable or not seat.group.label.readable:
        return unclassified("the words are too many for a label, or hold letters of another script", "", FOUR)
    seat = _of_this_seat(seat, codebook)
    decision = next((found for rule in RULES_IN_ORDER if (found := rule(seat, codebook))), None)
    decision = decision or _nothing_said(seat)
    if decision.class_ != "unclassified" or not (appointing := _appointing_words(seat)):
        return decision
    mentioned = {class_ for signs in appointing for class_ in _mentioned(signs, codebook)}
    return replace(decision, possible=tuple(c for c in FOUR if c in mentioned or c in decision.possible))


def _of_this_seat(seat: Seat, codebook: Codebook) -> Seat:
    """`seat` with what its role says of the seat: no seats inside it, and no independent seat on another board."""
    role = seat.role.without_asides()
    elsewhere = [f for f in role.of("independent") if is_of_another(seat, f, codebook.gazetteer)]
    return replace(seat, role=replace(role, findings=tuple(f for f in role.findings if f not in elsewhere)))


# --- what is possible where an unnamed body fills the seat
def _appointing_words(seat: Seat) -> tuple[Signs, ...]:
    """The labels that speak of an unnamed appointer, and the appointing bodies named with them."""
    stated = seat.role.has("sender", "nominated") or seat.group.has("sender", "nominated")
    return (seat.role, seat.group) if stated else ()


def _mentioned(signs: Signs, codebook: Codebook) -> set[str]:
    """Classes of the people whom bodies of no known kind are named after: "staff organisations", "youth groups"."""
    found: set[str] = set()
    for start, end in signs.segments:
        line = " ".join(signs.label.words[start:end]).replace("voluntary and community", "voluntary")
        for piece in line.split(" and "):
            if not codebook.gazetteer.kind_of(piece):
                found |= people_meant(piece)
    return found


# --- R6: what the title alone says
def _open_by_title(seat: Seat, codebook: Codebook) -> Decision | None:
    """R7 for a community, the public at large or volunteers: named, but not as a constituency that elects."""
    in_role = [f for f in seat.role.of("open") if not _inside_a_name(f, seat.role, codebook)]
    found = in_role or _open_heading(seat, codebook)
    if not found or _weak(found[0]):
        return None
    undefined_community = found[0].entry.possible == ["user", "management"]
    if not undefined_community and seat.role.has("independent", "executive", "councillor"):
        return None
    stronger = seat.role.has("independent", "executive", "co_opted") or seat.group.has("councillor", "council")
    if not in_role and stronger:
        return None
    signs = seat.role if in_role else seat.group
    return unclassified(found[0].entry.says, signs.quote(*found), tuple(found[0].entry.possible))


def _inside_a_name(finding: Finding, signs: Signs, codebook: Codebook) -> bool:
    """Whether one open word stands inside a longer name: "Community" in "Community Foundation"."""
    segment = signs.segment_of(finding)
    return finding.last - finding.first == 1 and bool(signs.unsaid(segment, codebook.gazetteer.fillers))


def _open_heading(seat: Seat, codebook: Codebook) -> list[Finding]:
    """Open words of a heading that names nothing else: "community" inside a body's name means nothing."""
    return seat.group.says_only("open", codebook.gazetteer.fillers)


def _weak(found: Finding) -> bool:
    # An undefined member or officer may still be explained by a heading; a community seat may not.
    return len(found.entry.possible) == len(FOUR) or "state" in found.entry.possible


def _by_title(seat: Seat, _: Codebook) -> Decision | None:
    for sign in ("foundation", "owner", "co_opted", "independent", "selected"):
        found = [f for f in seat.role.of(sign) or seat.group.of(sign) if sign != "selected" or f.last - f.first > 1]
        if sign == "selected" and seat.role.has("nominated"):
            continue  # somebody else nominates whom the board appoints
        if found:
            signs = seat.role if seat.role.of(sign) else seat.group
            entry = found[0].entry
            return Decision(
                entry.class_,
                entry.subclass,
                entry.route,
                entry.rule,
                entry.grade,
                entry.says,
                signs.quote(*found),
            )
    return None


def _chair_of_a_foundation_trust(seat: Seat, _: Codebook) -> Decision | None:
    chair = seat.role.of("chair")
    remarks = seat.group.says_only("office", frozenset())  # "(apologies)" is no heading
    if not chair or not seat.board.foundation_trust or (seat.group.findings and not remarks):
        return None
    if any(seat.group.unsaid(segment, frozenset()) for segment in seat.group.segments):
        return None
    says = "by statute the chair of an NHS foundation trust is a non-executive whom the governors appoint"
    return Decision("management", "independent", "appointed", "R2b", "C", says, seat.role.quote(chair[0]))


def _nothing_said(seat: Seat) -> Decision:
    if public := [f for f in seat.role.of("constituency") if f.entry.name == "public"]:
        says = "the public is named, but no membership that elects"
        return unclassified(says, seat.role.quote(*public), ("user", "management"))
    for signs in (seat.role, seat.group):
        for sign in ("open", "post", "municipal", "sender", "nominated", "ex_officio", "elected"):
            if found := signs.of(sign):
                entry = found[0].entry
                members_elect = sign == "elected" and seat.board.nhs_council
                possible = ("worker", "user") if members_elect else tuple(entry.possible)
                return unclassified(entry.says, signs.quote(found[0]), possible)
    found = seat.role.of("chair", "office", "seat")
    silent = "these words do not say who elects or sends the holder"
    silent = silent if seat.role.label.words else "no words say who elects or sends the holder"
    says = found[0].entry.says if found else silent
    return unclassified(says, seat.role.label.text, FOUR)


# Constituencies and senders before posts, posts before bare titles. A title that leaves the class open stops
# the search before a body that is only mentioned; a place decides last: it is the weakest evidence.
RULES_IN_ORDER: tuple[Callable[[Seat, Codebook], Decision | None], ...] = (
    constituency,
    selected,
    council_by_title,
    union_by_title,
    _open_by_title,
    sent_by_body,
    executive,
    _by_title,
    _chair_of_a_foundation_trust,
    constituency_by_place,
)
