"""A crawl of a web archive: which capture is taken, that it is what was archived, and how we behave there.

The sites' own addresses lead nowhere: whatever was asked of one of them would fail.
"""

import gzip
import json
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from spiders.archive_index import load_index
from spiders.run import Crawled, crawl
from spiders.targets import Target
from spiders.wayback_index import (
    FIELDS,
    ArchiveUnavailableError,
    Indexed,
    NoCaptureError,
    WrongDigestError,
    capture_at,
    check_digest,
    digest_of,
    middle_of,
    nearest,
    read_index,
    same_page,
)
from tests.spiders.web_archive import Kept, Reply, WebArchive, archiving


def board(first: str) -> bytes:
    rows = f"<li>{first} - Chair</li><li>Testo Beta - Staff director</li>"
    return f"<html><body><h1>Invented</h1><h2>Board of directors</h2><ul>{rows}</ul></body></html>".encode()


def address(slug: str) -> str:
    return f"https://{slug}.invalid/board"


def targets(*slugs: str) -> list[Target]:
    return [
        Target(slug, f"XI-THIRDS-{slug}", "Invented Board", "board of directors", address(slug), page_date="2026-01-01")
        for slug in slugs
    ]


def look(monkeypatch: pytest.MonkeyPatch, archive: WebArchive, folder: Path, date: str, *slugs: str) -> Crawled:
    monkeypatch.setenv("THIRDS_WAYBACK", archive.address)
    return crawl(targets(*slugs), "wayback", folder / "w.warc.gz", folder / "crawl", timeout=120, date=date)


PACKED = gzip.compress(board("Testa Packed"), mtime=0)
FACTS = {"Content-Encoding": "gzip"}
KEPT = [
    # The nearest of several, and not one that is nearer but answered 404; scheme and www as they were then.
    Kept(address("near"), "20140601120000", board("Testa Early")),
    Kept("http://www.near.invalid:80/board", "20190301120000", board("Testa Near")),
    Kept(address("near"), "20190620120000", b"gone", status=404),
    Kept(address("near"), "20230601120000", board("Testa Late")),
    # Archived compressed, and handed out so; archived plain, and compressed on the way.
    Kept(address("packed"), "20190601000000", PACKED, headers=FACTS),
    Kept(address("onway"), "20190601000000", board("Testa Onway"), headers=FACTS, sent=PACKED),
    Kept(address("plain"), "20190601000000", board("Testa Onway"), headers=FACTS),
    Kept(address("moved"), "20190615000000", board("Testa Unsent"), leads_to="/web/20190401000000/" + address("moved")),
    Kept(address("moved"), "20190401000000", board("Testa Moved")),
    Kept(address("out"), "20190615000000", b"x", leads_to="https://out.invalid/board"),
]
KEPT[5].sent = gzip.compress(board("Testa Onway"), mtime=0)
SLUGS = ("near", "packed", "onway", "plain", "none", "moved", "out")


# At the first page the index is busy, and then the archive down, for a moment.
INDEX = "/cdx/search/cdx"
NEAREST = "/web/20190301120000id_/http://www.near.invalid:80/board"
TROUBLE: dict[str, list[Reply]] = {
    INDEX: [(429, {"Retry-After": "3"}, b"slow down")],
    NEAREST: [(503, {"Retry-After": "0"}, b"")],
}


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, WebArchive, Path]:
    folder = tmp_path_factory.mktemp("wayback")
    with pytest.MonkeyPatch.context() as monkeypatch, archiving(WebArchive(KEPT, first=TROUBLE)) as archive:
        return look(monkeypatch, archive, folder, "2019-06", *SLUGS), archive, folder


def test_the_capture_nearest_the_date_is_read_as_the_page_itself(looked: tuple[Crawled, WebArchive, Path]) -> None:
    crawled, _, _ = looked
    first = crawled.placed[crawled.placed["position"] == 1].set_index("slug")["person_name"].to_dict()
    assert first == {
        "near": "Testa Near",
        "packed": "Testa Packed",
        "onway": "Testa Onway",
        "moved": "Testa Moved",
    }
    made = crawled.captures.set_index("url")
    assert set(made["method"]) == {"wayback"}
    assert made.loc[address("near"), "captured_at"] == "2019-03-01T12:00:00Z"
    assert made.loc[address("moved"), "captured_at"] == "2019-04-01T00:00:00Z"
    assert set(crawled.placed["body"]) == {"board of directors"}


