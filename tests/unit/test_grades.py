"""Evidence grades by source: who published the words, and in what paper."""

import pandas as pd

from transforms.grades import grade_by_source


def grades(*seats: tuple[str, str, str, str]) -> list[str]:
    return grade_by_source(pd.DataFrame(seats, columns=["publisher", "document", "grade", "class"]))["grade"].tolist()


def test_what_a_newspaper_or_a_register_says_is_provisional_and_what_says_nothing_stays_so() -> None:
    said = [("own", "C"), ("press", "C"), ("press", "B"), ("press", "E"), ("press", "D"), ("register", "C")]
    assert grades(*((who, "", grade, "state") for who, grade in said)) == ["C", "D", "D", "E", "D", "D"]


def test_a_plain_word_in_the_paper_that_makes_the_seat_is_the_best_evidence() -> None:
    minute = "appointment minute"
    assert grades(("authority", minute, "C", "state"), ("own", "governing document", "B", "user")) == ["A", "A"]
    assert grades(("own", "election notice", "D", "user"), ("own", minute, "E", "unclassified")) == ["D", "E"]
    assert grades(("press", minute, "C", "state"), ("authority", minute, "C", "excluded")) == ["D", "C"]
