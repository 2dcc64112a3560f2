"""Publishing: everything that readers get is written from one finished database, so that nothing can disagree."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
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
from transforms.publish.report import MOST_BOARDS, render
from transforms.publish.sheets import copy_csv, write_csv
from transforms.publish.site import DATA, write_site
from transforms.schema import Table
from transforms.tables import TABLES
from transforms.warehouse import count_rows, read, read_tables, reading

# Organisations that have a page each, and boards that the report shows: of more, only the tables are published.
MOST_PAGES = 5_000
# Where there are so many that no page shows the boards, the columns of the large tables that the report counts.
COUNTED = {
    "directors": ("vacant", "name_withheld"),
    "evidence": ("method",),
    "captures": ("method",),
    "scores": ("latest", "ranked"),
    "league": ("standing",),
    "bodies": ("body",),
    **dict.fromkeys(("observations", "seats_history", "boards_history", "directors_history", "score_history"), ()),
    **dict.fromkeys(("changes", "release_changes", "interlocks", "drift"), ()),
}
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
    contents = [table for table in tables if table.in_csv]
    words = dictionary_rows(tables)
    with ThreadPoolExecutor(1) as beside:
        # SQLite keeps one processor busy, while DuckDB writes the other files.
        copy = beside.submit(write_sqlite, folder / "thirds.sqlite", database, tables)
        with reading(database) as connection:
            escaped = sum(copy_csv(connection, table, sheets / f"{table.name}.csv") for table in contents)
        escaped += write_csv(sheets / f"{DICTIONARY.name}.csv", words, DICTIONARY)
        write_exchange(database, folder)
        facts = {"licence": licence, "codebook_version": _codebook_versions(database)}
        write_parquet(database, columnar, tables, facts)
        described = write_csvw(sheets, [*contents, DICTIONARY], LICENCE_URL)
        write_data_package(folder, [*contents, DICTIONARY])
        write_datasette(folder / "metadata.json", tables, LICENCE_URL)
        copy.result()
    rows = count_rows(database, tables)
    pages = _write_pages(database, folder, facts, tables, data, rows)
    return {
        "files": [
            *(f"csv/{table.name}.csv" for table in (*contents, DICTIONARY)),
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
        "rows": {table.name: rows[table.name] for table in contents} | {DICTIONARY.name: len(words)},
        "escaped_cells": escaped,
    }


def _write_pages(
    database: Path, folder: Path, facts: Mapping[str, str], tables: Sequence[Table], data: Path, rows: Mapping[str, int]
) -> list[str]:
    """Write report, page of the gates, figures, and the site where it has not too many pages; the files of the site."""
    few = len(read(database, "SELECT 1 FROM organisations WHERE collected")) <= MOST_PAGES
    shown = few or rows["scores"] <= MOST_BOARDS
    frames = read_tables(database, tables, {} if shown else COUNTED)
    (folder / "report.html").write_text(render(frames, facts), "utf-8")
    write_gates(database, folder / "gates.html")
    (folder / "metrics.txt").write_bytes(metrics(frames, rows))
    return write_site(folder, frames, facts, tables, data) if few else []


def _codebook_versions(database: Path) -> str:
    versions = read(database, "SELECT DISTINCT codebook_version FROM evidence ORDER BY 1")["codebook_version"]
    return ", ".join(versions)
