"""From a page to its listings: read the shapes, judge the evidence that they show a board, and number the rows.

Every shape hands over what it found with the labels above it; what counts as a board is decided in one place. A name
is published as a listing only where the page says, by a heading, a label or a role, that the holder sits on a body.
"""

import re
import traceback
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from lxml import etree

from spiders.extract import (
    broken,
    cards,
    chosen,
    contacts,
    evidence,
    fields,
    footnotes,
    json_ld,
    layout,
    lower_case,
    markup,
    minutes,
    others,
    pdf_apart,
    profile,
    ranks,
    subject,
    tables,
    walk,
)
from spiders.extract.entries import read
from spiders.extract.found import Found
from spiders.extract.headings import MAX_LABEL, is_kind, is_one_role
from spiders.extract.holders import single_holder
from spiders.extract.markup import Unreadable
from spiders.items import Listing
from transforms.names import word_set


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a page beforehand, and how it is to be read.

    Attributes:
        said: what others say that the page is about: the page that links here, the source file.
        link: the text of the link that leads to the page: its heading, where the page has none that says who is listed.
        shape: the only page shape that counts; any, when empty.
        selector: the only elements that are read, as a CSS selector; all, when empty.
    """

    said: tuple[str, ...] = ()
    link: str = ""
    shape: str = ""
    selector: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read off a page: its listings, what it says it is about, and a note where part of it was left unread."""

    listings: list[Listing]
    about: list[str]
    note: str = ""


AS_IT_COMES = Asked()


def extract(page: bytes | str, url: str = "", declared_encoding: str | None = None) -> list[Listing]:
    """The people (and vacancies) that a page lists on a board, council or committee, in page order.

    As `read_page`, of which it gives the listings.
    """
    return read_page(page, url, declared_encoding).listings


def read_page(
    page: bytes | str, url: str = "", declared_encoding: str | None = None, asked: Asked = AS_IT_COMES
) -> Reading:
    """Read a page: HTML or PDF, which its first bytes tell.

    Args:
        page: the page as fetched, or HTML as text.
        url: where it was published; a weak sign of what the page is about.
        declared_encoding: the charset of the Content-Type header, when there was one.
        asked: what is known beforehand.

    Raises:
        Unreadable: the page cannot be read, or not as asked; `cause` says why in a word of `causes.ADVICE`. A fault of
            this reader is one as well ("reader failed"), so that it costs no other page.

    """
    try:
        return _read(page, url, declared_encoding, asked)
    except Unreadable:
        raise
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__} in {Path(where.filename).name}, line {where.lineno}"
        raise Unreadable("reader failed", f"{READER_FAILED} ({said})") from error


READER_FAILED = "this is a fault of thirds itself, which could not read the page: please report it with the page"


def _read(page: bytes | str, url: str, declared_encoding: str | None, asked: Asked) -> Reading:
    """As `read_page`, with faults as they come."""
    root, laid = _laid_out(page, declared_encoding, asked.selector)
    ranks.mend(laid.lines, laid.title)
    says = [text for text in (*subject.about(laid), *asked.said, asked.link) if text]
    for line in laid.lines:
        line.text = contacts.without_class_year(contacts.without_email(line.text))
    lines, notes = footnotes.apart(laid.lines)
    laid.lines = broken.put_together(fields.without_titles(minutes.split_cues(_under_link(lines, asked))), laid.title)
    in_small = lower_case.restore(laid.lines)
    gridded, rest = tables.read_all(laid)
    found = footnotes.told([*gridded, *cards.find(rest)], laid.lines, notes)
    found.sort(key=lambda one: (one.index, one.order))
    printed = _of_shape(found, asked.shape)
    kept = (
        evidence.judge(printed, says, url)
        or (root is not None and evidence.judge(printed, [*says, *subject.in_markup(root)], url))
        or evidence.judge(_of_shape(json_ld.find(root) if root is not None else [], asked.shape), says, url)
        or [
            replace(listing, group_heading="")  # the role is its only label
            for listing in evidence.judge(_of_shape(profile.find(laid, url), asked.shape), says, url)
        ]
        or evidence.judge(_of_shape(_pictured(rest), asked.shape), says, url)
    )
    if not kept and (asked.shape or asked.selector):
        raise Unreadable("layout changed", f"nobody is listed {_as_asked(asked)}")
    kept = [replace(one, name_as_published=in_small.get(one.name_as_published, one.name_as_published)) for one in kept]
    return Reading(
        [replace(listing, position=at) for at, listing in enumerate(_without_lists_again(_merged(kept)))],
        subject.about(laid),
        laid.note,
    )


