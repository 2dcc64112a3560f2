"""A live run that ends early, and the one that goes on with its crawl: no page is asked for twice."""

import json
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows import audit as flow
from flows.audit import audit
from flows.console import Talk
from flows.order import Again, Order
from flows.plan import make_plan
from flows.rebuild import RebuildError, rebuild
from flows.shelf import STAMP
from flows.unpublished import NAME, published, take_up
from spiders.archive_repair import whole_members
from tests.conftest import HOSPITAL, LEISURE, make_small_data
from tests.flows.command import THIRDS, talking_to
from tests.spiders.hosts import HTML, RULES, Answer, hosting
from transforms.record import read_record
from transforms.tables import TABLES
from transforms.warehouse import read

BOARD = (
    b"<html><body><h1>Invented</h1><h2>%s</h2><ul><li>Testa Alpha - Chair</li><li>Testo Beta - Staff director</li>"
    b"</ul></body></html>"
)
# Two seconds after each request in which nothing is on its way: time to kill a crawl between two pages.
SLOWLY: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nCrawl-delay: 2\n")
SITE: dict[str, Answer] = {
    "/robots.txt": SLOWLY,
    "/leisure": (200, HTML, BOARD % b"Board of directors"),
    "/hospital": (200, HTML, BOARD % b"Council of governors"),
}
MEMBERS = 5  # of an archive that holds what file it is, robots.txt and one page: an answer and a request each
# What is never the same in two crawls, whatever happens to them: moments, and what is named by a moment.
OF_THE_MOMENT = {
    "capture_id", "captured_at", "record_id", "archive", "known_from", "first_seen", "last_seen",
    "run_id", "started_at", "seconds",
}  # fmt: skip


@dataclass(frozen=True)
class Story:
    """What the host was asked for by a run that was killed, one that failed after its crawl, and one that went well.

    Then a release of its own shelf, and the one after it, when the host had taken a page away.
    """

    data: Path
    out: Path
    asked: list[list[str]]
    release: Path
    undisturbed: Path
    removed: Path


@pytest.fixture(scope="module")
def story(prefect: str, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("resume")
    data, out = make_small_data(folder / "data"), folder / "out"
    asked: list[list[str]] = []
    site = dict(SITE)
    with hosting({"site": site}, network="127.0.9.") as hosts:
        for source, url in (("leisure", LEISURE), ("hospital", HOSPITAL)):
            path = data / "sources" / f"{source}.yml"
            path.write_text(path.read_text().replace(url, hosts.url("site", f"/{source}")).replace("archive]", "live]"))
        kill_between_two_pages([THIRDS, "audit", "--live", "--data", str(data), "--out", str(out)], prefect, out)
        asked.append(hosts.paths("site"))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(flow, "gate_listings", full_disk)
            with pytest.raises(OSError, match="No space left"):
                audit(live=True, data=data, out=out)
        asked.append(hosts.paths("site"))
        release = audit(live=True, data=data, out=out).release
        asked.append(hosts.paths("site"))
        site["/robots.txt"] = RULES
        undisturbed = audit(live=True, data=data, out=folder / "other").release
        site["/leisure"] = (410, HTML, b"")
        removed = audit(live=True, data=data, out=folder / "other").release
    return Story(data, out, asked, release, undisturbed, removed)


def kill_between_two_pages(command: list[str], server: str, out: Path) -> None:
    """Run the command until one page is archived, and then `kill -9` all of it."""
    environment = {**os.environ, **talking_to(server)}
    with subprocess.Popen(command, env=environment, start_new_session=True, stderr=subprocess.PIPE, text=True) as run:
        deadline = time.monotonic() + 120
        while not any(whole_members(path)[0] >= MEMBERS for path in (out / "archive").glob("*.warc.gz")):
            assert time.monotonic() < deadline
            assert run.poll() is None, run.stderr and run.stderr.read()
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGKILL)


def full_disk(*_: object) -> Path:
    raise OSError(28, "No space left on device")


def test_a_crawl_that_was_killed_goes_on_and_asks_for_nothing_twice(story: Story) -> None:
    killed, failed, _ = story.asked
    assert killed[0] == "/robots.txt"
    assert len(killed) == 2
    assert sorted(failed) == ["/hospital", "/leisure", "/robots.txt"]


def test_a_run_that_failed_after_its_crawl_asks_for_nothing(story: Story) -> None:
    _, failed, ended = story.asked
    assert ended == failed


def lasting(release: Path, table: str) -> list[str]:
    """The rows of a table without what is of the moment, in an order of their own."""
    frame = read(release / "thirds.duckdb", table)
    return sorted(map(str, frame.drop(columns=OF_THE_MOMENT & set(frame.columns)).itertuples(index=False)))


def test_the_release_is_that_of_an_undisturbed_run(story: Story) -> None:
    (archive,) = (story.out / "archive").glob("*.warc.gz")
    assert archive.name != f"{story.release.name}.warc.gz"
    assert archive.name in set(read(story.release / "thirds.duckdb", "captures")["archive"])
    for table in TABLES:
        one, other = (lasting(folder, table.name) for folder in (story.release, story.undisturbed))
        assert one == other, table.name
    assert len(read(story.release / "thirds.duckdb", "directors")) == 4
    assert not (story.out / "archive" / NAME).exists()


