"""A release of any size, of invented organisations, made by the code that makes real ones: for the pages of a site.

Seats are drawn by a seeded generator, so that the same number of organisations gives the same release. The first
organisation is hostile: its name, roles and addresses are what an attacker would print on a board page.
"""

import random
from collections.abc import Iterator
from typing import Any

import pandas as pd

from transforms.history import changes_table
from transforms.league import league_table
from transforms.powers import tiers_table
from transforms.schema import SUBCLASSES, enforce
from transforms.score import score_frame
from transforms.score_history import score_history_table
from transforms.tables import TABLE, TABLES
from transforms.words import class_label

Row = dict[str, Any]

STAMP = "20261123T000000Z"
SECTORS = ("health", "housing", "leisure", "libraries & culture", "social care")
KINDS = {"health": "council of governors", "housing": "board of directors"}
COUNCILS = ("Cheltenham Borough Council", "Fife Council", "Leeds City Council", None)
FIRST = ("Testa", "Testo", "Testi", "Teste", "Testu", "Zoë", "Iñes", "Ó")
LAST = ("Alpha", "Beta", "Gamma", "Delta", "O’Invented", "van Invented")
MARKUP = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"
OVERRIDE = "\u202egnorts\u202c"
LONG = "Very long " * 1000
HOSTILE_NAME = f'Invented & "Hostile" {MARKUP}'
HOSTILE_ROLES = (
    MARKUP,
    f"Chair {OVERRIDE}",
    LONG,
    '=HYPERLINK("http://tracker.example")',
    "{{ 7 * 7 }}",
    "'\"><svg onload=alert(1)>",
)


def invented_frames(organisations: int, seed: int = 1) -> dict[str, pd.DataFrame]:
    """The tables of a release of so many organisations, with the shape that the registry declares."""
    seats = [seat for number in range(organisations) for seat in _seats(number, _dice(number, seed))]
    directors = pd.DataFrame([seat for seat in seats if seat["basis"] == "listing"])
    compositions = pd.DataFrame([seat for seat in seats if seat["basis"] == "composition"])
    facts = pd.DataFrame(seats).drop_duplicates("board_id")
    scores = _boards(facts).merge(score_frame(_for_scoring(seats)), on="board_id").sort_values("board_id")
    register = pd.DataFrame([_organisation(number) for number in range(organisations)])
    bodies = pd.DataFrame(_bodies(facts))
    league = league_table(scores, bodies, register)
    powers = pd.DataFrame(_powers(facts), columns=TABLE["powers"].column_names())
    frames = {
        "organisations": register,
        "bodies": bodies,
        "directors": directors,
        "compositions": compositions,
        "scores": scores,
        "changes": changes_table(scores, directors),
        "league": league,
        "powers": powers,
        "tiers": tiers_table(powers, league, bodies),
        "score_history": score_history_table(scores, directors),
        "findings": pd.DataFrame([_finding(scores)]),
        "evidence": pd.DataFrame([_evidence(seat) for seat in seats]),
        "captures": pd.DataFrame(list(_captures(facts))),
        "run": pd.DataFrame([_run()]),
        "interlocks": pd.DataFrame(_interlocks(directors), columns=TABLE["interlocks"].column_names()),
        "release_changes": pd.DataFrame([_change(directors.iloc[0])]),
    }
    return {
        table.name: enforce(frames.get(table.name, pd.DataFrame(columns=table.column_names())), table)
        for table in TABLES
    }


def _interlocks(directors: pd.DataFrame) -> list[Row]:
    """One person on the boards of the first two organisations, the first of which is hostile."""
    named = directors[directors["person_name"].notna() & directors["latest"]].drop_duplicates("org_id")[:2]
    return [
        {column: row[column] for column in ("org_id", "body", "board_id", "seat_id", "class_label")}
        | {"person_id": "p-1", "person_name": "Testa Interlocked", "organisation": HOSTILE_NAME, "boards": 2}
        | {"identifiers": "exact name; own words", "words": f"Chair of {MARKUP}"}
        for row in named.to_dict("records")
        if len(named) == 2
    ]


def _change(seat: "pd.Series[Any]") -> Row:
    """One change since an invented release before: a class of a seat of the hostile organisation."""
    return dict.fromkeys(TABLE["release_changes"].column_names()) | {
        "change_id": "1",
        "op": "MOD",
        "change": "class changed",
        "org_id": seat["org_id"],
        "organisation": HOSTILE_NAME,
        "body": seat["body"],
        "basis": "listing",
        "person_name": f"Testa {MARKUP}",
        "class_before": "unclassified",
        "class_after": "state (council)",
        "board_after": seat["board_id"],
        "reason": "codebook changed",
        "from_release": "20261116T000000Z",
        "to_release": STAMP,
    }


