"""The spider: fetch each page that lists a body, keep the capture, and place every listing on its body.

One spider serves every organisation. What differs between sites is in the source files; how a page is read is in
`extract`; where the bytes come from, the network or the archive, is decided by the settings alone.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, zip_longest
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure as TwistedFailure

from spiders.answers import no_page
from spiders.archive import Archived, decoded_body
from spiders.causes import ADVICE, cause_of
from spiders.extract import Asked, Reading, Unreadable, read_page
from spiders.following import FollowError, Page, Row, Trail, joined, key_of, repeats
from spiders.items import Capture, Failure, Listing, Note, Placed
from spiders.placing import place
from spiders.registers import RegisterError, address_of, listings_of
from spiders.results import Found, Item
from spiders.targets import Target


class PageError(Exception):
    """A page gave no listings: its address, the cause in a word of `ADVICE`, and a sentence."""

    def __init__(self, url: str, cause: str, sentence: str = "") -> None:
        super().__init__(sentence)
        self.url, self.cause = url, cause


class BoardsSpider(scrapy.Spider):
    """Reads the board pages it is given; each address is fetched once, however many bodies it lists.

    Of several `shares` of the pages it reads the one of that number, and knows of all.
    """

    name = "boards"

    def __init__(self, targets: Iterable[Target], share: int = 0, shares: int = 1, **kwargs: Any):
        super().__init__(**kwargs)
        self.share, self.shares = share, shares
        self.pages: dict[str, list[Target]] = {}
        for target in targets:
            self.pages.setdefault(target.url, []).append(target)
        # Once for all boards: each of them asks whether a link leads to one of these.
        self.named = {key_of(url) for url in self.pages}
        self.followed: dict[str, asyncio.Future[Response]] = {}
        self.kept: set[str] = set()

    async def start(self) -> AsyncIterator[Request]:
        """One request a page, in rounds: a page of every host before a second page of any."""
        for url in in_rounds(self.pages)[self.share :: self.shares]:
            targets = self.pages[url]
            yield Request(
                address_of(targets[0].register, url),
                cb_kwargs={"targets": targets},
                errback=self.failed,
                dont_filter=True,
                meta=meta_of(targets),
            )

    async def parse(self, response: Response, targets: list[Target]) -> list[Found]:
        """The captures, and the listings placed on their bodies; or why there are none."""
        return [Found([item for group in _read_alike(targets) async for item in self._board(response, group)])]

    async def _board(self, response: Response, targets: list[Target]) -> AsyncIterator[Item]:
        """The board that the page and those it leads to list together, or why it cannot be told whole."""
        trail = Trail(
            response, targets[0].url, targets[0].follow, partial(self.fetch, meta=meta_of(targets)), self.named
        )
        pages: list[list[Row]] = []
        for capture in self._not_yet_kept([capture_of(response.meta["capture"])]):
            yield capture
        try:
            read = [item async for item in self._read(trail, targets, pages)]
        except (FollowError, PageError) as error:
            for failure in _failures(targets, *_why(error)):
                yield failure
            return
        placed = list(place(joined(pages), targets, trail.was_cut))
        for row in (*self._not_yet_kept(read), *placed):
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
            yield capture_of(page.response.meta["capture"])
        if trail.note:
            yield Note(targets[0].slug, trail.url, trail.note)

    def _not_yet_kept(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items without the captures that were handed on before, for another board of the same pages.

        Only what is handed on counts: a board that is given up takes none of the pages that it shares from another.
        """
        for item in items:
            if isinstance(item, Capture):
                if item.capture_id in self.kept:
                    continue
                self.kept.add(item.capture_id)
            yield item

    async def fetch(self, url: str, meta: dict[str, Any]) -> Response:
        """The response to a followed address, fetched once a crawl; `meta` says how.

        Raises:
            HttpError: the answer is no page; and whatever keeps a page from being fetched.
        """
        if url not in self.followed:
            self.followed[url] = asyncio.ensure_future(self._fetched(url, meta))
        response = await self.followed[url]
        if not 200 <= response.status < 300:
            raise HttpError(response)
        return response

    async def _fetched(self, url: str, meta: dict[str, Any]) -> Response:
        engine = self.crawler.engine
        if engine is None:
            raise RuntimeError("a page was to be followed before the crawl began")
        return await engine.download_async(Request(url, callback=NO_CALLBACK, dont_filter=True, meta=dict(meta)))

    def failed(self, failure: TwistedFailure) -> list[Found]:
        """A page that could not be fetched: its cause, for each organisation that counts on it."""
        targets = failure.request.cb_kwargs["targets"]  # type: ignore[attr-defined]  # set by Scrapy on errbacks
        return [Found(list(_failures(targets, cause_of(failure.value), str(failure.value)[:300])))]


