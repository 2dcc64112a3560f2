"""Rows in the order of their key, of tables of a million rows that mostly come in it.

Python compares texts several times as fast as pandas, and sees at a glance that rows stand in order already.
"""

from collections.abc import Sequence
from operator import lt

import pandas as pd


def rises(frame: pd.DataFrame, column: str) -> bool:
    """Whether each row comes truly after the one before it by a column without nulls; then no two are alike in it."""
    cells = frame[column].tolist()
    return all(map(lt, cells, cells[1:]))


def in_order(frame: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """The frame with its rows in the order of columns of texts without nulls, like ones as they came."""
    first, *others = key
    if rises(frame, first):
        return frame
    cells: Sequence[str | tuple[str, ...]] = frame[first].tolist()
    if others and not frame[first].is_unique:
        cells = list(zip(*(frame[name].tolist() for name in key), strict=True))
    return frame.iloc[sorted(range(len(frame)), key=cells.__getitem__)]
