"""Judge whether a group of names is a board: what the labels say, what the roles say, how like names the names are.

A page prints many names that are nobody's directors: authors, donors, candidates, contacts. Structure finds names;
this module decides, group by group, whether the page presents them as holders, and how sure that is.
"""

import re
from collections import defaultdict

from spiders.extract import away, others, seats, support, words
from spiders.extract.details import says_gone
from spiders.extract.found import Found
from spiders.extract.headings import Label, is_kind, is_numbered, is_one_role, is_plural, place_under
from spiders.items import Listing

LEAST_TRUST = 0.4
# From here on a group is a board, beside which others are not.
BOARD = 0.6
# A name that reads as one.
SURE_ENOUGH = 0.6
SURE_TITLE = 0.7
# So many who all state a seat are a list that a page is about.
MANY = 5
_Group = tuple[tuple[Label, ...], int]


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
    page_says = max(support.page_says(about, url), OF_GOVERNMENT if _is_a_government(found) else 0.0)
    minutes = any(support.is_present(label.text) for labels, _ in groups for label in labels[-1:]) or any(
        support.is_present(one.entry.label) for one in found
    )
    trust = {group: _trust(members, page_says, minutes) for group, members in groups.items()}
    if any(value >= BOARD and not support.is_team(labels) for (labels, _), value in trust.items()):
        # Beside a board, a management or executive team is somebody else, and so are all who belong.
        beside = {group: _is_a_team(group, groups) or _is_everybody(group, trust) for group in trust}
        trust = {group: 0.0 if beside[group] else value for group, value in trust.items()}
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
        subject |= others.PARLIAMENT
    standing = seats.with_offices([one for one in found if _stands(one, trust[_group(one)], subject)])
    told = {
        group: support.told([label.text for label in group[0]], groups[group] or [one], page_says)
        for group, one in {_group(one): one for one in standing}.items()
    }
    at = [one.index for one in standing]
    return [seats.listing(one, told[_group(one)]) for one in standing if not _is_astray(one, groups[_group(one)], at)]


def _is_a_government(found: list[Found]) -> bool:
    """Whether most of those on a page hold offices of state: they are a cabinet, whatever it is called there."""
    holders = sum(words.is_of_state(one.role or place_under(one.labels).role) for one in found)
    return holders >= FEW and 2 * holders > len(found)


OF_GOVERNMENT = 0.6


def _is_a_team(group: _Group, groups: dict[_Group, list[Found]]) -> bool:
    """Whether the nearest label names a team: of managers, and not of those who hold a society's offices, where one is
    its chairman, its secretary or the like.
    """
    if not support.is_team(group[0]):
        return False
    offices = [words.words_of(one.role) for one in groups[group]]
    officers = [said for said in offices if said[-1:] in _OFFICES and words.JOBS.isdisjoint(said[:-1])]
    return len(officers) < 2 or 2 * len(officers) < len(offices)


def _is_everybody(group: _Group, trust: dict[_Group, float]) -> bool:
    """Whether a group is the list of all who belong, and another one on the page is the board."""
    if not any(others.are_all_who_belong(label.text) for label in group[0]):
        return False
    return any(value >= BOARD for other, value in trust.items() if other is not group)


_OFFICES = tuple((office,) for office in ("chair", "chairman", "president", "secretary", "treasurer", "chairperson"))


def _is_astray(one: Found, members: list[Found], standing: list[int]) -> bool:
    """Whether a text of no sure form stands far below the one holder of the seat that the label above it names."""
    said = one.labels[-1].text if one.labels else ""
    if one.entry.sure >= SURE_TITLE or one.role or not is_one_role(said) or is_plural(said):
        return False
    above = [other.index for other in members if other.index < one.index]
    if not above or one.index - above[-1] <= FAR:
        return False
    return not any(above[-1] < other < one.index for other in standing)  # else the label is printed again between


FAR = 3


def _is_stray(members: list[Found]) -> bool:
    """Whether a group is one text of no sure form, with no role, under no word for a body or a seat."""
    one = members[0]
    said = one.labels[-1].text if one.labels else ""
    if len(members) > 1 or one.role or one.entry.sure >= SURE_TITLE or one.entry.vacant or one.entry.withheld:
        return False
    return not _seats(said)


def _is_of_parliament(found: list[Found], about: frozenset[str]) -> bool:
    """Whether the page is a parliament's own: it is about one and about no lower tier, and most of those found on it
    have a seat there. A local page prints the few members for its area.
    """
    seated = sum(others.is_in_parliament(one.role) for one in found)
    return seated >= 5 and 2 * seated > len(found) and others.is_about_parliament(about)


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
                if not away.turned_away(group[0]) and min(one.entry.sure for one in groups[group]) >= SURE_ENOUGH:
                    trust[group] = max(trust[group], least)


def _trust_of_doubtful(one: Found, page_says: float) -> float:
    """How sure it is that a group of nothing but unusual names is of the board that the page shows elsewhere."""
    if away.turned_away(one.labels) or support.is_team(one.labels):
        return 0.0
    told = support.told([label.text for label in one.labels], [one], page_says)
    return told if told >= 0.75 else 0.0


def _group(one: Found) -> _Group:
    """What is judged together: those under the same labels; without any, those of one table."""
    return one.labels, bool(one.table) if one.labels else one.table