def in_rounds(urls: Iterable[str]) -> list[str]:
    """The addresses, one of each host in turn, the host with the most of them first.

    Each host is asked once a second at most, so the host with the most pages decides how long a crawl takes: it must be
    at work from the first second to the last.
    """
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).hostname or "", []).append(url)
    longest_first = sorted(hosts.values(), key=len, reverse=True)
    return [url for round_ in zip_longest(*longest_first) for url in round_ if url]


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
    _refuse(page)
    if target.register:
        return _registered(page, target.register)
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


def _registered(page: Page, register: str) -> Reading:
    """What one part of a register's list holds; a part may hold nobody who is still in office."""
    try:
        listings, note = listings_of(register, page.response.body)
    except RegisterError as error:
        raise PageError(page.url, error.cause, str(error)) from error
    return Reading(listings, [], note)


def rows_of(page: Page, listings: Iterable[Listing]) -> list[Row]:
    """The listings of a page with their evidence."""
    archived: Archived = page.response.meta["capture"]
    return [Row(listing, page.url, archived.capture_id) for listing in listings]


def _refuse(page: Page) -> None:
    archived: Archived = page.response.meta["capture"]
    if page.response.status != 200:
        # Another success is not a page: least of all 206, which is a part of one.
        raise PageError(page.url, "http")
    try:
        decoded_body(archived)
    except ValueError as error:
        # The engine takes what there is of a compressed body; a part of a board must not pass for the whole.
        raise PageError(page.url, "cut off") from error
    if page.response.meta.get("render") and archived.method == "live" and not archived.rendered:
        raise PageError(page.url, "not rendered", page.response.meta.get("not_rendered", ""))
    if not page.response.meta.get("register") and (cause := no_page(declared_type(page.response), page.response.body)):
        raise PageError(page.url, cause)


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


def meta_of(targets: list[Target]) -> dict[str, Any]:
    """How the sources want a page fetched, in the words of the engine; a page that is followed, as the first one."""
    render = any(target.render for target in targets)
    return {**bounds_of(targets), "render": render, "register": targets[0].register}


def bounds_of(targets: list[Target]) -> dict[str, float]:
    """The bounds that the sources set for a page, in the words of the engine; the widest where several do."""
    timeout = max(target.timeout for target in targets)
    largest = int(max(target.largest for target in targets) * 1024 * 1024)
    return {name: bound for name, bound in (("download_timeout", timeout), ("download_maxsize", largest)) if bound}


def declared_type(response: Response) -> str:
    """The media type that the response's headers declare, if any."""
    return (response.headers.get("Content-Type") or b"").decode("latin-1").partition(";")[0].strip().casefold()


def declared_encoding(response: Response) -> str | None:
    """The charset that the response's headers declare, if any; what the bytes say may differ."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    _, found, charset = content_type.partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None if found else None


def _unlisted(targets: list[Target], placed: list[Placed]) -> Iterator[Failure]:
    """The failures of the bodies that stand under no heading of the page, or of all when it lists nobody."""
    listed = {(row.slug, row.body) for row in placed}
    missing = [target for target in targets if (target.slug, target.body) not in listed]
    yield from _failures(missing, "layout changed" if placed else "no board found")


def _why(error: FollowError | PageError) -> tuple[str, str, str]:
    """Cause, detail and address of a page that costs a board."""
    if isinstance(error, PageError):
        return error.cause, str(error), error.url
    return cause_of(error.__cause__), str(error.__cause__)[:300], error.url


def _failures(targets: list[Target], cause: str, detail: str = "", url: str = "") -> Iterator[Failure]:
    for target in targets:
        yield Failure(target.slug, url or target.url, cause, ADVICE[cause], detail, target.body, target.url)
