"""A crawl of many hosts at once, run once for all tests that look at it. Of two hundred it takes half a minute."""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spiders.run import Crawled, crawl
from spiders.targets import Target
from tests.benchmarks.table import WHOLE
from tests.spiders.misbehaving import ALLOW_ALL, Asked, Host, Hosts, answer, misbehaving

HOSTS, PAGES_OF_THE_SLOWEST = (200, 24) if WHOLE else (50, 8)
PAGES = 4
# The slowest host stands last in the list, where a crawl that takes one host after the other comes to it last.
SLOWEST = f"host-{HOSTS - 1}"
DELAY = 1.0  # seconds between two requests to a host
BOARD = (
    b"<html><body><h1>Invented Board</h1><h2>Board of directors</h2><ul><li>Testa Alpha - Chair</li>"
    b"<li>Testo Beta - Staff director</li></ul></body></html>"
)


@dataclass(frozen=True)
class Many:
    """The crawl: what the hosts saw of it, what it found, and how long it took in seconds, start-up included."""

    hosts: Hosts
    crawled: Crawled
    wall: float

    @property
    def bound(self) -> float:
        """The least time in which the slowest host can be read politely, in seconds."""
        return (len(self.hosts.of(SLOWEST)) - 1) * DELAY


def pages_of(host: str) -> int:
    return PAGES_OF_THE_SLOWEST if host == SLOWEST else PAGES


async def board(asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(answer(ALLOW_ALL, "text/plain") if asked.path == "/robots.txt" else answer(BOARD))


@cache
def crawl_of_many_hosts() -> Many:
    """Crawl `HOSTS` hosts of `PAGES` pages each, one of them of `PAGES_OF_THE_SLOWEST`."""
    with (
        misbehaving({f"host-{number}": Host(board) for number in range(HOSTS)}, "127.0.1") as hosts,
        tempfile.TemporaryDirectory() as folder,
    ):
        targets = [
            Target(host, f"XI-THIRDS-{host}", "Invented Board", f"board {page}", f"{origin}/board/{page}")
            for host, origin in hosts.origins.items()
            for page in range(pages_of(host))
        ]
        start = time.monotonic()
        crawled = crawl(targets, "live", Path(folder) / "many.warc.gz", Path(folder) / "crawl", timeout=200)
        return Many(hosts, crawled, time.monotonic() - start)
