"""Build the embedded archive: facsimile pages of the transcribed facts, in WARC, at the real addresses.

A facsimile is our own mark-up around facts that a person transcribed; it says so on its face, and every row derived
from it carries `method = facsimile`. It exists so that the default run does the whole job on real boards, offline and
the same every time. Each page has the shape that its real page has (`published_as`); extraction must read it as it
would read the page itself, and knows nothing of this module.
"""

import html
import uuid
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from spiders.archive import METHOD_FIELD, address_key
from spiders.facsimile_shapes import SHAPES
from transforms.organisations import read_organisations
from transforms.transcribed import read_listings

NAME = "facsimile.warc.gz"  # the archive calls itself so under whatever name it is written
# The facts were collected in November 2026; the archive carries that date, not the day it was built.
COLLECTED = "2026-11-01T00:00:00Z"
ROBOTS = "# Facsimile: the site's own robots.txt was not archived.\nUser-agent: *\nAllow: /\n"


class FacsimileError(ValueError):
    """The transcribed facts cannot be made into pages; the message says which and why."""


def build_facsimile(data: Path, path: Path) -> int:
    """Write the facsimile of every transcribed page to `path` (WARC, gzip), and return the number of pages.

    The same listings give the same records, byte for byte: addresses in order, fixed dates, record ids that are
    digests of the address.

    Raises:
        FacsimileError: a listing names a shape that is not known.
        TabularError: the transcribed facts cannot be read.
        OSError: the file cannot be written.
    """
    listings = read_listings(data)
    names = read_organisations(data).set_index("slug")["name"].to_dict()
    listings["organisation"] = listings["slug"].map(names)
    pages = {str(url): rows for url, rows in listings.groupby("page_url", sort=True)}
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.with_name(path.name + ".building")
    with building.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
        _write_info(writer, NAME)
        for robots in sorted({_robots_url(url) for url in pages}):
            _write_response(writer, robots, ROBOTS, "text/plain; charset=utf-8")
        for url, rows in pages.items():
            _write_response(writer, url, page(url, rows), "text/html; charset=utf-8")
    building.replace(path)
    return len(pages)


def page(url: str, rows: pd.DataFrame) -> str:
    """The facsimile page of one address: its notice, then each body under its heading, in its shape."""
    dates = sorted({date for date in rows["page_date"] if date}) or ["without a date"]
    organisations = list(dict.fromkeys(rows["organisation"]))
    title = " and ".join(organisations)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="en"><head><meta charset="utf-8"><title>Facsimile: {html.escape(title)}</title></head><body>',
        f"<header><p>This is a facsimile made by thirds, not the page itself: facts transcribed from "
        f"{html.escape(url)} ({', '.join(dates)}), in our own mark-up.</p></header>",
        "<main>",
        *[f"<h1>{html.escape(name)}</h1>" for name in organisations if len(organisations) == 1],
    ]
    for heading, body in _bodies(rows):
        parts += [f"<h2>{html.escape(heading)}</h2>", *_shape_of(url, body)(body)]
    parts += ["</main></body></html>", ""]
    return "\n".join(parts)


def _bodies(rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Each body of the page, in the order it was transcribed, with the heading above it.

    Where the page lists several organisations, the heading names the organisation; else it names the body.
    """
    several = rows["slug"].nunique() > 1
    for (_, body), group in rows.groupby(["slug", "body"], sort=False):
        yield group["organisation"].iloc[0] if several else str(body).capitalize(), group


def _shape_of(url: str, rows: pd.DataFrame) -> Callable[[pd.DataFrame], list[str]]:
    words = sorted(set(rows["published_as"]))
    if len(words) != 1 or words[0] not in SHAPES:
        raise FacsimileError(
            f"{url}: published_as must be one of {', '.join(SHAPES)} and the same for a whole body, not {words}"
        )
    return SHAPES[words[0]]


def _robots_url(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def _write_info(writer: WARCWriter, name: str) -> None:
    fields = {
        "software": "thirds facsimile",
        "format": "WARC File Format 1.1",
        METHOD_FIELD: "facsimile",
        "description": "Facts transcribed from published pages, in our own mark-up; not the pages themselves.",
    }
    record = writer.create_warcinfo_record(name, fields)
    _fix(record, name)
    writer.write_record(record)


def _write_response(writer: WARCWriter, url: str, text: str, content_type: str) -> None:
    body = text.encode()
    headers = [("Content-Type", content_type), ("Content-Length", str(len(body)))]
    record = writer.create_warc_record(
        address_key(url),
        "response",
        payload=BytesIO(body),
        length=len(body),
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
    )
    _fix(record, url)
    writer.write_record(record)


def _fix(record: "object", name: str) -> None:
    headers = record.rec_headers  # type: ignore[attr-defined]  # warcio ships no types
    headers.replace_header("WARC-Date", COLLECTED)
    headers.replace_header("WARC-Record-ID", f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>")
