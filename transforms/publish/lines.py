"""Text files whose lines the database makes: it writes millions of them on every processor, and Python sees none.

The lines are written as they are: whoever asks for them has quoted what must be quoted.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def write_lines(
    connection: "duckdb.DuckDBPyConnection", query: str, path: Path, before: str = "", between: str = "\n"
) -> int:
    """Write the answer to a query into a new file, and return its number of rows.

    Args:
        connection: to the database.
        query: a SELECT of one column of text without nulls, in the order in which it is wanted.
        path: the file.
        before: what stands before the first line.
        between: what stands between two lines; it ends with a newline. Nothing stands behind the last one.

    Raises:
        OSError: the file cannot be written.
        duckdb.Error: the query is wrong.
    """
    import duckdb  # not at the top, for the reason that transforms.warehouse gives

    ending = between.removesuffix("\n")
    line = f"line || {_text(ending)}" if ending else "line"
    # DuckDB takes a prefix only with a suffix, and puts no newline between the last line and it.
    around = f", PREFIX {_text(before)}, SUFFIX ' '" if before else ""
    # Unasked, it keeps the order only while its plan does, and loses it for an IN of more than a few words.
    form = f"FORMAT csv, HEADER false, QUOTE '', ESCAPE '', PRESERVE_ORDER true{around}"
    try:
        answer = connection.execute(f"COPY (SELECT {line} FROM ({query}) rows(line)) TO {_text(str(path))} ({form})")
        rows = int((answer.fetchone() or (0,))[0])
    except duckdb.IOException as error:
        raise OSError(f"DuckDB: {error}") from error
    # Behind the last line stand the suffix, or a newline, and its ending.
    surplus = len(ending.encode()) + 1 if rows else int(bool(before))
    os.truncate(path, path.stat().st_size - surplus)
    return rows


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
