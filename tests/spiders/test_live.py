"""A live crawl against a real server: manners, evidence, and a cause for everything that fails."""

import gzip
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from spiders.archive import read_archive
from spiders.run import Crawled, crawl
from spiders.targets import Target
from tests.flows.command import thirds
from tests.spiders.server import HTML, Answer, Site, serving

BOARD = (
    b"<html><body><h1>Invented Board</h1><h2>Board of directors</h2><ul><li>Testa Alpha - Chair</li>"
    b"<li>Testo Beta - Staff director</li></ul></body></html>"
)
ALLOWED: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private\n")
PAGE: Answer = (200, HTML, BOARD)


def live(site: Site, folder: Path, *paths: str) -> Crawled:
    targets = [
        Target("board", "XI-THIRDS-board", "Invented Board", "board of directors", site.address + path)
        for path in paths
    ]
    return crawl(targets, "live", folder / "live.warc.gz", folder / "crawl", timeout=120)


def names(crawled: Crawled) -> list[str]:
    return list(crawled.placed["person_name"])


def test_what_a_live_crawl_kept_replays_to_the_same_rows_with_the_network_off(tmp_path: Path) -> None:
    packed = gzip.compress(BOARD, mtime=0)
    with serving({"/robots.txt": ALLOWED, "/board": (200, {**HTML, "Content-Encoding": "gzip"}, packed)}) as site:
        fresh = live(site, tmp_path, "/board")
        url = f"{site.address}/board"
    targets = [Target("board", "XI-THIRDS-board", "Invented Board", "board of directors", url)]
    again = crawl(targets, "replay", tmp_path / "live.warc.gz", tmp_path / "again")
    assert names(fresh) == ["Testa Alpha", "Testo Beta"]
    assert fresh.placed.equals(again.placed)
    assert fresh.captures.equals(again.captures)
    assert list(fresh.captures["method"]) == ["live"]


def test_the_archive_holds_each_exchange_as_it_came_and_no_secret(tmp_path: Path) -> None:
    packed = gzip.compress(BOARD, mtime=0)
    headers = {**HTML, "Content-Encoding": "gzip", "Set-Cookie": "session=secret"}
    with serving({"/robots.txt": ALLOWED, "/board": (200, headers, packed)}) as site:
        live(site, tmp_path, "/board")
    with (tmp_path / "live.warc.gz").open("rb") as stream:
        kinds = [record.rec_type for record in ArchiveIterator(stream, check_digests="raise")]
    assert kinds == ["warcinfo", "response", "request", "response", "request"]
    archived = read_archive(tmp_path / "live.warc.gz")[f"{site.address}/board"]
    assert archived.body == packed
    assert b"secret" not in gzip.decompress((tmp_path / "live.warc.gz").read_bytes())


def test_we_say_who_we_are_and_ask_for_the_rules_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIRDS_CONTACT", "https://operator.example/contact")
    with serving({"/robots.txt": ALLOWED, "/board": PAGE}) as site:
        live(site, tmp_path, "/board")
    assert [path for _, path, _ in site.asked] == ["/robots.txt", "/board"]
    for _, _, headers in site.asked:
        assert headers["User-Agent"].startswith("thirds/")
        assert "https://operator.example/contact" in headers["User-Agent"]


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ((404, HTML, b"no such page"), True),
        ((410, HTML, b"gone"), True),
        ((403, HTML, b"User-agent: *\nDisallow: /"), True),
        ((200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /"), False),
        ((503, HTML, b"User-agent: *\nAllow: /"), False),
        ((500, HTML, b""), False),
    ],
    ids=["404", "410", "403", "disallowed", "503", "500"],
)
def test_robots_txt_is_read_as_rfc_9309_says(tmp_path: Path, rules: Answer, allowed: bool) -> None:
    with serving({"/robots.txt": rules, "/board": PAGE}) as site:
        crawled = live(site, tmp_path, "/board")
    assert bool(site.times("/board")) is allowed
    assert list(crawled.failures["cause"]) == ([] if allowed else ["robots"])


def test_a_host_is_asked_at_most_once_a_second_or_as_slowly_as_it_wishes(tmp_path: Path) -> None:
    slow: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nCrawl-delay: 2\nAllow: /\n")
    for rules, least in ((ALLOWED, 1.0), (slow, 2.0)):
        folder = tmp_path / str(least)
        folder.mkdir()
        with serving({"/robots.txt": rules, "/one": PAGE, "/two": PAGE}) as site:
            live(site, folder, "/one", "/two")
        (one,), (two,) = site.times("/one"), site.times("/two")
        assert abs(two - one) >= least * 0.95  # the server's clock starts when the request has arrived


