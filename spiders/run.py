"""One crawl in a process of its own: a reactor cannot be started twice, and a crash must not take the run along.

`crawl` starts that process (`spiders/child.py`) and reads what it leaves: that is what the rest of the house calls.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from spiders.contact import contact
from spiders.items import Capture, Failure, Note, Placed
from spiders.targets import Target

Method = Literal["live", "wayback", "replay"]
LOOK_EVERY = 0.25  # seconds between two looks at a running crawl


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
    if method != "replay":
        contact()
    folder.mkdir(parents=True, exist_ok=True)
    job = folder / "job.json"
    asked = {"method": method, "archive": str(archive), "date": date, "targets": [asdict(target) for target in targets]}
    job.write_text(json.dumps(asked))
    pages = len({target.url for target in targets})
    with (folder / "child.log").open("wb") as log:
        child = subprocess.Popen([sys.executable, "-m", "spiders.child", str(job)], stdout=log, stderr=log)
        try:
            _wait(child, folder, pages, on_progress, timeout)
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
    _check_child(child.returncode, folder)
    crawled = Crawled(
        placed=_read(folder / "placed.jsonl", Placed),
        captures=_read(folder / "captures.jsonl", Capture),
        failures=_read(folder / "failures.jsonl", Failure),
        notes=_read(folder / "notes.jsonl", Note),
    )
    _check_results(crawled, targets, archive, folder, method)
    return crawled


def _wait(
    child: "subprocess.Popen[bytes]",
    folder: Path,
    pages: int,
    on_progress: Callable[[int, int], None] | None,
    timeout: float,
) -> None:
    waited = 0.0
    while True:
        try:
            child.wait(LOOK_EVERY)
            return
        except subprocess.TimeoutExpired:
            waited += LOOK_EVERY
            if on_progress:
                on_progress(_pages_done(folder), pages)
        if waited > timeout:
            raise CrawlError(f"the crawl was still running after {timeout:.0f} s and was stopped; see {folder}")


def _pages_done(folder: Path) -> int:
    return sum(_lines(folder / f"{name}.jsonl") for name in ("captures", "failures"))


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def _check_child(code: int, folder: Path) -> None:
    if code == 0:
        return
    said = (folder / "child.log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
    reason = said[-1] if said else f"exit code {code}"
    raise CrawlError(f"the crawl failed: {reason} (its log is {folder / 'child.log'})")


def _check_results(crawled: Crawled, targets: Sequence[Target], archive: Path, folder: Path, method: str) -> None:
    missing = crawled.failures.loc[crawled.failures["cause"] == "not archived", "url"].unique()
    if method == "replay" and len(missing):
        raise CrawlError(
            f"{len(missing)} page(s) are not in {archive}, first {missing[0]}: replay the archive of a crawl of these "
            "sources, or run `thirds facsimile` if a transcription was added"
        )
    stats = json.loads((folder / "stats.json").read_text())
    if not_written := stats.get("archive/not_written"):
        raise CrawlError(f"what was received could not be kept: {not_written}; mend that, and run again")
    # On the network an error is a page's own and has a cause; in a replay, or in our own code, it is our fault.
    errors = stats.get("log_count/ERROR", 0) if method == "replay" else stats.get("spider_exceptions/count", 0)
    if errors:
        raise CrawlError(
            f"the crawl logged {errors} error(s) and its results cannot be trusted: {folder / 'crawl.log'}"
        )
    board = ["slug", "body", "source_url"]
    answered = set(pd.concat([crawled.failures[board], crawled.placed[board]]).itertuples(index=False, name=None))
    silent = {target.url for target in targets if (target.slug, target.body, target.url) not in answered}
    if method == "replay" and silent:
        raise CrawlError(f"{len(silent)} page(s) gave neither listings nor a failure, first {min(silent)}")


def _read(path: Path, item: type[Any]) -> pd.DataFrame:
    names = [field.name for field in fields(item)]
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return pd.DataFrame([json.loads(line) for line in lines], columns=names)
