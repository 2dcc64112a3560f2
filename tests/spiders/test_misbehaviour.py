"""One audit of many hosts, nearly all of which misbehave: the good are published whole, the bad each with its cause.

It runs once, through the whole flow, and every way of misbehaving is then a test of its own.
"""

import csv
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from flows.audit import audit
from spiders.causes import ADVICE
from spiders.run import crawl
from spiders.targets import Target
from tests.conftest import ORGANISATION_COLUMNS, make_small_data, write_csv
from tests.flows.command import talking_to, thirds
from tests.spiders.misbehaving import Hosts, misbehaving
from tests.spiders.ways import IPV6, SLUGS, addresses, all_hosts, people
from transforms.warehouse import read

READ = ""  # the board was read, in spite of everything
CAUSES = {
    **dict.fromkeys(("good-one", "good-two", "good-three", "good-four", "good-five"), READ),
    # The way there
    "no-address": "dns",
    "refuses": "refused",
    "hangs": "timeout",
    "hangs-on-the-page": "timeout",
    "slow-headers": "timeout",
    "slow-body": "timeout",
    "slow-robots": "timeout",
    "headers-without-end": "too large",
    "continue-without-end": "too large",
    "tls-self-signed": "tls",
    "tls-to-a-plain-port": "tls",
    "plain-to-a-tls-port": "unreachable",
    "ipv6": READ,
    "breaks-a-kept-connection": READ,
    # Elsewhere
    "to-itself": "redirects",
    "to-nowhere": "redirects",
    "to-a-private-address": "private address",
    "to-cloud-secrets": "private address",
    "to-a-mail-server": "private address",
    "to-a-file": "redirects",
    "to-a-script": "redirects",
    "redirects-5": READ,
    "redirects-6": "redirects",
    "redirects-for-ever": "redirects",
    "refreshes-once": READ,
    "refreshes-for-ever": "redirects",
    "wants-a-cookie": "redirects",
    "pages-without-end": READ,
    # Lengths and endings
    "length-too-long": "cut off",
    "length-too-short": "cut off",
    "two-lengths": "unreachable",
    "length-no-number": "unreachable",
    "length-below-zero": "unreachable",
    "chunks-broken": "cut off",
    "chunks-cut": "cut off",
    "chunk-huge": "cut off",
    "reset-in-headers": "unreachable",
    "reset-in-body": "cut off",
    "closes-without-a-word": "unreachable",
    "body-without-end": "too large",
    "http-1-0": READ,
    "http-1-0-cut": "cut off",
    "http-0-9": "unreachable",
    "empty": "empty",
    "no-content": "http",
    # Heads and statuses
    "status-garbage": "unreachable",
    "status-999": "server error",
    "not-http": "unreachable",
    "header-of-a-megabyte": "unreachable",
    "headers-ten-thousand": READ,
    "two-types": READ,
    "unasked-304": "http",
    "unasked-206": "http",
    "error-with-a-page": "server error",
    "gone-with-a-board": "gone",
    "unauthorised": "blocked",
    "always-429": "blocked",
    "wait-a-year": "blocked",
    "429-once": READ,
    "429-with-a-wait": READ,
    "503-once": READ,
    # Pages
    "soft-404": "soft 404",
    "error-as-200": "no board found",
    "news-only": "no board found",
    "gzip-bomb": "too large",
    "gzip-cut": "cut off",
    "gzip-in-name-only": "unreachable",
    "charset-wrong": READ,
    "charset-unknown": READ,
    "utf-16": READ,
    "nul-bytes": READ,
    "too-deep": READ,
    "image-as-html": "not html",
    "plain-text": "not html",
    "json": "not html",
    "pdf-as-html": "not html",
    # robots.txt
    "robots-503": "robots",
    "robots-404-forbids": READ,
    "robots-nul": READ,
    "robots-utf-16": READ,
    "robots-bom-forbids": "robots",
    "robots-crlf-forbids": "robots",
    "robots-html": READ,
    "robots-crawl-delay": READ,
    "robots-50-mb": READ,
    "robots-50-mb-forbids": "robots",
    "robots-redirects-5": READ,
    "robots-redirects-6": READ,
}
# Bounds of the sources: few seconds where time is to run out, and a small size where what comes has no end. Elsewhere
# there is time enough even on a busy machine.
BOUNDS = {
    **{way: "timeout: 2" for way, cause in CAUSES.items() if cause == "timeout"},
    "body-without-end": "largest: 1",
    "pages-without-end": "follow: {next: true}",
}
MOST_MEMORY = 500_000  # kilobytes of the crawl's process
SAID = re.compile(r"^  (?P<cause>[a-z0-9 ]+): (?P<url>\S+) \((?P<slug>[^)]+)\): (?P<advice>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Ran:
    """An audit that ran: what the hosts saw of it, what it said and published, and its child's most memory in kB."""

    hosts: Hosts
    release: Path
    said: str
    archive: Path
    data: Path
    memory: int

    def causes(self) -> dict[str, str]:
        """The cause that was said of each organisation that failed."""
        return causes_in(self.said)


def causes_in(said: str) -> dict[str, str]:
    return {found["slug"]: found["cause"] for found in SAID.finditer(said)}


def seats(release: Path) -> pd.DataFrame:
    return read(release / "thirds.duckdb", "SELECT org_id, person_name, role FROM directors ORDER BY ALL")


@pytest.fixture(scope="module")
def ran(prefect: str, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("misbehaviour")
    data = make_small_data(folder / "data")
    with misbehaving(all_hosts()) as hosts, watched(folder) as most:
        add_sources(data, addresses(hosts.origins))
        # In a process of its own: the hosts share this one, and would answer late while it computes.
        finished = thirds("audit", "--live", "--data", data, "--out", folder / "out", env=talking_to(prefect))
    assert finished.returncode == 0, finished.stderr
    (archive,) = (folder / "out" / "archive").glob("*.warc.gz")
    return Ran(hosts, folder / "out" / "latest", finished.stderr, archive, data, most[0])


def add_sources(data: Path, urls: dict[str, str]) -> None:
    """One organisation a host, with one board at the address."""
    with (data / "organisations.csv").open(encoding="utf-8", newline="") as stream:
        register = list(csv.DictReader(stream))
    rows = [
        {"org_id": f"XI-THIRDS-{slug}", "slug": slug, "name": f"Invented {slug}", "family": "leisure_trust"}
        for slug in urls
    ]
    write_csv(data / "organisations.csv", ORGANISATION_COLUMNS, [*register, *rows])
    for slug, url in urls.items():
        (data / "sources" / f"{slug}.yml").write_text(
            f"org_id: XI-THIRDS-{slug}\nbodies:\n  - name: board of directors\n    kind: board of directors\n"
            f"    tier: governing\n    pages:\n      - url: {url}\n        complete: true\n"
            f"        {BOUNDS.get(slug, 'timeout: 60')}\n"
        )


@contextmanager
def watched(folder: Path) -> Iterator[list[int]]:
    """The most memory in kB that a crawl takes which was started with a file below the folder."""
    most, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            most[0] = max(most[0], *(memory_of(entry, folder) for entry in Path("/proc").glob("[0-9]*")))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield most
    finally:
        over.set()
        watcher.join()


def memory_of(process: Path, folder: Path) -> int:
    try:
        words = (process / "cmdline").read_bytes()
        if b"spiders.child" not in words or str(folder).encode() not in words:
            return 0
        found = re.search(r"VmHWM:\s+(\d+) kB", (process / "status").read_text())
    except OSError:  # it has ended
        return 0
    return int(found[1]) if found else 0


def test_every_way_has_a_cause_that_is_known() -> None:
    assert set(CAUSES) - {"ipv6"} == set(SLUGS) - {"ipv6"}
    assert set(CAUSES.values()) <= {READ, *ADVICE}


@pytest.mark.parametrize("way", SLUGS)
def test_each_way_has_its_cause_and_publishes_all_of_its_board_or_nothing(ran: Ran, way: str) -> None:
    published = seats(ran.release).query(f"org_id == 'XI-THIRDS-{way}'")
    assert ran.causes().get(way, READ) == CAUSES[way]
    rows = sorted(zip(published["person_name"], published["role"], strict=True))
    assert rows == (sorted(people(way)) if CAUSES[way] == READ else [])


def test_a_failure_is_said_with_what_to_do_about_it(ran: Ran) -> None:
    for found in SAID.finditer(ran.said):
        assert found["advice"] == ADVICE[found["cause"]]


def test_the_crawl_stays_small(ran: Ran) -> None:
    assert 0 < ran.memory < MOST_MEMORY


def test_the_archive_is_sound(ran: Ran) -> None:
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", ran.archive], check=False)
    assert checked.returncode == 0


def test_what_was_received_replays_to_the_same_release(ran: Ran, tmp_path: Path) -> None:
    with redirect_stderr(StringIO()) as said:
        again = audit(replay=ran.archive, data=ran.data, out=tmp_path / "out", only=SLUGS)
    assert causes_in(said.getvalue()) == ran.causes()
    fresh = seats(ran.release).query("org_id != 'XI-THIRDS-leisure' and org_id != 'XI-THIRDS-hospital'")
    assert seats(again.release).equals(fresh.reset_index(drop=True))


def test_each_host_is_asked_for_its_rules_first(ran: Ran) -> None:
    for host in ran.hosts.origins:
        asked = [each.path for each in ran.hosts.of(host)]
        assert not asked or asked[0] == "/robots.txt", host


def test_a_crawl_delay_is_kept(ran: Ran) -> None:
    moments = [asked.moment for asked in ran.hosts.of("robots-crawl-delay")]
    assert len(moments) == 2
    assert all(later - earlier > 1.8 for earlier, later in pairwise(moments))


def test_a_host_that_asks_for_time_is_given_it(ran: Ran) -> None:
    _, first, second = ran.hosts.of("429-with-a-wait")
    assert second.moment - first.moment > 3.9
    assert len(ran.hosts.of("wait-a-year")) == 2  # robots.txt, and the page once: not again in this run


def test_without_leave_nothing_on_this_machine_itself_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THIRDS_OPEN_LOOPBACK")
    with misbehaving({slug: host for slug, host in all_hosts().items() if slug in ("good-one", *IPV6)}) as hosts:
        urls = {slug: f"{origin}/board" for slug, origin in hosts.origins.items()}
        targets = [Target(slug, f"XI-THIRDS-{slug}", "Invented Board", "board", url) for slug, url in urls.items()]
        crawled = crawl(targets, "live", tmp_path / "live.warc.gz", tmp_path / "crawl", timeout=120)
    assert list(crawled.failures["cause"]) == ["private address"] * len(urls)
    assert hosts.asked == []
