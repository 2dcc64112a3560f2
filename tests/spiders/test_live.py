"""A live crawl against a real server: what it says of itself, and the evidence it keeps."""

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
