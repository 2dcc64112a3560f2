"""The forms of a release that no page of its site is made of, written beside it by a process of their own.

Report, page of the gates, figures, SQLite, Parquet and the formats of exchange are a third of the work of publishing,
and Python does one thing at a time. Where no process was started ahead for them (`transforms.publish.beside`), or it
fails, they are written here, where what is wrong says so.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from transforms.publish.exchange import write_exchange
from transforms.publish.gates import write_gates
from transforms.publish.metrics import metrics
from transforms.publish.parquet import write_parquet
from transforms.publish.report import render
from transforms.publish.shown import frames_to_show
from transforms.publish.sqlite import write_sqlite
from transforms.schema import Table
from transforms.tables import TABLES
from transforms.waiting import Ahead, end
from transforms.warehouse import count_rows, kept_open, reading

AHEAD = Ahead("transforms.publish.beside")
SQLITE = "thirds.sqlite"


@contextmanager
def written_beside(
    database: Path, folder: Path, facts: Mapping[str, str], tables: Sequence[Table]
) -> Iterator[list[str]]:
    """See that the forms are written when the block ends, whoever writes them; raises as `write_forms`.

    Gives a list in which a sentence stands afterwards if there was a process for them, and it failed.
    """
    troubles: list[str] = []
    started = AHEAD.waiting if tables is TABLES else None
    job = json.dumps({"database": str(database), "folder": str(folder), "facts": facts})
    process = AHEAD.give(job) if started else None
    try:
        yield troubles
        if process is None or process.wait() != 0:
            if started:
                troubles.append(
                    "the process that writes files beside the site failed "
                    f"(exit code {started.poll()}), and the run wrote them itself"
                )
            write_forms(database, folder, facts, tables)
    finally:
        if process:
            end(process)


def write_forms(database: Path, folder: Path, facts: Mapping[str, str], tables: Sequence[Table]) -> None:
    """Write the forms of a finished database into the folder of its release.

    Raises:
        OSError: something cannot be written or read.
    """
    with kept_open(database), ThreadPoolExecutor(1) as beside:
        with reading(database) as connection:
            # SQLite takes one row after the other meanwhile; and two processors would write lines in order only by
            # holding many back, which takes twice the memory.
            connection.execute("SET threads = 1")
        lite = beside.submit(write_sqlite, folder / SQLITE, database, tables)
        frames = frames_to_show(database, tables)
        (folder / "report.html").write_text(render(frames, facts), "utf-8")
        write_gates(database, folder / "gates.html")
        (folder / "metrics.txt").write_bytes(metrics(frames, count_rows(database, tables)))
        write_exchange(database, folder)
        write_parquet(database, folder / "parquet", tables, facts)
        lite.result()
