"""The warehouse: one DuckDB file that holds a release, and from which everything else is written.

A release is built aside, in a new file, and swapped in whole by the flow; so readers of the last release never wait and
never see half of one. The rows of each table stand in the order of its key. A file is made in three steps: `build`
with the data, which the gates read; `put` with what the gates found; and `finish` with the comments, which come last
because replacing a table drops its comments.

The file is written in the storage version of DuckDB 1.2, which every client from then on opens: 1.x cannot read what
2.0 writes by default. Foreign keys are not in the DDL but in `expectations/sql`: a gate names the row that breaks one,
where the database would only refuse to load.

DuckDB is imported inside the functions that use it. Prefect keeps flows alive to the end of the process, a flow keeps
every module that it reaches, and a module that holds DuckDB makes its wheel print "nanobind: leaked ..." at exit.
"""

import errno
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from transforms.row_order import rises
from transforms.schema import DUCKDB_TYPES, PANDAS_TYPES, Column, SchemaError, Table, as_declared, enforce
from transforms.tables import TABLES
from transforms.views import create_views

if TYPE_CHECKING:
    import duckdb

STORAGE_VERSION = "v1.2.0"
MANY_ROWS = 100_000  # in all tables, from which on it pays to load two at a time: each COMMIT waits for the disk
# DuckDB would otherwise look for extensions on the network when a query asks for one.
NO_EXTENSIONS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_kept_open: "dict[Path, duckdb.DuckDBPyConnection]" = {}  # see `kept_open`


def build(path: Path, frames: Mapping[str, pd.DataFrame], tables: Sequence[Table] = TABLES) -> None:
    """Write a new database with the tables for which a frame is given.

    Args:
        path: the file to make; its folder exists, the file does not.
        frames: table name to rows; each passes through `schema.enforce`.
        tables: the registry.

    Raises:
        FileExistsError: there is a file already: a release is never changed in place.
        OSError: the file cannot be written; `filename` says which.
        SchemaError: a frame does not have the shape that the registry declares, or its name is not declared.
    """
    if path.exists():
        raise FileExistsError(errno.EEXIST, "a database is built into a new file, and this one exists", str(path))
    try:
        _load(path, frames, tables)
    except SchemaError:
        path.unlink(missing_ok=True)  # tables are held to the registry one after the other: some are written by then
        raise


def put(path: Path, frames: Mapping[str, pd.DataFrame], tables: Sequence[Table] = TABLES) -> None:
    """Add tables to a database that `build` made, or replace them whole: what gates and run are known only later.

    Raises:
        FileNotFoundError: there is no such database.
        OSError, SchemaError: as `build`.
    """
    _must_exist(path)
    _load(path, frames, tables)


def finish(path: Path, tables: Sequence[Table] = TABLES) -> None:
    """Comment every table and column from the registry, add views and macros, and leave one file with no log beside it.

    Raises:
        FileNotFoundError: there is no such database.
        OSError: the file cannot be written.
        SchemaError: a declared table was never given.
    """
    _must_exist(path)
    with _writing(path) as connection:
        found = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        missing = [table.name for table in tables if table.name not in found]
        if missing:
            raise SchemaError(f"{path} lacks the table(s) {', '.join(missing)}")
        connection.execute("BEGIN")
        for table in tables:
            connection.execute(f"COMMENT ON TABLE {_name(table.name)} IS {_text(describe_table(table))}")
            for column in table.columns:
                where = f"{_name(table.name)}.{_name(column.name)}"
                connection.execute(f"COMMENT ON COLUMN {where} IS {_text(describe_column(column))}")
        create_views(connection, tables)
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT release")


def read(path: Path, query: str, tables: Sequence[Table] = TABLES) -> pd.DataFrame:
    """The rows of a table in the order of its key, typed as the registry says, or the answer to a SELECT; read-only.

    Args:
        path: the database.
        query: the name of a declared table, or SQL.
        tables: the registry.

    Raises:
        FileNotFoundError: there is no such database.
        OSError: the file cannot be read.
        duckdb.Error: the SQL is wrong.
    """
    declared = {table.name: table for table in tables}
    with reading(path) as connection:
        return _rows(connection, declared[query]) if query in declared else connection.execute(query).df()


def read_tables(
    path: Path, tables: Sequence[Table], columns: Mapping[str, Sequence[str]] | None = None
) -> dict[str, pd.DataFrame]:
    """The rows of each of the tables by its name, as `read` gives them, and raising as it does.

    `columns` names for some of the tables the columns that are wanted; a table of which none is wanted is left out.
    """
    wanted = columns or {}
    with reading(path) as connection:
        return {
            table.name: _some_columns(connection, table, wanted[table.name])
            if table.name in wanted
            else _rows(connection, table)
            for table in tables
            if wanted.get(table.name, table.name)
        }


