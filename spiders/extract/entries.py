"""Read one line as a board prints it: "Name, Role", "Role: Name", "Place - Name, Name (lead governor)",
"Name (Chair)".

The grammar is the page's punctuation, strongest first: bars, spaced dashes and colons cut a line into a
name and the
rest; brackets hold notes; commas come last. Which side is the name is decided by how like names the sides
are.
"""

import re
from dataclasses import dataclass, replace

from spiders.extract import words
from spiders.extract.persons import LIKELY, is_letters, likeness
from transforms.names import word_set

MAX_ENTRY = 600
MAX_DETAIL = 200

_CUT = re.compile(
    r"\s*[|¦]\s*|\s+[–—−]\s*|\s*[–—−]\s+|\s+-{1,2}\s*|\s*(?<!\d)-\s+|\s*:\s+|\s*:$|\s*…\s*|\s*\.{3,}\s*|\t"
)
_LISTED = re.compile(r"\s*[,;]\s+(?:and|&)\s+|\s*[,;]\s*|\s+(?:and|&)\s+|\s*/\s*|\s+\+\s+")
_BULLET = re.compile(r"^(?:[\s•·▪◦‣●○■□*»›>–—-]+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)+")
_NOTE = re.compile(r"\s*[(\[]((?:[^()\[\]]|\([^()\[\]]{0,80}\)){0,200})[)\]]")
_OPEN_NOTE = re.compile(r"\s*\(([^()]{0,120})$|\s*\b([A-Z]{2,4})\)(?=\s|$)")
_ASIDE = re.compile(
    r"^(?:(?:also )?pictured.{0,30}|(?:top |bottom |far )?(?:left|right|centre|center)|photo.{0,20}|"
    r"by (?:tele)?phone|by telephone|via .{1,25}|by (?:video|conference|audio|tele).{0,25}|remotely|"
    r"virtual(?:ly)?"
    r"|(?:in )?part(?: meeting| of meeting)?|(?:from|until|to|for) (?:item|minute|part|agenda).{0,30}|"
    r"by invitation|online|teams|he/him|she/her|they/them|(?:he|she|they)/.{1,10}|opens in .{1,20}|"
    r"pdf.{0,12}|external link|link)$",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\b(?:appointed|resigned|retired|elected|re-elected|until|from|since|term|nominated|stood down|"
    r"stepped down|co-opted|interim|acting|designate|unopposed|joined|left|to)\b",
    re.IGNORECASE,
)
_NOT_LABELS = word_set(
    """
    contact contacts email e-mail tel telephone phone photo photograph photographer author written posted by
    clerk website web fax address source credit image picture caption published updated from to subject sent
    date time venue location re cc editor contributor speaker host copyright designed prepared approved
    signed proposed seconded action minute minutes notes apology tags category categories share attending
    mobile enquiries facebook twitter book film director's trainer coach instructor referee winner
    """
)
_GLUED = re.compile(
    r"(?<=[a-z])(?=(?:Chair|Vice|Deputy|Director|Non-Executive|Non-executive|Trustee|Governor|Chief|"
    r"Treasurer|Secretary|Managing|Independent|Partner|Lead|Executive|Head|Finance)(?:[a-z]*)\b)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One holder, vacancy or withheld name read off a line.

    Attributes:
        name: as published, without notes in brackets.
        role: what the line says the holder is.
        affiliation: place, employer or body that the line prints with the name.
        vacant: the line prints a vacancy in place of a name.
        withheld: the line says that the name is kept back.
        sure: how like a person's name it is, 0 to 1.
        label: what stood before the name in the line ("Gateshead", "Staff governor"), also put in role or
        affiliation.
        bare: the line holds the name and nothing else.

    """

    name: str
    role: str = ""
    affiliation: str = ""
    vacant: bool = False
    withheld: bool = False
    sure: float = 0.0
    label: str = ""
    bare: bool = False


def read(text: str, lead: str = "") -> list[Entry]:
    """The entries of one printed line; none when the line is not an entry.

    Args:
        text: the line.
        lead: its first part, when the page sets it apart in bold: a name there settles which part is the
        name.

    """
    text = _GLUED.sub(" – ", tidy(text))
    if not 2 <= len(text) <= MAX_ENTRY or "@" in text[:40] or "://" in text:
        return []
    alone = _single(text)
    if alone:
        return [alone]
    lead = tidy(lead)
    if lead and lead != text and _single(lead) and text.startswith(lead):
        return _name_first(lead, text[len(lead) :].lstrip(" ,.:;|–—-"))
    if ";" in text:
        divided = several(text)
        if divided:
            return divided
    return _by_cuts(text) or _run_together(text)


def tidy(text: str) -> str:
    """The line without its bullet, its number and its closing punctuation."""
    text = _BULLET.sub("", text[: MAX_ENTRY + 200].strip())
    text = text.strip().rstrip(",;:–—|").removesuffix(" -").strip()
    # A full stop after a surname ends the line; after an initial or letters it belongs to the name.
    return text[:-1] if re.search(r"[^\W\d_]{4}\.$", text) and ". " not in text[:-1] else text


def split_detail(text: str) -> tuple[str, str]:
    """Role and affiliation of what is printed beside a name ("Public Governor, Skipton" gives both).

    Pieces that name a seat are the role, with the jobs that follow them; the others are the affiliation. A
    job beside an
    employer is an affiliation: it says where somebody works, not what they are on the body.
    """
    text = text[:MAX_DETAIL].strip(" ,;|–—-")
    pieces = [piece for piece in _pieces(text) if piece]
    kinds = [_kind(piece) for piece in pieces]
    if not pieces:
        return "", ""
    if len(pieces) > 1 and kinds[0] == "seat":
        # "Employee Director, Employees": a kind of seat behind a seat says whom it is for.
        kinds[1:] = [
            "other" if is_mere_class(piece) else kind
            for piece, kind in zip(pieces[1:], kinds[1:], strict=True)
        ]
    if len(pieces) > 1 and pieces[-1] == pieces[-2]:
        return _joined(pieces[:-1]), pieces[-1]
    if "seat" not in kinds:
        if all(kind == "job" for kind in kinds):
            return text, ""
        return (
            ("", text)
            if "job" not in kinds[:1] or (len(pieces) > 1 and not _leads(pieces[0]))
            else (pieces[0], _joined(pieces[1:]))
        )
    if all(kind != "other" for kind in kinds):
        return text, ""
    first = kinds.index("seat")
    last = first
    while last + 1 < len(kinds) and kinds[last + 1] != "other":
        last += 1
    return _joined(pieces[first : last + 1]), _joined(pieces[:first] + pieces[last + 1 :])


def is_aside(note: str) -> bool:
    """Whether a note in brackets says nothing of the seat ("pictured", "by telephone")."""
    return _ASIDE.match(note.strip()) is not None


def is_mere_class(piece: str) -> bool:
    """Whether a text is nothing but a kind of seat ("Employees", "Staff"), with no seat in it."""
    said = words.words_of(piece)
    return bool(said) and words.CLASSES.issuperset(said) and words.SEATS.isdisjoint(said)


def _joined(pieces: list[str]) -> str:
    return ", ".join(pieces)


def _leads(piece: str) -> bool:
    return "chief executive" in piece.casefold() or piece.casefold() in {"ceo", "chief exec"}


def _kind(piece: str) -> str:
    piece = _NOTE.sub("", piece) or piece
    if words.is_seat(piece) or "committee" in piece.casefold():
        return "seat"
    return (
        "job"
        if words.is_role(piece)
        and not (words.is_organisation(piece) and " of " not in piece and " and " not in piece)
        else "other"
    )


def _pieces(text: str) -> list[str]:
    """A text cut at its bars, or else at its commas, but never inside brackets."""
    marks = "|" if "|" in text else ",;"
    pieces, depth, start = [], 0, 0
    for at, mark in enumerate(text):
        depth += (mark in "([") - (mark in ")]" and depth > 0)
        if mark in marks and depth == 0:
            pieces.append(text[start:at].strip())
            start = at + 1
    return [*pieces, text[start:].strip()]


def _holder(text: str) -> Entry | None:
    """The text as one holder and nothing more: a person, a vacancy, a withheld name."""
    if words.says_vacant(text):
        return Entry(text.strip(" ()[]*"), vacant=True, sure=0.8, bare=True)
    if words.says_withheld(text):
        return Entry(text.strip(" ()[]*"), withheld=True, sure=0.8, bare=True)
    sure = likeness(_spaced(text))
    return Entry(_spaced(text), sure=sure, bare=True) if sure >= LIKELY else None


def _spaced(text: str) -> str:
    """A given name and a surname that were printed without a space between them, with it."""
    found = re.match(r"^([A-Z][a-z]{2,11})([A-Z][a-z]{2,14})$", text)
    return (
        f"{found.group(1)} {found.group(2)}"
        if found and likeness(f"{found.group(1)} {found.group(2)}") > 0.9
        else text
    )


def _single(text: str) -> Entry | None:
    """One holder with notes in brackets, such as "A Person (AP) (Chair)"; the notes become the role."""
    if "(" not in text and "[" not in text:
        return _holder(text)
    bare = tidy(_NOTE.sub(" ", text).replace("  ", " "))
    holder = _holder(" ".join(bare.replace(" ,", ",").split()))
    return _with_notes(holder, _notes(text, holder.name)) if holder else None


def _notes(text: str, name: str) -> list[str]:
    found = [note.strip() for note in _NOTE.findall(text)]
    return [note for note in found if note and not is_aside(note) and not _is_key(note, name)]


def _is_key(note: str, name: str) -> bool:
    """Initials that minutes use for a person ("DM", "SMacK"): letters of the name, in its order."""
    letters = iter(re.sub(r"[^a-z]", "", name.casefold()))
    return (
        len(note) <= 6
        and note[:1].isupper()
        and note.replace(".", "").isalpha()
        and sum(c.isupper() for c in note) > 1
        and all(c in letters for c in note.casefold() if c != ".")
    )


def _with_notes(entry: Entry, notes: list[str]) -> Entry:
    """The entry with each note added to its role or, when it is a place or a party, to its affiliation."""
    for note in notes:
        if words.is_role(note) or _STATUS.search(note):
            role, affiliation = (note, "") if _STATUS.search(note) or entry.role else split_detail(note)
            joined = f"{entry.role} ({role})" if entry.role and role else role or entry.role
            entry = replace(entry, role=joined, affiliation=entry.affiliation or affiliation, bare=False)
        elif not note.isdigit():
            entry = replace(
                entry, affiliation=f"{entry.affiliation} ({note})" if entry.affiliation else note, bare=False
            )
    return entry


def people(text: str) -> list[Entry]:
    """The text as a list of holders ("A Person, B Person (Chair) and C Person"); none unless every piece is
    one.
    """
    if len(text) > MAX_ENTRY * 4:
        return []
    couple = _couple(text)
    if couple:
        return couple
    found: list[Entry] = []
    carried = ""
    for piece in _list_pieces(text):
        if found and is_letters(piece):
            found[-1] = replace(found[-1], name=f"{found[-1].name}, {piece}")
            continue
        prefix, entry = _prefixed(piece)
        if prefix:
            carried = prefix if words.words_of(prefix)[-1].endswith("s") else ""
        entry = entry or _single(piece)
        if entry is None:
            return []
        opening = prefix or carried
        found.append(replace(entry, role=entry.role or opening, label=entry.label or opening))
    return found


def _list_pieces(text: str) -> list[str]:
    """A list cut at commas, semicolons, slashes and "and", but never inside brackets."""
    hidden = _NOTE.sub(lambda note: note.group(0).translate(_MASK), text)
    return [
        piece.translate(_UNMASK).strip(" .")
        if not piece.endswith(("Jr.", "Sr."))
        else piece.translate(_UNMASK)
        for piece in _LISTED.split(hidden)
        if piece.strip(" .")
    ]


_MASK = str.maketrans(
    {",": "\ue000", ";": "\ue001", "/": "\ue002", "&": "\ue003", " ": "\ue004", "+": "\ue005"}
)
_UNMASK = str.maketrans(
    {"\ue000": ",", "\ue001": ";", "\ue002": "/", "\ue003": "&", "\ue004": " ", "\ue005": "+"}
)


def _couple(text: str) -> list[Entry]:
    """Two people who share the surname that is printed once: "Tom and Ann Example"."""
    parts = re.split(r"\s+(?:and|&)\s+|\s*/\s*", text)
    if len(parts) != 2 or not all(parts):
        return []
    first, second = parts[0].strip(), parts[1].strip()
    surname = second.split()[-1] if second.split() else ""
    short = len(first.split()) == 1 or (
        len(first.split()) == 2
        and likeness(first) < 0.9
        and first.split()[0].rstrip(".").casefold() in {"mr", "mrs", "dr", "ms"}
    )
    if not short or (likeness(first) >= LIKELY and len(first.split()) > 1 and len(first.split()[-1]) > 2):
        return []
    whole = f"{first} {surname}"
    if likeness(second) < 0.9 or likeness(whole) < 0.9:
        return []
    return [Entry(whole, sure=0.9, bare=True), Entry(second, sure=0.9, bare=True)]


def _prefixed(piece: str) -> tuple[str, Entry | None]:
    """A piece that opens with what its holders are ("Independent Trustees Ann Example"): that opening, and
    the holder.
    """
    tokens = piece.split()
    if (
        tokens
        and tokens[0].casefold() in {"councillors", "cllrs", "bailies", "baillies"}
        and likeness(" ".join(tokens[1:])) >= LIKELY
    ):
        return tokens[0], _single(" ".join(tokens[1:]))
    if _single(piece):
        return "", None
    for at in range(1, min(len(tokens) - 1, 5)):
        opening = " ".join(tokens[:at])
        rest = " ".join(tokens[at:])
        if (
            words.is_role(opening)
            and likeness(_NOTE.sub("", rest).strip()) >= 0.7
            and not words.is_role(tokens[at])
        ):
            return opening, _single(rest)
    return "", None


def several(text: str) -> list[Entry]:
    """Groups divided by semicolons, each with its own opening: "Councillors A, B and C; Independent
    Trustees D, E".
    """
    parts = [part.strip().removeprefix("and ").strip() for part in text.split(";") if part.strip()]
    label, _, first = parts[0].partition(":")
    head = label if first.strip() and not _is_person_text(label) else ""
    parts = [first.strip() if head else parts[0], *parts[1:]]
    groups = [people(part) or _by_cuts(part) for part in parts]
    if len(parts) < 2 or not all(groups) or min(entry.sure for group in groups for entry in group) < 0.7:
        return []
    return [replace(entry, label=entry.label or head) for group in groups for entry in group]


def _is_person_text(text: str) -> bool:
    return likeness(text.strip()) >= LIKELY


def _by_cuts(text: str) -> list[Entry]:
    """A line cut once, at its first bar, dash or colon: either the name stands first or what the holders
    are.
    """
    for cut in list(_CUT.finditer(text))[:4]:
        before, after = text[: cut.start()].strip(), text[cut.end() :].strip()
        if not before or not after:
            continue
        if cut.group().strip() == ":" and "," in before and _single(before.split(",")[0]):
            break
        holders = _side(before)
        if holders and all(not holder.vacant for holder in holders):
            return _detailed(holders, _level(after, cut.group().strip()))
        if holders and not people(after):
            return _detailed(holders, after)
        listed = people(after) or _after_label(after)
        if listed and _can_label(before):
            return [_labelled(holder, before) for holder in listed]
    return _by_commas(text)


def _level(detail: str, mark: str) -> str:
    """What follows the name, cut again only at the same mark: a line's other marks belong to the role as
    printed.
    """
    if (mark and mark not in {"-", ":"}) or mark == "-":
        return " | ".join(
            part.strip()
            for part in re.split(rf"\s+{re.escape(mark)}\s+" if mark != "|" else r"\s*\|\s*", detail)
        )
    return detail


def _side(text: str) -> list[Entry]:
    """Holders on the name side of a cut: one (with notes, letters or a role behind a comma), or several."""
    single = _single(text)
    return [single] if single else people(text) or _by_commas(text)


def _after_label(text: str) -> list[Entry]:
    """Holders behind a label, each perhaps with a detail: "Chair: Ann Example, Some Council"."""
    found = _by_commas(text)
    if found:
        return found
    for cut in list(_CUT.finditer(text))[:1]:
        single = _single(text[: cut.start()].strip())
        if single:
            return _detailed([single], text[cut.end() :])
    return _behind_brackets(text)


def _can_label(text: str) -> bool:
    said = words.words_of(text)
    return (
        0 < len(said) <= 14
        and len(text) <= 120
        and _NOT_LABELS.isdisjoint(said)
        and not text.endswith((".", "!", "?"))
        and not any(c.isdigit() for c in text[:4])
    )


def _labelled(entry: Entry, label: str) -> Entry:
    """The entry with its label as role, or as affiliation when the label is a place or an organisation."""
    label = label.strip(" :,–—-")
    if words.is_role(label) or words.is_class(label):
        role, affiliation = (
            (label, "") if ":" in label else split_detail(label) if "," in label else (label, "")
        )
        note = entry.role if entry.role != entry.label else ""
        merged = f"{role} ({note})" if note else role
        return replace(
            entry, role=merged, affiliation=entry.affiliation or affiliation, label=label, bare=False
        )
    if words.names_a_body(label) and not words.is_organisation(label.replace("ouncil", "")):
        return replace(entry, label=label)
    return replace(entry, affiliation=entry.affiliation or label, label=label, bare=False)


def _name_first(lead: str, rest: str) -> list[Entry]:
    holders = people(lead) or ([single] if (single := _single(lead)) else [])
    return _detailed(holders, rest)


def _detailed(holders: list[Entry], detail: str) -> list[Entry]:
    """Each holder with the role and affiliation of what is printed behind them."""
    detail = _first_sentence(detail)
    role, affiliation = split_detail(_without_asides(detail, holders[0].name if holders else ""))
    return [
        replace(
            holder,
            role=(
                f"{role} ({holder.role})"
                if holder.role and role and not holder.label
                else role or holder.role
            ),
            affiliation=", ".join(part for part in (holder.affiliation, affiliation) if part),
            bare=not detail and holder.bare,
        )
        for holder in holders
    ]


def _without_asides(detail: str, name: str) -> str:
    return _NOTE.sub(
        lambda note: "" if is_aside(note.group(1)) or _is_key(note.group(1), name) else note.group(0), detail
    )


def _first_sentence(text: str) -> str:
    """The text up to its first full stop, when it runs on into prose."""
    if len(text) <= 100:
        return text.rstrip(" .") if text.count(".") == 1 else text
    found = re.search(r"(?<=[a-z\d)]{2})\.\s", text[:MAX_DETAIL])
    return text[: found.start()] if found else text[:MAX_DETAIL]


def _by_commas(text: str) -> list[Entry]:
    """The name first, then letters, then what is said of it: "Name, Role, Place", "Name (XY) Role"."""
    listed = people(text)
    if listed and (len(listed) < 3 or all(entry.sure >= LIKELY for entry in listed)):
        weakest = min(entry.sure for entry in listed)
        if (
            len(listed) == 1
            or weakest >= 0.7
            or "," not in text
            or (len(listed) > 2 and sum(entry.sure for entry in listed) / len(listed) >= 0.7)
        ):
            return listed
    pieces = _pieces(text)
    if len(pieces) < 2:
        return _behind_brackets(text)
    name = pieces[0]
    rest = pieces[1:]
    while rest and is_letters(rest[0]):
        name, rest = f"{name}, {rest[0]}", rest[1:]
    single = _single(name) or next(iter(_behind_brackets(name)), None)
    couple = people(name) if single is None else []
    if single is None and not couple:
        return []
    return _detailed([single] if single else couple, _joined(rest))


def _behind_brackets(text: str) -> list[Entry]:
    """The name before the bracket, the role behind: "A Person (AP) Independent Director (Chair)"."""
    found = _NOTE.search(text)
    if not found or found.start() == 0:
        return []
    single = _single(text[: found.end()])
    tail = text[found.end() :].strip(" ,-–")
    if single is None or not tail or not (words.is_role(tail) or len(tail) < 80):
        return []
    return _detailed([single], tail)


def _run_together(text: str) -> list[Entry]:
    """A name and a role with nothing between: "Ann Example Partner Director", "Chair Ann Example"."""
    mended = _OPEN_NOTE.sub(" ", text).strip()
    if mended != text and likeness(mended) >= LIKELY:
        return [Entry(mended, sure=likeness(mended), bare=True)]
    tokens = mended.split()
    if not 3 <= len(tokens) <= 14:
        return []
    for at in range(2, min(len(tokens), 7)):
        name, rest = " ".join(tokens[:at]), " ".join(tokens[at:])
        first = words.words_of(tokens[at])
        if (
            first
            and (first[0] in words.SEATS or first[0] in words.CLASSES or first[0] in {"co", "vice", "deputy"})
            and words.is_seat(rest)
            and likeness(name) >= 0.75
        ):
            return _detailed([Entry(name, sure=likeness(name))], rest)
    opening, entry = _prefixed(mended)
    return [_labelled(entry, opening)] if entry and words.is_seat(opening) else []