FAILURES = {
    "/gone": ((410, HTML, b""), "gone"),
    "/missing": ((404, HTML, b""), "gone"),
    "/forbidden": ((403, HTML, b""), "blocked"),
    "/teapot": ((418, HTML, b""), "http"),
    "/private/board": (PAGE, "robots"),
    "/empty": ((200, HTML, b""), "empty"),
    "/news": ((200, HTML, b"<html><body><p>The kettle is broken.</p></body></html>"), "no board found"),
    "/huge": ((200, HTML, b"<p>x</p>" * 3_000_000), "too large"),
    "/cut": ((200, {**HTML, "Content-Length": "100000"}, BOARD), "cut off"),
}


def test_each_failure_has_its_cause_and_the_good_page_is_read_all_the_same(tmp_path: Path) -> None:
    answers = {path: answer for path, (answer, _) in FAILURES.items()}
    with serving({"/robots.txt": ALLOWED, "/board": PAGE, **answers}) as site:
        crawled = live(site, tmp_path, "/board", *FAILURES)
        causes = {row["url"].removeprefix(site.address): row["cause"] for row in crawled.failures.to_dict("records")}
    assert causes == {path: cause for path, (_, cause) in FAILURES.items()}
    assert names(crawled) == ["Testa Alpha", "Testo Beta"]


def test_a_host_that_is_not_there_costs_only_its_own_page(tmp_path: Path) -> None:
    with serving({"/robots.txt": ALLOWED, "/board": PAGE}) as site:
        elsewhere = Target("other", "XI-THIRDS-other", "Invented Other", "board", "http://127.0.0.1:9/board")
        here = Target("board", "XI-THIRDS-board", "Invented Board", "board of directors", f"{site.address}/board")
        crawled = crawl([elsewhere, here], "live", tmp_path / "live.warc.gz", tmp_path / "crawl", timeout=120)
    # Its robots.txt cannot be reached, which forbids everything; the cause is what kept us from it.
    assert list(crawled.failures["cause"]) == ["refused"]
    assert names(crawled) == ["Testa Alpha", "Testo Beta"]


def test_the_command_reads_an_address_as_a_live_crawl_would() -> None:
    with serving({"/robots.txt": ALLOWED, "/board": PAGE, "/private/board": PAGE}) as site:
        said = thirds("extract", f"{site.address}/board", "--format", "csv")
        refused = thirds("extract", f"{site.address}/private/board")
    assert said.returncode == 0
    assert "Testo Beta" in said.stdout
    assert [path for _, path, _ in site.asked] == ["/robots.txt", "/board", "/robots.txt"]
    assert refused.returncode == 1
    assert "the site asks not to be crawled there" in refused.stderr


def test_a_page_that_moved_is_followed_and_its_archive_replays(tmp_path: Path) -> None:
    moved: Answer = (301, {"Location": "/board"}, b"")
    with serving({"/robots.txt": ALLOWED, "/old": moved, "/board": PAGE}) as site:
        fresh = live(site, tmp_path, "/old")
        url = f"{site.address}/old"
    targets = [Target("board", "XI-THIRDS-board", "Invented Board", "board of directors", url)]
    again = crawl(targets, "replay", tmp_path / "live.warc.gz", tmp_path / "again")
    assert names(fresh) == names(again) == ["Testa Alpha", "Testo Beta"]
    assert list(again.placed["source_url"]) == [url, url]


def test_what_leads_in_circles_or_is_cut_short_in_its_compression_is_called_that(tmp_path: Path) -> None:
    packed = gzip.compress(BOARD, mtime=0)
    answers: dict[str, Answer | object] = {
        "/robots.txt": ALLOWED,
        "/loop": (302, {"Location": "/loop"}, b""),
        "/cut": (200, {**HTML, "Content-Encoding": "gzip"}, packed[:-20]),
        "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b" " * 80_000_000, mtime=0)),
    }
    with serving(answers) as site:  # type: ignore[arg-type]  # one mapping for answers of several kinds
        crawled = live(site, tmp_path, "/loop", "/cut", "/bomb")
        causes = {row["url"].removeprefix(site.address): row["cause"] for row in crawled.failures.to_dict("records")}
    assert causes == {"/loop": "redirects", "/cut": "cut off", "/bomb": "too large"}
    assert len(crawled.placed) == 0
