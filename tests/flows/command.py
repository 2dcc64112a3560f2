"""Run the command `thirds` in a process of its own, as a person would."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

THIRDS = str(Path(sys.executable).parent / "thirds")


def thirds(*arguments: str | Path, **options: Any) -> "subprocess.CompletedProcess[str]":
    """The finished command: exit code, stdout, stderr."""
    return subprocess.run(
        [THIRDS, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **options.pop("env", {})},
        **options,
    )


def talking_to(server: str) -> dict[str, str]:
    """The environment in which a command uses this Prefect server instead of starting one of its own."""
    return {"PREFECT_API_URL": server}
