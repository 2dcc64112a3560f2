"""The spider: fetch each page that lists a body, keep the capture, and place every listing on its body.

One spider serves every organisation. What differs between sites is in the source files; how a page is read is in
`extract`; where the bytes come from, the network or the archive, is decided by the settings alone.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import scrapy
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure as TwistedFailure

from spiders.archive import Archived, decoded_body
from spiders.causes import ADVICE, cause_of
from spiders.extract import Asked, Reading, Unreadable, read_page
from spiders.following import FollowError, Page, Row, Trail, joined, repeats
from spiders.items import Capture, Failure, Listing, Note, Placed
from spiders.targets import Target

Item = Capture | Placed | Failure | Note
ATTENDANCE = ("", "present", "attendance", "apologies", "apologies for absence")


class PageError(Exception):
    """A page gave no listings: its address, the cause in a word of `ADVICE`, and a sentence."""

    def __init__(self, url: str, cause: str, sentence: str = "") -> None:
        super().__init__(sentence)
        self.url, self.cause = url, cause


class BoardsSpider(scrapy.Spider):
    """Reads the board pages it is given; each address is fetched once, however many bodies it lists."""

    name = "boards"

    def __init__(self, targets: Iterable[Target], **kwargs: Any):
        super().__init__(**kwargs)
        self.pages: dict[str, list[Target]] = {}
        for target in targets:
            self.pages.setdefault(target.url, []).append(target)
        self.followed: dict[str, asyncio.Future[Response]] = {}
        self.kept: set[str] = set()

    async def start(self) -> AsyncIterator[Request]:
        """One request a page."""
        for url, targets in self.pages.items():
            yield Request(url, cb_kwargs={"targets": targets}, errback=self.failed, dont_filter=True)

    async def parse(self, response: Response, targets: list[Target]) -> list[Item]:
        """The captures, and the listings placed on their bodies; or why there are none.

        A list, because the engine does not keep the order of what an asynchronous generator yields.
        """
        return [item for group in _read_alike(targets) async for item in self._board(response, group)]

    async def _board(self, response: Response, targets: list[Target]) -> AsyncIterator[Item]:
        """The board that the page and those it leads to list together, or why it cannot be told whole."""
        trail = Trail(response, targets[0].url, targets[0].follow, self.fetch, self.pages)
        pages: list[list[Row]] = []
        for capture in self._fresh_capture(response):
            yield capture
        try:
            read = [item async for item in self._read(trail, targets, pages)]
        except (FollowError, PageError) as error:
            for failure in _failures(targets, *_why(error)):
                yield failure
            return
        placed = list(place(joined(pages), targets, trail.was_cut))
        for row in (*read, *placed):
            yield row
        for failure in _unlisted(targets, placed):
            yield failure

    async def _read(self, trail: Trail, targets: list[Target], pages: list[list[Row]]) -> AsyncIterator[Item]:
        """Read the pages of a trail one by one: their rows go to `pages`, their captures and notes are handed on.

        Captures of pages from which no row is published are not: their addresses may hold a name that is withheld.
        """
        says: list[str] = []
        async for page in trail.pages():
            found = read(page, targets, says)
            if found.note:
                yield Note(targets[0].slug, page.url, found.note)
            rows = rows_of(page, found.listings)
            if page.onward and repeats(rows, pages):
                return
            pages.append(rows)
            says = says or found.about[:2]
            for capture in self._fresh_capture(page.response):
                yield capture
        if trail.note:
            yield Note(targets[0].slug, trail.url, trail.note)

    def _fresh_capture(self, response: Response) -> Iterator[Capture]:
        """The capture of a response; nothing when it was handed on before, for another board."""
        archived: Archived = response.meta["capture"]
        if archived.capture_id not in self.kept:
            self.kept.add(archived.capture_id)
            yield capture_of(archived)

    async def fetch(self, url: str) -> Response:
        """The response to a followed address, fetched once a crawl.

        Raises:
            HttpError: the answer has another status than 200; and whatever keeps a page from being fetched.
        """
        if url not in self.followed:
            self.followed[url] = asyncio.ensure_future(self._fetched(url))
        response = await self.followed[url]
        if response.status != 200:
            raise HttpError(response)
        return response

    async def _fetched(self, url: str) -> Response:
        engine = self.crawler.engine
        if engine is None:
            raise RuntimeError("a page was to be followed before the crawl began")
        return await engine.download_async(Request(url, callback=NO_CALLBACK, dont_filter=True))

    def failed(self, failure: TwistedFailure) -> Iterator[Failure]:
        """A page that could not be fetched: its cause, for each organisation that counts on it."""
        targets = failure.request.cb_kwargs["targets"]  # type: ignore[attr-defined]  # set by Scrapy on errbacks
        yield from _failures(targets, cause_of(failure.value), str(failure.value)[:300])


def _read_alike(targets: list[Target]) -> list[list[Target]]:
    """The targets of one page in groups that are read in one way."""

    def way(target: Target) -> tuple[str, str, str]:
        return str(target.follow or ""), target.selector, target.shape

    return [list(group) for _, group in groupby(sorted(targets, key=way), way)]


def read(page: Page, targets: list[Target], says: Sequence[str] = ()) -> Reading:
    """What one page of a board lists; `says` is what the page that links here says it is about.

    A first page may list nobody where it is there for its links. Every other page must list somebody, or the board
    would be told short.

    Raises:
        PageError: the page cannot be read, or lists nobody.
    """
    target, index_page = targets[0], page.first and targets[0].follow is not None
    try:
        decoded_body(page.response.meta["capture"])
    except ValueError as error:
        # The engine takes what there is of a compressed body; a part of a board must not pass for the whole.
        raise PageError(page.url, "cut off") from error
    vouched = target.follow or target.selector or target.shape
    said = (*says, *[target.body for target in targets if vouched])
    asked = Asked(tuple(text for text in said if text), page.text, target.shape, target.selector)
    try:
        found = read_page(page.response.body, page.response.url, declared_encoding(page.response), asked)
    except Unreadable as error:
        if index_page and error.cause == "layout changed":
            return Reading([], [])
        raise PageError(page.url, error.cause, str(error)) from error
    if not found.listings and not index_page:
        raise PageError(page.url, "no board found")
    return found


def rows_of(page: Page, listings: Iterable[Listing]) -> list[Row]:
    """The listings of a page with their evidence."""
    archived: Archived = page.response.meta["capture"]
    return [Row(listing, page.url, archived.capture_id) for listing in listings]


def capture_of(archived: Archived) -> Capture:
    """The capture that an archived response is evidence of."""
    headers = {name.casefold(): value for name, value in archived.headers}
    return Capture(
        capture_id=archived.capture_id,
        url=archived.url,
        captured_at=archived.captured_at,
        method=archived.method,
        http_status=archived.status,
        content_type=headers.get("content-type", ""),
        bytes=len(archived.body),
        sha256=archived.sha256,
        archive=archived.archive,
        record_id=archived.record_id,
    )


def declared_encoding(response: Response) -> str | None:
    """The charset that the response's headers declare, if any; what the bytes say may differ."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    _, found, charset = content_type.partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None if found else None


