"""The sources: for each organisation, one small YAML file that says where its bodies are published.

A source file is the only thing that a contributor writes to add an organisation, so it is checked as strictly as
code: unknown keys, unknown words, addresses that are not http(s), an organisation nobody registered or registered
twice all stop the run before anything is fetched, each with file and line.
"""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

import pandas as pd
from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector
from pydantic import AfterValidator, Field, model_validator

from spiders.registers import REGISTERS, number_in
from spiders.targets import Follow, Target
from transforms.declared import DeclarationError, Declared, Place, lines_of, read_declared
from transforms.organisations import read_organisations
from transforms.powers import OwnPowers

# At one request a second, what one board may cost a site.
MOST_FOLLOWED = 60
_SIBLINGS = re.compile(r"~(?!=)")
BodyKind = Literal[
    "board of directors",
    "board of trustees",
    "council of governors",
    "representative body",
    "management committee",
    "executive team",
    "area board",
    "advisory panel",
    "attendees",
]


def http_url(url: str) -> str:
    """The address as it is; ValueError where no page can be asked for there."""
    if not url.isprintable() or " " in url:
        raise ValueError("an address holds no spaces and no invisible characters; write them as %20")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("an address must begin with http:// or https:// and name a host")
    if "@" in parts.netloc:
        raise ValueError("an address must not hold a user name or a password")
    if parts.port == 0:
        raise ValueError("the port is out of range")
    return url


def _plain_words(words: str) -> str:
    if words != " ".join(words.split()) or not words.isprintable():
        raise ValueError("words must not begin or end with a space, and hold no invisible characters")
    return words


def _date_words(words: str) -> str:
    if words and not re.fullmatch(r"(c\.)?(1[0-9]|20)[0-9]{2}([-/][0-9]{2}){0,2}", words):
        raise ValueError("a date is a year, a month or a day (2024, 2024-05, 2024-05-01), or a span of years (2023/24)")
    return words


def _css(selector: str) -> str:
    try:
        # Tried on nothing, because some selectors are well-formed and still cannot be used.
        CSSSelector(selector, translator="html")(etree.Element("html"))
    except (SelectorError, etree.XPathError) as error:
        raise ValueError(f"this is not a CSS selector: {error}") from error
    if len(_SIBLINGS.findall(selector)) > 1:
        raise ValueError("with more than one `~` a long page takes minutes to search; say it with one, or with `>`")
    return selector


def _regular(expression: str) -> str:
    try:
        re.compile(expression)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"this is not a regular expression: {error}") from error
    return expression


def _seats(words: str) -> str:
    if not re.fullmatch(r"[0-9]{1,4}(/[0-9]{1,4}){4}", words):
        raise ValueError("five counts of seats are wanted, workers/users/state/others/open, as in 0/1/2/1/0")
    return words


Css = Annotated[str, Field(min_length=1), AfterValidator(_css)]
Url = Annotated[str, AfterValidator(http_url)]


class Links(Declared):
    """Which links of a page lead to the rest of its board."""

    links: Css | None = None
    like: Annotated[str, Field(min_length=1), AfterValidator(_regular)] | None = None
    next: bool = False
    most: Annotated[int, Field(ge=1, le=MOST_FOLLOWED)] = Follow.most

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        if not (self.links or self.like or self.next):
            raise ValueError("say which links to follow: links (CSS), like (a regular expression), or next: true")
        return self


class Page(Declared):
    """One page that lists a body."""

    url: Url
    date: Annotated[str, AfterValidator(_date_words)] = (
        ""  # the date the page speaks of, as exact as it says; empty where it does not say
    )
    complete: bool = False  # the whole body is on the page
    publisher: Literal["own", "authority", "press"] = "own"  # who says so: a newspaper's word is provisional
    document: Literal["governing document", "election notice", "appointment minute"] | None = (
        None  # the paper that the page is, where its word is better than a web page's
    )
    listed_in: Literal["companies_house", "charity_commission"] | None = (
        None  # a register: read it through its interface
    )
    section: str = ""  # the heading above this body's rows, where the page lists several bodies
    follow: Links | None = None  # the links to the rest of the board, where it is spread over several pages
    shape: Literal["", "table", "cards", "headings", "lists", "lines", "profile", "json_ld"] = ""  # read this alone
    selector: Css | None = None  # the elements that hold the board, where others on the page look like one
    render: bool = False  # the board is put in by a script: open the page in a browser
    timeout: Annotated[float, Field(ge=1, le=300)] | None = (
        None  # seconds, where the page needs more, or fewer, than 60
    )
    largest: Annotated[float, Field(gt=0, le=64)] | None = None  # megabytes, where it is larger, or smaller, than 16
    expected: Annotated[int, Field(ge=1, strict=True)] | None = None  # seats on the page, vacancies included
    # A surprising board that a person has looked at, in seats: workers/users/state/others/open.
    confirmed: Annotated[str, AfterValidator(_seats)] | None = None
    read_from: Annotated[tuple[Literal["live", "archive"], ...], Field(min_length=1)] = ("live",)

    @model_validator(mode="after")
    def _is_no_paper_of_the_press(self) -> Self:
        if self.document and self.publisher == "press":
            raise ValueError(f"the press publishes no {self.document}; name the paper itself, or leave out document")
        return self

    @model_validator(mode="after")
    def _is_read_in_one_way(self) -> Self:
        if self.listed_in is None:
            return self
        number_in(self.listed_in, self.url)
        of_pages = {"section", "follow", "shape", "selector", "render", "publisher", "document"} & self.model_fields_set
        if of_pages:
            raise ValueError(f"a register is no page: leave out {', '.join(sorted(of_pages))}")
        if self.read_from != ("live",):
            raise ValueError("a register is asked live; there is no facsimile of one")
        return self


