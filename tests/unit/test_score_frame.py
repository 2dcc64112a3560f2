"""Many boards at once: the same rows as one by one, in order, with clear refusals."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.schema import PANDAS_TYPES
from transforms.schema.scores import SCORE_COLUMNS
from transforms.score import ScoreError, score_counts, score_frame

SEAT: dict[str, Any] = {
    "board_id": "b",
    "class": "worker",
    "subclass": "",
    "route": "unknown",
    "grade": "A",
    "possible": "",
    "established_class": "",
    "vacant": False,
    "seats": 1,
    "family": "",
    "body_kind": "board",
    "tier": "governing",
    "complete": True,
    "status": "current",
    "nation": "",
}


def seats(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([SEAT | row for row in rows], columns=list(SEAT))


def board(name: str, w: int, u: int, s: int, m: int, open_seats: int = 0, **body: Any) -> list[dict[str, Any]]:
    """Seats one row each, so that the frame has to add them up."""
    named = zip(("worker", "user", "state", "management", "unclassified"), (w, u, s, m, open_seats), strict=True)
    return [{"board_id": name, "class": x, **body} for x, count in named for _ in range(count)]


def plain(row: pd.Series) -> dict[str, object]:
    return {str(name): None if pd.isna(value) else value for name, value in row.items() if name != "board_id"}


counts = st.tuples(*[st.integers(0, 4)] * 5).filter(lambda k: sum(k) > 0)


@given(st.lists(counts, min_size=1, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_a_frame_scores_each_board_as_if_it_were_alone(boards: list[tuple[int, ...]], chance: Any) -> None:
    rows = [row for i, board_counts in enumerate(boards) for row in board(f"b{i}", *board_counts)]
    chance.shuffle(rows)
    found = score_frame(seats(*rows))
    assert found["board_id"].tolist() == list(dict.fromkeys(row["board_id"] for row in rows))
    for _, row in found.iterrows():
        assert plain(row) == score_counts(*boards[int(row["board_id"][1:])])


def test_columns_are_the_registry_s_in_its_types() -> None:
    for frame in (score_frame(seats(*board("b", 3, 3, 3, 3))), score_frame(seats())):
        assert list(frame.columns) == ["board_id", *(column.name for column in SCORE_COLUMNS)]
        for column in SCORE_COLUMNS:
            assert frame[column.name].dtype == PANDAS_TYPES[column.type]


def test_columns_that_are_not_nullable_are_always_filled() -> None:
    frame = score_frame(seats(*board("a", 3, 3, 3, 3), *board("b", 1, 0, 0, 0), *board("c", 0, 0, 0, 0, 9)))
    for column in SCORE_COLUMNS:
        if not column.nullable:
            assert frame[column.name].notna().all(), column.name


def test_like_boards_in_different_bodies_are_told_apart() -> None:
    rows = [
        *board("now", 3, 3, 3, 0),
        *board("plan", 3, 3, 3, 0, status="proposed"),
        *board("part", 3, 3, 3, 0, complete=False),
        *board("landlord", 3, 3, 3, 0, family="housing_association", nation="England"),
        *board("now too", 3, 3, 3, 0),
    ]
    found = score_frame(seats(*rows)).set_index("board_id")
    assert found["ranked"].to_dict() == {
        "now": True,
        "plan": False,
        "part": False,
        "landlord": True,
        "now too": True,
    }
    assert found.iloc[0].equals(found.iloc[4])
    assert found["score_max"].to_dict()["landlord"] < 100


def test_the_date_of_a_board_decides_whether_a_ceiling_binds() -> None:
    rows = seats(
        *board("old", 3, 3, 3, 0, family="housing_association", nation="England"),
        *board("new", 3, 3, 3, 0, family="housing_association", nation="England"),
    )
    rows["as_of"] = ["2009-01-31"] * 9 + ["2020-01-31"] * 9
    assert score_frame(rows)["ceiling"].isna().tolist() == [True, False]
    unknown = rows.assign(nation="")
    assert score_frame(unknown)["ceiling"].isna().tolist() == [True, True]


def test_possible_classes_and_vacancies_are_read() -> None:
    rows = seats(
        {"class": "worker", "seats": 6},
        {"class": "user", "seats": 13},
        {"class": "unclassified", "possible": "state|management", "seats": 5, "grade": "E"},
        {"class": "excluded", "vacant": True, "established_class": "state", "seats": 2},
        {"class": "excluded", "seats": 4},
    )
    found = score_frame(rows).iloc[0]
    assert (found["score_low"], found["score_high"]) == (37.5, 68.75)
    assert (found["seats_voting"], found["vacancies"], found["seats_established"]) == (24, 2, 26)


def test_missing_text_is_the_same_as_empty_text() -> None:
    empty = seats({"class": "management", "seats": 3}, {"class": "user", "seats": 3})
    missing = empty.assign(subclass=None, possible=None, established_class=float("nan"))
    assert score_frame(missing).equals(score_frame(empty))


def test_a_board_of_observers_only_still_has_its_row() -> None:
    found = score_frame(seats({"class": "excluded"}, {"board_id": "c", "class": "user", "seats": 0}))
    assert found["board_id"].tolist() == ["b", "c"]
    assert found["seats_voting"].tolist() == [0, 0]
    assert found["score_reason"].str.contains("fewer than 3").all()


def test_a_board_that_is_too_large_does_not_stop_the_others() -> None:
    found = score_frame(seats({"seats": 10**6}, *board("ok", 3, 3, 3, 0)))
    assert found["score"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"class": "governor"}, "class that is none of"),
        ({"class": None}, "class that is none of"),
        ({"seats": -1}, "whole number"),
        ({"seats": 1.5}, "whole number"),
        ({"seats": "many"}, "whole number"),
        ({"seats": None}, "whole number"),
        ({"vacant": True}, "vacant but not class excluded"),
        ({"vacant": "perhaps"}, "neither true nor false"),
        ({"status": "shadow"}, "status"),
        ({"tier": "advisory"}, "differs from the board's first row"),
        ({"class": "unclassified", "possible": "state|church"}, "'church' is none of"),
        ({"board_id": None}, "no board_id"),
        ({"route": "Elected"}, "route 'Elected' is none of"),
        ({"grade": "b"}, "grade 'b' is none of"),
        ({"subclass": "tenant"}, "subclass of worker 'tenant' is none of"),
        ({"class": "excluded", "vacant": True, "established_class": "staff"}, "established class 'staff'"),
    ],
)
def test_seats_that_cannot_be_are_refused_in_words(fault: dict[str, Any], said: str) -> None:
    with pytest.raises(ScoreError, match=said):
        score_frame(seats({}, fault))


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ScoreError, match="established_class"):
        score_frame(seats({}).drop(columns="established_class"))
