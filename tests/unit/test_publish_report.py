"""The report says in words what the tables hold, groups like with like, and escapes other people's words."""

import html
import re

import pandas as pd
import pytest

from tests.unit.small_release import (
    HOSTILE_NAME,
    LISTING,
    OLD_LISTING,
    RELEASE_TABLES,
    gate_row,
    small_frames,
)
from transforms.publish.boards import (
    BAR_WIDTH,
    band_words,
    groups_of_boards,
    outside_the_thirds,
    segments,
)
from transforms.publish.report import render
from transforms.schema import enforce

FACTS = {"licence": "CC BY 4.0", "codebook_version": "1.0"}


def frames() -> dict[str, pd.DataFrame]:
    given = small_frames()
    return {table.name: enforce(given[table.name], table) for table in RELEASE_TABLES}


def text_of(page: str) -> str:
    """What a reader sees: no style, no tags, spaces joined."""
    body = page[page.index("<body>") :]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.fixture(scope="module")
def page() -> str:
    return render(frames(), FACTS)


def test_the_page_says_what_it_measures_and_what_it_does_not(page: str) -> None:
    assert "fit to a proposal (Glasman 2011), not the quality of the service" in text_of(page)
    assert "codebook 1.0" in page
    assert "CC BY 4.0" in page
    assert "release 20261123T000000Z" in page


def test_a_facsimile_is_called_one_in_words(page: str) -> None:
    assert (
        "Facsimile: our own mark-up of facts transcribed from the published page, not a fresh capture 1 11"
        in text_of(page)
    )


def test_counts_are_those_of_the_tables(page: str) -> None:
    text = text_of(page)
    assert "2 of 3 listed organisations" in text
    assert "11 seat lines of published listings (1 vacant, 2 with the name withheld) and 3 constituencies" in text
    assert "leisure 2 1" in text


def test_a_board_has_its_score_its_range_its_seats_in_words_and_its_pattern(page: str) -> None:
    text = text_of(page)
    assert "62.5 50.0 to 75.0" in text
    assert "2 worker, 2 user, 1 state, 1 outside the thirds (1 independent non-executive), 1 unclassified" in text
    assert "all three thirds represented" in text
    assert "Not ranked: the interval is too wide." in text


def test_the_bare_word_management_is_never_printed(page: str) -> None:
    body = text_of(page)
    assert "management" not in body.replace("'management'", "").lower()


def test_every_bar_has_a_text_in_its_place(page: str) -> None:
    bars = re.findall(r'<svg class="bar"[^>]*>', page)
    assert len(bars) == 2
    assert all('role="img"' in bar and re.search(r'aria-label="\d+ \w+', bar) for bar in bars)


def test_other_peoples_words_are_text_and_only_web_addresses_are_links(page: str) -> None:
    assert "<script" not in page
    assert "<img" not in page
    assert html.escape(HOSTILE_NAME, quote=False).replace("'", "&#39;") in page
    assert set(re.findall(r'href="([^"#]*)', page)) <= {
        "",
        "gates.html",
        *(f"https://{name}" for name in ("alpha.example/board", "beta.example/rules", "gamma.example/board")),
    }


def test_pages_that_were_not_read_are_shown_with_what_to_do() -> None:
    given = frames()
    text = text_of(render(given, FACTS))
    assert "gone failed Invented Gamma board the page is gone: find the board's new address 2026-11-21" in text
    assert "3 days; nothing stands in" in text
    given["failures"] = given["failures"].iloc[:0]
    assert "every page of this run gave its board" in text_of(render(given, FACTS))


def test_gates_quarantine_and_conservation_are_shown() -> None:
    given = frames()
    given["gates"] = pd.DataFrame(
        [
            gate_row(),
            gate_row(gate_id="sql/x", rule="x", must_hold="x holds", outcome="could not run", rows_failed=None),
        ]
    )
    given["run"].loc[2, "rows_excluded"] = 0
    text = text_of(render(given, FACTS))
    assert "x holds sql/x critical could not run" in text
    assert "listings/listings/no_email_in_role/row-9" in text
    assert "gate listings 12 11 1 0 yes 1.2" in text
    assert "score 14 13 0 0 NO" in text
    assert "crawl 12 0 0 not counted" in text


