"""What the card around a name says of its holder: which of its lines is the role, and which the affiliation.

A line whose words say nothing ("Licensing") is a role where the same line of the other cards is one.
"""

import re
from collections import Counter, defaultdict
from dataclasses import replace

from spiders.extract import headings, words
from spiders.extract.bound import Card, build
from spiders.extract.details import is_mere_class, split_detail
from spiders.extract.found import Found
from spiders.extract.headings import Label
from spiders.extract.holders import Entry
from spiders.extract.layout import Line
from spiders.extract.lists import is_prose
from transforms.names import word_set

# The share of a list's cards in which the first text is a role, that makes it one in all of them.
MOSTLY = 0.6
SOMETIMES = 0.4
_PARTIES = word_set("labour conservative conservatives snp green greens independent liberal reform plaid ukip")
# What a heading opens with where it says whom those below it answer to, or that they are no executives.
_WHO_SITS = word_set(
    """
    resident residents tenant tenants leaseholder customer customers user users patient patients carer carers parent
    parents public community staff employee employees worker workers union council local partner partners
    stakeholder stakeholders nominated appointed elected co-opted independent non-executive nonexecutive university
    """
)
_SEATED = (words.SEATS | words.CLASSES | {"mayor", "leas-chathaoirleach"}) - word_set(
    "director directors founder champion leader medical nursing clinical executive former past"
)
_TITLES = (("commissioner",), ("supervisor",), ("councilmember",), ("trustee",), ("director",), ("governor",))
_ALSO_CLASSES = frozenset(("independent", "independents"))

LIST_BY_ITSELF = 3  # so many names in one line are a list, whatever stands around it


def find(lines: list[Line]) -> list[Found]:
    """Every holder that stands on a line of its own or in a list on one line, with what its card says."""
    built = [(card, card.extras()) for card in build(lines)]
    in_group: Counter[tuple[Label, ...]] = Counter(card.labels for card, _ in built)
    with_role: Counter[tuple[Label, ...]] = Counter(
        card.labels for card, extras in built if extras and words.is_role(extras[0])
    )
    regular = _regularity(lines, built)
    parties = _PARTIES - _ALSO_CLASSES
    partisan = {card.labels for card, extras in built if any(text.casefold() in parties for text in extras)}
    labels_are_roles = _labels_that_are_roles(built)
    led = Counter(card.labels for card, _ in built if card.before)
    found: list[Found] = []
    for card, extras in built:
        # What every card prints above its name is of one kind, as soon as some of it is roles.
        least = SOMETIMES if led[card.labels] == in_group[card.labels] > 2 else MOSTLY
        first_is_role = with_role[card.labels] >= least * in_group[card.labels]
        if labels_are_roles[card.labels]:
            card.entries = [_with_label_as_role(entry) for entry in card.entries]
        if card.labels in partisan:  # beside parties, "Independent" is one as well, and no kind of seat
            extras = sorted(extras, key=lambda text: text.casefold() in _PARTIES)
        found.extend(_finished(card, extras, first_is_role, regular[card.line.index], card.labels in partisan))
    return found


def _labels_that_are_roles(built: list[tuple[Card, list[str]]]) -> dict[tuple[Label, ...], bool]:
    """For each list, whether what stands before the names ("Chairman: ...") is a role in most of its lines."""
    before: dict[tuple[Label, ...], list[bool]] = defaultdict(list)
    for card, _ in built:
        for entry in card.entries[:1]:
            before[card.labels].append(bool(entry.label) and words.is_role(entry.label))
    return defaultdict(bool, {labels: 2 * sum(said) >= len(said) > 2 for labels, said in before.items()})


def _with_label_as_role(entry: Entry) -> Entry:
    """The entry of a list of roles whose own label's words say nothing ("Social: ..."): that is its role as well."""
    if entry.role or not entry.label or entry.affiliation != entry.label or words.is_organisation(entry.label):
        return entry
    return replace(entry, role=entry.label, affiliation="")


