"""Judge whether a group of names is a board: what the labels say, what the roles say, how like names the names are.

A page prints many names that are nobody's directors: authors, donors, candidates, contacts. Structure finds names;
this module decides, group by group, whether the page presents them as holders, and how sure that is.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from spiders.extract import confidence, headings, words
from spiders.extract.details import is_mere_class, is_status, says_gone
from spiders.extract.headings import Label, Place, is_kind, is_one_role, place_under
from spiders.extract.holders import Entry
from spiders.extract.persons import in_order
from spiders.items import Listing
from transforms.names import without_titles, word_set

LEAST_TRUST = 0.4
# A name that reads as one.
SURE_ENOUGH = 0.6
SURE_TITLE = 0.7
# So many who all state a seat are a list that a page is about.
MANY = 5
# A label of more words is a sentence, which may tell what a body does.
SENTENCE = 8
_STAFF = frozenset(("staff",))
_Group = tuple[tuple[Label, ...], bool]


@dataclass(slots=True)
class Found:
    """One holder as a shape found it, before anything is decided.

    Attributes:
        index, order: where it stands on the page: its line, and its place in that line.
        entry: what was read.
        role, affiliation: what the line and its card say.
        labels: the labels above it, outermost first.
        lead_in: the sentence directly above the list, if any.
        shape: the page shape.
        regular: 0 to 1, how many of its neighbours have the same form.

    """

    index: int
    order: int
    entry: Entry
    role: str
    affiliation: str
    labels: tuple[Label, ...]
    lead_in: str = ""
    shape: str = ""
    regular: float = 0.5
    linked: bool = False


def judge(found: list[Found], about: list[str], url: str) -> list[Listing]:
    """The listings among what was found, in the order given, each with its confidence.

    Args:
        found: what the shapes read, in page order.
        about: the page's title and chief headings.
        url: where the page was published.

    """
    groups: dict[_Group, list[Found]] = defaultdict(list)
    for one in found:
        if not one.entry.doubtful:
            groups[_group(one)].append(one)
    page_says = _page_says(about, url)
    minutes = any(_is_present(label.text) for labels, _ in groups for label in labels[-1:]) or any(
        _is_present(one.entry.label) for one in found
    )
    trust = {group: _trust(members, page_says, minutes) for group, members in groups.items()}
    if any(value >= 0.6 and not _is_team(labels) for (labels, _), value in trust.items()):
        # Beside a board, a management or executive team is somebody else.
        trust = {group: 0.0 if _is_team(group[0]) else value for group, value in trust.items()}
    if any(len(members) >= MANY and all(words.is_seat(one.role) for one in members) for members in groups.values()):
        # Beside a list in which everybody states a seat, a lone text that may be a name is none.
        trust = {group: 0.0 if _is_stray(groups[group]) else value for group, value in trust.items()}
    _share_among_seats(trust, groups)
    boarded = any(value >= LEAST_TRUST for value in trust.values())
    for one in found:
        if one.entry.doubtful and _group(one) not in trust:
            trust[_group(one)] = _trust_of_doubtful(one, page_says) if boarded and not minutes else 0.0
    subject = frozenset(word for text in about for word in words.words_of(text))
    if _is_of_parliament(found, subject):
        subject |= words.PARLIAMENT
    standing = [one for one in found if _stands(one, trust[_group(one)], subject)]
    told = {
        group: _told([label.text for label in group[0]], groups[group] or [one], page_says)
        for group, one in {_group(one): one for one in standing}.items()
    }
    return [_listing(one, told[_group(one)]) for one in standing]


def _is_stray(members: list[Found]) -> bool:
    """Whether a group is one text of no sure form, with no role, under no word for a body or a seat."""
    one = members[0]
    said = one.labels[-1].text if one.labels else ""
    if len(members) > 1 or one.role or one.entry.sure >= SURE_TITLE or one.entry.vacant or one.entry.withheld:
        return False
    return not (words.names_a_body(said) or is_kind(said) or is_one_role(said))


def _is_of_parliament(found: list[Found], about: frozenset[str]) -> bool:
    """Whether the page is a parliament's own: it is about one and about no lower tier, and most of those found on it
    have a seat there. A local page prints the few members for its area.
    """
    seated = sum(words.is_in_parliament(one.role) for one in found)
    return seated >= 5 and 2 * seated > len(found) and words.is_about_parliament(about)


def _share_among_seats(trust: dict[_Group, float], groups: dict[_Group, list[Found]]) -> None:
    """Raise a role that boards have as well as workplaces ("Archivist") to the trust of the seats that are printed in
    the same way beside it ("Chairman", "Secretary"): labels of one rank, each over its holder.
    """
    rows: dict[tuple[tuple[Label, ...], int], list[_Group]] = defaultdict(list)
    for group in trust:
        labels = group[0]
        if labels and is_one_role(labels[-1].text):
            rows[labels[:-1], labels[-1].rank].append(group)
    for row in rows.values():
        seats = [group for group in row if trust[group] >= LEAST_TRUST and words.is_seat(group[0][-1].text)]
        if len(seats) >= 2 and 2 * len(seats) > len(row):
            least = min(trust[group] for group in seats)
            for group in row:
                if not _turned_away(group[0]) and min(one.entry.sure for one in groups[group]) >= SURE_ENOUGH:
                    trust[group] = max(trust[group], least)


def _trust_of_doubtful(one: Found, page_says: float) -> float:
    """How sure it is that a group of nothing but unusual names is of the board that the page shows elsewhere."""
    if _turned_away(one.labels) or _is_team(one.labels):
        return 0.0
    told = _told([label.text for label in one.labels], [one], page_says)
    return told if told >= 0.75 else 0.0


def _is_team(labels: tuple[Label, ...]) -> bool:
    said = set(words.words_of(labels[-1].text)) if labels else set()
    return bool(said & {"team", "teams"}) and not said & {
        "board",
        "governors",
        "trustees",
        "directors",
        "council",
    }


def _group(one: Found) -> _Group:
    return one.labels, one.shape == "table"


def _page_says(about: list[str], url: str) -> float:
    """How plainly the page as a whole is about a board: 0.6 when it is about its people, 0.5 when about the body."""
    said = [set(words.words_of(text)) for text in about]
    if any(text & _PEOPLE and not text & _PAPERS for text in said):
        return 0.6
    path = set(re.split(r"[^a-z]+", url.lower()[-160:]))
    if path & _PEOPLE and not path & _PAPERS:
        return 0.6
    return (
        0.5
        if any(words.names_a_body(text[:140]) and not words.names_a_part(text) for text in about)
        or path & {"board", "council"}
        else 0.0
    )


_PEOPLE = word_set(
    """
    governors trustees directors members councillors commissioners
    """
)
_PAPERS = word_set(
    """
    meeting meetings minutes papers agenda agendas news election elections vacancies jobs join become
    membership
    """
)


_ITS_PAPERS = _PAPERS - {"membership"}


def is_attendance(text: str) -> bool:
    """Whether a label says who came to a meeting: present, apologies, in attendance."""
    return _is_present(text) or _is_absent(text) or words.words_of(text)[:2] == ("in", "attendance")


def _is_present(text: str) -> bool:
    return words.words_of(text)[:1] in (("present",), ("sederunt",)) and len(text) < 60


def _is_absent(text: str) -> bool:
    said = words.words_of(text)
    return bool(said) and len(text) < 80 and said[0] in ("apologies", "apology", "absent")


def _stands(one: Found, trust: float, about: frozenset[str]) -> bool:
    label = one.entry.label
    if label and words.turns_away(label) and not words.is_role(label):
        return False
    heading = one.labels[-1].text if one.labels else ""
    if any(words.sits_elsewhere(text, about) for text in (label or one.role, heading)):
        return False
    if any(map(says_gone, (one.role, one.entry.role, one.affiliation))):
        return False
    return trust >= LEAST_TRUST


def _trust(members: list[Found], page_says: float, minutes: bool) -> float:
    """How sure it is, 0 to 1, that a group of holders under the same labels is (part of) a board."""
    texts = [label.text for label in members[0].labels]
    nearest = texts[-1] if texts else ""
    if _turned_away(members[0].labels):
        return 0.0
    people = [one for one in members if not one.entry.vacant]
    if people:
        sure = sum(one.entry.sure for one in people) / len(people)
    else:
        sure = 0.6 if is_kind(nearest) or is_one_role(nearest) or any(one.role for one in members) else 0.0
    if sure < 0.5:
        return 0.0
    seated = sum(words.is_seat(one.role) or one.entry.withheld for one in members) / len(members)
    told = _told(texts, members, page_says)
    if minutes and not _in_minutes(members, texts) and told < 0.9:
        return 0.0
    return _weighed(told, seated, sure, members)


def _in_minutes(members: list[Found], texts: list[str]) -> bool:
    return any(_is_present(text) or _is_absent(text) for text in (*texts, *(one.entry.label for one in members)))


def _turned_away(labels: tuple[Label, ...]) -> bool:
    """Whether the nearest labels say that these are other people; a body or a kind of seat nearer by overrules."""
    texts = [label.text for label in labels[-3:] if label.rank > 1 or label is labels[-1]]
    if _are_members_of_no_body([label.text for label in labels]):
        return True
    if any(words.turns_away_for_good(text) and not _is_former_seat(text) for text in texts):
        return True
    for text in reversed(texts):
        if is_one_role(text) or _is_present(text) or _is_absent(text):
            return False
        if words.turns_away(text, is_kind(text)) and not words.says_how_to_reach(text):
            return True
        if words.names_a_body(text) or is_kind(text):
            return False
    return False


def _are_members_of_no_body(texts: list[str]) -> bool:
    """Whether "Current members" stands under a label that says of what, and that is no body ("Lab Members")."""
    for text in reversed(texts):
        if words.are_other_members(text):
            return True
        if not _MERELY_MEMBERS.issuperset(words.words_of(text)):
            return False
    return False


_MERELY_MEMBERS = word_set("current members all our the list of new member")


def _is_former_seat(text: str) -> bool:
    """Whether it says what one holder was ("Former Chairperson"), not that the list is of other people."""
    return is_one_role(text) and {"candidates", "candidate", "nominations", "winners", "donors"}.isdisjoint(
        words.words_of(text)
    )


def _told(texts: list[str], members: list[Found], page_says: float) -> float:
    """How plainly the words above the group say that it is a board: 1 for its own label, less for headings further
    off.
    """
    nearest = texts[-1] if texts else ""
    own = [one.entry.label for one in members if one.entry.label]
    if _is_present(nearest) or _is_absent(nearest):
        return 1.0
    above = any(_names_body(text) or is_kind(text) or _is_seat_label(text) for text in texts[-4:-1])
    if _names_body(nearest) or (is_kind(nearest) and (above or page_says or words.is_seat(nearest))):
        return 1.0 if _names_body(nearest) or above or page_says or not _is_mere(nearest) else 0.4
    if any(is_kind(text) for text in texts[:-1]) and place_under(members[0].labels).role:
        return 0.95
    if own and any(words.names_a_body(label) or is_kind(label) or _is_present(label) for label in own):
        return 0.9
    if nearest and is_one_role(nearest) and (above or page_says or words.is_seat(nearest)):
        return 0.85 if above or page_says else 0.6
    if _leads_in(members[0].lead_in[:160]):
        return 0.8
    if above:
        return 0.75
    if nearest and not _STAFF.isdisjoint(words.words_of(nearest)):
        return 0.6
    return page_says


def _leads_in(sentence: str) -> bool:
    """Whether the sentence above a list says that it is the body ("The board consists of", "The committee are")."""
    return (
        words.names_a_body(sentence)
        and not words.are_other_members(sentence)
        and not _SAYS_WHO.isdisjoint(words.words_of(sentence))
    )


_SAYS_WHO = word_set(
    """
    is are was were consists comprises comprised includes include including composed made listed below members
    elected appointed serve serves serving served current currently present meet managed governed led run overseen
    trustees directors governors councillors commissioners sind ist son es sont est sono è são
    """
)


def _names_body(text: str) -> bool:
    """Whether a label is about the body's people, not about its meetings or papers."""
    if words.are_other_members(text) or words.names_a_part(text):
        return False
    said = words.words_of(text)
    if len(said) > SENTENCE and _SAYS_WHO.isdisjoint(said):
        return False
    return words.names_a_body(text) and _ITS_PAPERS.isdisjoint(said)


