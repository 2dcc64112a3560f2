"""The crawl that no release came of yet: the next run of the same order goes on with it.

A crawl of the network is begun with a note beside its archive, `data/out/archive/unpublished.json`, which goes when
its release is out. Where the run ends before, whatever ended it, the archive is what the next run takes up: it reads
what was received, and asks for the rest only. So an interrupted crawl continues where it stopped, and a run that failed
after its crawl does not fetch anything again.

Only within a day, as with the rules of a host: a release is of the day that it says, and pages of last week would pass
for today's. What was received is kept all the same, and the next crawl asks whether it has changed.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.console import Talk
from flows.order import Order
from flows.shelf import STAMP

NAME = "unpublished.json"
HOLDS = timedelta(hours=24)


@dataclass(frozen=True)
class Note:
    """What is noted of a crawl: its stamp, which its archive bears, what was asked for, and the run at work on it."""

    crawl: str
    run: str
    live: bool
    wayback: str
    only: list[str]


def take_up(order: Order, run_id: str, talk: Talk) -> Order:
    """The order, with the crawl that an earlier run began for it, if any; of a crawl of the network a note is made.

    Raises:
        OSError: the note cannot be written.
    """
    if not (order.live or order.wayback):
        return order
    wanted = Note(run_id, run_id, order.live, order.wayback, sorted(order.only))
    begun = "" if order.afresh else _begun_for(wanted, order.out)
    if begun:
        talk.line(f"going on     with the crawl of {begun}: what it received is not asked for again (else: --afresh)")
    _write(replace(wanted, crawl=begun or run_id), order.out / "archive")
    return replace(order, crawl=begun)


def published(order: Order) -> None:
    """Take the note away: the release is out."""
    if order.live or order.wayback:
        (order.out / "archive" / NAME).unlink(missing_ok=True)


def _begun_for(wanted: Note, out: Path) -> str:
    """The stamp of a crawl of what is wanted that was begun within a day; empty where there is none."""
    try:
        found = Note(**json.loads((out / "archive" / NAME).read_text(encoding="utf-8")))
        began = datetime.strptime(found.crawl.partition("-")[0], STAMP).replace(tzinfo=UTC)
    except (OSError, ValueError, TypeError, AttributeError):
        # Missing or damaged: the crawl is begun anew, and asks what has changed since.
        return ""
    same = replace(found, crawl=wanted.crawl, run=wanted.run) == wanted
    young = datetime.now(UTC) - began < HOLDS
    archived = (out / "archive" / f"{found.crawl}.warc.gz").exists()
    # A run that was killed right after its release was out could not take the note away.
    is_out = (out / "releases" / found.run).exists()
    return found.crawl if same and young and archived and not is_out else ""


def _write(note: Note, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{NAME}"
    with aside.open("w", encoding="utf-8") as file:
        json.dump(asdict(note), file)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(folder / NAME)
