"""Check what people wrote about organisations, offline: mistakes that would cost a crawl, or mislead a reader.

`load_sources` refuses what cannot be used at all. This looks further: for what can be used and is likely wrong. An
error must be mended, a warning is for a person to weigh, a note says what is so and need not be changed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

import pandas as pd

from spiders.archive import ArchiveError, address_key, read_archive
from spiders.draft import TRACKING, host_of
from spiders.sources import Page, SourceFile, load_sources
from transforms.corrections import read_corrections
from transforms.declared import DeclarationError, lines_of, read_declared
from transforms.identifiers import identifier_fault
from transforms.organisations import read_organisations
from transforms.tabular import TabularError, line_of
from transforms.transcribed import read_compositions, read_listings

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Remark:
    """One finding: where, how bad, and a sentence with what to do; `slug` is the organisation, "" where it is none."""

    file: str
    line: int
    severity: Severity
    sentence: str
    slug: str = ""

    def __str__(self) -> str:
        """The finding as a compiler would print it."""
        return f"{self.file}:{self.line}: {self.severity}: {self.sentence}"


@dataclass(frozen=True)
class Declaration:
    """One page of one body as a source file declares it, with the line of each of its keys."""

    slug: str
    body: str
    page: Page
    file: str
    lines: dict[str, int]

    def says(self, severity: Severity, key: str, sentence: str) -> Remark:
        """A finding about one key of the page."""
        return Remark(self.file, self.lines.get(key, self.lines["url"]), severity, sentence, self.slug)


@dataclass(frozen=True)
class House:
    """Everything that people wrote, read once."""

    data: Path
    register: pd.DataFrame
    sources: dict[str, SourceFile]
    pages: tuple[Declaration, ...]
    listings: pd.DataFrame
    compositions: pd.DataFrame


def check_data(data: Path, slugs: Iterable[str] = ()) -> list[Remark]:
    """Every finding in the folder, by file and line; with `slugs`, those about these organisations.

    What cannot be read at all is found first, and alone: the rest cannot be judged before it is mended.

    Raises:
        DeclarationError: a slug is of no organisation.
    """
    wanted = set(slugs)
    try:
        house = _read(data)
    except (DeclarationError, TabularError) as error:
        found = [_as_remark(problem) for problem in str(error).splitlines()]
        return [remark for remark in found if not wanted or remark.slug in wanted or not remark.slug]
    unknown = sorted(wanted - set(house.register["slug"]))
    if unknown:
        raise DeclarationError(
            *(f"no organisation in data/organisations.csv has the slug `{slug}`" for slug in unknown)
        )
    remarks = [
        *_organisations(house),
        *_repeated_organisations(house),
        *_addresses(house),
        *_shared_addresses(house),
        *_counts(house),
        *_facts(house),
    ]
    remarks += [*_archives(house), *_meanings(house)]
    chosen = {remark for remark in remarks if not wanted or remark.slug in wanted}
    return sorted(chosen, key=lambda remark: (remark.file, remark.line, remark.severity, remark.sentence))


def _read(data: Path) -> House:
    register = read_organisations(data)
    load_sources(data)
    read_corrections(data, set(register["slug"]))
    sources: dict[str, SourceFile] = {}
    pages: list[Declaration] = []
    for path in sorted((data / "sources").glob("*.yml")):
        source = read_declared(path, SourceFile)
        sources[path.stem] = source
        lines = lines_of(path) if any(body.pages for body in source.bodies) else {}
        for number, body in enumerate(source.bodies):
            for index, page in enumerate(body.pages):
                place = ("bodies", str(number), "pages", str(index))
                keys = {key: lines[(*place, key)] for key in Page.model_fields if (*place, key) in lines}
                pages.append(Declaration(path.stem, body.name, page, str(path), keys))
    compositions = read_compositions(data) if (data / "compositions.csv").exists() else pd.DataFrame()
    return House(data, register, sources, tuple(pages), read_listings(data), compositions)


def _as_remark(problem: str) -> Remark:
    file, line, sentence = (*problem.split(":", 2), "", "")[:3]
    if not line.isdigit():
        return Remark("data", 1, "error", problem)
    slug = Path(file).stem if Path(file).suffix == ".yml" or Path(file).parent.name == "listings" else ""
    return Remark(file, int(line), "error", sentence.strip(), slug)


def _organisations(house: House) -> Iterator[Remark]:
    """Identifiers, register numbers, addresses, and organisations that nobody declared a page of."""
    file = str(house.data / "organisations.csv")
    for index, row in zip(house.register.index, house.register.to_dict("records"), strict=True):
        line, slug, org_id, number = line_of(index), str(row["slug"]), str(row["org_id"]), str(row["register_number"])
        if fault := identifier_fault(org_id, slug):
            yield Remark(file, line, "error", fault, slug)
        if number and not org_id.startswith("XI-THIRDS-") and not org_id.endswith(f"-{number}"):
            sentence = f"register_number `{number}` is not the number in `{org_id}`; mend one of them"
            yield Remark(file, line, "error", sentence, slug)
        for column in ("website", "board_page_url", "source_url"):
            if str(row[column]) and (fault := _address_fault(str(row[column]))):
                yield Remark(file, line, "error" if column == "website" else "warning", f"{column} {fault}", slug)
        if slug not in house.sources:
            sentence = f"no page is declared; add data/sources/{slug}.yml (`thirds probe` drafts one)"
            yield Remark(file, line, "warning", sentence, slug)


def _repeated_organisations(house: House) -> Iterator[Remark]:
    """Organisations that are there twice, as their name, number or pages show."""
    file = str(house.data / "organisations.csv")
    first: dict[tuple[str, str], str] = {}
    for index, row in zip(house.register.index, house.register.to_dict("records"), strict=True):
        slug, register = str(row["slug"]), str(row["org_id"]).rpartition("-")[0]
        number = f"{register} {row['register_number']}" if row["register_number"] else ""
        facts = {
            "name": re.sub(r"[^a-z0-9]+", " ", str(row["name"]).casefold())
            .removesuffix(" limited")
            .removesuffix(" ltd"),
            "register_number": number if not register.startswith("XI-THIRDS") else str(row["register_number"]),
            **{column: _same(str(row[column])) if row[column] else "" for column in ("website", "board_page_url")},
        }
        for column, value in facts.items():
            if value and (column, value) in first:
                sentence = (
                    f"the {column} `{row[column]}` is that of `{first[column, value]}` too; keep one row, or mend it"
                )
                yield Remark(file, line_of(index), "error", sentence, slug)
            first.setdefault((column, value), slug)


def _address_fault(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return f"`{url}` is no address of the web; it must begin with http:// or https://"
    tracking = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True) if TRACKING.fullmatch(name)]
    if tracking:
        return f"has the tracking parameter `{tracking[0]}`; leave it out"
    return "has a fragment (what follows #), which no server sees; leave it out" if parts.fragment else ""


def _addresses(house: House) -> Iterator[Remark]:
    """Each address by itself, and against the others of its file and host."""
    secure = {host_of(each.page.url) for each in house.pages if each.page.url.startswith("https://")}
    seen: dict[tuple[str, ...], int] = {}
    for each in house.pages:
        url = each.page.url
        if fault := _address_fault(url):
            yield each.says("error", "url", f"the address {fault}")
        if url.startswith("http://") and host_of(url) in secure and "live" in each.page.read_from:
            yield each.says("warning", "url", "the same host has https elsewhere; try it here")
        # Two documents of one address are told apart by their dates; a site gives one page, however it is spelled.
        readings: list[tuple[str, ...]] = []
        readings += [(each.slug, each.body, "archive", url, each.page.date)] if "archive" in each.page.read_from else []
        readings += [(each.slug, each.body, "live", _same(url))] if "live" in each.page.read_from else []
        twice = next((seen[key] for key in readings if key in seen), 0)
        if twice:
            yield each.says("error", "url", f"the page is declared for this body on line {twice} already; keep one")
        for key in readings:
            seen.setdefault(key, each.lines["url"])
        if len(each.page.read_from) > 1 and each.page.date:
            yield each.says(
                "error",
                "date",
                "a page that is read live has no date: two captures would claim the same one; remove it",
            )


def _shared_addresses(house: House) -> Iterator[Remark]:
    """One page that several organisations call their own."""
    users: dict[str, set[str]] = defaultdict(set)
    for each in house.pages:
        users[_same(each.page.url)].add(each.slug)
    for each in house.pages:
        others = sorted(users[_same(each.page.url)] - {each.slug})
        if others and each.page.publisher == "own":
            sentence = f"{', '.join(others)} has this page too; it can be the own page of one organisation only"
            yield each.says("error", "url", sentence)


def _same(url: str) -> str:
    """What two spellings of one address have in common."""
    parts = urlsplit(url)
    return f"{host_of(url)}{parts.path.rstrip('/')}?{parts.query}"


def _counts(house: House) -> Iterator[Remark]:
    """Pages of which nobody has said how many seats they list, and transcriptions of another number."""
    rows = house.listings.groupby(["slug", "body", "page_url"]).size().to_dict()
    for each in house.pages:
        transcribed = int(rows.get((each.slug, each.body, each.page.url), 0))
        if "live" in each.page.read_from and each.page.expected is None:
            yield each.says(
                "warning", "url", "no `expected`: count the seats on the page, so that half a board is never published"
            )
        elif each.page.expected and "live" not in each.page.read_from and each.page.expected != transcribed:
            yield each.says("error", "expected", f"{transcribed} listings are transcribed; mend one of the two")


def _facts(house: House) -> Iterator[Remark]:
    """Transcribed facts of bodies and pages that no source declares."""
    bodies = {(slug, body.name) for slug, source in house.sources.items() for body in source.bodies}
    archived = {(each.slug, each.body, each.page.url): each for each in house.pages if "archive" in each.page.read_from}
    for row in house.compositions.to_dict("records"):
        if (row["slug"], row["body"]) not in bodies:
            file = str(house.data / "compositions.csv")
            sentence = f"data/sources/{row['slug']}.yml declares no body `{row['body']}`; declare it, or mend the name"
            yield Remark(file, int(row["line"]), "error", sentence, str(row["slug"]))
    numbers = house.listings.groupby("slug").cumcount() + 2
    for line, row in zip(numbers, house.listings.to_dict("records"), strict=True):
        if (row["slug"], row["body"], row["page_url"]) not in archived:
            file = str(house.data / "listings" / f"{row['slug']}.csv")
            sentence = (
                f"data/sources/{row['slug']}.yml does not read {row['page_url']} from the archive for `{row['body']}`; "
                "add the page, or mend the row"
            )
            yield Remark(file, int(line), "error", sentence, str(row["slug"]))
    listed = set(house.listings[["slug", "body", "page_url"]].itertuples(index=False, name=None))
    for key, each in archived.items():
        if key not in listed:
            sentence = f"data/listings/{each.slug}.csv has no row of this page; transcribe it, or read it live"
            yield each.says("error", "url", sentence)


def _archives(house: House) -> Iterator[Remark]:
    """Pages that no archive holds: what an audit would read of them cannot be tried offline."""
    held: set[str] = set()
    for path in sorted((house.data / "archive").glob("*.warc.gz")):
        try:
            held |= set(read_archive(path))
        except ArchiveError as error:
            yield Remark(str(path), 1, "error", str(error).removeprefix(f"{path}: "))
            return
    for each in house.pages:
        if address_key(each.page.url) in held:
            continue
        if "archive" in each.page.read_from:
            sentence = "the embedded archive does not hold this page; run `thirds facsimile`"
            yield each.says("error", "url", sentence)
        else:
            yield each.says("note", "url", "read live only: no archive holds this page, so it cannot be read offline")


def _meanings(house: House) -> Iterator[Remark]:
    """Words whose meaning is declared and that no transcribed fact of the organisation uses."""
    columns = ("role", "group_heading", "section", "constituency", "appointing_body")
    for slug, source in house.sources.items():
        if not source.means:
            continue
        path = house.data / "sources" / f"{slug}.yml"
        said = " ".join(
            str(value)
            for facts in (house.listings, house.compositions)
            for column in columns
            if column in facts
            for value in facts.loc[facts["slug"] == slug, column]
        ).casefold()
        for word in source.means:
            if not re.search(rf"\b{re.escape(word.casefold())}", said):
                sentence = (
                    f"`{word}` is in none of the organisation's transcribed facts; remove it if its pages do not say it"
                )
                yield Remark(str(path), lines_of(path)["means", word], "warning", sentence, slug)
