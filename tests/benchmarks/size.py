"""Load, gate, classify, score and publish invented boards, stage by stage, as an audit does after its crawl.

`python -m tests.benchmarks.size BODIES ...` prints for each number of bodies (ten directors each) the seconds and the
memory of every stage, and beside them the floor: DuckDB writing the rows of the largest tables, and nothing else.
"""

import gc
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any

import duckdb
import pandas as pd

import transforms.publish as publishing
from expectations.gate import check_classifications, check_listings, check_release, prepare
from flows.audit import AFTER_THE_GATE, FOUND_IN_IT
from flows.gates import DATABASE
from flows.ledger import Ledger
from flows.missing import named_rows
from tests.benchmarks.many_boards import SEATS, ManyBoards, many_boards
from transforms.chronicle import Occasion, history_tables
from transforms.classify_frame import classify_frame
from transforms.codebook import Codebook, load_codebook
from transforms.corrections import apply_corrections
from transforms.drift import drift_table
from transforms.grades import grade_by_source
from transforms.interlocks import interlocks
from transforms.other_captures import with_other_captures
from transforms.past import Rules, past_of
from transforms.publish import report, shown
from transforms.publish.forms import AHEAD as FORMS
from transforms.release import release_tables
from transforms.schema.run import GATES
from transforms.score import score_frame
from transforms.seat_lines import composition_seats, listing_seats
from transforms.tables import TABLE, TABLES
from transforms.transcribed import read_compositions
from transforms.warehouse import build, finish, put

DATA = Path(__file__).resolve().parents[2] / "data"
LARGEST = ("directors", "evidence", "scores")
MIB = 1024
# Bodies from which on a process writes files beside, as in an audit. Of fewer it would show the boards in the report.
LARGE = report.MOST_BOARDS


def processor_seconds() -> float:
    """What this process has taken of the processors, and those that it started and that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def memory(process: str = "self") -> int:
    """Bytes that a process and those that it started hold now; what several share is counted once. 0 without /proc."""
    kibibytes = 0
    with suppress(OSError):  # one that has ended meanwhile holds nothing
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                kibibytes = int(line.split()[1])
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            kibibytes += sum(memory(child) // 1024 for child in children.read_text().split())
    return kibibytes * 1024


class Stages:
    """The stages of one run, each with its seconds on the clock and of the processors, and the most memory by its end.

    The memory is that of all processes, looked at once a second, or the greatest of this one, whichever is more.
    """

    def __init__(self) -> None:
        self.of: dict[str, dict[str, float]] = {}
        self.most = 0
        Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while True:
            self.most = max(self.most, memory())
            time.sleep(1)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        clock, processors = time.perf_counter(), processor_seconds()
        yield
        self.of[name] = {
            "seconds": round(time.perf_counter() - clock, 3),
            "cpu": round(processor_seconds() - processors, 3),
            "peak_mib": max(self.most // 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // MIB,
        }

    def total(self, what: str) -> float:
        return sum(stage[what] for stage in self.of.values())


def run(bodies: int, folder: Path, codebook: Codebook, changed: float = 0.0) -> dict[str, Any]:
    """Take so many bodies through every stage; what each took, and what the floor takes for the same rows."""
    made = many_boards(bodies, DATA / "gold" / "seats.csv", changed)
    if bodies > LARGE:
        FORMS.start(folder)
    stages, database = Stages(), folder / DATABASE
    with stages.stage("load and gate listings"):
        listings = named_rows(made.placed)
        good, held = check_listings(listings).split(listings)
    with stages.stage("classify"):
        seats = classified(made, good, codebook)
    with stages.stage("gate classifications"):
        gate = check_classifications(seats)
    with stages.stage("score"):
        tables = scored(made, seats, codebook)
    before_the_gate = [table for table in TABLES if table.name not in (*AFTER_THE_GATE, *FOUND_IN_IT)]
    tables |= {table.name: empty(table.name) for table in before_the_gate if table.name not in tables}
    with stages.stage("floor"):
        floor(tables, folder / "floor.duckdb")
    least = stages.of.pop("floor")
    held_back = len(held)
    del made, listings, good, held, seats
    with stages.stage("build"):
        build(database, tables, before_the_gate)
        put(database, {name: empty(name) for name in FOUND_IN_IT} | {"run": Ledger("20261123T040000Z").table()})
        tables.clear()
        put(database, {"drift": drift_table(database, None)})
    with stages.stage("gate release"):
        release = check_release(database)
        put(database, {"gates": pd.concat([gate.gates, release.gates])[GATES.column_names()]})
        put(database, {"quarantine": release.quarantine})
    with stages.stage("publish"):
        written = publishing.publish(database, folder)
        finish(database)
    assert not (gate.critical or release.critical), (gate.problems(), release.problems())
    assert held_back == 0
    assert written["rows"]["directors"] == bodies * SEATS
    return {
        "directors": bodies * SEATS,
        "stages": stages.of,
        "seconds": stages.total("seconds"),
        "cpu": stages.total("cpu"),
        "peak_mib": max(stage["peak_mib"] for stage in stages.of.values()),
        "floor_seconds": least["seconds"],
        "floor_cpu": least["cpu"],
        "times_the_floor": round(stages.total("cpu") / least["cpu"], 1),
    }


def classified(made: ManyBoards, good: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The seats of the listings, each with its class."""
    listed = listing_seats(good, made.captures, made.declared, made.register)
    stated, _ = composition_seats(read_compositions(DATA).iloc[:0], made.declared, made.register)
    seats = classify_frame(pd.concat([listed, stated], ignore_index=True), codebook)
    return apply_corrections(with_other_captures(grade_by_source(seats)), (), set(made.declared["slug"]))