def test_what_is_not_there_or_not_what_was_archived_is_refused_with_its_cause(
    looked: tuple[Crawled, WebArchive, Path],
) -> None:
    crawled, archive, _ = looked
    causes = crawled.failures.set_index("slug")["cause"].to_dict()
    assert causes == {
        "plain": "wrong digest",
        "none": "no capture",
        "out": "archive unavailable",
    }
    assert "leads out of the archive" in crawled.failures.set_index("slug")["detail"]["out"]
    assert archive.asked[0][1] == "/robots.txt"


def test_the_archive_is_asked_at_most_once_a_second(looked: tuple[Crawled, WebArchive, Path]) -> None:
    moments = [moment for moment, _ in looked[1].asked]
    gaps = [after - before for before, after in pairwise(moments[1:])]
    assert len(gaps) >= 2 * len(SLUGS) - 3
    assert min(gaps) >= 0.9  # the server's clock starts when the request has arrived


def test_a_busy_archive_is_asked_again_after_as_long_as_it_wishes(looked: tuple[Crawled, WebArchive, Path]) -> None:
    asked = [(moment, path.partition("?")[0]) for moment, path in looked[1].asked]
    assert [path for _, path in asked[:5]] == ["/robots.txt", INDEX, INDEX, NEAREST, NEAREST]
    assert asked[2][0] - asked[1][0] >= 2.9  # the server's clock starts when the request has arrived


def test_the_written_archive_says_where_each_page_came_from_and_replays_to_the_same_rows(
    looked: tuple[Crawled, WebArchive, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    crawled, archive, folder = looked
    with (folder / "w.warc.gz").open("rb") as stream:
        records = [record.rec_headers for record in ArchiveIterator(stream, check_digests="raise")]
    sources = {record["WARC-Target-URI"]: record["WARC-Source-URI"] for record in records[1:]}
    assert sources[address("near")] == f"{archive.address}/web/20190301120000id_/http://www.near.invalid:80/board"
    monkeypatch.setenv("THIRDS_WAYBACK", "http://archive.invalid")
    read = tuple(crawled.placed["slug"].unique())
    again = crawl(targets(*read), "replay", folder / "w.warc.gz", folder / "again")
    order = ["slug", "position"]
    rows, rows_again = (each.placed.sort_values(order).reset_index(drop=True) for each in (crawled, again))
    assert rows.equals(rows_again)
    captures, captures_again = (each.captures.sort_values("url").reset_index(drop=True) for each in (crawled, again))
    assert captures.equals(captures_again)


def test_an_archive_that_wants_to_be_left_alone_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enough: Reply = (429, {"Retry-After": "86400"}, b"")
    slugs = ("one", "two", "three")
    with archiving(WebArchive([], first={INDEX: [enough] * 3})) as archive:
        crawled = look(monkeypatch, archive, tmp_path, "2019", *slugs)
    assert set(crawled.failures["cause"]) == {"archive unavailable"}
    assert set(crawled.failures["slug"]) == set(slugs)
    assert len(archive.asked) == 2  # its rules, and the first page
    assert crawled.failures["detail"].str.contains("86400").sum() == 1


def test_the_archives_own_rules_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: Reply = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /cdx/\n")
    with archiving(WebArchive([Kept(address("a"), "20190601000000", board("Testa A"))], robots=closed)) as archive:
        crawled = look(monkeypatch, archive, tmp_path, "2019", "a")
    assert list(crawled.failures["cause"]) == ["robots"]
    assert [path for _, path in archive.asked] == ["/robots.txt"]


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2019", datetime(2019, 7, 2, 12, tzinfo=UTC)),
        ("2020-02", datetime(2020, 2, 15, 12, tzinfo=UTC)),
        ("2019-12", datetime(2019, 12, 16, 12, tzinfo=UTC)),
        ("2019-12-31", datetime(2019, 12, 31, 12, tzinfo=UTC)),
    ],
)
def test_a_date_stands_for_its_middle(date: str, moment: datetime) -> None:
    assert middle_of(date) == moment


@pytest.mark.parametrize("words", ["", "19", "2019-13", "2019-02-30", "2019/05", "2019-05-01T00", "0000", "9999-99"])
def test_words_that_are_no_date_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar"):
        middle_of(words)


