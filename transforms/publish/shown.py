"""How much of a release is shown on pages, and the tables that they are made of."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from transforms.publish.report import MOST_BOARDS
from transforms.schema import Table
from transforms.warehouse import read, read_tables

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


def has_pages(database: Path) -> bool:
    """Whether so few organisations have boards that each has a page."""
    return len(read(database, "SELECT 1 FROM organisations WHERE collected")) <= MOST_PAGES


def frames_to_show(database: Path, tables: Sequence[Table]) -> dict[str, pd.DataFrame]:
    """The tables by name: whole, or where no page shows the boards, the columns that are counted."""
    shown = has_pages(database) or len(read(database, "SELECT 1 FROM scores")) <= MOST_BOARDS
    return read_tables(database, tables, {} if shown else COUNTED)
