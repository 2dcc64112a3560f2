"""What is printed of the classifier's reliability: the formulas against published examples, the page current."""

import csv
import math
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.test_classify import codebook
from transforms import gold
from transforms.agreement import krippendorff_alpha, wilson_interval

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("coders", "alpha"),
    [  # the worked examples of Krippendorff (2011), sections A, B and C; "." is no value
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbcccedd" + "d"), 0.692),
        (("123321412...", "1233224125.3", ".33323422" + "51.", "12332441251."), 0.743),
    ],
)
def test_alpha_is_that_of_the_published_examples(coders: tuple[str, ...], alpha: float) -> None:
    units = [[None if value == "." else value for value in unit] for unit in zip(*coders, strict=True)]
    assert round(krippendorff_alpha(units), 3) == alpha


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=30))
def test_alpha_is_one_only_for_perfect_agreement_and_does_not_mind_the_order(units: list[tuple[str, str]]) -> None:
    alpha = krippendorff_alpha(units)
    if len({value for unit in units for value in unit}) == 1:
        assert math.isnan(alpha)
        return
    assert (alpha == pytest.approx(1)) == all(one == other for one, other in units)
    assert alpha == pytest.approx(krippendorff_alpha([unit[::-1] for unit in reversed(units)]))


def test_units_with_one_value_say_nothing() -> None:
    assert krippendorff_alpha([("a", "a"), ("b", "b"), ("c", None)]) == pytest.approx(1)
    assert math.isnan(krippendorff_alpha([("a", None)]))


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [  # Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_that_of_the_published_examples(right: int, of: int, low: float, high: float) -> None:
    assert wilson_interval(right, of) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_stays_within_0_and_1(right: int, wrong: int) -> None:
    low, high = wilson_interval(right, right + wrong)
    share = right / (right + wrong) if right + wrong else 0.5
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1


def test_the_page_is_current() -> None:
    page = gold.PAGE.read_text(encoding="utf-8")
    assert page == gold.with_section(page, gold.section(DATA, codebook())), (
        "docs/methodology.md is not what the rules give on the hand-coded seats: run `make gold`"
    )


def test_make_gold_writes_between_its_marks_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{gold.BEGIN}\nwhat was there\n{gold.END}\nafter\n")
    subprocess.run([sys.executable, "-m", "transforms.gold", page], check=True, cwd=DATA.parent)
    written = page.read_text(encoding="utf-8")
    assert written.startswith(f"before\n{gold.BEGIN}\n\n")
    assert written.endswith(f"\n\n{gold.END}\nafter\n")
    assert "what was there" not in written
    with pytest.raises(gold.GoldError, match="must hold the marks"):
        gold.with_section("nothing", "text")


def test_every_class_and_every_label_is_counted_once() -> None:
    seats = gold.measured(DATA, codebook())
    text = gold.section(DATA, codebook())
    table = [line.split("|")[2:-1] for line in text.splitlines() if line.split("|")[1:2] and
             line.split("|")[1].strip() in set(seats["class"])]  # fmt: skip
    assert sum(int(cell) for row in table for cell in row) == len(seats)


def test_a_disagreement_must_be_judged_and_a_judgement_must_be_about_one(tmp_path: Path) -> None:
    shutil.copytree(DATA / "gold", tmp_path / "gold")
    seats = gold.measured(DATA, codebook())
    path = tmp_path / "gold" / "disagreements.csv"
    with path.open(newline="", encoding="utf-8") as lines:
        judged = [row["item"] for row in csv.DictReader(lines)]
    assert list(gold.disagreements(tmp_path, seats)) == list(seats.loc[seats["item"].isin(judged), "item"])
    path.write_text("item,right,why\n")
    with pytest.raises(gold.GoldError, match=f"say who is right about .*{judged[0]}"):
        gold.disagreements(tmp_path, seats)
    agreed = seats.assign(given_class=seats["class"])
    with pytest.raises(gold.GoldError, match=f"agree about .*{judged[0]}"):
        gold.disagreements(DATA, agreed)


def test_the_names_in_the_gold_are_invented() -> None:
    names = set(pd.read_csv(DATA / "gold" / "seats.csv", dtype=str, keep_default_na=False)["name"])
    assert all(not name or name == "Vacant" or name.endswith("Testa Person") for name in names)
