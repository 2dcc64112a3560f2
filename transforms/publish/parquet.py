"""Parquet files, each with its licence, its codebook version and the meaning of its columns inside it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from transforms.schema import Table
from transforms.warehouse import describe_column, describe_table, reading


def write_parquet(database: Path, folder: Path, tables: Sequence[Table], facts: Mapping[str, str]) -> None:
    """Write `<table>.parquet` for every table, rows in the order in which they stand.

    Args:
        database: a finished release.
        folder: an existing folder.
        tables: the registry.
        facts: what else to say in the key-value metadata of each file: licence, codebook_version.

    Raises:
        OSError: a file cannot be written; the message names it.
    """
    with reading(database) as connection:
        for table in tables:
            columns = {column.name: describe_column(column) for column in table.columns}
            said = {**facts, "description": describe_table(table), "columns": json.dumps(columns, ensure_ascii=False)}
            metadata = ", ".join(f"{_quoted(key)}: {_quoted(value)}" for key, value in said.items())
            target = _quoted(str(folder / f"{table.name}.parquet"))
            connection.execute(f"COPY {table.name} TO {target} (FORMAT parquet, KV_METADATA {{{metadata}}})")


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
