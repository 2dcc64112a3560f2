"""The score of a board that somebody describes in plain counts, on the command line or in a spreadsheet.

Counts say less than a list of seats: not who was elected, not who is an executive. What they leave open comes
out as a range or null, never as a guess; the optional counts (`executives`, `education`, `elected_workers`,
`public_users`) close it. Counts are taken as classified on grade A evidence. A count that cannot be one is
refused in words.
"""

import re
from collections.abc import Mapping

import pandas as pd

from transforms.ceilings import ceilings_for
from transforms.schema.scores import SCORE_COLUMNS
from transforms.score_row import STATUSES, Board, Kind, score_row, typed, vacancy_kind, voting_kind
from transforms.tripartite import MOST_SEATS, ScoreError

REQUIRED = ("worker", "user", "state", "management")
OPTIONAL = ("unclassified", "vacancies")  # 0 where not given
TOTAL = "total"  # all filled voting seats: what it has more than the classes is unclassified
PARTS = {  # counts within another, unknown where not given
    "elected_workers": "worker",
    "public_users": "user",
    "executives": "management",
    "education": "management",
}
TEXTS = {"family": "", "nation": "", "body_kind": "", "tier": "", "status": "current"}
COUNT_COLUMNS = (*REQUIRED, *OPTIONAL, TOTAL, *PARTS)
_YES_NO = {"yes": True, "true": True, "no": False, "false": False, "": True}


def score_counts(
    worker: object,
    user: object,
    state: object,
    management: object,
    unclassified: object = None,
    *,
    total: object = None,
    vacancies: object = 0,
    elected_workers: object = None,
    public_users: object = None,
    executives: object = None,
    education: object = None,
    family: str = "",
    nation: str = "",
    body_kind: str = "",
    tier: str = "",
    complete: bool = True,
    status: str = "current",
) -> dict[str, object]:
    """Every score column of one board, from seats by class.

    Counts are whole numbers from 0, as int or as digits. `elected_workers` of the worker seats are filled by
    election, `public_users` of the user seats are public or community members', `executives` and `education`
    of the management seats are those; None where that is not known. `vacancies` are of no stated class. An
    unclassified seat may be of any class; given the `total` of filled voting seats, those beyond the classes are
    unclassified. `family` with `tier` or `body_kind`, and `nation`
    where the law is one nation's, say which legal ceilings bind.

    Returns the values by column name, in the order of SCORE_COLUMNS. A board with fewer than 3 seats has no
    score, and a `score_reason`. Raises ScoreError for a count that is negative, fractional, absent, no number
    or over MOST_SEATS, for parts greater than their whole, for more seats in the classes than in total, and for an
    unknown status.
    """
    given = {
        "worker": worker,
        "user": user,
        "state": state,
        "management": management,
        "unclassified": unclassified,
        TOTAL: total,
        "vacancies": vacancies,
        "elected_workers": elected_workers,
        "public_users": public_users,
        "executives": executives,
        "education": education,
    }
    about = {
        "family": family,
        "nation": nation,
        "body_kind": body_kind,
        "tier": tier,
        "status": status,
        "complete": complete,
    }
    faults: list[str] = []
    board = _board(given, about, faults)
    if board is None:
        raise ScoreError("; ".join(faults))
    return score_row(board)


def score_table(df: pd.DataFrame) -> pd.DataFrame:
    """Score a table of boards, one row a board, as read from a CSV file with a header line.

    The columns worker, user, state and management are required; unclassified, total, vacancies, elected_workers,
    public_users, executives, education, family, nation, body_kind, tier, complete (yes or no) and status are used
    where they are there, as in `score_counts`; an empty optional cell is one that is not given.

    Returns all columns of `df` in their order (`vacancies`, which is also a score column, only once), then
    every score column. Raises ScoreError for a missing or doubled column, for a column that the score would
    overwrite, and for cells that cannot be read, naming line (the header is line 1) and column, up to ten at
    once.
    """
    _check_columns(list(df.columns))
    faults: list[str] = []
    rows: list[dict[str, object]] = []
    for line, cells in enumerate(_records(df), start=2):
        found: list[str] = []
        board = _board({name: cells.get(name) for name in COUNT_COLUMNS}, cells, found)
        faults += [f"line {line}, {fault}" for fault in found]
        if board is not None:
            rows.append(score_row(board))
    if faults:
        more = f"\n... and {len(faults) - 10} more" if len(faults) > 10 else ""
        raise ScoreError("\n".join(faults[:10]) + more)
    kept = df.drop(columns=[name for name in df.columns if name == "vacancies"]).reset_index(drop=True)
    return pd.concat([kept, typed(rows)], axis=1)


def _records(df: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): cell for name, cell in row.items()} for row in df.to_dict(orient="records")]


