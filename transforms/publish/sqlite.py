"""One SQLite file with every table of a release: the rows go from the one database to the other as Arrow, column by
column, and Python sees none of them, which takes a quarter of the time.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.schema import Column, ForeignKey, Table
from transforms.warehouse import reading

if TYPE_CHECKING:
    from adbc_driver_manager.dbapi import Cursor

TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
# Nobody else reads the file yet, and a release is written through to the disk as a whole; large pages are fewer.
ALONE = (
    "PRAGMA page_size = 16384", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
)  # fmt: skip


def write_sqlite(path: Path, database: Path, tables: Sequence[Table]) -> None:
    """Write every table of a finished release into one SQLite file, with its keys; true and false are 1 and 0.

    Args:
        path: the file to make.
        database: the release.
        tables: the registry.

    Raises:
        OSError: the database cannot be read, or the file not be written.
    """
    # Not at the top: only whoever writes a release needs it.
    from adbc_driver_manager import Error
    from adbc_driver_sqlite.dbapi import connect

    path.unlink(missing_ok=True)
    try:
        with reading(database) as release, connect(str(path), autocommit=True) as lite, lite.cursor() as cursor:
            for statement in (*ALONE, "BEGIN", *map(_ddl, tables)):
                _run(cursor, statement)
            for table in tables:
                cells = ", ".join(map(_cell, table.columns))
                rows = release.sql(f'SELECT {cells} FROM "{table.name}"')
                cursor.adbc_ingest(table.name, rows, mode="append")
            _run(cursor, "COMMIT")
    except Error as error:
        raise OSError(f"SQLite: {error}: {path}") from error


def _run(cursor: "Cursor", statement: str) -> None:
    """Run a statement whose answer, if it has one, nobody wants: to read one takes a library that we do without."""
    cursor.adbc_statement.set_sql_query(statement)
    cursor.adbc_statement.execute_update()


def _ddl(table: Table) -> str:
    columns = [
        f'"{column.name}" {TYPES[column.type]}{"" if column.nullable else " NOT NULL"}' for column in table.columns
    ]
    key = ", ".join(f'"{name}"' for name in table.key)
    lines = [*columns, f"PRIMARY KEY ({key})", *map(_foreign_key, table.foreign_keys)]
    return f'CREATE TABLE "{table.name}" ({", ".join(lines)})'


def _foreign_key(link: ForeignKey) -> str:
    own = ", ".join(f'"{name}"' for name in link.columns)
    return f'FOREIGN KEY ({own}) REFERENCES "{link.table}"'


def _cell(column: Column) -> str:
    name = f'"{column.name}"'
    return f"CAST({name} AS TINYINT) AS {name}" if column.type == "boolean" else name
