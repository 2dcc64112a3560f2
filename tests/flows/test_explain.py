"""`thirds explain`: the reason for each seat of a published board, and for one label, without a withheld name."""

import json
from pathlib import Path

import pytest

from flows.explain import NoReleaseError, explain_organisation
from tests.flows.command import here
from tests.unit.small_release import RELEASE_TABLES, small_frames
from transforms import warehouse

FT = ("--body", "council of governors", "--organisation", "Testshire NHS Foundation Trust")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    frames = small_frames()
    warehouse.build(folder / "thirds.duckdb", frames, RELEASE_TABLES)
    warehouse.finish(folder / "thirds.duckdb", RELEASE_TABLES)
    return folder


def slugs(release: Path) -> list[str]:
    organisations = warehouse.read(release / "thirds.duckdb", "organisations", RELEASE_TABLES)
    return [str(slug) for slug in organisations["slug"]]


def test_every_seat_of_every_latest_board_is_given_with_its_reason(release: Path) -> None:
    scores = warehouse.read(release / "thirds.duckdb", "scores", RELEASE_TABLES)
    evidence = warehouse.read(release / "thirds.duckdb", "evidence", RELEASE_TABLES).set_index("seat_id")
    explained = [explain_organisation(slug, release) for slug in slugs(release)]
    boards = [board for found in explained for board in found["boards"]]
    assert {board["board_id"] for board in boards} == set(scores.loc[scores["latest"], "board_id"])
    seats = [seat for board in boards for seat in board["seats"]]
    assert seats
    for seat in seats:
        assert seat["why"] == evidence.loc[seat["seat_id"], "why"]
        assert seat["seat_id"].rsplit("/", 1)[0] in {board["board_id"] for board in boards}


def test_a_withheld_name_is_withheld_here_too(release: Path) -> None:
    seats = [seat for slug in slugs(release) for board in explain_organisation(slug, release)["boards"]
             for seat in board["seats"]]  # fmt: skip
    withheld = [seat for seat in seats if seat["name_withheld"]]
    assert withheld
    assert all(seat["name"] is None for seat in withheld)
    said = "".join(here("explain", slug, "--release", release).stdout for slug in slugs(release))
    assert said.count("(name withheld)") == len(withheld)


def test_the_sentences_and_the_json_say_the_same(release: Path) -> None:
    slug = slugs(release)[0]
    found = json.loads(here("explain", slug, "--release", release, "--json").stdout)
    said = here("explain", slug, "--release", release).stdout
    assert said.startswith(found["organisation"])
    for board in found["boards"]:
        assert board["source_url"] in said
        assert all(seat["why"] in said for seat in board["seats"])


def test_an_unknown_slug_and_a_missing_release_are_one_sentence(release: Path, tmp_path: Path) -> None:
    with pytest.raises(NoReleaseError, match=rf"did you mean .*{slugs(release)[0]}"):
        explain_organisation(slugs(release)[0][:-1], release)
    said = here("explain", "anybody", "--release", tmp_path)
    assert (said.returncode, said.stdout) == (1, "")
    assert "there is no release there; run `thirds audit`" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize(
    "arguments", [(), ("slug", "--role", "Chair"), ("slug", "--body", "board"), ("--body", "board")]
)
def test_a_slug_and_a_role_are_two_questions(arguments: tuple[str, ...]) -> None:
    said = here("explain", *arguments)
    assert (said.returncode, said.stdout) == (2, "")


def test_a_label_is_explained_with_the_reading_that_came_second() -> None:
    role = ("--role", "Chief Executive, elected by staff", "--body", "board")
    found = json.loads(here("explain", *role, "--json").stdout)
    assert (found["class"], found["rule"], found["quote"]) == ("worker", "R1", "elected by staff")
    (other,) = found["also_read"]
    assert (other["class"], other["rule"], other["words"]) == ("management", "R4", "Chief Executive")
    said = here("explain", *role).stdout
    assert "Also read: management, executive by R4" in said
    assert "R1 was asked before R4" in said
    assert 'Read in the role: "staff" (staff).' in said


def test_two_readings_that_nobody_may_choose_between_are_both_shown() -> None:
    found = json.loads(here("explain", "--role", "Independent Member (Trade Union)", "--json").stdout)
    assert (found["class"], found["possible"]) == ("unclassified", "worker|management")
    assert {other["class"] for other in found["also_read"]} == {"worker", "management"}


def test_a_name_given_with_a_label_is_not_printed_again() -> None:
    role = ("--role", "Carer Governor, Testa Person", "--name", "Mrs Testa Person", *FT)
    for said in (here("explain", *role).stdout, here("explain", *role, "--json").stdout):
        assert "carer" in said
        assert "Testa" not in said
        assert "Person" not in said


def test_words_that_say_nothing_are_said_to_say_nothing() -> None:
    said = here("explain", "--role", "Grand Wizard").stdout
    assert said.startswith("unclassified; rule R7")
    assert "No phrase of the codebook is in these words." in said
