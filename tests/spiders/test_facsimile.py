"""The embedded archive: built from the transcribed facts, the same every time, marked as what it is."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from spiders.archive import address_key, read_archive
from spiders.facsimile import FacsimileError, build_facsimile
from spiders.facsimile_shapes import SHAPES
from tests.conftest import DATA
from transforms.transcribed import read_listings


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one/facsimile.warc.gz", "two/another-name.warc.gz"):
        build_facsimile(DATA, tmp_path / name)
    assert (tmp_path / "one/facsimile.warc.gz").read_bytes() == (tmp_path / "two/another-name.warc.gz").read_bytes()


def test_the_committed_archive_is_the_one_that_the_facts_give(tmp_path: Path) -> None:
    # Compared unpacked: another zlib may pack the same records into other bytes.
    build_facsimile(DATA, tmp_path / "facsimile.warc.gz")
    built = gzip.decompress((tmp_path / "facsimile.warc.gz").read_bytes())
    assert gzip.decompress((DATA / "archive" / "facsimile.warc.gz").read_bytes()) == built


def test_every_page_says_on_its_face_what_it_is_and_of_what() -> None:
    archived = read_archive(DATA / "archive" / "facsimile.warc.gz")
    pages = [each for each in archived.values() if urlsplit(each.url).path != "/robots.txt"]
    for each in pages:
        text = each.body.decode()
        assert "This is a facsimile made by thirds, not the page itself" in text
        assert each.method == "facsimile"
    assert {each.url for each in pages} == {address_key(url) for url in read_listings(DATA)["page_url"]}


def test_every_host_has_its_robots_txt_so_that_a_replay_asks_for_it_as_a_live_crawl_does() -> None:
    archived = read_archive(DATA / "archive" / "facsimile.warc.gz")
    for url in list(archived):
        parts = urlsplit(url)
        assert f"{parts.scheme}://{parts.netloc}/robots.txt" in archived


def test_the_pages_have_at_least_eight_shapes() -> None:
    used = set(read_listings(DATA)["published_as"])
    assert used <= set(SHAPES)
    assert len(used) >= 8


def test_a_shape_that_nobody_knows_is_refused(small_data: Path, tmp_path: Path) -> None:
    path = small_data / "listings" / "leisure.csv"
    path.write_text(path.read_text().replace(",table,", ",mural,"))
    with pytest.raises(FacsimileError, match=r"https://leisure.example/board: published_as must be one of"):
        build_facsimile(small_data, tmp_path / "facsimile.warc.gz")
    assert not (tmp_path / "facsimile.warc.gz").exists()