def _stands(one: Found, trust: float, about: frozenset[str]) -> bool:
    label = one.entry.label
    heading = one.labels[-1].text if one.labels else ""
    others_here = label != "" and not words.are_officers(heading) and others.turns_away(label, is_kind(heading))
    if others_here and (not words.is_role(label) or others.is_a_prize(label)):
        return False
    if one.role.casefold() == "moderator" and words.words_of(heading)[-1:] in (("forum",), ("debate",)):
        return False  # of an evening, and of no church
    if any(others.sits_elsewhere(text, about) for text in (label or one.role, heading)):
        return False
    if (others.says_how_to_reach(heading) or words.words_of(heading) in _ORGANIZERS) and away.serves(one.role):
        return False
    if one.role.startswith(("a ", "an ")) and not words.is_seat(one.role):
        return False  # what a story says of somebody
    if _IN_CHARGE.match(one.role):
        return False
    if any(map(says_gone, (one.role, one.entry.role, one.affiliation))):
        return False
    if _DATE.match(one.affiliation) and one.shape != "table" and not words.is_seat(one.role) and not _seats(heading):
        return False  # who wrote what stands above, and when
    if one.affiliation.startswith("by ") and not words.is_seat(one.role):
        return False  # a work, and who made it
    return trust >= LEAST_TRUST


_ORGANIZERS = (("organizer",), ("organiser",), ("organizers",), ("organisers",))
# Who runs an election, or deals with what is on an agenda.
_IN_CHARGE = re.compile(
    r"(?:deputy |acting )?(?:\(acting\) )?(?:returning|electoral registration) officer\b"
    r"|(?:case|planning|contact|presenting|reporting) officer$|report author$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^(?:[A-Z][a-z]+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) (?:19|20)\d\d$"
)


def _seats(text: str) -> bool:
    return words.names_a_body(text) or is_kind(text) or is_one_role(text)


def _trust(members: list[Found], page_says: float, minutes: bool) -> float:
    """How sure it is, 0 to 1, that a group of holders under the same labels is (part of) a board."""
    texts = [label.text for label in members[0].labels]
    nearest = texts[-1] if texts else ""
    elected = away.is_outcome(members[0].labels) and all(words.is_seat(one.role) for one in members)
    slogan = others.is_a_question(nearest) and all(words.is_seat_of_a_kind(one.role) for one in members)
    if away.turned_away(members[0].labels) and not (elected or slogan):
        return 0.0
    strange = sum(others.plays_or_studies(one.role or one.affiliation) for one in members)
    named = any(support.names_body(text) for text in texts if words.words_of(text) != ("members",))
    if strange and FEW * strange >= len(members) and not (page_says or named):
        return 0.0
    people = [one for one in members if not one.entry.vacant]
    if people:
        sure = sum(one.entry.sure for one in people) / len(people)
    else:
        sure = 0.6 if is_kind(nearest) or is_one_role(nearest) or any(one.role for one in members) else 0.0
    if sure < 0.5:
        return 0.0
    seated = sum(_is_seated(one) or one.entry.withheld for one in members) / len(members)
    told = 1.0 if elected and len(members) > 1 else support.told(texts, members, page_says)
    if minutes and not _in_minutes(members, texts) and told < 0.9:
        return 0.0
    return _weighed(told, seated, sure, members)


def _is_seated(one: Found) -> bool:
    return words.is_seat(one.role) and not others.leads_a_show(one.role)


def _in_minutes(members: list[Found], texts: list[str]) -> bool:
    return any(
        support.is_present(text) or support.is_absent(text) for text in (*texts, *(one.entry.label for one in members))
    )


def _state_seats(members: list[Found]) -> bool:
    """Whether each of them has a role, and one of them a seat on this body, of whatever kind, and nothing besides."""
    told = [one.role for one in members if not (one.entry.vacant or one.entry.withheld)]
    return all(told) and (not told or any(words.is_seat_of_a_kind(role) or words.is_of_state(role) for role in told))


FEW = 3


def _is_numbered(one: Found) -> bool:
    return bool(one.labels) and is_numbered(one.labels[-1].text)


def _weighed(told: float, seated: float, sure: float, members: list[Found]) -> float:
    """Words above, roles beside and names themselves, weighed into one number."""
    many = len(members) >= 3
    role_share = sum(bool(one.role) for one in members) / len(members)
    regular = sum(one.regular for one in members) / len(members)
    if told >= 0.75:
        weight = told
    elif told >= 0.5 and len(members) < FEW and not (_state_seats(members) or _is_numbered(members[0])):
        weight = told - 0.3  # a site that is a council's prints many names: one or two of them need their seat beside
    elif told >= 0.5:
        weight = told + (
            0.2
            if seated >= 0.4
            else 0.1
            if role_share >= 0.6
            else 0.05
            if told >= 0.6 and many and sure >= 0.85 and regular >= 0.7
            else -0.2
        )
    else:
        weight = 0.55 if seated >= 0.6 and len(members) >= 2 else 0.0
    if told < 0.9 and role_share < 0.5 and regular < 0.5 and not _is_numbered(members[0]):
        weight -= 0.4
    if told < 0.9 and all(one.linked for one in members) and role_share < 0.3:
        weight -= 0.25
    return max(0.0, min(1.0, weight * (0.55 + 0.45 * sure) + 0.05 * (seated >= 0.5)))
