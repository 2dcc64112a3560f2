"""Labels that were written and coded from the codebook's text before the classifier had seen them.

Agreement with labels by which rules were written says little; these were written the other way round. The floors are
those that labels outside any sample must reach, and the first reading of each set is kept beside it.
"""

import csv

from tests.unit.test_classify import DATA, codebook
from transforms.gold import counted, unseen


def test_labels_that_no_rule_was_written_for_reach_the_floors() -> None:
    labels = unseen(DATA, codebook())
    assert labels.groupby("set").size().min() >= 140
    for _, group in labels.groupby("set"):
        counts = counted(group)
        assert counts["right"] / counts["labels"] >= 0.93
        assert counts["false_labels"] / counts["not_in_a_class"] <= 0.05
        assert counts["wrong_class"] / counts["in_a_class"] <= 0.02


def test_every_label_is_told_apart_and_the_last_set_reached_the_floors_when_it_was_first_read() -> None:
    labels = unseen(DATA, codebook())
    assert labels["item"].is_unique
    with (DATA / "gold" / "first_readings.csv").open(encoding="utf-8", newline="") as rows:
        *_, last = ({name: int(value) for name, value in row.items()} for row in csv.DictReader(rows))
    assert last["labels"] == (labels["set"] == str(last["set"])).sum()
    assert last["right"] / last["labels"] >= 0.93
    assert last["false_labels"] / last["not_in_a_class"] <= 0.05
    assert last["wrong_class"] / last["in_a_class"] <= 0.02
