"""The end of an audit on a terminal: the best and worst boards, the conservation check, the place of the release.

All of it is read from the release, whether it was made just now or long ago; pandas is not needed for that, nor loaded.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from flows.console import several
from flows.releases import DATABASE

RANKED = """
SELECT l.organisation, l.body, l.basis, coalesce(l.as_at, 'undated') AS as_at, s.seats_w, s.seats_u, s.seats_s,
       s.seats_m, s.seats_unclassified, l.score, l.score_high, l.score_max, s.controlling_bloc
FROM league l JOIN scores s USING (board_id)
WHERE l.standing = 'ranked'
ORDER BY l.score DESC, l.organisation, l.body
"""
STAGES = """
SELECT stage, rows_in, rows_published, rows_quarantined, rows_excluded FROM run
WHERE rows_in IS NOT NULL ORDER BY sequence
"""
HOW_MANY = 10
WIDTH_OF_A_PIPE = 118
NARROWEST = 100
COUNTS = ("seats_w", "seats_u", "seats_s", "seats_m", "seats_unclassified")
CONTROL = {"worker": "workers", "user": "users", "state": "the state", "management": "no third", "none": "nobody"}


def print_summary(release: Path) -> None:
    """Print the summary of a finished release on stdout."""
    console = Console(file=sys.stdout, highlight=False)
    console.width = max(console.width, NARROWEST) if sys.stdout.isatty() else WIDTH_OF_A_PIPE
    ranked, stages = _rows(release / DATABASE, RANKED, STAGES)
    best = ranked[:HOW_MANY]
    worst = ranked[max(len(best), len(ranked) - HOW_MANY) :]
    if best:
        known = several(len(ranked), "body", "bodies")
        console.print(_boards(f"Closest to a third, a third, a third ({known} can be ranked)", best))
    else:
        console.print("No body can be ranked: of none are enough seats known to print a score.\n")
    if worst:
        console.print(_boards("Furthest from it", worst))
    console.print(
        "Seats are workers/users/state/others/open; most is the best lawful score; control is who holds a majority. "
        "The score measures fit to a proposal (Glasman 2011), not the quality of the service; report.html ranks like "
        "with like, and `thirds findings` prints what the release supports.\n"
    )
    console.print(_conservation(stages))
    console.print(f"release  {release}", soft_wrap=True)


def _rows(database: Path, *queries: str) -> list[list[dict[str, Any]]]:
    """The rows that answer each query."""
    import duckdb  # here, and not in the module: see transforms.warehouse

    with duckdb.connect(database, read_only=True) as connection:
        found = []
        for query in queries:
            asked = connection.execute(query)
            names = [column[0] for column in asked.description]
            found.append([dict(zip(names, row, strict=True)) for row in asked.fetchall()])
        return found


def _boards(title: str, rows: Sequence[dict[str, Any]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("organisation", no_wrap=True, ratio=3)
    table.add_column("body", no_wrap=True, ratio=2)
    for heading, width in (("date", 10), ("from", 11), ("seats", 12), ("score", 9), ("most", 5), ("control", 9)):
        table.add_column(heading, no_wrap=True, width=width)
    for row in rows:
        open_above = "" if row["score_high"] == row["score"] else f"–{_points(row['score_high'])}"
        table.add_row(
            *(str(row[name]) for name in ("organisation", "body", "as_at", "basis")),
            "/".join(str(row[name]) for name in COUNTS),
            _points(row["score"]) + open_above,
            _points(row["score_max"]),
            CONTROL.get(str(row["controlling_bloc"]), "open"),
        )
    return table


def _points(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _conservation(stages: Sequence[dict[str, Any]]) -> Table:
    table = Table(
        title="Conservation: rows in = published + held back + left out",
        title_justify="left",
        box=SIMPLE_HEAD,
        pad_edge=False,
    )
    table.add_column("stage")
    for heading in ("in", "published", "held back", "left out"):
        table.add_column(heading, justify="right")
    for stage in stages:
        table.add_row(*map(str, stage.values()))
    return table
