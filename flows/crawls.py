"""The stage that reads the pages: each crawl of the plan, in one process or shared among several."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.console import Talk, several
from flows.ledger import Ledger
from flows.plan import Crawl, Plan
from flows.shards import Look, Workers
from spiders.archive_index import bring_up_to_date
from spiders.archive_parts import join_parts, part_of
from spiders.outcomes import unread
from spiders.run import Crawled, CrawlError, Method, crawl, fetch, pages_done, results_of
from spiders.shards import in_one_archive, left_for_later, shards_of, sites_of, together, without
from spiders.targets import Target

READING = "reading pages"


@dataclass(frozen=True)
class CrawlShard:
    """Some pages of a crawl, for one process; `sites` are those that it may ask, where others are at work beside it."""

    targets: tuple[Target, ...]
    method: Method
    archive: Path
    folder: Path
    date: str
    sites: tuple[str, ...] = ()


def crawl_boards(plan: Plan, work: Path, workers: Workers, ledger: Ledger, talk: Talk) -> Crawled:
    """Crawl, or replay, every page of the plan; `work` is a folder that all workers see."""
    for each in plan.crawls:
        if each.method == "wayback" and not each.again:
            pages = len({target.url for target in each.targets})
            talk.line(
                f"web archive  {pages} pages nearest {each.date}; at a request a second, {_span(2 * pages)} or more"
            )
    with ledger.stage("crawl") as stage, talk.step(READING):
        found = [_crawled(each, work / f"crawl-{number}", workers, talk) for number, each in enumerate(plan.crawls)]
        crawled = _joined(
            [replace(one, failures=unread(each.targets, one)) for each, one in zip(plan.crawls, found, strict=True)]
        )
        placed = crawled.placed["body"] != ""
        stage.rows(len(placed), int(placed.sum()), excluded=int((~placed).sum()))
        failed = crawled.failures.loc[crawled.failures["outcome"] == "failed", "source_url"].nunique()
        stage.note = f"{several(len(crawled.captures), 'capture')}, {several(failed, 'page')} without listings"
        if not placed.all():
            stage.note += "; left out: rows under a heading that names no body of the source"
    talk.line(f"pages        {stage.note}; {stage.rows_published} listings")
    for failure in crawled.failures.drop_duplicates(["slug", "source_url", "cause"]).to_dict("records"):
        talk.line(f"  {failure['cause']}: {failure['source_url']} ({failure['slug']}): {failure['advice']}")
        if failure["followed"]:
            talk.line(f"    a page that it leads to: {failure['followed']}")
    for note in crawled.notes.to_dict("records"):
        talk.line(f"  note: {note['url']} ({note['slug']}): {note['note']}")
    return crawled


def _crawled(asked: Crawl, folder: Path, workers: Workers, talk: Talk) -> Crawled:
    """One crawl of the plan, by whoever does the shards."""
    method: Method = "replay" if asked.again else asked.method
    shards = crawl_shards(asked, method, folder, workers.shards)
    pages = len({target.url for target in asked.targets})

    def look() -> None:
        folders = [attempt for shard in shards for attempt in shard.folder.glob("*/")]
        talk.progress(READING, sum(map(pages_done, folders)), pages)

    name = f"crawl {asked.archive.name.partition('.')[0]}"
    done = workers.each(name, fetch_shard, shards, look)
    if len(shards) == 1 or method != "live":
        return results_of(done, asked.targets, method, asked.archive)
    return _with_what_was_left(asked, done, folder)


def crawl_shards(asked: Crawl, method: Method, folder: Path, number: int) -> list[CrawlShard]:
    """The shards of a crawl, at most `number`.

    A crawl of the web archive asks one host, so it is one shard. So is a crawl that was cut off and goes on: what it
    had received is in one file. Of a live crawl the pages that need a browser are in none: their scripts ask whom they
    like.
    """
    live = method == "live"
    whole = method == "wayback" or (live and asked.archive.exists())
    targets = [target for target in asked.targets if not (live and target.render)]
    parts = [list(asked.targets)] if whole or number == 1 else shards_of(targets, number)
    if len(parts) <= 1:
        return [CrawlShard(asked.targets, method, asked.archive, folder, asked.date)]
    return [
        CrawlShard(
            tuple(part),
            method,
            part_of(asked.archive, place) if live else asked.archive,
            folder / f"shard-{place}",
            asked.date,
            tuple(sites_of(part)) if live else (),
        )
        for place, part in enumerate(parts, start=1)
    ]


def fetch_shard(shard: CrawlShard, look: Look) -> Path:
    """Crawl the pages of a shard; the folder that holds what was found, a new one each time.

    A live shard whose worker was lost goes on from what its archive holds.
    """
    shard.folder.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=shard.folder))
    fetch(shard.targets, shard.method, shard.archive, folder, look, date=shard.date, sites=shard.sites)
    return folder


def _with_what_was_left(asked: Crawl, done: Sequence[Path], folder: Path) -> Crawled:
    """What the shards of a live crawl found, in one archive, and the pages that no shard could read alone.

    These are read here, when nobody else is at work; what a shard had received on the way is not asked for again.
    """
    join_parts(asked.archive)
    crawled = in_one_archive(results_of(done, asked.targets, asked.method, asked.archive), asked.archive)
    left = left_for_later(crawled)
    rest = [target for target in asked.targets if target.render or target.url in left]
    if not rest:
        bring_up_to_date(asked.archive)
        return crawled
    return together(without(crawled, left), crawl(rest, asked.method, asked.archive, folder / "rest"))


def _span(seconds: int) -> str:
    return f"{seconds} s" if seconds < 120 else f"{-(-seconds // 60)} minutes"


def _joined(found: list[Crawled]) -> Crawled:
    if not found:
        raise CrawlError("none of these organisations has a page to read; name others with --only, or add pages")
    crawled = together(*found)
    captures = crawled.captures.drop_duplicates("capture_id")
    return replace(crawled, captures=captures.sort_values("capture_id"))
