"""What a line says of how somebody is reached: telephone numbers, e-mail, the lines of an address.

None of it is part of a name or of a role, and a board that prints it beside its members' names is to be read as if it
did not.
"""

import re

from spiders.extract.persons import LIKELY, likeness
from transforms.names import word_set

_POSTCODE = re.compile(r"\b(?:[A-Z]{2} \d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$")
# How like a name the opening of a line must be that ends as an address does.
SURE_DESPITE_POSTCODE = 0.7
_TOWN = re.compile(r"^[^\W\d_][^,\d]{1,40},?\s*\b[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?$")
# Nine digits or more, or the seven of an American number; a span of years has eight.
_TELEPHONE = re.compile(
    r"[\s,:–-]+(?:(?:[Tt]el(?:ephone)?|[Pp]hone|[Mm]obile|[Tt])\b[.:]*\s*)?(?=[\d+(])(?!(?:19|20)\d\d\b)"
    r"(?=(?:\D{0,2}\d){9,16}\D?$|\d{3}-\d{4}$)[\d ()+./-]{8,22}$"
)
_REACHED = re.compile(
    r"[\s,;|(–-]*\b(?:tel|telephone|phone|mobile|e-?mail|fax)\b\s*(?:no\.?\s*)?[.:,(]?\s*(?=[\d+(]|\S+@)", re.IGNORECASE
)


# An e-mail address, also one that is written for readers only ("box [at] example.org").
_EMAIL = re.compile(
    r"[(<]?(?:mailto:)?[^\s@,;|()\[\]<>]{1,64}(?:(?:@|\s?[\[({]\s?(?:at|AT|@)\s?[\])}]\s?)[^\s@,;|()\[\]<>]{2,80}"
    r"|\s(?:at|AT)\s[\w-]{1,60}(?:\s(?:dot|DOT)\s[\w-]{1,20}){1,3})[)>]?"
)
# What somebody is called elsewhere ("Ann Example (@annex) – Some Firm").
_HANDLE = re.compile(r"\s\(@[\w.-]{1,40}\)")
_AT = re.compile(r"@|[\[({] ?(?:at|AT) ?[\])}]| dot | DOT ")
# What stands between a holder and how they are reached, and belongs to neither.
_OPENS_CONTACT = re.compile(r"(?:^|[\s,;|(–-])(?:e-?mails?(?: address)?|contact|mail)\s?[:.]?\s*$", re.IGNORECASE)
_BETWEEN = " ,;|–—-:("
# A longer line is a sentence, whose words are not to be changed.
LONGEST_WITH_EMAIL = 160


# The year somebody left a school or a college, behind the name ("Ann Example ’85", "Bob Example '92, P'21").
_CLASS_YEAR = re.compile(
    r"(?<=[A-Za-z.)])(?<! of)(?<! in)(?<! to)(?<!since)(?<!until)(?<! from),? (?:[A-Z]{1,3} ?)?[’'‘`´]\d\d\b"
    r"(?=$|[\s,;)–—|-])"
)


def without_class_year(text: str) -> str:
    """The line without the years in which those it names left their school; a sentence is left as it is."""
    if len(text) > LONGEST_WITH_EMAIL or not any(mark in text for mark in "’'‘`´"):
        return text
    return _CLASS_YEAR.sub("", text)


def without_email(text: str) -> str:
    """The line without the e-mail addresses in it, where it names somebody besides; a sentence is left as it is."""
    if len(text) > LONGEST_WITH_EMAIL or not _AT.search(text):
        return text
    text = _HANDLE.sub("", text)
    kept: list[str] = []
    at = 0
    for found in _EMAIL.finditer(text):
        before = text[at : found.start()].rstrip()
        apart = before.endswith(tuple(_BETWEEN.strip()))
        before = _OPENS_CONTACT.sub("", before.rstrip(_BETWEEN)).rstrip(_BETWEEN)
        last = before.rpartition(" ")[2]
        if not apart and last != before and last.isalpha() and last.islower():
            return text  # "ask the clerk at ..."
        kept.append(before)
        at = found.end()
    rest = text[at:].strip(_BETWEEN + ")") if kept else ""
    left = " ".join(part for part in kept if part.strip(_BETWEEN))
    left = f"{left}, {rest}" if left and rest else left or rest
    return left if any(map(str.isalpha, left)) and not _OPENS_CONTACT.search(f" {left}") else text


def without_telephone(text: str) -> str:
    """The line without the telephone number that it ends with."""
    return _TELEPHONE.sub("", text)


def without_contacts(detail: str) -> str:
    """What is said of somebody, up to where it says how they are reached ("Chair, Tel: 00000 000000")."""
    return _REACHED.split(detail, maxsplit=1)[0]


_DIGIT = re.compile(r"\d")
_EXTENSION = re.compile(r"(?:tel|telephone|phone|mobile|fax|ext|extension|x|no|nr|natel)\b\.?:?", re.IGNORECASE)


def is_telephone(text: str) -> bool:
    """Whether a line is a telephone number and nothing besides ("Tel. 01632 960000 ext. 12")."""
    if not _DIGIT.search(text):
        return False
    digits = sum(map(str.isdigit, text))
    return digits >= 7 and not any(map(str.isalpha, _EXTENSION.sub("", text)))


