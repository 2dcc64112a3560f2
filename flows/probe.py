"""`thirds probe`: what is on a page, for people to read on stderr, and a source file for it on stdout."""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.settings import DATA
from spiders.archive import Archived, address_key, decoded_body, read_archive
from spiders.draft import Publisher, draft, plain_address, publisher_of
from spiders.extract import Unreadable, extract
from spiders.items import Listing
from spiders.outcomes import advice_for
from spiders.probe import LikelyBody, Seen, likely_bodies, look
from spiders.run import Crawled, crawl
from spiders.sources import Page
from spiders.targets import Target
from transforms.organisations import read_organisations

SHOWN = 30
WIDTH = 118


@dataclass(frozen=True)
class Fetched:
    """A page to look at: where it is in the end, its bytes, its listings, and facts about how it came, in words."""

    url: str
    body: bytes
    encoding: str | None
    listings: tuple[Listing, ...]
    facts: tuple[tuple[str, str], ...]
    cause: str = ""  # why it has no listings
    detail: str = ""


def probe(asked: argparse.Namespace) -> int:
    """`thirds probe PAGE`: the report on stderr, the source file on stdout; 1 where the page lists no board."""
    data = asked.data or DATA
    for address in (asked.page if "://" in asked.page else "", asked.url):
        if address and not _is_address(address):
            asked.usage_error(f"{address!r} is no address of a page: it must begin with http:// or https:// and a host")
    console = Console(stderr=True, highlight=False, markup=False)
    console.width = max(console.width, WIDTH)
    with _fetched(asked.page, asked.url) as page:
        seen = look(page.body, page.url, page.encoding)
        url = plain_address(page.url or seen.canonical)
        _say(console, page, seen)
        if not page.listings:
            said = f" ({page.detail})" if page.detail else ""
            sys.stderr.write(f"thirds: {asked.page}: {page.cause}: {advice_for(page.cause)}{said}\n")
            return 1
        if not _is_address(url):
            asked.usage_error("the saved page does not say where it came from: give its address with --url")
        bodies = likely_bodies(page.listings, seen.about, url)
        register = read_organisations(data)
        publisher = publisher_of(url, seen.names, register, data / "sources")
        _say_bodies(console, bodies, publisher, data)
        sys.stdout.write(draft(publisher, bodies, url, list(register.columns)))
    return 0


@contextmanager
def _fetched(page: str, url: str) -> Iterator[Fetched]:
    if not _is_of_web(page):
        yield _saved(Path(page), url)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield _crawled(page, Path(folder))


def _saved(path: Path, url: str) -> Fetched:
    body = path.read_bytes()
    facts = (("file", str(path)), ("bytes", f"{len(body):,}"))
    try:
        listings = tuple(extract(body, url))
    except Unreadable as error:
        return Fetched(url, body, None, (), facts, error.cause, str(error))
    return Fetched(url, body, None, listings, facts, "" if listings else "no board found")


def _crawled(url: str, folder: Path) -> Fetched:
    """The page as a live crawl gets it: robots.txt, pace, our own name and all."""
    archive = folder / "page.warc.gz"
    crawled = crawl([Target("probe", "", "", "", url)], "live", archive, folder, timeout=300)
    cause, detail = _failure(crawled)
    if not len(crawled.captures):
        robots = "disallows the page, or could not be read" if cause == "robots" else "not known"
        return Fetched(url, b"", None, (), (("address", url), ("robots.txt", robots)), cause, detail)
    final = str(crawled.captures.iloc[0]["url"])
    responses = read_archive(archive)
    archived = responses[address_key(final)]
    content_type = str(crawled.captures.iloc[0]["content_type"])
    _, _, charset = content_type.partition("charset=")
    facts = (
        ("address", url),
        *([("leads to", final)] if final != url else []),
        ("robots.txt", _robots(final, responses)),
        ("status", str(archived.status)),
        ("type", content_type or "not declared"),
        ("bytes", f"{len(archived.body):,} as sent"),
    )
    try:
        body = decoded_body(archived)
    except ValueError as error:
        return Fetched(final, b"", None, (), facts, cause or "cut off", str(error))
    return Fetched(final, body, charset.strip(" \"'") or None, tuple(_listings(crawled)), facts, cause, detail)


