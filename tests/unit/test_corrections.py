"""Corrections: applied last, with their reason; and loud when what they were made for has changed."""

from pathlib import Path

import pandas as pd
import pytest

from transforms.corrections import LapsedError, apply_corrections, corrections_table, read_corrections
from transforms.declared import DeclarationError
from transforms.organisations import read_organisations
from transforms.schema import enforce
from transforms.schema.seats import CORRECTIONS

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
    empty = dict.fromkeys(("group", "affiliation", "subclass", "route", "possible", "why"), "")
    named = {"name": "Testa Alpha", "person_name": "Testa Alpha", "source_url": "https://x.example/"}
    return frame.assign(**empty, **named, grade="E", rule="R7", name_withheld=False, disputed=False)


def write(tmp_path: Path, text: str) -> Path:
    (tmp_path / "corrections.yml").write_text(text)
    return tmp_path


def test_a_correction_changes_its_seats_and_says_why(tmp_path: Path) -> None:
    found = apply_corrections(seats(), read_corrections(write(tmp_path, ENTRY), SLUGS), {"leisure", "hospital"})
    assert found["class"].tolist() == ["state", "state", "management", "unclassified"]
    assert found["correction"].tolist() == ["one", "one", "", ""]
    first = found.to_dict("records")[0]
    assert (first["subclass"], first["grade"], first["rule"]) == ("council", "A", "correction")
    assert first["route"] == "unknown", "the gates ask every seat of the four classes how it is filled"
    assert first["why"] == ("Corrected on 2026-11-23: The articles say so.")


def test_a_name_can_be_withheld_without_touching_the_class(tmp_path: Path) -> None:
    entry = ENTRY.replace("classify", "withhold_name").replace("    class: state\n    subclass: council\n", "")
    found = apply_corrections(seats(), read_corrections(write(tmp_path, entry), SLUGS), {"leisure"})
    assert found["name_withheld"].tolist() == [True, True, False, False]
    assert found["class"].tolist() == seats()["class"].tolist()


def test_a_correction_lapses_when_the_page_says_other_words(tmp_path: Path) -> None:
    entry = ENTRY.replace("role: Partner Director", "position: 1").replace("seats: 2}", "seats: 1, words: Partner}")
    numbered = seats().assign(position=range(1, 5))
    with pytest.raises(LapsedError, match=r"made for the words `Partner`, and the source now says `Partner Director`"):
        apply_corrections(numbered, read_corrections(write(tmp_path, entry), SLUGS), {"leisure"})
    kept = write(tmp_path, entry.replace("words: Partner}", "words: Partner Director}"))
    assert apply_corrections(numbered, read_corrections(kept, SLUGS), {"leisure"})["correction"].tolist()[0] == "one"


def test_a_seat_that_is_found_to_be_a_carers_is_withheld_and_no_longer_disputed(tmp_path: Path) -> None:
    entry = ENTRY.replace("class: state\n    subclass: council", "class: user\n    subclass: carer")
    disputed = seats().assign(disputed=True)
    found = apply_corrections(disputed, read_corrections(write(tmp_path, entry), SLUGS), {"leisure"})
    assert found["name_withheld"].tolist() == [True, True, False, False]
    assert found["disputed"].tolist() == [False, False, True, True]


def test_every_correction_is_listed_with_what_it_did_and_no_withheld_name(tmp_path: Path) -> None:
    entry = ENTRY.replace("class: state\n    subclass: council", "class: user\n    subclass: carer")
    entry = entry.replace("The articles say so.", "Ms Alpha is a carer.")
    corrections = read_corrections(write(tmp_path, entry), SLUGS)
    register = pd.DataFrame({"slug": ["leisure", "hospital"], "org_id": ["XI-L", "XI-H"]})
    table = corrections_table(corrections, apply_corrections(seats(), corrections, {"leisure"}), register)
    row = enforce(table, CORRECTIONS).to_dict("records")[0]
    assert (row["org_id"], row["seats"], row["class_before"], row["class"]) == ("XI-L", 2, "unclassified", "user")
    assert row["reason"] == "Ms [name withheld] is a carer."
    left_out = corrections_table(corrections, apply_corrections(seats(), corrections, {"hospital"}), register)
    assert left_out["seats"].tolist() == [0]


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
