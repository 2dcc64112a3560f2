"""Evidence grades by publisher."""

import pandas as pd

from transforms.grades import grade_by_publisher


def test_what_a_newspaper_or_a_register_says_is_provisional_and_what_says_nothing_stays_so() -> None:
    seats = pd.DataFrame(
        [
            ("own", "C"),
            ("press", "C"),
            ("press", "B"),
            ("press", "E"),
            ("press", "D"),
            ("authority", "A"),
            ("register", "C"),
        ],
        columns=["publisher", "grade"],
    )
    assert grade_by_publisher(seats)["grade"].tolist() == ["C", "D", "D", "E", "D", "A", "D"]
