"""A small release of invented organisations, good in every respect: tests break it one way at a time.

Every value that is hostile to a later step is here on purpose and allowed: a formula in a role, mark-up in a name of an
organisation.
"""

import dataclasses
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from transforms import warehouse
from transforms.league import league_table
from transforms.observations import observation_ids, observations_table
from transforms.powers import tiers_table
from transforms.publish import publish
from transforms.schema import Column, Table
from transforms.schema.answers import POWERS
from transforms.schema.boards import SCORES
from transforms.schema.changes import RELEASE_CHANGES
from transforms.score_history import score_history_table
from transforms.tables import TABLES
from transforms.terms import terms_table

SCORE_FIELDS = (
    Column("seats_w", "integer", "Worker seats.", nullable=False),
    Column("seats_u", "integer", "User seats.", nullable=False),
    Column("seats_s", "integer", "State seats.", nullable=False),
    Column("seats_m", "integer", "Management seats.", nullable=False),
    Column("seats_unclassified", "integer", "Unclassified seats.", nullable=False),
    Column("seats_voting", "integer", "Voting seats.", nullable=False),
    Column("score", "number", "The score."),
    Column("score_low", "number", "Its least value."),
    Column("score_high", "number", "Its greatest value."),
    Column("score_reason", "text", "Why there is no single score."),
    Column("ranked", "boolean", "May be ranked.", nullable=False),
    Column("band", "text", "The band."),
    Column("pattern", "text", "The thirds that are represented."),
    Column("score_max", "number", "The best score the law allows."),
)
_declared = {column.name for column in SCORES.columns}
_scores = dataclasses.replace(
    SCORES, columns=(*SCORES.columns, *(column for column in SCORE_FIELDS if column.name not in _declared))
)
RELEASE_TABLES: tuple[Table, ...] = tuple(_scores if table.name == "scores" else table for table in TABLES)

ALPHA, BETA, GAMMA = "XI-THIRDS-invented-alpha", "XI-THIRDS-invented-beta", "GB-COH-00000000"
LISTING = "invented-alpha/board/listing/2019-03-14/5c1f0a"
OLD_LISTING = "invented-alpha/board/listing/2012/77aa01"
COMPOSITION = "invented-beta/council/composition/undated/b00b1e"
PAGE = "https://alpha.example/board"
CAPTURE, TRANSCRIPTION = "sha256:aa", "sha256:bb"
HOSTILE_NAME = "Invented Beta <script>document.title='owned'</script><img src='http://tracker.example/x.png'>"
FIRST_SAID = "2026-11-23T00:00:00Z"
FORMULA = '=HYPERLINK(A1,"Chair")'

# class, subclass, label, name, role, name withheld, vacant
SEATS = (
    ("worker", "staff", "worker (staff)", "Testa Person", "Staff director", False, False),
    ("worker", "staff", "worker (staff)", "Teste Person", FORMULA, False, False),
    ("user", "patient", "user (patient)", None, "Patient director", True, False),
    ("user", "tenant", "user (tenant)", "Testi Person", "Tenant director", False, False),
    ("state", "council", "state (council)", "Testo Person", "Council director", False, False),
    (
        "management",
        "independent",
        "independent non-executive",
        "Zoë O’Invented",
        "Non-executive director",
        False,
        False,
    ),
    ("unclassified", None, "unclassified", "Testu Person", "Director", False, False),
    ("excluded", None, "not counted (vacancy)", None, "Council director", False, True),
)
OLD_SEATS = (
    SEATS[0],
    ("worker", "staff", "worker (staff)", "Testu Former", FORMULA, False, False),
    SEATS[2],
)


def decision(kind: str, subclass: str | None, label: str) -> dict[str, Any]:
    """The columns of a decided seat."""
    possible = "worker|user|state|management" if kind == "unclassified" else None
    grade, rule = ("E", "R7") if kind == "unclassified" else ("C", "R6")
    return {
        "class": kind,
        "subclass": subclass,
        "class_label": label,
        "route": "unknown",
        "rule": rule,
        "grade": grade,
        "possible": possible,
    }


