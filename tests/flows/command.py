"""Run the command `thirds`: in a process of its own, as a person would, or here, where the process is not the point."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from flows.cli import main

THIRDS = str(Path(sys.executable).parent / "thirds")
Done = subprocess.CompletedProcess[str]


def thirds(*arguments: str | Path, **options: Any) -> Done:
    """The finished command: exit code, stdout, stderr."""
    return subprocess.run(
        [THIRDS, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **options.pop("env", {})},
        **options,
    )


def here(*arguments: str | Path) -> Done:
    """The same of a command that runs in this process, and need not load what this has loaded already."""
    words = [str(argument) for argument in arguments]
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(words)
        except SystemExit as ended:  # as argparse ends it
            code = int(ended.code or 0)
    said, talked = (stream.buffer.getvalue().decode() for stream in (out, err))
    return Done(words, code, said, talked)


def talking_to(server: str) -> dict[str, str]:
    """The environment in which a command uses this Prefect server instead of starting one of its own."""
    return {"PREFECT_API_URL": server}
