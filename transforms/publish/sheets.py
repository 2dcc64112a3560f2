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
    escaped = 0
    columns = [[_cell(value, column) for value in frame[column.name]] for column in table.columns]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(table.column_names())
        for cells in zip(*columns, strict=True):
            writer.writerow([text for text, _ in cells])
            escaped += sum(was_escaped for _, was_escaped in cells)
    return escaped


def safe_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def _cell(value: Any, column: Column) -> tuple[str, bool]:
    if pd.isna(value):
        return "", False
    if column.type == "boolean":
        return ("true" if value else "false"), False
    if column.type == "integer":
        return str(int(value)), False
    if column.type == "number":
        return repr(round(float(value), DECIMALS)), False
    return safe_cell(value), value.startswith(FORMULA_STARTS)
