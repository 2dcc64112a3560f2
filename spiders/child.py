"""The process of one crawl: run as `python -m spiders.child JOB.json --watched` by `spiders/run.py`.

Run as `python -m spiders.child --waiting FOR` it is started ahead (see `transforms.waiting`), and what it waits for is
the path of the job.

The job names the folder for the results, the archive, the method and the targets. What the tables are made with stays
out of this process: loading pandas would cost it more than reading a board.

Watched, it ends with the process that started it, also where that is killed: nobody would know of its requests, and
whoever takes its work over would ask the same hosts at the same time.

A replay of many pages has several shares, which ask nobody and so are read side by side: for each but the first the
process makes a copy of itself, which has loaded what it needs and has the archive in memory.
"""

import gc
import json
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from spiders.shares import folder_of
from spiders.targets import Target
from transforms.waiting import WAITING, end_with_parent, job_that_comes

LOG = "child.log"  # in the folder of a job: what its process says
# What Scrapy would load when the crawl begins.
NEEDED = (
    "scrapy.crawler",
    "scrapy.core.engine",
    "scrapy.downloadermiddlewares.httpcompression",
    "scrapy.downloadermiddlewares.redirect",
    "scrapy.pqueues",
    "scrapy.squeues",
    "spiders.archive_hooks",
    "spiders.archive_repair",
    "spiders.boards",
    "spiders.guard",
    "spiders.network",
    "spiders.remembrance",
    "spiders.render",
    "spiders.results",
    "spiders.settings",
)


def run_job(job: Path, watched: bool = False) -> int:
    """Run one crawl, as the job file says, share by share; 0, or the exit code of a share that failed.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    gc.disable()  # while it loads: see below
    asked = {"shares": 1, **json.loads(job.read_text())}
    read_ahead(asked)
    # What is loaded stays until the end, and pages leave little behind in cycles: to look for it every 700 objects
    # took a fifth of a crawl.
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    copying = multiprocessing.get_context("fork")
    copies = [
        copying.Process(target=run_share, args=(job.parent, asked, share, True), daemon=True)
        for share in range(1, asked["shares"])
    ]
    for copy in copies:
        copy.start()
    if watched:
        # Only now: a process with several threads cannot be copied. Every record that is whole is in the archive.
        threading.Thread(target=end_with_parent, daemon=True).start()
    run_share(job.parent, asked, 0)
    for copy in copies:
        copy.join()
    return max(abs(copy.exitcode or 0) for copy in copies) if copies else 0


def read_ahead(asked: dict[str, Any]) -> None:
    """Read the archive of a job, once for all its shares; one that cannot be read must fail where that is heard.

    Raises:
        ArchiveError: it cannot be read.
    """
    from spiders.archive_hooks import contents_once
    from spiders.archive_repair import received_before

    (contents_once if asked["method"] == "replay" else received_before)(Path(asked["archive"]))


def run_share(job: Path, asked: dict[str, Any], share: int, is_copy: bool = False) -> None:
    """Run one share of a crawl in this process, and leave its statistics beside what it found."""
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from spiders.boards import BoardsSpider

    if is_copy:
        threading.Thread(target=_end_with_original, daemon=True).start()
    folder = folder_of(job, share, asked["shares"])
    settings = Settings()
    settings.setmodule("spiders.settings", priority="project")
    settings.setdict(settings_of(asked, folder), "cmdline")
    process = AsyncCrawlerProcess(settings)
    # What the log leaves out need not be put together first: there are lines for every request, and for every item.
    logging.getLogger("scrapy").setLevel(settings["LOG_LEVEL"])
    gc.enable()
    crawler = process.create_crawler(BoardsSpider)
    targets = [Target.from_job(target) for target in asked["targets"]]
    process.crawl(crawler, targets=targets, share=share, shares=asked["shares"])
    process.start()
    stats = crawler.stats.get_stats() if crawler.stats else {}
    (folder / "stats.json").write_text(json.dumps(stats, default=str, indent=1))


def settings_of(asked: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What the method of a crawl adds to the settings."""
    from spiders.archive_hooks import contents_once
    from spiders.settings import live_settings, replay_settings, wayback_settings

    archive = Path(asked["archive"])
    if asked["method"] == "replay":
        methods = {archived.method for archived in contents_once(archive).responses.values()}
        return replay_settings(folder, archive, asked_for_rules=methods != {"wayback"})
    if asked["method"] == "live":
        return live_settings(folder, archive, asked.get("sites", ()))
    return wayback_settings(folder, archive, asked["date"])


def _end_with_original() -> None:
    """In a copy, in a thread: end it with the process that it is a copy of."""
    if original := multiprocessing.parent_process():
        original.join()
        os._exit(1)


def main(arguments: Sequence[str]) -> int:
    """The child's entry: exit code 1 and one sentence when the job cannot be run."""
    from spiders.archive import ArchiveError

    first, *watched = arguments
    job = _job_that_comes() if first == WAITING else Path(first)
    if job is None:
        return 0
    try:
        return run_job(job, bool(watched))
    except ArchiveError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _job_that_comes() -> Path | None:
    """Load what every crawl needs, and wait for the job."""
    gc.disable()
    for name in NEEDED:
        import_module(name)
    line = job_that_comes()
    if line is None:
        return None
    # From here on it says what it has to say where the log of a crawl is looked for.
    with (Path(line).parent / LOG).open("wb") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    return Path(line)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
