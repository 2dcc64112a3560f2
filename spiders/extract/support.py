"""What the words around a list say for its being a body, or against it: labels above, the sentence before, the page."""

import re
from itertools import pairwise

from spiders.extract import others, words
from spiders.extract.found import Found
from spiders.extract.headings import Label, heads_duties, is_kind, is_one_role, place_under
from transforms.names import word_set

# A label of more words is a sentence, which may tell what a body does.
SENTENCE = 8
_OF_STAFF = word_set("staff our the meet bank office details members key senior management team")
_PEOPLE = word_set(
    """
    governors trustees directors members councillors commissioners councilmembers councilors aldermen selectmen
    """
)
_PAPERS = word_set(
    """
    meeting meetings minutes papers agenda agendas news election elections vacancies jobs join become
    membership surgery surgeries response responses reference policy policies chamber chambers
    """
)
_ITS_PAPERS = _PAPERS - {"membership"}
_SAYS_WHO = word_set(
    """
    is are was were consists comprises comprised includes include including composed made listed below members
    elected appointed serve serves serving served current currently present meet managed governed led run overseen
    trustees directors governors councillors commissioners sind ist son es sont est sono è são
    """
)


def page_says(about: list[str], url: str) -> float:
    """How plainly the page as a whole is about a board: 0.6 when it is about its people, 0.5 when about the body."""
    if any(map(others.names_no_body, about)):
        about = [others.without_members(text) for text in about]  # those of a band or a team are all who belong to it
    said = [set(words.words_of(text)) for text in about]
    headlines = [_is_headline(text) for text in about]
    if any(text & _PEOPLE and not text & _PAPERS and not news for text, news in zip(said, headlines, strict=True)):
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


def told(texts: list[str], members: list[Found], page_says: float) -> float:
    """How plainly the words above the group say that it is a board: 1 for its own label, less for headings further
    off; 0 where they say that these lead a workplace or a show, and no body is named.
    """
    nearest = texts[-1] if texts else ""
    if not page_says and not _are_below_body(texts) and (_is_of_each(nearest, members) or _is_of_work(texts)):
        return 0.0
    return _told(nearest, texts, members, page_says)


def _are_below_body(texts: list[str]) -> bool:
    """Whether a label above the nearest one names a body or a kind of seat."""
    return any(names_body(text) or is_kind(text) or _is_seat_label(text) for text in texts[-4:-1])


def _told(nearest: str, texts: list[str], members: list[Found], page_says: float) -> float:
    own = [one.entry.label for one in members if one.entry.label and not _is_post(one.entry.label)]
    if is_present(nearest) or is_absent(nearest):
        return 1.0
    above = _are_below_body(texts)
    if heads_duties(nearest) and words.is_seat(nearest) and (above or page_says):
        return 1.0
    if names_body(nearest) or (is_kind(nearest) and (above or page_says or words.is_seat(nearest))):
        return 1.0 if names_body(nearest) or above or page_says or not _is_mere(nearest) else 0.4
    if any(is_kind(text) for text in texts[:-1]) and place_under(members[0].labels).role:
        return 0.95
    if any(words.names_a_body(label) or is_kind(label) or is_present(label) for label in own) or (
        _are_ministers(members) or _are_executive(nearest, members) or (above and _are_councillors(texts, members))
    ):
        return 0.9
    if nearest and is_one_role(nearest) and (above or page_says or words.is_seat(nearest)):
        return 0.85 if above or page_says else 0.6
    if _leads_in(members[0].lead_in[:160]):
        return 0.8
    if above:
        return 0.75
    if "staff" in words.words_of(nearest) and (page_says or _OF_STAFF.issuperset(words.words_of(nearest))):
        return 0.6
    return page_says


def _is_of_each(label: str, members: list[Found]) -> bool:
    """Whether an office that a body has one of stands over several: each is that of somebody else who is listed."""
    return len(members) > A_COUPLE and words.words_of(label) in _OF_ONE


def _is_of_work(texts: list[str]) -> bool:
    """Whether the nearest label is over those who lead a show, or a workplace of which the labels above speak:
    "Musical Director"; "Senior Leadership Team", "Management & Coaching" and "Project Officers" below "Our staff".
    """
    nearest = texts[-1] if texts else ""
    if others.leads_a_show(nearest):
        return True
    said = words.words_of(nearest)
    bodies = words.BODIES.intersection(said)
    if not bodies or not bodies <= _LEAD or (bodies == {"officers"} and _AT_WORK.isdisjoint(said)):
        return False
    return any(not _WORKPLACE.isdisjoint(words.words_of(text)) for text in texts[:-1])


def _is_post(label: str) -> bool:
    """Whether a label in front of a name is a post in a show or at work, whatever its last word ("Income officers")."""
    said = words.words_of(label)
    return others.leads_a_show(label) or (said[-1:] == ("officers",) and not _AT_WORK.isdisjoint(said))


_WORKPLACE = word_set("staff team squad")
_LEAD = word_set("management leadership managing officers")
_AT_WORK = word_set(
    """
    project field education support development administrative admin liaison outreach engagement income housing welfare
    """
)
A_COUPLE = 2
_OF_ONE = frozenset((office,) for office in ("secretary", "secretaries", "chair", "president", "director", "manager"))


