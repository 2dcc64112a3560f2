"""The process of one crawl: run as `python -m spiders.child JOB.json --watched` by `spiders/run.py`.

Run as `python -m spiders.child --waiting FOR` it is started ahead (see `transforms.waiting`), and what it waits for is
the path of the job.

The job names the folder for the results, the archive, the method and the targets. What the tables are made with stays
out of this process: loading pandas would cost it more than reading a board.

Watched, it ends with the process that started it, also where that is killed: nobody would know of its requests, and
whoever takes its work over would ask the same hosts at the same time.
"""

import gc
import json
import logging
import os
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

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


def run_job(job: Path) -> None:
    """Run one crawl in this process, as the job file says, and leave its statistics beside it."""
    gc.disable()  # while it loads: see below
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from spiders.archive_hooks import contents_once
    from spiders.archive_repair import received_before
    from spiders.boards import BoardsSpider
    from spiders.settings import live_settings, replay_settings, wayback_settings

    asked = json.loads(job.read_text())
    folder, archive = job.parent, Path(asked["archive"])
    if asked["method"] == "replay":
        # Read here as well: an archive that cannot be read must fail where its sentence is heard.
        methods = {archived.method for archived in contents_once(archive).responses.values()}
        own = replay_settings(folder, archive, asked_for_rules=methods != {"wayback"})
    else:
        received_before(archive)  # as above
        if asked["method"] == "live":
            own = live_settings(folder, archive, asked.get("sites", ()))
        else:
            own = wayback_settings(folder, archive, asked["date"])
    settings = Settings()
    settings.setmodule("spiders.settings", priority="project")
    settings.setdict(own, "cmdline")
    process = AsyncCrawlerProcess(settings)
    # What the log leaves out need not be put together first: there are lines for every request, and for every item.
    logging.getLogger("scrapy").setLevel(settings["LOG_LEVEL"])
    # What is loaded stays until the end, and pages leave little behind in cycles: to look for it every 700 objects
    # took a fifth of a crawl.
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    gc.enable()
    crawler = process.create_crawler(BoardsSpider)
    process.crawl(crawler, targets=[Target.from_job(target) for target in asked["targets"]])
    process.start()
    stats = crawler.stats.get_stats() if crawler.stats else {}
    (folder / "stats.json").write_text(json.dumps(stats, default=str, indent=1))


def main(arguments: Sequence[str]) -> int:
    """The child's entry: exit code 1 and one sentence when the job cannot be run."""
    from spiders.archive import ArchiveError

    first, *watched = arguments
    job = _job_that_comes() if first == WAITING else Path(first)
    if job is None:
        return 0
    if watched:
        # Every record that is whole is in the archive already.
        threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        run_job(job)
    except ArchiveError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


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
