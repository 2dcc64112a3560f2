"""The data dictionary, made from the registry: as a page for readers and as a table for machines.

`python -m transforms.publish.dictionary` writes the page anew; a test says when that is due.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from transforms.schema import Column, Table, enforce
from transforms.tables import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"

DICTIONARY = Table(
    name="data_dictionary",
    grain="one column of one table",
    description="What each column of the release means.",
    key=("table_name", "position"),
    columns=(
        Column("table_name", "text", "The table.", nullable=False),
        Column("grain", "text", "What one row of the table is.", nullable=False),
        Column("position", "integer", "Order of the column, from 1.", nullable=False),
        Column("column_name", "text", "The column.", nullable=False),
        Column("type", "text", "text, integer, number or boolean.", nullable=False),
        Column("key", "boolean", "True where the column is part of the key of the table.", nullable=False),
        Column("nullable", "boolean", "True where the column may be empty.", nullable=False),
        Column("unit", "text", "The unit."),
        Column("allowed", "text", "The words that are allowed, joined by |."),
        Column("description", "text", "What it means.", nullable=False),
        Column("example", "text", "A value as it may be."),
    ),
)


def dictionary_rows(tables: Sequence[Table] = TABLES) -> pd.DataFrame:
    """One row a column of the registry, in the columns of `DICTIONARY`."""
    rows = [
        {
            "table_name": table.name,
            "grain": table.grain,
            "position": position,
            "column_name": column.name,
            "type": column.type,
            "key": column.name in table.key,
            "nullable": column.nullable,
            "unit": column.unit,
            "allowed": "|".join(column.allowed),
            "description": column.description,
            "example": column.example,
        }
        for table in tables
        for position, column in enumerate(table.columns, start=1)
    ]
    return enforce(pd.DataFrame(rows, columns=DICTIONARY.column_names()), DICTIONARY)


def page(tables: Sequence[Table] = TABLES) -> str:
    """The dictionary as Markdown."""
    contents = [f"- [{table.name}](#{table.name}): {table.grain}" for table in tables]
    parts = [INTRODUCTION, "\n".join(contents), *(_section(table) for table in tables)]
    return "\n\n".join(parts) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the page into docs/, or to the path given."""
    path = Path(arguments[0]) if arguments else PAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"written: {path}\n")
    return 0


INTRODUCTION = """# Data dictionary

*Written from `transforms/tables.py` by `python -m transforms.publish.dictionary`: change it there, not here.*

Each table is in the DuckDB file (with these words as comments), as `parquet/<table>.parquet` and as `csv/<table>.csv`;
the same dictionary is in `csv/data_dictionary.csv`. An empty cell means that the source does not say, never no or zero.

In the CSV files a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return has an apostrophe before it, so
that a spreadsheet does not take it for a formula. The DuckDB and Parquet files hold the text as it was published."""


def _section(table: Table) -> str:
    facts = [f"One row: {table.grain}.", f"Key: {', '.join(f'`{name}`' for name in table.key)}."]
    facts += [f"`{column}` is in [{other}](#{other})." for column, other in table.foreign_keys]
    if not table.in_csv:
        facts.append("Not among the CSV files.")
    lines = [f"## {table.name}", "", table.description, "", " ".join(facts), ""]
    for warning in table.warnings:
        lines += [f"> {warning}", ""]
    lines += ["| column | type | empty | meaning |", "|---|---|---|---|"]
    lines += [_line(column) for column in table.columns]
    return "\n".join(lines)


def _line(column: Column) -> str:
    meaning = column.description
    if column.unit:
        meaning += f" Unit: {column.unit}."
    if column.allowed:
        meaning += f" One of: {', '.join(f'`{word}`' for word in column.allowed)}."
    if column.example:
        meaning += f" Example: `{column.example}`"
    empty = "may be" if column.nullable else "never"
    return f"| `{column.name}` | {column.type} | {empty} | {meaning.replace('|', chr(92) + '|')} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
