"""The archive: every response is written to WARC as it came, and read back in place of the network.

One mechanism serves the embedded default, the golden tests, re-extraction after a parser is mended, and the evidence
that a reader can check. Reading is strict: an address that the archive does not hold is an error, never an empty
page, and a file that is cut short is refused whole, because what is missing could be anybody's seat.
"""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.exceptions import DownloadFailedError, NotConfigured
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes
from w3lib.url import safe_url_string
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

METHOD_FIELD = "thirds-method"
# What must never be written down: credentials, and a framing that no longer holds once the body is whole.
SECRET_HEADERS = {b"authorization", b"proxy-authorization", b"cookie", b"set-cookie"}
FRAMING_HEADERS = {b"transfer-encoding", b"connection", b"keep-alive"}


class ArchiveError(ValueError):
    """A WARC file cannot be used; the message says which, why, and what to do."""


class NotArchivedError(DownloadFailedError):
    """The archive does not hold the address."""


@dataclass(frozen=True)
class Archived:
    """One response of the archive, as it was received: the body still encoded."""

    url: str
    captured_at: str
    method: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    record_id: str
    archive: str

    @property
    def sha256(self) -> str:
        """SHA-256 of the body as received, hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def capture_id(self) -> str:
        """The capture's name: a digest of address, time and body, so that it is the same in every run."""
        return capture_id(self.url, self.captured_at, self.sha256)


def capture_id(url: str, captured_at: str, sha256: str) -> str:
    """The name of a capture: `c-` and 16 hexadecimal digits of a digest over address, time and body digest."""
    return "c-" + hashlib.sha256(f"{url}\n{captured_at}\n{sha256}".encode()).hexdigest()[:16]


def read_archive(path: Path) -> dict[str, Archived]:
    """The responses of a WARC file by address (see `address_key`); where an address is there twice, the last.

    Raises:
        ArchiveError: the file is missing, empty, not a WARC, cut short, or a digest in it does not agree.
    """
    found: dict[str, Archived] = {}
    try:
        _check_gzip(path)
        with path.open("rb") as stream:
            for archived in _responses(path, stream):
                found[address_key(archived.url)] = archived
    except FileNotFoundError:
        raise ArchiveError(f"{path}: there is no such archive; `thirds facsimile` builds the embedded one") from None
    except (OSError, EOFError, zlib.error, ArchiveLoadFailed) as error:
        raise ArchiveError(f"{path}: this cannot be read as WARC: {error}; restore the file from a copy") from error
    if not found:
        raise ArchiveError(f"{path}: the archive holds no response; it is empty or was cut short: restore the file")
    return found


def address_key(url: str) -> str:
    """The form of an address under which archive and crawler meet."""
    return str(safe_url_string(url))


def _check_gzip(path: Path) -> None:
    """Read the compressed file to its end once: the WARC reader takes a file that is cut short for a complete one."""
    with path.open("rb") as stream:
        compressed = stream.read(2) == b"\x1f\x8b"
    if compressed:
        with gzip.open(path) as stream:
            while stream.read(1 << 20):
                pass


def _responses(path: Path, stream: Any) -> Iterator[Archived]:
    method = "live"
    for record in ArchiveIterator(stream, check_digests="raise"):
        if record.format != "warc":
            raise ArchiveError(
                f"{path}: this cannot be read as WARC: it is something else; restore the file from a copy"
            )
        body = record.content_stream().read() if record.rec_type == "response" else record.raw_stream.read()
        if record.rec_type == "warcinfo":
            method = _method_of(body)
        elif record.rec_type == "response":
            yield _archived(path, record, body, method)
        # A record whose headers were cut off has no length, and so no limit.
        if getattr(record.raw_stream, "limit", 1) > 0:
            raise ArchiveError(f"{path}: the archive is cut short in a record; restore the file from a copy")


def _method_of(warcinfo: bytes) -> str:
    for line in warcinfo.decode("utf-8", "replace").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == METHOD_FIELD:
            return value.strip()
    return "live"


def _archived(path: Path, record: Any, body: bytes, method: str) -> Archived:
    url = record.rec_headers.get_header("WARC-Target-URI")
    declared = record.http_headers.get_header("Content-Length")
    if declared is not None and declared.isdigit() and int(declared) != len(body):
        raise ArchiveError(
            f"{path}: the record of {url} holds {len(body)} bytes of {declared}; the archive is cut short"
        )
    return Archived(
        url=url,
        captured_at=record.rec_headers.get_header("WARC-Date"),
        method=method,
        status=int(record.http_headers.get_statuscode()),
        headers=tuple(record.http_headers.headers),
        body=body,
        record_id=record.rec_headers.get_header("WARC-Record-ID"),
        archive=path.name,
    )


def decoded_body(archived: Archived) -> bytes:
    """The body of a response without its content encoding (gzip, deflate), as extraction reads it."""
    from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware

    response = Response(archived.url, headers=Headers(list(archived.headers)), body=archived.body)
    decoded = HttpCompressionMiddleware().process_response(Request(archived.url), response)
    return decoded.body


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
