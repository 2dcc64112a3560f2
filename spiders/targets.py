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
    expected: int = 0  # seats that the page should list for the body, vacancies included; 0 where nobody has counted
    confirmed: str = ""  # the seats of a surprising board that a person has looked at: see `data/sources`