class Body(Declared):
    """One body of the organisation, with the pages that list it."""

    name: Annotated[str, Field(min_length=1), AfterValidator(_plain_words)]
    kind: BodyKind
    tier: Literal["governing", "electing", "advisory"]
    status: Literal["current", "proposed", "former"] = "current"
    note: str = ""
    pages: tuple[Page, ...] = ()


class ManualCheck(Declared):
    """A source that a person looks at, since it is published only as a PDF or a picture, say."""

    last_checked: datetime.date
    every: Annotated[int, Field(ge=1, le=3650)]  # days


class SourceFile(Declared):
    """What one file of `data/sources/` holds."""

    org_id: Annotated[str, Field(min_length=1)]
    means: dict[str, str] = Field(
        default_factory=dict
    )  # what a word means on this organisation's own pages: {"partner": "Fife Council"}
    bodies: tuple[Body, ...] = ()
    powers: OwnPowers | None = None  # what its electing body may do to its board
    manual_check: ManualCheck | None = None  # a person looks at it by hand; `thirds status` says when that is due


@dataclass(frozen=True)
class Source:
    """One organisation's source file, with the slug that names it."""

    slug: str
    org_id: str
    name: str
    means: dict[str, str]
    bodies: tuple[Body, ...]
    powers: OwnPowers | None = None
    manual_check: ManualCheck | None = None


def load_sources(data: Path, only: Iterable[str] = ()) -> list[Source]:
    """The source files under `data/sources`, in order of slug; with `only`, those slugs alone.

    All files are read and checked, whatever `only` says: a broken file is never found out late.

    Raises:
        DeclarationError: a file does not hold what `SourceFile` asks; its organisation is not in
            `organisations.csv`, or is claimed by two files; a file is named otherwise than its organisation; a body
            is declared twice; `only` names no file. One sentence a problem, each with file and line.
    """
    register = read_organisations(data).set_index("org_id")
    slugs: dict[str, str] = dict(zip(register.index, register["slug"], strict=True))
    names: dict[str, str] = dict(zip(register.index, register["name"], strict=True))
    found: dict[str, Source] = {}
    problems: list[str] = []
    for path in sorted((data / "sources").glob("*.yml")):
        try:
            declared = read_declared(path, SourceFile)
        except DeclarationError as error:
            problems.extend(error.problems)
            continue
        problems.extend(_misplaced(path, declared, slugs))
        found[path.stem] = Source(
            path.stem,
            declared.org_id,
            names.get(declared.org_id, ""),
            declared.means,
            declared.bodies,
            declared.powers,
            declared.manual_check,
        )
    problems.extend(_pages_of_others(data, found))
    wanted = list(only)
    misnamed = [path for path in (data / "sources").iterdir() if path.suffix in (".yaml", ".YML", ".YAML")]
    problems.extend(f"{path}:1: a source file ends in .yml; rename it, or it is not read" for path in misnamed)
    there = {path.stem for path in (data / "sources").glob("*.yml")}
    problems.extend(f"--only {slug}: there is no file data/sources/{slug}.yml" for slug in wanted if slug not in there)
    if problems:
        raise DeclarationError(*problems)
    return [source for slug, source in found.items() if not wanted or slug in wanted]


def declared_bodies(sources: Iterable[Source]) -> pd.DataFrame:
    """One row a declared body: org_id, slug, body, kind, tier, status, note, and `means`, what words mean there."""
    return pd.DataFrame(
        [
            {
                "org_id": source.org_id,
                "slug": source.slug,
                "body": body.name,
                "kind": body.kind,
                "tier": body.tier,
                "status": body.status,
                "note": body.note,
                "means": "; ".join(f"{word} = {meaning}" for word, meaning in source.means.items()),
            }
            for source in sources
            for body in source.bodies
        ],
        columns=["org_id", "slug", "body", "kind", "tier", "status", "note", "means"],
        dtype="str",
    )


