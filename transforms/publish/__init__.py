"""Publishing: everything that readers get is written from one finished database, so that nothing can disagree."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pandas as pd

from transforms.publish.csvw import write_csvw
from transforms.publish.datasette import write_datasette
from transforms.publish.exchange import FILES as EXCHANGE
from transforms.publish.forms import SQLITE, written_beside
from transforms.publish.packages import write_data_package
from transforms.publish.sheets import copy_csv, write_csv
from transforms.publish.shown import frames_to_show, has_pages
from transforms.publish.site import DATA, write_site
from transforms.schema import Table
from transforms.tables import TABLES
from transforms.warehouse import count_rows, kept_open, read, reading

# Rows of a table that Python writes as CSV faster than the database, which takes a tenth of a second for none at all.
SMALL = 5_000
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
LICENCE = f"CC BY 4.0 ({LICENCE_URL})"


def publish(
    database: Path, folder: Path, licence: str = LICENCE, tables: Sequence[Table] = TABLES, data: Path = DATA
) -> dict[str, Any]:
    """Write what readers get from a finished database: CSVs with their data package and CSVW, Parquet, SQLite, the
    formats of exchange, the report, the page of the gates and the site.

    Args:
        database: made by `transforms.warehouse`, with its gates, quarantine and run.
        folder: where to write; it is made if it is not there, and nothing outside it is touched.
        licence: the licence of the data, as printed in each Parquet file and in the report.
        tables: the registry.
        data: what people wrote, for the pages of the site that show it: codebook, corrections, councils.

    Returns:
        `files`: the paths written, relative to the folder; `rows`: table name to rows in its CSV; `escaped_cells`: the
        number of CSV cells that got an apostrophe lest a spreadsheet run them; `troubles`: sentences on what went
        wrong and was made good.

    Raises:
        OSError: something cannot be written or read.
    """
    # Not at the top: `python -m transforms.publish.dictionary` would find itself imported already, and warn.
    from transforms.publish.dictionary import DICTIONARY, dictionary_rows

    sheets, columnar = folder / "csv", folder / "parquet"
    for part in (sheets, columnar):
        part.mkdir(parents=True, exist_ok=True)
    contents = [table for table in tables if table.in_csv]
    words = dictionary_rows(tables)
    with ExitStack() as meanwhile:
        meanwhile.enter_context(kept_open(database))
        facts = {"licence": licence, "codebook_version": _codebook_versions(database)}
        shows = has_pages(database)
        beside = meanwhile.enter_context(written_beside(database, folder, facts, tables, more=shows))
        rows = count_rows(database, tables)
        frames = frames_to_show(database, tables)
        escaped = _write_sheets(database, sheets, contents, frames, rows)
        escaped += write_csv(sheets / f"{DICTIONARY.name}.csv", words, DICTIONARY)
        described = write_csvw(sheets, [*contents, DICTIONARY], LICENCE_URL)
        write_data_package(folder, [*contents, DICTIONARY])
        write_datasette(folder / "metadata.json", tables, LICENCE_URL)
        pages = write_site(folder, frames, facts, tables, data, beside) if shows else []
    return {
        "files": [
            *(f"csv/{table.name}.csv" for table in (*contents, DICTIONARY)),
            *(f"csv/{name}" for name in described),
            *(f"parquet/{table.name}.parquet" for table in tables),
            "datapackage.json",
            SQLITE,
            "metadata.json",
            *EXCHANGE,
            "report.html",
            "gates.html",
            "metrics.txt",
            *(f"site/{page}" for page in pages),
        ],
        "rows": {table.name: rows[table.name] for table in contents} | {DICTIONARY.name: len(words)},
        "escaped_cells": escaped,
        "troubles": beside.troubles,
    }


def _write_sheets(
    database: Path, sheets: Path, tables: Sequence[Table], frames: Mapping[str, pd.DataFrame], rows: Mapping[str, int]
) -> int:
    """Write each table as CSV, a small one from its frame and a large one by the database; the cells made safe."""
    escaped = 0
    with reading(database) as connection:
        for table in tables:
            path, frame = sheets / f"{table.name}.csv", frames.get(table.name)
            if rows[table.name] <= SMALL and frame is not None and [*frame.columns] == table.column_names():
                escaped += write_csv(path, frame, table)
            else:
                escaped += copy_csv(connection, table, path)
    return escaped


def _codebook_versions(database: Path) -> str:
    versions = read(database, "SELECT DISTINCT codebook_version FROM evidence ORDER BY 1")["codebook_version"]
    return ", ".join(versions)
