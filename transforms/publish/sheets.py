"""CSV files that open right in a spreadsheet, and are the same bytes for the same release.

Excel takes a file for UTF-8 only with a byte order mark, and takes a text cell that begins with = + - @ for a formula.
Names and roles are other people's words, so such a cell gets a leading apostrophe here; DuckDB and Parquet keep the
words as they were.
"""

import csv
from pathlib import Path
from typing import Any

import pandas as pd

from transforms.schema import Column, Table

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
