"""What is printed beside a name: role and affiliation told apart, notes in brackets read or passed over.

"Public Governor, Sampleton" is a role and a place; "Principal, Some Partners" is where somebody works. The words
decide, piece by piece, because no page says which is which.
"""

import re

from spiders.extract import words

MAX_DETAIL = 200
NOTE = re.compile(r"\s*[(\[]((?:[^()\[\]]|\([^()\[\]]{0,80}\)){0,200})[)\]]")
_MARK = re.compile(r"[|,;()\[\]]")
_ASIDE = re.compile(
    r"^(?:(?:also )?pictured.{0,30}|(?:top |bottom |far )?(?:left|right|centre|center)|photo.{0,20}|"
    r"by (?:tele)?phone|by telephone|via .{1,25}|by (?:video|conference|audio|tele).{0,25}|remotely|"
    r"virtual(?:ly)?"
    r"|(?:in )?part(?: meeting| of meeting)?|(?:from|until|to|for) (?:item|minute|part|agenda).{0,30}|"
    r"by invitation|online|teams|he/him|she/her|they/them|(?:he|she|they)/.{1,10}|opens in .{1,20}|"
    r"pdf.{0,12}|external link|link)$",
    re.IGNORECASE,
)


_ONLY_STATUS = re.compile(
    r"^(?:(?:first|last|second|third|current|final) )?"
    r"(?:re-?)?(?:appointed|resigned|retired|elected|until|from|since|term|nominated|stood down|"
    r"stepped down|joined|left)\b",
    re.IGNORECASE,
)


def is_status(text: str) -> bool:
    """Whether a text says only when or how the holder came or goes ("appointed 7 July 2023", "resigned").

    "Elected tenant" says what the holder is: a status is one word, or has a date in it.
    """
    said = words.words_of(text)
    return (
        _ONLY_STATUS.match(text) is not None
        and words.SEATS.isdisjoint(said)
        and (len(said) == 1 or any(character.isdigit() for character in text))
    )


_GONE = re.compile(
    r"^(?:has |have )?(?:posthumous(?:ly)?$|"
    r"resigned|stood down|stepped down|deceased|died|(?:was )?not re-elected|removed from office)\b",
    re.IGNORECASE,
)


def says_gone(text: str) -> bool:
    """Whether a text says that the holder has left the body ("resigned 21 June 2024")."""
    return text != "" and _GONE.match(text) is not None


# What an executive sees to may be a list: "Executive Director of Nursing, Quality and Patient Experience".
_OF_SEVERAL = re.compile(r"^(?:joint |deputy )?executive director (?:of|for) [^,;|()]+, [^,;|()]+ and [^,;|()]+$", re.I)


def _is_of_state_for_several(text: str) -> bool:
    """Whether a text is a minister for a list of things ("Minister for Planning, Housing and Infrastructure")."""
    first, *others = text.split(", ")
    listed = " and " in text or "&" in text
    return bool(others) and listed and words.is_of_state(first) and not any("(" in one or "|" in one for one in others)


def split_detail(text: str) -> tuple[str, str]:
    """Role and affiliation of what is printed beside a name ("Public Governor, Skipton" gives both).

    Pieces that name a seat are the role, with the jobs that follow them; the others are the affiliation. A job beside
    an employer is an affiliation: it says where somebody works, not what they are on the body.
    """
    text = without_term(text[:MAX_DETAIL]).strip(" ,;|–—-")
    if is_status(text) and words.words_of(text)[0] == "term":
        return "", ""  # when it ends is nothing that the holder is
    if is_status(text) or _OF_SEVERAL.match(text) or _is_of_state_for_several(text):
        return text, ""
    return _of_pieces(text, [piece for piece in pieces_of(text) if piece])


def _of_pieces(text: str, pieces: list[str]) -> tuple[str, str]:
    kinds = [_kind(piece) for piece in pieces]
    if not pieces:
        return "", ""
    if len(pieces) > 1 and kinds[0] == "seat":
        # "Employee Director, Employees": a kind of seat behind a seat says whom it is for.
        kinds[1:] = [
            "other" if is_mere_class(piece) else kind for piece, kind in zip(pieces[1:], kinds[1:], strict=True)
        ]
    if len(pieces) > 1 and pieces[-1] == pieces[-2]:
        return joined(pieces[:-1]), pieces[-1]
    if "seat" not in kinds:
        note = _seat_in_brackets(pieces[-1])
        if note and (words.is_plain_seat(note) if len(pieces) > 1 else not words.is_role(NOTE.sub("", pieces[0]))):
            return note, joined(pieces)[: -len(note) - 2].strip()
        if all(kind == "job" for kind in kinds):
            return text, ""
        return (
            ("", text)
            if "job" not in kinds[:1] or (len(pieces) > 1 and not _leads(pieces[0]))
            else (pieces[0], joined(pieces[1:]))
        )
    if all(kind != "other" for kind in kinds):
        return text, ""
    first = kinds.index("seat")
    last = first
    while last + 1 < len(kinds) and kinds[last + 1] != "other":
        last += 1
    return joined(pieces[first : last + 1]), joined(pieces[:first] + pieces[last + 1 :])


