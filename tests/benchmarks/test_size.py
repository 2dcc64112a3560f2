"""How the work grows with the number of boards: measured in processor time, as a ratio, so that no machine decides it.

`THIRDS_BODIES=300,1500 pytest -s tests/benchmarks/test_size.py` compares two sizes, and is what `make bench` does;
`THIRDS_BODIES=1000,10000,100000` has a million directors last.
"""

import json
import os
import subprocess
import sys
from itertools import pairwise

import pytest

from tests.conftest import PROJECT

SIZES = os.environ.get("THIRDS_BODIES", "100").split(",")
ALLOWANCE = 1.5  # over a growth in proportion: what a noisy machine adds


@pytest.mark.timeout(240 if "THIRDS_BODIES" not in os.environ else 4 * 3600)
def test_the_work_grows_no_worse_than_the_number_of_directors(capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.size", *SIZES],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    with capsys.disabled():
        for run in found:
            ratio = run["seconds"] / run["floor_seconds"]
            print(  # noqa: T201
                f"\n{run['directors']:,} directors: {run['seconds']:.1f} s ({run['cpu']:.1f} s of the processors), "
                f"{run['peak_mib']:,} MiB; DuckDB alone writes the rows in {run['floor_seconds']:.1f} s, "
                f"{ratio:.0f} times as fast"
            )
            for name, stage in run["stages"].items():
                print(f"  {name:24}{stage['seconds']:8.1f} s{stage['cpu']:8.1f} s cpu{stage['peak_mib']:8,} MiB")  # noqa: T201
    for few, many in pairwise(found):
        assert many["cpu"] / few["cpu"] <= ALLOWANCE * many["directors"] / few["directors"]
