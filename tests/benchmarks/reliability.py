"""Does confidence mean what it says? Hold the rows read off checked pages against the truth, and count.

    python -m tests.benchmarks.reliability FOLDER... [--hidden] [--count] [--across]

Each folder holds saved pages (NNN.html or NNN.pdf) and `truth.csv` with the columns page, person_name,
name_as_published and scoring (required, or optional: neither right nor wrong). Printed are the share of right rows by
confidence and the Brier score; with `--count`, the table of `spiders.extract.confidence`; with `--across`, the same
reliability where each folder is judged by a table counted on the others. `--hidden` reads each page a second time with
the words that tell a board taken out of its headings.
"""

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from spiders.extract import Unreadable, read_page
from spiders.extract.confidence import FEWEST, MEASURED, UNMEASURED
from spiders.items import Listing
from transforms.names import without_titles

Facts = tuple[str, str]
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
_TITLE = re.compile(rb"(?is)<title.*?</title>")
_TELLING = re.compile(
    rb"(?is)(<h[1-6][^>]*>)(?:(?!</h[1-6]).)*?(?:board|council|committee|trustee|governor|director|commission|officer"
    rb"|member)(?:(?!</h[1-6]).)*?(</h[1-6]>)"
)


@dataclass(frozen=True)
class Judged:
    """One row: where it was read, what its confidence was told by, the confidence, and whether it is right."""

    page: str
    facts: Facts
    confidence: float
    right: bool


def judged(page: str, listings: Iterable[Listing], right: set[str], neither: set[str]) -> list[Judged]:
    """The named rows of a page that are right or wrong, each person of a group once."""
    rows, seen = [], set()
    for listing in listings:
        key = name_key(listing.person_name)
        if not key or (key, listing.group_heading) in seen or (key in neither and key not in right):
            continue
        seen.add((key, listing.group_heading))
        rows.append(Judged(page, listing.facts, listing.confidence, key in right))
    return rows


def name_key(name: str) -> str:
    """A name for comparing: no titles, case, accents or marks, its words in alphabetic order."""
    plain = unicodedata.normalize("NFKD", without_titles(name)).casefold()
    kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(sorted(re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", kept))))


def read_folder(folder: Path, hidden: bool = False) -> list[Judged]:
    """The judged rows of every page in a folder."""
    truth: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with (folder / "truth.csv").open(encoding="utf-8-sig") as stream:
        for row in csv.DictReader(stream):
            for name in (row["person_name"], row["name_as_published"]):
                truth[_number(row["page"])][row["scoring"]].add(name_key(name))
    rows = []
    for path in sorted([*folder.glob("*.html"), *folder.glob("*.pdf")]):
        page = path.read_bytes()
        if hidden:
            page = _TELLING.sub(rb"\1Page\2", _TITLE.sub(b"<title>Page</title>", page))
        try:
            listings = read_page(page).listings
        except Unreadable:
            continue
        known = truth[_number(path.stem)]
        rows += judged(path.name, listings, known["required"], known["optional"])
    return rows


def _number(page: str) -> str:
    return re.sub(r"\D", "", Path(page).stem).zfill(3)


def count(rows: Iterable[Judged]) -> dict[Facts, tuple[int, int]]:
    """For each pair of facts: the rows that are right, and all."""
    cells: dict[Facts, tuple[int, int]] = dict.fromkeys(MEASURED, (0, 0))
    for row in rows:
        right, checked = cells[row.facts]
        cells[row.facts] = right + row.right, checked + 1
    return cells


def by_table(rows: Iterable[Judged], cells: dict[Facts, tuple[int, int]]) -> list[Judged]:
    """The rows with the confidence that a table counted elsewhere gives them."""
    return [
        Judged(row.page, row.facts, (right + 1) / (checked + 2) if checked >= FEWEST else UNMEASURED, row.right)
        for row in rows
        for right, checked in [cells[row.facts]]
    ]


def brier(rows: list[Judged]) -> float:
    """The mean squared distance of confidence from what turned out: 0 is best (Brier 1950)."""
    return sum((row.confidence - row.right) ** 2 for row in rows) / len(rows)


def reliability(rows: list[Judged]) -> list[tuple[float, float, int, float, float]]:
    """For each bin of confidence with rows in it: from, to (exclusive), rows, mean confidence, share of right rows."""
    table = []
    for low, high in pairwise(BINS):
        here = [row for row in rows if low <= row.confidence < high]
        if here:
            mean = sum(row.confidence for row in here) / len(here)
            table.append((low, high, len(here), mean, sum(row.right for row in here) / len(here)))
    return table


def printed(rows: list[Judged]) -> str:
    """The reliability table as text."""
    lines = ["confidence    rows   said  right"]
    lines += [
        f"{low:.2f} - {min(high, 1):.2f} {n:7d}  {mean:.3f}  {share:.3f}"
        for low, high, n, mean, share in reliability(rows)
    ]
    always = sum(row.right for row in rows) / len(rows)
    return "\n".join(
        [
            *lines,
            f"Brier {brier(rows):.4f} on {len(rows)} rows (saying {always:.3f} of all: {always * (1 - always):.4f})",
        ]
    )


def main(arguments: list[str]) -> None:
    """Print what the options ask for."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    plain = {folder: read_folder(folder) for folder in folders}
    hidden = {folder: read_folder(folder, hidden=True) if "--hidden" in arguments else [] for folder in folders}
    rows = [row for each in plain.values() for row in each]
    out = [printed(rows)]
    if "--count" in arguments:
        cells = count([*rows, *[row for each in hidden.values() for row in each]])
        out += [f"    {facts}: {cell},".replace("'", '"') for facts, cell in cells.items()]
    if "--across" in arguments:
        across: list[Judged] = []
        for folder in folders:
            others = [row for other in folders if other != folder for row in (*plain[other], *hidden[other])]
            across += by_table(plain[folder], count(others))
        out += ["", "each folder by a table counted on the others:", printed(across)]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
