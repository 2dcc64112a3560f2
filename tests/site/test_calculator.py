"""The calculator gives what `thirds score` gives: every column, to the last digit."""

import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from transforms.score import score_counts

pytestmark = pytest.mark.slow


@pytest.fixture
def calculator(page: Page, site: Path) -> Page:
    page.goto((site / "calculator.html").as_uri())
    return page


def seats(page: Page, label: str) -> Locator:
    """The field for a number of seats."""
    return page.get_by_role("spinbutton", name=label)


def random_boards(number: int) -> list[dict[str, Any]]:
    """Boards of every size up to a large council, half of them with the further counts that a person may know."""
    dice = random.Random(2011)  # noqa: S311 - the same boards every time
    boards = []
    for at in range(number):
        most = dice.choice((2, 4, 8, 16, 24))
        board: dict[str, Any] = {name: dice.randint(0, most) for name in ("worker", "user", "state", "management")}
        board["unclassified"] = dice.choice((0, 0, 0, 1, 2, 5))
        if at % 2:
            parts = {
                "elected_workers": board["worker"],
                "public_users": board["user"],
                "executives": board["management"],
            }
            board |= {name: dice.randint(0, whole) for name, whole in parts.items() if dice.random() < 0.5}
            if dice.random() < 0.5:
                board["education"] = dice.randint(0, board["management"] - board.get("executives", 0))
            board["vacancies"] = dice.choice((0, 1, 3))
        boards.append(board)
    return boards


def test_a_thousand_boards_come_out_as_on_the_command_line(calculator: Page) -> None:
    boards = random_boards(1000)
    found = calculator.evaluate("boards => boards.map(board => thirds.scoreCounts(board))", boards)
    for board, row in zip(boards, found, strict=True):
        assert row == score_counts(**board), board


def test_counts_that_are_no_board_are_refused_in_words(calculator: Page) -> None:
    seats(calculator, "Workers").fill("-1")
    assert calculator.locator("#a-score").inner_text() == "These counts are no board"
    seats(calculator, "Workers").fill("1")
    calculator.locator("summary", has_text="More, if you know it").click()
    seats(calculator, "Executives among those outside").fill("9")
    assert "more than the management seats" in calculator.locator("#a-words").inner_text()


def test_it_is_used_by_keyboard_and_answers_at_once(calculator: Page) -> None:
    for label in ("Workers", "Users", "The state", "Outside the thirds"):
        field = seats(calculator, label)
        field.focus()
        calculator.keyboard.press("Control+A")
        calculator.keyboard.type("3")
    assert calculator.locator("#a-score").inner_text() == "75.0"
    words = calculator.locator("#a-words").inner_text()
    assert "All three thirds represented." in words
    assert "3 of 12 seats would go to another class" in words
    assert calculator.locator("#a-seats use[href='#w']").count() == 3
    assert calculator.locator("#a-seats").get_attribute("aria-label") == (
        "Workers 3, Users 3, The state 3, Outside the thirds 3, Not known 0"
    )
    calculator.locator("summary", has_text="columns").press("Enter")
    row = calculator.locator("#a-columns tr", has_text="seats_to_change_low")
    assert row.inner_text().split() == ["seats_to_change_low", "3"]


def test_unknown_seats_make_a_range(calculator: Page) -> None:
    seats(calculator, "Not known").fill("6")
    assert calculator.locator("#a-score").inner_text().startswith("Between ")
