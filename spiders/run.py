"""One crawl in a process of its own: a reactor cannot be started twice, and a crash must not take the run along.

`crawl` starts that process (`spiders/child.py`) and reads what it leaves: that is what most of the house calls. Where a
crawl is shared among several machines, each calls `fetch`, and one reads what they left with `results_of`.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from spiders.child import LOG
from spiders.contact import contact
from spiders.items import Capture, Failure, Note, Placed
from spiders.shares import folder_of, folders_in, number_of_shares
from spiders.targets import Target
from transforms.waiting import Ahead, Process, end

Method = Literal["live", "wayback", "replay"]
LOOK_EVERY = 0.25  # seconds between two looks at a running crawl
AHEAD = Ahead("spiders.child")


class CrawlError(RuntimeError):
    """A crawl failed as a whole; the message says what failed and what to do."""


@dataclass(frozen=True)
class Crawled:
    """What a crawl left: listings placed on bodies, captures, failures, and notes of what was left unread."""

    placed: pd.DataFrame
    captures: pd.DataFrame
    failures: pd.DataFrame
    notes: pd.DataFrame


def crawl(
    targets: Sequence[Target],
    method: Method,
    archive: Path,
    folder: Path,
    on_progress: Callable[[int, int], None] | None = None,
    timeout: float = 6 * 3600,
    date: str = "",
) -> Crawled:
    """Crawl the targets in a child process and read its results; scratch files go to `folder`.

    A crawl of the network whose archive is there already was cut off, and goes on: what it had received is not asked
    for again.

    `on_progress` is told pages done and pages planned while the crawl runs. `date` (YYYY, YYYY-MM or YYYY-MM-DD) is
    what the captures of a crawl of the web archive are to be nearest to.

    Raises:
        ContactError: a crawl of the network was asked for, and the operator has set no contact.
        CrawlError: the child died, ran over `timeout` seconds, or logged an error; or, in a replay, a page is not in
            the archive.
    """
    pages = len({target.url for target in targets})
    fetch(
        targets,
        method,
        archive,
        folder,
        (lambda: on_progress(pages_done(folder), pages)) if on_progress else None,
        timeout,
        date,
    )
    return results_of([folder], targets, method, archive)


def fetch(
    targets: Sequence[Target],
    method: Method,
    archive: Path,
    folder: Path,
    on_look: Callable[[], None] | None = None,
    timeout: float = 6 * 3600,
    date: str = "",
    sites: Sequence[str] = (),
) -> None:
    """Crawl the targets in a child process, which leaves its results in `folder`: read them with `results_of`.

    `on_look` is called four times a second; what it raises ends the crawl. `sites` are those that a live crawl may
    ask, where others are at work beside it; a page that leads elsewhere fails with the cause "left for later".

    Raises:
        ContactError: a crawl of the network was asked for, and the operator has set no contact.
        CrawlError: the child died, or ran over `timeout` seconds.
    """
    if method != "replay":
        contact()
    shares = number_of_shares(targets, method)
    for share in range(shares):
        folder_of(folder, share, shares).mkdir(parents=True, exist_ok=True)
    job = folder / "job.json"
    asked = {
        "method": method,
        "archive": str(archive),
        "date": date,
        "sites": list(sites),
        "shares": shares,
        "targets": [asdict(target) for target in targets],
    }
    job.write_text(json.dumps(asked))
    child = _child(job)
    try:
        _wait(child, folder, on_look, timeout)
    finally:
        end(child)
    _check_child(child.returncode, folder)


def _child(job: Path) -> Process:
    """The process that does a job: the one that was started ahead, or a new one."""
    (job.parent / LOG).touch()
    if process := AHEAD.give(str(job)):
        return process
    with (job.parent / LOG).open("wb") as log:
        command = [sys.executable, "-m", "spiders.child", str(job), "--watched"]
        # It ends when nothing holds the other end of its input: that is how it knows that we have.
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log)


def results_of(folders: Sequence[Path], targets: Sequence[Target], method: Method, archive: Path) -> Crawled:
    """What a crawl of the targets left in its folder, or in several where it was shared.

    Raises:
        CrawlError: an error was logged; or, in a replay, a page is not in the archive.
    """
    folders = [share for folder in folders for share in folders_in(folder)]
    crawled = Crawled(
        placed=_read(folders, "placed.jsonl", Placed),
        captures=_read(folders, "captures.jsonl", Capture),
        failures=_read(folders, "failures.jsonl", Failure),
        notes=_read(folders, "notes.jsonl", Note),
    )
    for folder in folders:
        _check_statistics(folder, method)
    _check_results(crawled, targets, archive, method)
    return crawled


def _wait(child: Process, folder: Path, on_look: Callable[[], None] | None, timeout: float) -> None:
    waited = 0.0
    while True:
        try:
            child.wait(LOOK_EVERY)
            return
        except subprocess.TimeoutExpired:
            waited += LOOK_EVERY
            if on_look:
                on_look()
        if waited > timeout:
            raise CrawlError(f"the crawl was still running after {timeout:.0f} s and was stopped; see {folder}")


def pages_done(folder: Path) -> int:
    """How many pages a crawl that is going on in `folder` has read, or failed to read."""
    files = [share / f"{name}.jsonl" for share in folders_in(folder) for name in ("captures", "failures")]
    return sum(map(_lines, files))


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def _check_child(code: int, folder: Path) -> None:
    if code == 0:
        return
    said = (folder / LOG).read_text(encoding="utf-8", errors="replace").strip().splitlines()
    reason = said[-1] if said else f"exit code {code}"
    raise CrawlError(f"the crawl failed: {reason} (its log is {folder / LOG})")


def _check_statistics(folder: Path, method: Method) -> None:
    stats = json.loads((folder / "stats.json").read_text())
    if not_written := stats.get("archive/not_written"):
        raise CrawlError(f"what was received could not be kept: {not_written}; mend that, and run again")
    # On the network an error is a page's own and has a cause; in a replay, or in our own code, it is our fault.
    errors = stats.get("log_count/ERROR", 0) if method == "replay" else stats.get("spider_exceptions/count", 0)
    if errors:
        raise CrawlError(
            f"the crawl logged {errors} error(s) and its results cannot be trusted: {folder / 'crawl.log'}"
        )


def _check_results(crawled: Crawled, targets: Sequence[Target], archive: Path, method: Method) -> None:
    missing = crawled.failures.loc[crawled.failures["cause"] == "not archived", "url"].unique()
    if method == "replay" and len(missing):
        raise CrawlError(
            f"{len(missing)} page(s) are not in {archive}, first {missing[0]}: replay the archive of a crawl of these "
            "sources, or run `thirds facsimile` if a transcription was added"
        )
    board = ["slug", "body", "source_url"]
    answered = set(pd.concat([crawled.failures[board], crawled.placed[board]]).itertuples(index=False, name=None))
    silent = {target.url for target in targets if (target.slug, target.body, target.url) not in answered}
    if method == "replay" and silent:
        raise CrawlError(f"{len(silent)} page(s) gave neither listings nor a failure, first {min(silent)}")


def _read(folders: Sequence[Path], file: str, item: type[Any]) -> pd.DataFrame:
    names = [field.name for field in fields(item)]
    paths = [path for folder in folders if (path := folder / file).exists()]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return pd.DataFrame([json.loads(line) for line in lines], columns=names)
