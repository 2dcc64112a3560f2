"""The data dictionary says what the registry says, and the page in docs/ is current."""

import dataclasses
import subprocess
import sys
from pathlib import Path

from transforms.publish import dictionary
from transforms.schema import Column
from transforms.tables import TABLE, TABLES


def test_the_page_in_docs_is_current() -> None:
    assert dictionary.PAGE.read_text(encoding="utf-8") == dictionary.page(), (
        "docs/data-dictionary.md is not what the registry says: run `python -m transforms.publish.dictionary`"
    )


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "dictionary.md"
    command = [sys.executable, "-m", "transforms.publish.dictionary", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"written: {path}\n", "")
    assert path.read_text(encoding="utf-8") == dictionary.page()


def test_every_column_of_every_table_has_one_row_with_its_meaning() -> None:
    rows = dictionary.dictionary_rows()
    assert list(zip(rows["table_name"], rows["column_name"], strict=True)) == [
        (table.name, column.name) for table in TABLES for column in table.columns
    ]
    assert (rows["description"].str.len() > 0).all()
    grade = rows[(rows["table_name"] == "directors") & (rows["column_name"] == "grade")].iloc[0]
    assert grade["allowed"] == "A|B|C|D|E"
    assert not grade["nullable"]


def test_a_column_whose_words_hold_a_bar_does_not_break_its_table() -> None:
    column = Column("odd", "text", "One | two.", allowed=("a", "b"), unit="seats", example="a|b")
    page = dictionary.page([dataclasses.replace(TABLE["bodies"], columns=(*TABLE["bodies"].columns, column))])
    (line,) = [line for line in page.splitlines() if line.startswith("| `odd`")]
    assert line.replace("\\|", "").count("|") == 5
    assert "Unit: seats." in line


def test_warnings_and_keys_between_tables_are_printed() -> None:
    page = dictionary.page()
    assert "> The class is of the seat, not of the person." in page
    assert "`org_id` is in [organisations](#organisations)." in page
    assert "Not among the CSV files." in page
