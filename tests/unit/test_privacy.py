"""Withheld names: gone from every word around them, whatever apostrophe or accent they are written with."""

import pandas as pd
import pytest

from transforms.privacy import WITHHELD, name_words, without_names
from transforms.release import withhold_names


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Ms Testa Obscured", "Carer governor, contact J Obscured", f"Carer governor, contact J {WITHHELD}"),
        ("Testa Obscured", "founder of the Obscured's Trust", f"founder of the {WITHHELD} Trust"),
        ("Testa O'Covert", "director of O’Covert Ltd", f"director of {WITHHELD} Ltd"),
        ("Zoë Hiddén", "Patients of ZOE HIDDEN ward", f"Patients of {WITHHELD} ward"),
        ("Testa Veiled-Person", "Veiled-Person; Veiled", f"{WITHHELD}; {WITHHELD}"),
        ("J Li", "Patient governor for Liverpool", "Patient governor for Liverpool"),
        ("", "Patient governor", "Patient governor"),
    ],
)
def test_the_words_of_a_name_go_wherever_they_stand(name: str, text: str, left: str) -> None:
    assert without_names(text, name_words([name])) == left


def seats() -> pd.DataFrame:
    rows = [
        (
            "one",
            "Testa Obscured",
            "Carer governor - Ms Obscured, in place of Oldina Former",
            "",
            True,
            "Carer governor",
        ),
        ("one", "Probe Alpha", "Director", "Friends of Testa Obscured", False, "Director"),
        ("two", "Probe Beta", "Director", "The Obscured Foundation", False, "Director"),
    ]
    columns = ["board_id", "person_name", "role", "affiliation", "name_withheld", "quote"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(
        name=frame["person_name"], group="", why="", vacant=False, withheld_by_source=False, other_capture_id=""
    )


def test_a_withheld_name_is_on_no_row_of_its_board_and_its_own_role_is_cut_to_what_decided() -> None:
    found = withhold_names(seats())
    one, two, other = found.to_dict("records")
    assert (one["name"], one["person_name"], one["role"]) == ("", "", "Carer governor")
    assert two["affiliation"] == f"Friends of {WITHHELD}"
    assert two["name"] == "Probe Alpha"
    assert other["affiliation"] == "The Obscured Foundation"
