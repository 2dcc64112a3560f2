"""Read the CSV files that people write or hand in, strictly and with line numbers.

Such files come from spreadsheets: with a byte-order mark, CRLF, quoted newlines, a column too many. What can be read
without a guess is read; the rest is refused with the line and what to do. Latin-1 bytes are refused, not guessed at:
a wrong guess would misspell a real person's name.
"""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd


class TabularError(ValueError):
    """A CSV file cannot be read as the table that it should be."""


def read_table(path: Path, required: Sequence[str], optional: Sequence[str] | None = ()) -> pd.DataFrame:
    """The CSV file as text columns, in order; a cell that is not there is an empty string.

    The index of a row is the line on which it begins (see `line_of`). UTF-8 with or without a byte-order mark, any
    line ending, quoted newlines. With `optional=None` any further column passes through.

    Raises:
        TabularError: the file is missing, empty, not UTF-8, lacks a required column, repeats a column, has one that
            is neither required nor optional, or has a row with more or fewer cells than the header.
    """
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        header = next(reader, [])
        _check_header(path, header, required, optional)
        rows, lines, begins = [], [], reader.line_num + 1
        for row in reader:
            if row and len(row) != len(header):
                raise TabularError(
                    f"{path}:{begins}: this row has {len(row)} cells and the header {len(header)}; "
                    "quote a cell that holds a comma"
                )
            if row:
                rows.append(row)
                lines.append(begins)
            begins = reader.line_num + 1
    except csv.Error as error:
        raise TabularError(f"{path}:{reader.line_num}: this is not CSV: {error}") from None
    return pd.DataFrame(rows, columns=header, index=lines, dtype="str")


def line_of(index: object) -> int:
    """The line of the file on which the row with this index begins."""
    return int(str(index))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise TabularError(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise TabularError(f"{path}: this is a folder where a CSV file is wanted") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TabularError(f"{path}:{line}: this is not UTF-8 text; save the file as CSV UTF-8") from None
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise TabularError(f"{path}:{line}: the file holds a NUL byte: it is not a text file")
    if not text.strip():
        raise TabularError(f"{path}: the file is empty; its first line must name the columns")
    return text


def _check_header(path: Path, header: list[str], required: Sequence[str], optional: Sequence[str] | None) -> None:
    missing = [name for name in required if name not in header]
    if missing:
        raise TabularError(f"{path}:1: the column(s) {', '.join(missing)} are missing; found {', '.join(header)}")
    repeated = sorted({name for name in header if header.count(name) > 1})
    if repeated:
        raise TabularError(f"{path}:1: the column(s) {', '.join(repeated)} are there twice; keep one of each")
    if optional is not None:
        unknown = [name for name in header if name not in required and name not in optional]
        if unknown:
            allowed = ", ".join([*required, *optional])
            raise TabularError(f"{path}:1: the column(s) {', '.join(unknown)} are not known; allowed are {allowed}")
