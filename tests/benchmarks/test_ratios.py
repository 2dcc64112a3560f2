"""Speed, as ratios against a floor measured in the same run: printed for people to read, never a verdict.

`pytest tests/benchmarks -s` shows them. The machines are shared and noisy, so a time fails no test; what is asserted is
that both sides did the same work.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb
import lxml.html
import pandas as pd
import pytest

from spiders.archive import read_archive
from spiders.extract import extract
from tests.benchmarks.furniture import average_page
from tests.conftest import DATA
from transforms.classify import classify_frame
from transforms.codebook import load_codebook
from transforms.score import score_frame

ROUNDS = 3


def best_of(work: Callable[[], object]) -> float:
    """The least time in seconds of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


@contextmanager
def shown(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    with capsys.disabled():
        yield


def test_extraction_of_tiny_pages_against_parsing(capsys: pytest.CaptureFixture[str]) -> None:
    pages = facsimile_pages()
    with shown(capsys):
        print(f"\nextraction of {len(pages)} pages of a kilobyte, nothing but people: {ratio(pages)}")  # noqa: T201
    assert all(extract(page, url) for url, page in pages.items())


def test_extraction_of_average_pages_against_parsing(capsys: pytest.CaptureFixture[str]) -> None:
    tiny = dict(list(facsimile_pages().items())[::4])
    pages = {url: average_page(page.decode(), seed).encode() for seed, (url, page) in enumerate(tiny.items())}
    assert all(60_000 < len(page) < 80_000 for page in pages.values())
    with shown(capsys):
        print(f"\nextraction of {len(pages)} pages of average size and content: {ratio(pages)}")  # noqa: T201
    for url, page in pages.items():
        assert {row.name_as_published for row in extract(page, url)} == {
            row.name_as_published for row in extract(tiny[url], url)
        }


def facsimile_pages() -> dict[str, bytes]:
    archived = read_archive(DATA / "archive" / "facsimile.warc.gz")
    return {url: each.body for url, each in archived.items() if not url.endswith("/robots.txt")}


def ratio(pages: dict[str, bytes]) -> str:
    """How many times what lxml takes to parse the same bytes: for pages never read before, and again."""
    forget()
    start = time.perf_counter()
    read(pages)
    first = time.perf_counter() - start
    again = best_of(lambda: read(pages))
    floor = best_of(lambda: [lxml.html.document_fromstring(page) for page in pages.values()])
    return f"{first / floor:.1f} times what lxml takes to parse them, {again / floor:.1f} times when read again"


def read(pages: dict[str, bytes]) -> None:
    for url, page in pages.items():
        extract(page, url)


def forget() -> None:
    """Empty what reading remembers from page to page."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("spiders.extract", "transforms.names")):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear"):
                    thing.cache_clear()


def test_classification_of_repeated_labels_against_distinct_ones(capsys: pytest.CaptureFixture[str]) -> None:
    codebook = load_codebook(DATA)
    labels = pd.read_csv(DATA / "gold" / "seats.csv", dtype=str, keep_default_na=False)
    columns = ["organisation", "family", "body", "role", "group", "name"]
    many = pd.concat([labels[columns]] * 100, ignore_index=True)
    once = best_of(lambda: classify_frame(labels[columns], codebook))
    hundred = best_of(lambda: classify_frame(many, codebook))
    assert len(classify_frame(many, codebook)) == 100 * len(labels)
    with shown(capsys):
        print(f"\nclassification: 100 times the rows cost {hundred / once:.1f} times the time")  # noqa: T201


def test_scoring_against_counting_the_same_seats(capsys: pytest.CaptureFixture[str]) -> None:
    boards = 5_000
    rows = [
        (f"board {number}", seat_class, seats)
        for number in range(boards)
        for seat_class, seats in zip(
            ("worker", "user", "state", "management"), (number % 7, 3, number % 5, 2), strict=True
        )
    ]
    seats = pd.DataFrame(rows, columns=["board_id", "class", "seats"]).assign(
        subclass="", route="", grade="B", possible="", established_class="", vacant=False, family="", body_kind="",
        tier="governing", complete=True, status="current",
    )  # fmt: skip
    count = "SELECT board_id, class, sum(seats) FROM seats GROUP BY ALL"
    connection = duckdb.connect()
    connection.register("seats", seats)
    floor = best_of(lambda: connection.execute(count).fetchall())
    connection.close()
    ours = best_of(lambda: score_frame(seats))
    assert len(score_frame(seats)) == boards
    with shown(capsys):
        print(f"\nscoring: {ours / floor:.1f} times what DuckDB takes to count the seats of {boards} boards")  # noqa: T201
