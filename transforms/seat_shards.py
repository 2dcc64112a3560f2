"""Classify seats in parts: what decides a seat never leaves its organisation, so organisations can be shared out."""

import pandas as pd

from transforms.classify_frame import classify_frame
from transforms.codebook import Codebook
from transforms.grades import grade_by_source
from transforms.other_captures import with_other_captures


def by_organisation(seats: pd.DataFrame, number: int) -> list[pd.DataFrame]:
    """The seats in at most `number` parts of about one size, those of an organisation in one part.

    Each part keeps the index of its rows: `pd.concat(parts).sort_index()` are the seats again.
    """
    if number == 1:
        return [seats]
    counts = seats["org_id"].value_counts().sort_index()
    part = (counts.cumsum() - 1) * number // max(len(seats), 1)
    of_seat = seats["org_id"].map(part)
    return [seats[of_seat == each] for each in sorted(part.unique())] or [seats]


def classified(seats: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The seats of `seat_lines` with class, rule and grade: by their words, their source, and other captures of them.

    The rows of an organisation must all be there. They keep their order and their index.
    """
    decided = with_other_captures(grade_by_source(classify_frame(seats, codebook)))
    return decided.set_axis(seats.index)
