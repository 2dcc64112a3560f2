"""Findings: the sentences that a release supports, each proven by its query.

A finding is one SQL file in `data/findings`, so that its wording and its proof are reviewed together in one diff. At
its head stand the sentence, with the names of the query's columns in braces, and what must be borne in mind::

    -- sentence: None of the {n:body that can be ranked has|bodies that can be ranked have} ...; the nearest is {name}.
    -- caution: ...
    SELECT count(*) AS n, ..., list(board_id) AS boards FROM ... HAVING ...

The query returns one row: the numbers and words of the sentence, and `boards`, the board_ids behind it. It returns no
row, or one without a board, when what the sentence says does not hold; then there is no finding.
"""

import json
import string
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from transforms.schema.answers import FINDINGS
from transforms.warehouse import reading

if TYPE_CHECKING:
    import duckdb

FOLDER = "findings"


class FindingError(ValueError):
    """A file of a finding is not what it should be; the message names it and says what to mend."""


@dataclass(frozen=True)
class Statement:
    """One file: its name, the sentence with places for numbers, a caution, and the query that proves it."""

    name: str
    sentence: str
    caution: str
    query: str


def read_statements(data: Path) -> list[Statement]:
    """The findings that are to be looked for, in the order in which they are printed: by the name of their file.

    Raises:
        FindingError: a file has no sentence or no query.
    """
    return [_statement(path) for path in sorted((data / FOLDER).glob("*.sql"))]


def findings_table(database: Path, statements: Iterable[Statement]) -> pd.DataFrame:
    """The findings that hold in a release, in the columns of FINDINGS.

    Raises:
        FindingError: a query cannot be run, returns more than one row or no list of boards, or a sentence names a
            number that its query does not give.
        OSError: the database cannot be read.
    """
    rows: list[dict[str, Any]] = []
    with reading(database) as connection:
        for statement in statements:
            numbers = _numbers(statement, connection)
            boards = numbers.pop("boards", None) if numbers else None
            if not numbers or not boards:
                continue
            rows.append(
                {
                    "finding_id": statement.name,
                    "position": len(rows) + 1,
                    "sentence": worded(statement.sentence, statement, numbers),
                    "caution": worded(statement.caution, statement, numbers),
                    "numbers": json.dumps(numbers, ensure_ascii=False, default=str),
                    "boards": len(set(boards)),
                    "board_ids": "|".join(sorted(set(boards))),
                    "query": statement.query,
                }
            )
    return pd.DataFrame(rows, columns=FINDINGS.column_names())


def worded(words: str, statement: Statement, numbers: dict[str, Any]) -> str:
    """The sentence, or the caution, of a statement with its numbers in place.

    `{name}` prints a value; a list as "A, B and C". `{n:seat|seats}` prints the number with the word that fits it,
    `{n:~is|are}` the word alone. `{x:.1f}` is Python's own. Raises FindingError for a name that is not there.
    """
    try:
        return _Sentence().vformat(words, (), numbers).strip()
    except (KeyError, ValueError, TypeError) as error:
        raise FindingError(f"{statement.name}: the sentence and the query do not fit together: {error}") from error


class _Sentence(string.Formatter):
    """Python's formatting, and words that fit a number."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, many = format_spec.removeprefix("~").split("|")
            word = one if value == 1 else many
            return word if format_spec.startswith("~") else f"{value} {word}"
        if isinstance(value, list):
            *first, last = [str(each) for each in value] or [""]
            return f"{', '.join(first)} and {last}" if first else last
        if value is None:
            raise ValueError("a value is missing")
        return str(format(value, format_spec))


def _statement(path: Path) -> Statement:
    text = path.read_text(encoding="utf-8")
    head: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        if not line.startswith("-- "):
            continue
        start, colon, rest = line[3:].partition(": ")
        if colon and start in ("sentence", "caution"):
            key, head[start] = start, rest
        elif key:
            head[key] += f" {line[3:].strip()}"
    query = "\n".join(line for line in text.splitlines() if not line.startswith("--")).strip()
    if not head.get("sentence") or not query:
        raise FindingError(f"{path}: a finding needs '-- sentence: ...' at its head and a query below it")
    return Statement(path.stem.partition("-")[2], head["sentence"], head.get("caution", ""), query)


def _numbers(statement: Statement, connection: "duckdb.DuckDBPyConnection") -> dict[str, Any]:
    """The one row of the query by column; nothing where it returns none."""
    import duckdb  # not at the top, for the reason that transforms.warehouse gives

    try:
        result = connection.execute(statement.query)
        names = [column[0] for column in result.description or []]
        rows = result.fetchall()
    except duckdb.Error as error:
        raise FindingError(f"{statement.name}: the query cannot be run: {str(error).splitlines()[0]}") from error
    if "boards" not in names:
        raise FindingError(f"{statement.name}: the query must return `boards`, the board_ids behind the sentence")
    if len(rows) > 1:
        raise FindingError(f"{statement.name}: the query returns {len(rows)} rows; one is wanted, or none")
    return dict(zip(names, rows[0], strict=True)) if rows else {}
