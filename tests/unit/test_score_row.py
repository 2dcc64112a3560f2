"""One board's row: the worked examples of Scoring v1, when a number is printed, and the variants."""

import pytest

from transforms.power import banzhaf
from transforms.schema.scores import SCORE_COLUMNS
from transforms.score_row import Board, Kind, score_row, vacancy_kind, voting_kind

WORKER = voting_kind("worker", "staff", "elected")
USER = voting_kind("user", "tenant", "elected")
STATE = voting_kind("state", "council", "nominated")
EXECUTIVE = voting_kind("management", "executive", "ex_officio")
INDEPENDENT = voting_kind("management", "independent", "selected")
EDUCATION = voting_kind("management", "education", "nominated")
VOLUNTARY = voting_kind("management", "voluntary_sector", "nominated")
PARTNER = voting_kind("unclassified", letters="SM", grade="E")


def row(*seats: tuple[Kind, int], status: str = "current", complete: bool = True) -> dict[str, object]:
    return score_row(Board(tuple((kind, count) for kind, count in seats if count), status, complete))


def thirds(w: int, u: int, s: int, *others: tuple[Kind, int]) -> dict[str, object]:
    return row((WORKER, w), (USER, u), (STATE, s), *others)


@pytest.mark.parametrize(
    ("board", "n", "score", "change", "power"),
    [
        (thirds(3, 3, 3), 9, 100, 0, (0.33, 0.33, 0.33, 0)),
        (thirds(4, 3, 3), 10, 100, 0, (0.33, 0.33, 0.33, 0)),
        (thirds(2, 1, 1), 4, 100, 0, (0.60, 0.20, 0.20, 0)),
        (thirds(3, 3, 3, (EXECUTIVE, 3)), 12, 75, 3, (0.25, 0.25, 0.25, 0.25)),
        (thirds(3, 0, 0, (EXECUTIVE, 6)), 9, 0, 6, (0, 0, 0, 1)),
        (thirds(9, 0, 0), 9, 0, 6, (1, 0, 0, 0)),
        (thirds(5, 5, 0), 10, 50, 3, (0.5, 0.5, 0, 0)),
        (thirds(5, 3, 1), 9, 66.7, 2, (1, 0, 0, 0)),
        (thirds(0, 5, 5, (INDEPENDENT, 5)), 15, 50, 5, (0, 0.26, 0.26, 0.48)),
        (thirds(5, 18, 4, (EDUCATION, 2), (VOLUNTARY, 2)), 31, 45, 11, (0, 1, 0, 0)),
    ],
)
def test_worked_examples(board: dict[str, object], n: int, score: float, change: int, power: tuple[float, ...]) -> None:
    assert board["seats_voting"] == n
    assert board["score"] == board["score_low"] == board["score_high"] == pytest.approx(score, abs=0.05)
    assert board["seats_to_change"] == change
    assert board["share_in_place"] == pytest.approx(1 - change / n)
    shares = [board[f"banzhaf_{letter}"] for letter in "wusm"]
    assert shares == pytest.approx(list(power), abs=0.005)


def test_worked_example_a_council_with_two_education_seats_gains_when_they_count_as_state() -> None:
    board = thirds(5, 18, 4, (EDUCATION, 2), (VOLUNTARY, 2))
    assert board["score_education_as_state"] == pytest.approx(55.0)
    assert board["controlling_bloc"] == "user"
    assert board["band"] == "Thin-controlled by user"


def test_worked_example_five_unnamed_partners_make_a_range() -> None:
    board = row((WORKER, 6), (USER, 13), (PARTNER, 5))
    assert (board["score_low"], board["score_high"]) == (37.5, 68.75)
    assert (board["seats_to_change_low"], board["seats_to_change_high"]) == (5, 10)
    assert (board["seats_to_add_low"], board["seats_to_add_high"]) == (15, 20)
    assert board["controlling_bloc"] == "user"
    assert board["banzhaf_u"] == 1
    assert (board["needed_w"], board["needed_u"], board["needed_s"]) == (2, 0, None)
    for name in ("score", "seats_to_change", "share_in_place", "seats_to_add", "pattern", "band", "blau"):
        assert board[name] is None, name
    assert board["ranked"] is False
    assert "80%" in str(board["score_reason"])
    assert "20 points" in str(board["score_reason"])


def test_a_row_has_every_column_in_the_order_of_the_registry() -> None:
    names = [column.name for column in SCORE_COLUMNS]
    assert list(row()) == list(thirds(3, 3, 3)) == list(thirds(1, 1, 0)) == names
    assert len(set(names)) == len(names)


