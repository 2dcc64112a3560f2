"""`thirds status`: in one screen what is stale, failing, held back, due for review or for a look by hand."""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from flows.releases import DATABASE, find_release
from flows.settings import DATA, OUT
from spiders.sources import Source, load_sources
from transforms.review_queue import questions, read_answers
from transforms.status import Check, Matter, matters
from transforms.tables import TABLE
from transforms.warehouse import read_older

TABLES = ("organisations", "failures", "gates")
SHOWN = 30  # lines of one screen; --json has them all


def status(asked: argparse.Namespace) -> int:
    """Exit code 1 where somebody should do something, 0 where not.

    Raises:
        ShelfError: there is no release.
        DeclarationError: a source file is wrong.
    """
    folder = find_release(asked.out or OUT, "latest").resolve()
    data: Path = asked.data or DATA
    database = folder / DATABASE
    open_seats = questions(database, (), read_answers(data / "reviews.csv"))
    found = matters(
        read_older(database, [TABLE[name] for name in TABLES]),
        checks_of(load_sources(data)),
        len(open_seats),
        date.fromisoformat(f"{folder.name[:4]}-{folder.name[4:6]}-{folder.name[6:8]}"),
        datetime.now(tz=UTC).date(),
    )
    act = any(matter.act for matter in found)
    if asked.json:
        said = {"release": folder.name, "act": act, "matters": [matter.as_row() for matter in found]}
        sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    else:
        _print(folder.name, found)
    return int(act)


def checks_of(sources: list[Source]) -> list[Check]:
    """The sources that a person looks at by hand."""
    return [
        Check(source.slug, source.name, source.manual_check.last_checked, source.manual_check.every)
        for source in sources
        if source.manual_check
    ]


def _print(stamp: str, found: list[Matter]) -> None:
    console = Console(file=sys.stdout, highlight=False)
    console.width = max(console.width, 118)
    needed = sum(matter.act for matter in found)
    console.print(f"release {stamp}: {needed} thing(s) to do, {len(found) - needed} to know")
    if not found:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in ("", "kind", "organisation", "what", "what to do"):
        table.add_column(heading, overflow="fold")
    for matter in found[:SHOWN]:
        table.add_row("!" if matter.act else "", matter.kind, matter.organisation, matter.what, matter.do)
    console.print(table)
    if len(found) > SHOWN:
        console.print(f"and {len(found) - SHOWN} more: thirds status --json has them all")