def _are_councillors(texts: list[str], members: list[Found]) -> bool:
    """Whether all are titled as councillors under a heading over councillors, whatever ward stands between."""
    titled = all(words.words_of(one.entry.name)[:1] in (("cllr",), ("councillor",)) for one in members)
    return titled and any("councillors" in words.words_of(text) for text in texts)


def _are_ministers(members: list[Found]) -> bool:
    """Whether all hold offices of state: they are a cabinet, whatever it is called."""
    return len(members) >= A_COUPLE and all(words.is_of_state(one.role) for one in members)


def _are_executive(label: str, members: list[Found]) -> bool:
    """Whether a club calls its committee its executive: most hold offices of one, and none a job."""
    officers = sum(words.is_plain_seat(one.role) for one in members)
    return words.words_of(label) in _EXECUTIVES and officers >= A_COUPLE and 2 * officers > len(members)


_EXECUTIVES = (("executive",), ("the", "executive"), ("our", "executive"), ("exec",), ("the", "exec"))


def _leads_in(sentence: str) -> bool:
    """Whether the sentence above a list says that it is the body ("The board consists of", "The committee are")."""
    return (
        words.names_a_body(sentence)
        and not others.are_other_members(sentence)
        and not _SAYS_WHO.isdisjoint(words.words_of(sentence))
    )


def names_body(text: str) -> bool:
    """Whether a label is about the body's people, not about its meetings or papers."""
    if others.are_other_members(text) or words.names_a_part(text):
        return False
    said = words.words_of(text)
    if said in (("the", "corporation"), ("corporation", "members"), ("corporation", "membership")):
        return True  # what the board of a college is called; with a name before it, it is a company
    if said[:1] in _LEAD_ELSEWHERE and said[:2] != ("in", "attendance"):
        return False  # "In other business, the council ..."
    if len(said) > SENTENCE and _SAYS_WHO.isdisjoint(said):
        return False
    return words.names_a_body(text) and _ITS_PAPERS.isdisjoint(said) and not _is_headline(text)


_LEAD_ELSEWHERE = tuple((word,) for word in ("in", "at", "on", "after", "before", "when", "while"))


def _is_headline(text: str) -> bool:
    """Whether a heading tells news of a body: most of its words are small ones of another kind ("Council backs lido
    restoration plan").
    """
    said = words.words_of(text)
    if not _NEWS.isdisjoint(said) or not _NEWS_PAIRS.isdisjoint(pairwise(said)):
        return True
    small = [word for word in text.split() if word.isalpha() and word.islower() and word not in _SMALL]
    strange = [word for word in small if not words.is_role(word)]
    return len(strange) >= 3 and 2 * len(strange) >= len(text.split())


_NEWS = word_set("appoints elects joins welcomes announces resigns dies retires approves backs opposes hires")
_NEWS_PAIRS = {(verb, "to") for verb in ("appointed", "reappointed", "named", "elected", "appoints")}
_SMALL = words.BODIES | words.SEATS | words.CLASSES | word_set("of the and our for in on to a an by with who is are")


def _is_seat_label(text: str) -> bool:
    return is_one_role(text) and words.is_seat(text)


def _is_mere(text: str) -> bool:
    """Whether a label has no seat in it: "Staff picks" is nobody's kind unless the page speaks of a board."""
    return words.SEATS.isdisjoint(words.words_of(text))


def is_team(labels: tuple[Label, ...]) -> bool:
    """Whether the nearest label names a team, and no body."""
    said = set(words.words_of(labels[-1].text)) if labels else set()
    return bool(said & {"team", "teams", "managers"}) and not said & {
        "board",
        "governors",
        "trustees",
        "directors",
        "council",
    }


def is_attendance(text: str) -> bool:
    """Whether a label says who came to a meeting: present, apologies, in attendance."""
    return is_present(text) or is_absent(text) or words.words_of(text)[:2] == ("in", "attendance")


def is_present(text: str) -> bool:
    """Whether a label says who came ("Present", "Board members in attendance")."""
    said = words.words_of(text)
    if len(text) >= 60 or not said:
        return False
    return said[0] in ("present", "sederunt") or (_are_members(said) and said[-1] in _CAME)


def is_absent(text: str) -> bool:
    """Whether a label says who sent apologies, or stayed away; they sit on the body as well."""
    said = words.words_of(text)
    if not said or len(text) >= 80:
        return False
    return said[0] in ("apologies", "apology", "absent") or (_are_members(said) and said[-1] in ("absent", "excused"))


def _are_members(said: tuple[str, ...]) -> bool:
    """Whether words open with those who sit on a body ("Members ...", "Board members ...")."""
    return len(said) < LONGEST_CUE and not _WHO_SIT.isdisjoint(said[:2])


LONGEST_CUE = 6
_CAME = ("present", "attendance", "attending")
_WHO_SIT = word_set(
    "members directors trustees commissioners governors councillors councilmembers aldermen supervisors selectmen"
)