def test_words_in_a_row_are_among_those_the_registry_allows() -> None:
    allowed = {column.name: column.allowed for column in SCORE_COLUMNS if column.allowed}
    for w in range(7):
        for u in range(7 - w):
            for s in range(7 - w - u):
                board = thirds(w, u, s, (EXECUTIVE, 6 - w - u - s))
                for name, words in allowed.items():
                    assert board[name] in words, name


def test_a_narrow_range_prints_its_lower_end() -> None:
    board = row((WORKER, 5), (USER, 4), (STATE, 4), (PARTNER, 1))
    assert board["score_low"] < board["score_high"]  # type: ignore[operator]
    assert board["score"] == board["score_low"]
    assert board["score_reason"] is None
    assert board["ranked"] is True


def test_a_range_of_20_points_is_still_printed_and_more_is_not() -> None:
    """15 seats, targets of 5: each open seat moves the state third by a fifth, and T by 10."""
    two, three = (row((WORKER, 5), (USER, 8 - k), (STATE, 2), (PARTNER, k)) for k in (2, 3))
    assert (two["score_low"], two["score_high"], two["score"]) == (70, 90, 70)
    assert three["score_high"] - three["score_low"] == 30  # type: ignore[operator]
    assert three["score"] is None


def test_20_points_are_20_points_whatever_the_last_decimal_says() -> None:
    board = row((WORKER, 1), (USER, 13), (STATE, 1), (PARTNER, 2))
    assert board["score_high"] - board["score_low"] > 20  # type: ignore[operator]
    assert board["score"] == board["score_low"]


def test_bands_begin_at_50_and_at_80() -> None:
    assert [thirds(*seats)["score"] for seats in ((3, 7, 5), (4, 4, 0))] == [80, 50]
    assert thirds(3, 7, 5)["band"] == "Tripartite"
    assert thirds(4, 4, 0)["band"] == "Partial"
    just_below = thirds(14, 34, 24)
    assert 79 < float(str(just_below["score"])) < 80
    assert just_below["band"] == "Partial"


def test_classified_seats_on_weak_evidence_count_for_the_score_but_not_for_completeness() -> None:
    weak = voting_kind("state", "council", "unknown", grade="D")
    enough = row((WORKER, 4), (USER, 4), (weak, 2))
    assert (enough["completeness"], enough["score"]) == (0.8, enough["score_low"])
    short = row((WORKER, 4), (USER, 3), (weak, 2))
    assert short["score_low"] == short["score_high"] == pytest.approx(250 / 3)
    assert short["score"] is None
    assert short["band"] is None
    assert "grade A to C" in str(short["score_reason"])
    assert short["score_established"] is short["score_education_as_state"] is None


def test_seats_marked_unclassified_never_count_as_complete_whatever_their_grade() -> None:
    graded = voting_kind("unclassified", grade="B", letters="SM")
    assert row((WORKER, 4), (graded, 4))["completeness"] == 0.5


def test_a_part_of_a_body_has_no_score_because_the_seats_that_are_not_shown_are_anybodys() -> None:
    board = row((WORKER, 3), (USER, 3), (STATE, 3), complete=False)
    assert (board["score"], board["band"], board["score_strict"], board["ranked"]) == (None, None, None, False)
    assert "the source does not show the whole body as it sits" in str(board["score_reason"])
    assert board["seats_voting"] == 9


def test_a_former_body_is_scored_and_not_ranked() -> None:
    board = row((WORKER, 3), (USER, 3), (STATE, 3), status="former")
    assert (board["score"], board["ranked"]) == (100, False)


def test_a_proposed_body_keeps_its_range_and_has_no_score() -> None:
    board = row((WORKER, 3), (USER, 3), (STATE, 3), status="proposed")
    assert (board["score"], board["ranked"], board["band"], board["score_of_max"]) == (
        None,
        False,
        None,
        None,
    )
    assert (board["score_low"], board["score_high"], board["seats_to_change"]) == (100, 100, 0)
    assert all(board[f"score_{x}"] is None for x in ("strict", "user_strict", "education_as_state", "established"))
    assert "proposed" in str(board["score_reason"])


@pytest.mark.parametrize("seats", [(0, 0, 0), (1, 0, 0), (1, 1, 0)])
def test_fewer_than_three_seats_have_counts_and_no_score(seats: tuple[int, int, int]) -> None:
    board = thirds(*seats)
    assert board["seats_voting"] == sum(seats)
    assert "fewer than 3" in str(board["score_reason"])
    for name in ("score", "score_low", "pattern", "band", "seats_to_change", "banzhaf_w", "score_max"):
        assert board[name] is None, name
    assert board["ranked"] is False


