"""Run the tools of others over our exports, in the environment that `make .venv/checkers/filled` makes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKERS = Path(sys.prefix) / "checkers"
# What libcovebods would fetch from org-id.guide: the registers of Britain whose codes we use.
REGISTERS = ("GB-COH", "GB-CHC", "GB-MPR", "GB-SC", "GB-NIC", "GB-NHS", "GB-EDU", "GB-UKPRN", "GB-LAE", "GB-GOR")
OFFLINE_BODS = f"""
import libcovebods.tasks.checks.legacy_checks as one, libcovebods.tasks.checks.record_based_checks as two
one.get_orgids_prefixes = two.get_orgids_prefixes = lambda *_, **__: {list(REGISTERS)!r}
from libcovebods.cli import main
main()
"""


def outside(code: str, *arguments: str | Path, module: bool = False) -> str:
    """What a checker prints: `code` is Python, or the name of a module that is run. A checker that fails is a fault."""
    if not CHECKERS.exists():
        if os.environ.get("CI"):
            pytest.fail("the checkers are not there: run `make .venv/checkers/filled`")
        pytest.skip("the checkers are not there: run `make .venv/checkers/filled`")
    done = subprocess.run(
        [sys.executable, *(["-m"] if module else ["-c"]), code, *map(str, arguments)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKERS), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
