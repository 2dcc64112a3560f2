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
from pathlib import Path
from typing import Any

from w3lib.url import safe_url_string
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

METHOD_FIELD = "thirds-method"
# What marks a page as a browser showed it, in its record and in its capture (see `render`).
RENDERED_TYPE = "text/html; charset=utf-8; rendered=chromium"
# A framing that no longer holds once the body is whole.
FRAMING_HEADERS = {b"transfer-encoding", b"connection", b"keep-alive"}


class ArchiveError(ValueError):
    """A WARC file cannot be used; the message says which, why, and what to do."""


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


def read_archive(path: Path) -> dict[str, Archived]:
    """The responses of a WARC file by address (see `address_key`); where an address is there twice, the last good one.

    Raises:
        ArchiveError: the file is missing, empty, not a WARC, cut short (as a whole or in one response), or a digest in
            it does not agree.
    """
    found: dict[str, Archived] = {}
    try:
        _check_gzip(path)
        with path.open("rb") as stream:
            for archived in _responses(path, stream):
                key = address_key(archived.url)
                # A later error does not undo what was received before.
                if key not in found or archived.status < 400 or found[key].status >= 400:
                    found[key] = archived
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
        # The payload as it is stored: `content_stream` would undo the content encoding, and digests would not agree.
        body = record.raw_stream.read()
        if record.rec_type == "warcinfo":
            method = _method_of(body)
        elif record.rec_type == "response":
            yield _checked(path, record, body, method)
        elif record.rec_type == "conversion" and record.content_type == RENDERED_TYPE:
            # It comes after the response that it was made from, and so is what a replay reads.
            yield _rendered(path, record, body, method)
        # A record whose headers were cut off has no length, and so no limit.
        if getattr(record.raw_stream, "limit", 1) > 0:
            raise ArchiveError(f"{path}: the archive is cut short in a record; restore the file from a copy")


def _method_of(warcinfo: bytes) -> str:
    for line in warcinfo.decode("utf-8", "replace").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == METHOD_FIELD:
            return value.strip()
    return "live"


def _checked(path: Path, record: Any, body: bytes, method: str) -> Archived:
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_headers.get_header("WARC-Truncated"):
        raise ArchiveError(
            f"{path}: the record of {url} says itself that it was cut short; restore the file from a copy"
        )
    try:
        archived = _archived(path, record, body, method)
    except (AttributeError, TypeError, ValueError) as error:
        raise ArchiveError(
            f"{path}: the record of {url or 'no address'} cannot be read: {error}; restore it"
        ) from error
    return archived


def _archived(path: Path, record: Any, body: bytes, method: str) -> Archived:
    headers = record.http_headers
    if "chunked" in (headers.get_header("Transfer-Encoding") or "").casefold():
        body = _unchunked(body)
    declared = headers.get_header("Content-Length") or ""
    if declared.isdigit() and int(declared) != len(body):
        raise ValueError(f"it holds {len(body)} bytes of {declared}: it was cut short")
    return Archived(
        url=str(safe_url_string(record.rec_headers.get_header("WARC-Target-URI"))),
        captured_at=record.rec_headers.get_header("WARC-Date"),
        method=method,
        status=int(headers.get_statuscode()),
        headers=tuple(header for header in headers.headers if header[0].lower().encode() not in FRAMING_HEADERS),
        body=body,
        record_id=record.rec_headers.get_header("WARC-Record-ID"),
        archive=path.name,
    )


def _rendered(path: Path, record: Any, body: bytes, method: str) -> Archived:
    return Archived(
        url=str(safe_url_string(record.rec_headers.get_header("WARC-Target-URI"))),
        captured_at=record.rec_headers.get_header("WARC-Date"),
        method=method,
        status=200,
        headers=(("Content-Type", RENDERED_TYPE),),
        body=body,
        record_id=record.rec_headers.get_header("WARC-Record-ID"),
        archive=path.name,
    )


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


def decoded_body(archived: Archived, largest: int = 1 << 26) -> bytes:
    """The body without its content encoding (gzip, deflate), as extraction reads it.

    Raises:
        ValueError: the encoded body is cut short or broken, or would grow beyond `largest` bytes.
    """
    encoding = {name.casefold(): value for name, value in archived.headers}.get("content-encoding", "")
    if encoding.strip().casefold() not in ("gzip", "x-gzip", "deflate") or not archived.body:
        return archived.body
    # 47: gzip or zlib, whichever the header says; a server that says deflate may send it without any header.
    for window in (47, -15):
        inflating = zlib.decompressobj(window)
        try:
            plain = inflating.decompress(archived.body, largest)
        except zlib.error:
            continue
        if inflating.unconsumed_tail:
            raise ValueError(f"the body grows beyond {largest} bytes")
        if not inflating.eof:
            raise ValueError("the compressed body is cut short")
        return plain
    raise ValueError("the body is not compressed as its header says")
