"""One live crawl over many hosts, good and bad, all at once: each test looks at one of them."""

import asyncio
import gzip
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from spiders.archive import read_archive
from spiders.run import Crawled, crawl
from spiders.targets import Target
from tests.spiders.hosts import (
    HTML,
    Asked,
    Hosts,
    Pages,
    dripping,
    hosting,
    in_turn,
    moved,
    raw,
    say,
    silent,
)

BOARD = (
    b"<html><body><h1>Invented Board</h1><h2>Board of directors</h2><ul><li>Testa Alpha - Chair</li>"
    b"<li>Testo Beta - Staff director</li></ul></body></html>"
)
PEOPLE = ["Testa Alpha", "Testo Beta"]
PAGE = (200, HTML, BOARD)
TEXT = {"Content-Type": "text/plain"}
BUSY = (503, HTML, b"busy")
sent_of_endless_rules = 0


async def endless_rules(asked: Asked, writer: asyncio.StreamWriter) -> None:
    """A robots.txt of 50 MB, which forbids what we want in its last line."""
    global sent_of_endless_rules
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 52428800\r\n\r\nUser-agent: *\n")
    for _ in range(800):
        writer.write(b"# nothing\n" * 6554)
        await writer.drain()
        sent_of_endless_rules += 65540
    writer.write(b"\nDisallow: /\n")


async def asks_to_wait_until(asked: Asked, writer: asyncio.StreamWriter) -> None:
    if asked.count == 1:
        await say(writer, 503, {"Retry-After": formatdate(time.time() + 4, usegmt=True)})
    else:
        await say(writer, *PAGE)


async def breaks_once(asked: Asked, writer: asyncio.StreamWriter) -> None:
    if asked.count > 1:
        await say(writer, *PAGE)


def typed(media_type: str, body: bytes) -> Pages:
    return {"/board": (200, {"Content-Type": media_type}, body)}


def said_of(title: str) -> Pages:
    return {"/board": (200, HTML, f"<html><head><title>{title}</title></head><body>{title}</body></html>".encode())}


def rules(status: int, body: bytes = b"", **headers: str) -> Pages:
    return {"/robots.txt": (status, {**TEXT, **headers}, body), "/board": PAGE}


def hops(count: int) -> Pages:
    """A robots.txt that is reached by so many redirects, and forbids everything."""
    steps = {f"/hop{n}": moved(f"/hop{n + 1}") for n in range(1, count)}
    forbids = (200, TEXT, b"User-agent: *\nDisallow: /")
    return {"/robots.txt": moved("/hop1"), **steps, f"/hop{count}": forbids, "/board": PAGE}


