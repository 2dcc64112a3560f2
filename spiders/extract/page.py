"""From a page to its listings: read the shapes, judge the evidence that they show a board, and number the rows.

Every shape hands over what it found with the labels above it; what counts as a board is decided in one place. A name
is published as a listing only where the page says, by a heading, a label or a role, that the holder sits on a body.
"""

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from spiders.extract import cards, evidence, json_ld, layout, markup, minutes, tables
from spiders.items import Listing


def extract(html: bytes | str, url: str = "", declared_encoding: str | None = None) -> list[Listing]:
    """The people (and vacancies) that a page lists on a board, council or committee, in page order.

    Args:
        html: the page as fetched, or as text.
        url: where it was published; a weak sign of what the page is about.
        declared_encoding: the charset of the Content-Type header, when there was one.

    Raises:
        Unreadable: the page is empty, not HTML, too large or too deep; `cause` says which.

    """
    root = markup.parse(html, declared_encoding)
    page = layout.lay_out(root)
    page.lines = minutes.split_cues(page.lines)
    gridded, rest = tables.read_all(page)
    found = [*gridded, *cards.find(rest)]
    found.sort(key=lambda one: (one.index, one.order))
    kept = evidence.judge(found, about(page), url) or evidence.judge(json_ld.find(root), about(page), url)
    return [replace(listing, position=at) for at, listing in enumerate(_merged(kept))]


def about(page: layout.Layout) -> list[str]:
    """What the page says it is about: its title up to the name of the site, and its chief headings."""
    title = re.split(r"\s[|–—-]\s|::|»", page.title)
    return [*title[:2], *[line.text for line in page.lines if line.level == 1][:4]]


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


def _same_seat(one: Listing, other: Listing) -> bool:
    left, right = _key(one.role), _key(other.role)
    return not left or not right or left.startswith(right) or right.startswith(left)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]+", "", "".join(mark for mark in plain if not unicodedata.combining(mark)))