def scored(made: ManyBoards, seats: pd.DataFrame, codebook: Codebook) -> dict[str, pd.DataFrame]:
    """The tables of a release."""
    scores = score_frame(seats)
    tables = release_tables(
        made.register, made.declared, seats, scores, made.captures, codebook.version, empty("failures"), {},
        empty("powers"),
    )  # fmt: skip
    occasion = Occasion("2026-11-23T04:00:00Z", frozenset(made.register["org_id"]), frozenset())
    rules = Rules(made.register, made.declared, codebook, (), {})
    history = history_tables(tables, seats, past_of(None), rules, occasion)
    known, _ = interlocks(tables["directors"], tables["scores"], seats)
    return tables | history | {"interlocks": known}


def empty(name: str) -> pd.DataFrame:
    """A declared table without rows."""
    return pd.DataFrame(columns=TABLE[name].column_names())


def floor(tables: dict[str, pd.DataFrame], path: Path) -> None:
    """The least that it can take: DuckDB writes the rows of the largest tables into a file."""
    with duckdb.connect(path) as connection:
        for name in LARGEST:
            frame = tables[name][[column for column in TABLE[name].column_names() if column in tables[name].columns]]
            connection.register("given", frame)
            connection.execute(f'CREATE TABLE "{name}" AS FROM given')


def main(arguments: list[str]) -> None:
    """Run each size in turn; of several the first twice, since the first run loads what the others find loaded."""
    prepare()
    # No page shows the boards of the largest size; of the others neither, so that all sizes do the same work.
    for module, bound in ((shown, "MOST_PAGES"), (shown, "MOST_BOARDS"), (report, "MOST_BOARDS")):
        vars(module)[bound] *= 0  # a bound that has moved is a KeyError here, and no slower benchmark
    codebook = load_codebook(DATA)
    # As `thirds audit` has it, when everything is loaded.
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    sizes = [int(argument) for argument in arguments]
    for number, bodies in enumerate([sizes[0], *sizes] if len(sizes) > 1 else sizes):
        with tempfile.TemporaryDirectory(prefix="thirds-size-") as folder:
            found = run(bodies, Path(folder), codebook)
        if number or len(sizes) == 1:
            print(json.dumps(found), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
