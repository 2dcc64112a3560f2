"""What a crawl is asked for, apart from Scrapy, so that planning a crawl does not load the engine."""

from dataclasses import dataclass


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
    render: bool = False  # the page shows its board only in a browser
    # How long the page may take, in seconds, and how large it may be, in megabytes; 0 for the usual bounds.
    timeout: float = 0
    largest: float = 0
