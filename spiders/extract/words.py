"""The words by which a page says what a line is: a role, a body, a place, an organisation, a vacancy, or something
else.

They are words of English as boards use it, never of one site. Every set is in lower case and is matched word by word,
so that reading a line costs time in proportion to its length.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from spiders.extract.languages import BODIES_ABROAD, SEATS_ABROAD
from spiders.extract.not_names import PLACE_WORDS
from transforms.names import word_set

# What a person can be on a board or council.
SEATS = SEATS_ABROAD | word_set(
    """
    chair chairs chairman chairmen chairwoman chairperson chairpersons chairing vicechair convener convenor
    president governor governors trustee trustees director directors member members councillor councillors
    commissioner commissioners representative representatives rep reps nominee nominees nomination
    nominations treasurer treasurers secretary cosecretary co-optee co-optees cooptee cooptees co-opted
    coopted co-chair cochair observer observers appointee appointees delegate delegates vice-chair
    vice-chairman vice-chairwoman vice-chairperson vice-president membership patron patrons president-elect
    co-chairs cochairs vice-chairs
    vice-presidents vicepresidents secretaries treasurers
    alderman aldermen alderwoman alderwomen alderperson selectman selectmen selectwoman selectperson freeholder
    freeholders councilman councilmen councilwoman councilwomen councilmember councilmembers councilperson councilor
    councilors assemblymember assemblymembers assemblyman assemblywoman vestryman vestrymen
    officio ex-officio clerk founder champion senator ned neds vp convenors spokesperson vice-convener
    cashier leader co-leader alternate alternates commodore moderator sec treas pres chmn
    """
)
# What a person can be at work; on a board page it is a role when nothing else is printed.
JOBS = word_set(
    """
    chief executive ceo cfo coo cto manager head officer officers principal partner owner consultant lead
    coordinator co-ordinator administrator assistant nurse nurses doctor gp surgeon physician midwife
    midwives teacher headteacher lecturer professor dean engineer accountant solicitor barrister lawyer
    archivist librarian adviser advisor registrar controller bursar auditor analyst architect surveyor
    superintendent inspector caretaker trainer worker workers therapist pharmacist scientist researcher
    editor journalist writer artist retired businessman businesswoman entrepreneur employee employees
    volunteer apprentice supervisor planner organiser treasurer broker banker farmer publisher curator
    attorney counsel chaplain churchwarden churchwardens priest vicar rector historian parliamentarian webmaster
    webmistress almoner sergeant-at-arms
    liaison captain coach producer deputy associate editor-in-chief bailiff operations strategy finance governance
    person key
    """
)
# Offices whose names are also surnames: they are roles when it is said of what ("Bishop of Sampleton").
_OFFICES = frozenset(("mayor", "bishop", "archbishop", "dean", "speaker", "minister", "warden", "provost", "keeper"))
# Offices of lodges, guilds and vestries: roles when their rank is said ("Senior Warden", "Grand Master").
_RANKED_OFFICES = word_set("master warden marshal steward deacon tyler tiler sword almoner bearer")
_RANKS = word_set("grand senior junior deputy worshipful assistant past immediate first second")
# The kinds of seat: whom the holder answers to.
CLASSES = word_set(
    """
    public staff elected appointed independent partner partnership stakeholder nominated co-opted tenant
    tenants resident residents employee employees patient patients carer carers user users customer
    customers council local authority community executive non-executive nonexecutive interim lead acting
    shadow honorary hon joint senior union trade parent parents worker workers volunteer volunteers youth
    leaseholder leaseholders member shareholder shareholders university clinical medical nursing
    constituency ward service former past immediate-past outgoing incoming designate emeritus founding
    previous
    """
)
# Of these, the ones that a label about a kind of seat opens with; the others open the names of places and bodies.
_OPEN_CLASSES = CLASSES - {"council", "local", "community", "university", "ward"}
# The bodies that people sit on.
BODIES = BODIES_ABROAD | word_set(
    """
    board boards council councils committee committees commission commissions governors trustees directors
    commissioners members membership panel cabinet governance directorate leadership parliament assembly officers
    councillors senate forum management governing steering vestry presbytery subcommittee sub-committee board's
    council's trusteeship representatives attendance sederunt convenors bearers office-bearers officials
    officeholders office-holders officebearers advisory aldermen selectmen councilmembers councilors selectboard
    """
)
BODY_SINGULAR = word_set(
    """
    board council committee subcommittee sub-committee commission panel cabinet parliament assembly senate forum
    directorate leadership governance attendance sederunt
    """
)

ORGANISATIONS = word_set(
    """
    council councils university college school academy hospital hospitals trust association society ltd
    limited plc llp inc inc. corp corp. llc company companies group foundation institute authority police
    nhs housing homes bank union federation partnership service services department centre center church
    consultants partners agency commission committee board charity fund forum network properties holdings
    hotel theater theatre international airlines ministry office library libraries ccg icb confederation
    chamber club clinic practice health care community borough county corporation business businesses
    industries enterprises solutions laboratory laboratories
    universitas universidad universidade universität universitat università université universiteit uniwersytet
    instituto institut
    stiftelsen föreningen förening forening sällskapet
    istituto laboratorio laboratoire museo musée museu jardín fundación fundação fondazione stiftung asociación
    associação colegio colégio escuela escola
    """
)
VACANT = re.compile(
    r"^(?:(?:currently |this |the )?(?:seat |post |place |position |"
    r"role )?(?:is )?(?:currently )?(?:vacant|vacancy|vacancies|unfilled|open|available|tbc|tba|tbd|"
    r"to be (?:confirmed|appointed|advised|elected|co-opted|filled|announced))"
    r"(?: (?:seat|seats|post|posts|place|places|position|positions|role|at present|at the moment))?|"
    r"(?:two|three|four|five|six|\d{1,2}|current) (?:vacancy|vacancies|vacant (?:seats|posts|places|positions))|"
    r"(?:awaiting|pending) (?:appointment|nomination|election|a nomination)|"
    r"(?:appointment|nomination|election|recruitment) (?:pending|awaited|in progress|under ?way)|"
    r"(?:now |currently )?recruiting|pending|could this be you\??|(?:swydd |sedd |lle |yn )?(?:wag|gwag)|"
    r"(?:derzeit |zur zeit |z\. ?zt\. )?(?:vakant|unbesetzt|nicht besetzt|offen)|"
    r"(?:poste |siège |puesto |cargo |posto )?"
    r"(?:vacante?|à pourvoir|por designar)|vacature|vacant[ae]?)$"
)
WITHHELD = re.compile(
    r"^(?:name |names )?(?:is |are )?(?:withheld|not published|not disclosed|anonymous|"
    r"redacted)(?: (?:on|at|by) [a-z' ]{0,30})?$"
)
# The commonest word of such headings, as it is commonly misspelt.
_MISSPELT = re.compile(r"\b(?:com+itte|com+ite+|com+mitte|commit+e)\b|\bcomit+e+\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_ATTENDANCE = ("present", "apologies", "absent")
_STANDING_IN = ("substitute", "reserve")
_ASCII_WORD = re.compile(r"[a-z]+(?:['.\-][a-z]+)*")  # the same in plain text, and faster


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, with hyphens and apostrophes kept inside them."""
    low = text[:400].casefold()
    if "com" in low:
        low = _MISSPELT.sub("committee", low)
    return tuple(_ASCII_WORD.findall(low) if low.isascii() else _WORD.findall(low.replace("’", "'")))


