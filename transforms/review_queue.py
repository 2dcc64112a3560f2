"""What a person should look at: the seats that the published words leave open, that are disputed or only provisional.

Read from a release, because that is what is published. The decision of the classifier is kept apart from what a
reviewer is shown.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from transforms.corrections import Correction, words_of
from transforms.privacy import WITHHELD as TAKEN_OUT
from transforms.seats import WITHHELD

SEATS = """
WITH seats AS (
    SELECT seat_id, board_id, org_id, body, position, coalesce(name_as_published, '') AS name, name_withheld,
           coalesce(role, '') AS role, coalesce(group_heading, '') AS "group",
           coalesce(affiliation, '') AS affiliation, class, subclass, class_label, possible, disputed, 1 AS seats
    FROM directors
    UNION ALL
    SELECT seat_id, board_id, org_id, body, position, '', false, constituency, coalesce(appointing_body, ''), '',
           class, subclass, class_label, possible, false, seats
    FROM compositions
)
SELECT o.slug, o.name AS organisation, seats.*, s.basis, s.source_url, coalesce(s.version, '') AS version,
       coalesce(s.as_at, '') AS as_at, e.source_url AS page, e.grade, e.why,
       s.latest AND coalesce(e.correction, '') = ''
           AND (class = 'unclassified' OR disputed OR e.grade = 'D') AS to_review
FROM seats JOIN scores s USING (board_id) JOIN evidence e USING (seat_id) JOIN organisations o ON o.org_id = s.org_id
ORDER BY o.slug, s.basis DESC, board_id, position
"""
ANSWERS = ("date", "reviewer", "seat_id", "answer", "subclass", "machine", "machine_grade")


@dataclass(frozen=True)
class Question:
    """One seat to look at, and the seats of its board in the order of the page."""

    seat: dict[str, Any]
    board: tuple[dict[str, Any], ...]

    def neighbours(self, reach: int = 3) -> tuple[dict[str, Any], ...]:
        """The seats around it on the page, itself among them."""
        at = next(n for n, seat in enumerate(self.board) if seat["seat_id"] == self.seat["seat_id"])
        return self.board[max(0, at - reach) : at + reach + 1]

    @property
    def words(self) -> str:
        """The published words of the seat."""
        return words_of(self.seat["group"], self.seat["role"], self.seat["affiliation"])


def questions(database: Path, slugs: Collection[str], answered: Collection[str]) -> list[Question]:
    """The seats to review, board by board: of these organisations only, if any are named, and none that is answered."""
    import duckdb

    with duckdb.connect(str(database), read_only=True) as connection:
        result = connection.execute(SEATS)
        columns = [column[0] for column in result.description or ()]
        rows = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
    boards: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        boards.setdefault(row["board_id"], []).append(row)
    return [
        Question(row, tuple(boards[row["board_id"]]))
        for row in rows
        if row["to_review"] and row["seat_id"] not in answered and (not slugs or row["slug"] in slugs)
    ]


def locator_of(question: Question) -> dict[str, Any]:
    """Where a correction finds this seat again: by words and name, or by its place if the name is withheld."""
    seat = question.seat
    found = {key: seat[key] for key in ("slug", "body", "basis", "source_url", "version", "role", "group", "name")}
    found = {key: value for key, value in found.items() if value and TAKEN_OUT not in value}
    if seat["name_withheld"]:  # what a release prints of such a seat is not all that the page does
        found = {key: value for key, value in found.items() if key not in ("role", "group", "name")}
        found["position"] = int(seat["position"])
    return found


def is_found(seat: dict[str, Any], correction: Correction) -> bool:
    """Whether a correction speaks of this seat of a release."""
    return all(seat[key] == value for key, value in correction.seat.model_dump(exclude_none=True).items())


def entry_for(question: Question, answer: dict[str, Any], known: Collection[str]) -> dict[str, Any]:
    """The entry of data/corrections.yml for an answer: class, subclass, possible, grade, reason, reviewer, source."""
    seat, today = question.seat, date.today().isoformat()
    alike = [other for other in question.board if _is_alike(other, question)]
    expect = {"class": seat["class"], "seats": len(alike)}
    kept = ("class", "subclass", "possible", "grade", "reason", "reviewer")
    words_are_whole = not seat["name_withheld"] and TAKEN_OUT not in question.words
    return {
        "id": _new_id(f"{today}-{seat['slug']}-{seat['position']}", known),
        "seat": locator_of(question),
        "action": "classify",
        **{key: answer[key] for key in kept if answer.get(key)},
        "date": date.today(),
        "source": answer["source"],
        "expect": expect | {"words": question.words} if words_are_whole else expect,
    }


def _is_alike(seat: dict[str, Any], question: Question) -> bool:
    return all(seat[key] == value for key, value in locator_of(question).items())


def _new_id(wanted: str, known: Collection[str]) -> str:
    return next(each for each in (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))) if each not in known)


def withholds(subclass: str) -> bool:
    """Whether the name of the holder of such a seat is withheld."""
    return subclass in WITHHELD


# --- what was answered
def read_answers(path: Path) -> set[str]:
    """The seats that reviewers have answered for, by seat_id; none where there is no such file."""
    return {row["seat_id"] for row in _rows(path)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def note_answer(path: Path, row: dict[str, str]) -> None:
    """Add a row to the answers; it is on the disk when this returns."""
    begins = not path.exists() or path.stat().st_size == 0
    with path.open("a", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, ANSWERS, lineterminator="\n")
        if begins:
            writer.writeheader()
        writer.writerow(row)
        out.flush()
        os.fsync(out.fileno())
