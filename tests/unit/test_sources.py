"""Source files: whatever a contributor gets wrong comes back with file, line and what is allowed."""

from pathlib import Path

import pytest

from spiders.sources import declared_bodies, load_sources, targets_of
from transforms.declared import DeclarationError
from transforms.organisations import read_organisations
from transforms.tabular import TabularError

GOOD = """org_id: XI-THIRDS-leisure
means:
  partner: Kent County Council
bodies:
  - name: board of directors
    kind: board of directors
    tier: governing
    pages:
      - url: https://leisure.example/board
        read_from: [live, archive]
"""


@pytest.fixture
def leisure(small_data: Path) -> Path:
    path = small_data / "sources" / "leisure.yml"
    path.write_text(GOOD)
    return path


def refusal(data: Path) -> str:
    with pytest.raises(DeclarationError) as refused:
        load_sources(data)
    return str(refused.value)


def test_a_good_file_gives_its_pages_to_the_crawls_that_read_them(leisure: Path) -> None:
    sources = load_sources(leisure.parents[1], only=["leisure"])
    assert [target.url for target in targets_of(sources, "live")] == ["https://leisure.example/board"]
    assert [target.organisation for target in targets_of(sources, "archive")] == ["Invented Leisure"]
    assert list(declared_bodies(sources)["means"]) == ["partner = Kent County Council"]


def test_what_was_counted_on_the_site_is_no_measure_for_its_older_transcription(leisure: Path) -> None:
    leisure.write_text(f"{GOOD}        expected: 9\n        confirmed: 0/1/2/1/0\n")
    sources = load_sources(leisure.parents[1], only=["leisure"])
    (live,), (archived,) = targets_of(sources, "live"), targets_of(sources, "archive")
    assert (live.expected, archived.expected) == (9, 0)
    assert (live.confirmed, archived.confirmed) == ("0/1/2/1/0", "0/1/2/1/0")


@pytest.mark.parametrize(
    ("right", "wrong", "line", "sentence"),
    [
        ("    tier: governing", "    teir: governing", 7, "did you mean `tier`?"),
        ("    tier: governing", "    tier: ruling", 7, "'governing', 'electing' or 'advisory'"),
        ("    kind: board of directors", "    kind: cabal", 6, "it must be 'board of directors'"),
        ("https://leisure.example/board", "ftp://leisure.example/board", 9, "http:// or https://"),
        ("https://leisure.example/board", "javascript:alert(1)", 9, "http:// or https://"),
        ("https://leisure.example/board", "https://", 9, "name a host"),
        ("https://leisure.example/board", "https://user:pw@leisure.example/", 9, "user name or a password"),
        ("https://leisure.example/board", "https://leisure.example:99999/", 9, "ort out of range"),
        ("https://leisure.example/board", "https://leisure.example/a b", 9, "no spaces"),
        ("    tier: governing\n", "    tier: governing\n    note: x\n    status: gone\n", 9, "'current', 'proposed'"),
        ("name: board of directors", 'name: " board"', 5, "begin or end with a space"),
        ("        read_from", "        date: someday\n        read_from", 10, "a date is a year"),
        ("        read_from", "        timeout: 0.5\n        read_from", 10, "greater than or equal to 1"),
        ("        read_from", "        timeout: 3600\n        read_from", 10, "less than or equal to 300"),
        ("        read_from", "        largest: 1000\n        read_from", 10, "less than or equal to 64"),
        ("        read_from", "        expected: 0\n        read_from", 10, "greater than or equal to 1"),
        ("        read_from", "        expected: many\n        read_from", 10, "`bodies.0.pages.0.expected`"),
        ("        read_from", "        confirmed: yes\n        read_from", 10, "`bodies.0.pages.0.confirmed`"),
        ("        read_from", "        confirmed: 4 of 9\n        read_from", 10, "five counts of seats"),
        ("[live, archive]", "[newspaper]", 10, "'live' or 'archive'"),
        ("XI-THIRDS-leisure", "XI-THIRDS-nobody", 1, "not in data/organisations.csv"),
        ("XI-THIRDS-leisure", "XI-THIRDS-hospital", 1, "data/sources/hospital.yml"),
        ("org_id: XI-THIRDS-leisure\n", "", 1, "`org_id` is missing"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(leisure: Path, right: str, wrong: str, line: int, sentence: str) -> None:
    leisure.write_text(GOOD.replace(right, wrong))
    said = refusal(leisure.parents[1])
    assert f"{leisure}:{line}:" in said
    assert sentence in said


def test_a_body_declared_twice_is_refused(leisure: Path) -> None:
    leisure.write_text(GOOD + GOOD.split("bodies:\n")[1])
    assert "the body `board of directors` is declared twice" in refusal(leisure.parents[1])


def test_two_bodies_on_one_page_need_a_heading_each(leisure: Path) -> None:
    again = GOOD.split("bodies:\n")[1].replace("name: board of directors", "name: area board")
    leisure.write_text(GOOD + again)
    said = refusal(leisure.parents[1])
    assert "leisure.yml:9: several bodies are read from this page" in said
    assert "leisure.yml:15:" in said


def test_a_file_that_would_not_be_read_is_named(leisure: Path) -> None:
    leisure.rename(leisure.with_suffix(".yaml"))
    assert "leisure.yaml:1: a source file ends in .yml" in refusal(leisure.parents[1])


def test_all_mistakes_of_all_files_come_at_once(leisure: Path) -> None:
    leisure.write_text(GOOD.replace("tier: governing", "tier: ruling"))
    (leisure.parent / "hospital.yml").write_text("org_id: XI-THIRDS-hospital\nboards: []\n")
    said = refusal(leisure.parents[1])
    assert "leisure.yml:7:" in said
    assert "hospital.yml:2:" in said


def test_only_names_a_file_that_is_there(small_data: Path) -> None:
    with pytest.raises(DeclarationError, match=r"--only nobody: there is no file data/sources/nobody\.yml"):
        load_sources(small_data, only=["nobody"])


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (",nameless-number,Invented Third,,,,,,,,,,,,", ":4: the organisation has no org_id; give its number"),
        (
            "XI-THIRDS-leisure,twice,Invented Third,,,,,,,,,,,,",
            ":4: the org_id `XI-THIRDS-leisure` is already given on line 2; ",
        ),
        ("XI-THIRDS-third,leisure,Invented Third,,,,,,,,,,,,", ":4: the slug `leisure` is already given on line 2; "),
    ],
)
def test_an_organisation_without_an_identifier_or_twice_is_refused(small_data: Path, row: str, sentence: str) -> None:
    path = small_data / "organisations.csv"
    path.write_text(path.read_text() + row + "\n")
    with pytest.raises(TabularError) as refused:
        read_organisations(small_data)
    assert sentence in str(refused.value)


def test_the_projects_own_sources_are_good_and_leave_no_organisation_out() -> None:
    data = Path(__file__).resolve().parents[2] / "data"
    assert {source.org_id for source in load_sources(data)} == set(read_organisations(data)["org_id"])
