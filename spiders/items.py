"""What the spiders hand on: captures, the listings read from them, and the failures.

Nothing here is interpreted. Words stay the page's own, in the page's order; class and seat are decided later, in
`transforms`, so that a better rule never needs a second fetch.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """One row of a published board: a holder or a vacancy, with the words around it.

    Attributes:
        name_as_published: the holder as the page prints it, honorifics included; "Vacant" or "Name withheld" where
            the page prints that in place of a name.
        person_name: the name without honorifics and post-nominals; empty for a vacancy or a withheld name.
        role: the words that say what the holder is on this body ("Staff governor", "Chair"); may be empty.
        group_heading: the nearest heading or label that the page puts above the name; may be empty.
        affiliation: constituency, place, employer or appointing body printed with the name; may be empty.
        section: the headings above the group heading, outermost first, joined by " > ".
        vacant: the page shows the seat as not filled.
        absent: the page lists the holder under apologies (still on the body).
        shape: the page shape that found the row ("cards", "table", "lists", ...).
        confidence: 0 to 1, how sure extraction is that this is a person (or a vacancy) on a body: of rows with 0.9,
            nine in ten are right.
        facts: what that was told by (see `extract.confidence`).
        position: 0-based order on the page.
        holder_id: what the source itself knows the holder by, in every list of its own; empty on most.
    """

    name_as_published: str
    person_name: str
    role: str = ""
    group_heading: str = ""
    affiliation: str = ""
    section: str = ""
    vacant: bool = False
    absent: bool = False
    shape: str = ""
    confidence: float = 0.0
    position: int = 0
    facts: tuple[str, str] = ("", "")
    holder_id: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A listing, placed: which body of which organisation it speaks of, and the capture it was read from.

    `source_url` is the page that the source file names: it is what a board is known by. `page_url` is the page that the
    row was read from, which differs where the board goes on behind links.

    `body` is empty where the page lists several bodies and no heading above the row names one of the source's: such
    a row is left out of the release, and counted.
    """

    slug: str
    org_id: str
    body: str
    page_date: str
    complete: bool
    publisher: str
    source_url: str
    capture_id: str
    position: int
    name_as_published: str
    person_name: str
    role: str
    group_heading: str
    affiliation: str
    section: str
    vacant: bool
    absent: bool
    shape: str
    confidence: float
    page_url: str = ""
    holder_id: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """One archived response."""

    capture_id: str
    url: str
    captured_at: str
    method: str
    http_status: int
    content_type: str
    bytes: int
    sha256: str
    archive: str
    record_id: str


# The cause with which a page fails in a shard of a crawl that may not ask the site that it leads to. Never published:
# the page is read once more.
LEFT_FOR_LATER = "left for later"


@dataclass(frozen=True, slots=True)
class Failure:
    """One page that gave no listings: the cause in a word, a sentence of what to do, and what was said, if anything.

    `url` is the page that failed; `body` and `source_url` say which board it costs: that of the page itself, or of the
    page that links to it.
    """

    slug: str
    url: str
    cause: str
    advice: str
    detail: str = ""
    body: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What was left unread of a page that gave listings all the same."""

    slug: str
    url: str
    note: str
