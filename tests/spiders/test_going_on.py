"""A crawl that was killed and goes on: what it received is read from its archive, and the rest is asked for."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from spiders.archive import ArchiveError, read_archive
from spiders.archive_index import load_index
from spiders.archive_repair import received_before
from spiders.run import crawl
from spiders.targets import Target
from tests.spiders.hosts import HTML, Answer, Asked, Hosts, Pages, Play, hosting, in_turn, moved, say
from tests.spiders.warc import ROBOTS, write_warc
from tests.spiders.web_archive import Kept, WebArchive, archiving

BOARD = (
    b"<html><body><h1>Invented Board</h1><h2>Board of directors</h2><ul><li>Testa Alpha - Chair</li>"
    b"<li>Testo Beta - Staff director</li></ul></body></html>"
)
GOOD: Answer = (200, HTML, BOARD)
BUSY: Answer = (503, {"Retry-After": "900"}, b"")


def at_second_asking(answer: Answer) -> Play:
    """No answer to the first request: it is on its way when the crawl is killed."""

    async def play(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await (asyncio.sleep(3600) if asked.count == 1 else say(writer, *answer))

    return play


def sites() -> dict[str, Pages]:
    return {
        "good": {"/board": GOOD},
        "moved": {"/board": moved("/here"), "/here": GOOD},
        "gone": {"/board": (410, HTML, b"gone")},
        "busy": {"/board": in_turn(BUSY, GOOD)},
        "slow": {"/board": at_second_asking(GOOD)},
    }


def targets(hosts: Hosts) -> list[Target]:
    return [
        Target(name, f"XI-THIRDS-{name}", "Invented Board", "board of directors", hosts.url(name))
        for name in hosts.addresses
    ]


def kill_when(archived: int, wanted: list[Target], archive: Path, folder: Path) -> None:
    """Crawl in a process of its own until so many good answers are archived, and kill it in the middle of a record."""
    folder.mkdir()
    job = folder / "job.json"
    job.write_text(json.dumps({"method": "live", "archive": str(archive), "targets": list(map(asdict, wanted))}))
    with subprocess.Popen([sys.executable, "-m", "spiders.child", str(job)]) as crawling:
        deadline = time.monotonic() + 60
        while len(received_keys(archive)) < archived and time.monotonic() < deadline:
            time.sleep(0.1)
        os.kill(crawling.pid, signal.SIGKILL)
    archive.write_bytes(archive.read_bytes() + archive.read_bytes()[:700])


def received_keys(archive: Path) -> set[str]:
    try:
        return set(read_archive(archive))
    except ArchiveError:  # not begun, or in the middle of a record
        return set()


def test_what_was_received_is_not_asked_for_again_and_the_rest_is(tmp_path: Path) -> None:
    archive = tmp_path / "1.warc.gz"
    with hosting(sites(), network="127.0.10.") as hosts:
        wanted = targets(hosts)
        # Five files of rules, a page, a redirect and where it leads, a page that is gone, a host that is busy.
        kill_when(10, wanted, archive, tmp_path / "killed")
        went_on = crawl(wanted, "live", archive, tmp_path / "crawl", timeout=120)
        counts = {(asked.host, asked.path): asked.count for asked in hosts.asked}
        known = load_index(tmp_path)
    again = {("busy", "/board"), ("slow", "/board")}
    assert {each for each, count in counts.items() if count > 1} == again
    assert len(counts) == 11
    people = went_on.placed.groupby("slug")["person_name"].agg(list).to_dict()
    assert people == {name: ["Testa Alpha", "Testo Beta"] for name in ("good", "moved", "busy", "slow")}
    assert dict(zip(went_on.failures["slug"], went_on.failures["cause"], strict=True)) == {"gone": "gone"}
    assert set(went_on.captures["archive"]) == {"1.warc.gz"}
    # The file is one archive: it replays to the same, and the next crawl builds on all of it.
    replayed = crawl(wanted, "replay", archive, tmp_path / "replay")
    for one, other in ((replayed.placed, went_on.placed), (replayed.captures, went_on.captures)):
        assert sorted(one.itertuples(index=False)) == sorted(other.itertuples(index=False))
    assert {hosts.url("good"), hosts.url("moved", "/here"), hosts.url("slow")} <= set(known.known)


def test_a_look_into_the_web_archive_goes_on_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = ["https://one.invalid/board", "https://two.invalid/board"]
    kept = WebArchive([Kept(url, "20150410120000", BOARD) for url in pages])
    wanted = [Target(url[8:11], f"XI-THIRDS-{url[8:11]}", "Invented", "board of directors", url) for url in pages]
    with archiving(kept) as archive:
        monkeypatch.setenv("THIRDS_WAYBACK", archive.address)
        path = tmp_path / "w.warc.gz"
        crawl(wanted[:1], "wayback", path, tmp_path / "first", timeout=60, date="2015")
        first = len(archive.asked)
        # As if it had been cut off before the second page, in the middle of a record.
        path.write_bytes(path.read_bytes() + path.read_bytes()[:300])
        both = crawl(wanted, "wayback", path, tmp_path / "second", timeout=60, date="2015")
        asked = [target for _, target in archive.asked[first:] if target != "/robots.txt"]
    assert set(both.placed["slug"]) == {"one", "two"}
    assert asked
    assert not any("one.invalid" in target for target in asked)


def test_only_a_crawl_that_did_not_end_is_cut_to_its_whole_records(tmp_path: Path) -> None:
    url = "https://alpha.example/board"
    path = write_warc(tmp_path / "1.warc.gz", {"https://alpha.example/robots.txt": ROBOTS, url: (BOARD, "text/html")})
    path.write_bytes(path.read_bytes() + path.read_bytes()[:200])
    damaged = path.read_bytes()
    load_index(tmp_path).save(path.name)
    with pytest.raises(ArchiveError, match="restore the file"):
        received_before(path)
    assert path.read_bytes() == damaged
    (tmp_path / "index.json").unlink()
    assert set(received_before(path).responses) == {url, "https://alpha.example/robots.txt"}
    assert not received_before(tmp_path / "none.warc.gz")
