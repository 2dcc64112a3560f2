"""Speed, as ratios against a floor measured in the same run: rows of the table for people to read, never a verdict.

The machines are shared and noisy, so a time fails no test; what is asserted is that both sides did the same work.
"""

import csv
import gc
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

from spiders.archive import read_archive
from spiders.extract import extract
from tests.benchmarks.furniture import average_page
from tests.benchmarks.table import WHOLE, Row
from tests.conftest import DATA
from transforms.codebook import Codebook, CodebookFile, load_codebook
from transforms.declared import read_declared
from transforms.labels import read_label
from transforms.phrases import expand
from transforms.power import banzhaf
from transforms.shards import processors
from transforms.stream import classify_file

ROUNDS = 5
Measured = Callable[[Row], None]


def nothing() -> None:
    """What has to be done before a round: nothing."""


def best_of(work: Callable[[], object], before: Callable[[], None] = nothing) -> float:
    """The least time in seconds of a few rounds, without what is done before each."""
    times = []
    for _ in range(ROUNDS):
        before()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def timed(work: Callable[[], object]) -> float:
    """The time in seconds of one round."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_extraction_of_tiny_pages_against_parsing(measured: Measured) -> None:
    pages = facsimile_pages()
    for row in against_parsing(f"extraction of {len(pages)} pages of a kilobyte, nothing but people", pages, ""):
        measured(row)
    assert all(extract(page, url) for url, page in pages.items())


def test_extraction_of_average_pages_against_parsing(measured: Measured) -> None:
    tiny = dict(list(facsimile_pages().items())[::4])
    pages = {url: average_page(page.decode(), seed).encode() for seed, (url, page) in enumerate(tiny.items())}
    assert all(60_000 < len(page) < 80_000 for page in pages.values())
    for row in against_parsing(f"extraction of {len(pages)} pages of 60 to 80 kB", pages, "at most 6"):
        measured(row)
    for url, page in pages.items():
        assert {row.name_as_published for row in extract(page, url)} == {
            row.name_as_published for row in extract(tiny[url], url)
        }


def facsimile_pages() -> dict[str, bytes]:
    archived = read_archive(DATA / "archive" / "facsimile.warc.gz")
    return {url: each.body for url, each in archived.items() if not url.endswith("/robots.txt")}


def against_parsing(what: str, pages: dict[str, bytes], limit: str) -> list[Row]:
    """Pages never read before, and again, against what lxml takes to parse the same bytes: the best of as many rounds
    of each, with the search for garbage as rare as a crawl has it.
    """
    read(pages)
    with rare_garbage_search():
        first = best_of(lambda: read(pages), forget)
        again = best_of(lambda: read(pages))
        floor = best_of(lambda: [lxml.html.document_fromstring(page) for page in pages.values()])
    against = f"lxml.html parses them: {milliseconds(floor / len(pages))} a page"
    return [
        Row(
            f"{what}, {when}", f"{milliseconds(took / len(pages))} a page", against, took / floor, limit,
            took / floor <= 6 if limit else None,
        )
        for when, took in (("read first", first), ("read again", again))
    ]  # fmt: skip


@contextmanager
def rare_garbage_search() -> Iterator[None]:
    """As spiders/child.py sets it for a crawl."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.3g} ms"


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


def test_classifying_a_file_against_a_plain_loop(measured: Measured, tmp_path: Path) -> None:
    codebook = load_codebook(DATA)
    path, rows, labels = tmp_path / "seats.csv", *((1_000_000, 20_000) if WHOLE else (50_000, 2_000))
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
    what = f"classification of a file, {rows:,} rows, {labels:,} labels"
    largest = f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB the largest process"
    speed = f"{rows / ours:,.0f} rows/s on {processors()} processors, {largest}"
    loop = f"a loop of regular expressions, row by row: {rows / theirs:,.0f} rows/s (measured on {sample:,})"
    measured(Row(what, speed, loop, theirs / ours, "at least 20", theirs / ours >= 20))
    measured(Row(what, f"{ours:.2f} s", f"DuckDB copies the file: {floor:.2f} s", ours / floor))


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


def test_scoring_boards_against_counting_their_seats(measured: Measured) -> None:
    boards, compositions = (1_000_000, 5_000) if WHOLE else (20_000, 200)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.million_boards", str(boards), str(compositions)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["boards"] == boards
    assert found["seats_agree"]
    measured(
        Row(
            f"scoring of {boards:,} boards, all columns",
            f"{found['seconds']:.1f} s, {found['gibibytes']:.2f} GiB",
            f"DuckDB counts their seats by board and class: {found['count_seconds']:.2f} s",
            found["seconds"] / found["count_seconds"],
        )
    )


def test_voting_power_against_a_polynomial_for_every_voter(measured: Measured) -> None:
    council = (10, 20, 10, 0, 20)
    once = banzhaf.__wrapped__
    rounds = 200
    ours = best_of(lambda: [once(*council) for _ in range(rounds)]) / rounds
    plain = best_of(lambda: by_polynomials(*council))
    assert tuple(once(*council)) == by_polynomials(*council)
    measured(
        Row(
            "voting power of a council of 60 with 20 singles",
            f"{ours * 1e6:.0f} microseconds",
            f"a polynomial multiplied up voter by voter: {milliseconds(plain)}",
            ours / plain,
        )
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