CUT = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n" + BOARD
OLD = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + BOARD
TWICE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Same: one\r\nX-Same: two\r\nSet-Cookie: a=secret\r\n"
    b"Set-Cookie: b=secret\r\nContent-Length: " + str(len(BOARD)).encode() + b"\r\n\r\n" + BOARD
)
PACKED = gzip.compress(BOARD, mtime=0)
SITES: dict[str, Pages] = {
    "good": {"/board": PAGE},
    # Time and size
    "dripping": {"/board": dripping},
    "silent": {"/board": silent},
    "silent rules": {"/robots.txt": silent, "/board": PAGE},
    "bomb": {},  # both are made when the hosts are: they take a while
    "double bomb": {},
    "larger than its bound": {"/board": (200, HTML, b"<p>x</p>" * 20_000)},
    "within its bound": {"/board": PAGE},
    # Answers of old and odd servers
    "old": {"/board": raw(OLD)},
    "twice": {"/board": raw(TWICE)},
    "cut": {"/board": raw(CUT)},
    "cut in its compression": {"/board": (200, {**HTML, "Content-Encoding": "gzip"}, PACKED[:-20])},
    "packed page": {"/board": (200, {**HTML, "Content-Encoding": "gzip"}, PACKED)},
    "gone": {"/board": (410, HTML, b"")},
    "missing": {},
    "forbidden": {"/board": (403, HTML, b"")},
    "teapot": {"/board": (418, HTML, b"")},
    "empty": {"/board": (200, HTML, b"")},
    "news": {"/board": (200, HTML, b"<html><body><p>The kettle is broken.</p></body></html>")},
    "broken once": {"/board": breaks_once},
    "picture": typed("image/png", b"\x89PNG\r\n"),
    "data": typed("application/json", b'{"board": []}'),
    "packed": typed("application/zip", b"PK\x03\x04"),
    "unnamed picture": typed("application/octet-stream", b"\x89PNG\r\n"),
    "misnamed": typed("application/octet-stream", BOARD),
    "soft 404": said_of("Page not found | Invented Trust"),
    "soft 404 in a number": said_of("404"),
    # Waiting
    "busy": {"/board": BUSY},
    "busy once": {"/board": in_turn((503, {"Retry-After": "3"}, b""), PAGE)},
    "busy until": {"/board": asks_to_wait_until},
    "busy elsewhere": {"/first": in_turn((429, {"Retry-After": "3"}, b""), PAGE), "/second": PAGE, "/third": PAGE},
    "go away": {"/first": (429, {"Retry-After": "3600"}, b""), "/second": PAGE},
    "failing": {"/board": (500, HTML, b"")},
    "slow": {
        "/robots.txt": (200, TEXT, b"User-agent: thirds\nCrawl-delay: 2\n\nUser-agent: *\nDisallow: /"),
        "/one": PAGE,
        "/two": PAGE,
    },
    # Redirects
    "circle": {"/board": moved("/board")},
    "cookies": {"/board": moved("/welcome", **{"Set-Cookie": "seen=1"}), "/welcome": moved("/board")},
    "nowhere": {"/board": (301, HTML, b"")},
    "moved": {"/board": moved("/here"), "/here": PAGE},
    "to metadata": {"/board": moved("http://169.254.169.254/latest/meta-data/")},
    "to private": {"/board": moved("http://10.0.0.1/")},
    "to decimal": {"/board": moved("http://167772161/")},
    "to octal": {"/board": moved("http://012.0.0.1/")},
    "to hexadecimal": {"/board": moved("http://0xa000001/")},
    "to mapped": {"/board": moved("http://[::ffff:127.0.0.1]/")},
    "to unspecified": {"/board": moved("http://0.0.0.0/")},
    "to carrier": {"/board": moved("http://100.64.0.1/")},
    "to a mail server": {"/board": moved("http://127.0.7.1:25/")},
    "to a file": {"/board": moved("file:///etc/passwd")},
    "with a password": {"/board": moved("http://user:secret@GOOD/board")},
    "rules in private": {"/robots.txt": moved("http://192.168.0.1/robots.txt"), "/board": PAGE},
    # Rules
    "rules elsewhere": {"/robots.txt": moved("http://FORBIDS/robots.txt"), "/board": PAGE},
    "forbids": rules(200, b"User-agent: *\nDisallow: /"),
    "failing rules": rules(503),
    "rules in trouble": rules(500),
    "no rules": rules(404),
    "rules gone": rules(410),
    "locked rules": rules(401, b"User-agent: *\nDisallow: /"),
    "endless rules": {"/robots.txt": endless_rules, "/board": PAGE},
    "packed rules": rules(200, gzip.compress(b"User-agent: *\nDisallow: /", mtime=0), **{"Content-Encoding": "gzip"}),
    "endless rules elsewhere": {"/robots.txt": moved("/rules"), "/rules": endless_rules, "/board": PAGE},
    "five hops": hops(5),
    "six hops": hops(6),
}
BOUNDS: dict[str, dict[str, float]] = {
    "dripping": {"timeout": 2},
    "silent": {"timeout": 1},
    "silent rules": {"timeout": 1},
    "larger than its bound": {"largest": 0.1},
    "within its bound": {"largest": 0.1},
}
PATHS = {"busy elsewhere": ("/first", "/second", "/third"), "go away": ("/first", "/second"), "slow": ("/one", "/two")}


def target(url: str, **bounds: float) -> Target:
    return Target("board", "XI-THIRDS-board", "Invented Board", "board of directors", url, **bounds)  # type: ignore[arg-type]  # only the numbers


