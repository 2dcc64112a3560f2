"""What the last release knew stands in for a board that could not be read, whole, whichever of its pages failed."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from flows.missing import with_method
from spiders.outcomes import unread
from spiders.run import Crawled, crawl
from spiders.targets import Follow, Target
from tests.conftest import DATA
from tests.spiders.warc import ROBOTS, write_warc
from transforms.carry import Carried, carry_over
from transforms.classify_frame import classify_frame
from transforms.codebook import load_codebook
from transforms.corrections import apply_corrections
from transforms.failures import failures_table
from transforms.grades import grade_by_source
from transforms.other_captures import with_other_captures
from transforms.powers import powers_table
from transforms.release import release_tables
from transforms.score import score_frame
from transforms.seat_lines import listing_seats
from transforms.tables import TABLES
from transforms.warehouse import build

SITE = "https://trust.example"
TRUST = "XI-THIRDS-trust"
GOVERNORS = Target(
    "trust", TRUST, "Invented Trust", "council of governors", f"{SITE}/governors", follow=Follow(links="a")
)
DIRECTORS = Target("trust", TRUST, "Invented Trust", "board of directors", f"{SITE}/board", selector="#directors")
AREA = replace(DIRECTORS, body="area board", selector="#area")
TARGETS = [GOVERNORS, DIRECTORS, AREA]


def listed(title: str, *people: str, more: str = "") -> bytes:
    items = "".join(f"<li>{person}</li>" for person in people)
    return f"<html><body><h1>{title}</h1><ul>{items}</ul>{more}</body></html>".encode()


LINKS = '<a href="/north">North</a> <a href="/south">South</a>'
BOARD = (
    b'<html><body><h1>Invented Trust</h1><h2>Directors</h2><ul id="directors"><li>Testa Theta - Chair</li></ul>'
    b'<h2>Area board</h2><ul id="area"><li>Testo Iota - Chair</li></ul></body></html>'
)
PAGES = {
    "/governors": listed("Governors", "Testa Alpha - Staff governor", more=LINKS),
    "/north": listed("Governors of the north", "Testo Beta - Public governor"),
    "/south": listed("Governors of the south", "Testine Gamma - Public governor"),
    "/board": BOARD,
}


def crawled(folder: Path, pages: dict[str, bytes]) -> Crawled:
    folder.mkdir()
    served = {SITE + path: (body, "text/html") for path, body in pages.items()}
    archive = write_warc(folder / "a.warc.gz", {f"{SITE}/robots.txt": ROBOTS, **served}, method="live")
    return crawl(TARGETS, "replay", archive, folder / "crawl")


def seats(placed: pd.DataFrame, captures: pd.DataFrame) -> pd.DataFrame:
    register = pd.DataFrame(
        {"org_id": [TRUST], "slug": ["trust"], "name": ["Invented Trust"], "family": [""], "nation": [""]}
    )
    return listing_seats(placed, captures, declared(), register)


def declared() -> pd.DataFrame:
    bodies = pd.DataFrame({"body": [target.body for target in TARGETS]})
    return bodies.assign(
        org_id=TRUST, slug="trust", kind=bodies["body"], tier="governing", status="current", note="", means=""
    )


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pd.DataFrame, Crawled]:
    folder = tmp_path_factory.mktemp("first")
    found = crawled(folder / "crawl", PAGES)
    tables = released(found)
    del tables["compositions"]
    build(folder / "thirds.duckdb", tables, [table for table in TABLES if table.name in tables])
    return folder / "thirds.duckdb", seats(found.placed, found.captures), found


def released(found: Crawled) -> dict[str, pd.DataFrame]:
    read = seats(found.placed, found.captures)
    decided = with_other_captures(grade_by_source(classify_frame(read, load_codebook(DATA))))
    decided = apply_corrections(decided, (), {"trust"})
    register = pd.read_csv(DATA / "organisations.csv", dtype="str", keep_default_na=False).head(1)
    register = register.assign(org_id=TRUST, slug="trust", name="Invented Trust")
    fresh = with_method(found.placed, found.captures)
    failures = failures_table(unread(TARGETS, found), fresh, None, "2030-01-02")
    powers = powers_table({}, {}, declared(), register)
    scores = score_frame(decided)
    return release_tables(register, declared(), decided, scores, found.captures, "1", failures, {}, powers)


def carried(first: tuple[Path, pd.DataFrame, Crawled], found: Crawled) -> Carried:
    stood_in = carry_over(first[0], unread(TARGETS, found), with_method(found.placed, found.captures))
    assert stood_in is not None
    return stood_in


def test_all_pages_of_a_board_make_one_board(first: tuple[Path, pd.DataFrame, Crawled]) -> None:
    _, read, found = first
    governors = read[read["body"] == "council of governors"]
    assert governors["board_id"].nunique() == 1
    assert governors["capture_id"].nunique() == 3
    assert len(found.failures) == 0


def test_one_failed_page_lets_the_whole_last_board_stand_in_with_its_captures(
    first: tuple[Path, pd.DataFrame, Crawled], tmp_path: Path
) -> None:
    _, before, _ = first
    later = crawled(tmp_path / "later", {**PAGES, "/south": b"<html><body><p>Being rebuilt.</p></body></html>"})
    assert "council of governors" not in set(later.placed["body"])
    stood_in = carried(first, later)
    again = seats(stood_in.placed, stood_in.captures)
    same = ["board_id", "seat_id", "person_name", "role", "capture_id", "page_url", "as_at"]
    governors = before[before["body"] == "council of governors"]
    assert again[same].to_dict("records") == governors[same].to_dict("records")
    assert list(again["page_url"]) == [f"{SITE}/governors", f"{SITE}/north", f"{SITE}/south"]
    assert set(stood_in.captures["capture_id"]) == set(governors["capture_id"])


def test_a_body_that_fails_does_not_bring_back_its_neighbour_on_the_page(
    first: tuple[Path, pd.DataFrame, Crawled], tmp_path: Path
) -> None:
    later = crawled(tmp_path / "later", {**PAGES, "/board": BOARD.replace(b'id="area"', b'id="zone"')})
    assert list(later.failures["cause"]) == ["layout changed"]
    assert set(carried(first, later).placed["body"]) == {"area board"}
    assert "board of directors" in set(later.placed["body"])


def test_the_pages_of_a_live_board_speak_of_one_day_though_midnight_came_between(
    first: tuple[Path, pd.DataFrame, Crawled],
) -> None:
    found = first[2]
    late = found.captures["url"] == f"{SITE}/south"
    captures = found.captures.assign(
        captured_at=late.map({True: "2030-01-02T00:00:01Z", False: "2030-01-01T23:59:59Z"}), method="live"
    )
    read = seats(found.placed, captures)
    assert set(read["as_at"]) == {"2030-01-01"}
    assert read.loc[read["body"] == "council of governors", "board_id"].nunique() == 1


def test_the_address_of_a_page_does_not_say_a_name_that_is_withheld(tmp_path: Path) -> None:
    links = '<a href="/testine-gamma">More</a> <a href="/testo-beta">More</a>'
    pages = {
        **PAGES,
        "/governors": listed("Governors", "Testa Alpha - Staff governor", more=links),
        "/testine-gamma": listed("Testine Gamma", "Testine Gamma - Carer governor"),
        "/testo-beta": listed("Testo Beta", "Testo Beta - Public governor"),
    }
    tables = released(crawled(tmp_path / "crawl", pages))
    printed = "".join(table.to_json() for table in tables.values())
    assert "estine" not in printed
    assert "testo-beta" in printed
    (carer,) = tables["directors"].query("name_withheld").to_dict("records")
    assert carer["source_url"] == f"{SITE}/governors"


def test_no_address_of_a_release_says_a_withheld_name_whether_linked_led_to_or_failed(tmp_path: Path) -> None:
    linked = '<a href="/p/3">Testa Zo\u00eb</a> <a href="/p/zo%C3%AB-hidden">More</a> <a href="/p/xi">More</a>'
    pages = {
        **PAGES,
        "/governors": listed("Governors", "Testo Beta - Public governor", more=linked),
        "/p/3": listed("Testa Hidden", "Testa Hidden - Carer governor", "Testine Gamma - Staff governor"),
        "/p/zo%C3%AB-hidden": listed("Governors", "Testo Zo\u00eb - Carer governor", "Testus Delta - Staff governor"),
        "/p/xi": listed("Governors", "Testa Xi - Carer governor"),
    }
    found = crawled(tmp_path / "read", pages)
    # The page that is linked as /p/3 leads to another address.
    captures = found.captures.assign(url=found.captures["url"].str.replace("/p/3", "/p/testa-hidden"))
    tables = released(replace(found, captures=captures))
    governors = tables["directors"][tables["directors"]["body"] == "council of governors"]
    assert governors["name_withheld"].sum() == 3
    assert set(governors["source_url"]) == {f"{SITE}/governors"}
    assert not tables["captures"]["url"].str.contains("/p/").any()
    failed = crawled(tmp_path / "failed", {**pages, "/p/xi": b"<html><body><p>Being rebuilt.</p></body></html>"})
    failures = released(failed)["failures"]
    assert list(failures["body"]) == ["council of governors"]
    assert "/p/" not in failures.to_csv()
    assert unread(TARGETS, failed)["followed"].tolist() == [f"{SITE}/p/xi"]