def _pictured(lines: list[layout.Line]) -> list[Found]:
    """Those in the caption of a picture: the body itself, where its page lists nobody besides."""
    kept = [line for line in lines if not others.says_where_pictured(line.text)]
    return cards.find(kept) if len(kept) < len(lines) else []


def _laid_out(
    page: bytes | str, declared_encoding: str | None, selector: str
) -> tuple[etree._Element | None, layout.Layout]:
    if isinstance(page, bytes) and pdf_apart.is_pdf(page):
        if selector:
            raise Unreadable("layout changed", "the page is now a PDF, in which a selector finds nothing")
        return None, pdf_apart.lay_out(page)
    root = markup.parse(page, declared_encoding)
    if selector:
        root = chosen.only(root, selector)
    return root, walk.lay_out(root)


def _under_link(lines: list[layout.Line], asked: Asked) -> list[layout.Line]:
    """The lines, with the text of the link to the page as a heading below its chief one, where that one does not say
    itself who is listed: it is missing, or the same on all pages.
    """
    text = asked.link
    if not text or len(text) > MAX_LABEL or read(text) or _SAYS_NOTHING.issuperset(text.casefold().split()):
        return lines
    at, chief = next(((at, line.text) for at, line in enumerate(lines) if line.level == 1), (-1, ""))
    groups = is_kind(chief) or is_one_role(chief) or single_holder(chief) is not None
    if groups and _key(chief) not in {_key(said) for said in asked.said}:
        return lines
    heading = layout.Line(text, "h2", (), level=2)
    return [*lines[: at + 1], heading, *lines[at + 1 :]]


_SAYS_NOTHING = word_set("read more view profile click here details find out see full bio biography about this page")


def _of_shape(found: list[Found], shape: str) -> list[Found]:
    return [one for one in found if shape in ("", one.shape)]


def _as_asked(asked: Asked) -> str:
    places = [f"in what the selector `{asked.selector}` finds"] * bool(asked.selector)
    shapes = [f"in the shape `{asked.shape}`"] * bool(asked.shape)
    return " ".join((*places, *shapes))


def _merged(listings: list[Listing]) -> list[Listing]:
    """One row for each person, role and group: a list that is printed twice counts once. Vacancies are all kept."""
    rows: list[Listing] = []
    seen: dict[tuple[str, str, str], int] = {}
    for listing in listings:
        key = (_key(listing.person_name), _key(listing.group_heading), _key(listing.section))
        before = seen.get(key) if listing.person_name else None
        if before is None or not _same_seat(rows[before], listing):
            if listing.person_name:
                seen[key] = len(rows)
            rows.append(listing)
        else:
            rows[before] = replace(
                rows[before],
                role=rows[before].role or listing.role,
                affiliation=rows[before].affiliation or listing.affiliation,
            )
    return rows


def _without_lists_again(rows: list[Listing]) -> list[Listing]:
    """The rows without those of a list that is printed again under another heading: the same people in the same order,
    each with the same seat, as in the windows that cards open.
    """
    lists: dict[tuple[str, str], list[Listing]] = {}
    for row in rows:
        lists.setdefault((row.group_heading, row.section), []).append(row)
    printed: list[list[tuple[str, str]]] = []
    again: set[int] = set()
    for group in lists.values():
        seats = [(_key(row.person_name), _key(row.role)) for row in group if row.person_name]
        repeats = len(seats) >= FEWEST_AGAIN and all(role for _, role in seats)
        if repeats and seats in printed:
            again.update(map(id, group))
        printed.append(seats)
    return [row for row in rows if id(row) not in again]


FEWEST_AGAIN = 3


def _same_seat(one: Listing, other: Listing) -> bool:
    left, right = _key(one.role), _key(other.role)
    return not left or not right or left.startswith(right) or right.startswith(left)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    plain = text.casefold()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return re.sub(r"[\W_]+", "", plain)
