"""CSV files that open right in a spreadsheet, and are the same bytes for the same release.

Excel takes a file for UTF-8 only with a byte order mark, and takes a text cell that begins with = + - @ for a formula.
Names and roles are other people's words, so such a cell gets a leading apostrophe here; DuckDB and Parquet keep the
words as they were.

There are two ways to the same bytes, and a test holds them against each other: the database writes its own tables, a
million rows as easily as one, and Python whatever is only a frame.
"""

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from transforms.publish.lines import write_lines
from transforms.schema import Column, Table

if TYPE_CHECKING:
    import duckdb

DECIMALS = 4  # more would show the arithmetic and not the board; DuckDB and Parquet keep every digit
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(path: Path, frame: pd.DataFrame, table: Table) -> int:
    """Write a table; true and false in lower case, empty where unknown, rows in the order given.

    Args:
        path: the file to make.
        frame: rows typed as `schema.enforce` leaves them.
        table: its declaration.

    Returns:
        The number of cells that got an apostrophe.

    Raises:
        OSError: the file cannot be written.
    """
    escaped, columns = 0, []
    for column in table.columns:
        cells, more = _cells(frame[column.name], column)
        columns.append(cells)
        escaped += more
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(table.column_names())
        writer.writerows(zip(*columns, strict=True))
    return escaped


def copy_csv(connection: "duckdb.DuckDBPyConnection", table: Table, path: Path) -> int:
    """Write a table of the database as `write_csv` writes its frame, rows in the order in which they stand.

    Returns:
        The number of cells that got an apostrophe.

    Raises:
        OSError: the file cannot be written.
    """
    formulas, quotes = _what_stands_in(connection, table)
    header = ",".join(table.column_names())  # names of columns hold no comma
    cells = ", ',', ".join(_cell_in_sql(each, each.name in formulas, each.name in quotes) for each in table.columns)
    query = f'SELECT concat({cells}) FROM "{table.name}"'
    if write_lines(connection, query, path, before=f"\ufeff{header}\r\n", between="\r\n"):
        with path.open("ab") as file:
            file.write(b"\r\n")
    return sum(formulas.values())


def _what_stands_in(connection: "duckdb.DuckDBPyConnection", table: Table) -> tuple[dict[str, int], set[str]]:
    """The columns that hold cells which start like a formula, with their number, and those with cells to be quoted.

    Most columns have neither, so that a look before spares a million rows the questions that each cell has to answer.
    """
    names = [column.name for column in table.columns if column.type == "text"]
    asked = [f"count_if({ask(_quoted(name))})" for ask in (_starts_like_a_formula, _must_be_quoted) for name in names]
    numbers = connection.execute(f"SELECT [{', '.join(asked)}]::BIGINT[] FROM {_quoted(table.name)}").fetchone()
    found: list[int] = numbers[0] if numbers else []
    formulas = {name: number for name, number in zip(names, found, strict=False) if number}
    return formulas, {name for name, number in zip(names, found[len(names) :], strict=True) if number}


def _cell_in_sql(column: Column, formulas: bool, quotes: bool) -> str:
    """The cell of a column as an expression; null, which is nothing when it is joined to others, where it is empty.

    `formulas` and `quotes` say whether any cell starts like a formula or must be quoted.
    """
    name = _quoted(column.name)
    if column.type == "number":
        # As Python rounds: the digits are cut where the number is written out in full, and then it is the shortest text
        # that reads as the same number.
        return f"CAST(CAST(printf('%.{DECIMALS}f', {name}) AS DOUBLE) AS VARCHAR)"
    safe = f"CASE WHEN {_starts_like_a_formula(name)} THEN '''' || {name} ELSE {name} END" if formulas else name
    if not quotes:
        return safe
    return f"""CASE WHEN {_must_be_quoted(name)} THEN '"' || replace({safe}, '"', '""') || '"' ELSE {safe} END"""


def _must_be_quoted(name: str) -> str:
    # Four looks for one sign each take a fifth of the time of one pattern.
    return " OR ".join(f"contains({name}, {sign})" for sign in ("','", "'\"'", "chr(13)", "chr(10)"))


def _starts_like_a_formula(name: str) -> str:
    return f"ascii({name}) IN ({', '.join(str(ord(sign)) for sign in FORMULA_STARTS)})"


def _quoted(name: str) -> str:
    return f'"{name}"'


def safe_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def _cells(values: "pd.Series[Any]", column: Column) -> tuple[list[str], int]:
    """A column as cells, a whole column at a time, and how many of them got an apostrophe."""
    given: list[Any] = values.astype(object).where(values.notna(), None).tolist()
    if column.type == "boolean":
        return [_BOOLEANS[value] for value in given], 0
    if column.type == "integer":
        return ["" if value is None else str(int(value)) for value in given], 0
    if column.type == "number":
        return ["" if value is None else repr(round(float(value), DECIMALS)) for value in given], 0
    formulas = [at for at, text in enumerate(given) if text is not None and text.startswith(FORMULA_STARTS)]
    cells = ["" if text is None else text for text in given]
    for at in formulas:
        cells[at] = safe_cell(cells[at])
    return cells, len(formulas)


_BOOLEANS = {True: "true", False: "false", None: ""}
