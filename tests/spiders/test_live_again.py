"""The second crawl of a site: what has not changed costs a word, and the archives of all crawls hold together."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from spiders.archive import ArchiveError, read_archive
from spiders.archive_index import load_index
from spiders.run import Crawled, crawl
from spiders.targets import Target
from tests.spiders.hosts import HTML, Answer, Asked, Hosts, Pages, hosting, in_turn, moved, say, silent
from tests.spiders.warc import write_warc

BOARD = (
    b"<html><body><h1>Invented Board</h1><h2>Board of directors</h2><ul><li>Testa Alpha - Chair</li>"
    b"<li>Testo Beta - Staff director</li></ul></body></html>"
)
OTHER = BOARD.replace(b"Testo Beta", b"Testine Gamma")
ALLOWS: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nAllow: /")
FORBIDS: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /")
PEOPLE = ["Testa Alpha", "Testo Beta"]


async def unchanged(asked: Asked, writer: asyncio.StreamWriter) -> None:
    """A page that answers a condition."""
    if asked.headers.get("If-None-Match") == '"one"':
        await say(writer, 304, {"ETag": '"one"'})
    else:
        await say(writer, 200, {**HTML, "ETag": '"one"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}, BOARD)


def let_rules_age(index: Path, url: str) -> None:
    content = json.loads(index.read_text())
    content["known"][url]["seen_at"] = "2024-01-01T00:00:00Z"
    index.write_text(json.dumps(content))


def target(url: str) -> Target:
    return Target("board", "XI-THIRDS-board", "Invented Board", "board of directors", url)


def run(hosts: Hosts, folder: Path, name: str, *of: str) -> Crawled:
    targets = [target(hosts.url(host)) for host in of or hosts.addresses]
    return crawl(targets, "live", folder / f"{name}.warc.gz", folder / f"crawl-{name}", timeout=120)


def replay(hosts: Hosts, folder: Path, name: str, to: Path) -> Crawled:
    targets = [target(hosts.url(host)) for host in hosts.addresses]
    return crawl(targets, "replay", folder / f"{name}.warc.gz", to / name)


def people(crawled: Crawled, url: str) -> list[str]:
    return list(crawled.placed.loc[crawled.placed["source_url"] == url, "person_name"])


def kinds(path: Path, url: str) -> list[tuple[str, str]]:
    with path.open("rb") as stream:
        return [
            (record.rec_type, (record.rec_headers.get_header("WARC-Profile") or "").rpartition("/")[2])
            for record in ArchiveIterator(stream)
            if record.rec_headers.get_header("WARC-Target-URI") == url and record.rec_type != "request"
        ]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hosts, Path, Crawled, Crawled]:
    """Two crawls of the same hosts, and a third of one that has changed by then."""
    folder = tmp_path_factory.mktemp("twice")
    sites: dict[str, Pages] = {
        "unchanged": {"/board": unchanged},
        "same": {"/board": (200, {**HTML, "Date": "Mon, 01 Jan 2024 00:00:00 GMT"}, BOARD)},
        "changed": {
            "/board": in_turn((200, {**HTML, "ETag": '"old"'}, BOARD), (200, {**HTML, "ETag": '"new"'}, OTHER))
        },
        "moved": {"/board": moved("/here"), "/here": unchanged},
        "aged": {"/robots.txt": in_turn(ALLOWS, FORBIDS), "/board": unchanged},
        "down": {"/board": in_turn((200, {**HTML, "ETag": '"up"'}, BOARD), (404, HTML, b"gone"))},
    }
    with hosting(sites, network="127.0.6.") as hosts:
        first = run(hosts, folder, "1")
        let_rules_age(folder / "index.json", hosts.url("aged", "/robots.txt"))
        between = len(hosts.asked)
        second = run(hosts, folder, "2")
        hosts.asked = hosts.asked[between:]
    return hosts, folder, first, second


def test_a_page_that_has_not_changed_is_asked_for_with_its_marks_and_read_from_the_archive(
    twice: tuple[Hosts, Path, Crawled, Crawled],
) -> None:
    hosts, folder, first, second = twice
    url = hosts.url("unchanged")
    (asked,) = [asked for asked in hosts.asked if asked.host == "unchanged"]
    assert asked.headers["If-None-Match"] == '"one"'
    assert asked.headers["If-Modified-Since"] == "Mon, 01 Jan 2024 00:00:00 GMT"
    assert people(second, url) == people(first, url) == PEOPLE
    assert kinds(folder / "2.warc.gz", url) == [("revisit", "server-not-modified")]
    assert kinds(folder / "2.warc.gz", hosts.url("moved", "/here")) == [("revisit", "server-not-modified")]


def test_a_body_that_is_sent_again_is_kept_once(twice: tuple[Hosts, Path, Crawled, Crawled]) -> None:
    hosts, folder, _, second = twice
    assert kinds(folder / "2.warc.gz", hosts.url("same")) == [("revisit", "identical-payload-digest")]
    assert people(second, hosts.url("same")) == PEOPLE


def test_a_page_that_has_changed_is_read_anew_and_one_that_is_gone_is_gone(
    twice: tuple[Hosts, Path, Crawled, Crawled],
) -> None:
    hosts, folder, _, second = twice
    assert people(second, hosts.url("changed")) == ["Testa Alpha", "Testine Gamma"]
    assert kinds(folder / "2.warc.gz", hosts.url("changed")) == [("response", "")]
    assert list(second.failures.loc[second.failures["url"] == hosts.url("down"), "cause"]) == ["gone"]


def test_each_crawl_has_captures_of_its_own(twice: tuple[Hosts, Path, Crawled, Crawled]) -> None:
    _, _, first, second = twice
    assert len(first.captures) == 6
    assert len(second.captures) == 4
    assert set(second.captures["archive"]) == {"2.warc.gz"}
    assert not set(first.captures["capture_id"]) & set(second.captures["capture_id"])


def test_the_rules_of_a_host_are_not_asked_for_again_within_a_day(twice: tuple[Hosts, Path, Crawled, Crawled]) -> None:
    hosts, _, _, _ = twice
    assert {asked.host for asked in hosts.asked if asked.path == "/robots.txt"} == {"aged"}


def test_each_archive_replays_to_its_own_rows_with_no_index_to_help(
    twice: tuple[Hosts, Path, Crawled, Crawled], tmp_path: Path
) -> None:
    hosts, folder, first, second = twice
    (folder / "index.json").unlink()
    for name, crawled in (("1", first), ("2", second)):
        again = replay(hosts, folder, name, tmp_path)
        for table in ("placed", "captures", "failures"):
            before, after = getattr(crawled, table), getattr(again, table)
            keys = list(before.columns)
            assert after.sort_values(keys).to_dict("records") == before.sort_values(keys).to_dict("records")


def test_what_is_written_is_sound_warc(twice: tuple[Hosts, Path, Crawled, Crawled]) -> None:
    _, folder, _, _ = twice
    paths = [folder / "1.warc.gz", folder / "2.warc.gz"]
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *paths], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_an_earlier_body_is_found_by_its_name_when_its_file_was_renamed_and_missed_when_it_is_gone(
    twice: tuple[Hosts, Path, Crawled, Crawled], tmp_path: Path
) -> None:
    hosts, folder, _, _ = twice
    second = tmp_path / "2.warc.gz"
    second.write_bytes((folder / "2.warc.gz").read_bytes())
    with pytest.raises(ArchiveError, match=r"2\.warc\.gz: the page .* had not changed .* put 1\.warc\.gz back"):
        read_archive(second)
    (tmp_path / "renamed.warc.gz").write_bytes((folder / "1.warc.gz").read_bytes())
    assert read_archive(second)[hosts.url("unchanged")].body == BOARD


@pytest.mark.parametrize("damage", ["lost", "no JSON", "another format", "half", "another kind", "too deep", "endless"])
def test_an_index_that_is_missing_or_damaged_is_made_anew_from_the_archives(
    twice: tuple[Hosts, Path, Crawled, Crawled], tmp_path: Path, damage: str
) -> None:
    _, folder, _, _ = twice
    for name in ("1.warc.gz", "2.warc.gz"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    made = load_index(tmp_path)
    made.save("2.warc.gz")
    whole = (tmp_path / "index.json").read_text()
    content = {
        "no JSON": "{",
        "another format": '{"format": 0}',
        "half": whole[: len(whole) // 2],
        "another kind": re.sub(r'"seen_at": "[^"]*"', '"seen_at": null', whole),
        "too deep": "[" * 100_000,
        "endless": re.sub(r'(\.warc\.gz": )\d+', r"\g<1>1e999", whole),
    }
    (tmp_path / "index.json").write_text(content.get(damage, ""))
    if damage == "lost":
        (tmp_path / "index.json").unlink()
    again = load_index(tmp_path)
    assert again.known == made.known
    assert len(again.known) > 5


def test_rules_that_are_older_than_a_day_are_asked_for_again(twice: tuple[Hosts, Path, Crawled, Crawled]) -> None:
    hosts, _, first, second = twice
    assert hosts.paths("aged") == ["/robots.txt"]
    assert people(first, hosts.url("aged")) == PEOPLE
    assert list(second.failures.loc[second.failures["url"] == hosts.url("aged"), "cause"]) == ["robots"]


def test_a_crawl_that_is_killed_leaves_what_it_received_and_the_next_one_builds_on_it(tmp_path: Path) -> None:
    sites: dict[str, Pages] = {"one": {"/board": unchanged}, "two": {"/board": silent}}
    with hosting(sites, network="127.0.4.") as hosts:
        job = tmp_path / "crawl" / "job.json"
        job.parent.mkdir()
        targets = [asdict(target(hosts.url(name))) for name in sites]
        archive = tmp_path / "1.warc.gz"
        job.write_text(json.dumps({"method": "live", "archive": str(archive), "targets": targets}))
        with subprocess.Popen([sys.executable, "-m", "spiders.child", str(job)]) as crawling:
            deadline = time.monotonic() + 60
            while len(load_index(tmp_path).known) < 3 and time.monotonic() < deadline:
                time.sleep(0.1)
            os.kill(crawling.pid, signal.SIGKILL)
        assert not (tmp_path / "index.json").exists()
        # And as if the machine had gone down in the middle of a record:
        archive.write_bytes(archive.read_bytes() + archive.read_bytes()[:700])
        again = run(hosts, tmp_path, "2", "one")
        conditions = [asked.headers.get("If-None-Match") for asked in hosts.asked if asked.path == "/board"]
    assert people(again, hosts.url("one")) == PEOPLE
    assert conditions[-1] == '"one"'
    assert kinds(tmp_path / "2.warc.gz", hosts.url("one")) == [("revisit", "server-not-modified")]
    assert read_archive(tmp_path / "2.warc.gz")[hosts.url("one")].body == BOARD


def test_what_another_archive_holds_is_not_taken_for_what_the_site_said(tmp_path: Path) -> None:
    url = "https://board.example/board"
    write_warc(tmp_path / "1.warc.gz", {url: (BOARD, "text/html")}, method="wayback")
    assert url not in load_index(tmp_path)
    write_warc(tmp_path / "2.warc.gz", {url: (BOARD, "text/html")}, method="live")
    assert url in load_index(tmp_path)
