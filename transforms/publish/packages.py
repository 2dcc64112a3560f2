"""The release for other tools: a data package around the CSVs, and one SQLite file.

Both say what the database says and no more: a withheld name is in none of them, because it is in no table.
"""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from transforms.publish.sheets import FORMULA_STARTS
from transforms.schema import Column, ForeignKey, Table
from transforms.warehouse import describe_column, describe_table, reading

AT_ONCE = 20_000  # rows held in memory
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
PACKAGE_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
SQLITE_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


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


def write_sqlite(path: Path, database: Path, tables: Sequence[Table]) -> None:
    """Write every table of a finished release into one SQLite file, with its keys; true and false are 1 and 0.

    Raises:
        OSError: the database cannot be read.
        sqlite3.Error: the file cannot be written.
    """
    with reading(database) as release, closing(sqlite3.connect(path)) as connection, connection:
        # Nobody else reads the file yet, and a release is written through to the disk as a whole.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for table in tables:
            columns = ", ".join(
                f'"{column.name}" {SQLITE_TYPES[column.type]}{"" if column.nullable else " NOT NULL"}'
                for column in table.columns
            )
            key = ", ".join(f'"{name}"' for name in table.key)
            links = "".join(f", {_foreign_key(link)}" for link in table.foreign_keys)
            connection.execute(f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({key}){links})')
            names = ", ".join(f'"{name}"' for name in table.column_names())
            rows = release.execute(f'SELECT {names} FROM "{table.name}"')
            places = ", ".join("?" for _ in table.columns)
            while some := rows.fetchmany(AT_ONCE):
                connection.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', some)


def _foreign_key(link: ForeignKey) -> str:
    own = ", ".join(f'"{name}"' for name in link.columns)
    return f'FOREIGN KEY ({own}) REFERENCES "{link.table}"'
