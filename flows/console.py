"""What a run says while it works: a live display on a terminal, plain lines elsewhere. All of it on stderr."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn


def several(number: int, one: str, many: str = "") -> str:
    """A number with its noun, e.g. "1 body" and "2 bodies"; `many` need be given only where it is not `one` with s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


class Talk:
    """The progress of one run. Use as a context manager; `step` opens a step, `done` closes it with its result."""

    def __init__(self) -> None:
        self.console = Console(stderr=True)
        self.live: Progress | None = None
        self.bars: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        """Start the live display, where there is a terminal to show it on."""
        if self.console.is_terminal:
            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
            self.live = Progress(*columns, console=self.console, transient=True)
            self.live.start()
        return self

    def __exit__(self, *failure: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Take the live display down, so that what follows starts on a clean line."""
        if self.live:
            self.live.stop()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Show that a step has begun, and take its bar away when it ends."""
        if self.live:
            self.bars[name] = self.live.add_task(name, total=None)
        try:
            yield
        finally:
            if self.live:
                self.live.remove_task(self.bars.pop(name))

    def progress(self, name: str, done: int, total: int) -> None:
        """Move the bar of a step that is open."""
        if self.live and name in self.bars:
            self.live.update(self.bars[name], completed=done, total=total)

    def line(self, words: str) -> None:
        """Say one line that stays."""
        if self.live:
            self.live.console.print(words, highlight=False, markup=False, soft_wrap=True)
        else:
            sys.stderr.write(f"{words}\n")
            sys.stderr.flush()
