"""A release beside the last one: what is measured, and what of it stops or is reported."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from expectations.gate import check_release
from tests.unit.small_release import ALPHA, BETA, LISTING, good_frames, write_database
from transforms.drift import drift_table
from transforms.schema import enforce
from transforms.schema.gated import DRIFT

Frames = dict[str, pd.DataFrame]


def built(folder: Path, frames: Frames) -> Path:
    folder.mkdir(parents=True)
    return write_database(folder / "release.duckdb", frames)


def measured(table: pd.DataFrame, measure: str, of_what: str) -> dict[str, Any]:
    row = table[(table["measure"] == measure) & (table["of_what"] == of_what)].iloc[0]
    return {str(name): value for name, value in row[["before", "after", "difference", "ratio"]].items()}


def test_every_measure_has_its_value_before_and_after(tmp_path: Path) -> None:
    frames = good_frames()
    frames["scores"]["seats_established"] = frames["scores"]["seats_voting"]
    last = built(tmp_path / "last", frames)
    now = good_frames()
    now["scores"]["seats_established"] = now["scores"]["seats_voting"]
    now["scores"].loc[now["scores"]["board_id"] == LISTING, ["seats_w", "seats_established"]] = [4, 14]
    now["scores"] = now["scores"][now["scores"]["org_id"] == ALPHA]
    now["directors"] = now["directors"].head(7)
    table = enforce(drift_table(built(tmp_path / "now", now), last), DRIFT)
    assert measured(table, "rows", "all") == {
        "before": 14,
        "after": 10,
        "difference": -4,
        "ratio": pytest.approx(10 / 14),
    }
    assert measured(table, "organisations", "all")["after"] == 1
    assert measured(table, "class share", "worker")["after"] == pytest.approx(4 / 9)
    assert measured(table, "class share", "worker")["before"] == pytest.approx(5 / 16)
    assert measured(table, "board size", f"{ALPHA}/board/listing")["ratio"] == 2
    gone = measured(table, "board size", f"{BETA}/council/composition")
    assert (gone["before"], gone["after"], gone["ratio"]) == (9, 0, 0)
    of_alpha = drift_table(tmp_path / "now" / "release.duckdb", last, {ALPHA})
    assert measured(of_alpha, "organisations", "all")["before"] == 1
    assert f"{BETA}/council/composition" not in set(of_alpha["of_what"])


def test_a_first_release_has_nothing_before_it_and_breaks_no_rule(tmp_path: Path) -> None:
    frames = good_frames()
    frames["drift"] = drift_table(built(tmp_path / "now", frames), None)
    assert frames["drift"]["before"].isna().all()
    result = check_release(built(tmp_path / "gated", frames))
    assert not result.critical
    assert set(result.gates["outcome"]) == {"passed"}


def test_a_drift_that_a_person_has_looked_at_stops_nothing_and_is_still_told(tmp_path: Path) -> None:
    frames = good_frames()
    frames["drift"].loc[frames["drift"]["measure"] == "rows", ["after", "difference", "ratio"]] = [60, -40, 0.6]
    database = built(tmp_path / "now", frames)
    assert check_release(database).critical
    accepted = check_release(database, accept_drift=True)
    assert not accepted.critical
    assert "drift/rows_are_not_lost" in accepted.problems()[0]
