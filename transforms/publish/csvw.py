"""The CSVs for tools that read CSV on the Web (W3C, 2015): what each column is, in a file beside each sheet.

`csv/<table>.csv-metadata.json` is where such a tool looks for the description of one sheet; `csv/csv-metadata.json`
describes all of them together, and so is the one that says how they hang together.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transforms.publish.sheets import FORMULA_STARTS
from transforms.schema import Column, Table
from transforms.warehouse import describe_column, describe_table

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
DIALECT = {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True, "doubleQuote": True}
TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


def write_csvw(sheets: Path, tables: Sequence[Table], licence: str) -> list[str]:
    """Write the descriptions into the folder of the CSVs; the names of the files written.

    Args:
        sheets: the folder with a `<table>.csv` for each of the tables.
        tables: their declarations.
        licence: the address of the licence.

    Raises:
        OSError: a file cannot be written.
    """
    described = {table.name for table in tables}
    for table in tables:
        alone = {"@context": CONTEXT, **_table(table), "dialect": DIALECT, "dc:license": {"@id": licence}}
        _write(sheets / f"{table.name}.csv-metadata.json", alone)
    group = {
        "@context": CONTEXT,
        "dc:license": {"@id": licence},
        "dialect": DIALECT,
        "tables": [_with_links(_table(table), table, described) for table in tables],
    }
    _write(sheets / "csv-metadata.json", group)
    return [*(f"{table.name}.csv-metadata.json" for table in tables), "csv-metadata.json"]


def _write(path: Path, description: dict[str, Any]) -> None:
    path.write_text(json.dumps(description, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _table(table: Table) -> dict[str, Any]:
    schema = {"columns": [_column(column) for column in table.columns], "primaryKey": list(table.key)}
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.name,
        "dc:description": describe_table(table),
        "tableSchema": schema,
    }


def _with_links(described: dict[str, Any], table: Table, tables: set[str]) -> dict[str, Any]:
    from transforms.tables import TABLE

    # Readers of this format expect every row to have the link, so only links that are never empty are declared here;
    # the data package declares them all.
    filled = {column.name for column in table.columns if not column.nullable}
    links = [
        {
            "columnReference": list(link.columns),
            "reference": {"resource": f"{link.table}.csv", "columnReference": list(TABLE[link.table].key)},
        }
        for link in table.foreign_keys
        if link.table in tables and filled.issuperset(link.columns)
    ]
    return described | {"tableSchema": described["tableSchema"] | ({"foreignKeys": links} if links else {})}


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "datatype": _datatype(column),
        "required": not column.nullable,
        "dc:description": describe_column(column),
    }


def _datatype(column: Column) -> Any:
    kind: dict[str, Any] = {"base": TYPES[column.type]}
    if column.type == "boolean":
        return kind | {"format": "true|false"}
    limits = {"minimum": column.at_least, "maximum": column.at_most}
    kind |= {name: limit for name, limit in limits.items() if limit is not None}
    # A cell that a spreadsheet could run has an apostrophe in front, so such words could not be held to a list.
    if column.allowed and not any(word.startswith(FORMULA_STARTS) for word in column.allowed):
        kind["format"] = "|".join(re.escape(word) for word in column.allowed)
    for form in column.forms:
        kind |= {} if form.forbidden else {"format": form.pattern.strip("^$")}
    return kind if len(kind) > 1 else kind["base"]