def _failure(crawled: Crawled) -> tuple[str, str]:
    if len(crawled.failures):
        return str(crawled.failures.iloc[0]["cause"]), str(crawled.failures.iloc[0]["detail"] or "")
    return ("", "") if len(crawled.placed) else ("no board found", "")


def _robots(url: str, responses: dict[str, Archived]) -> str:
    parts = urlsplit(url)
    answer = responses.get(address_key(f"{parts.scheme}://{parts.netloc}/robots.txt"))
    return "allows the page" + (f" (answered {answer.status})" if answer else "")


def _listings(crawled: Crawled) -> Iterator[Listing]:
    names = [field.name for field in fields(Listing) if field.name in crawled.placed]
    for row in crawled.placed.to_dict("records"):
        yield Listing(**{name: row[name] for name in names})


def _say(console: Console, page: Fetched, seen: Seen) -> None:
    facts = [*page.facts, ("encoding", seen.encoding)]
    shapes = Counter(listing.shape for listing in page.listings)
    facts.append(("rows", ", ".join(f"{count} in {shape}" for shape, count in shapes.most_common()) or "none"))
    found = (
        ("JSON-LD", seen.json_ld),
        ("PDFs", seen.links.pdfs),
        ("feeds", seen.links.feeds),
        ("next pages", seen.links.next_pages),
        ("sub-pages", seen.links.sub_pages),
    )
    facts += [(name, _few(values)) for name, values in found]
    for name, value in facts:
        console.print(_printable(f"{name:<12}{value}"), soft_wrap=True)
    if page.listings:
        console.print(_table(page.listings))


def _table(listings: Sequence[Listing]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in ("", "name", "role", "under", "affiliation", "shape", "sure"):
        table.add_column(heading, no_wrap=True, overflow="ellipsis", max_width=30)
    for number, row in enumerate(listings[:SHOWN], start=1):
        cells = (row.name_as_published, row.role, row.group_heading or row.section, row.affiliation, row.shape)
        table.add_row(str(number), *(Text(_printable(cell)) for cell in cells), f"{row.confidence:.2f}")
    if len(listings) > SHOWN:
        table.add_row("", Text(f"and {len(listings) - SHOWN} more"))
    return table


def _say_bodies(console: Console, bodies: Sequence[LikelyBody], publisher: Publisher, data: Path) -> None:
    for body in bodies:
        under = f", under “{_printable(body.heading)}”" if body.heading else ""
        console.print(f"{'body':<12}{body.kind} ({body.tier}), {body.seats} seats{under}", soft_wrap=True)
    how = {"host": "its site is in the register", "name": "its name is in the register"}
    found = how.get(publisher.found_by, "not in the register yet: the line for it is in the source file's comment")
    console.print(f"{'publisher':<12}{publisher.name}: {publisher.org_id} ({found})", soft_wrap=True)
    there = data / "sources" / f"{publisher.slug}.yml"
    if there.exists() and there.stat().st_size:
        console.print(
            f"{'look out':<12}{there} is there already: add the page to it, do not write over it", soft_wrap=True
        )
    else:
        console.print(f"{'save as':<12}{there}", soft_wrap=True)


def _is_of_web(page: str) -> bool:
    return page.casefold().startswith(("http://", "https://"))


def _is_address(url: str) -> bool:
    try:
        Page(url=url)
    except ValidationError:
        return False
    return True


def _printable(words: str) -> str:
    """Other people's words, without what a terminal would take for a command."""
    return "".join(character for character in words if character.isprintable())


def _few(values: Sequence[str]) -> str:
    more = f", and {len(values) - 5} more" if len(values) > 5 else ""
    return ", ".join(values[:5]) + more if values else "none"