def _dice(number: int, seed: int) -> random.Random:
    """The same seats for every twenty-fourth organisation: like boards are scored once, which keeps a release quick."""
    return random.Random(seed + number % 24)  # noqa: S311 - the same release every time


def _seats(number: int, dice: random.Random) -> Iterator[Row]:
    """The seats of one organisation: named holders, for every fifth a council with stated seats and an older board."""
    yield from _listing(number, "2024-03-14" if number % 3 else None, dice)
    if number % 5 == 0:
        yield from _listing(number, "2019", dice)
        yield from _composition(number, dice)


def _listing(number: int, as_at: str | None, dice: random.Random) -> Iterator[Row]:
    sector = SECTORS[number % len(SECTORS)]
    board = f"{_slug(number)}/board/listing/{as_at or 'undated'}/{number:06x}"
    for position in range(1, dice.randint(5, 16)):
        seat_class, subclass = _class(dice)
        vacant = dice.random() < 0.05
        withheld = subclass in ("patient", "carer", "service_user", "union", "young_person")
        name = None if vacant or withheld else f"{dice.choice(FIRST)} {dice.choice(LAST)}"
        role = (
            HOSTILE_ROLES[position % len(HOSTILE_ROLES)]
            if number == 0
            else f"{(subclass or 'bare').replace('_', ' ')} director"
        )
        yield _shared(number, board, "listing", "board", KINDS.get(sector, "board of trustees"), as_at) | {
            "seat_id": f"{board}/{position:02}",
            "position": position,
            "person_name": name,
            "name_as_published": name,
            "role": role,
            "group_heading": None,
            "affiliation": None,
            "vacant": vacant,
            "absent": False,
            "name_withheld": withheld and not vacant,
            "disputed": position == 3 and number == 1,
            "confidence": 0.95,
            "shape": "cards",
            "seats": 1,
            **_decided("excluded" if vacant else seat_class, None if vacant else subclass),
        }


def _composition(number: int, dice: random.Random) -> Iterator[Row]:
    board = f"{_slug(number)}/council/composition/2023/{number:06x}"
    for position, (seat_class, subclass) in enumerate(
        (("worker", "staff"), ("user", "public"), ("state", "council"), ("management", "education")), start=1
    ):
        yield _shared(number, board, "composition", "council", "council of governors", "2023") | {
            "seat_id": f"{board}/{position:02}",
            "position": position,
            "body_as_published": None,
            "constituency": f"{(subclass or '').replace('_', ' ')} governors",
            "seats": dice.randint(1, 24),
            "seats_are_maximum": False,
            "body_total_stated": None,
            "appointing_body": None,
            "vacant": False,
            **_decided(seat_class, subclass),
        }


def _class(dice: random.Random) -> tuple[str, str | None]:
    seat_class = dice.choices(("worker", "user", "state", "management", "unclassified"), (2, 3, 4, 6, 1))[0]
    return seat_class, dice.choice(SUBCLASSES[seat_class]) if SUBCLASSES[seat_class] else None


def _decided(seat_class: str, subclass: str | None) -> Row:
    is_open = seat_class == "unclassified"
    rule = {"unclassified": "R7", "excluded": "R0"}.get(seat_class, "R6")
    return {
        "class": seat_class,
        "subclass": subclass,
        "class_label": class_label(seat_class, subclass or ""),
        "route": "unknown",
        "rule": rule,
        "grade": "E" if is_open else "C",
        "possible": "state|management" if is_open else None,
    }


def _shared(number: int, board: str, basis: str, body: str, kind: str, as_at: str | None) -> Row:
    return {
        "board_id": board,
        "org_id": _org_id(number),
        "organisation": _name(number),
        "body": body,
        "kind": kind,
        "basis": basis,
        "as_at": as_at,
        "latest": as_at != "2019",
        "source_url": "javascript:alert(1)" if number == 0 else f"https://{_slug(number)}.example/board",
        "tier": "electing" if body == "council" else "governing",
    }


