"""Confidence is a share that was measured: what tells it, how reliable it is, and what happens to doubtful rows."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from expectations.gate import check_listings
from spiders.extract import confidence, extract
from tests.benchmarks.reliability import Judged, brier, by_table, count, judged, read_folder, reliability
from tests.unit.small_release import listings_row

GATE = Path(__file__).resolve().parents[2] / "expectations" / "listings.json"

# Pages of our own, with what is right on them: boards, and a list that only looks like one.
GOVERNORS = ("Dan Stub", "Staff governor"), ("Eve Mock", "Public governor"), ("Gil Fake", "Carer governor")
PRIZES = ("Ann Sample", "Best in show"), ("Bob Probe", "Neatest garden"), ("Cath Trial", "Largest marrow")


def table(*rows: tuple[str, str]) -> str:
    return f"<table>{''.join(f'<tr><td>{name}</td><td>{said}</td></tr>' for name, said in rows)}</table>"


ODD = "<li>Ann Sample, Staff governor</li><li>Bob Probe, Public governor</li><li>xx9, Public governor</li>"
PAGES = {
    "<h1>Trustees</h1><ul><li>Ann Sample</li><li>Bob Probe - Chair</li><li>Cath Trial</li></ul>": {
        "Ann Sample",
        "Bob Probe",
        "Cath Trial",
    },
    f"<h1>Our people</h1>{table(*GOVERNORS)}": {name for name, _ in GOVERNORS},
    f"<h1>Board of directors</h1><h2>Prizes</h2>{table(('Name', 'Category'), *PRIZES)}": set(),
    f"<h1>Council of governors</h1><ul>{ODD}</ul>": {"Ann Sample", "Bob Probe"},
}


@pytest.fixture(scope="module")
def rows() -> list[Judged]:
    return [row for page, right in PAGES.items() for row in judged(page[:24], extract(page), _keys(right), set())]


def _keys(names: set[str]) -> set[str]:
    return {" ".join(sorted(name.casefold().split())) for name in names}


def test_the_pages_hold_right_rows_and_wrong_ones(rows: list[Judged]) -> None:
    assert sum(row.right for row in rows) == 8
    assert sum(not row.right for row in rows) >= 3


def test_rows_at_nine_tenths_are_right_nine_times_in_ten_and_rows_below_the_gate_are_not(rows: list[Judged]) -> None:
    bins = reliability(rows)
    assert all(share >= 0.9 for low, _, _, _, share in bins if low >= 0.9)
    assert all(share < 0.5 for _, high, _, _, share in bins if high <= 0.5)
    assert {low >= 0.9 for low, *_ in bins} == {True, False}
    # Saying the same of every row would be far worse; saying the opposite, worse still.
    mean = sum(row.right for row in rows) / len(rows)
    assert brier(rows) < mean * (1 - mean) / 3
    turned = [Judged(row.page, row.facts, 1 - row.confidence, row.right) for row in rows]
    assert brier(turned) > mean * (1 - mean)


def test_the_counting_of_a_table_gives_back_the_shares_it_was_counted_from() -> None:
    known, odd = ("known", "label"), ("odd", "page")
    rows = [Judged("p", known, 0.0, nth < 18) for nth in range(20)] + [Judged("p", odd, 0.0, right=True)]
    cells = count(rows)
    assert (cells[known], cells[odd]) == ((18, 20), (1, 1))
    assert [row.confidence for row in by_table(rows, cells)] == [pytest.approx(19 / 22)] * 20 + [confidence.UNMEASURED]


def test_reliability_bins_hold_every_row_once() -> None:
    rows = [Judged("p", ("known", "label"), share / 20, share % 2 == 0) for share in range(21)]
    bins = reliability(rows)
    assert sum(n for _, _, n, _, _ in bins) == len(rows)
    assert all(low <= said < high for low, high, _, said, _ in bins)


def test_a_folder_of_checked_pages_is_judged_by_its_truth(tmp_path: Path) -> None:
    names = "<li>Dr Ann Sample</li><li>Bob Probe</li><li>Cath Trial</li>"
    (tmp_path / "001.html").write_text(f"<html><body><h1>Board of trustees</h1><ul>{names}</ul></body></html>")
    (tmp_path / "truth.csv").write_text(
        "page,person_name,name_as_published,scoring\n001,Ann Sample,Dr Ann Sample,required\n"
        "001,Bob Probe,Bob Probe,optional\n"
    )
    assert [(row.facts, row.right) for row in read_folder(tmp_path)] == [
        (("known", "label"), True),
        (("known", "label"), False),
    ]


def facts() -> Iterator[tuple[str, str]]:
    for sure in (0.3, 0.6, 0.97):
        for told in (0.5, 1.0):
            for role, is_seat, is_role in (
                ("", False, False),
                ("x", False, False),
                ("x", False, True),
                ("x", True, True),
            ):
                yield confidence.name_fact(sure, False), confidence.support_fact(told, role, is_seat, is_role)


def test_every_row_has_facts_that_the_table_knows() -> None:
    assert set(facts()) <= set(confidence.MEASURED)
    assert {confidence.name_fact(0.0, True)} == {"known"}
    assert all(0 <= confidence.confidence(fact) <= 1 for fact in facts())
    assert all(0 <= right <= checked for right, checked in confidence.MEASURED.values())


def test_what_too_few_rows_were_checked_of_is_held_back() -> None:
    (least,) = [
        rule["kwargs"]["min_value"]
        for rule in json.loads(GATE.read_text())["expectations"]
        if rule["meta"]["rule"] == "confidence_is_enough"
    ]
    assert least > confidence.UNMEASURED
    few = [fact for fact, (_, checked) in confidence.MEASURED.items() if checked < confidence.FEWEST]
    assert few
    assert {confidence.confidence(fact) for fact in few} == {confidence.UNMEASURED}


def test_a_doubtful_row_is_in_quarantine_with_suite_rule_and_value_and_no_row_is_lost() -> None:
    page = next(page for page in PAGES if "xx9" in page)
    frame = pd.DataFrame(
        [
            listings_row(
                row_id=f"row-{row.position}",
                position=row.position + 1,
                name_as_published=row.name_as_published,
                person_name=row.person_name,
                role=row.role,
                confidence=row.confidence,
                shape=row.shape,
            )
            for row in extract(page)
        ]
    )
    gate = check_listings(frame)
    good, held = gate.split(frame)
    assert list(held["name_as_published"]) == ["xx9"]
    assert len(good) + len(held) == len(frame) == 3
    (kept,) = gate.quarantine[gate.quarantine["column_name"] == "confidence"].to_dict("records")
    assert (kept["suite"], kept["rule"], kept["column_name"]) == ("listings", "confidence_is_enough", "confidence")
    assert float(kept["value"]) == held["confidence"].iloc[0] < 0.5
    assert "0.5 or more" in kept["reason"]
