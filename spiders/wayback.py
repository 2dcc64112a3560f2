"""Board pages as the Wayback Machine kept them: the web archive in the sites' place.

The spider asks for a page by its own address, as in a live crawl. Here the request is met: the archive's index is asked
for the capture nearest the date, its bytes are fetched and held against the index's digest, and the spider is handed
a response under the page's own address. So boards, placing and replay are those of a live crawl. The site itself is
asked for nothing, not even robots.txt; the archive's own rules are kept, and its pace: pages go one after the other.
"""

import asyncio
import uuid
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK
from warcio.statusandheaders import StatusAndHeaders

from spiders.archive import Archived, address_key, decoded_body
from spiders.archive_hooks import response_from
from spiders.archive_records import FRAMING_HEADERS, SOURCE_FIELD
from spiders.archive_repair import received_before
from spiders.archive_writer import SECRET_HEADERS, now, opened
from spiders.guard import RobotsUnreachableError
from spiders.network import PASSING_ERRORS
from spiders.pace import HostClosedError
from spiders.wayback_index import (
    ArchiveUnavailableError,
    Indexed,
    WrongDigestError,
    capture_at,
    capture_url,
    check_digest,
    index_url,
    middle_of,
    nearest,
    read_index,
    same_page,
)

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

ASKED_OF_ARCHIVE = "asked_of_archive"
MOST_REDIRECTS = 5
# Pages in a row that the archive failed on, after which it is not asked again in this run.
FAILED_IN_A_ROW = 3


class WaybackMiddleware:
    """Answers the spider's requests from the web archive, and writes what it hands on to WARC."""

    def __init__(self, crawler: "Crawler"):
        if not crawler.settings.get("THIRDS_WAYBACK_ARCHIVE"):
            raise NotConfigured
        self.crawler = crawler
        self.base = str(crawler.settings["THIRDS_WAYBACK"]).rstrip("/")
        self.moment = middle_of(crawler.settings["THIRDS_WAYBACK_DATE"])
        self.turn = asyncio.Lock()
        self.failed = 0
        path = Path(crawler.settings["THIRDS_WAYBACK_ARCHIVE"])
        self.before = received_before(path)
        self.file = WaybackFile(path, crawler.settings["USER_AGENT"], goes_on=bool(self.before))

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "WaybackMiddleware":
        """Made by Scrapy, when the setting `THIRDS_WAYBACK_ARCHIVE` names a file."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.response_downloaded, signal=signals.response_downloaded)
        crawler.signals.connect(middleware.file.close, signal=signals.spider_closed)
        return middleware

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Keep a capture as the archive sent it, and let the engine not undo its content encoding further on.

        Bytes that are not compressed as their header says must come as far as the check of their digest.
        """
        if request.meta.get(ASKED_OF_ARCHIVE) == "capture":
            request.meta["received"] = response.copy()
            response.headers.pop("Content-Encoding", None)

    async def process_request(self, request: Request) -> Response | None:
        """The page's capture nearest the date, under the page's own address.

        Pages take turns, so that nothing else is asked while the archive wants us to wait. A crawl that was cut off
        and goes on asks for nothing that it had received.

        Raises:
            NoCaptureError: the archive has none near the date.
            WrongDigestError: what it sent is not what its index lists.
            ArchiveUnavailableError: it does not answer, or not as its interface says.
            RobotsDisallowError: its robots.txt does not let us ask.
        """
        if request.meta.get("is_robots_txt") or request.meta.get(ASKED_OF_ARCHIVE):
            return None
        archived = self.before.responses.get(address_key(request.url)) or await self._in_turn(request.url)
        request.meta["capture"] = archived
        return response_from(archived)

    async def _in_turn(self, url: str) -> Archived:
        async with self.turn:
            if self.failed >= FAILED_IN_A_ROW:
                raise ArchiveUnavailableError(
                    "the archive was not asked any more: it had failed, or asked us to stay away"
                )
            try:
                archived = await self._captured(url)
            except ArchiveUnavailableError:
                self.failed += 1
                raise
            self.failed = 0
            return archived

    async def _captured(self, url: str) -> Archived:
        index = await self._asked("index", index_url(self.base, url, self.moment))
        if index.status != 200:
            raise ArchiveUnavailableError(f"the archive's index answered {index.status} for {url}")
        captures = read_index(index.body)
        received, capture = await self._followed(nearest(captures, self.moment), captures)
        archived = self.file.archived(url, capture, received)
        try:
            decoded = decoded_body(archived)
        except ValueError as error:
            raise WrongDigestError(f"{received.url}: {error}") from error
        check_digest(capture, archived.body, decoded)
        return self.file.kept(archived, received.url)

    async def _followed(self, capture: Indexed, captures: list[Indexed]) -> tuple[Response, Indexed]:
        """The bytes of a capture, and which one it is: the archive may lead on to another, but not out of itself."""
        for _ in range(MOST_REDIRECTS):
            answer = await self._asked("capture", capture_url(self.base, capture.timestamp, capture.original))
            if answer.status == 200 and answer.request is not None:
                received: Response = answer.request.meta["received"]
                return received, nearest([capture], self.moment)
            if answer.status not in (301, 302, 303, 307, 308):
                raise ArchiveUnavailableError(f"the archive answered {answer.status} for {answer.url}")
            capture = self._led_to(answer, capture, captures)
        raise ArchiveUnavailableError(f"the archive leads round in circles at {answer.url}")

    def _led_to(self, answer: Response, capture: Indexed, captures: list[Indexed]) -> Indexed:
        target = urljoin(answer.url, (answer.headers.get("Location") or b"").decode("latin-1"))
        found = capture_at(self.base, target)
        if found is None or not same_page(found.original, capture.original):
            raise ArchiveUnavailableError(f"{answer.url} leads out of the archive or to another page: {target}")
        # Where the index does not list the other capture, it must be the same bytes as the one that was asked for.
        known = next((each for each in captures if each.timestamp == found.timestamp), None)
        return known or replace(found, digest=capture.digest)

    async def _asked(self, what: Literal["index", "capture"], url: str) -> Response:
        """The archive's answer; the pace sees to it that it is asked again when it wishes, and no more often."""
        engine = self.crawler.engine
        if engine is None:
            raise ArchiveUnavailableError("there is no engine to ask with")
        asking = Request(
            url,
            callback=NO_CALLBACK,
            # Compressed is welcome: what was archived compressed has its digest only so (see `check_digest`).
            headers={"Accept-Encoding": "gzip, deflate"},
            meta={ASKED_OF_ARCHIVE: what, "dont_redirect": True},
        )
        try:
            answer = await engine.download_async(asking)
        except (*PASSING_ERRORS, HostClosedError, RobotsUnreachableError) as error:
            raise ArchiveUnavailableError(f"{url}: {type(error).__name__}: {error}") from error
        if answer.status == 429 or answer.status >= 500:
            raise ArchiveUnavailableError(f"{url}: the archive answered {answer.status}, however often it was asked")
        return answer


