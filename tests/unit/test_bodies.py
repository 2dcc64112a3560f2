"""Boards: their names, and which of several is the latest."""

import pandas as pd

from transforms.bodies import board_id, in_address, latest


def test_a_board_is_named_for_people_and_sources_of_one_date_stay_apart() -> None:
    one = board_id("leisure", "members' council", "listing", "", "https://a.example/", "")
    two = board_id("leisure", "members' council", "listing", "", "https://b.example/", "")
    assert one.startswith("leisure/members-council/listing/undated/")
    assert one != two


def test_an_address_has_no_accents_and_no_marks() -> None:
    assert in_address("Bwrdd Tŷ  (North & South)") == "bwrdd-ty-north-south"


def test_the_latest_board_is_the_newest_complete_one() -> None:
    boards = pd.DataFrame(
        [
            ("o", "board", "listing", "", True),
            ("o", "board", "listing", "2019", True),
            ("o", "board", "listing", "2018-12-31", True),
            ("o", "board", "listing", "2024", False),
            ("o", "board", "composition", "", False),
            ("o", "council", "listing", "", False),
            ("o", "council", "listing", "", False),
        ],
        columns=["org_id", "body", "basis", "as_at", "complete"],
    ).assign(publisher="own", version=None)
    assert latest(boards).tolist() == [False, True, False, False, True, True, False]


def test_a_newer_list_of_a_register_does_not_hide_a_whole_page() -> None:
    boards = pd.DataFrame(
        [
            ("o", "board", "listing", "2024", True, "register"),
            ("o", "board", "listing", "2019", True, "own"),
            ("p", "board", "listing", "2024", True, "register"),
            ("p", "board", "listing", "2019", False, "own"),
        ],
        columns=["org_id", "body", "basis", "as_at", "complete", "publisher"],
    ).assign(version=None)
    assert latest(boards).tolist() == [False, True, True, False]


def test_what_a_page_tells_of_the_time_after_a_change_is_later_than_the_time_before() -> None:
    told = ["2017 (before the change)", "2017 (after the change)", "2017"]
    boards = pd.DataFrame({"version": told, "as_at": "2017"}).assign(
        org_id="o", body="board", basis="composition", complete=True, publisher="press"
    )
    assert latest(boards).tolist() == [False, True, False]
