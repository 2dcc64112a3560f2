"""What `thirds status` finds, from the tables of a release; and the figures that go to a collector."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from tests.unit.small_release import gate_row, good_frames
from transforms.publish.metrics import metrics
from transforms.status import Check, Matter, matters

TODAY = date(2026, 11, 30)
FRAMES = {
    "organisations": pd.DataFrame([{"org_id": "XI-A", "name": "Invented Alpha", "stale_since": None}]),
    "failures": pd.DataFrame(
        columns=["org_id", "body", "outcome", "cause", "advice", "failing_since", "failed_on", "days_failed",
                 "older_listing"]
    ),
    "gates": pd.DataFrame([gate_row() | {"outcome": "passed"}]),
}  # fmt: skip


def found(checks: tuple[Check, ...] = (), to_review: int = 0, day: date = TODAY, **tables: Any) -> list[Matter]:
    return matters(FRAMES | tables, checks, to_review, day, TODAY)


def failure(**given: Any) -> pd.DataFrame:
    row: dict[str, Any] = {
        "org_id": "XI-A",
        "body": "board",
        "outcome": "failed",
        "cause": "gone",
        "advice": "find its new address",
    }
    row |= {"failing_since": "2026-11-30", "failed_on": "2026-11-30", "days_failed": 1, "older_listing": True}
    return pd.DataFrame([row | given])


def test_of_a_good_release_there_is_nothing_to_say() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("given", "act", "words"),
    [
        ({}, True, "board: failed, gone, on 2026-11-30; an older board stands in"),
        ({"cause": "timeout"}, False, "board: failed, timeout, on 2026-11-30"),
        ({"cause": "timeout", "days_failed": 3, "failing_since": "2026-11-16"}, True, "since 2026-11-16"),
        ({"outcome": "held back", "cause": "shrunk"}, True, "board: held back, shrunk"),
        ({"outcome": "read in part", "cause": "layout changed"}, False, "read in part"),
        ({"body": None, "older_listing": False}, True, "a page: failed, gone, on 2026-11-30"),
    ],
)
def test_a_failure_wants_a_hand_unless_it_may_pass(given: dict[str, Any], act: bool, words: str) -> None:
    (matter,) = found(failures=failure(**given))
    assert (matter.act, matter.organisation, matter.do) == (act, "Invented Alpha", "find its new address")
    assert words in matter.what


def test_what_wants_a_hand_comes_first() -> None:
    stale = pd.DataFrame([{"org_id": "XI-A", "name": "Invented Alpha", "stale_since": "2026-05-01"}])
    gates = pd.DataFrame([gate_row() | {"outcome": "failed", "severity": "warning", "rows_failed": 2}])
    checks = (Check("a", "Invented Alpha", date(2026, 8, 1), 90), Check("b", "Invented Beta", date(2026, 11, 1), 90))
    said = found(checks, 7, date(2026, 11, 1), organisations=stale, gates=gates)
    assert [(matter.act, matter.kind) for matter in said] == [
        (True, "manual check"), (True, "release"), (True, "stale"), (False, "gate"), (False, "review"),
    ]  # fmt: skip
    assert "121 days ago" in said[0].what
    assert "29 days old" in said[1].what
    assert said[-1].what.startswith("7 seats")


def test_the_figures_of_a_release_are_open_metrics_and_the_same_every_time() -> None:
    frames = good_frames() | {"gates": pd.DataFrame([gate_row()])}
    numbers = {name: len(frame) for name, frame in frames.items()}
    text = metrics(frames, numbers)
    assert text == metrics(frames, numbers)
    parsed = text_string_to_metric_families(text.decode())  # type: ignore[no-untyped-call]  # the library has no types
    families = {family.name: family for family in parsed}
    rows = {sample.labels["table"]: sample.value for sample in families["thirds_rows"].samples}
    assert rows == numbers
    assert {sample.labels["stage"] for sample in families["thirds_stage_seconds"].samples} == set(
        frames["run"]["stage"]
    )
    assert families["thirds_release_timestamp_seconds"].samples[0].value == 1795392000.0
    assert text.endswith(b"# EOF\n")
