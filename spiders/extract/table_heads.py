"""What the header of a table says: whether a row is one, and what the column below each title holds."""

from spiders.extract import headings, unusual, words
from spiders.extract.details import is_mere_class
from spiders.extract.entries import read
from transforms.names import word_set

_NAME_HEADS = word_set(
    """
    nombre nombres nome nom naam navn namn nazwisko jméno nama
    forename surname     name names governor governors trustee trustees director directors member members
    councillor councillors
    person holder surname representative incumbent commissioner enw
    """
)
_DATES = word_set("interest declared term terms date dates tenure expires expiry start end from until")
_COUNTED = word_set("seats number numbers total vacancies places electorate electors population households")
_ROLE_HEADS = word_set(
    """
    cargo cargos puesto función função fonction functie funktion funkcja stanowisko funkce jabatan carica befattning
    role roles position title type class capacity office post designation job category status responsibility
    responsibilities seat rôl swydd
    """
)
_PLACE_HEADS = word_set(
    """
    affiliation institution institución instituição institutie partido partij parti partei entidad entidade empresa
    universidad universidade lembaga instytucja
    constituency area ward region appointed appointing nominated nominating representing represents
    organisation organization body employer group party company sector district place organisations
    representation council authority
    """
)
_OTHER_HEADS = word_set(
    """
    term date dates elected expires expiry start end since until tenure email telephone phone contact
    biography bio interests attendance meetings photo image year years no number committee committees
    declaration declarations from to
    """
)


_KNOWN = _NAME_HEADS | _ROLE_HEADS | _PLACE_HEADS | _OTHER_HEADS


def heads_names_or_roles(text: str) -> bool:
    """Whether a title has a word of those over names or over roles: "Name", "Representative", "Position"."""
    return not (_NAME_HEADS | _ROLE_HEADS).isdisjoint(words.words_of(text))


def is_head(texts: list[str], marked: bool) -> bool:
    """Whether the cells of a first row are titles: they are marked as such, or their words are those of titles."""
    if not texts or any(len(text) > 60 for text in texts):
        return False
    if marked:
        return True
    heads = sum(not _KNOWN.isdisjoint(words.words_of(text)) for text in texts)
    return (
        not any(read(text) for text in texts)
        and heads >= max(1, len(texts) - 1)
        and len(texts) > 1
        and not _is_role_row(texts)
        and not _is_unusual_row(texts)
    )


def heads_numbers(titles: list[str]) -> bool:
    """Whether a header heads numbers ("Constituency | Seats"): such a table has nobody in it."""
    return any(not _COUNTED.isdisjoint(words.words_of(title)) for title in titles)


def heads_seats(title: str) -> bool:
    """Whether a title stands above the kind of seat or the office: "Category", "Type of governor", "Role"."""
    return not _OF_SEATS.isdisjoint(words.words_of(title))


def heads_categories(title: str) -> bool:
    """Whether a title stands above kinds of seat alone, whatever their names: "Category of governor"."""
    return not {"category", "type"}.isdisjoint(words.words_of(title))


def heads_duties(title: str) -> bool:
    """Whether a title stands above what somebody sees to: "Responsibilities"."""
    said = words.words_of(title)
    return not _OF_DUTIES.isdisjoint(said) and _OF_SEATS.isdisjoint(said)


_OF_SEATS = word_set("category type role roles position positions office offices capacity class status")
_OF_DUTIES = word_set("responsibility responsibilities duties portfolio portfolios link links")


def heads_meetings(titles: list[str]) -> bool:
    """Whether a header heads meetings, with their papers and recordings ("Name | Date | Duration | Agenda")."""
    said = {word for title in titles for word in words.words_of(title)}
    return "date" in said and not _OF_MEETINGS.isdisjoint(said) and _PLAIN_ROLE_HEADS.isdisjoint(said)


_OF_MEETINGS = word_set("duration agenda agendas minutes video recording")


def heads_others(title: str) -> bool:
    """Whether a title stands above people who sit on nothing: those who apply, play, win or write."""
    return not _OTHERS.isdisjoint(words.words_of(title))


def heads_other_people(titles: list[str], column: int) -> bool:
    """Whether a header says of a column of names that those people sit on nothing, or did so one after the other."""
    return heads_others(titles[column]) or heads_history(titles, titles[column])


