"""Findings: a sentence holds or is gone, and a query that does not fit it is an error, never half a sentence."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.unit.small_release import COMPOSITION, LISTING, RELEASE_TABLES, good_frames
from transforms import warehouse
from transforms.findings import FindingError, Statement, findings_table, read_statements, worded


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("release") / "thirds.duckdb"
    warehouse.build(path, good_frames(), RELEASE_TABLES)
    return path


def statement(query: str, sentence: str = "{n:board is|boards are} ranked.", caution: str = "") -> Statement:
    return Statement("invented", sentence, caution, query)


RANKED = "SELECT count(*) AS n, list(board_id) AS boards FROM scores WHERE ranked HAVING count(*) > {least}"


def test_a_finding_has_its_sentence_its_numbers_its_boards_and_its_query(database: Path) -> None:
    (row,) = findings_table(database, [statement(RANKED.format(least=0))]).to_dict("records")
    assert row["sentence"] == "1 board is ranked."
    assert json.loads(row["numbers"]) == {"n": 1}
    assert (row["boards"], row["board_ids"]) == (1, LISTING)
    assert warehouse.read(database, row["query"], RELEASE_TABLES)["n"].item() == 1


def test_a_finding_whose_query_no_longer_holds_disappears_and_the_others_move_up(database: Path) -> None:
    gone = statement(RANKED.format(least=1))
    nobody = statement("SELECT 0 AS n, NULL AS boards")
    found = findings_table(database, [gone, nobody, statement(RANKED.format(least=0))])
    assert found["position"].tolist() == [1]
    assert findings_table(database, [gone]).empty


def test_boards_are_counted_once_however_often_a_query_names_them(database: Path) -> None:
    query = f"SELECT 2 AS n, ['{COMPOSITION}', '{LISTING}', '{LISTING}'] AS boards"
    assert findings_table(database, [statement(query)])["board_ids"].tolist() == [f"{LISTING}|{COMPOSITION}"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT 1 AS n, ['x'] AS boards FROM nowhere", "cannot be run"),
        ("SELECT 1 AS n", "must return `boards`"),
        ("SELECT 1 AS n, [board_id] AS boards FROM scores", "3 rows"),
        ("SELECT 1 AS m, ['x'] AS boards", "do not fit together"),
        ("SELECT NULL AS n, ['x'] AS boards", "do not fit together"),
        ("DELETE FROM scores", "cannot be run"),
    ],
)
def test_a_query_that_does_not_fit_its_sentence_is_an_error_by_name(database: Path, query: str, said: str) -> None:
    with pytest.raises(FindingError, match=rf"invented: .*{said}"):
        findings_table(database, [statement(query, "{n} boards.")])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{n:seat|seats}", "3 seats"),
        ("{one:seat|seats}", "1 seat"),
        ("{n:~is|are} {one:~is|are}", "are is"),
        ("{score:.1f}", "45.3"),
        ("{names}", "A, B and C"),
        ("{name}", "A"),
        ("{braces}", "{n}"),
    ],
)
def test_numbers_and_lists_are_put_in_words(words: str, said: str) -> None:
    numbers = {"n": 3, "one": 1, "score": 45.28, "names": ["A", "B", "C"], "name": ["A"], "braces": "{n}"}
    assert worded(words, statement(""), numbers) == said


@pytest.mark.parametrize("text", ["SELECT 1", "-- sentence: A sentence.\n", "-- caution: x\nSELECT 1"])
def test_a_file_without_a_sentence_or_a_query_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "findings").mkdir()
    (tmp_path / "findings" / "01-half.sql").write_text(text, encoding="utf-8")
    with pytest.raises(FindingError, match=r"01-half\.sql"):
        read_statements(tmp_path)


def test_data_without_findings_has_none(tmp_path: Path) -> None:
    assert read_statements(tmp_path) == []


# A finding is printed about real organisations.
ACCUSING = re.compile(
    r"\b(sham|fake|bogus|pretend\w*|so-called|fail\w*|scandal\w*|refus\w*|hid\w*|secret\w*|fat cats?)\b", re.I
)


def test_every_finding_is_worded_as_a_fact_and_calls_nobody_management() -> None:
    statements = read_statements(DATA)
    assert len({each.name for each in statements}) == len(statements) >= 12
    for each in statements:
        printed = f"{each.sentence} {each.caution}"
        assert not ACCUSING.search(printed), each.name
        assert not re.search(r"\bmanage(ment|rs?)\b", printed, re.I), each.name
        assert each.sentence.endswith("."), each.name
        assert each.caution, each.name
        assert "{" in each.sentence, each.name


def test_findings_over_an_empty_release_are_none(tmp_path: Path) -> None:
    frames = {name: frame.iloc[:0] for name, frame in good_frames().items()}
    path = tmp_path / "thirds.duckdb"
    warehouse.build(path, frames, RELEASE_TABLES)
    assert findings_table(path, read_statements(DATA)).empty
