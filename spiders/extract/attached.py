"""Attach to a holder what the line prints around the name: the label in front, the role and affiliation behind."""

import re
from dataclasses import replace

from spiders.extract import contacts, words
from spiders.extract.details import MAX_DETAIL, NOTE, is_aside, split_detail, without_biography
from spiders.extract.holders import Entry, is_key
from spiders.extract.parties import without_party
from transforms.names import word_set

_SAID = re.compile(r"\b(?:said|says|added|commented|explained)\b")
_PAPERS = word_set("report reports minutes agenda update updates correspondence presentation notes accounts")
_CITED = re.compile(r"\bpp?\. ?\d|\b[Vv]ol\. ?\d|\b(?:doi|arXiv|ISBN|ISSN)\b")


def labelled(entry: Entry, label: str) -> Entry:
    """The entry with its label as role, or as affiliation when the label is a place or an organisation."""
    label = label.strip(" :,–—-|")
    if words.is_role(label) or words.is_class(label):
        role, affiliation = (label, "") if ":" in label else split_detail(label) if "," in label else (label, "")
        note = entry.role if entry.role != entry.label else ""
        merged = f"{role} ({note})" if note else role
        return replace(entry, role=merged, affiliation=entry.affiliation or affiliation, label=label, bare=False)
    if words.names_a_body(label) and not words.is_organisation(label.replace("ouncil", "")):
        return replace(entry, label=label)
    return replace(entry, affiliation=without_party(entry.affiliation) or label, label=label, bare=False)


def detailed(holders: list[Entry], detail: str) -> list[Entry]:
    """Each holder with the role and affiliation of what is printed behind them."""
    if _SAID.search(detail) or _CITED.search(detail) or detail.lstrip(" ,").startswith("who "):
        return []  # whom a page quotes or tells of, or what they wrote
    if detail and _PAPERS.issuperset(words.words_of(detail)):
        return []  # "R Way - Report": an item of an agenda
    detail = without_biography(_first_sentence(detail), holders[0].name if holders else "")
    detail = contacts.without_contacts(detail)
    role, affiliation = split_detail(_without_asides(detail, holders[0].name if holders else ""))
    return [
        replace(
            holder,
            role=(f"{role} ({holder.role})" if holder.role and role and not holder.label else role or holder.role),
            affiliation=", ".join(part for part in (holder.affiliation, affiliation) if part),
            bare=not detail and holder.bare,
        )
        for holder in holders
    ]


def levelled(detail: str, mark: str) -> str:
    """What follows the name, cut again only at the same mark: a line's other marks belong to the role as printed."""
    if (mark and mark not in {"-", ":"}) or mark == "-":
        return " | ".join(
            part.strip() for part in re.split(rf"\s+{re.escape(mark)}\s+" if mark != "|" else r"\s*\|\s*", detail)
        )
    return detail


def _without_asides(detail: str, name: str) -> str:
    return NOTE.sub(
        lambda note: "" if is_aside(note.group(1)) or is_key(note.group(1), name) else note.group(0), detail
    )


_OFFICES = words.SEATS | words.JOBS
_SEAT_AND_STORY = re.compile(r"(?<=[a-z\d)]{2})\.\s+(?=[A-Z])")


def _first_sentence(text: str) -> str:
    """The text up to its first full stop, when it runs on into prose."""
    for ends in _SEAT_AND_STORY.finditer(text):
        said = text[: ends.start()]
        if words.is_role(said) and (said.endswith(")") or not _OFFICES.isdisjoint(words.words_of(said)[-1:])):
            return said  # "Chair. Ann is a retired teacher", but "Hon. Treasurer"
    if len(text) <= 100:
        return text.rstrip(" .") if text.count(".") == 1 else text
    found = re.search(r"(?<=[a-z\d)]{2})\.\s", text[:MAX_DETAIL])
    return text[: found.start()] if found else text[:MAX_DETAIL]