def count_rows(path: Path, tables: Sequence[Table]) -> dict[str, int]:
    """The number of rows of each of the tables; raises as `read`."""
    counted = (f"SELECT '{table.name}', count(*) FROM {_name(table.name)}" for table in tables)
    with reading(path) as connection:
        return dict(connection.execute(" UNION ALL ".join(counted)).fetchall())


def _rows(connection: "duckdb.DuckDBPyConnection", table: Table) -> pd.DataFrame:
    order = ", ".join(_name(column) for column in table.key)
    return as_declared(connection.execute(f"FROM {_name(table.name)} ORDER BY {order}").df(), table)


def _some_columns(connection: "duckdb.DuckDBPyConnection", table: Table, names: Sequence[str]) -> pd.DataFrame:
    wanted = ", ".join(_name(name) for name in names)
    rows = connection.execute(f"SELECT {wanted} FROM {_name(table.name)}").df()
    return rows.astype({name: PANDAS_TYPES[table.column(name).type] for name in names})


def read_older(path: Path, tables: Sequence[Table]) -> dict[str, pd.DataFrame]:
    """The rows of tables of an earlier release, which may have been made by earlier code, in the order of their keys.

    A table that it does not have is empty, and so is a column; words that are allowed no longer are kept.

    Raises:
        FileNotFoundError: there is no such database.
        OSError: the file cannot be read.
    """
    with reading(path) as connection:
        return {table.name: _older_rows(connection, table) for table in tables}


def _older_rows(connection: "duckdb.DuckDBPyConnection", table: Table) -> pd.DataFrame:
    lenient = replace(table, columns=tuple(replace(each, nullable=True, allowed=()) for each in table.columns))
    query = "SELECT column_name FROM duckdb_columns() WHERE table_name = $1 AND database_name = 'release'"
    there = {name for (name,) in connection.execute(query, [table.name]).fetchall()}
    if not there:
        return enforce(pd.DataFrame(columns=table.column_names()), lenient)
    columns = [_name(name) if name in there else f"NULL AS {_name(name)}" for name in table.column_names()]
    order = ", ".join(_name(name) for name in table.key if name in there) or "ALL"
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM {_name(table.name)} ORDER BY {order}").df()
    return enforce(rows, lenient)


@contextmanager
def reading(path: Path) -> "Iterator[duckdb.DuckDBPyConnection]":
    """A read-only connection to a release, which is closed at the end: a connection left open keeps the old file.

    Raises:
        FileNotFoundError: there is no such database.
        OSError: the file cannot be read.
    """
    _must_exist(path)
    with _shared(path) if path in _kept_open else _attached(path, "READ_ONLY") as connection:
        yield connection


@contextmanager
def kept_open(path: Path, *, to_write: bool = False) -> Iterator[None]:
    """Let everybody who reads a release meanwhile share one opening of it: each takes longer than most tables.

    Opened `to_write`, it is shared by those who write to it as well, and no other process can open it; else nobody may
    write to it meanwhile. Raises as `reading`.
    """
    _must_exist(path)
    if path in _kept_open:  # whoever opened it keeps it
        yield
        return
    with _writing(path) if to_write else reading(path) as connection:
        _kept_open[path] = connection
        try:
            yield
        finally:
            del _kept_open[path]