class WaybackFile:
    """The WARC file of a crawl of the web archive: each record has the page's own address and the capture's own time.

    Where the bytes were fetched from and when stands beside them, in the fields that other tools use for it
    (WARC-Source-URI, WARC-Creation-Date).
    """

    def __init__(self, path: Path, software: str, goes_on: bool = False):
        self.path = path
        self.stream, self.writer = opened(path, software, "wayback", goes_on)

    def archived(self, url: str, capture: Indexed, received: Response) -> Archived:
        """The capture in the form that the archive gives it, not yet written."""
        headers = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, values in received.headers.items()
            if name.lower() not in SECRET_HEADERS | FRAMING_HEADERS
            for value in values
        ]
        return Archived(
            url=url,
            captured_at=capture.captured_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            method="wayback",
            status=200,
            headers=tuple(headers),
            body=received.body,
            record_id=f"<urn:uuid:{uuid.uuid4()}>",
            archive=self.path.name,
        )

    def kept(self, archived: Archived, fetched_from: str) -> Archived:
        """Write the capture down; returns it as it was given."""
        record = self.writer.create_warc_record(
            archived.url,
            "response",
            payload=BytesIO(archived.body),
            length=len(archived.body),
            http_headers=StatusAndHeaders("200 OK", list(archived.headers), protocol="HTTP/1.1"),
            warc_headers_dict={
                "WARC-Date": archived.captured_at,
                "WARC-Record-ID": archived.record_id,
                SOURCE_FIELD: fetched_from,
                "WARC-Creation-Date": now(),
            },
        )
        self.writer.write_record(record)
        return archived

    def close(self) -> None:
        """Close the file: from here on it is complete."""
        self.stream.close()
