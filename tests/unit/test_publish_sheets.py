"""The CSV files open right in a spreadsheet, run nothing there, and are the same bytes each time."""

import csv
import filecmp
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.small_release import (
    BETA,
    HOSTILE_NAME,
    RELEASE_TABLES,
    small_frames,
)
from transforms import publish as publishing
from transforms import warehouse
from transforms.publish import publish
from transforms.publish.sheets import FORMULA_STARTS, copy_csv, write_csv
from transforms.schema import DUCKDB_TYPES, Column, Table, enforce


def small_table(*columns: Column) -> Table:
    return Table("small", "out", "one row", "For a test.", (columns[0].name,), columns)


def written(tmp_path: Path, table: Table, rows: list[dict[str, Any]]) -> tuple[bytes, int]:
    path = tmp_path / "small.csv"
    escaped = write_csv(path, enforce(pd.DataFrame(rows), table), table)
    return path.read_bytes(), escaped


def test_bytes_are_utf8_with_a_mark_and_lines_end_as_spreadsheets_expect(tmp_path: Path) -> None:
    table = small_table(
        Column("name", "text", ""), Column("n", "integer", ""), Column("x", "number", ""), Column("b", "boolean", "")
    )
    rows: list[dict[str, Any]] = [
        {"name": "Zoë", "n": 3, "x": 62.5, "b": True},
        {"name": 'a,"b"', "n": None, "x": None, "b": None},
    ]
    data, escaped = written(tmp_path, table, rows)
    assert data == b"\xef\xbb\xbfname,n,x,b\r\nZo\xc3\xab,3,62.5,true\r\n" + b'"a,""b""",,,\r\n'
    assert escaped == 0


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe_and_is_counted(start: str, tmp_path: Path) -> None:
    table = small_table(Column("key", "integer", ""), Column("words", "text", ""))
    rows = [{"key": 1, "words": f"{start}1+1"}, {"key": 2, "words": f"1{start}"}]
    data, escaped = written(tmp_path, table, rows)
    cells = [row["words"] for row in csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True))]
    assert cells[0] == f"'{start}1+1"
    assert escaped == 1


def test_a_negative_number_is_a_number(tmp_path: Path) -> None:
    table = small_table(Column("n", "integer", ""), Column("x", "number", ""))
    data, escaped = written(tmp_path, table, [{"n": -1, "x": -0.5}])
    assert data.endswith(b"n,x\r\n-1,-0.5\r\n")
    assert escaped == 0


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1), min_size=1))
def test_every_text_survives_but_for_the_apostrophe(texts: list[str]) -> None:
    table = small_table(Column("key", "integer", ""), Column("words", "text", ""))
    frame = enforce(pd.DataFrame({"key": range(len(texts)), "words": texts}), table)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.csv"
        escaped = write_csv(path, frame, table)
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [row["words"] for row in csv.DictReader(file)]
    assert cells == ["'" + text if text[0] in "=+-@\t\r" else text for text in texts]
    assert escaped == sum(text[0] in "=+-@\t\r" for text in texts)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)
MARKED = st.text(st.sampled_from("=+-@\t\r\n\",;'# é"), min_size=1)  # what is quoted, or gets an apostrophe
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 2_000_000).map(lambda n: n / 20_000)


