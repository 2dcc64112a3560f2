"""The archive of a crawl that was killed: whole records stay usable, and nothing else is touched."""

import json
import random
from pathlib import Path

import pytest

from spiders.archive import ArchiveError, read_archive
from spiders.archive_repair import mend, mend_folder, whole_members
from tests.spiders.warc import ROBOTS, write_warc

PAGES = {f"https://alpha.example/{number}": (f"<p>page {number}</p>".encode() * 50, "text/html") for number in range(5)}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_warc(
        tmp_path / "archive" / "20261123T000000Z.warc.gz", {"https://alpha.example/robots.txt": ROBOTS, **PAGES}
    )


def test_wherever_a_crawl_was_cut_off_its_whole_records_are_read(archive: Path) -> None:
    whole, everything = archive.read_bytes(), read_archive(archive)
    members, end = whole_members(archive)
    assert end == len(whole)
    read: set[int] = set()
    for size in sorted(random.Random(6).sample(range(len(whole)), 60)):  # noqa: S311 - places to cut, no secret
        archive.write_bytes(whole[:size])
        kept, cut = mend(archive)
        assert (archive.stat().st_size + cut, whole[: archive.stat().st_size]) == (size, archive.read_bytes())
        assert kept <= members
        if kept > 1:  # the first says what file this is, and holds no response
            found = read_archive(archive)
            assert {url: each.body for url, each in found.items()} == {url: everything[url].body for url in found}
            read.add(len(found))
        assert mend(archive) == (kept, 0)
    assert read >= set(range(1, len(everything)))


def test_a_folder_tells_of_what_was_cut_and_leaves_finished_archives_alone(archive: Path) -> None:
    folder = archive.parent
    finished = folder / "20261122T000000Z.warc.gz"
    finished.write_bytes(archive.read_bytes()[:-20])  # damaged after it was finished: a reader must refuse it
    index = {"format": 1, "files": {finished.name: finished.stat().st_size}, "known": {}}
    (folder / "index.json").write_text(json.dumps(index))
    (folder / ".index.json.4711").write_text("{")
    archive.write_bytes(archive.read_bytes()[:-20])
    (said,) = mend_folder(folder)
    assert str(archive) in said
    assert "whole records are kept" in said
    assert read_archive(archive)
    with pytest.raises(ArchiveError):
        read_archive(finished)
    assert not (folder / ".index.json.4711").exists()
    assert mend_folder(folder) == []


def test_what_holds_no_whole_record_is_left_for_a_person_to_see(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    for content in (b"", b"\x1f\x8b\x08", b"no archive at all"):
        path.write_bytes(content)
        assert mend(path) == (0, 0)
        assert path.read_bytes() == content
