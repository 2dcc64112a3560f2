"""Whether two databases hold the same, where their files differ.

DuckDB does not write the same bytes twice: it tries its text compression on rows that it picks at random, and leaves
unused parts of a block as they were in memory. So what is compared is everything that a reader can ask for.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from transforms.warehouse import NO_EXTENSIONS

if TYPE_CHECKING:
    import duckdb

# What is said of the database besides the rows: each list is the same in both, or it is not.
CATALOGUE = {
    "tables": "SELECT table_name, sql, comment FROM duckdb_tables() WHERE database_name = $1 ORDER BY ALL",
    "columns": "SELECT table_name, column_name, column_index, data_type, is_nullable, comment FROM duckdb_columns() "
    "WHERE database_name = $1 AND NOT internal ORDER BY ALL",
    "views": "SELECT view_name, sql, comment FROM duckdb_views() "
    "WHERE database_name = $1 AND NOT internal ORDER BY ALL",
    "macros": "SELECT function_name, parameters::VARCHAR, macro_definition, comment FROM duckdb_functions() "
    "WHERE database_name = $1 AND NOT internal ORDER BY ALL",
}


def differences(one: Path, other: Path) -> list[str]:
    """What one database holds and the other does not, one sentence each; none where they hold the same.

    Raises:
        OSError: a file cannot be read.
    """
    import duckdb  # not at the top, for the reason that transforms.warehouse gives

    try:
        with duckdb.connect(":memory:", config=dict(NO_EXTENSIONS)) as connection:
            connection.execute("SET enable_progress_bar = false")
            for name, path in (("one", one), ("other", other)):
                connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS {name} (READ_ONLY)")
            return _differences(connection)
    except duckdb.IOException as error:
        raise OSError(f"DuckDB: {error}") from error


def _differences(connection: "duckdb.DuckDBPyConnection") -> list[str]:
    found = []
    for what, query in CATALOGUE.items():
        lists = [connection.execute(query, [name]).fetchall() for name in ("one", "other")]
        if lists[0] != lists[1]:
            odd = {str(row[0]) for row in set(lists[0]) ^ set(lists[1])}
            found.append(f"the {what} differ: {', '.join(sorted(odd))}")
    query = "SELECT table_name FROM duckdb_tables() WHERE database_name = $1 ORDER BY 1"
    tables = [{name for (name,) in connection.execute(query, [side]).fetchall()} for side in ("one", "other")]
    for table in sorted(tables[0] & tables[1]):
        only = [_count(connection, table, *sides) for sides in (("one", "other"), ("other", "one"))]
        if any(only):
            found.append(f"{table}: {only[0]} row(s) are only in the first and {only[1]} only in the second")
    return found


def _count(connection: "duckdb.DuckDBPyConnection", table: str, one: str, other: str) -> int:
    query = f'SELECT count(*) FROM (FROM {one}."{table}" EXCEPT ALL FROM {other}."{table}")'
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
