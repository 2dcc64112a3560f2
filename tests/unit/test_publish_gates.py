"""The page of the gates: what broke comes first, every row of it can be read, and nothing is loaded."""

import re
from pathlib import Path

import pandas as pd

from expectations.gate import check_listings
from tests.unit.small_release import RELEASE_TABLES, gate_row, good_frames, listings_row, quarantine_row
from transforms import warehouse
from transforms.publish.gates import SHOWN, render_gates, write_gates

HOSTILE = "<script>document.title='owned'</script>"


def failed_rule(rows: int) -> pd.DataFrame:
    named = {"gate_id": "listings/no_email_in_role", "suite": "listings", "rule": "no_email_in_role"}
    return pd.DataFrame([gate_row(**named, outcome="failed", rows_failed=rows)])


def page_of(gates: pd.DataFrame, quarantine: pd.DataFrame) -> str:
    frames = good_frames()
    return render_gates({"gates": gates, "quarantine": quarantine, "run": frames["run"], "drift": frames["drift"]})


def test_rules_that_did_not_hold_come_first_with_their_rows_whole() -> None:
    result = check_listings(
        pd.DataFrame([listings_row(), listings_row(row_id="row-2", confidence=0.25), listings_row(row_id="row-3")])
    )
    page = page_of(result.gates, result.quarantine)
    assert "1 critical rule did not hold" in page
    row = page[page.index("listings/listings/confidence_is_enough/row-2") :]
    for column in ("position", "group_heading", "Elected directors"):
        assert column in row
    assert "warning" in page
    assert "Testa Person" not in page


def test_a_rule_that_could_not_run_is_told_apart() -> None:
    gates = pd.DataFrame(
        [gate_row(), gate_row(gate_id="sql/x", rule="x", outcome="could not run", rows_failed=None, detail="no column")]
    )
    page = page_of(gates, pd.DataFrame([quarantine_row()]).iloc[:0])
    assert "1 passed, 0 failed, 1 could not run" in page
    assert "no column" in page


def test_the_words_of_others_are_text_and_nothing_is_loaded() -> None:
    row = quarantine_row(value=HOSTILE, row='{"role": "' + HOSTILE + '"}', source_url="javascript:alert(1)")
    gates = failed_rule(1)
    page = page_of(gates, pd.DataFrame([row]))
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#)', page)


def test_of_very_many_rows_some_are_shown_and_the_others_counted() -> None:
    rows = [quarantine_row(quarantine_id=f"row-{number}") for number in range(SHOWN + 5)]
    gates = failed_rule(SHOWN + 5)
    assert "And 5 more, in the table quarantine" in page_of(gates, pd.DataFrame(rows))


def test_what_a_run_left_that_was_stopped_early_has_a_page_too(tmp_path: Path) -> None:
    frames = {name: good_frames()[name] for name in ("run",)}
    frames |= {"gates": pd.DataFrame([gate_row()]), "quarantine": pd.DataFrame([quarantine_row()])}
    warehouse.build(tmp_path / "thirds.duckdb", frames, RELEASE_TABLES)
    write_gates(tmp_path / "thirds.duckdb", tmp_path / "gates.html")
    assert "There was no last release" in (tmp_path / "gates.html").read_text("utf-8")
