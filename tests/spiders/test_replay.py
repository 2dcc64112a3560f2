"""The whole spider over the whole archive: what comes out is what people transcribed, name by name."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pandas as pd
import pytest

from spiders.child import LOG
from spiders.run import AHEAD, Crawled, CrawlError, crawl
from spiders.shares import folder_of, folders_in
from spiders.sources import load_sources, targets_of
from spiders.targets import Target
from tests.conftest import DATA
from tests.spiders.warc import ROBOTS, write_warc
from transforms.transcribed import read_listings

COLUMNS = ["section", "group_heading", "name", "role", "affiliation", "absent", "vacant"]
BOARD = "https://board.example/board"


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    targets = targets_of(load_sources(DATA), "archive")
    return crawl(targets, "replay", DATA / "archive" / "facsimile.warc.gz", tmp_path_factory.mktemp("crawl"))


def test_the_replay_gives_exactly_the_transcribed_listings(replayed: Crawled) -> None:
    got = replayed.placed.rename(columns={"name_as_published": "name"}).sort_values(["slug", "source_url", "position"])
    wanted = read_listings(DATA).rename(columns={"page_url": "source_url"})
    wanted["absent"] = wanted["absent"] == "yes"
    wanted["vacant"] = wanted["name"] == "Vacant"
    # Minutes list those present first, then those who sent apologies, whatever order the facts are noted in.
    minutes = wanted["published_as"].str.startswith("minutes")
    wanted["apologies"] = wanted["absent"] & minutes
    wanted = wanted.sort_values("apologies", kind="stable")
    boards = ["slug", "body", "source_url"]
    found = {key: rows[COLUMNS].to_dict("records") for key, rows in got.groupby(boards)}
    expected = {key: rows[COLUMNS].to_dict("records") for key, rows in wanted.groupby(boards)}
    assert found == expected
    assert len(got) == len(wanted) == 616


def test_every_page_gave_one_capture_and_no_failure(replayed: Crawled) -> None:
    assert len(replayed.failures) == 0
    assert set(replayed.captures["url"]) == set(read_listings(DATA)["page_url"])
    assert set(replayed.captures["method"]) == {"facsimile"}
    assert replayed.captures["capture_id"].is_unique


def test_names_lose_their_honorifics_and_withheld_names_stay_withheld(replayed: Crawled) -> None:
    by_name = replayed.placed.set_index("name_as_published")["person_name"]
    assert by_name["Cllr Lesley Bambridge"] == "Lesley Bambridge"
    assert set(by_name["Name withheld"]) == {""}
    assert set(by_name["Vacant"]) == {""}


def test_a_process_that_was_started_ahead_gives_the_same(replayed: Crawled, tmp_path: Path) -> None:
    board = replayed.captures["url"].iloc[0]
    targets = [each for each in targets_of(load_sources(DATA), "archive") if each.url == board]
    AHEAD.start(tmp_path)
    waiting = AHEAD.waiting
    got = crawl(targets, "replay", DATA / "archive" / "facsimile.warc.gz", tmp_path / "crawl")
    assert waiting
    assert waiting.returncode == 0
    assert not (tmp_path / "crawl" / LOG).read_text()
    wanted = replayed.placed[replayed.placed["source_url"] == board].reset_index(drop=True)
    pd.testing.assert_frame_equal(got.placed, wanted)


def test_several_processes_side_by_side_give_the_same(
    replayed: Crawled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spiders.run.number_of_shares", lambda *_: 3)
    targets = targets_of(load_sources(DATA), "archive")
    got = crawl(targets, "replay", DATA / "archive" / "facsimile.warc.gz", tmp_path)
    assert all((folder / "captures.jsonl").read_text() for folder in folders_in(tmp_path))
    assert len(folders_in(tmp_path)) == 3
    for table, key in (("placed", ["slug", "body", "source_url", "position"]), ("captures", ["capture_id"])):
        one, other = (getattr(each, table).sort_values(key, ignore_index=True) for each in (got, replayed))
        pd.testing.assert_frame_equal(one, other)


def is_running(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


@pytest.mark.parametrize("lost", ["the first", "the copy"])
def test_of_several_processes_none_is_left_behind_and_none_is_missed(tmp_path: Path, lost: str) -> None:
    for number in range(2):
        folder_of(tmp_path, number, 2).mkdir()
    pages = [asdict(each) for each in targets_of(load_sources(DATA), "archive")]
    archive = str(DATA / "archive" / "facsimile.warc.gz")
    job = tmp_path / "job.json"
    job.write_text(json.dumps({"method": "replay", "archive": archive, "date": "", "targets": pages, "shares": 2}))
    command = [sys.executable, "-m", "spiders.child", str(job), "--watched"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as first:
        copies: list[str] = []
        while not copies:
            assert first.poll() is None
            copies = Path(f"/proc/{first.pid}/task/{first.pid}/children").read_text().split()
        os.kill(first.pid if lost == "the first" else int(copies[0]), signal.SIGKILL)
        assert first.wait(60) == (-signal.SIGKILL if lost == "the first" else signal.SIGKILL)
    deadline = time.monotonic() + 60
    while is_running(int(copies[0])):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert not (folder_of(tmp_path, 1, 2) / "stats.json").exists()  # it has not gone on to the end


def target(url: str = BOARD, section: str = "") -> Target:
    return Target("board", "XI-THIRDS-board", "Invented Board", "board of directors", url, "", True, section)


def test_a_page_that_is_not_in_the_archive_fails_the_run_and_says_which(tmp_path: Path) -> None:
    archive = write_warc(tmp_path / "a.warc.gz", {"https://board.example/robots.txt": ROBOTS})
    with pytest.raises(CrawlError, match=r"1 page.s. are not in .*a.warc.gz, first https://board.example/board"):
        crawl([target()], "replay", archive, tmp_path / "crawl")


def test_a_robots_txt_that_is_not_in_the_archive_fails_the_run_too(tmp_path: Path) -> None:
    archive = write_warc(tmp_path / "a.warc.gz", {BOARD: (b"<p>x</p>", "text/html")})
    with pytest.raises(CrawlError):
        crawl([target()], "replay", archive, tmp_path / "crawl")


def test_a_broken_archive_fails_the_run_with_its_own_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "a.warc.gz"
    broken.write_bytes(b"no archive")
    with pytest.raises(CrawlError, match=r"a\.warc\.gz: this cannot be read as WARC"):
        crawl([target()], "replay", broken, tmp_path / "crawl")


TABLE = (
    b"<html><body><h1>Invented Board</h1><h2>Board of directors</h2><table><tr><th>Name</th><th>Role</th></tr>"
    b"<tr><td>Testa Alpha</td><td>Chair</td></tr><tr><td>Testo Beta</td><td>Director</td></tr></table></body></html>"
)
BAD_PAGES = {
    "empty": (b"", "text/html"),
    "not html": (b"%PDF-1.7 \x00\x01\x02 nothing that is a page", "application/pdf"),
    "too large": (b"<html><body>" + b"<p>Testa Alpha, Chair</p>" * 2_200_000 + b"</body></html>", "text/html"),
    "no board found": (b"<html><body><h1>News</h1><p>The kettle is broken again.</p></body></html>", "text/html"),
}


@pytest.mark.parametrize("cause", list(BAD_PAGES))
def test_a_bad_page_costs_its_own_organisation_and_not_the_run(tmp_path: Path, cause: str) -> None:
    bad = f"https://bad.example/{cause.replace(' ', '-')}"
    archive = write_warc(
        tmp_path / "a.warc.gz",
        {
            "https://board.example/robots.txt": ROBOTS,
            "https://bad.example/robots.txt": ROBOTS,
            BOARD: (TABLE, "text/html"),
            bad: BAD_PAGES[cause],
        },
    )
    crawled = crawl([target(), target(bad)], "replay", archive, tmp_path / "crawl")
    assert list(crawled.failures["cause"]) == [cause]
    assert crawled.failures["advice"].str.len().min() > 10
    assert list(crawled.placed["person_name"]) == ["Testa Alpha", "Testo Beta"]
    assert len(crawled.captures) == 2


def test_two_bodies_on_one_page_stay_apart_and_a_row_under_neither_is_left_out(tmp_path: Path) -> None:
    page = (
        b"<html><body><h1>Invented Board</h1>"
        b"<h2>Northern board</h2><ul><li>Testa Alpha - Chair</li><li>Testo Beta - Tenant</li></ul>"
        b"<h2>Southern board</h2><ul><li>Testa Alpha - Tenant</li><li>Testine Gamma - Chair</li></ul>"
        b"<h2>Patrons of the board</h2><ul><li>Testus Delta - Patron</li><li>Testy Zeta - Patron</li></ul>"
        b"</body></html>"
    )
    archive = write_warc(
        tmp_path / "a.warc.gz", {"https://board.example/robots.txt": ROBOTS, BOARD: (page, "text/html")}
    )
    north = Target("board", "XI-THIRDS-board", "Invented Board", "northern area board", BOARD, section="northern board")
    south = Target("board", "XI-THIRDS-board", "Invented Board", "southern area board", BOARD, section="Southern Board")
    placed = crawl([north, south], "replay", archive, tmp_path / "crawl").placed
    rows = {(row["body"], row["person_name"], row["role"], row["position"]) for row in placed.to_dict("records")}
    assert {row for row in rows if row[0]} == {
        ("northern area board", "Testa Alpha", "Chair", 1),
        ("northern area board", "Testo Beta", "Tenant", 2),
        ("southern area board", "Testa Alpha", "Tenant", 1),
        ("southern area board", "Testine Gamma", "Chair", 2),
    }