def _is_seat_label(text: str) -> bool:
    return is_one_role(text) and words.is_seat(text)


def _weighed(told: float, seated: float, sure: float, members: list[Found]) -> float:
    """Words above, roles beside and names themselves, weighed into one number."""
    many = len(members) >= 3
    role_share = sum(bool(one.role) for one in members) / len(members)
    regular = sum(one.regular for one in members) / len(members)
    if told >= 0.75:
        weight = told
    elif told >= 0.5:
        weight = told + (
            0.2
            if seated >= 0.4
            else 0.1
            if role_share >= 0.6
            else 0.05
            if many and sure >= 0.85 and regular >= 0.7
            else -0.2
        )
    else:
        weight = 0.55 if seated >= 0.6 and len(members) >= 2 else 0.0
    if told < 0.9 and role_share < 0.5 and regular < 0.5:
        weight -= 0.4
    if told < 0.9 and all(one.linked for one in members) and role_share < 0.3:
        weight -= 0.25
    return max(0.0, min(1.0, weight * (0.55 + 0.45 * sure) + 0.05 * (seated >= 0.5)))


def _is_mere(text: str) -> bool:
    """Whether a label has no seat in it: "Staff picks" is nobody's kind unless the page speaks of a board."""
    return words.SEATS.isdisjoint(words.words_of(text))


