"""What a line says of how somebody is reached: telephone numbers, e-mail, the lines of an address.

None of it is part of a name or of a role, and a board that prints it beside its members' names is to be read as if it
did not.
"""

import re

from spiders.extract.persons import likeness

_POSTCODE = re.compile(r"\b(?:[A-Z]{2} \d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$")
# How like a name the opening of a line must be that ends as an address does.
SURE_DESPITE_POSTCODE = 0.7
_TOWN = re.compile(r"^[^\W\d_][^,\d]{1,40},?\s*\b[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?$")
# Nine digits or more, or the seven of an American number; a span of years has eight.
_TELEPHONE = re.compile(
    r"[\s,:–-]+(?:(?:[Tt]el(?:ephone)?|[Pp]hone|[Mm]obile|[Tt])\b[.:]*\s*)?(?=[\d+(])(?!(?:19|20)\d\d\b)"
    r"(?=(?:\D?\d){9,16}\D?$|\d{3}-\d{4}$)[\d ()+./-]{8,22}$"
)
_REACHED = re.compile(
    r"[\s,;|(–-]*\b(?:tel|telephone|phone|mobile|e-?mail|fax)\b\s*(?:no\.?\s*)?[.:(]?\s*(?=[\d+(]|\S+@)", re.IGNORECASE
)


def without_telephone(text: str) -> str:
    """The line without the telephone number that it ends with."""
    return _TELEPHONE.sub("", text)


def without_contacts(detail: str) -> str:
    """What is said of somebody, up to where it says how they are reached ("Chair, Tel: 00000 000000")."""
    return _REACHED.split(detail, maxsplit=1)[0]


_STREETS = (
    "street|st|road|rd|lane|ln|avenue|ave|drive|dr|close|way|court|crescent|place|terrace|gardens|boulevard|blvd|square"
)
_STREET = re.compile(
    rf"^(?:(?:flat|apt|unit|house) \w+,? )?\d{{1,5}}[A-Za-z]?,? [A-Z][\w'’. ]{{1,40}}\b(?:{_STREETS})\b"
    r"|^[A-Z][\w'’ -]{1,30}(?:gatan|gata|vägen|väg|gränd|straße|strasse|str\.|straat|laan|weg|gasse|allee|vej|gade|"
    r"veien|katu|tie) \d{1,4}[A-Za-z]?$"
    r"|^(?:rue|via|viale|piazza|calle|avenida|avda\.?|rua|ul\.|av\.) .{2,40}\d"
    r"|^P\.? ?O\.? Box\b|\b[A-Z]{2}\.? \d{5}(?:-\d{4})?$|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$",
    re.IGNORECASE,
)
# What a form says of somebody that is nobody's business here.
_PRIVATE = re.compile(r"^(?:pronouns?|born|date of birth|birthday|age|home|lives in|hobbies)\b ?[:/]", re.IGNORECASE)


def without_address(affiliation: str) -> str:
    """What is said of a holder, without the parts that are an address of theirs or otherwise private."""
    if not affiliation or (not any(map(str.isdigit, affiliation)) and ":" not in affiliation):
        return affiliation
    if is_address(affiliation) or _STREET.search(affiliation) or _PRIVATE.match(affiliation):
        kept = [part for part in affiliation.split(", ") if not _STREET.search(part) and not _PRIVATE.match(part)]
        return ", ".join(kept) if len(kept) < affiliation.count(", ") + 1 and not is_address(", ".join(kept)) else ""
    return affiliation


def is_address(text: str) -> bool:
    """Whether a line that ends in a digit or near one is part of an address: a town with its code, or a street."""
    street, comma, _ = text.partition(",")
    if _TOWN.match(text):
        return True
    return comma != "" and _POSTCODE.search(text) is not None and likeness(street) < SURE_DESPITE_POSTCODE
