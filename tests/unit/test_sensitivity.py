"""How far the order depends on a reading, and how sure a score is: the same release and seed give the same words."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.small_release import LISTING, good_frames
from transforms.agreement import kendall_tau
from transforms.schema import CLASSES
from transforms.sensitivity import (
    BEGIN,
    END,
    TABLES,
    VARIANTS,
    SensitivityError,
    main,
    monte_carlo,
    moved_most,
    rank_correlations,
    ranked_boards,
    section,
    with_section,
)
from transforms.tripartite import score_interval

PERFECT = pd.DataFrame(np.diag([10**6] * 6), index=list(CLASSES), columns=list(CLASSES))


def frames() -> dict[str, pd.DataFrame]:
    return {name: frame for name, frame in good_frames().items() if name in TABLES}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=30))
@settings(max_examples=60, deadline=None)
def test_tau_is_what_a_well_kept_library_gives(pairs: list[tuple[int, int]]) -> None:
    one, other = [list(each) for each in zip(*pairs, strict=True)]
    from scipy.stats import kendalltau  # it takes a second to load, of every process that collects the tests

    assert kendall_tau(one, other) == pytest.approx(float(kendalltau(one, other).statistic), nan_ok=True)


def test_tau_of_two_orders_of_different_things_is_refused() -> None:
    with pytest.raises(ValueError, match="not of 2 and of 1"):
        kendall_tau([1, 2], [1])


def boards() -> pd.DataFrame:
    found = pd.DataFrame(
        {
            "organisation": ["Invented A", "Invented B", "Invented C", "Invented D"],
            "body": "board",
            "score": [90.0, 60.0, 30.0, 0.0],
            "score_user_strict": [20.0, 60.0, 10.0, None],
            "seats_of_score_user_strict": [7, 0, 2, 1],
        }
    )
    same = dict.fromkeys(("score_strict", "score_education_as_state", "score_established", "blau"), found["score"])
    return found.assign(**same)


def test_a_variant_that_changes_nothing_has_tau_1_and_moves_nobody() -> None:
    found = rank_correlations(boards()).set_index("variant")
    assert (found.loc["blau", "tau"], found.loc["blau", "moved"], found.loc["blau", "bodies"]) == (1, 0, 4)
    assert found.loc["score_user_strict", "tau"] == pytest.approx(1 / 3)
    assert (found.loc["score_user_strict", "moved"], found.loc["score_user_strict", "bodies"]) == (2, 3)


def test_the_bodies_moved_most_are_named_with_the_seats_that_do_it() -> None:
    assert [
        (each["organisation"], each["variant"], each["seats"]) for each in moved_most(boards(), "score_user_strict")
    ] == [
        ("Invented A", 20.0, "7"),
        ("Invented C", 10.0, "2"),
    ]
    assert moved_most(boards(), "blau") == []


def test_the_seats_that_can_move_a_board_are_counted_in_its_lists() -> None:
    (board,) = ranked_boards(frames()).to_dict("records")
    assert board["board_id"] == LISTING
    assert board["seats_of_score_strict"] == 2
    assert board["seats_of_score_user_strict"] == 0
    assert board["seats_of_blau"] == "2/2/1/1"


def test_a_classifier_that_is_never_wrong_leaves_the_score_and_what_is_open() -> None:
    (row,) = monte_carlo(frames(), PERFECT, draws=50).to_dict("records")
    held = (("M", 1), ("S", 1), ("U", 2), ("W", 2), ("WUSM", 1))
    assert (row["low"], row["high"]) == score_interval(held)
    closed = frames()
    closed["directors"] = closed["directors"][closed["directors"]["class"] != "unclassified"]
    (row,) = monte_carlo(closed, PERFECT, draws=50).to_dict("records")
    assert row["low"] == row["high"]


def test_a_classifier_that_is_often_wrong_widens_the_interval() -> None:
    wrong = PERFECT / 10**6 * 5 + 1
    (sure,) = monte_carlo(frames(), PERFECT, draws=200).to_dict("records")
    (unsure,) = monte_carlo(frames(), wrong, draws=200).to_dict("records")
    assert unsure["high"] - unsure["low"] > sure["high"] - sure["low"]


def test_the_same_seed_gives_the_same_draws_and_another_board_changes_nothing() -> None:
    wrong = PERFECT / 10**6 * 5 + 1
    one = monte_carlo(frames(), wrong, draws=20, seed=1)
    pd.testing.assert_frame_equal(one, monte_carlo(frames(), wrong, draws=20, seed=1))
    other = [monte_carlo(frames(), wrong, draws=5, seed=seed).iloc[0] for seed in range(6)]
    assert len({(row["low"], row["high"]) for row in other}) > 1
    more = frames()
    twin = [table[table["board_id"] == LISTING].assign(board_id="a/b/listing/2020/c") for table in more.values()
            if "board_id" in table]  # fmt: skip
    more = {name: pd.concat([frame, extra]) for (name, frame), extra in zip(more.items(), twin, strict=True)}
    again = monte_carlo(more, wrong, draws=20, seed=1)
    pd.testing.assert_frame_equal(one, again[again["board_id"] == LISTING].reset_index(drop=True))


def test_the_section_stands_between_its_marks_and_nothing_else_changes() -> None:
    page = f"before {BEGIN} old {END} after"
    assert with_section(page, "new") == f"before {BEGIN}\n\nnew\n\n{END} after"
    with pytest.raises(SensitivityError, match="put them back"):
        with_section("a page", "new")


def test_the_section_names_every_variant_and_every_ranked_body() -> None:
    text = section(frames(), PERFECT, draws=20, seed=7)
    for name in VARIANTS:
        assert f"| `{name}` |" in text
        assert f"- `{name}`: " in text
    assert "20 draws, seed 7" in text
    assert "| Invented Alpha, board | 62.5 |" in text


def test_without_a_release_the_command_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--release", str(tmp_path)]) == 1
    assert "run `make audit` first" in capsys.readouterr().err
