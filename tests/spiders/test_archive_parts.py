"""The parts that shards of a crawl have written become one archive, also where a run was killed."""

from pathlib import Path

from flows.recovery import recover
from spiders.archive import read_archive
from spiders.archive_index import load_index
from spiders.archive_parts import join_parts, part_of
from tests.spiders.warc import write_warc

PAGES = [f"https://{name}.example/board" for name in "abc"]


def parts_in(folder: Path) -> Path:
    """Two parts beside what the crawl had already; the second is cut short in a record."""
    archive = write_warc(folder / "20261123T000000Z.warc.gz", {PAGES[0]: (b"one", "text/html")}, method="live")
    write_warc(part_of(archive, 2), {PAGES[1]: (b"two", "text/html")}, method="live")
    cut = write_warc(part_of(archive, 10), {PAGES[2]: (b"three", "text/html")}, method="live")
    cut.write_bytes(cut.read_bytes() + cut.read_bytes()[:99])
    return archive


def test_the_whole_records_of_all_parts_are_one_archive(tmp_path: Path) -> None:
    archive = parts_in(tmp_path)
    assert join_parts(archive) == 2
    assert [read_archive(archive)[page].body for page in PAGES] == [b"one", b"two", b"three"]
    assert [path.name for path in tmp_path.iterdir()] == [archive.name]
    assert join_parts(archive) == 0


def test_the_index_waits_for_the_parts_to_be_joined(tmp_path: Path) -> None:
    archive = parts_in(tmp_path)
    assert [page in load_index(tmp_path) for page in PAGES] == [True, False, False]
    assert PAGES[1] in load_index(tmp_path, part=part_of(archive, 2).name)
    join_parts(archive)
    assert [page in load_index(tmp_path) for page in PAGES] == [True, True, True]


def test_a_run_that_was_killed_has_its_parts_joined_by_the_next(tmp_path: Path) -> None:
    archive = parts_in(tmp_path / "archive")
    said = recover(tmp_path)
    assert said == [f"{archive}: the crawl was killed; what its shards had received is one file now"]
    assert set(read_archive(archive)) == set(PAGES)