ROW = ["20190601000000", "https://a.invalid/", "200", "text/html", "A" * 32, "7"]


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>The archive is closed today</html>",
        b"[[",
        b'{"error": "no"}',
        json.dumps([["timestamp", "original"], ["20190601000000", "https://a.invalid/"]]).encode(),
        json.dumps([list(FIELDS), ["2019", *ROW[1:]]]).encode(),
        json.dumps([list(FIELDS), ["20199901000000", *ROW[1:]]]).encode(),
        json.dumps([list(FIELDS), ROW[:3]]).encode(),
        b"\xff\xfe\x00",
    ],
)
def test_an_index_that_answers_otherwise_than_its_interface_says_is_refused(answer: bytes) -> None:
    with pytest.raises(ArchiveUnavailableError, match="interface"):
        read_index(answer)


@pytest.mark.parametrize("answer", [b"[]", b"", b"\n", json.dumps([list(FIELDS)]).encode()])
def test_an_empty_index_is_no_capture(answer: bytes) -> None:
    with pytest.raises(NoCaptureError):
        nearest(read_index(answer), middle_of("2019"))


def test_a_far_capture_is_no_capture_and_the_cause_says_how_far() -> None:
    with pytest.raises(NoCaptureError, match=r"2019-07-02 is of 2010-06-01"):
        nearest([Indexed("20100601000000", "https://a.invalid/", "A")], middle_of("2019"))


def test_the_digest_may_be_of_the_bytes_as_they_came_or_unpacked_and_of_nothing_else() -> None:
    for payload in (PACKED, board("Testa Packed")):
        check_digest(Indexed("20190601000000", "", digest_of(payload)), PACKED, board("Testa Packed"))
        check_digest(Indexed("20190601000000", "", f"sha1:{digest_of(payload)}"), PACKED, board("Testa Packed"))
    with pytest.raises(WrongDigestError):
        check_digest(Indexed("20190601000000", "", digest_of(PACKED[:-9])), PACKED, board("Testa Packed"))


def test_columns_are_found_by_name_whatever_their_order() -> None:
    table = [list(reversed(FIELDS)), list(reversed(ROW))]
    assert read_index(json.dumps(table).encode()) == [Indexed(ROW[0], ROW[1], ROW[4])]


@given(st.lists(st.datetimes(datetime(1997, 1, 1), datetime(2025, 1, 1)), min_size=1), st.integers(1997, 2024))
def test_no_capture_is_nearer_than_the_one_taken(moments: list[datetime], year: int) -> None:
    wanted = middle_of(str(year))
    captures = [Indexed(moment.strftime("%Y%m%d%H%M%S"), "https://a.invalid/", "A") for moment in moments]
    distances = [abs(capture.captured_at - wanted) for capture in captures]
    if min(distances).days >= 367:
        with pytest.raises(NoCaptureError):
            nearest(captures, wanted)
    elif min(distances).days < 366:
        assert abs(nearest(captures, wanted).captured_at - wanted) == min(distances)


@pytest.mark.parametrize(
    ("target", "original"),
    [
        ("http://archive.invalid/web/20190401000000id_/https://a.invalid/board?x=1", "https://a.invalid/board?x=1"),
        ("https://archive.invalid:8080/web/20190401000000/http://a.invalid:80/", "http://a.invalid:80/"),
        ("http://elsewhere.invalid/web/20190401000000/https://a.invalid/", None),
        ("https://a.invalid/?http://archive.invalid/web/20190401000000/https://a.invalid/", None),
        ("http://archive.invalid/web/20199901000000/https://a.invalid/", None),
        ("http://archive.invalid/web/2019/https://a.invalid/", None),
        ("http://archive.invalid/web/20190401000000/https://a.invalid:port/", None),
        ("http://archive.invalid/web/20190401000000/file:///etc/passwd", None),
        ("http://[", None),
    ],
)
def test_only_a_capture_of_the_archive_itself_is_led_to(target: str, original: str | None) -> None:
    found = capture_at("http://archive.invalid", target)
    assert (found.original if found else None) == original


def test_one_page_has_one_address_for_the_archive() -> None:
    assert same_page("http://www.a.invalid:80/Board/", "https://a.invalid/board")
    assert not same_page("https://a.invalid/board", "https://a.invalid/board?page=2")
    assert not same_page("https://a.invalid/board", "https://a.invalid.evil.invalid/board")


def test_a_live_crawl_does_not_take_what_a_web_archive_kept_for_its_own(
    looked: tuple[Crawled, WebArchive, Path],
) -> None:
    assert address("near") not in load_index(looked[2])