@lru_cache(maxsize=4096)
def _parts_of(text: str) -> frozenset[str]:
    """The words of a text, and the parts of those that have hyphens."""
    words = words_of(text)
    if "-" not in text:
        return frozenset(words)
    return frozenset(words).union(*(word.split("-") for word in words if "-" in word))


def says_vacant(text: str) -> bool:
    """Whether a whole text says that a seat is not filled."""
    return len(text) < 60 and all(VACANT.match(_bare(part)) for part in in_each_language(text))


def in_each_language(text: str) -> list[str]:
    """The parts of a text that says one thing in two languages ("Swydd wag / Vacant"); else the text alone."""
    parts = text.split(" / ")
    return parts if len(parts) == len({part.casefold() for part in parts}) else [text]


def says_withheld(text: str) -> bool:
    """Whether a whole text says that the holder's name is kept back."""
    return len(text) < 60 and WITHHELD.match(_bare(text)) is not None


def _bare(text: str) -> str:
    return text.strip(" \t*-–—.:()[]").casefold()


@lru_cache(maxsize=4096)
def is_role(text: str) -> bool:
    """Whether a short text names what somebody is: a seat on a body, a kind of seat, or a job."""
    words = words_of(text) if len(text) <= 160 else ()
    if not words or len(words) > 18 or words[0] == "home":
        return False  # "Home Councillors Minutes" is a menu
    if len(words) == 1 and (words[0] in _ATTENDANCE or words[0] in _STANDING_IN):
        return True
    parts = _parts_of(text)
    if not SEATS.isdisjoint(parts) or not JOBS.isdisjoint(parts) or any(map(is_compound_office, parts)):
        return True
    if words[0] in _OFFICES and len(words) > 2 and words[1] == "of":
        return True
    if is_ranked_office(words) or is_mayor(text) or is_of_state(text) or words in _OTHER_OFFICES:
        return True
    return words[0] in CLASSES and (len(words) == 1 or ":" in text or all(word in CLASSES for word in words))


