"""Speed, as ratios against a floor measured in the same run: printed for people to read, never a verdict.

`pytest tests/benchmarks -s` shows them. The machines are shared and noisy, so a time fails no test; what is asserted is
that both sides did the same work.
"""

import csv
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from itertools import islice
from pathlib import Path

import duckdb
import lxml.html
import pytest

from spiders.archive import read_archive
from spiders.extract import extract
from tests.benchmarks.furniture import average_page
from tests.conftest import DATA
from transforms.codebook import Codebook, CodebookFile, load_codebook
from transforms.declared import read_declared
from transforms.labels import read_label
from transforms.phrases import expand
from transforms.power import banzhaf
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
    floor = best_of(lambda: copied(path, tmp_path / "copy.csv"))
    with shown(capsys):
        print(  # noqa: T201
            f"\nclassification of a file: {rows / ours:,.0f} rows/s ({rows:,} rows, {labels:,} labels, "
            f"{processors()} processors, reading and writing included), {ours / floor:.1f} times what DuckDB takes to "
            f"copy the same file; a plain loop of regular expressions over the same phrases: {rows / theirs:,.0f} "
            f"rows/s (measured on {sample:,} rows); ratio {theirs / ours:.0f}; memory of the largest process "
            f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB"
        )


def copied(path: Path, to: Path) -> None:
    """The floor: every cell read as text and written again, by an engine in C++ on every processor."""
    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM read_csv('{path}', all_varchar = true)) TO '{to}' (FORMAT csv, HEADER)")


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
            (kind.name, [read_label(phrase).line for phrase in (*kind.phrases, *kind.weak)])
            for kind in codebook.gazetteer.kinds
        ]
        phrases += [("names", list(codebook.gazetteer.names))]
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
    classify_file(path, codebook, out)


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


def test_scoring_a_million_boards_against_counting_their_seats(capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.million_boards"], capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert found["boards"] == 1_000_000
    assert found["seats_agree"]
    with shown(capsys):
        print(  # noqa: T201
            f"\nscoring {found['boards']:,} boards ({found['rows']:,} rows of seats, {found['compositions']:,} "
            f"compositions), all columns: {found['seconds']:.1f} s, {found['processor_seconds']:.1f} s of a processor, "
            f"{found['gibibytes']:.2f} GiB at most; {found['seconds'] / found['count_seconds']:.0f} times what DuckDB "
            "takes to count the same seats by board and class"
        )


def test_voting_power_against_a_polynomial_for_every_voter(capsys: pytest.CaptureFixture[str]) -> None:
    council = (10, 20, 10, 0, 20)
    once = banzhaf.__wrapped__
    rounds = 200
    ours = best_of(lambda: [once(*council) for _ in range(rounds)]) / rounds
    plain = best_of(lambda: by_polynomials(*council))
    assert tuple(once(*council)) == by_polynomials(*council)
    with shown(capsys):
        print(  # noqa: T201
            f"\nvoting power of a council of 60 with 20 singles: {ours * 1e6:.0f} microseconds, 1/{plain / ours:.0f} "
            "of a polynomial multiplied up voter by voter"
        )


def by_polynomials(*votes: int) -> tuple[Fraction, ...]:
    """Banzhaf's index by the product of (1 + x^votes) over all voters but one, for each voter: the plain way."""
    voters = [(at, count) for at, count in enumerate(votes[:4]) if count] + [(3, 1)] * votes[4]
    total = sum(votes)
    needed = total // 2 + 1
    swings = [0, 0, 0, 0]
    for out, (owner, own) in enumerate(voters):
        ways = [1] + [0] * total
        for each, (_, count) in enumerate(voters):
            if each != out:
                ways = [ways[at] + (ways[at - count] if at >= count else 0) for at in range(total + 1)]
        swings[owner] += sum(ways[max(0, needed - own) : needed])
    return tuple(Fraction(each, sum(swings)) for each in swings)
