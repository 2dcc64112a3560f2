"""Classify a table of seats by the codebook.

A row is decided by its own words and those of its board; the seats of other boards play no part in it. So a big table
is shared among processes, each of which decides some of the rows, and what a decision needs beside others is seen to
when all are back.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

import pandas as pd

from transforms.classify import (
    INPUTS,
    KEY_COLUMNS,
    REMEMBERED,
    Classifier,
    Key,
    Settled,
    is_yes,
    row_for_name,
    title_of,
)
from transforms.codebook import Codebook
from transforms.numbering import BLOCK, tell_nothing
from transforms.shards import pool, processors

OPTIONAL = ("affiliation", "kind", "tier", "status", "vacant", "means", "board_id")
OUTPUTS = (
    "class", "subclass", "route", "rule", "grade", "why", "quote", "possible", "established_class",
    "name_withheld",
)  # fmt: skip
AT_ONCE = 50_000  # rows that are taken apart at a time
SHARED = 100_000  # rows from which on it pays to start a process for each processor


def classify_frame(df: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Add the columns `OUTPUTS` to `df`; the same rows in the same order, every input column kept.

    In: text columns `INPUTS` (empty or missing values allowed), and any of `OPTIONAL`. `affiliation` is a
    constituency or appointing body printed with the name; `means` what the organisation's source file declares
    ("partner = the council"); `board_id` joins the rows of one page and body, whose seats are each other's
    context (when absent: organisation and body). Raises `ValueError` when one of `INPUTS` is missing.
    """
    missing = [name for name in INPUTS if name not in df.columns]
    if missing:
        raise ValueError(f"the table lacks the columns {', '.join(missing)}")
    boards, settled = _board_ids(df), _settled(df, codebook)
    with_council = {board for board, each in zip(boards, settled, strict=True) if each.shows_council}
    rows = [
        row_for_name(each.beside_councillors if board in with_council else each.alone, name)
        for board, each, name in zip(boards, settled, _text(df, "name"), strict=True)
    ]
    columns = zip(*rows, strict=True) if rows else ([] for _ in OUTPUTS)
    added = pd.DataFrame(dict(zip(OUTPUTS, columns, strict=True)), index=df.index, columns=list(OUTPUTS))
    return pd.concat([df.drop(columns=[c for c in OUTPUTS if c in df.columns]), added], axis=1)


def _settled(df: pd.DataFrame, codebook: Codebook) -> list[Settled]:
    """The decision for each row."""
    parts = processors() if len(df) >= SHARED else 1
    if parts == 1:
        return list(_settled_one_by_one(df, Classifier(codebook)))
    bounds = [len(df) * part // parts for part in range(parts + 1)]
    found: list[Settled] = []
    with pool(parts, _begin, (df, codebook)) as processes:
        for numbers, settled in processes.map(_settled_part, *zip(*pairwise(bounds), strict=True)):
            found.extend(map(settled.__getitem__, numbers))
    return found


def _begin(work: tuple[pd.DataFrame, Codebook]) -> None:
    """Make ready to decide rows in this process. A forked one inherits the table, which costs nothing."""
    global _table, _classifier
    _table, _classifier = work[0], Classifier(work[1])


_table: pd.DataFrame
_classifier: Classifier


def _settled_part(start: int, end: int) -> "tuple[array[int], list[Settled]]":
    """The decisions for the rows from `start` to `end`: for each row its number, and by number each different one."""
    numbers, number_of, different = array("i"), dict[tuple[int, int, bool], int](), list[Settled]()
    for each in _settled_one_by_one(_table.iloc[start:end], _classifier):
        what = (id(each.alone), id(each.beside_councillors), each.shows_council)
        number = number_of.setdefault(what, len(different))
        if number == len(different):
            different.append(each)  # kept, so that no other gets its place in the memory
        numbers.append(number)
    return numbers, different


def _settled_one_by_one(df: pd.DataFrame, classifier: Classifier) -> Iterator[Settled]:
    """The decision for each row, those of one key made once: as long as the keys do not fill the memory."""
    known: dict[Key, Settled] = {}
    for start in range(0, len(df), AT_ONCE):
        if len(known) > REMEMBERED:
            known.clear()
        for key in _keys(df.iloc[start : start + AT_ONCE]):
            each = known.get(key)
            if each is None:
                each = known[key] = classifier.settle(key)
            yield each


def _keys(df: pd.DataFrame) -> list[Key]:
    names = _text(df, "name")
    titles = _titles(set(names))
    vacant = [is_yes(value) for value in (df["vacant"].tolist() if "vacant" in df.columns else [False] * len(df))]
    columns = [_text(df, name) for name in KEY_COLUMNS]
    return [
        Key._make((*texts, empty, name != "", titles[name]))
        for *texts, empty, name in zip(*columns, vacant, names, strict=True)
    ]


def _titles(names: Iterable[str]) -> dict[str, str]:
    """The title of each name. Most names tell nothing, which is found out for many at once."""
    found, left = dict[str, str](), iter(names)
    while some := list(islice(left, BLOCK)):
        found |= dict.fromkeys(some, "") if tell_nothing(" ".join(some)) else {name: title_of(name) for name in some}
    return found


def _text(df: pd.DataFrame, column: str) -> list[str]:
    if column not in df.columns:
        return [""] * len(df)
    values = df[column].tolist()
    try:
        return list(map(str.strip, values))
    except TypeError:  # a value is missing
        return [value.strip() if isinstance(value, str) else "" for value in values]


def _board_ids(df: pd.DataFrame) -> list[object]:
    if "board_id" in df.columns:
        return list(df["board_id"].tolist())
    return list(zip(_text(df, "organisation"), _text(df, "body"), strict=True))
