"""A process that is started before its job is known, and loads what it needs while others are waited for.

It is run as `python -m MODULE --waiting FOR`, and waits for one line, its job; FOR only says to whoever lists processes
whose it is. It ends without a word where no line comes: when nobody is left who could write one.
"""

import atexit
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

Process = subprocess.Popen[bytes]
WAITING = "--waiting"
LONGEST_LINE = 4096  # bytes that a pipe takes and gives in one piece


class Ahead:
    """The process of a module that is started ahead, at most one at a time."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.waiting: Process | None = None

    def start(self, whose: Path) -> None:
        """Start it, where none waits yet; without a job it ends with this process."""
        if self.waiting is None:
            command = [sys.executable, "-m", self.module, WAITING, str(whose)]
            # What goes wrong in it is not heard of: whoever has a job sees that it has ended, and finds another way.
            quiet = subprocess.DEVNULL
            self.waiting = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)
            atexit.register(end, self.waiting)

    def give(self, job: str) -> Process | None:
        """Hand the job to the process that waits; that process, or None where there is none.

        The other end of its input stays open until `end`: it can tell by that whether we are still there.
        """
        process, self.waiting = self.waiting, None
        line = os.fsencode(job) + b"\n"
        if process is None or process.poll() is not None or process.stdin is None or len(line) > LONGEST_LINE:
            return None
        with suppress(BrokenPipeError):  # it has ended just now, as its exit code tells
            process.stdin.write(line)
            process.stdin.flush()
        return process


def end(process: Process) -> None:
    """End a process, if it has not ended by itself."""
    if process.poll() is None:
        process.kill()
        process.wait()
    if process.stdin:
        process.stdin.close()


def job_that_comes() -> str | None:
    """In the process itself: wait for the job; None where nobody is left who could name one."""
    line = os.read(0, LONGEST_LINE)  # a line is written in one piece, and so read in one
    return os.fsdecode(line.removesuffix(b"\n")) if line else None


def end_with_parent() -> None:
    """In the process itself, in a thread: end it with the process that holds the other end of its input."""
    # Not through sys.stdin: the interpreter could not end while a thread reads that.
    os.read(0, 1)
    os._exit(1)
