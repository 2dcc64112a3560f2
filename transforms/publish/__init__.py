"""Publishing: everything that readers get is written from one finished database, so that nothing can disagree."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transforms.publish.csvw import write_csvw
from transforms.publish.datasette import write_datasette
from transforms.publish.exchange import FILES as EXCHANGE
from transforms.publish.exchange import write_exchange
from transforms.publish.gates import write_gates
from transforms.publish.metrics import metrics
from transforms.publish.packages import write_data_package, write_sqlite
from transforms.publish.parquet import write_parquet
from transforms.publish.report import render
from transforms.publish.sheets import write_csv
from transforms.publish.site import DATA, write_site
from transforms.schema import Table
from transforms.tables import TABLES
from transforms.warehouse import read, read_tables

# Organisations that have a page each, and boards that the report shows: of more, only the tables are published.
MOST_PAGES = 5_000
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
        number of CSV cells that got an apostrophe lest a spreadsheet run them.

    Raises:
        OSError: something cannot be written or read.
    """
    # Not at the top: `python -m transforms.publish.dictionary` would find itself imported already, and warn.
    from transforms.publish.dictionary import DICTIONARY, dictionary_rows

    sheets, columnar = folder / "csv", folder / "parquet"
    for part in (sheets, columnar):
        part.mkdir(parents=True, exist_ok=True)
    frames = read_tables(database, tables)
    contents = [(table, frames[table.name]) for table in tables if table.in_csv]
    contents.append((DICTIONARY, dictionary_rows(tables)))
    escaped = sum(write_csv(sheets / f"{table.name}.csv", frame, table) for table, frame in contents)
    versions = read(database, "SELECT DISTINCT codebook_version FROM evidence ORDER BY 1")["codebook_version"]
    facts = {"licence": licence, "codebook_version": ", ".join(versions)}
    write_data_package(folder, [table for table, _ in contents])
    described = write_csvw(sheets, [table for table, _ in contents], LICENCE_URL)
    write_sqlite(folder / "thirds.sqlite", ((table, frames[table.name]) for table in tables))
    write_datasette(folder / "metadata.json", tables, LICENCE_URL)
    write_exchange(database, folder)
    write_parquet(database, columnar, tables, facts)
    (folder / "report.html").write_text(render(frames, facts), "utf-8")
    write_gates(database, folder / "gates.html")
    (folder / "metrics.txt").write_bytes(metrics(frames))
    few = int(frames["organisations"]["collected"].sum()) <= MOST_PAGES
    pages = write_site(folder, frames, facts, tables, data) if few else []
    return {
        "files": [
            *(f"csv/{table.name}.csv" for table, _ in contents),
            *(f"csv/{name}" for name in described),
            *(f"parquet/{table.name}.parquet" for table in tables),
            "datapackage.json",
            "thirds.sqlite",
            "metadata.json",
            *EXCHANGE,
            "report.html",
            "gates.html",
            "metrics.txt",
            *(f"site/{page}" for page in pages),
        ],
        "rows": {table.name: len(frame) for table, frame in contents},
        "escaped_cells": escaped,
    }
