"""The forms of a release that no page of its site is made of, written beside it by a process of their own.

Report, page of the gates, figures, SQLite, Parquet, the formats of exchange and the Excel file are half of the work of
publishing, and Python does one thing at a time. Where no process was started ahead for them
(`transforms.publish.beside`), or it fails, they are written here, where what is wrong says so.
"""

import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from transforms.publish.exchange import write_exchange
from transforms.publish.gates import write_gates
from transforms.publish.metrics import metrics
from transforms.publish.parquet import write_parquet
from transforms.publish.report import render
from transforms.publish.shown import frames_to_show
from transforms.publish.sqlite import write_sqlite
from transforms.schema import Table
from transforms.tables import TABLES
from transforms.waiting import Ahead, Process, end
from transforms.warehouse import count_rows, kept_open, reading

AHEAD = Ahead("transforms.publish.beside")
SQLITE = "thirds.sqlite"


class Form(Protocol):
    """A further form that can be written beside: it knows what it is made of, and travels as a pickle."""

    def write(self) -> None:
        """Write it."""


@dataclass
class Beside:
    """The process that writes beside, if there is one, and the further form that it is handed.

    What that is made of is not known when the process begins, so it waits until the form lies in `handed`. If there was
    a process, and it failed, a sentence stands in `troubles` in the end.
    """

    process: Process | None = None
    handed: Path = Path()
    form: Form | None = None
    troubles: list[str] = field(default_factory=list)

    def begin(self, form: Form) -> None:
        """Have the form written, where there is a process, and go on at once."""
        self.form = form
        if self.process:
            partly = self.handed.with_suffix(".part")
            partly.write_bytes(pickle.dumps(form))
            partly.replace(self.handed)

    def wait(self) -> bool:
        """Wait until the form is written, or write it; whether the process did all that it had to do."""
        done = self.process is not None and self.process.wait() == 0
        if self.form and not done:
            self.form.write()
        self.form = None
        return done


@contextmanager
def written_beside(
    database: Path, folder: Path, facts: Mapping[str, str], tables: Sequence[Table], *, more: bool = False
) -> Iterator[Beside]:
    """See that the forms are written when the block ends, whoever writes them; raises as `write_forms`.

    With `more`, the block hands a further form over.
    """
    handed = folder.with_name(f"{folder.name}.handed")
    job = {"database": str(database), "folder": str(folder), "facts": facts, "handed": str(handed) if more else ""}
    started = AHEAD.waiting if tables is TABLES else None
    beside = Beside(AHEAD.give(json.dumps(job)) if started else None, handed)
    try:
        yield beside
        if not beside.wait():
            if started:
                beside.troubles.append(
                    "the process that writes files beside the site failed "
                    f"(exit code {started.poll()}), and the run wrote them itself"
                )
            write_forms(database, folder, facts, tables)
    finally:
        if beside.process:
            end(beside.process)
        handed.unlink(missing_ok=True)


def write_forms(database: Path, folder: Path, facts: Mapping[str, str], tables: Sequence[Table]) -> None:
    """Write the forms of a finished database into the folder of its release.

    Raises:
        OSError: something cannot be written or read.
    """
    with kept_open(database), ThreadPoolExecutor(1) as beside:
        with reading(database) as connection:
            # Two forms are written at a time; and two processors would write lines in order only by holding many back,
            # which takes twice the memory.
            connection.execute("SET threads = 1")
        whole = beside.submit(_write_whole_tables, database, folder, facts, tables)
        frames = frames_to_show(database, tables)
        (folder / "report.html").write_text(render(frames, facts), "utf-8")
        write_gates(database, folder / "gates.html")
        (folder / "metrics.txt").write_bytes(metrics(frames, count_rows(database, tables)))
        write_exchange(database, folder)
        whole.result()


def _write_whole_tables(database: Path, folder: Path, facts: Mapping[str, str], tables: Sequence[Table]) -> None:
    """SQLite and Parquet: together they take as long as the formats of exchange do."""
    write_sqlite(folder / SQLITE, database, tables)
    write_parquet(database, folder / "parquet", tables, facts)