def is_mayor(text: str) -> bool:
    """Whether a text is the office of a mayor or of a deputy, and says no more ("The Mayor")."""
    said = words_of(text)
    return said[-1:] == ("mayor",) and _OF_MAYORS.issuperset(said)


_OF_MAYORS = frozenset(("the", "lord", "town", "city", "deputy", "vice", "right", "worshipful", "mayor"))


_OTHER_OFFICES = (("sergeant", "at", "arms"), ("master", "at", "arms"))


def is_of_state(text: str) -> bool:
    """Whether a text is an office of a government ("Minister for Housing", "Deputy Premier and Minister of Health")."""
    said = words_of(text)
    return not _MINISTERS.isdisjoint(pairwise(said)) or said in _PREMIERS or said[:2] == ("premier", "of")


_MINISTERS = {("minister", word) for word in ("for", "of", "without", "responsible")} | {
    (rank, "minister") for rank in ("prime", "chief", "first", "deputy")
}
_PREMIERS = (("premier",), ("the", "premier"), ("deputy", "premier"), ("vice", "premier"))


def is_compound_office(word: str) -> bool:
    """Whether a word is an office put together of two, as German and Dutch do ("Protokollführer", "hoofdleider")."""
    return len(word) > _FIRST_HALF + 4 and word.endswith(_OFFICE_ENDINGS)


_FIRST_HALF = 4
_OFFICE_ENDINGS = (
    "wart", "wartin", "leiter", "leiterin", "leider", "führer", "führerin", "fuehrer", "vertreter", "vertreterin",
    "verwalter", "verwalterin", "vorsitzender", "vorsitzende", "beauftragter", "beauftragte", "voorzitter",
    "chef", "chefin", "präsident", "präsidentin", "sekretär", "sekretärin", "meisterin", "obmann",
)  # fmt: skip


def may_open_with_role(text: str) -> bool:
    """Whether some opening of a text might be a role: `is_role` finds none where this is false."""
    words = words_of(text)
    opens = words[:1] != () and (words[0] in CLASSES or words[0] in _ATTENDANCE)
    parts = _parts_of(text)
    if opens or not SEATS.isdisjoint(parts) or not JOBS.isdisjoint(parts) or any(map(is_compound_office, parts)):
        return True
    return "minister" in parts or "premier" in parts


