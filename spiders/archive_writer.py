"""Writing WARC: each exchange as it came, flushed when it is over, so that a crash costs at most the last record.

What is never written: credentials, in headers or in addresses.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from scrapy.http import Headers, Request, Response
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from spiders.addresses import without_userinfo
from spiders.archive import CAUSE_FIELD, DETAIL_FIELD
from spiders.archive_index import Known
from spiders.archive_records import (
    FRAMING_HEADERS,
    METHOD_FIELD,
    NOT_MODIFIED,
    PURPOSE_FIELD,
    REFERRED_FILE,
    REFERRED_OFFSET,
    RULES,
    SAME_PAYLOAD,
    Archived,
)

SECRET_HEADERS = {b"authorization", b"proxy-authorization", b"cookie", b"cookie2", b"set-cookie", b"set-cookie2"}
SECRET_HEADERS |= {b"ocp-apim-subscription-key"}
ADDRESS_HEADERS = {b"location", b"content-location", b"referer"}
# The flag that Scrapy puts on a response which we chose to read no further: only the guard does, of a robots.txt.
STOPPED = "download_stopped"


@dataclass(frozen=True)
class Written:
    """A response that was written: what it is, where it lies in its file, and the digest of its payload."""

    archived: Archived
    offset: int
    digest: str


def opened(path: Path, software: str, method: str, goes_on: bool) -> tuple[BinaryIO, WARCWriter]:
    """A WARC file to write to, which says what writes it; it replaces one of its name, unless the crawl goes on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stream = path.open("ab" if goes_on else "wb")
    writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
    fields = {"software": software, "format": "WARC File Format 1.1", METHOD_FIELD: method}
    writer.write_record(writer.create_warcinfo_record(path.name, fields))
    return stream, writer


class WarcFile:
    """One WARC file that is being written: a new one, or that of a crawl which was cut off and goes on."""

    def __init__(self, path: Path, software: str, goes_on: bool = False):
        self.path = path
        self.stream, self.writer = opened(path, software, "live", goes_on)

    def close(self) -> None:
        """Close the file: from here on it is complete, and on the disk."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        self.stream.close()

    def response(self, request: Request, response: Response) -> Written:
        """Write an exchange."""
        named = {"WARC-Date": now()}
        if STOPPED in response.flags:
            named |= {"WARC-Truncated": "length", PURPOSE_FIELD: RULES}
        url = without_userinfo(request.url)
        record = self.writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(response.body),
            length=len(response.body),
            http_headers=_response_headers(response),
            warc_headers_dict=named,
        )
        offset = self.stream.tell()
        self._write_pair(request, record)
        archived = Archived(
            url=url,
            captured_at=named["WARC-Date"],
            method="live",
            status=response.status,
            headers=tuple(record.http_headers.headers),
            body=response.body,
            record_id=record.rec_headers.get_header("WARC-Record-ID"),
            archive=self.path.name,
        )
        return Written(archived, offset, record.rec_headers.get_header("WARC-Payload-Digest") or "")

    def revisit(self, request: Request, response: Response, known: Known) -> ArcWarcRecord:
        """Write an exchange in which the server sent, or stood by, the body that is known; returns the revisit."""
        record = self.writer.create_warc_record(
            without_userinfo(request.url),
            "revisit",
            http_headers=_response_headers(response),
            warc_headers_dict={
                "WARC-Date": now(),
                "WARC-Profile": NOT_MODIFIED if response.status == 304 else SAME_PAYLOAD,
                "WARC-Payload-Digest": known.digest,
                **_refers_to(without_userinfo(request.url), known),
            },
        )
        self._write_pair(request, record)
        return record

    def reuse(self, request: Request, known: Known) -> None:
        """Note that no request was made, because what is known may still be used."""
        self._metadata(request, [("thirds-used-again", now())], _refers_to(without_userinfo(request.url), known))

    def failure(self, request: Request, cause: str, detail: str) -> None:
        """Note that a request brought no response, and why."""
        self._metadata(request, [(CAUSE_FIELD, cause), (DETAIL_FIELD, " ".join(detail.split()))], {})

    def _metadata(self, request: Request, fields: Iterable[tuple[str, str]], named: dict[str, str]) -> None:
        block = "".join(f"{name}: {value}\r\n" for name, value in fields).encode()
        self.writer.write_record(
            self.writer.create_warc_record(
                without_userinfo(request.url),
                "metadata",
                payload=BytesIO(block),
                length=len(block),
                warc_content_type="application/warc-fields",
                warc_headers_dict={"WARC-Date": now(), **named},
            )
        )

    def _write_pair(self, request: Request, record: ArcWarcRecord) -> None:
        parts = urlsplit(without_userinfo(request.url))
        target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        headers = [("Host", parts.netloc), *_kept(request.headers, SECRET_HEADERS)]
        asked = self.writer.create_warc_record(
            without_userinfo(request.url),
            "request",
            http_headers=StatusAndHeaders(f"{request.method} {target} HTTP/1.1", headers, is_http_request=True),
        )
        self.writer.write_request_response_pair(asked, record)


def now() -> str:
    """The time in the form of WARC-Date."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _refers_to(url: str, known: Known) -> dict[str, str]:
    return {
        "WARC-Refers-To": known.record_id,
        "WARC-Refers-To-Target-URI": url,
        "WARC-Refers-To-Date": known.captured_at,
        REFERRED_FILE: known.file,
        REFERRED_OFFSET: str(known.offset),
    }


def _response_headers(response: Response) -> StatusAndHeaders:
    headers = _kept(response.headers, SECRET_HEADERS | FRAMING_HEADERS)
    return StatusAndHeaders(f"{response.status} ", headers, protocol=response.protocol or "HTTP/1.1")


def _kept(headers: Headers, dropped: set[bytes]) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), _without_secret(name, value).decode("latin-1"))
        for name, values in headers.items()
        if name.lower() not in dropped
        for value in values
    ]


def _without_secret(name: bytes, value: bytes) -> bytes:
    if name.lower() not in ADDRESS_HEADERS:
        return value
    return without_userinfo(value.decode("latin-1")).encode("latin-1")