@contextmanager
def _writing(path: Path) -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection that writes to a release, or begins one; raises OSError where the file cannot be written."""
    opened = _shared(path) if path in _kept_open else _attached(path, "STORAGE_VERSION", f"'{STORAGE_VERSION}'")
    with opened as connection:
        yield connection


@contextmanager
def _shared(path: Path) -> "Iterator[duckdb.DuckDBPyConnection]":
    """A cursor of the opening that is kept, of its own to whoever asks, also in another thread."""
    with _kept_open[path].cursor() as connection:
        connection.execute("USE release")
        yield connection


def describe_table(table: Table) -> str:
    """What a table holds, what one row is, its key, and what a reader must be warned of, in one paragraph."""
    keys = [f"{' and '.join(link.columns)} is in {link.table}." for link in table.foreign_keys]
    warnings = [f"Warning: {warning}" for warning in table.warnings]
    facts = [f"One row: {table.grain}.", f"Layer: {table.layer}.", f"Key: {', '.join(table.key)}."]
    return " ".join([table.description, *facts, *keys, *warnings])


def describe_column(column: Column) -> str:
    """What a column means, with its unit, its allowed words, its limits and an example where it has them."""
    parts = [column.description]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.allowed:
        parts.append(f"One of: {', '.join(column.allowed)}.")
    if limits := column.limits():
        parts.append(f"{limits}.")
    if column.example:
        parts.append(f"Example: {column.example}")
    return " ".join(parts)


def _load(path: Path, frames: Mapping[str, pd.DataFrame], tables: Sequence[Table]) -> None:
    declared = {table.name: table for table in tables}
    unknown = [name for name in frames if name not in declared]
    if unknown:
        raise SchemaError(f"the registry declares no table {', '.join(unknown)}")
    with _writing(path) as connection:
        if sum(map(len, frames.values())) < MANY_ROWS:
            connection.execute("BEGIN")
            for name, frame in frames.items():
                _load_table(connection, declared[name], frame)
            connection.execute("COMMIT")
        else:
            _load_side_by_side(connection, {declared[name]: frame for name, frame in frames.items()})
        connection.execute("CHECKPOINT release")


def _load_side_by_side(connection: "duckdb.DuckDBPyConnection", frames: Mapping[Table, pd.DataFrame]) -> None:
    """Load two tables at a time, each in a transaction of its own.

    To compress a table takes the database longer than to read the frame, and it uses one processor for it; to hold all
    tables until one COMMIT takes three times the memory. The key of a table is made when its rows are there, in half of
    the time that it takes row by row.
    """
    connection.execute("SET threads = 1")  # for each of the two, which otherwise hinder each other

    def load(table: Table) -> None:
        with connection.cursor() as own:
            own.execute("USE release")
            _load_table(own, table, frames[table], key_last=True)

    largest_first = sorted(frames, key=lambda table: -frames[table].size)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(load, largest_first))
    connection.execute("RESET threads")


def _load_table(
    connection: "duckdb.DuckDBPyConnection", table: Table, frame: pd.DataFrame, *, key_last: bool = False
) -> None:
    import duckdb

    shaped = frame if _has_the_shape(frame, table) else enforce(frame, table)
    try:
        connection.execute(_ddl(table, keyed=not key_last))
        if len(shaped):
            _insert(connection, table, shaped)
        if key_last:
            connection.execute(f"ALTER TABLE {_name(table.name)} ADD {_primary_key(table)}")
    except duckdb.ConstraintException:
        enforce(frame, table)  # says which cell it is
        raise


def _has_the_shape(frame: pd.DataFrame, table: Table) -> bool:
    """Whether a frame has the declared columns and dtypes. The database holds its rows to the rest."""
    declared = [(column.name, PANDAS_TYPES[column.type]) for column in table.columns]
    return [(name, str(dtype)) for name, dtype in frame.dtypes.items()] == declared


def _insert(connection: "duckdb.DuckDBPyConnection", table: Table, frame: pd.DataFrame) -> None:
    """The rows, in the order of the key: whatever is written of the table later need not be sorted again."""
    connection.register("given", frame.copy())  # a copy has its cells one after the other, as DuckDB reads them
    cells = ", ".join(
        f"nullif({_name(each.name)}, '')" if each.type == "text" else _name(each.name) for each in table.columns
    )
    # Most frames come in order: to sort them again would take as much memory as they have, and more time than a look.
    order = "" if rises(frame, table.key[0]) else f"ORDER BY {', '.join(_name(column) for column in table.key)}"
    connection.execute(f"INSERT INTO {_name(table.name)} SELECT {cells} FROM given {order}")
    connection.unregister("given")


@contextmanager
def _attached(path: Path, *option: str) -> "Iterator[duckdb.DuckDBPyConnection]":
    import duckdb

    # A disk that fills up shows as the first of these at once, as the second at COMMIT, as the third at CHECKPOINT.
    write_errors = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)
    config: dict[str, str | bool | int | float | list[str]] = {**NO_EXTENSIONS, "temp_directory": f"{path}.tmp"}
    try:
        connection = duckdb.connect(":memory:", config=config)
        try:
            # A query of more than two seconds would draw a bar on stdout, which carries data.
            connection.execute("SET enable_progress_bar = false")
            connection.execute(f"ATTACH {_text(str(path))} AS release ({' '.join(option)})")
            connection.execute("USE release")
            yield connection
        finally:
            connection.close()
    except write_errors as error:
        raise OSError(errno.EIO, f"DuckDB: {error}", str(path)) from error


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, "there is no database", str(path))


def _ddl(table: Table, *, keyed: bool) -> str:
    lines = [_ddl_column(column) for column in table.columns] + ([_primary_key(table)] if keyed else [])
    return f"CREATE OR REPLACE TABLE {_name(table.name)} ({', '.join(lines)})"


def _primary_key(table: Table) -> str:
    return f"PRIMARY KEY ({', '.join(_name(column) for column in table.key)})"


def _ddl_column(column: Column) -> str:
    line = f"{_name(column.name)} {DUCKDB_TYPES[column.type]}"
    if not column.nullable:
        line += " NOT NULL"
    if column.allowed:
        line += f" CHECK ({_name(column.name)} IN ({', '.join(_text(word) for word in column.allowed)}))"
    if column.at_least is not None:
        line += f" CHECK ({_name(column.name)} >= {column.at_least:g})"
    if column.at_most is not None:
        line += f" CHECK ({_name(column.name)} <= {column.at_most:g})"
    return line


def _name(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
