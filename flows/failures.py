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

# Families of foreseen errors, by the name of the class, so that nothing heavy is imported to recognise them.
FORESEEN = {
    "ArchiveError",
    "AuditStoppedError",
    "CodebookError",
    "ContactError",
    "CrawlError",
    "DeclarationError",
    "FacsimileError",
    "FindingError",
    "SchemaError",
    "ScoreError",
    "ShelfError",
    "TabularError",
    "Unreadable",
    "WarehouseError",
}
# Of these, those that say how the command was called or set up: exit code 2, as for a wrong option.
MISUSED = {"ContactError"}


@dataclass
class Outcome:
    """The exit code of a command."""

    code: int = 1


@contextmanager
def explained() -> Iterator[Outcome]:
    """Turn whatever ends a command early into a sentence on stderr and exit code 1."""
    outcome = Outcome()
    try:
        yield outcome
    except BrokenPipeError:
        # Whoever read our output has seen enough. Keep Python from trying to flush into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        outcome.code = 0
    except KeyboardInterrupt:
        _say("interrupted: nothing was published, and the latest release is as it was")
    except OSError as error:
        _forget(error)
        _say(_of_system(error))
    except Exception as error:
        families = {kind.__name__ for kind in type(error).__mro__}
        if families & FORESEEN:
            _forget(error)
            _say(str(error))
            outcome.code = 2 if families & MISUSED else 1
        else:
            traceback.print_exc()
            _say("this is a fault of thirds itself: please report it with the lines above")


def end_on_termination() -> None:
    """Let SIGTERM end a command as Ctrl-C does: everything is put away, and the server it started stops."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def _forget(error: BaseException) -> None:
    # What the frames of a failed run hold (an open database, say) would otherwise live until the interpreter ends.
    traceback.clear_frames(error.__traceback__)


def _of_system(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}. Mend the path, its permissions, or the space on the disk, and run again"


def _say(words: str) -> None:
    sys.stderr.write(f"thirds: {words}\n")
