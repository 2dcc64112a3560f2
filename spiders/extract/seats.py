"""The row that is published of a holder who stands: role and affiliation from the line, its card and its labels."""

import re
from collections import defaultdict
from dataclasses import replace

from spiders.extract import confidence, contacts, headings, words
from spiders.extract.details import is_date, is_mere_class, is_status, says_nothing
from spiders.extract.found import Found
from spiders.extract.headings import Place, place_under
from spiders.extract.languages import BODIES_ABROAD
from spiders.extract.parties import without_party
from spiders.extract.support import is_absent, is_present
from spiders.extract.surname_first import in_order
from spiders.items import Listing
from transforms.names import take_apart, without_titles, word_set

_OFFICES = word_set("chair chairman chairperson chairwoman president secretary treasurer vice-chair vice-president")


def listing(one: Found, told: float) -> Listing:
    """The listing of one holder; `told` says how plainly the words above the list say that it is a body."""
    place = place_under(one.labels)
    labels = [one.entry.label, place.group]
    nameless = one.entry.vacant or one.entry.withheld
    group = one.entry.label if is_present(one.entry.label) or is_absent(one.entry.label) else place.group
    role, affiliation = ("" if says_nothing(text) or is_date(text) else text for text in _seat(one, place))
    name = confidence.name_fact(one.entry.sure, nameless)
    facts = name, confidence.support_fact(told, role, words.is_seat(role), words.is_role(role))
    return Listing(
        name_as_published=one.entry.name,
        person_name="" if nameless else without_titles(in_order(one.entry.name)),
        role=role,
        group_heading=group,
        affiliation=without_party(contacts.without_address(affiliation)),
        section=place.section,
        vacant=one.entry.vacant,
        absent=any(is_absent(label) for label in labels),
        shape=one.shape,
        confidence=confidence.confidence(facts),
        facts=facts,
    )


def with_offices(listed: list[Found]) -> list[Found]:
    """The holders, with what stands before a name taken for the office where the lines of the list print offices
    there ("Chair: ...", "Treasurer: ...", "Sopranos: ..."); under a kind of seat it may be a constituency.
    """
    lists: dict[tuple[headings.Label, ...], list[Found]] = defaultdict(list)
    for one in listed:
        if _states_an_office(one):
            lists[one.labels].append(one)
    offices = {
        id(one)
        for labels, alike in lists.items()
        if (named := sum(words.is_role(one.role) for one in alike)) >= _fewest(labels)
        and (OF_ALL_ABROAD if _is_abroad(labels) else OF_ALL) * named >= len(alike)
        for one in alike
        if not one.role and words.may_be_office(one.affiliation)
    }
    return [replace(one, role=one.affiliation, affiliation="") if id(one) in offices else one for one in listed]


FEWEST_OFFICES, FEWEST_BELOW_SEATS = 2, 4


def _fewest(labels: tuple[headings.Label, ...]) -> int:
    """How many known offices show that all in front of the names are: more where it may be whom a seat is for."""
    below_seats = place_under(labels).role and not words.are_officers(labels[-1].text)
    return FEWEST_BELOW_SEATS if below_seats else FEWEST_OFFICES


def _states_an_office(one: Found) -> bool:
    """Whether what is said of a holder may be an office: it stands before the name, or in a card of officers."""
    if one.shape in ("lines", "lists"):
        return one.entry.label != ""
    officers = bool(one.labels) and words.are_officers(one.labels[-1].text)
    return one.shape == "cards" and (officers or _is_abroad(one.labels))


# Of so many one at least has to be an office that is known: fewer where the page speaks another language.
OF_ALL, OF_ALL_ABROAD = 3, 5


def _is_abroad(labels: tuple[headings.Label, ...]) -> bool:
    """Whether the nearest label names a body in another language, whose offices we know in part only."""
    return bool(labels) and not BODIES_ABROAD.isdisjoint(words.words_of(labels[-1].text))


def _as_mayor(one: Found) -> str:
    """The seat on a council that the title in front of a name is, where it is a mayor's ("Deputy Mayor Ann Sample")."""
    on_council = any("council" in words.words_of(label.text) for label in one.labels)
    title = _MAYOR.search(take_apart(one.entry.name).honorifics) if on_council else None
    return title.group() if title else ""


_MAYOR = re.compile(r"(?:(?:Lord|Deputy|Vice) )?Mayor(?: Pro[ -]Tem(?:pore)?)?")


def _seat(one: Found, place: Place) -> tuple[str, str]:
    """Role and affiliation of a row: what it prints itself, or else what its labels give.

    What a cell or a label says of one of the officers is the office. A mere date of office is set beside the labels'
    role; a mere class ("Nursing") under a kind of seat ("Staff governors") says whom the seat is for.
    """
    if not (one.role or one.affiliation) and (mayor := _as_mayor(one)):
        return mayor, place.affiliation
    if one.role and place.role and is_status(one.role):
        return f"{place.role} ({one.role})", one.affiliation or place.affiliation
    set_apart = one.shape == "table" or one.entry.label == one.affiliation
    nearest = one.labels[-1].text if one.labels else ""
    if not one.role and headings.heads_duties(nearest):
        return one.affiliation or place.role, ""
    officers = set_apart and bool(one.labels) and words.are_officers(nearest)
    if officers and not one.role and words.may_be_office(one.affiliation):
        return one.affiliation, ""
    if one.role and not one.entry.label and _is_work(one, place):
        return place.role, ", ".join(part for part in (one.role, one.affiliation) if part)
    if not one.affiliation and words.is_class(place.role) and is_mere_class(one.role):
        return place.role, one.role
    return one.role or place.role, one.affiliation or place.affiliation


def _is_work(one: Found, place: Place) -> bool:
    """Whether the label above a holder gives the office on the body, and the line what the holder does elsewhere
    ("Treasurer:" above "Ann Sample, Director, Invented Institute").
    """
    if _OFFICES.isdisjoint(words.words_of(place.role)) or headings.is_plural(place.role):
        return False
    elsewhere = words.is_organisation(one.affiliation or one.role) or words.words_of(one.role)[:2] in _SEES
    return elsewhere and one.role.casefold() != place.role.casefold()


_SEES = tuple((office, "of") for office in ("bishop", "archbishop", "archdeacon", "dean", "provost", "mayor", "rector"))
