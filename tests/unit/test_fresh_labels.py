"""Labels that were made up and coded by hand from the codebook's text before the classifier had seen them.

Agreement with labels by which rules were written says little; these were written the other way round. The floors are
those that labels outside any sample must reach.
"""

from pathlib import Path

import pandas as pd

from tests.unit.test_classify import codebook
from transforms.classify import classify_frame

FOUR = ("worker", "user", "state", "management")
BOARDS = {
    "foundation trust council": ("Testshire NHS Foundation Trust", "nhs_foundation_trust", "council of governors"),
    "foundation trust board": ("Testshire NHS Foundation Trust", "nhs_foundation_trust", "board of directors"),
    "leisure trust": ("Invented Leisure and Libraries", "leisure_trust", "board of trustees"),
    "housing association": ("Testville Homes", "housing_association", "board"),
    "academy": ("Invented Academy", "academy_trust", "governing body"),
    "care company": ("Invented Care CIC", "health_social_enterprise", "board of directors"),
}


def test_labels_that_no_rule_was_written_for_reach_the_floors() -> None:
    labels = pd.read_csv(Path(__file__).with_name("fresh_labels.csv"), dtype=str, keep_default_na=False)
    assert len(labels) > 100
    boards = pd.DataFrame(labels["board"].map(BOARDS).tolist(), columns=["organisation", "family", "body"])
    seats = pd.concat([boards, labels[["role", "group"]]], axis=1)
    seats["name"] = labels["name"].where(labels["name"] != "", "Testa Person")
    seats["board_id"] = range(len(seats))  # no label is another's neighbour
    given, coded = classify_frame(seats, codebook())["class"], labels["class"]
    decided = coded.isin(FOUR)
    assert (given == coded).mean() >= 0.93
    assert (given.isin(FOUR) & ~decided).sum() / (~decided).sum() <= 0.05
    assert (given.isin(FOUR) & decided & (given != coded)).sum() / decided.sum() <= 0.02