def test_such_a_release_is_made_again_from_the_archive_that_its_crawl_bears_the_name_of(story: Story) -> None:
    (crawl,) = [each for each in read_record(story.release).crawls if each["method"] == "live"]
    archive = story.out / "archive" / crawl["archive"]
    order = Order(True, None, (), story.out, story.data, again=Again(None, {"live": archive}))
    (planned,) = make_plan(order, story.release.name).crawls
    assert (planned.archive, planned.again) == (archive, True)


def test_a_site_that_removes_its_page_keeps_its_board_in_the_release(story: Story) -> None:
    (failure,) = read(story.removed / "thirds.duckdb", "failures").to_dict("records")
    assert (failure["cause"], failure["outcome"], failure["older_listing"]) == ("gone", "failed", True)
    before, after = (
        read(each / "thirds.duckdb", "SELECT * FROM directors WHERE org_id = 'XI-THIRDS-leisure' ORDER BY seat_id")
        for each in (story.undisturbed, story.removed)
    )
    assert len(before) == 2
    assert after.equals(before)
    stale = read(story.removed / "thirds.duckdb", "organisations").set_index("slug")["stale_since"]
    assert stale.dropna().to_dict() == {"leisure": failure["failing_since"]}
    assert len(read(story.undisturbed / "thirds.duckdb", "failures")) == 0


def test_a_release_is_made_again_when_its_site_is_gone_and_not_from_what_has_changed(
    story: Story, tmp_path: Path
) -> None:
    out = shutil.copytree(story.removed.parents[1], tmp_path / "out", symlinks=True)
    first, second = (out / "releases" / each.name for each in (story.undisturbed, story.removed))
    # What the second crawl received, and did not, is in its archive.
    rebuilt = rebuild(out, second)
    assert (rebuilt.different, rebuilt.otherwise) == ([], [])
    assert {"csv/failures.csv", "parquet/run.parquet", "report.html", "thirds.sqlite"} <= set(rebuilt.same)
    (out / "inputs" / read_record(second).inputs["codebook.yml"]).write_text("codes: []")
    with pytest.raises(RebuildError, match=r"the input data/codebook\.yml is not what the release was made from"):
        rebuild(out, second)
    (first / "thirds.duckdb").write_bytes(b"")
    with pytest.raises(RebuildError, match=r"thirds\.duckdb has changed"):
        rebuild(out, first)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return Order(live=True, replay=None, only=("a", "b"), out=tmp_path, data=tmp_path)


def stamp(age: timedelta = timedelta()) -> str:
    return (datetime.now(UTC) - age).strftime(STAMP)


def begin(order: Order, begun: str) -> None:
    with Talk() as talk:
        take_up(order, begun, talk)
    (order.out / "archive" / f"{begun}.warc.gz").touch()


def taken_up(order: Order) -> str:
    with Talk() as talk:
        return take_up(order, stamp(), talk).crawl


def test_what_a_run_goes_on_with_is_said_with_the_way_out(order: Order, capsys: pytest.CaptureFixture[str]) -> None:
    begun = stamp(timedelta(hours=2))
    begin(order, begun)
    assert taken_up(replace(order, only=("b", "a"))) == begun
    assert taken_up(order) == begun  # and after the next interruption again
    assert f"going on     with the crawl of {begun}" in capsys.readouterr().err
    assert taken_up(replace(order, afresh=True)) == ""


def test_only_a_crawl_of_the_same_order_and_day_goes_on(order: Order) -> None:
    begun = stamp(timedelta(hours=2))
    for other in (replace(order, live=False, wayback="2019"), replace(order, only=()), replace(order, only=("a",))):
        begin(order, begun)
        assert taken_up(other) == ""
    old = stamp(timedelta(hours=25))
    begin(order, old)
    assert taken_up(order) == ""


def test_a_replay_leaves_the_crawl_that_is_to_go_on_alone(order: Order) -> None:
    begun = stamp()
    begin(order, begun)
    replayed = replace(order, live=False)
    assert taken_up(replayed) == ""
    published(replayed)
    assert taken_up(order) == begun
    published(order)
    assert taken_up(order) == ""


@pytest.mark.parametrize("damage", ["", "{", "[]", "7", '{"crawl": 3}', "no archive", "published"])
def test_a_note_that_says_nothing_sound_is_passed_over(order: Order, damage: str) -> None:
    begun = stamp()
    begin(order, begun)
    note = order.out / "archive" / NAME
    if damage == "no archive":
        (order.out / "archive" / f"{begun}.warc.gz").unlink()
    elif damage == "published":  # killed before the note could be taken away
        (order.out / "releases" / json.loads(note.read_text())["run"]).mkdir(parents=True)
    else:
        note.write_text(damage)
    assert taken_up(order) == ""