def place(rows: Iterable[Row], targets: list[Target], was_cut: bool = False) -> Iterator[Placed]:
    """Each listing on the body it speaks of, numbered in the order of pages and rows.

    Where the pages list one body, all rows are its own. Where they list several, a row belongs to the target whose
    `section` is one of the headings above it. A heading that only names the body or the organisation is no group, nor
    is one that says who was there: `absent` holds that. Of a board that `was_cut`, no page shows the whole.
    """
    counts: dict[str, int] = {}
    for row in rows:
        target = _target_of(row.listing, targets)
        body = target.body if target else ""
        counts[body] = counts.get(body, 0) + 1
        owner = target or targets[0]
        listing = _without_own(row.listing, owner)
        yield Placed(
            slug=owner.slug,
            org_id=owner.org_id,
            body=body,
            page_date=owner.page_date,
            complete=owner.complete and not was_cut,
            publisher=owner.publisher,
            source_url=owner.url,
            capture_id=row.capture_id,
            position=counts[body],
            name_as_published=listing.name_as_published,
            person_name=listing.person_name,
            role=listing.role,
            group_heading=listing.group_heading,
            affiliation=listing.affiliation,
            section=listing.section,
            vacant=listing.vacant,
            absent=listing.absent,
            shape=listing.shape,
            confidence=listing.confidence,
            page_url=row.page_url,
        )


def _without_own(listing: Listing, target: Target) -> Listing:
    """The listing without headings that only name its body, its organisation, or who was there."""
    no_group = {_words(target.body), _words(target.section), _words(target.organisation), *ATTENDANCE}
    headings = [heading for heading in listing.section.split(" > ") if _words(heading) not in no_group]
    group = "" if _words(listing.group_heading) in no_group else listing.group_heading
    return replace(listing, group_heading=group, section=" > ".join(headings))


def _unlisted(targets: list[Target], placed: list[Placed]) -> Iterator[Failure]:
    """The failures of the bodies that stand under no heading of the page, or of all when it lists nobody."""
    listed = {row.body for row in placed}
    missing = [target for target in targets if target.body not in listed]
    yield from _failures(missing, "layout changed" if placed else "no board found")


def _target_of(listing: Listing, targets: list[Target]) -> Target | None:
    if len(targets) == 1 and not targets[0].section:
        return targets[0]
    above = [_words(heading) for heading in (*listing.section.split(" > "), listing.group_heading)]
    return next((target for target in targets if _words(target.section) in above), None)


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _why(error: FollowError | PageError) -> tuple[str, str, str]:
    """Cause, detail and address of a page that costs a board."""
    if isinstance(error, PageError):
        return error.cause, str(error), error.url
    return cause_of(error.__cause__), str(error.__cause__)[:300], error.url


def _failures(targets: list[Target], cause: str, detail: str = "", url: str = "") -> Iterator[Failure]:
    for target in targets:
        yield Failure(target.slug, url or target.url, cause, ADVICE[cause], detail, target.body, target.url)
