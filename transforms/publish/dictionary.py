"""The data dictionary, made from the registry: as a page for readers and as a table for machines.

`python -m transforms.publish.dictionary` writes the page anew; a test says when that is due.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from transforms.schema import DUCKDB_TYPES, LAYERS, Column, Table, enforce
from transforms.tables import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"

DICTIONARY = Table(
    name="data_dictionary",
    layer="out",
    grain="one column of one table",
    description="What each column of the release means.",
    key=("table_name", "position"),
    columns=(
        Column("table_name", "text", "The table.", nullable=False, example="directors"),
        Column(
            "layer",
            "text",
            "raw: as published or received. core: what is known of each thing. out: made for readers; begin there.",
            nullable=False,
            allowed=LAYERS,
        ),
        Column("grain", "text", "What one row of the table is.", nullable=False, example="one organisation"),
        Column(
            "position",
            "integer",
            "Order of the column, from 1.",
            nullable=False,
            unit="rank",
            example="7",
            at_least=1,
        ),
        Column("column_name", "text", "The column.", nullable=False, example="role"),
        Column("type", "text", "Type of its values.", nullable=False, allowed=tuple(DUCKDB_TYPES)),
        Column("key", "boolean", "True where the column is part of the key of the table.", nullable=False),
        Column("leads_to", "text", "The table whose key it is, alone or with others.", example="scores"),
        Column("nullable", "boolean", "True where the column may be empty.", nullable=False),
        Column("unit", "text", "The unit.", example="seats"),
        Column("allowed", "text", "The words that are allowed, joined by |.", example="listing|composition"),
        Column("limits", "text", "Its range, or its greatest length.", example="0 to 100"),
        Column("description", "text", "What it means.", nullable=False, example="Order in the source, from 1."),
        Column("example", "text", "A value as it may be.", example="7"),
    ),
)


def dictionary_rows(tables: Sequence[Table] = TABLES) -> pd.DataFrame:
    """One row a column of the registry, in the columns of `DICTIONARY`."""
    rows = [
        {
            "table_name": table.name,
            "layer": table.layer,
            "grain": table.grain,
            "position": position,
            "column_name": column.name,
            "type": column.type,
            "key": column.name in table.key,
            "leads_to": ", ".join(link.table for link in table.foreign_keys if column.name in link.columns),
            "nullable": column.nullable,
            "unit": column.unit,
            "allowed": "|".join(column.allowed),
            "limits": column.limits(),
            "description": column.description,
            "example": column.example,
        }
        for table in tables
        for position, column in enumerate(table.columns, start=1)
    ]
    return enforce(pd.DataFrame(rows, columns=DICTIONARY.column_names()), DICTIONARY)


def page(tables: Sequence[Table] = TABLES) -> str:
    """The dictionary as Markdown."""
    contents = [
        "\n".join([f"{layer}:", "", *(f"- [{each.name}](#{each.name}): {each.grain}" for each in found)])
        for layer in reversed(LAYERS)
        if (found := [table for table in tables if table.layer == layer])
    ]
    parts = [INTRODUCTION, *contents, *(section(table) for table in tables)]
    return "\n\n".join(parts) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the page into docs/, or to the path given."""
    path = Path(arguments[0]) if arguments else PAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"written: {path}\n")
    return 0


INTRODUCTION = """# Data dictionary

*Written from `transforms/schema/` by `python -m transforms.publish.dictionary`: change it there, not here.*

Each table is in the DuckDB file (with these words as comments), as `parquet/<table>.parquet` and as `csv/<table>.csv`;
the same dictionary is in `csv/data_dictionary.csv`. An empty cell means that the source does not say, never no or zero.

The tables stand in three layers. **raw** is kept as it was published or received; **core** says what is known of each
thing, in one place; **out** is made for readers, wide, classified and scored. Begin with out.

In the CSV files a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return has an apostrophe before it, so
that a spreadsheet does not take it for a formula. The DuckDB and Parquet files hold the text as it was published."""


def section(table: Table) -> str:
    """One table of the dictionary as Markdown, under a heading of the second level."""
    facts = [
        f"One row: {table.grain}.",
        f"Layer: {table.layer}.",
        f"Key: {', '.join(f'`{name}`' for name in table.key)}.",
    ]
    facts += [
        f"{' and '.join(f'`{name}`' for name in link.columns)} is in [{link.table}](#{link.table})."
        for link in table.foreign_keys
    ]
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
    if limits := column.limits():
        meaning += f" {limits}."
    if column.example:
        meaning += f" Example: `{column.example}`"
    empty = "may be" if column.nullable else "never"
    return f"| `{column.name}` | {column.type} | {empty} | {meaning.replace('|', chr(92) + '|')} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
