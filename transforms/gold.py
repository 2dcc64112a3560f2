"""Measure the classifier on the hand-coded seats and write the result into docs/methodology.md (`make gold`).

How far a grade can be trusted is measured, not assumed. The figures stand in the page that people read; a test sees
that they are those of the rules as they are.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from transforms.agreement import krippendorff_alpha, wilson_interval
from transforms.classify_frame import OUTPUTS, classify_frame
from transforms.codebook import Codebook, load_codebook
from transforms.schema import CLASSES
from transforms.seats import FOUR

PROJECT = Path(__file__).resolve().parents[1]
PAGE = PROJECT / "docs" / "methodology.md"
BEGIN, END = "<!-- begin: make gold -->", "<!-- end: make gold -->"
GRADE_SAYS = {
    "A": "governing document, election notice, appointment minute",
    "B": "the own page states the route",
    "C": "the own page's unambiguous title",
    "D": "provisional",
    "E": "nothing, or contradiction: unclassified",
}
# Two codings made independently from the codebook by language-model coders: labels, then alpha of class and of route.
HUMAN = ((333, 0.95, 0.91), (541, 0.99, 0.98))


class GoldError(ValueError):
    """The hand-coded seats, the list of disagreements and the page do not fit together; the message says how."""


def measured(data: Path, codebook: Codebook) -> pd.DataFrame:
    """The hand-coded seats, with the classifier's codes in columns `given_<name>`."""
    gold = pd.read_csv(data / "gold" / "seats.csv", dtype=str, keep_default_na=False)
    given = classify_frame(gold.drop(columns=[name for name in OUTPUTS if name in gold]), codebook)
    return gold.assign(**{f"given_{name}": given[name] for name in OUTPUTS})


def unseen(data: Path, codebook: Codebook) -> pd.DataFrame:
    """The labels that were coded before any rule had met them, by `set`, with the classifier's class in `given`."""
    labels = pd.read_csv(data / "gold" / "unseen.csv", dtype=str, keep_default_na=False)
    seats = labels.drop(columns="class").assign(board_id=labels["item"])  # no label is another's neighbour
    return labels.assign(given=classify_frame(seats, codebook)["class"])


def section(data: Path, codebook: Codebook) -> str:
    """What `make gold` writes between its marks. Raises `GoldError` as `disagreements` does."""
    seats = measured(data, codebook)
    right = int((seats["class"] == seats["given_class"]).sum())
    lines = [
        f"The codebook, version {codebook.version}, gives {right} of the {len(seats)} labels in `data/gold/seats.csv` "
        f"the class that was coded by hand ({right / len(seats):.1%}). Written by `make gold`.",
        "",
        *_alphas(seats),
        "",
        *_grades(seats),
        "",
        *_confusion(seats),
        "",
        *_disagreements(data, seats),
        "",
        *_unseen_labels(data, unseen(data, codebook)),
    ]
    return "\n".join(lines)


def _alphas(seats: pd.DataFrame) -> list[str]:
    pairs = list(zip(seats["class"], seats["given_class"], strict=True))
    routes = [(a, b) for a, b in zip(seats["route"], seats["given_route"], strict=True) if a and b]
    lines = [
        "Krippendorff's alpha, nominal:",
        "",
        "| codings | labels | class | route |",
        "|---|---|---|---|",
        f"| classifier and adjudicated code | {len(seats)} | {krippendorff_alpha(pairs):.2f} | "
        f"{krippendorff_alpha(routes):.2f} (the {len(routes)} labels that both give a route) |",
    ]
    coders = "two codings from the codebook, by language-model coders"
    for (labels, of_class, of_route), when in zip(HUMAN, ("first", "after the wording was mended"), strict=True):
        lines.append(f"| {coders}, {when} | {labels} | {of_class:.2f} | {of_route:.2f} |")
    return lines


def _grades(seats: pd.DataFrame) -> list[str]:
    lines = [
        "How often a grade is right (95 % interval after Wilson). Excluded seats stand apart: they have no class.",
        "",
        "| grade | what it means | labels | class right | share | interval |",
        "|---|---|---|---|---|---|",
    ]
    excluded = seats["given_class"] == "excluded"
    groups = [(grade, says, seats[(seats["given_grade"] == grade) & ~excluded]) for grade, says in GRADE_SAYS.items()]
    for grade, says, group in [*groups, ("-", "excluded", seats[excluded])]:
        right, of = int((group["class"] == group["given_class"]).sum()), len(group)
        low, high = wilson_interval(right, of)
        figures = f"{right / of:.3f} | {low:.3f} to {high:.3f}" if of else "- | -"
        lines.append(f"| {grade} | {says} | {of} | {right} | {figures} |")
    return lines


