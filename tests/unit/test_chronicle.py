"""The history of releases, end to end in the transforms: pages change, rules change, facts are taken back, names go."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from tests.conftest import DATA
from transforms.chronicle import Occasion, history_tables
from transforms.classify_frame import classify_frame
from transforms.codebook import Codebook, load_codebook
from transforms.corrections import Correction, apply_corrections
from transforms.grades import grade_by_source
from transforms.other_captures import with_other_captures
from transforms.past import Rules, past_of
from transforms.release import board_tables
from transforms.score import score_frame
from transforms.seat_lines import listing_seats
from transforms.tables import TABLES
from transforms.views import macros
from transforms.warehouse import build

TRUST, BODY, PAGE = "XI-THIRDS-trust", "board of directors", "https://trust.example/board"
REGISTER = pd.read_csv(DATA / "organisations.csv", dtype="str", keep_default_na=False).head(1)
REGISTER = REGISTER.assign(org_id=TRUST, slug="trust", name="Invented Trust", family="", nation="")
DECLARED = pd.DataFrame(
    [
        {"org_id": TRUST, "slug": "trust", "body": BODY, "kind": BODY, "tier": "governing", "status": "current"}
        | {"note": "", "means": ""}
    ]
)
FIRST, SECOND, THIRD = "2026-12-01T03:00:00Z", "2026-12-08T03:00:00Z", "2026-12-15T03:00:00Z"
BOARD = [("Testa Alpha", "Staff director"), ("Testo Beta", "Council director"), ("Testine Gamma", "Chief executive")]


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(DATA)


@dataclass(frozen=True)
class House:
    """Releases one after the other, each made from one capture of one page."""

    folder: Path
    codebook: Codebook

    def release(
        self,
        at: str,
        people: list[tuple[str, str]],
        last: Path | None,
        method: str = "live",
        corrections: tuple[Correction, ...] = (),
        page_date: str = "",
    ) -> Path:
        placed, captures = _page(at, people, method, page_date)
        seats = classify_frame(listing_seats(placed, captures, DECLARED, REGISTER), self.codebook)
        seats = with_other_captures(grade_by_source(seats.assign(document="")))
        seats = apply_corrections(seats, corrections, {"trust"})
        tables = board_tables(seats, score_frame(seats), captures, self.codebook.version)
        rules = Rules(REGISTER, DECLARED, self.codebook, corrections, {})
        archives = frozenset({f"{at}.warc.gz" if method == "live" else "facsimile.warc.gz"})
        tables |= history_tables(tables, seats, past_of(last), rules, Occasion(at, frozenset({TRUST}), archives))
        path = self.folder / f"{at[:10]}.duckdb"
        build(path, tables, [table for table in TABLES if table.name in tables])
        return path


def _page(at: str, people: list[tuple[str, str]], method: str, page_date: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = [
        {"slug": "trust", "org_id": TRUST, "body": BODY, "page_date": page_date, "complete": True, "publisher": "own"}
        | {"source_url": PAGE, "capture_id": f"c-{at[:10]}", "position": number, "name_as_published": name}
        | {"person_name": name, "role": role, "group_heading": "", "affiliation": "", "section": "", "vacant": False}
        | {"absent": False, "shape": "cards", "confidence": 0.9, "page_url": PAGE}
        for number, (name, role) in enumerate(people, start=1)
    ]
    capture: dict[str, Any] = {"capture_id": f"c-{at[:10]}", "url": PAGE, "captured_at": at, "method": method}
    capture |= {"http_status": 200, "content_type": "text/html", "bytes": 10, "sha256": "0" * 64, "record_id": "r"}
    capture |= {"archive": f"{at}.warc.gz" if method == "live" else "facsimile.warc.gz"}
    return pd.DataFrame(rows), pd.DataFrame([capture])


def asked(path: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path)) as connection:
        for macro in macros():
            connection.execute(macro.sql)
        return connection.execute(query).fetchall()


@pytest.fixture
def house(tmp_path: Path, codebook: Codebook) -> House:
    return House(tmp_path, codebook)


def test_a_page_that_moves_on_leaves_what_it_showed_and_each_day_has_its_board(house: House) -> None:
    first = house.release(FIRST, BOARD, None)
    changed = [BOARD[0], ("Testu Delta", "Council director"), BOARD[2]]
    second = house.release(SECOND, changed, first)
    third = house.release(THIRD, changed, second)
    people = "SELECT person_name FROM directors_as_of('{}') ORDER BY position"
    assert asked(third, people.format("2026-12-07")) == [(name,) for name, _ in BOARD]
    assert asked(third, people.format("2026-12-08")) == [(name,) for name, _ in changed]
    assert asked(third, people.format("2026-11-30")) == []
    words = "SELECT count(*), count(DISTINCT observation_id), count(DISTINCT capture_id) FROM observations"
    assert asked(third, words) == [(9, 4, 3)]
    seen = "SELECT DISTINCT first_seen, last_seen FROM observations WHERE person_name = '{}'"
    assert asked(third, seen.format("Testa Alpha")) == [(FIRST, THIRD)]
    assert asked(third, seen.format("Testo Beta")) == [(FIRST, FIRST)]
    terms = (
        "SELECT person_name, listed_from, listed_until, absent_before, absent_after FROM directors_history ORDER BY 1"
    )
    assert asked(third, terms) == [
        ("Testa Alpha", "2026-12-01", "2026-12-15", None, None),
        ("Testine Gamma", "2026-12-01", "2026-12-15", None, None),
        ("Testo Beta", "2026-12-01", "2026-12-01", None, "2026-12-08"),
        ("Testu Delta", "2026-12-08", "2026-12-15", "2026-12-01", None),
    ]


def test_what_a_correction_changed_is_known_from_its_release_on_and_not_before(house: House) -> None:
    first = house.release(FIRST, BOARD, None, page_date="2026-11-20")
    correction = Correction.model_validate(
        {"id": "2026-001", "seat": {"slug": "trust", "body": BODY, "role": "Council director"}, "action": "classify"}
        | {"class": "management", "subclass": "independent", "reason": "The council says so.", "reviewer": "R"}
        | {"date": "2026-12-05", "source": "https://trust.example/letter", "expect": {"class": "state", "seats": 1}}
    )
    second = house.release(SECOND, BOARD, first, corrections=(correction,), page_date="2026-11-20")
    known = "SELECT class FROM directors_as_of('2026-11-20', known := '{}') WHERE person_name = 'Testo Beta'"
    assert asked(second, known.format("2026-12-07")) == [("state",)]
    assert asked(second, known.format("2026-12-08")) == [("management",)]
    assert asked(second, known.format("2026-11-30")) == []
    assert asked(second, known.format(FIRST)) == [("state",)]
    assert asked(second, known.format(SECOND)) == [("management",)]
    before_second = f"{pd.Timestamp(SECOND) - pd.Timedelta(seconds=1):%Y-%m-%dT%H:%M:%SZ}"
    assert asked(second, known.format(before_second)) == [("state",)]
    assert asked(second, known.format(f"{pd.Timestamp(FIRST) - pd.Timedelta(seconds=1):%Y-%m-%d %H:%M:%S}")) == []
    counts = "SELECT seats_s, seats_m, because FROM boards_as_of('2026-11-20', known := '{}')"
    assert asked(second, counts.format(before_second)) == [(1, 1, "first")]
    assert asked(second, counts.format("2026-12-01")) == [(1, 1, "first")]
    assert asked(second, counts.format("2026-12-31")) == [(0, 2, "correction")]
    ended = "SELECT ended_because, known_until FROM seats_history WHERE known_until IS NOT NULL"
    assert asked(second, ended) == [("correction", SECOND)]


def test_a_transcription_that_is_taken_back_ends_and_stays_in_the_record(house: House) -> None:
    first = house.release(FIRST, BOARD, None, method="facsimile", page_date="2019")
    second = house.release(SECOND, BOARD[:2], first, method="facsimile", page_date="2020")
    assert asked(second, "SELECT as_at FROM boards_as_of('2026-12-31')") == [("2020",)]
    assert asked(second, "SELECT as_at FROM boards_as_of('2019-12-31')") == []
    assert asked(second, "SELECT as_at FROM boards_as_of('2019-12-31', known := '2026-12-01')") == [("2019",)]
    ended = "SELECT as_at, ended_because FROM boards_history WHERE known_until IS NOT NULL"
    assert asked(second, ended) == [("2019", "withdrawn")]


def test_another_release_of_the_same_facts_has_the_same_history(house: House) -> None:
    first = house.release(FIRST, BOARD, None, method="facsimile", page_date="2019")
    second = house.release(SECOND, BOARD, first, method="facsimile", page_date="2019")
    for name in ("seats_history", "boards_history", "directors_history"):
        rows = (
            f"SELECT * EXCLUDE ({'capture_id' if name != 'directors_history' else 'boards'}) FROM {name} ORDER BY ALL"
        )
        assert asked(second, rows) == asked(first, rows)


def test_a_name_that_is_withheld_goes_from_every_row_however_old_and_what_points_to_it_follows(house: House) -> None:
    people = [*BOARD, ("Testwort Omega", "Governor; Ms Omega speaks for the town")]
    first = house.release(FIRST, people, None)
    second = house.release(SECOND, BOARD, first)
    assert asked(second, "SELECT count(*) FROM observations WHERE person_name = 'Testwort Omega'") == [(1,)]
    correction = Correction.model_validate(
        {"id": "w", "seat": {"slug": "trust", "body": BODY, "name": "Testwort Omega"}, "action": "withhold_name"}
        | {"reason": "It is a carer's seat.", "reviewer": "R", "date": "2026-12-09", "source": "https://trust.example"}
        | {"expect": {"class": "unclassified", "seats": 1}}
    )
    third = house.release(THIRD, people, second, corrections=(correction,))
    assert b"Omega" not in third.read_bytes()
    assert b"Testwort" not in third.read_bytes()
    orphans = "SELECT count(*) FROM seats_history ANTI JOIN observations USING (observation_id, capture_id)"
    assert asked(third, orphans) == [(0,)]
    hidden = "SELECT count(*) FROM observations WHERE name_withheld AND person_name IS NULL"
    assert asked(third, hidden) == [(2,)]


def test_the_history_begins_where_the_last_release_kept_none(house: House, tmp_path: Path) -> None:
    old = tmp_path / "old.duckdb"
    with duckdb.connect(str(old)) as connection:
        connection.execute("CREATE TABLE directors (seat_id VARCHAR)")
    first = house.release(FIRST, BOARD, old)
    assert asked(first, "SELECT count(*) FROM observations") == [(3,)]
    assert asked(first, "SELECT DISTINCT because FROM seats_history") == [("first",)]
