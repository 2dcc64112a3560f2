"""The score as a module that others import: all of it is there, and it brings nothing heavy or impure along."""

import doctest
import subprocess
import sys

import transforms.power
import transforms.score
from transforms import score

IMPURE = ("duckdb", "scrapy", "twisted", "prefect", "great_expectations", "requests", "httpx", "scipy")


def test_importing_the_score_brings_no_database_no_network_and_no_workflow() -> None:
    code = f"import sys, transforms.score; print(sorted(set({IMPURE!r}) & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_every_public_function_says_what_goes_in_and_comes_out() -> None:
    for name in score.__all__:
        public = getattr(score, name)
        assert len(public.__doc__ or "") > 60, name
        assert name in (score.__doc__ or "") or isinstance(public, type), name


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(transforms.score).failed == 0
    result = doctest.testmod(transforms.power)
    assert result.attempted
    assert result.failed == 0


def test_one_board_end_to_end() -> None:
    board = score.score_counts(4, 3, 3, 2, executives=2, education=0)
    assert (board["score"], board["band"], board["controlling_bloc"]) == (75.0, "Partial", "none")
    first = score.what_if((("W", 4), ("U", 3), ("S", 3), ("M", 2)))[2]
    assert (first.goal, first.change and first.change.touched) == ("Tripartite", 1)
    assert sum(score.banzhaf(4, 3, 3, 2, 0)) == 1
    assert score.score_max(12, score.ceilings_for("housing_association", "board", "governing", nation="England")) == 75