def heads_areas(title: str) -> bool:
    """Whether a title stands above the names of places that elect somebody, which may read like people's ("Ward")."""
    return words.words_of(title) in _AREAS


_AREAS = {(word,) for word in word_set("ward wards constituency constituencies area areas district division parish")}


def heads_history(titles: list[str], names: str) -> bool:
    """Whether a header heads those who held one seat one after the other ("Year | Chairman")."""
    years = any(map(heads_years, titles))
    return years and len(titles) == 2 and headings.is_one_role(names) and not headings.is_plural(names)


def heads_years(title: str) -> bool:
    """Whether a title stands above years, or seasons."""
    said = words.words_of(title)
    return len(said) == 1 and said[0] in _YEARS


_YEARS = word_set("year years season session année jahr año ano anno år jaar")


def heads_prizes(titles: list[str]) -> bool:
    """Whether a header has prizes in it and no roles: the names in such a table are those who won them."""
    said = {word for title in titles for word in words.words_of(title)}
    return not _PRIZES.isdisjoint(said) and _PLAIN_ROLE_HEADS.isdisjoint(said)


_PLAIN_ROLE_HEADS = word_set("role roles position office post designation")
# What somebody sees to or has a share in beside the seat: "Committees / responsibilities", "Pecuniary interests".
_COMMITTEES = word_set("committee committees interests pecuniary")


_PRIZES = word_set("award awards prize prizes winner winners")
_OTHERS = word_set(
    """
    petitioner petitioners appellant respondent
    applicant applicants candidate candidates winner winners champion champions player players author authors
    contact leader speaker speakers proposer proposers seconder artist sponsor student students instructor
    referee driver owner reporter agent signatory signatories recipient recipients nominator officer's
    """
)


def heads_names(title: str) -> bool:
    """Whether a title stands above names."""
    return not _NAME_HEADS.isdisjoint(words.words_of(title))


def heads_a_kind(text: str) -> bool:
    """Whether a title is a kind of seat, with those who hold it below ("Partner Directors")."""
    said = words.words_of(text)
    return (
        bool(said)
        and (headings.is_kind(text) or words.names_a_body(text) or words.is_role(text))
        and _ROLE_HEADS.isdisjoint(said)
        and said[-1] not in ("name", "ward", "constituency", "area", "region")
    )


def column_kind(title: str) -> str:
    """What a column beside the names holds: "role", "place", "both" where the title does not say, or "other"."""
    said = set(words.words_of(title))
    if said & _DATES:
        return "other"
    if said & _COMMITTEES and not said & _PLAIN_ROLE_HEADS:
        return "other"
    if said & _OTHER_HEADS and not said & (_ROLE_HEADS | _PLACE_HEADS):
        return "other"
    if said & _PLACE_HEADS and not said & {"role", "position", "title"}:
        return "place"
    if said & _ROLE_HEADS:
        return "role"
    return "both" if not title or not said & _NAME_HEADS else "other"


_CHIEF_CLASSES = word_set("public staff elected appointed partner stakeholder nominated patient")


def are_crossed(role: str, place: str) -> bool:
    """Whether a table's titles call the kind of seat a place, and whom it is for a role ("Nursing" beside "Staff")."""
    said = words.words_of(place)
    if not role or not said or not words.is_class(place) or not words.is_role(place):
        return False
    if not words.is_role(role):
        return True
    return said[0] in _CHIEF_CLASSES and is_mere_class(role) and _CHIEF_CLASSES.isdisjoint(words.words_of(role))


def may_be_role(text: str) -> bool:
    """Whether a cell in a column of roles may be one whose words say nothing: short, and no organisation's name."""
    return len(text) <= 50 and not words.is_role(text) and words.ORGANISATIONS.isdisjoint(words.words_of(text))


def _is_role_row(texts: list[str]) -> bool:
    """A first row such as "Chair: | Vacant" is data."""
    return any(words.says_vacant(text) for text in texts)


def _is_unusual_row(texts: list[str]) -> bool:
    """A first row such as "Example | Carer governor" is data as well, though "governor" may head a column."""
    return any(unusual.holders(text) and _KNOWN.isdisjoint(words.words_of(text)) for text in texts) and any(
        unusual.states_role(text) for text in texts
    )