def write_database(path: Path, frames: Mapping[str, pd.DataFrame]) -> Path:
    """The database of these tables, as `warehouse.build` makes it; of the small release's own ones it makes a copy."""
    path.write_bytes(_good_database())
    good = good_frames()
    changed = {name: frame for name, frame in frames.items() if name not in good or not frame.equals(good[name])}
    if changed:
        warehouse.put(path, changed, RELEASE_TABLES)
    return path


@cache
def _good_database() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "release.duckdb"
        warehouse.build(path, good_frames(), RELEASE_TABLES)
        return path.read_bytes()


def small_frames() -> dict[str, pd.DataFrame]:
    """All tables of the release: with a gate, and a row in quarantine."""
    return good_frames() | {"gates": pd.DataFrame([gate_row()]), "quarantine": pd.DataFrame([quarantine_row()])}


def publish_small_release(folder: Path) -> dict[str, Any]:
    """Publish the small release into the folder of its database; what `publish` says."""
    warehouse.build(folder / "thirds.duckdb", small_frames(), RELEASE_TABLES)
    warehouse.finish(folder / "thirds.duckdb", RELEASE_TABLES)
    return publish(folder / "thirds.duckdb", folder, tables=RELEASE_TABLES)


def good_frames() -> dict[str, pd.DataFrame]:
    """The tables of the release, without gates and quarantine: copies, for tests to spoil."""
    return {name: frame.copy() for name, frame in _good_frames().items()}


@cache
def _good_frames() -> dict[str, pd.DataFrame]:
    directors = [_director(LISTING, position, *seat) for position, seat in enumerate(SEATS, start=1)]
    directors += [_director(OLD_LISTING, position, *seat) for position, seat in enumerate(OLD_SEATS, start=1)]
    compositions = [
        _composition(1, "Staff", 3, decision("worker", "staff", "worker (staff)")),
        _composition(2, "Public", 5, decision("user", "public", "user (public)")),
        _composition(3, "Co-opted", 1, decision("management", "co_opted", "co-opted")),
    ]
    rows = {
        "organisations": _organisations(),
        "bodies": [_body(ALPHA, "board", "board", "governing", 2), _body(BETA, "council", "council", "electing", 1)],
        "directors": directors,
        "compositions": compositions,
        "scores": _scores_rows(),
        "changes": [_change("joined", "Testo Person", "state"), _change("left", "Testu Former", "worker")],
        "evidence": [_evidence(seat, CAPTURE, "facsimile") for seat in directors]
        + [_evidence(seat, TRANSCRIPTION, "transcription") for seat in compositions],
        "captures": [_capture(CAPTURE, "facsimile", 11), _capture(TRANSCRIPTION, "transcription", 3)],
        "corrections": [_correction()],
        "failures": [_failure()],
        "drift": [
            _drift("rows", "all", 100, 98),
            _drift("organisations", "all", 20, 20),
            _drift("class share", "worker", 0.2, 0.21),
            _drift("class share", "unclassified", 0.3, 0.32),
            _drift("board size", f"{ALPHA}/board/listing", 8, 7),
            _drift("board size", f"{BETA}/council/composition", None, 9),
        ],
        "run": [
            _run(1, "crawl", None, 12, 0, 0),
            _run(2, "gate listings", 12, 11, 1, 0),
            _run(3, "score", 14, 13, 0, 1),
            _run(4, "pages", 4, 3, 0, 1),
        ],
    }
    frames = {name: pd.DataFrame(found) for name, found in rows.items()}
    league = league_table(frames["scores"], frames["bodies"], frames["organisations"])
    powers = pd.DataFrame([_power(power, number) for number, power in enumerate(POWERS)])
    return frames | {
        "league": league,
        "powers": powers,
        "tiers": tiers_table(powers, league, frames["bodies"]),
        "score_history": score_history_table(frames["scores"], frames["directors"]),
        "findings": pd.DataFrame([_finding()]),
        **_history(frames),
    }


