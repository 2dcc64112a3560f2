"""Corrections: applied last, with their reason; and loud when what they were made for has changed."""

from pathlib import Path

import pandas as pd
import pytest

from transforms.corrections import LapsedError, apply_corrections, read_corrections
from transforms.declared import DeclarationError
from transforms.organisations import read_organisations

ENTRY = """corrections:
  - id: one
    seat: {slug: leisure, body: board, role: Partner Director}
    action: classify
    class: state
    subclass: council
    grade: A
    reason: The articles say so.
    reviewer: AB
    date: 2026-11-23
    source: https://leisure.example/articles
    expect: {class: unclassified, seats: 2}
"""


SLUGS = {"leisure", "hospital"}


def seats() -> pd.DataFrame:
    rows = [
        ("leisure", "board", "Partner Director", "unclassified"),
        ("leisure", "board", "Partner Director", "unclassified"),
        ("leisure", "board", "Chief Executive", "management"),
        ("hospital", "board", "Partner Director", "unclassified"),
    ]
    frame = pd.DataFrame(rows, columns=["slug", "body", "role", "class"])
    added = {"group": "", "name": "Testa Alpha", "source_url": "https://x.example/", "subclass": "", "route": ""}
    return frame.assign(**added, grade="E", rule="R7", possible="", why="", name_withheld=False)


def write(tmp_path: Path, text: str) -> Path:
    (tmp_path / "corrections.yml").write_text(text)
    return tmp_path


def test_a_correction_changes_its_seats_and_says_why(tmp_path: Path) -> None:
    found = apply_corrections(seats(), read_corrections(write(tmp_path, ENTRY), SLUGS), {"leisure", "hospital"})
    assert found["class"].tolist() == ["state", "state", "management", "unclassified"]
    assert found["correction"].tolist() == ["one", "one", "", ""]
    first = found.to_dict("records")[0]
    assert (first["subclass"], first["grade"], first["rule"]) == ("council", "A", "correction")
    assert first["why"] == ("Corrected on 2026-11-23: The articles say so.")


def test_a_name_can_be_withheld_without_touching_the_class(tmp_path: Path) -> None:
    entry = ENTRY.replace("classify", "withhold_name").replace("    class: state\n    subclass: council\n", "")
    found = apply_corrections(seats(), read_corrections(write(tmp_path, entry), SLUGS), {"leisure"})
    assert found["name_withheld"].tolist() == [True, True, False, False]
    assert found["class"].tolist() == seats()["class"].tolist()


@pytest.mark.parametrize(
    "expect", ["{class: unclassified, seats: 1}", "{class: state, seats: 2}", "{class: unclassified, seats: 3}"]
)
def test_a_correction_lapses_loudly_when_it_finds_something_else(tmp_path: Path, expect: str) -> None:
    text = ENTRY.replace("{class: unclassified, seats: 2}", expect)
    with pytest.raises(LapsedError, match="Look at the seat again"):
        apply_corrections(seats(), read_corrections(write(tmp_path, text), SLUGS), {"leisure"})


def test_a_correction_of_an_organisation_that_is_not_audited_now_is_left_alone(tmp_path: Path) -> None:
    found = apply_corrections(seats().iloc[3:], read_corrections(write(tmp_path, ENTRY), SLUGS), {"hospital"})
    assert found["correction"].tolist() == [""]


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("    class: state\n", "", "must give a class"),
        ("class: state", "class: boss", "'worker', 'user', 'state'"),
        ("subclass: council", "subclass: staff", "`staff` is no subclass of state"),
        ("    reason: The articles say so.\n", "", "`corrections.0.reason` is missing"),
        ("    reviewer: AB\n", "    reviewer: AB\n    mood: good\n", "the key `mood` is not known here"),
    ],
)
def test_a_wrong_entry_is_named_with_file_and_line(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    with pytest.raises(DeclarationError) as refused:
        read_corrections(write(tmp_path, ENTRY.replace(right, wrong)), SLUGS)
    assert sentence in str(refused.value)
    assert "corrections.yml:" in str(refused.value)


def test_an_id_stands_for_one_correction(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="is there twice"):
        read_corrections(write(tmp_path, ENTRY + ENTRY.split("corrections:\n")[1]), SLUGS)


def test_the_projects_own_corrections_can_be_read() -> None:
    data = Path(__file__).resolve().parents[2] / "data"
    read_corrections(data, set(read_organisations(data)["slug"]))


def test_a_correction_of_no_organisation_is_an_error_and_not_a_correction_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match=r"corrections\.yml:3: no organisation .* has the slug `leisure`"):
        read_corrections(write(tmp_path, ENTRY), {"hospital"})
