"""What the commands about releases do: list them, compare two, make one again."""

import argparse
import csv
import sys
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from flows.releases import DATABASE, Release, find_release, releases, retire
from flows.settings import OUT
from flows.sums import damage, files_of
from flows.withdraw import withdrawn

if TYPE_CHECKING:
    import pandas as pd

COUNTS = """
SELECT (SELECT count(*) FROM organisations WHERE collected) AS organisations, (SELECT count(*) FROM scores) AS boards,
       (SELECT count(*) FROM scores WHERE ranked AND latest) AS ranked, (SELECT count(*) FROM directors) AS directors
"""
HEADINGS = ("release", "", "organisations", "boards", "ranked", "people and vacancies", "codebook", "MB", "state")
MARKS = {"ADD": "+", "MOD": "~", "DEL": "-"}


def list_releases(asked: argparse.Namespace) -> int:
    """`thirds releases`: one line a release, oldest first; exit code 1 where one is not as it was published."""
    out = asked.out or OUT
    for stamp in retire(out, asked.keep) if asked.keep else ():
        sys.stderr.write(f"taken away: {stamp}\n")
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in HEADINGS:
        table.add_column(heading, no_wrap=True, justify="left" if heading in ("release", "", "state") else "right")
    problems = []
    for release in releases(out):
        damaged = damage(release.folder)
        problems += [f"{release.folder}: {each}" for each in damaged]
        table.add_row(*_line(release, damaged))
    console = Console(file=sys.stdout, highlight=False)
    console.width = max(console.width, 118)
    console.print(table if table.row_count else f"{out}: no release yet; `thirds audit` makes one")
    for stamp in withdrawn(out):
        sys.stdout.write(f"withdrawn, since it holds a name that is withheld now: {stamp}\n")
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if problems else 0


def _line(release: Release, damaged: list[str]) -> list[str]:
    from transforms.warehouse import read

    counts = read(release.folder / DATABASE, COUNTS).iloc[0]
    size = sum((release.folder / name).stat().st_size for name in files_of(release.folder))
    return [
        release.stamp,
        "latest" if release.latest else "",
        *(str(counts[name]) for name in ("organisations", "boards", "ranked", "directors")),
        release.record.codebook["version"] if release.record else "",
        f"{size / 1e6:.1f}",
        f"{len(damaged)} problem(s)" if damaged else "as published",
    ]


def diff(asked: argparse.Namespace) -> int:
    """`thirds diff`: what the second release says and the first did not, or the other way round."""
    from transforms.since import changes_between

    out = asked.out or OUT
    before, after = (find_release(out, name) / DATABASE for name in (asked.before, asked.after))
    changes = changes_between(before, after)
    if asked.format == "csv":
        write_csv(changes)
    else:
        write_text(changes, before.parent.name, after.parent.name)
    return 0


def write_csv(changes: "pd.DataFrame") -> None:
    """Print the changes as CSV."""
    from transforms.publish.sheets import safe_cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(changes.columns)
    for row in changes.astype(object).where(changes.notna(), "").itertuples(index=False):
        writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in row])


def write_text(changes: "pd.DataFrame", before: str, after: str) -> None:
    """Print the changes in lines, board by board."""
    say = sys.stdout.write
    say(f"{before} to {after}: {len(changes)} change(s)\n")
    plain = changes.astype(object).where(changes.notna(), None)
    keys = ["organisation", "body", "basis", "date_before", "date_after"]
    for _, rows in plain.groupby([plain[key].fillna("") for key in keys], sort=True):
        organisation, body, basis, then, now = (rows[key].iloc[0] for key in keys)
        dates = " to ".join(str(date) for date in dict.fromkeys((then, now)) if date)
        say(f"\n{organisation}, {body} ({'; '.join(part for part in (basis, dates or 'undated') if part)})\n")
        for row in rows.to_dict("records"):
            say(f"  {MARKS[row['op']]} {_said({str(name): cell for name, cell in row.items()})}   [{row['reason']}]\n")


def _said(row: dict[str, Any]) -> str:
    who = row["person_name"] or f"line {str(row['seat_id']).rsplit('/', 1)[-1]}"
    if row["change"] == "score moved":
        return f"score: {_points(row['score_before'])} to {_points(row['score_after'])}"
    if row["change"] == "class changed":
        return f"{who}: {row['class_before']} to {row['class_after']}"
    if row["change"] in ("board added", "board gone"):
        return f"{row['change']}: {row['board_after'] or row['board_before']}"
    return f"{row['change']}: {who} ({row['class_after'] or row['class_before']})"


def _points(score: float | None) -> str:
    return "none" if score is None else f"{score:.1f}"


def rebuild(asked: argparse.Namespace) -> int:
    """`thirds rebuild`: exit code 0 where the release made again is the same, 1 where it is not."""
    from flows.server import server_starting

    out = asked.out or OUT
    folder = find_release(out, asked.release)
    with server_starting():
        from flows.rebuild import rebuild as make_again
    rebuilt = make_again(out, folder)
    say = sys.stdout.write
    for note in rebuilt.otherwise:
        say(f"note: {note}\n")
    if rebuilt.different and rebuilt.otherwise:
        say("note: what differs below may come from that: check that version out to be sure\n")
    for each in rebuilt.different:
        say(f"differs: {each}\n")
    say(f"{folder.name}: {len(rebuilt.same)} files are the same, byte for byte\n")
    if not rebuilt.different:
        say(f"{DATABASE} holds the same rows, columns, keys, comments, views and macros; DuckDB never writes a file ")
        say("the same way twice, so its bytes are not compared\n")
    return 1 if rebuilt.different else 0
