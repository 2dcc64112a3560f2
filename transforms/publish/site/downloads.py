"""Files for a spreadsheet: the two tables to start with as CSV and in one Excel file, and all tables in one archive.

CSVs open right in Excel and LibreOffice (see `sheets`).
"""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from transforms.publish.sheets import write_csv
from transforms.publish.site.start_here import BODIES, SEATS

FOLDER = "downloads"
WORKBOOK = "thirds.xlsx"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same contents


@dataclass(frozen=True)
class Download:
    """One file of the page of downloads."""

    path: str
    words: str
    rows: int | None
    bytes: int


def write_downloads(site: Path, bodies: pd.DataFrame, seats: pd.DataFrame) -> list[Download]:
    """Write the files into `downloads/` of a site that stands in the folder of its release, where the Excel file is.

    Args:
        site: the folder of the site; the tables of the release are in `csv/` beside it.
        bodies: the rows of `start_here.BODIES`.
        seats: the rows of `start_here.SEATS`.

    Raises:
        OSError: a file cannot be read or written.
    """
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(folder / "thirds-bodies.csv", bodies, BODIES)
    write_csv(folder / "thirds-seats.csv", seats, SEATS)
    release = site.parent
    tables = sorted(path for path in (release / "csv").glob("*.csv"))
    package = [path for path in (release / "datapackage.json",) if path.exists()]
    write_zip(
        folder / "thirds-tables.zip",
        ((str(path.relative_to(release)), path.read_bytes()) for path in [*package, *tables]),
    )
    said = {
        WORKBOOK: ("Everything to start with in one Excel file: read me, bodies, seats, dictionary", None),
        "thirds-bodies.csv": ("One row a body: seats, score, place, what it would take, source", len(bodies)),
        "thirds-seats.csv": ("One row a seat: published words, class, reason, grade, source", len(seats)),
        "thirds-tables.zip": (f"All {len(tables)} tables as CSV, with a data package that describes them", None),
    }
    return [Download(f"{FOLDER}/{name}", words, rows, _size(folder / name)) for name, (words, rows) in said.items()]


def write_zip(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write an archive whose bytes depend on nothing but the files.

    Raises:
        OSError: it cannot be written.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, ZIP_DATE), content, zipfile.ZIP_DEFLATED)


def _size(path: Path) -> int:
    return path.stat().st_size
