"""How a run is cut into shards: a site is one shard's alone, nothing is lost, and seats come back as they were."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.crawls import crawl_shards
from flows.plan import Crawl
from spiders.run import Crawled
from spiders.shards import in_one_archive, left_for_later, shards_of, without
from spiders.sites import site_of
from spiders.targets import Target
from tests.conftest import DATA
from transforms.codebook import load_codebook
from transforms.seat_shards import by_organisation, classified
from transforms.tabular import read_table

HOSTS = ["a.example", "www.a.example", "b.example", "c.b.example", "127.0.0.1", "127.0.0.2", "one.co.uk", "two.co.uk"]
urls = st.builds(lambda host, page: f"https://{host}/{page}", st.sampled_from(HOSTS), st.integers(0, 5))


def target(url: str, **own: object) -> Target:
    return Target("slug", "XI-THIRDS-slug", "Invented", "board", url, **own)  # type: ignore[arg-type]


def live(*targets: Target, archive: str = "none.warc.gz") -> Crawl:
    return Crawl("live", Path(archive), targets)


@given(st.lists(urls, max_size=40), st.integers(1, 6))
def test_each_page_is_in_one_shard_and_each_site_too(pages: list[str], number: int) -> None:
    shards = shards_of([target(url) for url in pages], number)
    assert sorted(each.url for shard in shards for each in shard) == sorted(pages)
    assert len(shards) <= number
    sites = [{site_of(each.url) for each in shard} for shard in shards]
    assert sum(map(len, sites)) == len(set().union(*sites))


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.board.co.uk:8443/x", "board.co.uk"),
        ("https://board.co.uk/", "board.co.uk"),
        ("https://one.blogspot.com/", "one.blogspot.com"),
        ("http://127.0.0.1:80/", "127.0.0.1"),
        ("https://LOCALHOST/", "localhost"),
    ],
)
def test_a_site_is_a_registrable_domain_or_else_a_host(url: str, site: str) -> None:
    assert site_of(url) == site


def test_pages_of_one_register_are_one_shard_since_one_host_answers_for_all() -> None:
    page = "https://find-and-update.company-information.service.gov.uk/company/{}/officers"
    pages = [target(page.format(f"0000000{n}"), register="companies_house") for n in range(4)]
    assert len(shards_of([*pages, target("https://a.example/")], 3)) == 2


def test_a_crawl_is_cut_only_where_several_may_work_side_by_side(tmp_path: Path) -> None:
    pages = [target("https://a.example/"), target("https://b.example/"), target("https://c.example/", render=True)]
    shards = crawl_shards(live(*pages), "live", tmp_path, 4)
    assert [[each.url for each in shard.targets] for shard in shards] == [
        ["https://a.example/"],
        ["https://b.example/"],
    ]
    assert [shard.sites for shard in shards] == [("a.example",), ("b.example",)]
    assert len({shard.archive for shard in shards}) == len({shard.folder for shard in shards}) == 2
    # One machine; the web archive's one host; a crawl that goes on; an archive that all may read.
    assert len(crawl_shards(live(*pages), "live", tmp_path, 1)) == 1
    assert len(crawl_shards(Crawl("wayback", Path("none"), tuple(pages)), "wayback", tmp_path, 4)) == 1
    begun = tmp_path / "1.warc.gz"
    begun.touch()
    assert [shard.sites for shard in crawl_shards(live(*pages, archive=str(begun)), "live", tmp_path, 4)] == [()]
    replayed = crawl_shards(live(*pages), "replay", tmp_path, 4)
    assert [(shard.archive, shard.sites) for shard in replayed] == [(Path("none.warc.gz"), ())] * 3


def test_a_page_that_was_left_for_later_is_forgotten_whole_and_others_are_kept() -> None:
    placed = pd.DataFrame({"source_url": ["https://a/1", "https://b/1"], "capture_id": ["c-1", "c-2"]})
    captures = pd.DataFrame({"capture_id": ["c-1", "c-2", "c-3"], "url": ["https://a/1", "https://b/1", "https://c/1"]})
    captures["archive"] = ["s.part-1.warc.gz", "earlier.warc.gz", "s.part-2.warc.gz"]
    failures = pd.DataFrame({"source_url": ["https://c/1", "https://d/1"], "cause": ["left for later", "gone"]})
    crawled = Crawled(placed, captures, failures, pd.DataFrame({"url": ["https://c/1"]}))
    left = left_for_later(crawled)
    assert left == {"https://c/1"}
    kept = in_one_archive(without(crawled, left), Path("s.warc.gz"))
    assert list(kept.placed["capture_id"]) == ["c-1", "c-2"]
    assert list(kept.captures["archive"]) == ["s.warc.gz", "earlier.warc.gz"]
    assert list(kept.failures["cause"]) == ["gone"]
    assert kept.notes.empty


def test_seats_that_are_classified_in_parts_are_those_that_are_classified_together() -> None:
    gold = read_table(DATA / "gold" / "seats.csv", ("organisation", "family", "body", "role", "group"), optional=None)
    seats = gold.head(400).assign(
        name="Testa Alpha",
        person_name="Testa Alpha",
        org_id=lambda each: each["organisation"],
        board_id=lambda each: each["organisation"] + "/" + each["body"],
        basis="listing",
        vacant=False,
        publisher="own",
        document="",
        complete=True,
        as_at="2024-05-01",
        capture_id="c-1",
    )
    codebook = load_codebook(DATA)
    whole = classified(seats, codebook)
    for number in (1, 3, 1000):
        parts = by_organisation(seats, number)
        assert len(parts) <= number
        again = pd.concat([classified(part, codebook) for part in parts]).sort_index()
        pd.testing.assert_frame_equal(again, whole)
    assert by_organisation(seats.iloc[:0], 3)[0].empty
