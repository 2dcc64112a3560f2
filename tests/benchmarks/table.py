"""The one table of the benchmarks: every row a ratio against a floor or a peer that was measured in the same run.

`make bench` prints it and writes it into docs/performance.md, between two marks, with the machine and the date.
"""

import os
import platform
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

BEGIN, END = "<!-- written by `make bench` -->", "<!-- end -->"
HEADS = ("what", "ours", "floor or peer", "ratio", "limit", "kept")
# Large sizes, which take minutes, are for `make bench`; a test run only sees that each row can be made.
WHOLE = bool(os.environ.get("THIRDS_BENCH"))


@dataclass(frozen=True)
class Row:
    """One row: what was measured, what it is held against, their ratio, and the limit, if there is one."""

    what: str
    ours: str
    against: str
    ratio: float
    limit: str = ""
    kept: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """The cells as they are printed."""
        kept = {True: "yes", False: "**missed**", None: ""}[self.kept]
        return (self.what, self.ours, self.against, _figure(self.ratio), self.limit, kept)


def _figure(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.3g}"


def rows_of(properties: Iterable[tuple[str, object]]) -> list[Row]:
    """The rows among the properties of a test's report; through a worker of pytest they come as lists."""
    return [Row(*value) for name, value in properties if name == "benchmark" and isinstance(value, (list, tuple))]


def as_property(row: Row) -> tuple[str, tuple[object, ...]]:
    """A row as a property of a test."""
    return ("benchmark", astuple(row))


def as_markdown(rows: Iterable[Row]) -> str:
    """The table, in columns of one width: it is read in a terminal as well."""
    lines = [HEADS, *(row.cells() for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADS))]
    printed = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    ]
    return "\n".join([printed[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *printed[1:]]) + "\n"


def machine() -> str:
    """The machine, in a sentence: processors, memory, versions, and how busy it was."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    day, load = datetime.now(UTC).date().isoformat(), os.getloadavg()[2]
    return (
        f"{day}, {os.cpu_count()} processors ({platform.machine()}), {memory:.0f} GiB, {platform.system()}, Python "
        f"{platform.python_version()}. Load in the last quarter of an hour: {load:.1f} (1 is this run by itself). "
        f"Whole audits of {os.environ.get('THIRDS_ORGANISATIONS') or '100,1000,10000'} organisations."
    )


def write_into(page: Path, rows: Iterable[Row], of: str) -> None:
    """Put the table between its marks on the page.

    Raises:
        ValueError: the marks are not there.
    """
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page}: the marks {BEGIN} and {END} are missing; put them back where the table is to stand")
    page.write_text(f"{before}{BEGIN}\n{of}\n\n{as_markdown(rows)}{END}{after}", encoding="utf-8")
