"""Where the engine meets the archive: what it receives is written down, and what was written is received again."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.exceptions import DownloadFailedError, NotConfigured
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from spiders.archive import FRAMING_HEADERS, METHOD_FIELD, Archived, address_key, read_archive

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

# Credentials are never written down.
SECRET_HEADERS = {b"authorization", b"proxy-authorization", b"cookie", b"set-cookie"}


class NotArchivedError(DownloadFailedError):
    """The archive does not hold the address."""


class ReplayHandler(BaseDownloadHandler):
    """The archive in the network's place: the engine above it runs as in a live crawl, robots.txt included."""

    lazy = False

    def __init__(self, crawler: "Crawler"):
        super().__init__(crawler)
        self.responses = read_archive(Path(crawler.settings["THIRDS_REPLAY"]))

    async def download_request(self, request: Request) -> Response:
        """The archived response for the request.

        Raises:
            NotArchivedError: the archive does not hold the address.
        """
        archived = self.responses.get(address_key(request.url))
        if archived is None:
            raise NotArchivedError(f"{request.url} is not in {self.crawler.settings['THIRDS_REPLAY']}")
        headers = Headers(list(archived.headers))
        response_class = responsetypes.from_args(headers=headers, url=request.url, body=archived.body)
        request.meta["capture"] = archived
        return response_class(url=request.url, status=archived.status, headers=headers, body=archived.body)


class ArchiveWriter:
    """Writes every response of a live crawl to WARC, with its request, the moment it is received.

    It listens to `response_downloaded`, where the body is still encoded as it came, so that digests agree with what
    was sent.
    """

    def __init__(self, crawler: "Crawler"):
        path = crawler.settings.get("THIRDS_ARCHIVE")
        if not path:
            raise NotConfigured
        self.path = Path(path)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.stream = self.path.open("wb")
        self.writer = WARCWriter(self.stream, gzip=True, warc_version="WARC/1.1")
        fields = {"software": crawler.settings["USER_AGENT"], "format": "WARC File Format 1.1", METHOD_FIELD: "live"}
        self.writer.write_record(self.writer.create_warcinfo_record(self.path.name, fields))

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "ArchiveWriter":
        """Made by Scrapy, when the setting `THIRDS_ARCHIVE` names a file."""
        writer = cls(crawler)
        crawler.signals.connect(writer.response_downloaded, signal=signals.response_downloaded)
        crawler.signals.connect(writer.spider_closed, signal=signals.spider_closed)
        return writer

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Write the pair, and leave the capture on the request for the spider."""
        received = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        headers = _kept(response.headers, SECRET_HEADERS | FRAMING_HEADERS)
        record = self.writer.create_warc_record(
            request.url,
            "response",
            payload=BytesIO(response.body),
            length=len(response.body),
            http_headers=StatusAndHeaders(f"{response.status} ", headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": received},
        )
        asked = self.writer.create_warc_record(
            request.url,
            "request",
            http_headers=StatusAndHeaders(
                f"{request.method} {request.url} HTTP/1.1", _kept(request.headers, SECRET_HEADERS), is_http_request=True
            ),
        )
        self.writer.write_request_response_pair(asked, record)
        request.meta["capture"] = Archived(
            url=request.url,
            captured_at=received,
            method="live",
            status=response.status,
            headers=tuple(headers),
            body=response.body,
            record_id=record.rec_headers.get_header("WARC-Record-ID"),
            archive=self.path.name,
        )

    def spider_closed(self) -> None:
        """Close the file: from here on it is complete."""
        self.stream.close()


def _kept(headers: Headers, dropped: set[bytes]) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        if name.lower() not in dropped
        for value in values
    ]