def _history(frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The history of a first release, and what changed since the one before, which there was not."""
    evidence = frames["evidence"][["seat_id", "capture_id", "correction"]]
    complete = frames["scores"].set_index("board_id")["complete"]
    seats = frames["directors"].merge(evidence, on="seat_id")
    seats = seats.assign(observation_id=observation_ids(seats), complete=seats["board_id"].map(complete))
    said = {"codebook_version": "1.0", "codebook_sha256": "0" * 64, "because": "first", "known_from": FIRST_SAID}
    stands = {"known_until": None, "ended_because": None}
    return {
        "observations": observations_table(seats, seats.iloc[:0], frames["captures"]),
        "seats_history": seats.assign(**said, **stands),
        "boards_history": frames["scores"].assign(**said, **stands, valid_from=None),
        "directors_history": terms_table(seats),
        "release_changes": pd.DataFrame(columns=RELEASE_CHANGES.column_names()),
        "interlocks": pd.DataFrame([_interlock(frames["directors"].iloc[at]) for at in (0, 1)]),
    }


def _interlock(seat: "pd.Series[Any]") -> dict[str, Any]:
    names = ("seat_id", "board_id", "org_id", "organisation", "body", "person_name", "class_label")
    proof = {"person_id": "p-0", "boards": 2, "identifiers": "exact name; own words", "words": "Chair"}
    return {name: seat[name] for name in names} | proof


def listings_row(**changes: Any) -> dict[str, Any]:
    """One raw listing row that passes every rule, with changes."""
    row = {
        "row_id": "row-1",
        "org_id": ALPHA,
        "slug": "invented-alpha",
        "body": "board of directors",
        "source_url": PAGE,
        "capture_id": CAPTURE,
        "position": 1,
        "name_as_published": "Ms Testa Person",
        "person_name": "Testa Person",
        "role": "Staff director, appointed 01.02.2019-01.02.2022",
        "group_heading": "Elected directors",
        "affiliation": "Staff constituency",
        "section": "Board",
        "vacant": False,
        "absent": False,
        "shape": "cards",
        "confidence": 0.9,
    }
    return {**row, **changes}


def gate_row(**changes: Any) -> dict[str, Any]:
    """One row of the table `gates`."""
    row = {
        "gate_id": "sql/latest_is_one_board",
        "suite": "sql",
        "rule": "latest_is_one_board",
        "must_hold": "at most one board of a body on one basis is the latest",
        "table_name": "scores",
        "column_name": None,
        "severity": "critical",
        "outcome": "passed",
        "rows_checked": 3,
        "rows_failed": 0,
        "detail": None,
    }
    return {**row, **changes}


def quarantine_row(**changes: Any) -> dict[str, Any]:
    """One row of the table `quarantine`."""
    row = {
        "quarantine_id": "listings/listings/no_email_in_role/row-9",
        "stage": "listings",
        "suite": "listings",
        "rule": "no_email_in_role",
        "severity": "critical",
        "reason": "Does not hold: role holds no e-mail address. The value is left out.",
        "org_id": ALPHA,
        "body": "board",
        "source_url": "javascript:alert(1)",
        "column_name": "role",
        "value": None,
        "row": '{"role": null}',
    }
    return {**row, **changes}


def _organisations() -> list[dict[str, Any]]:
    shared = {
        "legal_form": "community benefit society",
        "parent_public_body": None,
        "register_number": None,
        "website": None,
        "board_page_url": None,
        "source_url": PAGE,
        "uncertain": None,
        "note": None,
        "stale_since": None,
        "nation": None,
    }
    return [
        shared
        | {"org_id": ALPHA, "name": "Invented Alpha", "slug": "invented-alpha", "family": "leisure_trust"}
        | {"sector": "leisure", "id_status": "provisional", "year_established": 2011, "collected": True},
        shared
        | {"org_id": BETA, "name": HOSTILE_NAME, "slug": "invented-beta", "family": "foundation_trust"}
        | {"sector": "health", "id_status": "provisional", "year_established": None, "collected": True},
        shared
        | {"org_id": GAMMA, "name": "Invented Gamma", "slug": "invented-gamma", "family": None}
        | {"sector": "leisure", "id_status": "registered", "year_established": None, "collected": False},
    ]


def _body(org_id: str, body: str, kind: str, tier: str, boards: int) -> dict[str, Any]:
    row = {"org_id": org_id, "body": body, "kind": kind, "tier": tier, "status": "current", "boards": boards}
    return row | {"note": None}


def _change(change: str, name: str, kind: str) -> dict[str, Any]:
    return {
        "change_id": f"{LISTING}/{change}/{name}",
        "org_id": ALPHA,
        "organisation": "Invented Alpha",
        "body": "board",
        "basis": "listing",
        "from_board_id": OLD_LISTING,
        "to_board_id": LISTING,
        "from_date": "2012",
        "to_date": "2019-03-14",
        "change": change,
        "person_name": name,
        "class": kind,
        "seats_before": None,
        "seats_after": None,
        "score_before": 66.7,
        "score_after": None,
        "score_max_before": 100.0,
        "score_max_after": 100.0,
    }


def _power(power: str, number: int) -> dict[str, Any]:
    """Two powers of the invented council, one of the board, and two of which nothing is known."""
    holder = ("electing body", "electing body", "governing body", "not known", "not known")[number]
    known = holder != "not known"
    return {
        "power_id": f"invented-beta/{number}/undated",
        "org_id": BETA,
        "organisation": HOSTILE_NAME,
        "electing_body": "council",
        "power": power,
        "held_by": holder,
        "valid_from": None,
        "valid_to": None,
        "basis": "source" if known else None,
        "citation": "Invented rules" if known else None,
        "source_url": "https://beta.example/rules" if known else None,
        "publisher": "own" if known else None,
        "certain": known,
        "note": None,
    }


def _finding() -> dict[str, Any]:
    return {
        "finding_id": "invented-finding",
        "position": 1,
        "sentence": "1 invented board can be ranked.",
        "caution": None,
        "numbers": '{"n": 1}',
        "boards": 1,
        "board_ids": LISTING,
        "query": "SELECT count(*) AS n, list(board_id) AS boards FROM scores WHERE ranked",
    }


def _director(
    board: str,
    position: int,
    kind: str,
    subclass: str | None,
    label: str,
    name: str | None,
    role: str,
    withheld: bool,
    vacant: bool,
) -> dict[str, Any]:
    return {
        "seat_id": f"{board}/{position:02}",
        "board_id": board,
        "org_id": ALPHA,
        "organisation": "Invented Alpha",
        "body": "board",
        "as_at": "2019-03-14",
        "latest": True,
        "source_url": PAGE,
        "position": position,
        "person_name": name,
        "name_as_published": name and f"Ms {name}",
        "role": role,
        "group_heading": None,
        "affiliation": None,
        "vacant": vacant,
        "absent": False,
        "name_withheld": withheld,
        **decision(kind, subclass, label),
        "disputed": False,
        "confidence": 0.9,
        "shape": "cards",
    }


def _composition(position: int, constituency: str, seats: int, decided: dict[str, Any]) -> dict[str, Any]:
    return {
        "seat_id": f"{COMPOSITION}/{position:02}",
        "board_id": COMPOSITION,
        "org_id": BETA,
        "organisation": HOSTILE_NAME,
        "body": "council",
        "as_at": None,
        "latest": True,
        "source_url": PAGE,
        "position": position,
        "body_as_published": None,
        "constituency": constituency,
        "seats": seats,
        "seats_are_maximum": False,
        "body_total_stated": 9,
        "appointing_body": None,
        **decided,
    }


def _scores_rows() -> list[dict[str, Any]]:
    listing = _board(LISTING, ALPHA, "board", "listing", "governing", as_at="2019-03-14")
    old = _board(OLD_LISTING, ALPHA, "board", "listing", "governing", as_at="2012", latest=False)
    council = _board(COMPOSITION, BETA, "council", "composition", "electing")
    council |= {"capture_id": TRANSCRIPTION, "source_url": "https://beta.example/rules"}
    return [
        listing
        | _score((2, 2, 1, 1, 1), 50.0, 75.0, score=62.5, ranked=True, band="Partial", pattern="WUS", score_max=100.0),
        old
        | _score(
            (2, 1, 0, 0, 0), 100.0, 100.0, score=100.0, ranked=False, band="Partial", pattern="WU", score_max=100.0
        ),
        council
        | _score((3, 5, 0, 1, 0), 50.0, 50.0, score=None, ranked=False, band=None, pattern="WU", score_max=75.0)
        | {"score_reason": "the interval is too wide"},
    ]


def _board(board_id: str, org_id: str, body: str, basis: str, tier: str, **changes: Any) -> dict[str, Any]:
    return {
        "board_id": board_id,
        "org_id": org_id,
        "organisation": {ALPHA: "Invented Alpha", BETA: HOSTILE_NAME}.get(org_id, "Invented Gamma"),
        "body": body,
        "basis": basis,
        "as_at": None,
        "version": None,
        "source_url": PAGE,
        "capture_id": CAPTURE,
        "complete": True,
        "publisher": "own",
        "document": None,
        "status": "current",
        "tier": tier,
        "latest": True,
    } | changes


def _score(seats: tuple[int, ...], low: float, high: float, **given: Any) -> dict[str, Any]:
    """The score columns; those declared elsewhere and not of interest here get a value that their type allows."""
    neutral = {"text": "x", "integer": 0, "number": 0.0, "boolean": False}
    row: dict[str, Any] = {
        column.name: None if column.nullable else (column.allowed[0] if column.allowed else neutral[column.type])
        for column in RELEASE_TABLES[4].columns
        if column.name not in _BOARD_COLUMNS
    }
    names = ("seats_w", "seats_u", "seats_s", "seats_m", "seats_unclassified")
    row |= dict(zip(names, seats, strict=True)) | {"seats_voting": sum(seats), "score_low": low, "score_high": high}
    return row | {"score_reason": None} | given


_BOARD_COLUMNS = set(_board("", "", "", "", ""))


def _evidence(seat: dict[str, Any], capture: str, method: str) -> dict[str, Any]:
    quote = seat.get("role") or seat.get("constituency")
    return {
        **{name: seat[name] for name in ("seat_id", "org_id", "body", "rule", "grade")},
        "capture_id": capture,
        "source_url": PAGE,
        "as_at": None,
        "captured_at": "2026-11-01T00:00:00Z",
        "method": method,
        "quote": "Chair" if quote == FORMULA else quote,
        "why": "The title says so.",
        "codebook_version": "1.0",
        "correction": None,
        "other_capture_id": None,
    }


def _correction() -> dict[str, Any]:
    return {
        "correction_id": "2026-11-24-invented",
        "org_id": ALPHA,
        "body": "board",
        "seats": 0,
        "action": "classify",
        "class_before": "state",
        "class": "unclassified",
        "subclass": None,
        "reason": "The page does not say so.",
        "reviewer": "AB",
        "date": "2026-11-24",
        "source": PAGE,
    }


def _capture(capture: str, method: str, listings: int) -> dict[str, Any]:
    return {
        "capture_id": capture,
        "url": PAGE,
        "captured_at": "2026-11-01T00:00:00Z",
        "method": method,
        "http_status": 200,
        "content_type": "text/html",
        "bytes": 1234,
        "sha256": "0" * 64,
        "archive": "facsimile.warc.gz",
        "record_id": None,
        "listings": listings,
    }


def _failure() -> dict[str, Any]:
    return {
        "failure_id": "invented-gamma/board/0a1b2c",
        "org_id": GAMMA,
        "body": "board",
        "source_url": "https://gamma.example/board",
        "outcome": "failed",
        "cause": "gone",
        "advice": "the page is gone: find the board's new address",
        "detail": None,
        "failing_since": "2026-11-21",
        "failed_on": "2026-11-23",
        "days_failed": 3,
        "older_listing": False,
    }


def _drift(measure: str, of_what: str, before: float | None, after: float) -> dict[str, Any]:
    return {
        "measure": measure,
        "of_what": of_what,
        "org_id": of_what.split("/")[0] if "/" in of_what else None,
        "body": of_what.split("/")[1] if "/" in of_what else None,
        "before": before,
        "after": after,
        "difference": None if before is None else after - before,
        "ratio": None if before is None else after / before,
    }


def _run(sequence: int, stage: str, came: int | None, went: int, held: int, left: int) -> dict[str, Any]:
    return {
        "run_id": "20261123T000000Z",
        "stage": stage,
        "sequence": sequence,
        "started_at": "2026-11-23T00:00:00Z",
        "seconds": 1.25,
        "rows_in": came,
        "rows_published": went,
        "rows_quarantined": held,
        "rows_excluded": left,
        "note": None,
    }
