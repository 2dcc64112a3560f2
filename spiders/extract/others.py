"""The words by which a page says that the people below are others: donors, speakers, candidates, a team.

A list of names is a board only where nothing of this stands nearer to it than the word for the body.
"""

import re
from itertools import pairwise

from spiders.extract.words import BODIES, words_of
from transforms.names import word_set

# Headings under which people are listed who do not sit on the body.
NOT_THE_BODY = word_set(
    """
    attending attendees news event events contact contacts location locations venue schedule directions donor donors
    supporters sponsors funders candidates candidate nominees nominations nomination election elections award awards
    winner winners obituary blog press media vacancies jobs careers testimonials testimonial stories story partners
    ambassadors links downloads documents minutes agendas agenda calendar consultants advisers advisors bankers
    solicitors auditors past former previous alumni gallery tweets twitter facebook comments author authors posted
    related search archive archives history quotes donate newsletter login obituaries volunteers performances
    exhibition exhibitions cast crew speakers speaker programme coaches instructors tutors teachers artists performers
    players presenters congratulations condolences tribute tributes credits supervisors decisions month external
    surgeries competition competitions raffle medal medals medallists laureates laureate
    students pupils patrons employment references bibliography contributors contributor graduates graduands entrants
    applications petition petitions epetition epetitions signatories signatures honour honours memorial production
    by-election by-elections notices achievement newsroom applicant applicants appellant
    certificates races ballot endorsements contributed
    preachers since memoriam memory remembered deceased overleden overledenen verstorbene fallecidos décédés ehemalige
    ehemaligen anciens anciennes oud-bestuursleden voormalige tidligere
    """
)
# Of these, the ones that may also say whom a seat is for, or how it was filled ("Partnership: Volunteers").
_ALSO_SEATS = word_set(
    """
    volunteers partners students pupils patrons external employment teachers artists performers nomination
    nominee nominees advisers advisors players
    """
)
_NEITHER = NOT_THE_BODY - _ALSO_SEATS
# Of these, the ones that no kind of seat below them can overrule.
NEVER_THE_BODY = word_set(
    """
    past former previous alumni candidates candidate nominations donors sponsors funders winners awards recipients
    commended runners-up races ballot endorsements contributed
    obituaries testimonials cast crew memoriam deceased overleden overledenen verstorbene fallecidos décédés ehemalige
    ehemaligen anciens anciennes oud-bestuursleden voormalige tidligere
    """
)
_PRAISED = word_set(
    """
    winners finalists prizewinners candidates donors sponsors funders benefactors supporters prizes obituaries award
    awards recipients
    """
)
# What a committee may be named after: "Nominations Committee", "Press and Events Sub-committee".
_COMMITTEES_MATTER = (NOT_THE_BODY - NEVER_THE_BODY - word_set("contact contacts related since posted")) | word_set(
    "nominations awards"
)
_COMMITTEES = word_set("committee committees subcommittee subcommittees sub-committee sub-committees")
_SEATED = word_set("members directors governors trustees councillors commissioners")
_APART = word_set("of for to from the our your by with in at on a an before after")
_QUESTIONS = (
    *("find a ", "find an ", "find your ", "what ", "why ", "how ", "when ", "become ", "becoming ", "could you"),
    *("join ", "want ", "apply ", "interested", "you can ", "write to "),
)
_POSTS = frozenset(("recent posts", "latest posts", "recent entries", "popular posts"))
_DIARY = frozenset(
    (
        *("coming up", "what's on", "dates for your diary", "diary dates", "diary", "forthcoming events"),
        *("latest", "what's new", "in the news", "highlights", "top stories", "most read", "trending", "featured"),
    )
)
_ON_STAGE = frozenset(("panel", "panels", "panelists", "panellists", "keynote", "keynotes"))
_HEADS_OF_STAFF = frozenset(("senior officers", "statutory officers", "proper officers"))
_PRIZES = ("of the month", "of the year", "of the week", "of the season")
_OF_OURSELVES = (
    "how we ",
    "what we ",
    "how the ",
    "how our ",
)  # "How we work": no question, and the body may stand below
# At these people speak, play or meet, or all who belong are listed; "Conference committee" is a body all the same.
_EVENTS = word_set("activities activity publications conference symposium summit webinar congress colloquium directory")
_NO_BODIES = word_set(
    """
    team teams cast band crew squad ensemble orchestra choir lab laboratory project faculty family class gang life
    """
)
_LOWEST_TIER = frozenset(("parish", "community"))
_UPPER_TIERS = frozenset(("county", "borough", "district", "city", "unitary"))
_LOWER_WORDS = frozenset(("council", "councils", "town", "local", "your", "our", "for"))
_PARLIAMENTS = frozenset(("parliament", "parliaments", "parlement", "senedd", "assembly", "staten"))
# What the words that a page is about hold besides, when it is a parliament's own.
PARLIAMENT = frozenset(("parliament itself",))
_SIT_ON_COUNCILS = frozenset(("councillor", "councillors", "cllr", "cllrs"))
_IN_PARLIAMENT = (
    *("mp", "our mp", "member of parliament", "msp", "ms", "member of the senedd", "local mp", "mps"),
    *("member of the scottish parliament", "police and crime commissioner"),
)


