"""The boards in formats that other tools read: FollowTheMoney, Popolo, and the Beneficial Ownership Data Standard.

Each format is a file of SELECTs in `sql/`, whose rows are JSON already: the database writes a million seats in
seconds, and what a format says of a seat can be read in one place. They say what the tables say and no more: a
withheld name is in none of them, because it is in no table.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from transforms.publish.lines import write_lines
from transforms.warehouse import reading

if TYPE_CHECKING:
    import duckdb

QUERIES = Path(__file__).parent / "sql"
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
    if write_lines(connection, _all_rows(connection, format_name), path):
        with path.open("ab") as file:
            file.write(b"\n")


def _write_list(path: Path, connection: "duckdb.DuckDBPyConnection", format_name: str) -> None:
    if write_lines(connection, _all_rows(connection, format_name), path, "[\n", ",\n"):
        with path.open("ab") as file:
            file.write(b"\n]\n")
    else:
        path.write_bytes(b"[]\n")


def _all_rows(connection: "duckdb.DuckDBPyConnection", format_name: str) -> str:
    """All SELECTs of a format as one, the rows of each behind those of the one before."""
    return " UNION ALL ".join(f"FROM ({query})" for _, query in _queries(connection, format_name))


def _write_document(path: Path, connection: "duckdb.DuckDBPyConnection", format_name: str) -> None:
    """One object, with a list for each SELECT, under the name of its column."""
    with path.open("wb") as file:
        parted = "{"
        for name, query in _queries(connection, format_name):
            file.write(f'{parted}\n"{name}": ['.encode())
            parted = ","
            _append(file, connection, query, "\n", ",\n")
            file.write(b"\n]")
        file.write(b"\n}\n")


def _queries(connection: "duckdb.DuckDBPyConnection", format_name: str) -> Iterator[tuple[str, str]]:
    """The SELECTs of a format, each with the name of its one column."""
    for statement in connection.extract_statements((QUERIES / f"{format_name}.sql").read_text("utf-8")):
        query = statement.query.rstrip().removesuffix(";")
        described = connection.execute(f"DESCRIBE {query}").fetchone()
        yield str(described[0]) if described else "", query


def _append(file: IO[bytes], connection: "duckdb.DuckDBPyConnection", query: str, before: str, between: str) -> None:
    """Write the answer to a query behind what is in the file, `before` only where there is any."""
    part = Path(f"{file.name}.part")
    if write_lines(connection, query, part, before, between):
        with part.open("rb") as written:
            shutil.copyfileobj(written, file, 2**20)
    part.unlink()
