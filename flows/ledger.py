"""The ledger of a run: for each stage what came in, what went on, what was held back and what was left out.

It fills the table `run`, prints the conservation check, and is what the conservation gate looks at.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd

from transforms.schema.run import RUN


@dataclass
class Stage:
    """One stage of a run, while it runs and afterwards. Row counts stay None where a stage has no rows."""

    name: str
    started_at: str
    seconds: float = 0.0
    rows_in: int | None = None
    rows_published: int | None = None
    rows_quarantined: int | None = None
    rows_excluded: int | None = None
    note: str = ""

    def rows(self, rows_in: int, published: int, quarantined: int = 0, excluded: int = 0) -> None:
        """Enter the rows of the stage."""
        self.rows_in, self.rows_published = rows_in, published
        self.rows_quarantined, self.rows_excluded = quarantined, excluded


@dataclass
class Ledger:
    """All stages of one run.

    `to_withdraw` names the older releases that must not stay once this one is out, and
    `times` holds start and seconds of stages by name, where a release is made again: those of its first run.
    """

    run_id: str
    stages: list[Stage] = field(default_factory=list)
    times: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    to_withdraw: list[str] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """Enter a stage and time it."""
        entered = Stage(name, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        self.stages.append(entered)
        start = time.perf_counter()
        try:
            yield entered
        finally:
            entered.seconds = round(time.perf_counter() - start, 3)
            entered.started_at, entered.seconds = self.times.get(name, (entered.started_at, entered.seconds))

    def table(self) -> pd.DataFrame:
        """The stages so far, as the table `run`."""
        rows = [
            {
                "run_id": self.run_id,
                "stage": stage.name,
                "sequence": number,
                "started_at": stage.started_at,
                "seconds": stage.seconds,
                "rows_in": stage.rows_in,
                "rows_published": stage.rows_published,
                "rows_quarantined": stage.rows_quarantined,
                "rows_excluded": stage.rows_excluded,
                "note": stage.note,
            }
            for number, stage in enumerate(self.stages, start=1)
        ]
        return pd.DataFrame(rows, columns=RUN.column_names())
