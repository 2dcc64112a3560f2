"""Boards of earlier captures: what a page showed before it moved on is read again with the codebook of today.

A release is made from the captures of its own run. Boards that only an earlier run saw stay in its history, with their
words as published; here they are handed to the same rules as fresh listings, so that a better rule reaches them too,
and above all one that withholds a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from transforms.classify_frame import classify_frame
from transforms.codebook import Codebook
from transforms.corrections import Correction, apply_where_found
from transforms.grades import grade_by_source
from transforms.other_captures import with_other_captures
from transforms.schema import enforce
from transforms.schema.history import BOARDS_HISTORY, OBSERVATIONS, SEATS_HISTORY
from transforms.schema.raw import CAPTURES
from transforms.seat_lines import CAPTURE_COLUMNS, WITHHELD, listing_seats, with_papers
from transforms.versions import open_rows
from transforms.warehouse import read_older

TEXTS = ("version", "person_name", "role", "group_heading", "affiliation", "shape")


@dataclass(frozen=True)
class Rules:
    """What listings are read with today: the organisations and bodies, the codebook, the corrections.

    `papers` says what kind of paper a page is, by slug, body and source_url.
    """

    register: pd.DataFrame
    declared: pd.DataFrame
    codebook: Codebook
    corrections: tuple[Correction, ...]
    papers: Mapping[tuple[str, str, str], str]


@dataclass(frozen=True)
class Past:
    """The history that the last release holds; empty tables where there was none."""

    observations: pd.DataFrame
    seats: pd.DataFrame
    scores: pd.DataFrame
    captures: pd.DataFrame

    def boards_besides(self, present: set[str], declared: pd.DataFrame) -> pd.DataFrame:
        """What the history says of boards on listings that are not among `present`, and whose bodies are declared."""
        standing = open_rows(self.scores)
        bodies = set(declared[["org_id", "body"]].itertuples(index=False, name=None))
        keys = standing[["org_id", "body"]].itertuples(index=False, name=None)
        known = pd.Series([key in bodies for key in keys], index=standing.index, dtype="bool")
        return standing[known & (standing["basis"] == "listing") & ~standing["board_id"].isin(present)]


def past_of(last: Path | None) -> Past:
    """The history in the database of the last release."""
    tables = (OBSERVATIONS, SEATS_HISTORY, BOARDS_HISTORY, CAPTURES)
    if last is None:
        return Past(*(enforce(pd.DataFrame(columns=table.column_names()), table) for table in tables))
    return Past(*read_older(last, tables).values())


def read_again(past: Past, boards: pd.DataFrame, rules: Rules) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Classified seats of boards of the past, and their captures.

    Args:
        past: the history.
        boards: the boards, as rows of the table boards_history; their bodies are declared.
        rules: what fresh listings are read with.
    """
    placed, captures = _placed(past, boards, rules.register)
    # The date of each board is settled: no page of a past capture speaks of the day of another.
    dated = captures.assign(method="facsimile")
    listed = with_papers(listing_seats(placed, dated, rules.declared, rules.register), rules.papers)
    seats = with_other_captures(grade_by_source(classify_frame(listed, rules.codebook)))
    return apply_where_found(seats, rules.corrections), captures


def _placed(past: Past, boards: pd.DataFrame, register: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Listings of those boards in the form that a crawl gives them, and their captures."""
    facts = boards[["board_id", "version", "complete", "publisher", "source_url"]]
    seats = open_rows(past.seats)[["seat_id", "board_id", "observation_id", "capture_id"]]
    words = past.observations.rename(columns={"source_url": "page_url"}).drop(columns="board_id")
    rows = seats.merge(facts, on="board_id").merge(words, on=["observation_id", "capture_id"])
    shown = rows["name_as_published"].mask(rows["vacant"], "Vacant").mask(rows["name_withheld"], WITHHELD)
    rows = rows.assign(
        slug=rows["org_id"].map(register.set_index("org_id")["slug"]),
        section="",
        name_as_published=shown,
        **{name: rows[name].fillna("").astype("str") for name in TEXTS},
    )
    captures = past.captures[past.captures["capture_id"].isin(rows["capture_id"])]
    placed = rows.rename(columns={"version": "page_date"}).sort_values("seat_id").reset_index(drop=True)
    return placed, captures[list(CAPTURE_COLUMNS)]
