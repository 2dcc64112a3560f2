"""The shares of a replay: its pages among several processes of one machine, and where each leaves what it found.

A replay asks nobody, so its pages may be read side by side as they come. A crawl of the network is one share: the pace
at a host is kept within one process (see `shards` for several machines).
"""

import os
from collections.abc import Iterable
from pathlib import Path

from spiders.targets import Target

MANY_PAGES = 200  # fewer are read sooner than a second process is at work
MOST_SHARES = 4


def number_of_shares(targets: Iterable[Target], method: str) -> int:
    """In how many shares a crawl of the targets is done: of many pages one a processor, where it is a replay."""
    pages = len({target.url for target in targets})
    if method != "replay" or pages < MANY_PAGES:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST_SHARES)


def folder_of(job: Path, share: int, shares: int) -> Path:
    """The folder in which a share leaves what it found: that of the job, where there is no other."""
    return job if shares == 1 else job / f"share-{share + 1}"


def folders_in(job: Path) -> list[Path]:
    """The folders of the shares of a job, in their order."""
    return sorted(job.glob("share-*")) or [job]
