"""Legal ceilings: which bind whom, and the best score that they leave."""

from collections.abc import Callable
from pathlib import Path

import pytest

from transforms.ceilings import ceilings_for, read_ceilings, score_max
from transforms.declared import DeclarationError
from transforms.score import score_counts

COUNCIL = ceilings_for("nhs_foundation_trust", "council of governors", "electing")
LANDLORD = ceilings_for("housing_association", "board", "governing", nation="England")


def test_the_shipped_rules_say_that_they_are_unverified_and_where_they_come_from() -> None:
    for rule in read_ceilings():
        assert not rule.certain
        assert "nverified" in rule.note
        assert rule.citation


def test_a_foundation_trust_council_of_31_cannot_pass_75() -> None:
    assert score_max(31, COUNCIL) == 75


def test_a_registered_provider_of_12_may_have_two_council_seats() -> None:
    assert score_max(12, LANDLORD) == 75
    assert score_max(25, LANDLORD) == 100 * (6 / 8 + 1) / 2


def test_the_best_lawful_score_is_what_trying_every_lawful_board_gives() -> None:
    def best(n: int, lawful: Callable[[int, int, int], bool]) -> float:
        return max(
            float(str(score_counts(w, u, s, n - w - u - s)["score"]))
            for w in range(n + 1)
            for u in range(n + 1 - w)
            for s in range(n + 1 - w - u)
            if lawful(u, s, n)
        )

    for n in (3, 4, 7, 8, 11):
        assert score_max(n, COUNCIL) == best(n, lambda users, _state, n: 2 * users > n)
        assert score_max(n, LANDLORD) == best(n, lambda _users, state, n: 100 * state <= 24 * n)


def test_no_rule_leaves_100_and_too_few_seats_leave_nothing() -> None:
    assert score_max(9) == 100
    assert score_max(2) is None
    assert score_max(2, COUNCIL) is None


def test_ceilings_bind_by_family_and_body() -> None:
    assert [rule.id for rule in COUNCIL] == ["nhs-foundation-trust-public-majority"]
    assert [rule.id for rule in LANDLORD] == ["registered-provider-council-seats"]
    assert not ceilings_for("nhs_foundation_trust", "board of directors", "governing")
    assert not ceilings_for("housing_almo", "board", "governing")
    assert not ceilings_for("", "", "")
    assert ceilings_for("nhs_foundation_trust", "Council of Governors", "") == COUNCIL


def test_a_ceiling_does_not_bind_before_its_first_day() -> None:
    board = ("housing_association", "board", "governing")
    assert not ceilings_for(*board, "2018-05-14", nation="England")
    assert ceilings_for(*board, "2018-05-15", nation="England") == LANDLORD


def test_a_ceiling_of_one_nation_binds_nobody_else() -> None:
    board = ("housing_association", "board", "governing")
    assert [rule.id for rule in ceilings_for(*board, nation="Wales")] == ["registered-social-landlord-council-seats"]
    assert not ceilings_for(*board, "2018-08-14", nation="Wales")
    assert not ceilings_for(*board, nation="Scotland")
    assert not ceilings_for(*board)


def test_a_ceiling_that_has_ended_binds_no_later_and_no_undated_board(tmp_path: Path) -> None:
    text = RULE.format(id="a", seat_class="state", limit="max_share: 0.2\n    valid_to: 2010-06-30")
    rules = read_ceilings(written(tmp_path, text))
    assert ceilings_for("x", "", "governing", "2010-06-30", rules) == rules
    assert not ceilings_for("x", "", "governing", "2010-07-01", rules)
    assert not ceilings_for("x", "", "governing", "", rules)


def test_a_row_names_its_ceiling_and_says_how_much_of_it_is_reached() -> None:
    body = {"family": "housing_association", "tier": "governing", "nation": "England"}
    board = score_counts(4, 4, 2, 2, **body)  # type: ignore[arg-type]
    assert (board["score"], board["score_max"], board["score_of_max"]) == (75, 75, 1)
    assert board["ceiling"] == "registered-provider-council-seats"
    beyond = score_counts(4, 4, 4, 0, **body)  # type: ignore[arg-type]
    assert beyond["score_of_max"] == pytest.approx(4 / 3)


RULE = """  - id: {id}
    family: x
    tiers: [governing]
    class: {seat_class}
    {limit}
    citation: An Invented Act
    valid_from: 2000-01-01
    certain: no
"""


def written(path: Path, *rules: str) -> Path:
    file = path / "rules.yml"
    file.write_text("ceilings:\n" + "".join(rules), encoding="utf-8")
    return file


def test_rules_that_no_board_can_keep_leave_no_best_score(tmp_path: Path) -> None:
    most = [RULE.format(id=name, seat_class=name, limit="more_than: 0.5") for name in ("worker", "user")]
    assert score_max(9, read_ceilings(written(tmp_path, *most))) is None


def test_caps_on_all_classes_that_leave_seats_over_leave_no_best_score(tmp_path: Path) -> None:
    classes = ("worker", "user", "state", "management")
    caps = [RULE.format(id=name, seat_class=name, limit="max_share: 0.2") for name in classes]
    assert score_max(10, read_ceilings(written(tmp_path, *caps))) is None


def test_a_cap_on_management_and_a_floor_under_it_are_kept(tmp_path: Path) -> None:
    floor = read_ceilings(written(tmp_path, RULE.format(id="a", seat_class="management", limit="more_than: 0.5")))
    assert score_max(10, floor) == score_counts(0, 2, 2, 6)["score"]


@pytest.mark.parametrize(
    "text",
    [
        "  not a list",
        "  - id: a",
        RULE.format(id="a", seat_class="nobody", limit="max_share: 0.2"),
        RULE.format(id="a", seat_class="state", limit="max_share: 24"),
        RULE.format(id="a", seat_class="state", limit="certain: no"),
        RULE.format(id="a", seat_class="state", limit="max_share: 0.2\n    more_than: 0.1"),
        RULE.format(id="a", seat_class="state", limit="max_share: 0.2\n    valid_to: 1999-12-31"),
        RULE.format(id="a", seat_class="state", limit="max_share: 0.2") * 2,
        "  - [",
    ],
)
def test_a_file_that_is_no_list_of_rules_is_refused_by_name(tmp_path: Path, text: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(DeclarationError, match=r"rules\.yml:[0-9]+: "):
        read_ceilings(file)


def test_a_class_that_nobody_knows_is_named_with_its_line_and_what_is_allowed(tmp_path: Path) -> None:
    file = written(tmp_path, RULE.format(id="a", seat_class="wizard", limit="max_shar: 0.2"))
    with pytest.raises(DeclarationError) as caught:
        read_ceilings(file)
    unknown_class, unknown_key = sorted(caught.value.problems)
    assert unknown_class.startswith(f"{file}:5: ")
    assert "holds `wizard`: it must be 'worker', 'user', 'state' or 'management'" in unknown_class
    assert unknown_key.startswith(f"{file}:6: the key `max_shar` is not known here (did you mean `max_share`?)")


def test_a_missing_file_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match=r"none\.yml"):
        read_ceilings(tmp_path / "none.yml")
