"""The archive: every response is written to WARC as it came, and read back in place of the network.

One mechanism serves the embedded default, the golden tests, re-extraction after a parser is mended, and the evidence
that a reader can check. Reading is strict: an address that the archive does not hold is an error, never an empty
page, and a file that is cut short is refused whole, because what is missing could be anybody's seat.
"""

import gzip
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from spiders.archive_records import (
    METHOD_FIELD,
    RENDERED_TYPE,
    Archived,
    ArchiveError,
    address_key,
    capture_id,
    fields_of,
    referred,
    rendered_of,
    response_of,
    revisited,
)

__all__ = [
    "METHOD_FIELD",
    "ArchiveError",
    "Archived",
    "address_key",
    "capture_id",
    "decoded_body",
    "read_archive",
    "read_contents",
]

CAUSE_FIELD = "thirds-cause"
DETAIL_FIELD = "thirds-detail"


@dataclass
class Contents:
    """What an archive holds, by address: responses, and why there is none where a fetch failed (cause, detail)."""

    responses: dict[str, Archived] = field(default_factory=dict)
    failures: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.responses or self.failures)

    def add(self, archived: Archived) -> None:
        """Take a response in. A later error does not undo what was received before."""
        key = address_key(archived.url)
        if key not in self.responses or archived.status < 400 or self.responses[key].status >= 400:
            self.responses[key] = archived
            self.failures.pop(key, None)

    def add_failure(self, url: str, cause: str, detail: str) -> None:
        """Take a failed fetch in, which does not undo what was received before either, unless that was an error."""
        key = address_key(url)
        if key not in self.responses or self.responses[key].status >= 400:
            self.responses.pop(key, None)
            self.failures[key] = (cause, detail)


def read_archive(path: Path) -> dict[str, Archived]:
    """The responses of a WARC file by address (see `address_key`); where an address is there twice, the last good one.

    Where the file only notes that a page had not changed, the response is found in the other files of its folder.

    Raises:
        ArchiveError: the file is missing, empty, not a WARC, cut short (as a whole or in one response), a digest in
            it does not agree, or a page that had not changed is in none of the folder's files.
    """
    return read_contents(path).responses


def read_contents(path: Path) -> Contents:
    """The responses of a WARC file, and the failures that were noted beside them; raises as `read_archive`."""
    contents = Contents()
    try:
        _check_gzip(path)
        with path.open("rb") as stream:
            _read(path, stream, contents)
    except FileNotFoundError:
        raise ArchiveError(f"{path}: there is no such archive; `thirds facsimile` builds the embedded one") from None
    except IsADirectoryError:
        raise ArchiveError(f"{path}: this is a folder where a WARC file is wanted; name the file in it") from None
    except (OSError, EOFError, zlib.error, ArchiveLoadFailed) as error:
        raise ArchiveError(
            f"{path}: this cannot be read as WARC: {_reason(error)}; restore the file from a copy"
        ) from error
    if not contents:
        raise ArchiveError(f"{path}: the archive holds no response; it is empty or was cut short: restore the file")
    return contents


def _reason(error: Exception) -> str:
    # The reader prints what it found instead, which may be any bytes.
    return "it is something else" if str(error).startswith("Unknown archive format") else str(error)


def _check_gzip(path: Path) -> None:
    """Read the compressed file to its end once: the WARC reader takes a file that is cut short for a complete one."""
    with path.open("rb") as stream:
        compressed = stream.read(2) == b"\x1f\x8b"
    if compressed:
        with gzip.open(path) as stream:
            while stream.read(1 << 20):
                pass


def _read(path: Path, stream: Any, contents: Contents) -> None:
    method = "live"
    by_id: dict[str, Archived] = {}
    for record in ArchiveIterator(stream, check_digests="raise"):
        if record.format != "warc":
            raise ArchiveError(
                f"{path}: this cannot be read as WARC: it is something else; restore the file from a copy"
            )
        # The payload as it is stored: `content_stream` would undo the content encoding, and digests would not agree.
        body = record.raw_stream.read()
        refers_to = record.rec_headers.get_header("WARC-Refers-To")
        if record.rec_type == "warcinfo":
            method = fields_of(body).get(METHOD_FIELD, "live")
        elif record.rec_type == "response":
            archived = response_of(path, record, body, method)
            by_id[archived.record_id] = archived
            contents.add(archived)
        elif record.rec_type == "conversion" and record.content_type == RENDERED_TYPE:
            # It comes after the response that it was made from, and so is what a replay reads.
            contents.add(rendered_of(path, record, body, method))
        elif record.rec_type == "revisit" or (record.rec_type == "metadata" and refers_to):
            # What was seen twice in one crawl is one capture, the first.
            contents.add(by_id.get(refers_to) or revisited(path, record, referred(path, record)))
        elif record.rec_type == "metadata" and CAUSE_FIELD in (noted := fields_of(body)):
            url = record.rec_headers.get_header("WARC-Target-URI")
            contents.add_failure(url, noted[CAUSE_FIELD], noted.get(DETAIL_FIELD, ""))
        # A record whose headers were cut off has no length, and so no limit.
        if getattr(record.raw_stream, "limit", 1) > 0:
            raise ArchiveError(f"{path}: the archive is cut short in a record; restore the file from a copy")


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
