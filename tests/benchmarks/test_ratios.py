"""Speed, as ratios against a floor measured in the same run: printed for people to read, never a verdict.

`pytest tests/benchmarks -s` shows them. The machines are shared and noisy, so a time fails no test; what is asserted is
that both sides did the same work.
"""

import csv
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import duckdb
import lxml.html
import pandas as pd
import pytest

from spiders.archive import read_archive
from spiders.extract import extract
from tests.benchmarks.furniture import average_page
from tests.conftest import DATA
from transforms.codebook import Codebook, CodebookFile, load_codebook
from transforms.declared import read_declared
from transforms.labels import read_label
from transforms.phrases import expand
from transforms.score import score_frame
from transforms.shards import processors
from transforms.stream import classify_file

ROUNDS = 3


def best_of(work: Callable[[], object]) -> float:
    """The least time in seconds of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def timed(work: Callable[[], object]) -> float:
    """The time in seconds of one round."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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


def test_classifying_a_file_against_a_plain_loop(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    codebook = load_codebook(DATA)
    path, rows, labels = tmp_path / "seats.csv", 1_000_000, 20_000
    write_seats(path, rows, labels)
    ours = timed(lambda: classify_to(path, tmp_path / "out.csv", codebook))
    sample = 1_000
    with path.open(encoding="utf-8", newline="") as stream:
        seats = list(islice(csv.DictReader(stream), sample))
    plain = PlainLoop(codebook)
    theirs = timed(lambda: [plain.signs(seat["role"], seat["group"]) for seat in seats]) * rows / sample
    with (tmp_path / "out.csv").open(encoding="utf-8") as stream:
        assert sum(1 for _ in stream) == rows + 1
    assert any(found for seat in seats for found in plain.signs(seat["role"], seat["group"]))
    with shown(capsys):
        print(  # noqa: T201
            f"\nclassification of a file: {rows / ours:,.0f} rows/s ({rows:,} rows, {labels:,} labels, "
            f"{processors()} processors, reading and writing included); a plain loop of regular expressions over the "
            f"same phrases: {rows / theirs:,.0f} rows/s (measured on {sample:,} rows); ratio {theirs / ours:.0f}"
        )


class PlainLoop:
    """The honest simple way: row by row, fold the label, then search every phrase of the codebook in it, compiled.

    It only finds the signs and the kinds of body; the decision, which ours takes as well, would come on top.
    """

    def __init__(self, codebook: Codebook) -> None:
        words = read_declared(DATA / "codebook.yml", CodebookFile).words
        phrases = [
            (entry.name, [whole for phrase in entry.phrases for whole in expand(phrase, words)])
            for entry in codebook.entries
            if entry.of == "label"
        ]
        phrases += [
            (kind.name, [read_label(phrase).line for phrase in (*kind.phrases, *kind.names)])
            for kind in codebook.gazetteer.kinds
        ]
        self.patterns = [
            (name, re.compile(rf"\b(?:{'|'.join(map(_pattern, several))})s?\b")) for name, several in phrases
        ]

    def signs(self, role: str, group: str) -> list[str]:
        """The names of the entries and kinds of body that one seat matches."""
        line = f"{read_label.__wrapped__(role).line} ; {read_label.__wrapped__(group).line}"
        return [name for name, pattern in self.patterns if pattern.search(line)]


def _pattern(phrase: str) -> str:
    return re.escape(phrase).replace("…", r"\w+(?: \w+){0,5}").replace(r"\#", r"\d+")


def classify_to(path: Path, out: Path, codebook: Codebook) -> None:
    with out.open("w", encoding="utf-8", newline="") as stream:
        classify_file(path, codebook, stream)


def write_seats(path: Path, rows: int, labels: int) -> None:
    """A table of invented holders: `rows` of them under `labels` different labels, those of the gold with a number."""
    with (DATA / "gold" / "seats.csv").open(encoding="utf-8", newline="") as stream:
        gold = list(csv.DictReader(stream))
    columns = ["organisation", "family", "body", "role", "group"]
    chosen = [[gold[n % len(gold)][column] for column in columns] for n in range(labels)]
    for n, label in enumerate(chosen):
        label[3] += f", Ward {n}"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([*columns, "name"])
        writer.writerows([*chosen[n * 7919 % labels], f"Testa Person {n}"] for n in range(rows))


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
