"""The questions of docs/queries.md with their answers: each query of the page is run, and its answer written below it.

`python -m transforms.publish.queries [DATABASE]` writes the answers anew from the latest release; a test says when that
is due, and that every query runs.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from transforms.warehouse import reading

PROJECT = Path(__file__).parents[2]
PAGE = PROJECT / "docs" / "queries.md"
LATEST = PROJECT / "data" / "out" / "latest" / "thirds.duckdb"
QUERY = re.compile(r"(```sql\n(?P<sql>.*?)```\n\n)```text\n.*?```\n", re.DOTALL)
WIDEST = 44  # characters of a cell


def queries_of(page: str) -> list[str]:
    """The queries of a page that have an answer below them, in order."""
    return [found["sql"] for found in QUERY.finditer(page)]


def answered(page: str, database: Path) -> str:
    """The page with the answers that this database gives.

    Raises:
        FileNotFoundError: there is no such database.
        duckdb.Error: a query is wrong.
    """
    with reading(database) as connection:
        return QUERY.sub(
            lambda found: f"{found[1]}```text\n{_as_text(connection.execute(found['sql']).df())}```\n", page
        )


def _as_text(answer: pd.DataFrame) -> str:
    """The rows in columns, with a line of names above them; what is long is cut."""
    if answer.empty:
        return "(no row)\n"
    columns = [[str(name), *_cells(answer[name])] for name in answer.columns]
    right = [pd.api.types.is_numeric_dtype(answer[name]) for name in answer.columns]
    widths = [max(map(len, column)) for column in columns]
    lines = []
    for cells in zip(*columns, strict=True):
        placed = zip(cells, widths, right, strict=True)
        lines.append(
            "  ".join(cell.rjust(width) if to_right else cell.ljust(width) for cell, width, to_right in placed)
        )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _cells(column: "pd.Series[Any]") -> list[str]:
    if pd.api.types.is_float_dtype(column):
        digits = 2 if column.abs().max() <= 1 else 1  # shares, and points
        return ["" if pd.isna(value) else f"{value:.{digits}f}" for value in column]
    texts = ["" if pd.isna(value) else str(value) for value in column]
    return [text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…" for text in texts]


def main(arguments: Sequence[str]) -> int:
    """Write the answers into docs/queries.md."""
    database = Path(arguments[0]) if arguments else LATEST
    PAGE.write_text(answered(PAGE.read_text("utf-8"), database), "utf-8")
    sys.stdout.write(f"written: {PAGE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