def _seat(one: Found, place: Place) -> tuple[str, str]:
    """Role and affiliation of a row: what it prints itself, or else what its labels give.

    What a cell or a label says of one of the officers is the office. A mere date of office is set beside the labels'
    role; a mere class ("Nursing") under a kind of seat ("Staff governors") says whom the seat is for.
    """
    if one.role and place.role and is_status(one.role):
        return f"{place.role} ({one.role})", one.affiliation or place.affiliation
    set_apart = one.shape == "table" or one.entry.label == one.affiliation
    officers = set_apart and bool(one.labels) and words.are_officers(one.labels[-1].text)
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
    return words.is_organisation(one.affiliation or one.role) and one.role.casefold() != place.role.casefold()


_OFFICES = word_set("chair chairman chairperson chairwoman president secretary treasurer vice-chair vice-president")


def _listing(one: Found, told: float) -> Listing:
    place = place_under(one.labels)
    labels = [one.entry.label, place.group]
    nameless = one.entry.vacant or one.entry.withheld
    group = one.entry.label if _is_present(one.entry.label) or _is_absent(one.entry.label) else place.group
    role, affiliation = _seat(one, place)
    name = confidence.name_fact(one.entry.sure, nameless)
    facts = name, confidence.support_fact(told, role, words.is_seat(role), words.is_role(role))
    return Listing(
        name_as_published=one.entry.name,
        person_name="" if nameless else without_titles(in_order(one.entry.name)),
        role=role,
        group_heading=group,
        affiliation=affiliation,
        section=place.section,
        vacant=one.entry.vacant,
        absent=any(_is_absent(label) for label in labels),
        shape=one.shape,
        confidence=confidence.confidence(facts),
        facts=facts,
    )
