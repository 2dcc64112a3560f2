"""What a crawl is asked for, apart from Scrapy, so that planning a crawl does not load the engine."""

from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Follow:
    """Which links of a page lead to the rest of its board.

    Attributes:
        links: a CSS selector of the links, or of elements with links in them.
        like: a regular expression that is found in the address or the text of the links.
        next: whether "next page" links are followed, from page to page.
        most: how many pages are followed from one page of the source at most.
    """

    links: str = ""
    like: str = ""
    next: bool = False
    most: int = 12


@dataclass(frozen=True)
class Target:
    """One body that one page lists, as the source file declares it."""

    slug: str
    org_id: str
    organisation: str
    body: str
    url: str
    page_date: str = ""
    complete: bool = False
    publisher: str = "own"
    section: str = ""
    follow: Follow | None = None
    shape: str = ""
    selector: str = ""
    register: str = ""  # the register, of `registers.REGISTERS`, through whose interface the page is read
    render: bool = False  # the page shows its board only in a browser
    # How long the page may take, in seconds, and how large it may be, in megabytes; 0 for the usual bounds.
    timeout: float = 0
    largest: float = 0
    expected: int = 0  # seats that the page should list for the body, vacancies included; 0 where nobody has counted
    confirmed: str = ""  # the seats of a surprising board that a person has looked at: see `data/sources`

    @classmethod
    def from_job(cls, written: dict[str, Any]) -> Self:
        """The target that a job file holds."""
        follow = written.get("follow")
        return cls(**{**written, "follow": Follow(**follow) if follow else None})