@dataclass
class Morning:
    """The crawl, and what is needed to ask about it."""

    hosts: Hosts
    crawled: Crawled
    folder: Path
    targets: list[Target]

    def causes(self, host: str) -> list[str]:
        urls = {self.hosts.url(host, path) for path in PATHS.get(host, ("/board",))}
        return list(self.crawled.failures.loc[self.crawled.failures["url"].isin(urls), "cause"])

    def people(self, host: str) -> list[str]:
        placed = self.crawled.placed
        return list(placed.loc[placed["source_url"].str.startswith(self.hosts.url(host, "/")), "person_name"])


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Morning]:
    folder = tmp_path_factory.mktemp("morning")
    bomb = gzip.compress(b" " * 80_000_000, mtime=0)
    sites = SITES | {
        "bomb": {"/board": (200, {**HTML, "Content-Encoding": "gzip"}, bomb)},
        "double bomb": {"/board": (200, {**HTML, "Content-Encoding": "gzip, gzip"}, gzip.compress(bomb, mtime=0))},
    }
    with hosting(sites) as hosts:
        good, forbids = (f"{hosts.addresses[name]}:{hosts.port}" for name in ("good", "forbids"))
        sites["with a password"] = {"/board": moved(f"http://user:secret@{good}/board")}
        sites["rules elsewhere"] = {"/robots.txt": moved(f"http://{forbids}/robots.txt"), "/board": PAGE}
        targets = [
            target(hosts.url(name, path), **BOUNDS.get(name, {}))
            for name in SITES
            for path in PATHS.get(name, ("/board",))
        ]
        targets.append(target(f"http://127.0.9.9:{hosts.port}/board"))
        targets.append(target("http://nowhere.invalid/board"))
        targets.append(target("http://192.168.0.1/board"))
        crawled = crawl(targets, "live", folder / "live.warc.gz", folder / "crawl", timeout=200)
        yield Morning(hosts, crawled, folder, targets)


EXPECTED = {
    "dripping": "timeout",
    "silent": "timeout",
    "silent rules": "timeout",
    "bomb": "too large",
    "double bomb": "too large",
    "larger than its bound": "too large",
    "cut": "cut off",
    "cut in its compression": "cut off",
    "gone": "gone",
    "missing": "gone",
    "forbidden": "blocked",
    "teapot": "http",
    "empty": "empty",
    "news": "no board found",
    "picture": "not html",
    "data": "not html",
    "packed": "not html",
    "unnamed picture": "not html",
    "soft 404": "soft 404",
    "soft 404 in a number": "soft 404",
    "busy": "server error",
    "failing": "server error",
    "circle": "redirects",
    "cookies": "redirects",
    "nowhere": "redirects",
    "to a file": "redirects",
    "to metadata": "private address",
    "to private": "private address",
    "to decimal": "private address",
    "to octal": "private address",
    "to hexadecimal": "private address",
    "to mapped": "private address",
    "to unspecified": "private address",
    "to carrier": "private address",
    "to a mail server": "private address",
    "rules in private": "private address",
    "forbids": "robots",
    "failing rules": "robots",
    "rules in trouble": "robots",
    "packed rules": "robots",
    "rules elsewhere": "robots",
    "five hops": "robots",
}
READ = sorted(SITES.keys() - EXPECTED.keys() - PATHS.keys())


@pytest.mark.parametrize("host", list(EXPECTED))
def test_each_failure_has_its_cause(morning: Morning, host: str) -> None:
    assert morning.causes(host) == [EXPECTED[host]]
    assert morning.people(host) == []


@pytest.mark.parametrize("host", READ)
def test_a_page_that_can_be_read_is_read(morning: Morning, host: str) -> None:
    assert morning.causes(host) == []
    assert morning.people(host) == PEOPLE


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("http://127.0.9.9:", "refused"),
        ("http://nowhere.invalid/", "dns"),
        ("http://192.168.0.1/", "private address"),
    ],
)
def test_a_host_that_is_not_to_be_had_is_called_that(morning: Morning, url: str, cause: str) -> None:
    failures = morning.crawled.failures
    assert list(failures.loc[failures["url"].str.startswith(url), "cause"]) == [cause]


def test_every_host_is_left_alone_for_a_second_between_two_requests_of_any_kind(morning: Morning) -> None:
    for host in SITES:
        gaps = [later - earlier for earlier, later in pairwise(morning.hosts.times(host))]
        assert all(gap >= 0.99 for gap in gaps), (host, gaps)


def test_a_crawl_delay_slows_every_request_after_the_rules(morning: Morning) -> None:
    assert len(morning.hosts.times("slow")) == 3
    assert all(later - earlier >= 1.98 for earlier, later in pairwise(morning.hosts.times("slow")))


def test_the_rules_are_asked_for_once_and_first(morning: Morning) -> None:
    for host in SITES:
        paths = morning.hosts.paths(host)
        assert paths[0] == "/robots.txt", host
        # Another host's rules are fetched from the one that forbids.
        if host not in ("silent rules", "failing rules", "forbids"):
            assert paths.count("/robots.txt") == 1, host


