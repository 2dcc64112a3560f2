"""Text files that the database writes: each line as it is, between what stands before and between them."""

from pathlib import Path

import duckdb
import pytest

from transforms.publish.lines import write_lines

THREE = "SELECT line FROM (VALUES (1, 'a,\"b\"'), (2, 'it''s é'), (3, '')) given(number, line) ORDER BY number"
NONE = "SELECT 'a' WHERE false"


@pytest.mark.parametrize(
    ("query", "before", "between", "expected"),
    [
        (THREE, "", "\n", 'a,"b"\nit\'s é\n'),
        (THREE, "[\n", ",\n", '[\na,"b",\nit\'s é,\n'),
        (THREE, "it's\r\n", "\r\n", "it's\r\na,\"b\"\r\nit's é\r\n"),
        ("SELECT 'alone'", "", ",\n", "alone"),
        (NONE, "", "\n", ""),
        (NONE, "[\n", ",\n", "[\n"),
    ],
)
def test_lines_are_written_as_they_are(query: str, before: str, between: str, expected: str, tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        rows = write_lines(connection, query, tmp_path / "lines", before, between)
    assert (tmp_path / "lines").read_bytes().decode() == expected
    assert rows == {THREE: 3, NONE: 0}.get(query, 1)


def test_lines_stand_in_the_order_of_their_rows_however_many_processors_write_them(tmp_path: Path) -> None:
    # In the words of a cell of a CSV: DuckDB looks so many up in a table, and then hands rows on as they come.
    query = "SELECT CASE WHEN number % 10 IN (1, 2, 3, 4, 5, 6, 7) THEN number ELSE number END::VARCHAR FROM numbers"
    with duckdb.connect(config={"threads": 4}) as connection:
        connection.execute("CREATE TABLE numbers AS SELECT range AS number FROM range(500_000)")
        write_lines(connection, query, tmp_path / "lines")
    assert (tmp_path / "lines").read_bytes() == "\n".join(map(str, range(500_000))).encode()


def test_a_file_that_cannot_be_written_is_told_as_one(tmp_path: Path) -> None:
    with duckdb.connect() as connection, pytest.raises(OSError, match="nowhere"):
        write_lines(connection, THREE, tmp_path / "nowhere" / "lines")
