"""Rule R2b: a selector is not a constituency.

Governors, an owning council, the members or a panel may pick an independent; whoever picks, the holder
answers to no third. So an independent or co-opted seat stays with management, unless the page names a body
that may have sent the holder: then nobody guesses which of the two it is.
"""

from __future__ import annotations

from transforms.codebook import Codebook, Finding
from transforms.reading import Signs
from transforms.seats import Decision, Seat, has_councillor_title, unclassified
from transforms.senders import bodies_of, bodies_of_role

NOBODY_NAMED = "whoever picks such a holder is not the constituency"
PICKED = ("appointed", "selected", "chosen", "recruited", "picked")
PLAINLY = {"independent", "independents", "annibynnol"}
PEOPLE = {"members", "tenants", "residents", "governors", "shareholders"}
# Who picks, by the first of these words that is there: governors make a council of governors no town council.
SELECTORS = {
    "governors": "the governors",
    "board": "the board",
    "panel": "a panel",
    "committee": "a committee",
    "members": "the members",
    "membership": "the members",
    "shareholders": "the shareholders",
    "council": "a council",
    "authority": "an authority",
    "trustees": "the trustees",
    "directors": "the directors",
}


def selected(seat: Seat, codebook: Codebook) -> Decision | None:
    """R2b: an independent or co-opted holder, whoever picked."""
    signs = seat.role
    councillor = signs.has("councillor")
    if signs.has("co_opted"):
        if councillor or signs.has("council") or _of_the_state(seat, codebook):
            return unclassified("co-option and a council are named together", signs.label.text, ("state", "management"))
        found = signs.of("co_opted")
        rule = "R2b" if seat.group.label.words else "R6"
        return Decision("management", "co_opted", "selected", rule, "C", found[0].entry.says, signs.quote(*found))
    found = signs.of("independent")
    if not found or councillor or signs.has("open"):
        return None
    plainly = any(not PLAINLY.isdisjoint(signs.label.words[f.first : f.last]) for f in found)
    if not plainly:
        return _non_executive(seat, codebook, found)
    if rivals := _kept_for_a_body(signs, found):
        says = "an independent seat is named together with a body that may send the holder"
        return unclassified(says, signs.label.text, (*rivals, "management"))
    return _independent(seat, codebook, found)


def _of_the_state(seat: Seat, codebook: Codebook) -> bool:
    return any(kind.class_ == "state" for kind in bodies_of_role(seat, codebook).kinds)


def _kept_for_a_body(signs: Signs, independent: list[Finding]) -> tuple[str, ...]:
    """Classes of a union or council printed apart: "Independent Member (Trade Union)"."""
    own = {signs.segment_of(finding) for finding in independent}
    apart = [f for f in signs.of("union", "council") if signs.segment_of(f) not in own]
    return tuple(f.entry.class_ for f in apart if "appointed" not in signs.label.words)


def _independent(seat: Seat, codebook: Codebook, found: list[Finding]) -> Decision:
    says, quote = found[0].entry.says, seat.role.quote(*found)
    stated = found[0].entry.route
    route = stated if stated != "unknown" else _selection(seat, codebook)
    rule = "R6" if route == "unknown" else "R2b"
    if rule == "R2b":
        picks = _who_picks(seat, "appoint" if route == "appointed" else "select")
        says = f"the words say independent or non-executive; {picks}"
    return Decision("management", "independent", route, rule, "C" if rule == "R6" else "B", says, quote)


def _selection(seat: Seat, codebook: Codebook) -> str:
    """How somebody picks an independent: a public body appoints, a board or a panel selects."""
    if seat.role.has("selected", "co_opted") or seat.group.has("selected", "co_opted"):
        return "selected"
    bodies = bodies_of(seat, codebook)
    if bodies.one_class and bodies.one_class.class_ == "state":
        return "appointed"
    if seat.composition and PEOPLE & set(seat.group.label.words):
        return "selected"
    if seat.role.has("council") or (_says(seat, "appointed by") and (bodies.kinds or _says(seat, "governors"))):
        return "appointed"
    return "unknown"


def _who_picks(seat: Seat, verb: str) -> str:
    """Who appoints or selects, as far as the words say it, in words of our own: a label may hold a name."""
    for signs in (seat.role, seat.group):
        words = signs.label.words
        for n, word in enumerate(words):
            if word == "by" and n and words[n - 1] in PICKED:
                _, end = next((s for s in signs.segments if s[0] <= n < s[1]), (n, len(words)))
                return _picks(set(words[n:end]), verb)
    if seat.role.has("council") and "appointed" in seat.role.label.words:
        return _picks({"council"}, verb)
    return _picks(set(seat.group.label.words), verb) if seat.composition else NOBODY_NAMED


def _picks(words: set[str], verb: str) -> str:
    if "board" in words and {"health", "care"} & words:
        return NOBODY_NAMED  # an NHS body, not this board
    for word, selector in SELECTORS.items():
        if word in words:
            one = selector.startswith(("a ", "an ")) or selector == "the board"
            return f"{selector} {verb}{'s' if one else ''}, but {'is' if one else 'are'} not the constituency"
    return NOBODY_NAMED


def _says(seat: Seat, words: str) -> bool:
    return f" {words} " in f" {seat.role.label.line} " or f" {words} " in f" {seat.group.label.line} "


def _non_executive(seat: Seat, codebook: Codebook, found: list[Finding]) -> Decision | None:
    """A non-executive director: independent, unless the page names a body that may have sent the holder."""
    if seat.role.has("council", "union", "nominated", "foundation", "owner"):
        return None
    if seat.role.has("sender") and not _says(seat, "appointed by"):
        return None
    bodies = bodies_of(seat, codebook)
    states = [kind for kind in bodies.kinds if kind.class_ != "management"]
    if not states or _says(seat, "appointed by"):
        return _independent(seat, codebook, found)
    if has_councillor_title(seat.name.words) and bodies.one_class and bodies.one_class.name == "council":
        return None
    return unclassified(
        "a body is named, but not whether it sends or selects", bodies.words, ("management", states[0].class_)
    )
