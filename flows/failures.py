"""How a command ends when something goes wrong: one clear account on stderr, and exit code 1.

Errors that we foresee carry their own sentence (which file, which line, what to do). What nobody foresaw is shown
with its traceback: it is a fault of ours, and whoever reports it needs to show where it is.
"""

import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from types import FrameType

# Families of foreseen errors, by the name of the class, so that nothing heavy is imported to recognise them.
FORESEEN = {
    "ArchiveError",
    "AuditStoppedError",
    "ClusterError",
    "CodebookError",
    "ContactError",
    "CrawlError",
    "DeclarationError",
    "FacsimileError",
    "FindingError",
    "OutputClosedError",
    "RebuildError",
    "RecordError",
    "SchemaError",
    "ScoreError",
    "ShelfError",
    "TabularError",
    "Unreadable",
    "WarehouseError",
}
# Of these, those that say how the command was called or set up: exit code 2, as for a wrong option.
MISUSED = {"ClusterNotSetUpError", "ContactError", "OutputClosedError"}
_ASKED_TO_END = Event()


@dataclass
class Outcome:
    """The exit code of a command."""

    code: int = 0


class OutputClosedError(RuntimeError):
    """There is no stdout to write to."""


@contextmanager
def explained() -> Iterator[Outcome]:
    """Turn whatever ends a command early into a sentence on stderr and an exit code other than 0."""
    outcome = Outcome()
    if sys.stderr is None:  # closed by whoever called: nobody listens
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    try:
        with reader_may_leave():
            yield outcome
    except KeyboardInterrupt as interrupt:
        outcome.code = 1
        _forget(interrupt)
        _say(f"interrupted: {interrupt}" if str(interrupt) else "interrupted")
    except OSError as error:
        outcome.code = 1
        _forget(error)
        _say(_of_system(error))
    except Exception as error:
        families = {kind.__name__ for kind in type(error).__mro__}
        outcome.code = 2 if families & MISUSED else 1
        if families & FORESEEN:
            _forget(error)
            _say(str(error))
        else:
            traceback.print_exc()
            _say("this is a fault of thirds itself: please report it with the lines above")
    finally:
        _let_go_of_output()


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Let whoever reads our output stop reading: they have seen enough, which is no error and changes no exit code.

    What is written is flushed here: at the interpreter's end it is too late to say that the disk is full.
    """
    try:
        try:
            yield
        except SystemExit:
            _flush()
            raise
        _flush()
    except BrokenPipeError:
        _write_nowhere()


def require_output() -> None:
    """See that there is a stdout. Without one the next file that is opened would take its place.

    Raises:
        OutputClosedError: there is none.
    """
    if sys.stdout is None:
        raise OutputClosedError("stdout is closed, and the result goes there: send it to a file, or to /dev/null")


def end_when_asked() -> None:
    """Let SIGTERM end a command as Ctrl-C does: everything is put away, and the server it started stops.

    Both are remembered as well, for `end_if_asked`. Where whoever called ignores Ctrl-C, it stays ignored.
    """
    _ASKED_TO_END.clear()
    signal.signal(signal.SIGTERM, _end)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _end)


def end_if_asked() -> None:
    """End the command if it was asked to end and has not.

    Among the libraries that a run loads are some that try an import and go on over whatever comes of it; a Ctrl-C in
    that moment would be lost.

    Raises:
        KeyboardInterrupt: it was asked to end.
    """
    if _ASKED_TO_END.is_set():
        raise KeyboardInterrupt


def _end(signum: int, frame: FrameType | None) -> None:
    _ASKED_TO_END.set()
    signal.default_int_handler(signum, frame)


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _write_nowhere() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _let_go_of_output() -> None:
    # What could not be written was said; the interpreter would try once more, and fail with words of its own.
    try:
        _flush()
    except OSError:
        _write_nowhere()


def _forget(error: BaseException) -> None:
    # What the frames of a failed run hold (an open database, say) would otherwise live until the interpreter ends, and
    # DuckDB would say so in the last line. An error holds the frames of those over which it was raised as well.
    above: BaseException | None = error
    while above is not None:
        traceback.clear_frames(above.__traceback__)
        above = above.__cause__ or above.__context__


def _of_system(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}. Mend the path, its permissions, or the space on the disk, and run again"


def _say(words: str) -> None:
    sys.stderr.write(f"thirds: {words}\n")