def _regularity(lines: list[Line], built: list[tuple[Card, list[str]]]) -> dict[int, float]:
    """For each card, by the number of its line, how much of the list around it is names: 1 when that is all, as in
    cards.
    """
    together = Counter(line.path for line in lines)
    named = Counter(_form(card.line, together) for card, _ in built)
    tags = {tag for tag, _ in named}
    forms = ((_form(line, together), line.text) for line in lines if line.tag in tags)
    alike = Counter(form for form, text in forms if form in named and not is_prose(text))
    regular = {}
    for card, extras in built:
        form = _form(card.line, together)
        is_list = len(card.entries) >= LIST_BY_ITSELF
        regular[card.line.index] = 1.0 if is_list else min(1.0, named[form] * (1 + len(extras)) / max(1, alike[form]))
    return regular


def _form(line: Line, together: Counter[tuple[int, ...]]) -> tuple[str, tuple[int, ...]]:
    """What makes lines of one list alike: the element they stand in together, or the one around their elements."""
    return line.tag, line.path if together[line.path] > 1 else line.path[:-1]


def _finished(card: Card, extras: list[str], first_is_role: bool, regular: float, partisan: bool) -> list[Found]:
    place = headings.place_under(card.labels).role
    placed = bool(place)
    answering = _WHO_SITS.intersection(words.words_of(place)[:1])
    plain = "headings" if card.line.level else "lists" if card.line.tag == "li" else "lines"
    shape = "cards" if extras else plain
    found = []
    for order, entry in enumerate(card.entries):
        role, affiliation = entry.role, entry.affiliation
        for nth, text in enumerate(extras):
            if not role and nth + 1 < len(extras) and _is_said_twice(text, extras[nth + 1]):
                role, affiliation = text, extras[nth + 1]
                break
            if partisan and text.casefold() in _PARTIES:
                continue
            if placed and not affiliation and (not words.is_role(text) or is_mere_class(text)):
                affiliation = text
                continue
            if role == entry.role and words.words_of(role) in _TITLES and words.is_plain_seat(text):
                role = ""  # "Commissioner Ann Example" above "Chair": a title that all of them bear
            if answering and _is_day_job(text):
                affiliation = affiliation or text
                break
            placed_first = not words.is_role(text) and any(map(words.is_seat, extras[1:2]))
            expected = nth == 0 and first_is_role and not placed_first
            role, affiliation = _told_by(text, role, affiliation, expected)
        found.append(
            Found(
                card.line.index,
                order,
                entry,
                role,
                affiliation,
                card.labels,
                card.lead_in,
                shape,
                regular,
                card.line.linked and not extras,
            )
        )
    return found


def _is_day_job(text: str) -> bool:
    """Whether a line says what somebody does elsewhere: under "Resident Board Members" the seat is the resident's,
    whatever the job ("Finance Director of a national charity").
    """
    said = words.words_of(text)
    return len(said) > 2 and words.is_role(text) and _SEATED.isdisjoint(said[:3])


def _is_said_twice(text: str, following: str) -> bool:
    """A role that ends with the place which the next line prints again ("Public Governor, Skipton", "Skipton")."""
    return words.is_role(text) and text.endswith(f", {following.partition(' (')[0]}")


# Two sentences, however short, are no role: "Team captain. Climbs a lot in winter."
_SENTENCES = re.compile(r"[a-z]{3}[.!?] [A-Z].*[.!?]$")


def _told_by(text: str, role: str, affiliation: str, expected_role: bool) -> tuple[str, str]:
    """Role and affiliation after one more line of the card."""
    if not role and (expected_role or words.is_role(text)) and not _SENTENCES.search(text):
        said, place = split_detail(text)
        if expected_role and not said:
            said, place = (text, "") if not words.is_role(text) else ("", place)
        return said, affiliation or place
    if not affiliation and len(text) <= 100:
        return role, text
    if affiliation.casefold() in _PARTIES and len(text) <= 60:
        return role, text
    return role, affiliation