def _boards(facts: pd.DataFrame) -> pd.DataFrame:
    boards = facts[["board_id", "org_id", "organisation", "body", "basis", "as_at", "latest", "source_url", "tier"]]
    return boards.assign(
        version=None,
        capture_id="c-" + boards["board_id"],
        complete=True,
        publisher="own",
        document=None,
        status="current",
    ).reset_index(drop=True)


def _for_scoring(seats: list[Row]) -> pd.DataFrame:
    return pd.DataFrame(seats).assign(
        family="", body_kind="", complete=True, status="current", established_class="", as_of=""
    )


def _organisation(number: int) -> Row:
    return {
        "org_id": _org_id(number),
        "name": _name(number),
        "slug": _slug(number),
        "family": None,
        "sector": SECTORS[number % len(SECTORS)],
        "nation": "England",
        "legal_form": "community benefit society",
        "parent_public_body": COUNCILS[number % len(COUNCILS)],
        "year_established": 2011,
        "register_number": None,
        "id_status": "provisional",
        "website": "javascript:alert(1)" if number == 0 else f"https://{_slug(number)}.example/",
        "board_page_url": None,
        "source_url": None,
        "uncertain": None,
        "note": MARKUP if number == 0 else None,
        "collected": True,
        "stale_since": "2026-11-20" if number == 1 else None,
    }


def _bodies(facts: pd.DataFrame) -> Iterator[Row]:
    for (org_id, body), boards in facts.groupby(["org_id", "body"]):
        first = boards.iloc[0]
        yield {
            "org_id": org_id,
            "body": body,
            "kind": first["kind"],
            "tier": first["tier"],
            "status": "current",
            "boards": len(boards),
            "note": None,
        }


def _powers(facts: pd.DataFrame) -> Iterator[Row]:
    for seat in facts[facts["body"] == "council"].to_dict("records"):
        yield dict.fromkeys(TABLE["powers"].column_names()) | {
            "power_id": f"{seat['org_id']}/appoints the chair",
            "org_id": seat["org_id"],
            "organisation": seat["organisation"],
            "electing_body": "council",
            "power": "appoints the chair",
            "held_by": "electing body",
            "basis": "law",
            "citation": "An Act of Testing, Sch. 7",
            "publisher": "law",
            "certain": False,
        }


def _finding(scores: pd.DataFrame) -> Row:
    behind = scores["board_id"].head(3).tolist()
    return {
        "finding_id": "01-invented",
        "position": 1,
        "sentence": "None of the invented bodies has its seats in thirds.",
        "caution": "They are invented.",
        "numbers": "{}",
        "boards": len(behind),
        "board_ids": "|".join(behind),
        "query": "SELECT 1 AS n WHERE 1 < 2",
    }


def _evidence(seat: Row) -> Row:
    return {
        **{name: seat[name] for name in ("seat_id", "org_id", "body", "source_url", "as_at", "rule", "grade")},
        "capture_id": "c-" + seat["board_id"],
        "captured_at": "2026-11-01T00:00:00Z",
        "method": "facsimile" if seat["basis"] == "listing" else "transcription",
        "quote": "invented words",
        "why": f'{seat["rule"]}: The rule says so. Here the words say what kind of seat it is ("invented words").',
        "codebook_version": "1.0",
        "correction": "2026-11-24-fife-last-row" if seat.get("disputed") else None,
        "other_capture_id": None,
    }


def _captures(facts: pd.DataFrame) -> Iterator[Row]:
    for board in facts.to_dict("records"):
        yield {
            "capture_id": f"c-{board['board_id']}",
            "url": board["source_url"],
            "captured_at": "2026-11-01T00:00:00Z",
            "method": "facsimile" if board["basis"] == "listing" else "transcription",
            "http_status": 200,
            "content_type": "text/html",
            "bytes": 1234,
            "sha256": "0" * 64,
            "archive": "facsimile.warc.gz",
            "record_id": "<urn:uuid:00000000-0000-0000-0000-000000000000>",
            "listings": 9,
        }


def _run() -> Row:
    return {
        "run_id": STAMP,
        "stage": "publish",
        "sequence": 1,
        "started_at": "2026-11-23T00:00:00Z",
        "seconds": 1.0,
        "rows_in": 1,
        "rows_published": 1,
        "rows_quarantined": 0,
        "rows_excluded": 0,
        "note": None,
    }


def _slug(number: int) -> str:
    return f"invented-{number:04}"


def _org_id(number: int) -> str:
    return f"XI-THIRDS-{_slug(number)}"


def _name(number: int) -> str:
    return HOSTILE_NAME if number == 0 else f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]} Invented Trust {number}"