_DATED = re.compile(r"[\s,;|–-]+(?:[^\W\d_]+:\s*)?\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d$")
_IN_TERM = re.compile(
    r"\d{1,2}(?:st|nd|rd|th) term|\d{1,2} ?-?(?:years?|yrs?|años?|anos?|ans?|anni|anno|jahre?|jaar|år)(?: term)?$",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s[·•]\s")


def without_term(text: str) -> str:
    """What is printed beside a name, with points between its parts, without the part that says for how long, or since
    when ("Chair Appointed: 22/03/2026").
    """
    if text[-1:].isdigit() and (dated := _DATED.search(text)) and words.is_role(text[: dated.start()]):
        text = text[: dated.start()]
    if " | " in text:
        return " | ".join(part for part in text.split(" | ") if not _IN_TERM.match(part))
    if " · " not in text and " • " not in text:
        return text
    return " | ".join(part for part in _PARTED.split(text) if not is_status(part) and not _IN_TERM.match(part))


# The verbs with which a sentence about the holder begins or goes on: what follows is a biography.
_TELLS = re.compile(
    r"(?:^|,\s+|\s)(?:who|joined|is|was|has|had|became|brings|served|serves|works|worked|lives|moved|trained|studied|"
    r"retired (?:from|as|in))\s"
)


def without_biography(detail: str, name: str) -> str:
    """What is printed behind a name, up to where a sentence about its holder begins ("Chair, joined us in ...")."""
    said = _TELLS.split(detail, maxsplit=1)[0]
    return "" if said != detail and said.strip() in name.split() else said


def is_aside(note: str) -> bool:
    """Whether a note in brackets says nothing of the seat ("pictured", "by telephone")."""
    return _ASIDE.match(note.strip()) is not None


def says_nothing(text: str) -> bool:
    """Whether a text only fills a place in which nothing is to be said yet ("TBC", "n/a"), or opens the sentence that
    names all of them ("The members are").
    """
    return text.strip().casefold() in _BLANKS or _OPENS_SENTENCE.match(text) is not None


_OPENS_SENTENCE = re.compile(
    r"(?:the|our|its) .{2,80} (?:are|is|has \w+ members|include|includes|comprises|consists of)$", re.IGNORECASE
)


def is_date(text: str) -> bool:
    """Whether a text is the day or the month of a year, and nothing besides ("31 March 2026")."""
    return _IS_DATE.match(text) is not None


_IS_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2},)?"
    r" (?:19|20)\d\d$",
    re.IGNORECASE,
)
_BLANKS = frozenset(("none", "nil", "n/a", "na", "-", "–", "tbc", "tba", "tbd"))


def is_mere_class(piece: str) -> bool:
    """Whether a text is nothing but a kind of seat ("Employees", "Staff"), with no seat in it.

    "Elected tenant" is more: it says how the seat is filled.
    """
    said = words.words_of(piece)
    kinds_only = bool(said) and words.CLASSES.issuperset(said) and words.SEATS.isdisjoint(said)
    return kinds_only and _ONLY_STATUS.match(piece) is None


def joined(pieces: list[str]) -> str:
    """Pieces put together again, as they were printed."""
    return ", ".join(pieces)


def _leads(piece: str) -> bool:
    return "chief executive" in piece.casefold() or piece.casefold() in {"ceo", "chief exec"}


def _kind(piece: str) -> str:
    piece = NOTE.sub("", piece) or piece
    if words.is_seat(piece) or "committee" in piece.casefold():
        return "seat"
    return (
        "job"
        if words.is_role(piece)
        and (_ends_as_job(piece) or not words.is_organisation(piece) or " of " in piece or " and " in piece)
        else "other"
    )


def _seat_in_brackets(piece: str) -> str:
    """The seat that a text ends with in brackets, behind an employer ("Sample College (Chair)")."""
    before, bracket, note = piece.rpartition("(")
    return note[:-1] if before and bracket and note.endswith(")") and words.is_seat(note) else ""


def _ends_as_job(piece: str) -> bool:
    """Whether a text ends with what somebody does: then "&" parts two fields ("Catering & Facilities Officer"), "Club"
    is this one ("Club Captain"), and who leads something is no organisation, whatever it is ("Community Fund lead").
    """
    said = words.words_of(piece)
    if said[-1:] in _LEADS:
        return True
    of_the_club = said[:1] == ("club",) and len(said) < FEW_WORDS
    return ("&" in piece or of_the_club) and bool(said) and said[-1] in words.JOBS


FEW_WORDS = 4
_LEADS = (("liaison",), ("lead",), ("leads",), ("champion",), ("convenor",), ("convener",))


def pieces_of(text: str) -> list[str]:
    """A text cut at its bars, or else at its commas, but never inside brackets."""
    if "(" not in text and "[" not in text:
        return [piece.strip() for piece in (text.split("|") if "|" in text else text.replace(";", ",").split(","))]
    marks = "|" if "|" in text else ",;"
    pieces, depth, start = [], 0, 0
    for found in _MARK.finditer(text):
        mark = found.group()
        depth += (mark in "([") - (mark in ")]" and depth > 0)
        if mark in marks and depth == 0:
            pieces.append(text[start : found.start()].strip())
            start = found.end()
    return [*pieces, text[start:].strip()]
