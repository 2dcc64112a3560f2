"""A board in plain counts: what they settle, what they leave open, and what is refused."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.schema.scores import SCORE_COLUMNS
from transforms.score import ScoreError, score_counts, score_table


def test_counts_give_a_whole_row() -> None:
    board = score_counts(3, 3, 3, 3)
    assert list(board) == [column.name for column in SCORE_COLUMNS]
    assert (board["score"], board["completeness"], board["ranked"]) == (75, 1, True)


def test_what_counts_do_not_say_stays_open() -> None:
    board = score_counts(3, 3, 3, 3)
    for name in ("score_strict", "score_user_strict", "banzhaf_m", "elected_share", "elected_worker_share"):
        assert board[name] is None, name
    assert (board["score_strict_low"], board["score_strict_high"]) == (37.5, 75)


def test_saying_more_closes_it() -> None:
    board = score_counts(3, 3, 3, 3, elected_workers=3, public_users=1, executives=2, education=1)
    assert board["score_strict"] == 75
    assert board["score_user_strict"] == pytest.approx(100 * (2 / 4 + 3 / 4) / 2)
    assert board["score_education_as_state"] == 75
    assert board["banzhaf_m"] is not None
    assert board["elected_worker_share"] == 1


def test_executives_alone_settle_the_power_and_education_alone_its_variant() -> None:
    assert score_counts(0, 5, 5, 5, executives=0)["banzhaf_m"] == pytest.approx(0.4839, abs=1e-4)
    assert score_counts(4, 4, 1, 3, education=0)["score_education_as_state"] == score_counts(4, 4, 1, 3)["score"]
    assert score_counts(4, 4, 1, 3, education=0)["banzhaf_m"] is None
    assert score_counts(4, 4, 1, 3, executives=1)["score_education_as_state"] is None


def test_executives_are_not_elected() -> None:
    assert score_counts(0, 0, 0, 3, executives=3)["elected_share"] == 0
    assert score_counts(0, 0, 0, 3)["elected_share_high"] == 1


def test_counts_may_be_digits_as_typed() -> None:
    assert score_counts("3", " 3 ", "03", 3.0) == score_counts(3, 3, 3, 3)


def test_unclassified_seats_may_be_anything() -> None:
    board = score_counts(3, 3, 0, 0, 3)
    assert (board["score_low"], board["score_high"]) == (50, 100)
    assert board["score"] is None


def test_what_a_total_has_more_than_the_classes_is_unclassified() -> None:
    assert score_counts(3, 3, 0, 0, total=9) == score_counts(3, 3, 0, 0, 3) == score_counts(3, 3, 0, 0, 3, total=9)
    assert score_counts(3, 3, 3, 0, total="9") == score_counts(3, 3, 3, 0)


def test_vacancies_are_established_seats() -> None:
    board = score_counts(3, 3, 3, 0, vacancies=3)
    assert (board["seats_voting"], board["vacancies"], board["seats_established"]) == (9, 3, 12)


def test_two_seats_have_no_score_and_say_why() -> None:
    board = score_counts(1, 1, 0, 0)
    assert board["score"] is None
    assert "fewer than 3" in str(board["score_reason"])


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (-1, "whole number"),
        (1.5, "whole number"),
        (None, "empty"),
        (float("nan"), "empty"),
        (float("inf"), "whole number"),
        ("", "empty"),
        ("three", "whole number"),
        ("3.5", "whole number"),
        ("1e2", "whole number"),
        ("\u0663", "whole number"),
        (True, "whole number"),
        (201, "more than any board"),
        (10**6, "more than any board"),
        ("9" * 5000, "more than any board"),
    ],
)
@pytest.mark.parametrize("place", range(4))
def test_a_count_that_is_none_is_refused_by_name(count: object, said: str, place: int) -> None:
    counts: list[object] = [3, 3, 3, 3]
    counts[place] = count
    name = ("worker", "user", "state", "management")[place]
    with pytest.raises(ScoreError, match=f"column {name}: .*{said}"):
        score_counts(*counts)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"unclassified": -1}, "unclassified"),
        ({"vacancies": "x"}, "vacancies"),
        ({"executives": 4}, "executives and education are more than the management seats"),
        ({"executives": 2, "education": 2}, "executives and education"),
        ({"elected_workers": 4}, "more than the worker seats"),
        ({"public_users": 4}, "more than the user seats"),
        ({"status": "shadow"}, "status"),
        ({"vacancies": 190}, "202 seats in all"),
        ({"total": 11}, "12 classified seats are more than 11 in total"),
        ({"total": 14, "unclassified": 1}, "12 classified and 1 unclassified seats are not 14 in total"),
        ({"total": "many"}, "column total: .*whole number"),
        ({"total": 10**6}, "more than any board"),
    ],
)
def test_options_that_do_not_fit_are_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(ScoreError, match=said):
        score_counts(3, 3, 3, 3, **options)


def test_a_proposed_body_has_no_score() -> None:
    assert score_counts(3, 3, 3, 0, status="proposed")["score"] is None


def table(**columns: list[object]) -> pd.DataFrame:
    thirds: dict[str, list[object]] = {"worker": ["3"], "user": ["3"], "state": ["3"], "management": ["3"]}
    return pd.DataFrame(thirds | columns)


def test_a_table_keeps_its_columns_and_adds_the_score() -> None:
    found = score_table(table(name=["Invented Alpha"], vacancies=["1"], executives=["3"], note=["=1+1"]))
    assert found.columns.is_unique
    assert found.loc[0, "name"] == "Invented Alpha"
    assert found.loc[0, "note"] == "=1+1"
    assert found.loc[0, "score"] == 75
    assert found.loc[0, "banzhaf_m"] == 0.25
    assert found.loc[0, "vacancies"] == 1
    assert set(found.columns) >= {column.name for column in SCORE_COLUMNS}


@given(st.lists(st.tuples(*[st.integers(0, 5)] * 5), max_size=5))
def test_a_table_says_the_same_as_the_counts(boards: list[tuple[int, ...]]) -> None:
    names = ("worker", "user", "state", "management", "unclassified")
    found = score_table(pd.DataFrame([[str(k) for k in counts] for counts in boards], columns=list(names)))
    assert len(found) == len(boards)
    for i, counts in enumerate(boards):
        expected = score_counts(*counts)
        for name in ("score", "score_low", "score_high", "seats_to_change", "band", "score_reason"):
            value = found[name].iloc[i]
            assert (None if pd.isna(value) else value) == expected[name]


def test_empty_optional_cells_are_not_given() -> None:
    found = score_table(table(unclassified=[float("nan")], executives=[""], complete=[""], status=[None]))
    assert found.loc[0, "score"] == 75
    assert found["banzhaf_m"].isna().all()
    assert found.loc[0, "ranked"]


def test_complete_and_family_are_used_where_they_are_there() -> None:
    found = score_table(table(complete=["No"], family=["nhs_foundation_trust"], tier=["electing"]))
    assert not found.loc[0, "ranked"]
    assert found.loc[0, "ceiling"] == "nhs-foundation-trust-public-majority"


def test_faults_name_line_and_column() -> None:
    boards = pd.DataFrame(
        {
            "worker": ["3", "-1", "3"],
            "user": ["3", "3", ""],
            "state": ["3", "3", "3"],
            "management": ["3", "3", "3"],
        }
    )
    with pytest.raises(ScoreError, match=r"line 3, column worker: '-1'.*\nline 4, column user: empty"):
        score_table(boards)


def test_many_faults_are_cut_at_ten() -> None:
    boards = pd.DataFrame({name: ["x"] * 5 for name in ("worker", "user", "state", "management")})
    with pytest.raises(ScoreError, match="and 10 more") as caught:
        score_table(boards)
    assert str(caught.value).count("\n") == 10


@pytest.mark.parametrize(
    ("boards", "said"),
    [
        (table().drop(columns="state"), "column state is missing"),
        (table(score=["1"]), "column score is one that the score writes"),
        (
            pd.DataFrame([[1] * 5], columns=["worker", "user", "state", "management", "user"]),
            "user is there twice",
        ),
        (table(complete=["maybe"]), "line 2, column complete: 'maybe'"),
        (table(status=["shadow"]), "line 2, column status"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(boards: pd.DataFrame, said: str) -> None:
    with pytest.raises(ScoreError, match=said):
        score_table(boards)