# Who stands and sits where in a picture: it may show a board of long ago.
_IN_A_PICTURE = (
    *("standing", "seated", "sitting", "kneeling", "back row", "front row", "middle row", "top row", "bottom row"),
    *("left to right", "from left", "l-r", "l to r", "pictured", "staande", "zittend", "stehend", "sitzend", "debout"),
    *("assis", "de pie", "sentados", "in piedi", "seduti"),
)


_CAME_AS_WELL = re.compile(
    r"(?:staff|others?|guests?|visitors) (?:members )?(?:also )?(?:present|in attendance|attending)"
)
_SESSION = re.compile(
    r"(?:(?:parallel|plenary|breakout|poster|keynote|opening|closing) )?session \d|session (?:chair|moderator)"
)


def turns_away(text: str, kind: bool = False) -> bool:
    """Whether a heading says that the people below it are not on the body; `kind` when it names a kind of seat as
    well.
    """
    low = " ".join(without_matters(text))
    if low.startswith(
        (
            "in attendance",
            "also in attendance",
            "also present",
            "officers in attendance",
            "officers present",
            "observers",
            "in the attendance",
        )
    ):
        return True
    if _SESSION.match(text.casefold()) or _CAME_AS_WELL.match(low):
        return True
    if is_a_question(text):
        return True
    if low.startswith("panel discussion") or text.casefold().startswith("panel:") or "persons nominated" in low:
        return True
    if low.startswith(_QUESTIONS) and not low.startswith(_OF_OURSELVES):
        return True
    if are_posts(text) or is_a_prize(text) or low in _DIARY or low in _HEADS_OF_STAFF or low in _ON_STAGE:
        return True
    if says_where_pictured(text):
        return True
    if not _EVENTS.isdisjoint(low.split()) and BODIES.isdisjoint(set(low.split()) - {"members", "membership"}):
        return True
    against = _NEITHER if kind else NOT_THE_BODY
    return not against.isdisjoint(low.split())


def is_a_question(text: str) -> bool:
    """Whether a label asks the reader something; "Who are we?" asks who is on the body."""
    return text.endswith("?") and words_of(text)[:1] not in (("who",), ("who's",))


def says_where_pictured(text: str) -> bool:
    """Whether a label says where in a picture those stand whom it is followed by ("Back row, from left")."""
    low = " ".join(words_of(text))
    return low.startswith(_IN_A_PICTURE) and not low.startswith("standing committee")


