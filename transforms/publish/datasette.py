"""What Datasette shows beside the SQLite file: `datasette thirds.sqlite --metadata metadata.json`.

The words are those of the registry: a table's description and warnings, and what each column means.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transforms.schema import Table
from transforms.warehouse import describe_column, describe_table

FIRST = "out"  # the layer that is made for readers; the others are there, and not pushed to the front


def write_datasette(path: Path, tables: Sequence[Table], licence_url: str) -> None:
    """Write the metadata of the SQLite file with these tables.

    Raises:
        OSError: the file cannot be written.
    """
    metadata = {
        "title": "thirds",
        "description": "Boards of British public-service organisations, held against a third workers, a third users, "
        "a third the state. The score measures fit to a proposal (Glasman 2011), not the quality of a service.",
        "license": "CC BY 4.0",
        "license_url": licence_url,
        "databases": {"thirds": {"tables": {table.name: _table(table) for table in tables}}},
    }
    path.write_text(json.dumps(metadata, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _table(table: Table) -> dict[str, Any]:
    said: dict[str, Any] = {
        "description": describe_table(table),
        "columns": {column.name: describe_column(column) for column in table.columns},
        "units": {column.name: column.unit for column in table.columns if column.unit},
    }
    if "organisation" in table.column_names():
        said["label_column"] = "organisation"
    return said if table.layer == FIRST else said | {"hidden": table.layer == "raw"}
