"""What an audit prints at its end."""

from pathlib import Path

import duckdb
import pytest

from flows.console import several
from flows.summary import RANKED, print_summary
from transforms.tables import TABLE


def test_where_no_body_can_be_ranked_a_sentence_says_so_and_no_empty_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with duckdb.connect(tmp_path / "thirds.duckdb") as connection:
        for table in (TABLE["scores"], TABLE["league"], TABLE["run"]):
            columns = ", ".join(f'"{name}" VARCHAR' for name in table.column_names())
            connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
        assert connection.execute(RANKED).fetchall() == []
    print_summary(tmp_path)
    said = capsys.readouterr().out
    assert "No body can be ranked" in said
    assert "Closest" not in said
    assert "organisation " not in said


def test_one_of_a_thing_is_not_spoken_of_as_many() -> None:
    assert several(1, "body", "bodies") == "1 body"
    assert several(0, "page") == "0 pages"
