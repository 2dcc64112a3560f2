"""The boards in formats that other tools read: FollowTheMoney, Popolo, and the Beneficial Ownership Data Standard.

Each format is a file of SELECTs in `sql/`, whose rows are JSON already: the database writes a million seats in
seconds, and what a format says of a seat can be read in one place. They say what the tables say and no more: a
withheld name is in none of them, because it is in no table.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.warehouse import reading

if TYPE_CHECKING:
    import duckdb

QUERIES = Path(__file__).parent / "sql"
AT_ONCE = 20_000  # rows held in memory
FILES = ("entities.ftm.json", "popolo.json", "bods.json")


def write_exchange(database: Path, folder: Path) -> None:
    """Write `FILES` into `folder`: the latest listing of each body, from a finished release.

    Raises:
        OSError: a file cannot be written, or the database not be read.
    """
    with reading(database) as connection:
        connection.execute((QUERIES / "exchange.sql").read_text("utf-8"))
        _write_lines(folder / "entities.ftm.json", connection, "follow_the_money")
        _write_document(folder / "popolo.json", connection, "popolo")
        _write_list(folder / "bods.json", connection, "bods")


def _write_lines(path: Path, connection: "duckdb.DuckDBPyConnection", format_name: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for _, rows in _answers(connection, format_name):
            file.writelines(f"{row}\n" for row in rows)


def _write_list(path: Path, connection: "duckdb.DuckDBPyConnection", format_name: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        parted = "["
        for _, rows in _answers(connection, format_name):
            for row in rows:
                file.write(f"{parted}\n{row}")
                parted = ","
        file.write("\n]\n" if parted == "," else "[]\n")


def _write_document(path: Path, connection: "duckdb.DuckDBPyConnection", format_name: str) -> None:
    """One object, with a list for each SELECT, under the name of its column."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        parted = "{"
        for name, rows in _answers(connection, format_name):
            file.write(f'{parted}\n"{name}": [')
            parted = ","
            between = "\n"
            for row in rows:
                file.write(f"{between}{row}")
                between = ",\n"
            file.write("\n]")
        file.write("\n}\n")


def _answers(connection: "duckdb.DuckDBPyConnection", format_name: str) -> Iterator[tuple[str, Iterator[str]]]:
    """For each SELECT of a format the name of its one column, and its rows."""
    for query in connection.extract_statements((QUERIES / f"{format_name}.sql").read_text("utf-8")):
        answer = connection.execute(query)
        yield answer.description[0][0], _rows(answer)


def _rows(answer: "duckdb.DuckDBPyConnection") -> Iterator[str]:
    while rows := answer.fetchmany(AT_ONCE):
        for (row,) in rows:
            yield row
