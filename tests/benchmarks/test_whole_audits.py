"""Whole audits: against the floor of their frameworks, and for each further organisation. All of it takes minutes.

`THIRDS_BENCH=1` runs them; `THIRDS_ORGANISATIONS=100,1000` leaves the ten thousand out.
"""

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest

from tests.benchmarks.crawls import compare
from tests.benchmarks.table import WHOLE, Row
from tests.benchmarks.test_ratios import Measured
from tests.benchmarks.whole_audits import audit, floor, invented_data, pages_of
from transforms.warehouse import read

SIZES = [int(size) for size in os.environ.get("THIRDS_ORGANISATIONS", "100,1000,10000").split(",")]
TWICE_UP_TO = 1_000  # organisations; a larger audit is not run a second time
only_whole = pytest.mark.skipif(not WHOLE, reason="takes minutes: `make bench`")


@only_whole
@pytest.mark.timeout(900)
def test_the_embedded_audit_against_the_floor_of_its_frameworks(measured: Measured, tmp_path: Path) -> None:
    frameworks = min(floor() for _ in range(2))
    whole = min(audit(tmp_path / name)["seconds"] for name in ("one", "other"))
    against = f"Python, a Prefect server and Great Expectations, started one after the other: {frameworks:.1f} s"
    over = whole - frameworks
    ours = f"{whole:.1f} s, {over:.1f} s more"
    measured(Row("`thirds audit` on the embedded default", ours, against, whole / frameworks, "6 s more", over <= 6))


@only_whole
@pytest.mark.timeout(2 * 3600)
def test_each_further_organisation_and_a_rerun_with_nothing_changed(measured: Measured, tmp_path: Path) -> None:
    first = {}
    for size in SIZES:
        data, out = invented_data(tmp_path / f"data-{size}", size), tmp_path / f"out-{size}"
        first[size] = audit(out, data)
        directors = read(out / "latest" / "thirds.duckdb", "SELECT count(*) AS n FROM directors")
        assert directors["n"].iloc[0] >= 10 * size
        if size <= TWICE_UP_TO:
            again = audit(out, data)
            ratio = again["seconds"] / first[size]["seconds"]
            what = f"rerun with nothing changed, {size:,} organisations"
            against = f"the first run: {first[size]['seconds']:.1f} s"
            measured(Row(what, f"{again['seconds']:.1f} s", against, ratio, "at most 0.25", ratio <= 0.25))
    for few, many in pairwise(SIZES):
        each = {name: (first[many][name] - first[few][name]) / (many - few) for name in first[few]}
        milliseconds, of_processor, memory = each["seconds"] * 1000, each["cpu"] * 1000, each["peak_mib"] * 1024
        measured(
            Row(
                f"each further organisation from {few:,} to {many:,}, by replay",
                f"{milliseconds:.1f} ms ({of_processor:.1f} ms of a processor), {memory:.0f} KiB",
                f"the whole run of {few:,}: {first[few]['seconds'] * 1000 / few:.0f} ms an organisation",
                milliseconds / (first[few]["seconds"] * 1000 / few),
                "at most 10 ms",
                milliseconds <= 10,
            )
        )


def test_a_crawl_against_one_that_only_downloads(measured: Measured, tmp_path: Path) -> None:
    pages = pages_of(invented_data(tmp_path / "data", 1_000 if WHOLE else 60))
    crawls = compare(pages, tmp_path)
    assert crawls.rows >= 10 * len(pages)
    ratio = crawls.bare / crawls.ours
    measured(
        Row(
            f"pages archived and extracted, {crawls.pages:,} facsimile pages",
            f"{crawls.pages / crawls.ours:,.0f} pages/s",
            f"a bare Scrapy spider that downloads them: {crawls.pages / crawls.bare:,.0f} pages/s",
            ratio,
            "at least 0.4",
            ratio >= 0.4,
        )
    )


def test_the_table_is_kept_in_the_documents_between_its_marks(tmp_path: Path) -> None:
    from tests.benchmarks.table import BEGIN, END, as_markdown, as_property, rows_of, write_into

    row = Row("one thing", "2 s", "another: 1 s", 2.0, "at most 1", False)
    through_a_worker = json.loads(json.dumps([as_property(row), ("other", 1)]))
    assert rows_of((name, value) for name, value in through_a_worker) == [row]
    page = tmp_path / "performance.md"
    page.write_text(f"# Before\n\n{BEGIN}\nold\n{END}\n\nafter\n")
    write_into(page, [row], "2026-01-01, a machine.")
    assert page.read_text() == f"# Before\n\n{BEGIN}\n2026-01-01, a machine.\n\n{as_markdown([row])}{END}\n\nafter\n"
    assert "| one thing | 2 s  | another: 1 s  | 2     | at most 1 | **missed** |" in page.read_text()
    page.write_text("no marks")
    with pytest.raises(ValueError, match="put them back"):
        write_into(page, [row], "")
