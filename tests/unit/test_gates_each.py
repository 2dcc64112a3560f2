"""The data broken in more than eighty ways, one for each rule: its own gate catches it, and no other does.

A small good release is built and opened once; a fault replaces a table of it, which is put back afterwards, and every
rule in SQL looks that speaks of the table: to the others nothing has changed. Great Expectations is shown the spoilt
rows of all faults at once, since it takes longer to ask. Where one fault cannot be made without breaking a second rule,
that is said in `INEVITABLE`.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from expectations.gate import GateResult, check_classifications, check_release
from expectations.rules import all_rules, run_rules
from expectations.suites import load_suite, release_suites, run_suites
from tests.unit.small_release import ALPHA, LISTING, RELEASE_TABLES, good_frames, write_database
from tests.unit.test_gate import FAULTS, FIRST, PRIVATE, Frames, change
from transforms import warehouse

Fault = Callable[[Frames], None]
MAIL, PHONE, POSTCODE, ADDRESS = (examples[0] for examples in PRIVATE.values())
ONE_CHANGE, ONE_BOARD, BODY = "change == 'left'", f"board_id == '{LISTING}'", "body == 'council'"


def drifted(measure: str, of_what: str, ratio: float | None = None, difference: float = 0.0) -> Fault:
    where = f"measure == '{measure}' and of_what == '{of_what}'"
    values = {"difference": difference} if ratio is None else {"ratio": ratio}
    return change("drift", where, **values)


# Rules of Great Expectations about a release: gate -> a fault made for it.
RELEASE_FAULTS: dict[str, Fault] = {
    "release_organisations/slug_unique": change("organisations", "slug == 'invented-gamma'", slug="invented-alpha"),
    "release_organisations/slug_fits_an_address": change("organisations", "slug == 'invented-beta'", slug="Invented β"),
    "release_organisations/website_is_http": change("organisations", "slug == 'invented-gamma'", website="ftp://x"),
    "release_organisations/year_established_in_range": change(
        "organisations", "slug == 'invented-alpha'", year_established=2999
    ),
    "release_captures/url_is_http": change("captures", "method == 'facsimile'", url="javascript:alert(1)"),
    "release_captures/sha256_is_a_digest": change("captures", "method == 'facsimile'", sha256="short"),
    "release_captures/captured_at_is_a_time": change("captures", "method == 'facsimile'", captured_at="yesterday"),
    "release_directors/name_as_published_no_markup": change("directors", FIRST, name_as_published="<b>Testa"),
    "release_directors/name_as_published_not_long": change("directors", FIRST, name_as_published="T" * 101),
    "release_directors/name_as_published_no_control_characters": change("directors", FIRST, name_as_published="T\x07"),
    "release_directors/no_email_in_role": change("directors", FIRST, role=MAIL),
    "release_directors/no_telephone_in_affiliation": change("directors", FIRST, affiliation=PHONE),
    "release_directors/no_postcode_in_group_heading": change("directors", FIRST, group_heading=POSTCODE),
    "release_directors/no_url_in_affiliation": change("directors", FIRST, affiliation=ADDRESS),
    "release_directors/source_url_is_http": change("directors", FIRST, source_url="alpha.example"),
    "release_directors/as_at_is_a_date": change("directors", FIRST, as_at="spring 2019"),
    "release_compositions/no_email_in_appointing_body": change(
        "compositions", "constituency == 'Public'", appointing_body=MAIL
    ),
    "release_compositions/constituency_not_blank": change("compositions", "constituency == 'Public'", constituency=" "),
    "release_scores/source_url_is_http": change("scores", BODY, source_url="rules of the house"),
    "release_changes/from_date_is_a_date": change("changes", ONE_CHANGE, from_date="long ago"),
    "release_evidence/quote_not_long": change("evidence", FIRST, quote="q" * 201),
    "release_evidence/why_not_blank": change("evidence", FIRST, why="  "),
    "release_evidence/no_telephone_in_why": change("evidence", FIRST, why=PHONE),
    "release_evidence/no_postcode_in_quote": change("evidence", FIRST, quote=POSTCODE),
    "release_failures/failed_on_is_a_day": change("failures", "outcome == 'failed'", failed_on="today"),
    "release_run/started_at_is_a_time": change("run", "sequence == 1", started_at="noon"),
    "drift/rows_are_not_lost": drifted("rows", "all", ratio=0.7),
    "drift/rows_are_not_doubled": drifted("rows", "all", ratio=2.5),
    "drift/organisations_are_not_lost": drifted("organisations", "all", ratio=0.8),
    "drift/organisations_are_not_doubled": drifted("organisations", "all", ratio=3.0),
    "drift/unclassified_share_stands": drifted("class share", "unclassified", difference=0.2),
    "drift/class_shares_stand": drifted("class share", "worker", difference=-0.08),
    "drift/board_sizes_stand": drifted("board size", f"{ALPHA}/board/listing", ratio=0.25),
}
INEVITABLE = {
    "sql/every_evidence_has_a_seat": {"sql/every_seat_has_evidence"},
    "sql/ranked_boards_are_fit_to_rank": {"sql/every_change_has_its_boards"},
    "sql/quote_is_short_and_there": {"release_evidence/quote_not_long"},
    "release_evidence/quote_not_long": {"sql/quote_is_short_and_there"},
    "drift/unclassified_share_stands": {"drift/class_shares_stand"},
}
ALL_FAULTS = RELEASE_FAULTS | {f"sql/{rule}": fault for rule, fault in FAULTS.items()}


# Whether a value is there once can only be told beside the other rows.
BESIDE_OTHERS = "release_organisations/slug_unique"


def broken(result: GateResult) -> set[str]:
    assert (result.gates["outcome"] != "could not run").all()
    return set(result.gates.loc[result.gates["outcome"] == "failed", "gate_id"])


def spoilt_by(fault: Fault) -> tuple[str, pd.DataFrame]:
    """The one table that a fault spoils, and the table as it is then."""
    good, frames = good_frames(), good_frames()
    fault(frames)
    (name,) = [name for name in good if not frames[name].equals(good[name])]
    return name, frames[name]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = write_database(tmp_path_factory.mktemp("release") / "release.duckdb", good_frames())
    assert broken(check_release(path)) == set()
    with warehouse.kept_open(path, to_write=True):
        yield path


@pytest.fixture(scope="module")
def suites_say() -> dict[str, set[str]]:
    """For each fault the rules of Great Expectations that the rows break which it spoils: asked all at once."""
    rows: dict[str, list[pd.DataFrame]] = {}
    for gate, fault in ALL_FAULTS.items():
        name, frame = spoilt_by(fault)
        good = good_frames()[name]
        if len(frame) == len(good) and gate != BESIDE_OTHERS:
            changed = frame[(frame.astype("str") != good.astype("str")).any(axis=1)]
            rows.setdefault("drift" if name == "drift" else f"release_{name}", []).append(changed.assign(_fault=gate))
    frames = {suite: pd.concat(found, ignore_index=True).convert_dtypes() for suite, found in rows.items()}
    said: dict[str, set[str]] = {}
    for finding in run_suites(frames):
        assert finding.outcome != "could not run", finding
        for gate in finding.failed["_fault"] if len(finding.failed) else ():
            if finding.rule != "slug_unique":
                said.setdefault(gate, set()).add(f"{finding.suite}/{finding.rule}")
    return said


@pytest.mark.parametrize("gate", sorted(ALL_FAULTS))
def test_the_fault_made_for_a_rule_is_caught_by_its_gate_and_by_no_other(
    gate: str, release: Path, suites_say: dict[str, set[str]]
) -> None:
    name, spoilt = spoilt_by(ALL_FAULTS[gate])
    concerned = [rule for rule in all_rules() if rule.table == name or re.search(rf"\b{name}\b", rule.query)]
    warehouse.put(release, {name: spoilt}, RELEASE_TABLES)
    try:
        found = {f"sql/{each.rule}" for each in run_rules(release, concerned) if each.outcome != "passed"}
        if gate == BESIDE_OTHERS:
            found |= broken(check_release(release))
    finally:
        warehouse.put(release, {name: good_frames()[name]}, RELEASE_TABLES)
    assert found | suites_say.get(gate, set()) == {gate} | INEVITABLE.get(gate, set())


def test_every_row_that_failed_is_kept_and_can_be_counted_by_its_rule(tmp_path: Path) -> None:
    frames = good_frames()
    for gate in ("drift/board_sizes_stand", "release_directors/no_email_in_role", "sql/no_name_where_none_may_be"):
        ALL_FAULTS[gate](frames)
    result = check_release(write_database(tmp_path / "release.duckdb", frames))
    failed = result.gates[result.gates["outcome"] == "failed"].set_index("gate_id")["rows_failed"]
    kept = (result.quarantine["suite"] + "/" + result.quarantine["rule"]).value_counts()
    assert failed.to_dict() == kept.to_dict()
    assert failed.to_dict()["sql/no_name_where_none_may_be"] == 2
    assert set(result.quarantine["severity"]) == {"critical", "warning"}


def classified_rows() -> list[dict[str, Any]]:
    """Good seats of each kind, as the classifier leaves them: no text is an empty text."""
    decided = {"board_id": LISTING, "route": "elected", "rule": "R1", "grade": "B", "possible": "", "seats": 1}
    decided |= {"quote": "Staff director", "why": "R1: it says so.", "name_withheld": False}
    open_seat = {"class": "unclassified", "subclass": "", "route": "", "rule": "R7", "grade": "E", "quote": ""}
    return [
        decided | {"seat_id": f"{LISTING}/01", "class": "worker", "subclass": "staff"},
        decided | {"seat_id": f"{LISTING}/02", "class": "user", "subclass": "patient", "name_withheld": True},
        decided | {"seat_id": f"{LISTING}/03"} | open_seat | {"possible": "state|management"},
        decided | {"seat_id": f"{LISTING}/04"} | open_seat | {"class": "excluded", "rule": "R0", "grade": "C"},
    ]


WORKER, PATIENT, OPEN, EXCLUDED = classified_rows()
# a good seat, what is changed in it, and the rules that must catch it, and no others
CLASSIFIED_FAULTS: list[tuple[dict[str, Any], dict[str, Any], set[str]]] = [
    (WORKER, {"class": "boss"}, {"class_is_allowed"}),
    (WORKER, {"subclass": "shareholder"}, {"subclass_is_allowed"}),
    (WORKER, {"route": "drawn by lot"}, {"route_is_allowed"}),
    (WORKER, {"rule": "whim"}, {"rule_is_of_the_codebook"}),
    (WORKER, {"rule": ""}, {"rule_present"}),
    (EXCLUDED, {"grade": "F"}, {"grade_is_allowed"}),
    (WORKER, {"board_id": "nowhere"}, {"board_id_is_a_path"}),
    (WORKER, {"quote": ""}, {"a_decision_has_its_words"}),
    (WORKER, {"quote": "q" * 201}, {"quote_not_long"}),
    (WORKER, {"quote": MAIL}, {"no_email_in_quote"}),
    (WORKER, {"quote": PHONE}, {"no_telephone_in_quote"}),
    (WORKER, {"quote": POSTCODE}, {"no_postcode_in_quote"}),
    (WORKER, {"why": ""}, {"why_present"}),
    (WORKER, {"why": " "}, {"why_not_blank"}),
    (WORKER, {"route": ""}, {"a_decision_has_a_route"}),
    (WORKER, {"grade": "E"}, {"a_decision_has_evidence"}),
    (WORKER, {"possible": "state"}, {"only_an_open_seat_may_be_something_else"}),
    (WORKER, {"seats": 501}, {"seats_in_range"}),
    (PATIENT, {"name_withheld": False}, {"telling_seats_are_withheld"}),
    (OPEN, {"possible": ""}, {"an_open_seat_says_what_it_may_be"}),
    (OPEN, {"grade": "B"}, {"an_open_seat_has_no_evidence"}),
    (OPEN, {"subclass": "staff"}, {"an_open_seat_has_no_subclass"}),
]


def test_each_faulty_classification_is_caught_by_its_rule_and_by_no_other() -> None:
    rows, expected = classified_rows(), {}
    for number, (good, fault, caught_by) in enumerate(CLASSIFIED_FAULTS):
        seat_id = f"{LISTING}/bad-{number}"
        rows.append(good | fault | {"seat_id": seat_id})
        expected[seat_id] = caught_by
    result = check_classifications(pd.DataFrame(rows))
    assert result.critical
    found: dict[str, set[str]] = {}
    for row in result.quarantine.to_dict("records"):
        found.setdefault(row["quarantine_id"].split("/", 3)[3], set()).add(row["rule"])
    assert found == expected


def test_good_classifications_pass_and_a_missing_column_is_told_apart() -> None:
    good = pd.DataFrame(classified_rows())
    assert broken(check_classifications(good)) == set()
    without = check_classifications(good.drop(columns="grade"))
    assert set(without.gates.loc[without.gates["column_name"] == "grade", "outcome"]) == {"could not run"}
    assert without.critical


def test_the_faults_are_of_rules_that_there_are() -> None:
    there = {
        f"{name}/{rule['meta']['rule']}"
        for name in (*release_suites(), "drift")
        for rule in load_suite(name)["expectations"]
    }
    assert set(RELEASE_FAULTS) <= there
    assert len(ALL_FAULTS) + len(CLASSIFIED_FAULTS) > 80