def papers_of(sources: Iterable[Source]) -> dict[tuple[str, str, str], str]:
    """Which pages are governing documents, election notices or minutes of appointment, by slug, body and address."""
    return {
        (source.slug, body.name, page.url): page.document
        for source in sources
        for body in source.bodies
        for page in body.pages
        if page.document
    }


def targets_of(sources: Iterable[Source], read_from: Literal["live", "archive"]) -> list[Target]:
    """Every page that is to be read live, or from the archive, with the body it lists."""
    return [
        Target(
            slug=source.slug,
            org_id=source.org_id,
            organisation=source.name,
            body=body.name,
            url=page.url,
            page_date=page.date,
            complete=page.complete,
            publisher="register" if page.listed_in else page.publisher,
            section=page.section,
            follow=_followed(page),
            register=page.listed_in or "",
            shape=page.shape,
            selector=page.selector or "",
            render=page.render,
            timeout=page.timeout or 0,
            largest=page.largest or 0,
            # What was counted on the site is no measure for an older transcription of the same page.
            expected=(page.expected or 0) if read_from == "live" or "live" not in page.read_from else 0,
            confirmed=page.confirmed or "",
        )
        for source in sources
        for body in source.bodies
        for page in body.pages
        if read_from in page.read_from
    ]


def _followed(page: Page) -> Follow | None:
    """The links to follow; a register's list goes on from part to part."""
    if page.listed_in:
        return Follow(next=True, most=MOST_FOLLOWED)
    return Follow(**page.follow.model_dump(exclude_none=True)) if page.follow else None


def _misplaced(path: Path, declared: SourceFile, slugs: dict[str, str]) -> Iterable[str]:
    @cache
    def lines() -> dict[Place, int]:  # only where there is something to say: they are found by reading the file again
        return lines_of(path)

    slug = slugs.get(declared.org_id)
    if slug is None:
        at = lines()["org_id",]
        yield f"{path}:{at}: the organisation `{declared.org_id}` is not in data/organisations.csv; add it there first"
    elif slug != path.stem:
        at = lines()["org_id",]
        yield f"{path}:{at}: `{declared.org_id}` has the slug `{slug}`, so its one file is data/sources/{slug}.yml"
    seen: set[str] = set()
    for index, body in enumerate(declared.bodies):
        if body.name.casefold() in seen:
            yield f"{path}:{lines()['bodies', str(index), 'name']}: the body `{body.name}` is declared twice"
        seen.add(body.name.casefold())
    yield from _shared_pages(path, declared, lines)
    yield from _entries_of_others(path, declared, lines)


def _entries_of_others(path: Path, declared: SourceFile, lines: Callable[[], dict[Place, int]]) -> Iterable[str]:
    """A register's page of another number than the organisation's own, where that is a number of the same register."""
    for number, body in enumerate(declared.bodies):
        for index, page in enumerate(body.pages):
            scheme = REGISTERS[page.listed_in].scheme if page.listed_in else ""
            own = declared.org_id.removeprefix(f"{scheme}-")
            if page.listed_in and own != declared.org_id and own != number_in(page.listed_in, page.url):
                line = lines()["bodies", str(number), "pages", str(index), "url"]
                yield f"{path}:{line}: this is the entry of another organisation; that of `{declared.org_id}` has {own}"


def _shared_pages(path: Path, declared: SourceFile, lines: Callable[[], dict[Place, int]]) -> Iterable[str]:
    """A page that lists several bodies must say where each of them stands: under which heading, or in which element."""
    users: dict[str, int] = {}
    for body in declared.bodies:
        for url in {page.url for page in body.pages}:
            users[url] = users.get(url, 0) + 1
    for number, body in enumerate(declared.bodies):
        for index, page in enumerate(body.pages):
            if users[page.url] > 1 and not page.section and not page.selector:
                line = lines()["bodies", str(number), "pages", str(index), "url"]
                yield (
                    f"{path}:{line}: several bodies are read from this page; give each the `section` it stands under, "
                    "or a `selector`"
                )


def _pages_of_others(data: Path, found: dict[str, Source]) -> Iterable[str]:
    """A live page of several organisations: without words on where each of them stands, one would get all its rows."""
    users: dict[str, list[str]] = {}
    for slug, source in found.items():
        for url in {page.url for body in source.bodies for page in body.pages if "live" in page.read_from}:
            users.setdefault(url, []).append(slug)
    for slug, source in found.items():
        for number, body in enumerate(source.bodies):
            for index, page in enumerate(body.pages):
                others = [other for other in users.get(page.url, ()) if other != slug]
                if others and slug in users[page.url] and not page.section and not page.selector:
                    path = data / "sources" / f"{slug}.yml"
                    line = lines_of(path)["bodies", str(number), "pages", str(index), "url"]
                    yield (
                        f"{path}:{line}: {', '.join(others)} is read from this page too; give each the `section` it "
                        "stands under, or a `selector`"
                    )
