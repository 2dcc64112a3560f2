"""How the work grows with the number of boards: measured in processor time, as a ratio, so that no machine decides it.

`THIRDS_BODIES=300,1500 pytest -s tests/benchmarks/test_size.py` compares two sizes, and is what `make bench` does;
`THIRDS_BODIES=1000,10000,100000` has a million directors last.
"""

import json
import os
import subprocess
import sys
from itertools import pairwise
from typing import Any

import pytest

from tests.benchmarks.table import Row
from tests.benchmarks.test_ratios import Measured
from tests.conftest import PROJECT

SIZES = os.environ.get("THIRDS_BODIES", "10").split(",")
ALLOWANCE = 1.5  # over a growth in proportion: what a noisy machine adds


@pytest.mark.timeout(240 if "THIRDS_BODIES" not in os.environ else 4 * 3600)
def test_the_work_grows_no_worse_than_the_number_of_directors(measured: Measured) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.size", *SIZES],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    for run in found:
        for row in rows_of(run):
            measured(row)
    for few, many in pairwise(found):
        assert many["cpu"] / few["cpu"] <= ALLOWANCE * many["directors"] / few["directors"]


def rows_of(run: dict[str, Any]) -> list[Row]:
    """The rows of one size: all stages, and by themselves those that write, against DuckDB writing the same rows."""
    floor, stages = run["floor_seconds"], run["stages"]
    against = f"DuckDB writes the rows of the largest tables: {floor:.2f} s"
    all_of_it = f"{run['seconds']:.1f} s, {run['peak_mib']:,} MiB"
    parts = {"scoring": ["score"], "database, gate of the release and publishing": ["build", "gate release", "publish"]}
    directors = f"{run['directors']:,} directors"
    return [
        Row(f"{directors}: load, gate, classify, score, publish", all_of_it, against, run["seconds"] / floor),
        *(
            Row(f"{directors}: {what}", f"{seconds:.1f} s", against, seconds / floor)
            for what, names in parts.items()
            for seconds in [sum(stages[name]["seconds"] for name in names)]
        ),
    ]