_GONE = frozenset(
    (
        *(("have", "left"), ("has", "left"), ("who", "left"), ("recently", "left"), ("stood", "down")),
        *(("stepped", "down"), ("have", "resigned"), ("have", "retired"), ("who", "resigned"), ("who", "retired")),
    )
)
_TIERS = frozenset(("platinum", "gold", "silver", "bronze"))
_TIMES = frozenset(("programme", "timetable", "schedule", "agenda", "order of service", "running order"))
_SUM = re.compile(r"[£$€] ?\d")
_GIVERS = word_set("patron patrons member members partner partners friend friends supporter supporters sponsors donors")


def are_posts(text: str) -> bool:
    """Whether a heading is over what a site's authors wrote: who is named below wrote it, or is written about."""
    return " ".join(words_of(text)) in _POSTS


def is_a_prize(text: str) -> bool:
    """Whether a label names a prize, though its first word may be a seat's: "Member of the month"."""
    return " ".join(words_of(text)).endswith(_PRIZES)


def turns_away_for_good(text: str) -> bool:
    """Whether a heading says so in a way that no label below it takes back ("Past officers")."""
    said = without_matters(text)
    return (
        not NEVER_THE_BODY.isdisjoint(said)
        or have_left(said)
        or are_givers(said)
        or are_posts(text)
        or " ".join(said) in _TIMES
        or _is_record_of_attendance(said)
        or _SUM.search(text) is not None  # what those below gave: "Patrons (£250 and above)"
    )


def without_matters(text: str) -> tuple[str, ...]:
    """The words of a heading without those that only say what a committee is for, without "attending" where it is said
    of members, and without whom a board or a section is of: "Awards Committee" gives no award, "Directors attending the
    board" sit there, and so do a "Board of Advisors" and an "Early Careers Section".
    """
    said = words_of(text)
    said = tuple(word for at, word in enumerate(said) if word not in _ADVISE or said[max(0, at - 2) : at] != _BOARD_OF)
    if "non-voting" in said:
        said = tuple(word for word in said if word not in _ADVISE)
    if ("early", "careers") in pairwise(said):
        said = tuple(word for word in said if word != "careers")
    if any(who == "alumni" and what in _OF_ALUMNI for who, what in pairwise(said)):
        said = tuple(word for word in said if word != "alumni")
    if "attending" in said and any(who in _SEATED and what == "attending" for who, what in pairwise(said)):
        said = tuple(word for word in said if word != "attending")
    kept: list[str] = []
    named = False  # what stands here belongs to the name of the committee behind it
    for word in reversed(said):
        named = word in _COMMITTEES or (named and word not in _APART)
        if not (named and word in _COMMITTEES_MATTER):
            kept.append(word)
    return tuple(reversed(kept))


_ADVISE = word_set("advisors advisers")
_OF_ALUMNI = word_set("association board council club society network committee executive")  # which have boards
_BOARD_OF = ("board", "of")


def _is_record_of_attendance(said: tuple[str, ...]) -> bool:
    """Whether a heading is over who came how often ("Attendance at meetings 2023"): the same people once more."""
    return said[:1] != ("in",) and "attendance" in said and not _COUNTED.isdisjoint(said)


_COUNTED = word_set("meetings record records register figures summary statistics")


def have_left(said: tuple[str, ...]) -> bool:
    """Whether a heading is over those who have gone: "Governors who have left in the last 12 months"."""
    return any(pair in _GONE for pair in pairwise(said))


def are_givers(said: tuple[str, ...]) -> bool:
    """Whether a heading is over those who give money, by how much: "Gold Patrons"; "Silver Lake Board" is none."""
    return any(tier in _TIERS and who in _GIVERS for tier, who in pairwise(said))


def are_praised(text: str) -> bool:
    """Whether a chief heading is about those who won or gave something or stand for election, and names no body:
    whoever gave the prizes, or holds the seats, is not below it.
    """
    said = words_of(text)
    return not _PRAISED.isdisjoint(said) and BODIES.isdisjoint(said)