_STREETS = (
    "street|st|road|rd|lane|ln|avenue|ave|drive|dr|close|way|court|crescent|place|terrace|gardens|boulevard|blvd|square|"
    "row|mews|grove|walk|rise|view|parade|hill|green|park|gate|bank|yard|quay|villas|cottages"
)
_STREET = re.compile(
    rf"^(?:(?:flat|apt|unit|house) \w+,? )?[NSEW]?\d{{1,5}}[A-Za-z]?,? [A-Z][\w'’. ]{{1,40}}\b(?:{_STREETS})\b"
    r"|^[A-Z][\w'’ -]{1,30}(?:gatan|gata|vägen|väg|gränd|straße|strasse|str\.|straat|laan|weg|gasse|allee|vej|gade|"
    r"veien|katu|tie) \d{1,4}[A-Za-z]?$"
    r"|^(?:rue|via|viale|piazza|calle|avenida|avda\.?|rua|ul\.|av\.) .{2,40}\d"
    r"|^P\.? ?O\.? Box\b|\b[A-Z]{2}\.? \d{5}(?:-\d{4})?$|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$",
    re.IGNORECASE,
)
# A street and a number in any language; what is numbered otherwise ("Ward 3", "Region 1") is none.
_NUMBERED = re.compile(r"^(?:[^\W\d_][\w'’.-]*\s){1,3}\d{1,4}\s?[a-zA-Z]?$")
_NOT_STREETS = word_set(
    """
    region ward wards district area division local zone group section branch unit precinct chapter lodge county class
    seat seats position place department circuit number no phase tier level channel studio radio forum agenda team
    troop pack school academy ps regiment battalion squadron year term grade band key stage part schedule article
    version programme distrito distrikt kreis bezirk secteur arrondissement canton circonscription zona sector
    """
)
# A street without its number, and a town behind it; alone it may be a ward ("Mill Road").
_STREET_OF_A_TOWN = re.compile(
    r"(?:^|, )[A-Z][\w'’. -]{1,40} (?:Street|Road|Lane|Avenue|Drive|Close|Crescent|Terrace|Gardens), [A-Z][\w'’. ,-]*$"
)
# A telephone number, which a span of years is not, or a link to write to somebody.
_REACHES = re.compile(r"^(?!(?:19|20)\d\d\b)\+?(?:[ ()./-]{0,2}\d){7,16}$|^(?:send )?e-?mail(?: \w+)?$", re.IGNORECASE)
# What a form says of somebody that is nobody's business here.
_PRIVATE = re.compile(r"^(?:pronouns?|born|date of birth|birthday|age|home|lives in|hobbies)\b ?[:/]", re.IGNORECASE)


def without_address(affiliation: str) -> str:
    """What is said of a holder, without the parts that are an address of theirs or otherwise private."""
    if not affiliation:
        return affiliation
    affiliation = _STREET_OF_A_TOWN.sub("", affiliation)
    if "@" in affiliation:
        affiliation = ", ".join(part for part in affiliation.split(", ") if "@" not in part)
    if not (any(map(str.isdigit, affiliation)) or ":" in affiliation or "mail" in affiliation.lower()):
        return affiliation
    parts = affiliation.split(", ")
    if is_address(affiliation) or any(_is_private(part) or _is_street(part) for part in parts):
        street = next((at for at, part in enumerate(parts) if _is_street(part)), len(parts))
        kept = [part for part in parts[:street] if not _is_private(part)]  # behind a street stands its town
        return ", ".join(kept) if len(kept) < affiliation.count(", ") + 1 and not is_address(", ".join(kept)) else ""
    return affiliation


def _is_private(part: str) -> bool:
    """Whether a part of what is said of a holder is what a form asks in private, or how they are reached."""
    return _PRIVATE.match(part) is not None or _REACHES.match(part) is not None


def _is_street(part: str) -> bool:
    """Whether a part of what is said of a holder is a street with its number, in any language."""
    if _STREET.search(part):
        return True
    return _NUMBERED.match(part) is not None and _NOT_STREETS.isdisjoint(part.casefold().split())


# Codes of states and provinces that are no letters behind a name as well, as MD and MA are.
_OF_A_STATE = re.compile(
    r", (?:A[BKLRZ]|BC|CT|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[BEINOT]|N[BCDEHJLMSVY]|O[HKNR]|QC"
    r"|S[CDK]|T[NX]|UT|V[AT]|W[AIVY])$"
)


def is_town(text: str) -> bool:
    """Whether a text is a town of a state ("Sample Mills, NH"), and surely nobody's name."""
    code = _OF_A_STATE.search(text)
    return code is not None and LIKELY <= likeness(text[: code.start()]) < SURE_DESPITE_POSTCODE


def is_address(text: str) -> bool:
    """Whether a line that ends in a digit or near one is part of an address: a town with its code, or a street."""
    street, comma, _ = text.partition(",")
    if _TOWN.match(text):
        return True
    return comma != "" and _POSTCODE.search(text) is not None and likeness(street) < SURE_DESPITE_POSTCODE
