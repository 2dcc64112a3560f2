"""Where the engine meets the archive: what it receives is written down, and what was written is received again."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.exceptions import DownloadFailedError, NotConfigured
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from spiders.archive import Contents, address_key, read_contents
from spiders.archive_index import Known, is_good, known_of, load_index
from spiders.archive_records import Archived, revisited
from spiders.archive_repair import received_before
from spiders.archive_writer import WarcFile

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

# In the statistics of a crawl: why its archive could not be written.
NOT_WRITTEN = "archive/not_written"


class NotArchivedError(DownloadFailedError):
    """The archive does not hold the address."""


class FailedThenError(DownloadFailedError):
    """The archive says that this fetch failed, and why: `cause` is a word of `causes.ADVICE`."""

    def __init__(self, cause: str, detail: str):
        super().__init__(detail)
        self.cause = cause


@cache
def contents_once(path: Path) -> Contents:
    """What the archive of a replay holds: there is a handler for http and one for https, and both need all of it."""
    return read_contents(path)


class ReplayHandler(BaseDownloadHandler):
    """The archive in the network's place: the engine above it runs as in a live crawl, robots.txt included."""

    lazy = False

    def __init__(self, crawler: "Crawler"):
        super().__init__(crawler)
        self.contents = contents_once(Path(crawler.settings["THIRDS_REPLAY"]))

    async def download_request(self, request: Request) -> Response:
        """The archived response for the request.

        Raises:
            FailedThenError: there was none, and the archive says why.
            NotArchivedError: the archive does not hold the address.
        """
        key = address_key(request.url)
        archived = self.contents.responses.get(key)
        if archived is None and key in self.contents.failures:
            raise FailedThenError(*self.contents.failures[key])
        if archived is None:
            raise NotArchivedError(f"{request.url} is not in {self.crawler.settings['THIRDS_REPLAY']}")
        request.meta["capture"] = archived
        return response_from(archived)


def response_from(archived: Archived) -> Response:
    """The archived response, as the engine receives responses."""
    headers = Headers()
    for name, value in archived.headers:
        headers.appendlist(name, value)
    response_class = responsetypes.from_args(headers=headers, url=archived.url, body=archived.body)
    return response_class(url=archived.url, status=archived.status, headers=headers, body=archived.body)


class ArchiveWriter:
    """Writes every exchange of a live crawl to WARC, the moment it is over, and keeps the folder's index.

    It listens to `response_downloaded`, where the body is still encoded as it came, so that digests agree with what
    was sent. Where its file is there already, the crawl was cut off and goes on: `before` is what it had received.
    """

    def __init__(self, crawler: "Crawler"):
        path = Path(crawler.settings.get("THIRDS_ARCHIVE") or "")
        if not path.name:
            raise NotConfigured
        self.stats = crawler.stats
        path.parent.mkdir(parents=True, exist_ok=True)
        self.before = received_before(path)
        self.index = load_index(path.parent, leave_out="" if self.before else path.name, part=path.name)
        self.file = WarcFile(path, crawler.settings["USER_AGENT"], goes_on=bool(self.before))

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "ArchiveWriter":
        """Made by Scrapy, when the setting `THIRDS_ARCHIVE` names a file."""
        writer = cls(crawler)
        crawler.signals.connect(writer.response_downloaded, signal=signals.response_downloaded)
        crawler.signals.connect(writer.spider_closed, signal=signals.spider_closed)
        return writer

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Write the exchange, and leave the capture on the request for the spider.

        Raises:
            OSError: it could not be written, which Scrapy only logs; `run` asks for `NOT_WRITTEN` in the end.
        """
        try:
            self._write(response, request)
        except OSError as error:
            if self.stats:
                self.stats.set_value(NOT_WRITTEN, f"{self.file.path}: {error.strerror or error}")
            raise

    def _write(self, response: Response, request: Request) -> None:
        known: Known | None = request.meta.get("known")
        if response.status == 304 and known and (original := self.index.recall(request.url)):
            request.meta["capture"] = self._seen_again(request, response, *original)
            return
        # What changes with every answer must not hide that the page is the same: only the body is compared.
        if response.status == 200 and response.body and (original := self._same_as_before(request, response)):
            request.meta["capture"] = self._seen_again(request, response, *original)
            return
        written = self.file.response(request, response)
        request.meta["capture"] = written.archived
        if is_good(request.url, response.status):
            self.index.note(request.url, known_of(written.archived, written.offset, written.digest))

    def spider_closed(self) -> None:
        """Close the file, which is complete from here on, and put the index beside it."""
        self.file.close()
        self.index.save(self.file.path.name)

    def _seen_again(self, request: Request, response: Response, known: Known, original: Archived) -> Archived:
        record = self.file.revisit(request, response, known)
        self.index.confirm(request.url, record)
        # Seen twice in one crawl, through a redirect, a page is one capture.
        return original if known.file == self.file.path.name else revisited(self.file.path, record, original)

    def _same_as_before(self, request: Request, response: Response) -> tuple[Known, Archived] | None:
        before = self.index.recall(request.url)
        return before if before and before[0].status == 200 and before[1].body == response.body else None