def are_others(text: str) -> bool:
    """Whether a chief heading is about anything but those who sit, and names no body: "Who to contact"."""
    said = words_of(text)
    return turns_away(text) and (BODIES.isdisjoint(said) or said[-1] in ("agenda", "agendas", "surgeries"))


def says_how_to_reach(text: str) -> bool:
    """Whether a heading over contacts is over those of the body itself ("Contact the committee")."""
    said = frozenset(words_of(text))
    against = said & NOT_THE_BODY
    return bool(against) and against <= {"contact", "contacts"} and not said.isdisjoint(BODIES)


def are_all_who_belong(text: str) -> bool:
    """Whether a label is over everybody who belongs, as clubs list them ("2016 Membership List")."""
    return _MEMBERSHIP_LIST.match(" ".join(words_of(text))) is not None


_MEMBERSHIP_LIST = re.compile(r"(?:club |full |our |current |the )*membership (?:list|roster|roll)$")


def are_other_members(text: str) -> bool:
    """Whether a label speaks of the members of something that no board is: a team, a cast, a band ("Team Members")."""
    said = words_of(text)
    for before, word in pairwise(said):
        if word in ("member", "members", "leader", "leaders") and before in _NO_BODIES:
            return BODIES.isdisjoint(set(said) - {"members", "leadership"})
    return False


def plays_or_studies(text: str) -> bool:
    """Whether a role is one in a show, or in a group of research: beside it, a director sits on no board."""
    return not _IN_SHOWS.isdisjoint(words_of(text)) or words_of(text)[-2:] in _IN_LABORATORIES


_IN_SHOWS = word_set("producer choreographer lighting costumes costume wardrobe props set stagehand")
_IN_LABORATORIES = (("phd", "student"), ("doctoral", "student"), ("principal", "investigator"), ("research", "fellow"))


def leads_a_show(text: str) -> bool:
    """Whether a role is that of who leads a choir or a theatre, or of its patron: no sign of a board."""
    said = words_of(text)
    return said[-1:] == ("patron",) or (len(said) > 1 and said[-1] == "director" and not _SHOWS.isdisjoint(said))


_SHOWS = word_set("musical music artistic creative choral stage")


def names_no_body(text: str) -> bool:
    """Whether a chief heading names those who play, sing or work together: "City Brass Band"."""
    said = words_of(text)
    return not _NO_BODIES.isdisjoint(said) and BODIES.isdisjoint(set(said) - _ALL_WHO_BELONG)


def without_members(text: str) -> str:
    """A heading without the word that says of everybody that they belong."""
    return " ".join(word for word in text.split() if word.casefold() not in _ALL_WHO_BELONG)


_ALL_WHO_BELONG = frozenset(("members", "membership"))


def sits_elsewhere(text: str, about: frozenset[str]) -> bool:
    """Whether a role is a seat that a local page prints beside its own board: in a parliament, or on the council of the
    borough or county where the page (by the words it is `about`) is of a parish.
    """
    said = words_of(text)
    if said == ("police", "and", "crime", "commissioner") and not about.isdisjoint(("fire", "police", "panel")):
        return False  # there the office comes with a seat
    if is_in_parliament(text):
        return PARLIAMENT.isdisjoint(about)
    return not about.isdisjoint(_LOWEST_TIER) and _is_of_other_tier(said) and about.isdisjoint(said[:1])


def is_in_parliament(text: str) -> bool:
    """Whether a role is a seat in a parliament."""
    return " ".join(words_of(text)) in _IN_PARLIAMENT


def is_about_parliament(about: frozenset[str]) -> bool:
    """Whether a page that is about these words is about a parliament, and not about a lower tier or an area."""
    return not about.isdisjoint(_PARLIAMENTS) and about.isdisjoint(_LOWEST_TIER | _UPPER_TIERS | _LOWER_WORDS)


def _is_of_other_tier(said: tuple[str, ...]) -> bool:
    return 1 < len(said) <= 6 and not _UPPER_TIERS.isdisjoint(said) and not _SIT_ON_COUNCILS.isdisjoint(said)