def test_a_page_that_comes_too_slowly_is_not_asked_for_again(morning: Morning) -> None:
    assert morning.hosts.paths("dripping").count("/board") == 1


@pytest.mark.parametrize("host", ["busy", "silent", "cut"])
def test_what_may_pass_is_tried_three_times_and_ever_more_rarely(morning: Morning, host: str) -> None:
    times = [asked.at for asked in morning.hosts.asked if asked.host == host and asked.path == "/board"]
    first, second = (later - earlier for earlier, later in pairwise(times))
    assert first >= 1.98
    assert second >= 3.96


@pytest.mark.parametrize(("host", "seconds"), [("busy once", 3.0), ("busy until", 2.5)])
def test_a_host_is_left_alone_for_as_long_as_it_asks(morning: Morning, host: str, seconds: float) -> None:
    _, first, second = morning.hosts.times(host)
    assert second - first >= seconds


def test_while_a_host_is_backed_off_its_other_pages_wait_too(morning: Morning) -> None:
    refused = next(asked for asked in morning.hosts.asked if asked.host == "busy elsewhere" and asked.path == "/first")
    later = [at for at in morning.hosts.times("busy elsewhere") if at > refused.at]
    assert min(later) - refused.at >= 3.0
    assert morning.causes("busy elsewhere") == []


def test_a_host_that_wants_to_be_left_alone_for_an_hour_is(morning: Morning) -> None:
    asked = morning.hosts.paths("go away")
    assert asked[-1] == "/first"
    assert asked.count("/first") == 1
    causes = morning.causes("go away")
    # The second page was read, or never asked for: whichever of the two came first in the line.
    assert causes == ["blocked"] * (3 - asked.count("/second") - 1)


def test_only_the_beginning_of_an_endless_robots_txt_is_received(morning: Morning) -> None:
    assert 500 * 1024 <= sent_of_endless_rules < 40_000_000  # two hosts, and what sockets hold on the way


def test_a_password_in_a_redirect_is_neither_sent_nor_kept(morning: Morning) -> None:
    stored = gzip.decompress((morning.folder / "live.warc.gz").read_bytes())
    assert b"secret" not in stored
    assert not any("Authorization" in asked.headers or "Cookie" in asked.headers for asked in morning.hosts.asked)


def test_the_archive_of_it_all_is_sound_and_replays_to_the_same_rows(morning: Morning, tmp_path: Path) -> None:
    archive = morning.folder / "live.warc.gz"
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", archive], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout
    again = crawl(morning.targets, "replay", archive, tmp_path / "again")

    def rows(crawled: Crawled) -> list[str]:
        return sorted(
            json.dumps(row, default=str)
            for table in (crawled.placed, crawled.captures, crawled.failures)
            for row in table.to_dict("records")
        )

    assert rows(again) == rows(morning.crawled)


def test_error_answers_redirects_and_rules_are_kept_with_their_requests(morning: Morning) -> None:
    with (morning.folder / "live.warc.gz").open("rb") as stream:
        kept = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.http_headers.get_statuscode())
            for record in ArchiveIterator(stream)
            if record.rec_type in ("request", "response", "revisit")
        ]
    for host, path, status in [
        ("busy", "/board", "503"),
        ("moved", "/board", "302"),
        ("forbids", "/robots.txt", "200"),
        ("no rules", "/robots.txt", "404"),
    ]:
        url = morning.hosts.url(host, path)
        assert ("response", url, status) in kept
        # An answer that says the same again is kept as a revisit.
        assert sum(kind == "request" and asked == url for kind, asked, _ in kept) == sum(
            kind != "request" and asked == url for kind, asked, _ in kept
        )
    # What was cut off in the middle is evidence of nothing.
    assert ("response", morning.hosts.url("cut"), "200") not in kept


def test_what_odd_servers_say_is_kept_as_they_said_it(morning: Morning) -> None:
    kept = read_archive(morning.folder / "live.warc.gz")
    twice = kept[morning.hosts.url("twice")]
    assert [value for name, value in twice.headers if name == "X-Same"] == ["one", "two"]
    assert not [name for name, _ in twice.headers if name.casefold() == "set-cookie"]
    assert kept[morning.hosts.url("packed page")].body == PACKED
    assert kept[morning.hosts.url("old")].body == BOARD
