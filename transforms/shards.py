"""Share the work on one big file among processes: parts that begin and end with whole CSV rows.

A row may hold quoted line ends, so a part may only end where an even number of quotation marks has gone before: inside
a quoted cell marks are doubled, and so the number is odd there and nowhere else.
"""

from __future__ import annotations

import gc
import io
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

SMALLEST = 16 * 2**20  # bytes; starting a process for less costs more than it saves
BLOCK = 2**20
Begun = TypeVar("Begun")


class Shard(NamedTuple):
    """The bytes of a file from `start` up to, not including, `end`."""

    path: Path
    start: int
    end: int

    def lines(self) -> io.TextIOWrapper:
        """The lines of this part as text, with the line ends as they are."""
        encoding = "utf-8" if self.start else "utf-8-sig"
        return io.TextIOWrapper(io.BufferedReader(_Part(self), BLOCK), encoding=encoding, newline="")


class NulByteError(ValueError):
    """The file holds a NUL byte: it is not a text file."""


class _Part(io.RawIOBase):
    """The bytes of a shard, as a file of its own; `NulByteError` where one of them is no text."""

    def __init__(self, shard: Shard) -> None:
        self._file = shard.path.open("rb", buffering=0)
        self._file.seek(shard.start)
        self._left = shard.end - shard.start

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # typeshed asks for any writable buffer
        read = self._file.readinto(buffer[: self._left]) or 0
        if b"\0" in bytes(buffer[:read]):
            raise NulByteError
        self._left -= read
        return read

    def close(self) -> None:
        self._file.close()
        super().close()


def shards_of(path: Path) -> list[Shard]:
    """`path` in parts of about one size, one for each processor; a small file is one part."""
    size = path.stat().st_size
    number = max(1, min(processors(), size // SMALLEST))
    return cut(path, [size * n // number for n in range(1, number)])


def cut(path: Path, places: list[int]) -> list[Shard]:
    """`path` in parts that end at the first end of a row after each of `places` (bytes, ascending)."""
    bounds, at, quotes = {0, path.stat().st_size}, 0, 0
    with path.open("rb") as file:
        for place in places:
            while at < place and (block := file.read(min(BLOCK, place - at))):
                at, quotes = at + len(block), quotes + block.count(b'"')
            while line := file.readline():
                at, quotes = at + len(line), quotes + line.count(b'"')
                if quotes % 2 == 0:
                    break
            bounds.add(at)
    return [Shard(path, start, end) for start, end in pairwise(sorted(bounds))] or [Shard(path, 0, 0)]


def processors() -> int:
    """How many processors this process may use; one where it may start no other, as a worker of Dask."""
    if multiprocessing.current_process().daemon:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def pool(number: int, begin: Callable[[Begun], None], what: Begun) -> ProcessPoolExecutor:
    """So many processes, each of which begins with `begin(what)`; forked where that can be done, so that nothing is
    loaded or copied again.
    """
    forked = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    return ProcessPoolExecutor(number, mp_context=forked, initializer=_begin, initargs=(begin, what))


def _begin(begin: Callable[[Begun], None], what: Begun) -> None:
    gc.disable()  # such a process is short, and what it makes holds no cycles to collect
    begin(what)
