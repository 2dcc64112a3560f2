"""Follow the links from a page to the rest of its board: a page a constituency, a page a person, page 2 of 3.

What is followed is said in the source file, never guessed; it stays on the site and under a bound. A board that is
spread over pages is read whole or not at all: where one page fails, the last good listing stands in for all of it.
"""

import re
import unicodedata
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from scrapy.http import Response, TextResponse

from spiders.expressions import TooSlowError, finds
from spiders.items import Listing
from spiders.registers import next_of as next_part
from spiders.sites import same_site
from spiders.targets import Follow

Key = tuple[str, str, str]  # what tells two pages apart
_NEXT = re.compile(r"^(?:next(?: page)?|older(?: entries| posts)?)?\s*[›»→>]*$", re.IGNORECASE)


class OffSiteError(ValueError):
    """A followed address leads to another site."""


class NothingToFollowError(Exception):
    """A page no longer holds the links that its source says to follow."""


class FollowError(Exception):
    """A followed page could not be fetched; `url` says which, and the cause of this error why."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a board: its address as linked, its response, the text of the link; whether it is the first page, or
    the next one of another.
    """

    url: str
    response: Response
    text: str = ""
    first: bool = False
    onward: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A listing with the page that it was read from, and the capture of that page."""

    listing: Listing
    page_url: str
    capture_id: str


class Trail:
    """The pages of one board, from the page that the source names."""

    def __init__(
        self,
        start: Response,
        url: str,
        follow: Follow | None,
        fetch: Callable[[str], Awaitable[Response]],
        elsewhere: Collection[Key] = (),
    ) -> None:
        """A trail from `start`, which was asked for as `url`.

        `fetch` gives the response to an address, or raises. `elsewhere` holds the keys (`key_of`) of the pages that the
        sources name themselves: their rows belong to the bodies that they are named for.
        """
        self.start, self.url, self.follow, self.fetch = start, url, follow, fetch
        self.seen = {key_of(url), key_of(start.url)}
        self.elsewhere = elsewhere
        self.left = follow.most if follow else 0
        self.note = ""

    async def pages(self) -> AsyncIterator[Page]:
        """The first page, then those that it links to, in its order; then its next page and those of that one.

        Raises:
            FollowError: a page could not be fetched, or there is none where the source says that there are some.
        """
        page: Page | None = Page(self.url, self.start, first=True)
        while page is not None:
            yield page
            if self.follow is None:
                return
            links = self._links(page)
            for url, text in links:
                linked = await self._fetched(url, text)
                if linked is not None:
                    yield linked
            onward = next_of(page.response) if self.follow.next else None
            page = await self._fetched(onward, "", onward=True) if onward else None

    @property
    def was_cut(self) -> bool:
        """Whether the bound kept a page from being read."""
        return bool(self.note)

    def _links(self, page: Page) -> list[tuple[str, str]]:
        """The links of a page to pages of its site; a first page without any is not the page that the source speaks of,
        and what it lists by itself would be a board told short.
        """
        if self.follow is None or not (self.follow.links or self.follow.like):
            return []
        try:
            found = [link for link in links_of(page.response, self.follow) if same_site(self.start.url, link[0])]
            if page.first and not found:
                raise NothingToFollowError("the page has no link of the kind that `follow` speaks of")
        except (NothingToFollowError, TooSlowError) as error:
            raise FollowError(page.url) from error
        return found

    async def _fetched(self, url: str, text: str, onward: bool = False) -> Page | None:
        """The page at an address; nothing when it was read before, or the bound is reached."""
        if (key := key_of(url)) in self.seen or key in self.elsewhere or not same_site(self.start.url, url):
            return None
        if self.left == 0:
            most = self.follow.most if self.follow else 0
            self.note = f"more than {most} pages to follow: the others were not read, and the board counts as a part"
            return None
        self.left -= 1
        self.seen.add(key)
        try:
            response = await self.fetch(url)
        except Exception as error:
            raise FollowError(url) from error
        if not same_site(self.start.url, response.url):
            raise FollowError(url) from OffSiteError(f"{url} leads to {response.url}")
        arrived = key_of(response.url)
        if arrived != key and (arrived in self.seen or arrived in self.elsewhere):
            return None
        self.seen.add(arrived)
        return Page(url, response, text, onward=onward)


def links_of(response: Response, follow: Follow) -> Iterator[tuple[str, str]]:
    """Address and text of the links that are to be followed, in the order of the page."""
    if not isinstance(response, TextResponse) or not (follow.links or follow.like):
        return
    for chosen in response.css(follow.links) if follow.links else response.xpath("//body"):
        for link in chosen.xpath("descendant-or-self::a[@href]"):
            url = _address(response, link.attrib["href"])
            text = " ".join(" ".join(link.xpath(".//text()").getall()).split())
            if url and (not follow.like or finds(follow.like, text) or finds(follow.like, url)):
                yield url, text


def next_of(response: Response) -> str | None:
    """The address of the next page, where the page links to one: by `rel`, or by a link that says "Next".

    RegisterError where the answer of a register cannot be read.
    """
    if response.meta.get("register"):
        return next_part(response.url, response.body)
    if not isinstance(response, TextResponse):
        return None
    for link in response.xpath("//link[@href][@rel] | //a[@href][@rel]"):
        if "next" in link.attrib["rel"].casefold().split():
            return _address(response, link.attrib["href"])
    for link in response.xpath("//a[@href]"):
        said = " ".join(" ".join(link.xpath(".//text()").getall()).split())
        if any(text and _NEXT.match(text) and len(text) > 1 for text in (said, link.attrib.get("aria-label", ""))):
            return _address(response, link.attrib["href"])
    return None


def _address(response: TextResponse, href: str) -> str | None:
    """The address that a link leads to, without its fragment; nothing where it leads to no page."""
    try:
        url = response.urljoin(href.strip()).partition("#")[0]
        parts = urlsplit(url)
        leads_on = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return None
    return url if leads_on else None


def key_of(url: str) -> Key:
    """What tells two pages apart: not the scheme, not "www.", not a closing slash."""
    parts = urlsplit(url)
    return parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/"), parts.query


def repeats(rows: list[Row], before: list[list[Row]]) -> bool:
    """Whether a page lists what an earlier one listed: the last page of many sites is followed by itself."""
    printed = [_printed(row.listing) for row in rows]
    return bool(rows) and any(printed == [_printed(row.listing) for row in earlier] for earlier in before)


def _printed(listing: Listing) -> tuple[str, str, str]:
    return listing.name_as_published, listing.role, listing.affiliation


def joined(pages: list[list[Row]]) -> list[Row]:
    """The rows of all pages in order, with a holder whom a second page names again counted once.

    An index names everybody and links to a page each: the row that says a role stands, at its first place.
    """
    rows: list[Row] = []
    for page in pages:
        known = {_person(row.listing): at for at, row in enumerate(rows) if row.listing.person_name}
        for row in page:
            before = known.get(_person(row.listing))
            if before is None or not _same_seat(rows[before].listing, row.listing):
                rows.append(row)
            elif not rows[before].listing.role:
                rows[before] = row
    return rows


def _same_seat(one: Listing, other: Listing) -> bool:
    left, right = one.role.casefold(), other.role.casefold()
    return not left or not right or left.startswith(right) or right.startswith(left)


def _person(listing: Listing) -> str:
    plain = unicodedata.normalize("NFKD", listing.person_name).casefold()
    return "".join(mark for mark in plain if mark.isalnum())
