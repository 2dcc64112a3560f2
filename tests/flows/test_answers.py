"""`thirds what-if` and `thirds findings`: sentences and JSON that say the same, from a release."""

import json
from pathlib import Path

import pytest

from flows.cli import main
from tests.unit.small_release import COMPOSITION, LISTING, RELEASE_TABLES, small_frames
from transforms import warehouse


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    frames = small_frames()
    warehouse.build(folder / "thirds.duckdb", frames, RELEASE_TABLES)
    warehouse.finish(folder / "thirds.duckdb", RELEASE_TABLES)
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    assert (code, printed.err) == (0, "")
    return printed.out


def test_what_if_says_for_each_body_the_smallest_change_to_each_band(
    release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(capsys, "what-if", "invented-alpha", "--release", release)
    assert "board, as at 2019-03-14, listing" in text
    assert "1 seat is published without saying whom the holder answers to." in text
    assert "Partial (50 or more): " in text
    assert "the independent" in text
    assert text.rstrip().endswith("not the quality of the service.")


def test_json_says_what_the_sentences_say(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for limit in ((), ("--fixed-size",), ("--add-only",), ("--max-size", "9")):
        found = json.loads(said(capsys, "what-if", "invented-alpha", "--release", release, *limit, "--json"))
        text = said(capsys, "what-if", "invented-alpha", "--release", release, *limit)
        (body,) = found["bodies"]
        assert (body["board_id"], body["open_seats"], body["score_max"]) == (LISTING, 1, 100)
        for goal in body["goals"]:
            assert goal["sentence"] in text
            change = goal["change"]
            assert (change is None) == (goal["why_not"] is not None)
            if change:
                size = sum(change["seats"].values())
                assert limit != ("--fixed-size",) or size == 7
                assert limit != ("--max-size", "9") or size <= 9
                assert limit != ("--add-only",) or min(change["by"].values(), default=0) >= 0
                assert change["score_low"] >= goal["at_least"]


def test_a_body_whose_law_limits_it_is_told_so(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (body,) = json.loads(said(capsys, "what-if", "invented-beta", "--release", release, "--json"))["bodies"]
    assert (body["board_id"], body["tier"], body["why_not"]) == (COMPOSITION, "electing", None)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("invented-alpa",), 1, "did you mean invented-alpha"),
        (("invented-alpha", "--max-size", "2"), 1, "the greatest size must be from 3 to"),
        (("invented-alpha", "--max-size", "1000000"), 1, "the greatest size must be from 3 to"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(
    release: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, words: str
) -> None:
    assert main(["what-if", *arguments, "--release", str(release)]) == code
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("limit", [("--max-size", "-3"), ("--max-size", "2.5"), ("--fixed-size", "--add-only")])
def test_a_limit_that_is_none_is_bad_usage(limit: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["what-if", "invented-alpha", *limit])
    assert ended.value.code == 2
    assert "whole number" in (error := capsys.readouterr().err) or "not allowed with" in error


def test_an_organisation_without_a_board_is_said_to_have_none_yet(
    release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "No board of this organisation is collected yet." in said(
        capsys, "what-if", "invented-gamma", "--release", release
    )


def test_findings_are_printed_with_caution_boards_and_proof(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "findings", "--release", release)
    assert "1. 1 invented board can be ranked." in text
    assert "Boards: 1, of Invented Alpha." in text
    assert "not the quality of the service" in text
    found = json.loads(said(capsys, "findings", "--release", release, "--json"))
    (finding,) = found["findings"]
    assert [board["board_id"] for board in finding["boards"]] == [LISTING]
    assert finding["boards"][0]["score_max"] == 100
    proven = warehouse.read(release / "thirds.duckdb", finding["query"], RELEASE_TABLES)
    assert proven["n"].item() == finding["numbers"]["n"]


def test_without_a_release_both_say_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("what-if", "invented-alpha"), ("findings",)):
        assert main([*command, "--release", str(tmp_path)]) == 1
        assert "run `thirds audit`" in capsys.readouterr().err
