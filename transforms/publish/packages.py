"""The release for other tools: a data package around the CSVs."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transforms.publish.sheets import FORMULA_STARTS
from transforms.schema import Column, Table
from transforms.warehouse import describe_column, describe_table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
PACKAGE_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


def write_data_package(folder: Path, tables: Sequence[Table]) -> None:
    """Write `datapackage.json` (Data Package v2) into a release: what each file and column of its `csv/` holds.

    `tables` are those of which there is a CSV; all of them are in the package, with length and digest.
    """
    keys = {table.name: list(table.key) for table in tables}
    package = {
        "$schema": PROFILE,
        "name": "thirds",
        "title": "Boards of British public-service organisations, held against the thirds",
        "licenses": [LICENCE],
        "resources": [_resource(folder, table, keys) for table in tables],
    }
    (folder / "datapackage.json").write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _resource(folder: Path, table: Table, keys: dict[str, list[str]]) -> dict[str, Any]:
    path = f"csv/{table.name}.csv"
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    links = [
        {"fields": list(link.columns), "reference": {"resource": link.table, "fields": keys[link.table]}}
        for link in table.foreign_keys
        if link.table in keys
    ]
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    return {
        "name": table.name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        # The CSVs begin with a byte order mark, for Excel's sake: this name tells a reader to skip it.
        "encoding": "utf-8-sig",
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{digest}",
        "description": describe_table(table),
        "dialect": {"lineTerminator": "\r\n"},
        "schema": schema | ({"foreignKeys": links} if links else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    limits = {"minimum": column.at_least, "maximum": column.at_most}
    constraints |= {name: limit for name, limit in limits.items() if limit is not None}
    # A pattern that a text must match holds no sign that a spreadsheet could run, so no cell has an apostrophe.
    for form in column.forms:
        constraints |= {} if form.forbidden else {"pattern": form.pattern}
    # A cell that a spreadsheet could run has an apostrophe in front, so such words could not be held to a list.
    if column.allowed and not any(word.startswith(FORMULA_STARTS) for word in column.allowed):
        constraints["enum"] = list(column.allowed)
    field = {"name": column.name, "type": PACKAGE_TYPES[column.type], "description": describe_column(column)}
    return field | ({"constraints": constraints} if constraints else {})