def _confusion(seats: pd.DataFrame) -> list[str]:
    counts = Counter(zip(seats["class"], seats["given_class"], strict=True))
    lines = [
        "Rows: the code by hand. Columns: the classifier's.",
        "",
        f"| | {' | '.join(CLASSES)} |",
        "|---" * (len(CLASSES) + 1) + "|",
    ]
    lines += [f"| {one} | {' | '.join(str(counts[one, other]) for other in CLASSES)} |" for one in CLASSES]
    return lines


def _unseen_labels(data: Path, labels: pd.DataFrame) -> list[str]:
    """A table of what was read at the first reading of each set, and what is read now that rules were mended by it."""
    lines = [
        "Labels that no rule had met: written after public pages of other organisations and coded from the codebook by "
        "one language-model coder, set by set, before the classifier saw them (`data/gold/unseen.csv`). Only the first "
        "reading measures anything; what a set taught was mended before the next one was written. Of the first set it "
        "was not written down.",
        "",
        "| set | labels | first read: right | false labels | wrong class | now: right | false labels | wrong class |",
        "|---|---|---|---|---|---|---|---|",
    ]
    with (data / "gold" / "first_readings.csv").open(encoding="utf-8", newline="") as rows:
        first = {row["set"]: {name: int(value) for name, value in row.items()} for row in csv.DictReader(rows)}
    for number, group in labels.groupby("set"):
        then = _rates(first[str(number)]) if str(number) in first else ("-", "-", "-")
        lines.append(f"| {number} | {len(group)} | {' | '.join((*then, *_rates(counted(group))))} |")
    return lines


def counted(labels: pd.DataFrame) -> dict[str, int]:
    """How many labels are right; how many that are in no class were given one; how many in one were given another."""
    coded, given = labels["class"], labels["given"]
    decided = coded.isin(FOUR)
    return {
        "labels": len(labels),
        "right": int((coded == given).sum()),
        "not_in_a_class": int((~decided).sum()),
        "false_labels": int((given.isin(FOUR) & ~decided).sum()),
        "in_a_class": int(decided.sum()),
        "wrong_class": int((given.isin(FOUR) & decided & (given != coded)).sum()),
    }


def _rates(counts: dict[str, int]) -> tuple[str, ...]:
    pairs = (("right", "labels"), ("false_labels", "not_in_a_class"), ("wrong_class", "in_a_class"))
    return tuple(f"{counts[part] / counts[whole]:.3f}" for part, whole in pairs)


def _disagreements(data: Path, seats: pd.DataFrame) -> list[str]:
    said = disagreements(data, seats)
    lines = ["Every disagreement, and who is right:", ""] if said else ["There is no disagreement."]
    for item, seat in seats.set_index("item").loc[list(said)].iterrows():
        right, why = said[str(item)]
        label = "; ".join(text for text in (seat["role"], seat["group"]) if text)
        lines.append(
            f"- {item}, {seat['organisation']}, {seat['body']}, “{label}”: by hand {seat['class']}, by the classifier "
            f"{seat['given_class']}. Right: the {right}; {why}."
        )
    return lines


def disagreements(data: Path, seats: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Who is right and why, by the item on which hand and classifier disagree.

    Raises `GoldError` where `gold/disagreements.csv` lacks one, or has one that is none.
    """
    path = data / "gold" / "disagreements.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        said = {row["item"]: (row["right"], row["why"]) for row in csv.DictReader(lines)}
    differ = list(seats.loc[seats["class"] != seats["given_class"], "item"])
    missing, settled = sorted(set(differ) - set(said)), sorted(set(said) - set(differ))
    if missing:
        raise GoldError(f"{path}: say who is right about {', '.join(missing)}: hand and classifier disagree")
    if settled:
        raise GoldError(f"{path}: hand and classifier agree about {', '.join(settled)}; take the lines out")
    return {item: said[item] for item in differ}


def with_section(page: str, text: str) -> str:
    """`page` with `text` between the marks. Raises `GoldError` where a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise GoldError(f"the page must hold the marks {BEGIN} and {END}, in this order; put them back")
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"


def main(arguments: Sequence[str]) -> int:
    """Write the figures into docs/methodology.md, or into the page given."""
    path = Path(arguments[0]) if arguments else PAGE
    text = section(PROJECT / "data", load_codebook(PROJECT / "data"))
    path.write_text(with_section(path.read_text(encoding="utf-8"), text), encoding="utf-8")
    sys.stdout.write(f"written: {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