@given(
    st.lists(
        st.tuples(st.none() | TEXTS | MARKED, st.none() | st.integers(-(2**53), 2**53), st.none() | NUMBERS,
                  st.none() | st.booleans()),
        max_size=8,
    )
)  # fmt: skip
def test_the_database_writes_a_table_as_python_does(rows: list[tuple[Any, ...]]) -> None:
    table = small_table(
        Column("key", "integer", ""), Column("words", "text", ""), Column("n", "integer", ""),
        Column("x", "number", ""), Column("b", "boolean", ""),
    )  # fmt: skip
    given_rows = [dict(zip(table.column_names(), (key, *row), strict=True)) for key, row in enumerate(rows)]
    frame = enforce(pd.DataFrame(given_rows, columns=table.column_names()), table)
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        one, other = Path(folder) / "one.csv", Path(folder) / "other.csv"
        types = ", ".join(f'"{column.name}" {DUCKDB_TYPES[column.type]}' for column in table.columns)
        connection.execute(f"CREATE TABLE small ({types})")
        if len(frame):
            connection.append("small", frame)
        assert write_csv(one, frame, table) == copy_csv(connection, table, other)
        assert one.read_bytes() == other.read_bytes()


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small database with its rows put in in another order, and a run that took another time."""
    frames = {name: frame.iloc[::-1] for name, frame in small_frames().items()}
    frames["run"] = frames["run"].assign(seconds=99.0)
    path = tmp_path_factory.mktemp("shuffled") / "thirds.duckdb"
    warehouse.build(path, frames, RELEASE_TABLES)
    warehouse.finish(path, RELEASE_TABLES)
    return path


@dataclass(frozen=True)
class Published:
    """A database that was published into a folder beside it: its bytes before, and what `publish` said."""

    database: Path
    before: bytes
    out: Path
    said: dict[str, Any]


@pytest.fixture(scope="module")
def published(shuffled: Path) -> Published:
    before, out = shuffled.read_bytes(), shuffled.parent / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "SMALL", -1)  # the database writes all of them
        return Published(shuffled, before, out, publish(shuffled, out, tables=RELEASE_TABLES))


def test_two_releases_of_the_same_facts_have_the_same_csv_bytes_whoever_writes_them(
    published: Published, small_release: Path
) -> None:
    assert max(published.said["rows"].values()) < publishing.SMALL  # those of the other Python wrote
    one, other = small_release / "csv", published.out / "csv"
    names = sorted(path.name for path in one.iterdir())
    assert sorted(path.name for path in other.iterdir()) == names
    assert len([name for name in names if name.endswith(".csv")]) == 1 + sum(table.in_csv for table in RELEASE_TABLES)
    same, different, unread = filecmp.cmpfiles(one, other, names, shallow=False)
    assert (sorted(same), different, unread) == (names, [], [])


def test_headers_are_the_registry_and_words_are_the_database(published: Published) -> None:
    out, said = published.out, published.said
    for table in RELEASE_TABLES:
        path = out / "csv" / f"{table.name}.csv"
        assert path.exists() == table.in_csv
        if table.in_csv:
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))
            assert rows[0] == table.column_names()
            assert len(rows) - 1 == said["rows"][table.name]
    text = (out / "csv/organisations.csv").read_text("utf-8-sig")
    assert HOSTILE_NAME in text
    assert f"{BETA},provisional" not in text
    directors = list(csv.reader((out / "csv/directors.csv").read_text("utf-8-sig").splitlines()))
    escaped = [cell for row in directors for cell in row if cell.startswith("'=")]
    assert len(escaped) == 2
    assert said["escaped_cells"] >= len(escaped)
    assert sorted(str(path.relative_to(out)) for path in out.rglob("*.*")) == sorted(said["files"])


def test_publishing_writes_only_into_its_folder_and_leaves_the_database_alone(published: Published) -> None:
    assert published.database.read_bytes() == published.before
    assert sorted(entry.name for entry in published.out.parent.iterdir()) == ["out", "thirds.duckdb"]


def test_a_place_that_cannot_be_written_is_an_os_error_with_the_path(shuffled: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where a folder should be")
    with pytest.raises(OSError, match="out"):
        publish(shuffled, tmp_path / "out", tables=RELEASE_TABLES)
    (tmp_path / "out").unlink()
    (tmp_path / "out/parquet/bodies.parquet").mkdir(parents=True)
    with pytest.raises(OSError, match=r"bodies\.parquet"):
        publish(shuffled, tmp_path / "out", tables=RELEASE_TABLES)