def test_more_seats_than_any_board_has_are_not_scored() -> None:
    assert thirds(70, 70, 60)["score"] == 100 * (60 / 66 + 1) / 2
    board = thirds(70, 70, 61)
    assert board["score"] is board["score_low"] is None
    assert "check the source" in str(board["score_reason"])
    vacant = thirds(3, 3, 3, (vacancy_kind(""), 192))
    assert (vacant["score"], vacant["vacancies"]) == (None, 192)


@pytest.mark.parametrize(
    ("route", "strict", "low", "high"),
    [
        ("elected", 100, 100, 100),
        ("nominated", 50, 50, 50),
        ("reserved", 50, 50, 50),
        ("unknown", None, 50, 100),
    ],
)
def test_strict_score_counts_elected_workers_only(route: str, strict: float | None, low: float, high: float) -> None:
    board = row((voting_kind("worker", "staff", route), 3), (USER, 3), (STATE, 3))
    assert board["score"] == 100
    assert (board["score_strict"], board["score_strict_low"], board["score_strict_high"]) == (
        strict,
        low,
        high,
    )


def test_strict_score_reads_an_unclassified_seat_by_its_route() -> None:
    rest = ((WORKER, 2), (USER, 3), (STATE, 3))
    elected = row(*rest, (voting_kind("unclassified", route="elected", letters="WU"), 1))
    selected = row(*rest, (voting_kind("unclassified", route="selected", letters="WU"), 1))
    assert elected["score_strict_high"] == 100
    assert selected["score_strict_high"] == selected["score_strict_low"] == pytest.approx(250 / 3)


def test_elected_shares_are_ranges_where_a_route_is_unknown() -> None:
    board = row((WORKER, 2), (voting_kind("worker"), 1), (STATE, 1))
    assert (board["elected_share"], board["elected_worker_share"]) == (None, None)
    assert (board["elected_share_low"], board["elected_share_high"]) == (0.5, 0.75)
    assert board["elected_worker_share_low"] == pytest.approx(2 / 3)
    assert board["elected_worker_share_high"] == 1
    assert thirds(1, 1, 2)["elected_share"] == 0.5
    assert thirds(0, 2, 2)["elected_worker_share_low"] is None


@pytest.mark.parametrize(
    ("subclass", "expected"),
    [("patient", 100), ("tenant", 100), ("public", 50), ("community_member", 50), ("", None)],
)
def test_user_strict_score_leaves_out_open_memberships(subclass: str, expected: float | None) -> None:
    board = row((WORKER, 3), (voting_kind("user", subclass, "elected"), 3), (STATE, 3))
    assert board["score_user_strict"] == expected


def test_education_seat_that_may_be_hidden_in_a_bare_management_seat_makes_a_range() -> None:
    known = thirds(3, 3, 1, (INDEPENDENT, 2))
    bare = thirds(3, 3, 1, (voting_kind("management"), 2))
    assert known["score_education_as_state"] == known["score"]
    assert bare["score_education_as_state"] is None


def test_a_vacancy_counts_for_its_stated_constituency_on_established_seats_only() -> None:
    board = thirds(3, 3, 2, (vacancy_kind("state"), 1))
    assert (board["vacancies"], board["seats_voting"], board["seats_established"]) == (1, 8, 9)
    assert board["score"] == 100
    assert board["score_established"] == 100
    assert thirds(3, 3, 2, (vacancy_kind("worker"), 1))["score_established"] == pytest.approx(250 / 3)


def test_a_vacancy_of_no_stated_class_may_be_any() -> None:
    wide = thirds(2, 2, 0, (vacancy_kind(""), 2))
    assert wide["score"] == 50
    assert wide["score_established"] is None
    narrow = thirds(5, 5, 4, (vacancy_kind(""), 1))
    assert narrow["score_established"] == pytest.approx(90)


def test_management_without_subclass_leaves_power_open_unless_it_makes_no_difference() -> None:
    bare = voting_kind("management")
    assert thirds(3, 3, 3, (bare, 1))["banzhaf_m"] == float(banzhaf(3, 3, 3, 1, 0)[3])
    assert thirds(3, 3, 3, (bare, 3))["banzhaf_m"] is None
    assert thirds(9, 3, 3, (bare, 2))["banzhaf_w"] == 1
