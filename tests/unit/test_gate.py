"""The gates let good rows through, and name the row and the rule when something is wrong."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from expectations import rules, suites
from expectations.findings import Finding, RuleError
from expectations.gate import GateResult, check_listings, check_release
from tests.unit.small_release import (
    ALPHA,
    LISTING,
    OLD_LISTING,
    good_frames,
    listings_row,
    write_database,
)
from transforms.schema import SUBCLASSES, enforce
from transforms.schema.run import GATES, QUARANTINE
from transforms.tables import TABLES

Frames = dict[str, pd.DataFrame]


def database(folder: Path, frames: Frames) -> Path:
    return write_database(folder / "release.duckdb", frames)


def broken_rules(result: GateResult) -> dict[str, int]:
    bad = result.gates[result.gates["outcome"] != "passed"]
    return dict(zip(bad["rule"], bad["rows_failed"], strict=True))


GOOD_LISTINGS = [
    listings_row(),
    listings_row(row_id="row-2", name_as_published="Vacancy (2 seats)", person_name=None, vacant=True),
    listings_row(row_id="row-3", name_as_published="Name withheld", person_name=None, role="Patient governor"),
    listings_row(row_id="row-4", name_as_published="Zoë O’Invented-Name", person_name="Zoë O’Invented-Name"),
    listings_row(row_id="row-5", name_as_published="T Person B.Com.", person_name="T Person", role=None),
]

# what is changed in one row -> the rules that must catch it, and no others
LISTING_FAULTS: list[tuple[dict[str, Any], set[str]]] = [
    ({"name_as_published": None}, {"name_as_published_present"}),
    ({"name_as_published": "  "}, {"name_as_published_not_blank"}),
    ({"person_name": None}, {"person_name_present"}),
    ({"person_name": "T" * 101}, {"person_name_not_long"}),
    ({"name_as_published": "T" * 101}, {"name_as_published_not_long"}),
    ({"person_name": "Testa Person 2"}, {"person_name_no_digits"}),
    ({"person_name": "<b>Testa"}, {"person_name_no_markup"}),
    ({"name_as_published": "Testa>"}, {"name_as_published_no_markup"}),
    ({"person_name": "Testa\x07"}, {"person_name_no_control_characters"}),
    ({"name_as_published": "Testa\u202ePerson"}, {"name_as_published_no_control_characters"}),
    ({"role": "r" * 301}, {"role_not_long"}),
    ({"row_id": None}, {"row_id_present"}),
    ({"row_id": " "}, {"row_id_not_blank"}),
    ({"org_id": None}, {"org_id_present"}),
    ({"body": None}, {"body_present"}),
    ({"body": " "}, {"body_not_blank"}),
    ({"org_id": " "}, {"org_id_is_a_code"}),
    ({"slug": None}, {"slug_present"}),
    ({"slug": "Invented Alpha"}, {"slug_fits_an_address"}),
    ({"vacant": None}, {"vacant_present"}),
    ({"absent": None}, {"absent_present"}),
    ({"position": None}, {"position_present"}),
    ({"capture_id": None}, {"capture_id_present"}),
    ({"capture_id": " "}, {"capture_id_not_blank"}),
    ({"source_url": None}, {"source_url_present"}),
    ({"source_url": " "}, {"source_url_is_http"}),
    ({"source_url": "ftp://alpha.example/board"}, {"source_url_is_http"}),
    ({"confidence": None}, {"confidence_present"}),
    ({"confidence": 0.4}, {"confidence_is_enough"}),
    ({"confidence": 1.1}, {"confidence_in_range"}),
    ({"position": 0}, {"position_in_range"}),
]
PRIVATE = {
    "email": ["testa@alpha.example", "testa [at] alpha [dot] example"],
    "telephone": ["01632 960 123", "+44 (0)20 7946 0123", "(0163) 2960123", "Tel: 960123"],
    "postcode": ["Hall, ZZ9 9ZZ", "ZZ99AA"],
    "url": ["see https://alpha.example", "www.alpha.example", "alpha.org.uk"],
}
TEXT_COLUMNS = ["body", "name_as_published", "person_name", "role", "group_heading", "affiliation", "section"]


@pytest.fixture(scope="module")
def faulty() -> tuple[pd.DataFrame, GateResult, dict[str, set[str]]]:
    """Every fault at once, one a row, so that the suite runs once."""
    faults = list(LISTING_FAULTS)
    for kind, examples in PRIVATE.items():
        faults += [({column: examples[0]}, {f"no_{kind}_in_{column}"}) for column in TEXT_COLUMNS]
        faults += [({"role": example}, {f"no_{kind}_in_role"}) for example in examples[1:]]
    rows, expected = list(GOOD_LISTINGS), {}
    for number, (change, caught_by) in enumerate(faults):
        # the source is another in each row, so that no two rows are duplicates
        row = listings_row(row_id=f"bad-{number}", source_url=f"https://alpha.example/{number}") | change
        rows.append(row)
        expected[str(row["row_id"])] = caught_by  # "None" for the row without an id
    frame = pd.DataFrame(rows)
    frame.index = pd.Index([f"i{number}" for number in range(len(frame))])
    return frame, check_listings(frame), expected


def caught(result: GateResult) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in result.quarantine.to_dict("records"):
        found.setdefault(str(json.loads(row["row"])["row_id"]), set()).add(row["rule"])
    return found


def test_each_faulty_listing_is_caught_by_its_rule_and_by_no_other(
    faulty: tuple[pd.DataFrame, GateResult, dict[str, set[str]]],
) -> None:
    _, result, expected = faulty
    found = caught(result)
    for rules_hit in found.values():  # a number in a name is also a digit in it; nothing else overlaps
        if rules_hit & {"no_telephone_in_person_name", "no_postcode_in_person_name"}:
            rules_hit.discard("person_name_no_digits")
    assert found == expected


def test_every_rule_about_listing_rows_has_been_seen_to_fail(
    faulty: tuple[pd.DataFrame, GateResult, dict[str, set[str]]],
) -> None:
    _, result, _ = faulty
    assert set(result.gates[result.gates["outcome"] == "passed"]["rule"]) == {
        "at_least_one_row",
        "row_id_unique",
        "listed_once",
    }


def test_good_listings_go_on_and_bad_ones_are_held_back(
    faulty: tuple[pd.DataFrame, GateResult, dict[str, set[str]]],
) -> None:
    frame, result, expected = faulty
    good, held = result.split(frame)
    assert not result.critical
    assert list(good["row_id"]) == ["row-1", "row-2", "row-3", "row-4", "row-5"]
    assert len(held) == len(expected)
    assert len(good) + len(held) == len(frame)


def test_what_a_gate_reports_fits_the_tables_gates_and_quarantine(
    faulty: tuple[pd.DataFrame, GateResult, dict[str, set[str]]],
) -> None:
    _, result, _ = faulty
    enforce(result.gates, GATES)
    assert len(enforce(result.quarantine, QUARANTINE)) == len(result.quarantine)


def test_nothing_private_and_no_name_leaves_the_gate(
    faulty: tuple[pd.DataFrame, GateResult, dict[str, set[str]]],
) -> None:
    _, result, _ = faulty
    printed = result.quarantine.to_json() + result.gates.to_json()
    for example in ["testa@", "[at]", "960", "7946", "ZZ9", "www.", "alpha.org.uk", "Testa", "Zoë"]:
        assert example not in printed
    mail = result.quarantine[result.quarantine["rule"] == "no_email_in_role"].iloc[0]
    assert "personal data" in mail["reason"]
    assert mail["value"] is None or pd.isna(mail["value"])


def test_a_private_value_stays_blank_under_every_rule_its_row_breaks() -> None:
    result = check_listings(
        pd.DataFrame([listings_row(), listings_row(row_id="row-2", role="testa@alpha.example" + " x" * 150)])
    )
    assert {"no_email_in_role", "role_not_long"} <= set(result.quarantine["rule"])
    assert "testa@" not in result.quarantine.to_json()


def test_an_ordinary_value_is_kept_for_whoever_looks_into_it() -> None:
    result = check_listings(pd.DataFrame([listings_row(), listings_row(row_id="row-2", confidence=0.25)]))
    row = result.quarantine.iloc[0]
    assert (row["quarantine_id"], row["column_name"], row["value"], row["org_id"]) == (
        "listings/listings/confidence_is_enough/row-2",
        "confidence",
        "0.25",
        ALPHA,
    )
    assert json.loads(row["row"])["role"] == listings_row()["role"]


def test_a_line_listed_twice_is_reported_and_goes_on() -> None:
    frame = pd.DataFrame([listings_row(), listings_row(row_id="row-2", position=2)])
    result = check_listings(frame)
    assert broken_rules(result) == {"listed_once": 2}
    assert len(result.split(frame)[0]) == 2
    assert list(result.quarantine["severity"]) == ["warning", "warning"]
    assert not result.critical


def test_two_rows_of_one_id_are_both_held_back_and_told_apart() -> None:
    frame = pd.DataFrame([listings_row(), listings_row(role="Other"), listings_row(row_id="row-2", role="Third")])
    result = check_listings(frame)
    assert list(result.split(frame)[0]["row_id"]) == ["row-2"]
    assert result.quarantine["quarantine_id"].is_unique


def test_no_listings_at_all_stops() -> None:
    empty = pd.DataFrame([listings_row()]).iloc[:0]
    result = check_listings(empty)
    assert broken_rules(result) == {"at_least_one_row": None} or pd.isna(broken_rules(result)["at_least_one_row"])
    assert result.critical
    assert "at_least_one_row" in result.problems()[0]


def test_all_rows_held_back_stops() -> None:
    assert check_listings(pd.DataFrame([listings_row(confidence=0.1)])).critical


def test_only_vacancies_pass() -> None:
    result = check_listings(pd.DataFrame([listings_row(name_as_published="Vacancy", person_name=None, vacant=True)]))
    assert broken_rules(result) == {}


def test_a_rule_that_could_not_run_is_told_apart_from_one_that_failed() -> None:
    result = check_listings(pd.DataFrame([listings_row()]).drop(columns="confidence"))
    broken = result.gates[result.gates["column_name"] == "confidence"]
    assert set(broken["outcome"]) == {"could not run"}
    assert broken["detail"].str.contains("confidence").all()
    assert result.critical


def test_a_good_release_passes_every_rule(tmp_path: Path) -> None:
    result = check_release(database(tmp_path, good_frames()))
    assert broken_rules(result) == {}
    assert not result.critical
    assert len(result.quarantine) == 0
    assert {"release_directors", "release_scores", "sql"} <= set(result.gates["suite"])


def change(table: str, where: str, **values: Any) -> Callable[[Frames], None]:
    """A fault: set columns in the rows of a table that a query finds; at least one."""

    def make(frames: Frames) -> None:
        found = frames[table].query(where).index
        assert len(found)
        for column, value in values.items():
            frames[table][column] = frames[table][column].astype(object)
            frames[table].loc[found, column] = value

    return make


def drop(table: str, where: str) -> Callable[[Frames], None]:
    def make(frames: Frames) -> None:
        frames[table] = frames[table].drop(frames[table].query(where).index)

    return make


FIRST = f"seat_id == '{LISTING}/01'"
# the SQL rule -> a fault made for it
FAULTS: dict[str, Callable[[Frames], None]] = {
    "every_seat_has_evidence": drop("evidence", FIRST),
    "every_evidence_has_a_seat": change("evidence", FIRST, seat_id="nowhere/01"),
    "no_name_where_none_may_be": change("directors", "name_withheld", person_name="Testa Person"),
    "management_has_a_subclass": change("directors", "`class` == 'management'", subclass=None),
    "non_executive_is_not_management_alone": change("directors", "`class` == 'management'", class_label="Management"),
    "subclass_belongs_to_class": change("directors", FIRST, subclass="tenant"),
    "quote_is_short_and_there": change("evidence", FIRST, quote="q" * 201),
    "evidence_agrees_with_seat": change("evidence", FIRST, grade="B"),
    "disputed_seats_are_open": change("directors", FIRST, disputed=True),
    "method_agrees_with_capture": change("evidence", FIRST, method="live"),
    "listing_counts_agree": change("directors", FIRST, **{"class": "user", "subclass": "tenant"}),
    "composition_counts_agree": change("compositions", "constituency == 'Staff'", seats=4),
    "voting_seats_add_up": change("scores", f"board_id == '{LISTING}'", seats_voting=9),
    "score_within_interval": change("scores", f"board_id == '{LISTING}'", score=80.0),
    "score_or_reason": change("scores", "score.isna()", score_reason=None),
    "ranked_boards_are_fit_to_rank": change("scores", "ranked", complete=False),
    "latest_is_one_board": change("scores", f"board_id == '{OLD_LISTING}'", latest=True),
    "body_counts_its_boards": change("bodies", "body == 'board'", boards=1),
    "collected_says_what_is_there": change("organisations", "slug == 'invented-gamma'", collected=True),
    "every_change_has_its_boards": change("changes", "change == 'left'", basis="composition"),
    "changes_agree_with_the_lists": change("changes", "change == 'joined'", person_name="Testa Person"),
    "league_ranks_like_with_like": change("league", "standing == 'ranked'", standing="does not say"),
    "score_history_is_in_order": change("score_history", "step == 2", as_at="2011"),
    "leverage_counts_powers": change("powers", "power == 'appoints the chair'", held_by="members"),
    "every_finding_has_its_boards": change("findings", "position == 1", board_ids=f"{LISTING}|nowhere"),
    "history_stands_for_every_board": drop("seats_history", FIRST),
    "rows_are_conserved": change("run", "stage == 'score'", rows_excluded=0),
    "failed_pages_keep_their_board": change("failures", "outcome == 'failed'", older_listing=True),
    "every_page_is_accounted_for": change("failures", "outcome == 'failed'", outcome="held back"),
}


def test_every_sql_rule_has_a_fault_made_for_it() -> None:
    assert set(FAULTS) == {path.stem for path in rules.FOLDER.glob("*.sql")}


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (
            "failed_pages_keep_their_board",
            change("organisations", "slug == 'invented-alpha'", stale_since="2026-11-01"),
        ),
        ("no_name_where_none_may_be", change("directors", "vacant", person_name="Testa Person")),
        ("no_name_where_none_may_be", change("directors", "name_withheld", name_as_published="Testa Person")),
        ("management_has_a_subclass", change("compositions", "`class` == 'management'", subclass=None)),
        ("quote_is_short_and_there", change("evidence", FIRST, quote="   ")),
        ("ranked_boards_are_fit_to_rank", change("scores", "ranked", status="proposed")),
        ("score_within_interval", change("scores", f"board_id == '{LISTING}'", score_low=76.0)),
    ],
)
def test_sql_rules_catch_their_other_faults(rule: str, fault: Callable[[Frames], None], tmp_path: Path) -> None:
    frames = good_frames()
    fault(frames)
    findings = rules.run_rules(database(tmp_path, frames), [rules.load_rule(rules.FOLDER / f"{rule}.sql")])
    assert [finding.outcome for finding in findings] == ["failed"]


def test_the_codebook_in_sql_is_the_codebook_of_the_registry(tmp_path: Path) -> None:
    frames = good_frames()
    seat = frames["directors"].iloc[0]
    pairs = [(kind, sub) for kind in SUBCLASSES for subs in SUBCLASSES.values() for sub in subs]
    frames["directors"] = pd.DataFrame(
        [{**seat, "seat_id": f"{kind}/{sub}", "class": kind, "subclass": sub} for kind, sub in pairs]
    )
    path = rules.FOLDER / "subclass_belongs_to_class.sql"
    (finding,) = rules.run_rules(database(tmp_path, frames), [rules.load_rule(path)])
    wrong = {f"{kind}/{sub}" for kind, sub in pairs if sub not in SUBCLASSES[kind]}
    assert set(finding.failed["seat_id"]) == wrong


FOREIGN_KEYS = [(table.name, link.columns, link.table) for table in TABLES for link in table.foreign_keys]


def nowhere(table: str, columns: tuple[str, ...]) -> str:
    return f"nowhere from {table}.{columns[-1]}"


@pytest.fixture(scope="module")
def leading_nowhere(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """The rules that fail where each foreign key of the registry leads nowhere in one row."""
    frames = good_frames()
    for table, columns, _ in FOREIGN_KEYS:
        frames[table][columns[-1]] = [nowhere(table, columns), *frames[table][columns[-1]].iloc[1:]]
    path = database(tmp_path_factory.mktemp("nowhere"), frames)
    return [each for each in rules.run_rules(path) if each.outcome == "failed"]


@pytest.mark.parametrize(("table", "columns", "other"), FOREIGN_KEYS)
def test_every_declared_foreign_key_is_held_by_its_rule(
    table: str, columns: tuple[str, ...], other: str, leading_nowhere: list[Finding]
) -> None:
    (found,) = [each for each in leading_nowhere if each.rule == f"{table}_{'_and_'.join(columns)}_in_{other}"]
    assert found.failed["value"].str.endswith(nowhere(table, columns)).sum() == 1


def test_a_critical_fault_stops_a_release_and_names_rule_and_row(tmp_path: Path) -> None:
    frames = good_frames()
    FAULTS["no_name_where_none_may_be"](frames)
    change("evidence", FIRST, why="write to testa@alpha.example")(frames)
    change("captures", "method == 'facsimile'", sha256="short")(frames)
    result = check_release(database(tmp_path, frames))
    assert result.critical
    assert set(broken_rules(result)) >= {"no_name_where_none_may_be", "no_email_in_why", "sha256_is_a_digest"}
    assert f"{LISTING}/03" in " ".join(result.problems())
    assert "Testa Person" not in result.quarantine.to_json()
    assert "testa@" not in result.quarantine.to_json()
    assert enforce(result.quarantine, QUARANTINE)["quarantine_id"].is_unique


def test_a_sql_rule_that_cannot_run_says_so(tmp_path: Path) -> None:
    path = tmp_path / "wrong.sql"
    path.write_text("-- must hold: x\n-- severity: critical\n-- table: scores\nSELECT nowhere FROM scores")
    (finding,) = rules.run_rules(database(tmp_path, good_frames()), [rules.load_rule(path)])
    assert finding.outcome == "could not run"
    assert finding.must_stop
    assert "nowhere" in str(finding.detail)


def test_a_sql_rule_cannot_change_the_release(tmp_path: Path) -> None:
    path = tmp_path / "wrong.sql"
    path.write_text("-- must hold: x\n-- severity: critical\n-- table: scores\nDELETE FROM scores")
    (finding,) = rules.run_rules(database(tmp_path, good_frames()), [rules.load_rule(path)])
    assert finding.outcome == "could not run"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT 1", "must hold"),
        ("-- must hold: x\n-- severity: fatal\n-- table: scores\nSELECT 1", "fatal"),
        ("-- must hold: x\n-- severity: warning\nSELECT 1", "table"),
    ],
)
def test_a_rule_without_its_head_is_an_error_that_names_the_file(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "headless.sql"
    path.write_text(text)
    with pytest.raises(RuleError, match=rf"headless\.sql.*{said}"):
        rules.load_rule(path)


def test_every_suite_is_well_formed_and_one_pattern_has_one_spelling() -> None:
    patterns: dict[str, set[str]] = {}
    for name in ["listings", *suites.release_suites()]:
        for expectation in suites.load_suite(name)["expectations"]:
            for kind in PRIVATE:
                if expectation["meta"]["rule"].startswith(f"no_{kind}_in_"):
                    assert expectation["meta"]["personal"]
                    patterns.setdefault(kind, set()).add(expectation["kwargs"]["regex"])
    assert {kind: len(found) for kind, found in patterns.items()} == dict.fromkeys(PRIVATE, 1)


@pytest.mark.parametrize("missing", ["rule", "notes", "severity", "table", "twice"])
def test_a_suite_that_is_not_well_formed_is_named(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suites, "FOLDER", tmp_path)
    rule: dict[str, Any] = {"type": "t", "kwargs": {}, "severity": "info", "notes": "n", "meta": {"rule": "r"}}
    suite: dict[str, Any] = {"name": "s", "meta": {"table": "t"}, "expectations": [rule]}
    if missing == "rule":
        rule["meta"] = {}
    elif missing == "table":
        suite["meta"] = {}
    elif missing == "twice":
        suite["expectations"] = [rule, rule]
    else:
        del rule[missing]
    (tmp_path / "s.json").write_text(json.dumps(suite))
    with pytest.raises(RuleError, match=r"s\.json"):
        suites.load_suite("s")


def test_a_gate_is_silent_and_is_imported_without_great_expectations(tmp_path: Path) -> None:
    path = database(tmp_path, good_frames())
    code = (
        "import logging, sys; from pathlib import Path; from expectations.gate import check_release\n"
        "logging.basicConfig(level=logging.INFO)\n"
        "assert 'great_expectations' not in sys.modules\n"
        f"assert not check_release(Path({str(path)!r})).critical"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
