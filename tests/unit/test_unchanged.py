"""When an audit has nothing to make, and when it has: each thing that a release is made from, changed by itself."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows import ingredients, unchanged
from flows.ingredients import FILES_OF_THE_CODE, SOURCES, code_digest, input_digests, library_versions
from flows.order import Order, order_of
from flows.sums import digest, write_sums
from tests.conftest import PROJECT
from transforms.publish.site.documents import DOCUMENTS
from transforms.record import Record, read_record

COLUMNS = "failure_id,days_failed\r\n"
STAMP = "%Y%m%dT%H%M%SZ"


def put_release(order: Order, at: datetime, failures: str = "") -> Path:
    """A release as `flows.record` describes one that was made of this order."""
    folder = order.out / "releases" / at.strftime(STAMP)
    (folder / "csv").mkdir(parents=True)
    (folder / "thirds.duckdb").write_bytes(b"seats")
    (folder / "csv" / "failures.csv").write_text(COLUMNS + failures, "utf-8-sig")
    archive = order.replay or order.embedded
    Record(
        release=folder.name,
        previous={},
        order=order.written(),
        crawls=({"method": "replay", "archive": archive.name, "sha256": digest(archive), "date": ""},),
        inputs=input_digests(order.data, order.out),
        code={"version": "0", "sha256": code_digest(), "commit": ""},
        libraries=library_versions(),
        codebook={},
        licence="",
    ).write(folder)
    write_sums(folder)
    (order.out / "latest").unlink(missing_ok=True)
    (order.out / "latest").symlink_to(folder)
    return folder


@pytest.fixture
def order(tmp_path: Path) -> Order:
    data = tmp_path / "data"
    for name in ("archive/facsimile.warc.gz", "sources/a.yml", "codebook.yml", "listings/a.csv"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(name)
    return order_of(data=data, out=tmp_path / "out")


@pytest.fixture
def release(order: Order) -> Path:
    return put_release(order, datetime.now(UTC) - timedelta(days=40))


def test_where_everything_is_as_it_was_the_latest_release_stays_on_any_day(order: Order, release: Path) -> None:
    assert unchanged.unchanged(order) == release
    assert unchanged.unchanged(replace(order, accept_drift=True)) == release
    (order.data / "listings" / "a.csv").write_text("the archive is made of it, and is as it was")
    assert unchanged.unchanged(order) == release


def test_without_a_release_there_is_one_to_make(order: Order) -> None:
    assert unchanged.unchanged(order) is None


@pytest.mark.parametrize(
    "ask",
    [
        lambda order: replace(order, afresh=True),
        lambda order: replace(order, live=True),
        lambda order: replace(order, wayback="today"),
        lambda order: replace(order, only=("a",)),
        lambda order: replace(order, replay=order.embedded),
        lambda order: replace(order, replay=order.data / "nothing.warc.gz"),
    ],
)
def test_another_order_is_another_release(order: Order, release: Path, ask: Callable[[Order], Order]) -> None:
    assert unchanged.unchanged(order) == release
    assert unchanged.unchanged(ask(order)) is None


def test_the_same_names_in_another_sequence_are_the_same_order(order: Order) -> None:
    release = put_release(replace(order, only=("b", "a")), datetime.now(UTC))
    assert unchanged.unchanged(replace(order, only=("a", "b", "a"))) == release
    assert unchanged.unchanged(order) is None


@pytest.mark.parametrize(
    "name", ["archive/facsimile.warc.gz", "sources/a.yml", "sources/b.yml", "codebook.yml", "new.csv"]
)
def test_another_input_is_another_release_and_its_time_is_nothing(order: Order, release: Path, name: str) -> None:
    os.utime(order.data / "codebook.yml", (1, 1))
    assert unchanged.unchanged(order) == release
    (order.data / name).write_text("changed")
    assert unchanged.unchanged(order) is None


def test_an_input_that_is_gone_is_a_change(order: Order, release: Path) -> None:
    assert unchanged.unchanged(order) == release
    (order.data / "sources" / "a.yml").unlink()
    assert unchanged.unchanged(order) is None


def test_an_archive_from_elsewhere_counts_by_name_and_bytes(order: Order, tmp_path: Path) -> None:
    archive = tmp_path / "crawl.warc.gz"
    archive.write_text("pages")
    asked = replace(order, replay=archive)
    release = put_release(asked, datetime.now(UTC))
    assert unchanged.unchanged(asked) == release
    archive.write_text("other pages")
    assert unchanged.unchanged(asked) is None


def test_other_code_or_another_library_is_another_release(
    order: Order, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, otherwise in (("code_digest", "0"), ("library_versions", {**library_versions(), "duckdb": "0"})):
        with monkeypatch.context() as patched:
            patched.setattr(unchanged, name, lambda otherwise=otherwise: otherwise)
            assert unchanged.unchanged(order) is None
    assert unchanged.unchanged(order) == release


def test_failures_are_counted_by_days_so_a_release_with_some_is_that_of_its_day(order: Order) -> None:
    put_release(order, datetime.now(UTC) - timedelta(days=1), "a,1\r\n")
    assert unchanged.unchanged(order) is None
    today = put_release(order, datetime.now(UTC), "a,1\r\n")
    assert unchanged.unchanged(order) == today


def cut(release: Path) -> None:
    (release / "thirds.duckdb").write_bytes(b"")


def lose(release: Path) -> None:
    (release / "csv" / "failures.csv").unlink()


def unseal(release: Path) -> None:
    (release / "SHA256SUMS").unlink()


def forget(release: Path) -> None:
    (release / "release.json").unlink()


def withdraw(release: Path) -> None:
    shutil.rmtree(release)
    release.mkdir()
    (release / "WITHDRAWN.txt").write_text("why")


def leave_scratch(release: Path) -> None:
    (release.parents[1] / "work" / "20261123T040000Z").mkdir(parents=True)


def leave_a_pointer(release: Path) -> None:
    (release.parents[1] / ".latest-20261123T040000Z").symlink_to("releases/20261123T040000Z")


@pytest.mark.parametrize("harm", [cut, lose, unseal, forget, withdraw, leave_scratch, leave_a_pointer])
def test_a_release_that_is_not_whole_or_a_run_that_was_killed_is_something_to_do(
    order: Order, release: Path, harm: Callable[[Path], None]
) -> None:
    assert unchanged.unchanged(order) == release
    harm(release)
    assert unchanged.unchanged(order) is None


def test_all_that_shapes_a_release_and_is_ours_is_in_the_digest_of_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {*DOCUMENTS, "CONTRIBUTING.md", "data/ceilings.yml"} == set(FILES_OF_THE_CODE)
    ours = {path.suffix for path in (PROJECT / "transforms").rglob("*") if path.is_file()} - {".pyc"}
    assert ours <= set(SOURCES)
    for name in (*FILES_OF_THE_CODE, "transforms/score.py", "transforms/publish/site/page.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(ingredients, "PROJECT", tmp_path)
    seen = {code_digest()}
    for name in (*FILES_OF_THE_CODE, "transforms/score.py", "transforms/publish/site/page.js"):
        (tmp_path / name).write_text("changed")
        seen.add(code_digest())
    assert len(seen) == len(FILES_OF_THE_CODE) + 3


def test_what_is_put_beside_the_data_by_a_run_is_no_input(order: Order, release: Path) -> None:
    inside = replace(order, out=order.data / "elsewhere")
    assert input_digests(inside.data, inside.out).keys() == read_record(release).inputs.keys()
    (inside.out / "releases").mkdir(parents=True)
    (inside.out / "releases" / "file").write_text("made")
    (order.data / ".hidden").write_text("an editor's")
    assert input_digests(inside.data, inside.out).keys() == read_record(release).inputs.keys()
