"""The index of an archive folder: for each address the newest good answer, and where in the WARC files it lies.

It is what lets a crawl ask "has this changed since?". The index holds nothing that is not in the WARC files: it is
made anew where it is missing or damaged, where files have gone, and it takes in what a crawl that was cut off left,
up to its last whole record. It is written aside and moved into place, once, at the end of a crawl.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator

from spiders.archive_records import METHOD_FIELD, UNREADABLE, Archived, address_key, fields_of, response_at, response_of

INDEX_NAME = "index.json"
FORMAT = 1
# In the name of what one shard of a crawl is writing: the index waits until the parts are one file (`archive_parts`).
PART = ".part-"


@dataclass(frozen=True)
class Known:
    """The newest good answer of an address. `seen_at` is when the server last said that it stands.

    File, offset, record id and date are those of the response record that holds the body; etag and last modified are
    what a conditional request sends, empty where the server gave none; digest is that of the body as received.
    """

    file: str
    offset: int
    record_id: str
    captured_at: str
    seen_at: str
    status: int
    digest: str
    etag: str
    last_modified: str


@dataclass
class Index:
    """The index of one folder, in memory."""

    folder: Path
    files: dict[str, int] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)

    def __contains__(self, url: str) -> bool:
        return address_key(url) in self.known

    def get(self, url: str) -> Known | None:
        """What is known of an address."""
        return self.known.get(address_key(url))

    def recall(self, url: str) -> tuple[Known, Archived] | None:
        """The newest good answer of an address, read from its file; nothing where the file has it no longer."""
        known = self.get(url)
        found = known and response_at(self.folder / known.file, known.offset, known.record_id)
        return (known, found) if known and found else None

    def note(self, url: str, known: Known) -> None:
        """Note an answer, unless a newer one is known."""
        key = address_key(url)
        if key not in self.known or self.known[key].seen_at <= known.seen_at:
            self.known[key] = known

    def confirm(self, url: str, revisit: Any) -> None:
        """Note that what is known still stood when the record of a revisit was written, and what it is called now."""
        known = self.get(url)
        seen_at = revisit.rec_headers.get_header("WARC-Date")
        if known and known.seen_at <= seen_at:
            self.known[address_key(url)] = replace(
                known,
                seen_at=seen_at,
                etag=revisit.http_headers.get_header("ETag") or known.etag,
                last_modified=revisit.http_headers.get_header("Last-Modified") or known.last_modified,
            )

    def save(self, written: str) -> None:
        """Write the index into its folder, in one move; `written` names the file that the index has just grown by.

        Of a part of an archive nothing is written: what it holds is noted when the parts are one file.
        """
        if PART in written:
            return
        self.files[written] = (self.folder / written).stat().st_size
        content = {
            "format": FORMAT,
            "files": self.files,
            "known": {url: asdict(known) for url, known in sorted(self.known.items())},
        }
        aside = self.folder / f".{INDEX_NAME}.{os.getpid()}"
        with aside.open("w", encoding="utf-8") as file:
            json.dump(content, file, indent=0, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self.folder / INDEX_NAME)


def load_index(folder: Path, leave_out: str = "", part: str = "") -> Index:
    """The index of a folder, brought up to date with its WARC files; `leave_out` names one that is about to be written.

    Parts of an archive are left out, being written by others, but for the one that `part` names.

    Files that the index does not know are read; where one that it knows has gone or was changed, all are.
    """
    sizes = {name: size for name, size in _sizes(folder, part).items() if name != leave_out}
    index = _stored(folder) or Index(folder)
    if any(sizes.get(name) != size for name, size in index.files.items()):
        index = Index(folder)
    for name in sorted(sizes.keys() - index.files.keys()):
        _take_in(index, folder / name)
    index.files = sizes
    return index


def bring_up_to_date(archive: Path) -> None:
    """Take a finished archive into the index of its folder."""
    load_index(archive.parent).save(archive.name)


def stored_sizes(folder: Path) -> dict[str, int]:
    """The size of each file that the index of a folder knows: those of crawls that came to their end."""
    index = _stored(folder)
    return index.files if index else {}


def is_good(url: str, status: int) -> bool:
    """Whether an answer is worth keeping in mind: a page, or whatever a host says of its rules but that it failed."""
    return status == 200 or (urlsplit(url).path == "/robots.txt" and status < 500 and status != 304)


def _sizes(folder: Path, part: str) -> dict[str, int]:
    whole = [path for path in folder.glob("*.warc.gz") if PART not in path.name or path.name == part]
    return {path.name: path.stat().st_size for path in whole}


def _stored(folder: Path) -> Index | None:
    try:
        content = json.loads((folder / INDEX_NAME).read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            return None
        known = {str(url): _known(fields) for url, fields in content["known"].items()}
        return Index(folder, {str(name): int(size) for name, size in content["files"].items()}, known)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        # Missing or damaged: everything in it is in the WARC files too.
        return None


def _known(fields: dict[str, Any]) -> Known:
    """What the stored index says of an address; TypeError where it is not what `save` writes."""
    known = Known(**fields)
    if any(type(value) is not (int if name in ("offset", "status") else str) for name, value in fields.items()):
        raise TypeError("a value in the index is of another kind than was written")
    return known


def _take_in(index: Index, path: Path) -> None:
    try:
        for record, body, offset in _records(path):
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if record.rec_type == "warcinfo" and fields_of(body).get(METHOD_FIELD, "live") != "live":
                # What another archive has of a page says nothing of what the site has now.
                return
            if record.rec_type == "response":
                archived = response_of(path, record, body, "live")
                if is_good(url, archived.status):
                    index.note(url, known_of(archived, offset, record.rec_headers.get_header("WARC-Payload-Digest")))
            elif record.rec_type == "revisit":
                index.confirm(url, record)
    except UNREADABLE:
        # The end of a crawl that was cut off: what lies before was whole, and is taken in.
        return


def _records(path: Path) -> Iterator[tuple[Any, bytes, int]]:
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, check_digests="raise")
        for record in records:
            # In this order: to ask for the offset is to read the record to its end.
            body = record.raw_stream.read()
            yield record, body, records.get_record_offset()


def known_of(archived: Archived, offset: int, digest: str | None) -> Known:
    """What the index keeps of a response that lies at an offset of its file."""
    headers = {name.casefold(): value for name, value in archived.headers}
    return Known(
        file=archived.archive,
        offset=offset,
        record_id=archived.record_id,
        captured_at=archived.captured_at,
        seen_at=archived.captured_at,
        status=archived.status,
        digest=digest or "",
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
    )
