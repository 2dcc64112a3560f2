"""The plan of an audit: what to read, from where, and every file that people wrote, checked before anything runs."""

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from flows.order import Again, Order
from spiders.contact import contact
from spiders.run import Method
from spiders.sources import Source, declared_bodies, load_sources, papers_of, targets_of
from spiders.targets import Target
from transforms.ceilings import read_ceilings
from transforms.chronicle import Occasion
from transforms.codebook import Codebook, load_codebook
from transforms.corrections import Correction, read_corrections
from transforms.findings import Statement, read_statements
from transforms.organisations import read_organisations
from transforms.past import Rules
from transforms.powers import powers_table, read_family_powers
from transforms.seat_lines import TRANSCRIPTIONS
from transforms.transcribed import read_compositions


@dataclass(frozen=True)
class Crawl:
    """One crawl of the plan: pages, where their bytes come from, and the archive that holds or will hold them.

    A crawl that is made `again` reads from its archive what the crawl by that method received.
    """

    method: Method
    archive: Path
    targets: tuple[Target, ...]
    date: str = ""  # of a crawl of the web archive: what its captures are to be nearest to
    again: bool = False


@dataclass(frozen=True)
class Plan:
    """Everything that an audit needs to know before it starts."""

    run_id: str
    out: Path
    crawls: tuple[Crawl, ...]
    register: pd.DataFrame
    declared: pd.DataFrame
    papers: dict[tuple[str, str, str], str]
    compositions: pd.DataFrame
    codebook: Codebook
    corrections: tuple[Correction, ...]
    powers: pd.DataFrame
    statements: tuple[Statement, ...]
    previous: Path | None  # the database of the release before, whose history this one takes over
    scope: frozenset[str] | None = None  # the org_ids that were named, where not all are audited
    accept_drift: bool = False

    @property
    def last(self) -> Path | None:
        """The release that today's boards are held against, or None where nothing went before.

        A look into the web archive is of a date of its own: the last release's boards are of another, so none of them
        stands in, and none is compared.
        """
        return None if any(crawl.method == "wayback" for crawl in self.crawls) else self.previous

    @property
    def today(self) -> str:
        """The day of this run, as an ISO date."""
        return f"{self.run_id[:4]}-{self.run_id[4:6]}-{self.run_id[6:8]}"

    @property
    def rules(self) -> Rules:
        """What listings are read with, today's and those of the past."""
        return Rules(self.register, self.declared, self.codebook, self.corrections, self.papers)

    @property
    def occasion(self) -> Occasion:
        """The run, as the history records it."""
        time = f"{self.today}T{self.run_id[9:11]}:{self.run_id[11:13]}:{self.run_id[13:15]}Z"
        archives = {crawl.archive.name for crawl in self.crawls} | {TRANSCRIPTIONS}
        return Occasion(time, frozenset(self.declared["org_id"]), frozenset(archives))


def make_plan(order: Order, run_id: str) -> Plan:
    """Read and check everything that people wrote, and decide what is crawled.

    A replay of a given archive reads the pages that the archive could hold: the archived pages of the sources from
    a facsimile or another back-file, the live pages from the archive of a live crawl. A live audit crawls the live
    pages, an audit of the web archive reads them there; both replay the embedded archive for the dated documents that
    are history.

    Raises:
        DeclarationError, TabularError, CodebookError: a file is wrong; file, line and what is allowed.
        ArchiveError: the archive cannot be used.
        ContactError: a crawl of the network was asked for, and the operator has set no contact.
    """
    if (order.live or order.wayback) and order.again is None:
        contact()
    sources = load_sources(order.data, order.only)
    slugs = {source.slug for source in sources}
    compositions = read_compositions(order.data)
    register, declared = read_organisations(order.data), declared_bodies(sources)
    own_powers = {source.slug: source.powers for source in sources if source.powers}
    read_ceilings()  # read again where boards are scored: what is wrong in it is said before the crawl
    return Plan(
        run_id=run_id,
        out=order.out,
        crawls=tuple(_again(crawl, order.again) for crawl in _crawls(order, run_id, sources) if crawl.targets),
        register=register,
        declared=declared,
        papers=papers_of(sources),
        compositions=compositions[compositions["slug"].isin(slugs)].reset_index(drop=True),
        codebook=load_codebook(order.data),
        corrections=read_corrections(order.data, set(register["slug"])),
        powers=powers_table(own_powers, read_family_powers(order.data), declared, register),
        statements=tuple(read_statements(order.data)),
        previous=order.again.previous if order.again else _latest(order.out),
        scope=frozenset(declared["org_id"]) if order.only else None,
        accept_drift=order.accept_drift,
    )


def _again(crawl: Crawl, again: Again | None) -> Crawl:
    if again is None or crawl.method == "replay":
        return crawl
    return replace(crawl, archive=again.archives[crawl.method], again=True)


def _latest(out: Path) -> Path | None:
    """The database of the latest release, by its own name: `latest` may lead to another before this run ends."""
    database = out / "latest" / "thirds.duckdb"
    return database.resolve() if database.exists() else None


def _crawls(order: Order, run_id: str, sources: list[Source]) -> list[Crawl]:
    archived = tuple(targets_of(sources, "archive"))
    live = tuple(targets_of(sources, "live"))
    pages = tuple(target for target in live if not target.register)
    begun = order.crawl or run_id
    fresh = order.out / "archive" / f"{begun}.warc.gz"
    if order.live:
        return [Crawl("live", fresh, live), Crawl("replay", order.embedded, archived)]
    if order.wayback:
        date = f"{begun[:4]}-{begun[4:6]}-{begun[6:8]}" if order.wayback == "today" else order.wayback
        return [Crawl("wayback", fresh, pages, date), Crawl("replay", order.embedded, archived)]
    if order.replay is None:
        return [Crawl("replay", order.embedded, archived)]
    from spiders.archive import read_archive

    methods = {response.method for response in read_archive(order.replay).values()}
    if methods <= {"wayback"}:
        return [Crawl("replay", order.replay, pages)]
    return [Crawl("replay", order.replay, live if methods <= {"live", "wayback"} else archived)]