def is_ranked_office(said: Sequence[str]) -> bool:
    """Whether words are an office with its rank ("Grand Master"): a role, although each alone may be a name."""
    return 1 < len(said) < 5 and said[-1] in _RANKED_OFFICES and not _RANKS.isdisjoint(said[:-1])


def is_class(text: str) -> bool:
    """Whether a label opens with a kind of seat ("Staff Allied Health Professionals", "Public - Ashford")."""
    words = words_of(text)
    return 0 < len(words) <= 10 and words[0] in _OPEN_CLASSES


def is_seat(text: str) -> bool:
    """Whether a short text names a seat on a body, and not merely a job."""
    words = words_of(text) if len(text) <= 160 else ()
    if not words:
        return False
    parts = _parts_of(text)
    if not SEATS.isdisjoint(parts) or any(map(is_compound_office, parts)) or is_of_state(text):
        return True
    return words[0] in CLASSES and JOBS.isdisjoint(parts) and is_role(text)


def names_a_body(text: str) -> bool:
    """Whether a heading names a board, a council, its members, or a list of who was there."""
    said = words_of(text) if len(text) <= 160 else ()
    if said[-1:] == ("executive",) and len(said) > 1 and _OF_AN_EXECUTIVE.issuperset(said):
        return True
    return not BODIES.isdisjoint(said) and not (said[-1] in ("board", "boards") and said[-2:-1] in _OF_WOOD)


_OF_AN_EXECUTIVE = word_set(
    "executive the our national branch state regional provincial club union society federal party association meet"
)
_OF_WOOD = tuple((word,) for word in "honours honour notice message bulletin score leader jobs".split())


def may_be_office(text: str) -> bool:
    """Whether a short text may be what an officer is called ("Tyler"): no organisation's name, and no place's."""
    said = words_of(text)
    return (
        0 < len(said) <= 5
        and not is_organisation(text)
        and PLACE_WORDS.isdisjoint(said)
        and text.replace(" ", "").replace("-", "").isalpha()
    )


def names_a_part(text: str) -> bool:
    """Whether a label names what a body runs, and not its people ("Council departments")."""
    return words_of(text)[-1:] != () and words_of(text)[-1] in (
        "departments",
        "services",
        "office",
        "offices",
        "buildings",
    )


def are_officers(label: str) -> bool:
    """Whether a label says that each of those below it holds an office, whatever the office is called."""
    said = words_of(label)
    return said[-1:] in (("officers",), ("chairs",), ("convenors",), ("conveners",)) or said[:1] == ("officers",)


def is_plain_seat(text: str) -> bool:
    """Whether a text is a seat on this body and nothing besides ("Vice Chair", "Chair of the Board"): with any further
    word it may be a post somewhere else.
    """
    return is_seat(text) and _OF_PLAIN_SEATS.issuperset(words_of(text))


def is_seat_of_a_kind(text: str) -> bool:
    """Whether a text is a seat and, at most, whom it is for ("Public Governor"): nothing of any other body."""
    return is_seat(text) and (_OF_PLAIN_SEATS | CLASSES).issuperset(words_of(text))


_OF_PLAIN_SEATS = SEATS | BODIES | {"of", "the", "and", "our", "vice", "deputy"}


def is_organisation(text: str) -> bool:
    """Whether a text has a word that organisations carry in their names."""
    return not ORGANISATIONS.isdisjoint(words_of(text)) or "&" in text


def is_company_form(text: str) -> bool:
    """Whether a text opens with what a firm prints behind its name ("Inc.", "Ltd")."""
    return words_of(text)[:1] in _COMPANY_FORMS


_COMPANY_FORMS = (("inc",), ("ltd",), ("llc",), ("llp",), ("plc",), ("gmbh",))