def _check_columns(columns: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise ScoreError(f"line 1: the column {missing[0]} is missing; a table of boards needs {', '.join(REQUIRED)}")
    doubled = [name for name in columns if columns.count(name) > 1]
    if doubled:
        raise ScoreError(f"line 1: the column {doubled[0]} is there twice; rename one of them")
    taken = [name for name in columns if name in {column.name for column in SCORE_COLUMNS} - {"vacancies"}]
    if taken:
        raise ScoreError(f"line 1: the column {taken[0]} is one that the score writes; rename or remove it")


def _board(counts: Mapping[str, object], about: Mapping[str, object], faults: list[str]) -> Board | None:
    """The board that the counts describe; None, and what is wrong in `faults`, where they describe none."""
    number: dict[str, int | None] = {}
    for name in COUNT_COLUMNS:
        try:
            number[name] = _count(counts[name])
        except ScoreError as fault:
            faults.append(f"column {name}: {fault}")
    text = {name: _text(about.get(name)) or default for name, default in TEXTS.items()}
    complete = _YES_NO.get(_text(about.get("complete")).lower())
    if complete is None:
        faults.append(f"column complete: {about.get('complete')!r} is neither yes nor no")
    if text["status"] not in STATUSES:
        faults.append(f"column status: {text['status']!r} is none of {', '.join(STATUSES)}")
    faults += [
        f"column {name}: empty; write 0 where the board has no such seat"
        for name in REQUIRED
        if name in number and number[name] is None
    ]
    if not faults:
        faults += _misfits(number)
    if faults or complete is None:
        return None
    ceilings = ceilings_for(text["family"], text["body_kind"], text["tier"], nation=text["nation"])
    return Board(_seats(number), text["status"], complete, ceilings)


def _count(cell: object) -> int | None:
    """A cell as a count, None if it is empty. Raises ScoreError for anything else."""
    text = _text(cell)
    if not text:
        return None
    if isinstance(cell, float) and cell.is_integer():
        text = str(int(cell))  # pandas makes 3.0 of 3 in a column with an empty cell
    if not re.fullmatch(r"[0-9]+", text):
        raise ScoreError(f"{text!r} is not a whole number of seats from 0 up, in digits")
    if len(text.lstrip("0")) > len(str(MOST_SEATS)) or int(text) > MOST_SEATS:
        raise ScoreError(f"{text} seats is more than any board has ({MOST_SEATS} at most): check the figure")
    return int(text)


def _text(cell: object) -> str:
    """A cell as text; absent values of every sort are empty."""
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell).strip()


def _misfits(number: Mapping[str, int | None]) -> list[str]:
    """What is wrong between counts that are each fine."""
    faults = []
    for whole in REQUIRED:
        parts = [name for name, of in PARTS.items() if of == whole]
        if sum(number[name] or 0 for name in parts) > (number[whole] or 0):
            faults.append(f"column {parts[0]}: {' and '.join(parts)} are more than the {whole} seats they are among")
    seats = sum(number[name] or 0 for name in (*REQUIRED, *OPTIONAL))
    if seats > MOST_SEATS:
        faults.append(f"column {REQUIRED[0]}: {seats} seats in all are more than any board has ({MOST_SEATS} at most)")
    return faults + _misfit_of_total(number)


def _misfit_of_total(number: Mapping[str, int | None]) -> list[str]:
    """What is wrong between the total and the seats of all classes."""
    total, unclassified = number[TOTAL], number["unclassified"]
    if total is None:
        return []
    classified = sum(number[name] or 0 for name in REQUIRED)
    if classified > total:
        return [f"column {TOTAL}: {classified} classified seats are more than {total} in total"]
    if unclassified is not None and classified + unclassified != total:
        return [
            f"column {TOTAL}: {classified} classified and {unclassified} unclassified seats are not {total} in total"
        ]
    return []


def _seats(number: Mapping[str, int | None]) -> tuple[tuple[Kind, int], ...]:
    """The counts as kinds of seat. A part that is not given leaves its question open."""
    count = {name: number[name] or 0 for name in COUNT_COLUMNS}
    if number[TOTAL] is not None:
        count["unclassified"] = count[TOTAL] - sum(count[name] for name in REQUIRED)
    seats = [
        *_workers(count["worker"], number["elected_workers"]),
        *_users(count["user"], number["public_users"]),
        (voting_kind("state"), count["state"]),
        *_managers(count["management"], number["executives"], number["education"]),
        (voting_kind("unclassified"), count["unclassified"]),
        (vacancy_kind(""), count["vacancies"]),
    ]
    return tuple((kind, seats_of_kind) for kind, seats_of_kind in seats if seats_of_kind)


def _workers(seats: int, elected: int | None) -> list[tuple[Kind, int]]:
    if elected is None:
        return [(voting_kind("worker"), seats)]
    return [
        (voting_kind("worker", route="elected"), elected),
        (voting_kind("worker", route="appointed"), seats - elected),
    ]


def _users(seats: int, public: int | None) -> list[tuple[Kind, int]]:
    if public is None:
        return [(voting_kind("user"), seats)]
    return [(voting_kind("user", "public"), public), (voting_kind("user", "service_user"), seats - public)]


def _managers(seats: int, executives: int | None, education: int | None) -> list[tuple[Kind, int]]:
    """Executives, education seats and the rest; the rest has no subclass unless both parts are given.

    Given only the executives, the rest are no executives; whether some of them are education seats stays
    open.
    """
    rest = seats - (executives or 0) - (education or 0)
    kind = voting_kind("management", "" if executives is None or education is None else "independent")
    if executives is not None and education is None:
        kind = kind._replace(power="I")
    if education is not None and executives is None:
        kind = kind._replace(education="M")
    return [
        (voting_kind("management", "executive", "ex_officio"), executives or 0),
        (voting_kind("management", "education"), education or 0),
        (kind, rest),
    ]