def test_an_empty_release_still_makes_a_page() -> None:
    text = text_of(render({name: frame.iloc[:0] for name, frame in frames().items()}, FACTS))
    assert "There is no board in this release." in text
    assert "None." in text


def test_organisations_whose_crawl_failed_are_named() -> None:
    given = frames()
    given["organisations"].loc[0, "stale_since"] = "2026-11-20"
    assert "Invented Alpha (since 2026-11-20)." in text_of(render(given, FACTS))


def test_groups_are_the_leagues_of_the_release_with_places_and_reasons() -> None:
    given = frames()
    leisure, health = groups_of_boards(given)
    assert (leisure.sector, leisure.kind, health.sector) == ("leisure", "board", "health")
    assert [(board.rank, board.score, board.reason) for board in leisure.ranked] == [("1", "62.5", "")]
    assert [board.reason for board in health.unranked] == ["the interval is too wide"]
    assert health.unranked[0].most == "75.0"
    given["league"] = given["league"].assign(standing="does not say", rank=None, why="it does not say")
    (silent,) = [group for group in groups_of_boards(given) if group.sector == "leisure"]
    assert (silent.ranked, [board.reason for board in silent.silent]) == ((), ["it does not say"])
    assert "Does not say" in text_of(render(given, FACTS))


def test_a_score_under_a_ceiling_says_how_much_of_the_lawful_best_it_is() -> None:
    given = frames()
    given["scores"] = given["scores"].assign(score_max=75.0, score_of_max=0.8333)
    assert "at most 75.0 under its legal ceiling: 83% of it" in text_of(render(given, FACTS))


def test_findings_and_councils_beside_their_boards_are_shown() -> None:
    text = text_of(render(frames(), FACTS))
    assert "1 invented board can be ranked. 1 board behind it: invented-finding ." in text
    assert "council 50.0 of 75.0 – 2 to 4 appoints the chair; appoints non-executives" in text
    assert "not known: approves the chief executive; approves the strategy" in text


def test_only_the_latest_board_is_shown() -> None:
    dates = [board.date for group in groups_of_boards(frames()) for board in (*group.ranked, *group.unranked)]
    assert sorted(dates) == ["2019-03-14", "undated"]


def test_seats_outside_the_thirds_are_counted_by_their_own_words() -> None:
    given = frames()
    said = outside_the_thirds(given["directors"], given["compositions"])
    assert said[LISTING] == "1 independent non-executive"
    assert OLD_LISTING not in said


@pytest.mark.parametrize(
    ("band", "said"),
    [
        ("Tripartite", "Tripartite"),
        ("Partial-controlled by user", "Partial, controlled by users"),
        ("Single-interest-controlled by management", "Single-interest, controlled by seats outside the thirds"),
        ("Thin-controlled by state", "Thin, controlled by the state"),
        (None, ""),
    ],
)
def test_a_band_is_put_in_words(band: str | None, said: str) -> None:
    assert band_words(band) == said


def test_the_stretches_of_a_bar_fill_it_in_proportion() -> None:
    drawn = segments([("w", 1), ("u", 0), ("s", 2), ("m", 37)])
    assert [part.kind for part in drawn] == ["w", "s", "m"]
    assert sum(part.width for part in drawn) == pytest.approx(BAR_WIDTH)
    assert drawn[2].x == pytest.approx(BAR_WIDTH * 3 / 40)
    assert [part.figure for part in drawn] == ["", "", "37"]
    assert segments([("w", 0)]) == ()


def test_a_pattern_is_called_open_only_where_unclassified_seats_leave_it_open() -> None:
    given = frames()
    given["scores"] = given["scores"].assign(pattern=pd.Series([None, None, None], dtype="str"))
    boards = {
        board.organisation: board.pattern
        for group in groups_of_boards(given)
        for board in (*group.ranked, *group.unranked)
    }
    assert boards["Invented Alpha"] == "pattern open: it depends on the unclassified seats"
    assert boards[HOSTILE_NAME] == ""
