"""One record of an archive, read strictly: what it says of itself must agree with what it holds."""

import hashlib
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from w3lib.url import safe_url_string
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

# A framing that no longer holds once the body is whole.
FRAMING_HEADERS = {b"transfer-encoding", b"connection", b"keep-alive"}
# What marks a page as a browser showed it, in its record and in its capture (see `render`).
RENDERED_TYPE = "text/html; charset=utf-8; rendered=chromium"
# Where a record was fetched from that another archive had kept; the name is the one that other tools use.
SOURCE_FIELD = "WARC-Source-URI"
REVISIT_PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
NOT_MODIFIED = REVISIT_PROFILE + "server-not-modified"
SAME_PAYLOAD = REVISIT_PROFILE + "identical-payload-digest"
# Our own names for where the record referred to is found; a reader that does not know them looks for the record's id.
REFERRED_FILE = "WARC-Refers-To-Filename"
REFERRED_OFFSET = "WARC-Refers-To-File-Offset"


class ArchiveError(ValueError):
    """A WARC file cannot be used; the message says which, why, and what to do."""


# What reading damaged bytes as a WARC can end in.
UNREADABLE = (OSError, EOFError, StopIteration, ValueError, zlib.error, ArchiveLoadFailed)


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
    def rendered(self) -> bool:
        """Whether this is the page as a browser showed it, not as it came."""
        return ("Content-Type", RENDERED_TYPE) in self.headers

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


def address_key(url: str) -> str:
    """The form of an address under which archive and crawler meet."""
    return str(safe_url_string(url))


def response_of(path: Path, record: Any, body: bytes, method: str) -> Archived:
    """The response that a record holds; `body` is the record's payload as it is stored.

    Raises:
        ArchiveError: the record was cut short, or does not agree with itself.
    """
    url = record.rec_headers.get_header("WARC-Target-URI")
    truncated = record.rec_headers.get_header("WARC-Truncated")
    # A robots.txt is read up to a length and no further (RFC 9309, 2.5); nothing else may be a part of itself.
    if truncated and not (truncated == "length" and urlsplit(url or "").path == "/robots.txt"):
        raise ArchiveError(
            f"{path}: the record of {url} says itself that it was cut short; restore the file from a copy"
        )
    try:
        return _response_of(path, record, body, method, truncated is None)
    except (AttributeError, TypeError, ValueError) as error:
        raise ArchiveError(
            f"{path}: the record of {url or 'no address'} cannot be read: {error}; restore it"
        ) from error


def _response_of(path: Path, record: Any, body: bytes, method: str, whole: bool) -> Archived:
    headers = record.http_headers
    status = int(headers.get_statuscode())
    if "chunked" in (headers.get_header("Transfer-Encoding") or "").casefold():
        body = _unchunked(body)
    declared = headers.get_header("Content-Length") or ""
    if whole and status not in (204, 304) and declared.isdigit() and int(declared) != len(body):
        raise ValueError(f"it holds {len(body)} bytes of {declared}: it was cut short")
    return Archived(
        url=address_key(record.rec_headers.get_header("WARC-Target-URI")),
        captured_at=record.rec_headers.get_header("WARC-Date"),
        method=method,
        status=status,
        headers=kept_headers(record),
        body=body,
        record_id=record.rec_headers.get_header("WARC-Record-ID"),
        archive=path.name,
    )


def rendered_of(path: Path, record: Any, body: bytes, method: str) -> Archived:
    """The page as a browser showed it, that a record of type `conversion` holds."""
    return Archived(
        url=address_key(record.rec_headers.get_header("WARC-Target-URI")),
        captured_at=record.rec_headers.get_header("WARC-Date"),
        method=method,
        status=200,
        headers=(("Content-Type", RENDERED_TYPE),),
        body=body,
        record_id=record.rec_headers.get_header("WARC-Record-ID"),
        archive=path.name,
    )


def kept_headers(record: Any) -> tuple[tuple[str, str], ...]:
    """The HTTP headers of a record, without those that only framed the body on its way."""
    return tuple(header for header in record.http_headers.headers if header[0].lower().encode() not in FRAMING_HEADERS)


def revisited(path: Path, record: Any, original: Archived) -> Archived:
    """The response that a record stands for which refers to an earlier one.

    A revisit is the earlier response, seen again at the revisit's time: with its own headers where the server sent
    the same body again, with the earlier ones where it only said that nothing had changed. Anything else (the rules
    of a host, used again while they may be) is the earlier response itself.
    """
    if record.rec_type != "revisit":
        return original
    again = record.rec_headers.get_header("WARC-Profile") == SAME_PAYLOAD
    return replace(
        original,
        url=address_key(record.rec_headers.get_header("WARC-Target-URI")),
        captured_at=record.rec_headers.get_header("WARC-Date"),
        headers=kept_headers(record) if again else original.headers,
        record_id=record.rec_headers.get_header("WARC-Record-ID"),
        archive=path.name,
    )


def referred(path: Path, record: Any) -> Archived:
    """The response that a record of `path` refers to, in whichever file of the same folder it lies.

    Raises:
        ArchiveError: it is nowhere.
    """
    wanted = record.rec_headers.get_header("WARC-Refers-To")
    name = Path(record.rec_headers.get_header(REFERRED_FILE) or "").name
    offset = record.rec_headers.get_header(REFERRED_OFFSET) or ""
    if name and offset.isdigit():
        found = response_at(path.parent / name, int(offset), wanted)
        if found:
            return found
    for other in sorted(path.parent.glob("*.warc.gz")):
        found = _response_named(other, wanted)
        if found:
            return found
    raise ArchiveError(
        f"{path}: the page {record.rec_headers.get_header('WARC-Target-URI')} had not changed since an earlier crawl "
        f"({record.rec_headers.get_header('WARC-Refers-To-Date')}), whose archive is not there: put {name or 'it'} "
        f"back beside {path.name}"
    )


def response_at(path: Path, offset: int, record_id: str) -> Archived | None:
    """The response at an offset of a file, if that record is there and agrees with its digests; else nothing."""
    try:
        with path.open("rb") as stream:
            stream.seek(offset)
            record = next(iter(ArchiveIterator(stream, check_digests="raise")))
            if record.rec_type != "response" or record.rec_headers.get_header("WARC-Record-ID") != record_id:
                return None
            return response_of(path, record, record.raw_stream.read(), "live")
    except UNREADABLE:
        return None


def _response_named(path: Path, record_id: str) -> Archived | None:
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                if record.rec_headers.get_header("WARC-Record-ID") == record_id and record.rec_type == "response":
                    return response_of(path, record, record.raw_stream.read(), "live")
    except UNREADABLE:
        return None
    return None


def _unchunked(body: bytes) -> bytes:
    """The body without its chunked framing (RFC 9112, 7.1), as other tools archive it; ValueError where it is cut."""
    whole, rest = bytearray(), body
    while True:
        line, found, rest = rest.partition(b"\r\n")
        if not found:
            raise ValueError("its chunks were cut short")
        size = int(line.split(b";")[0], 16)
        if size == 0:
            return bytes(whole)
        if len(rest) < size + 2:
            raise ValueError("its chunks were cut short")
        whole += rest[:size]
        rest = rest[size + 2 :]
