"""An entry is added to a file that people write in: every other character of it stays."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.corrections import CorrectionsFile
from transforms.corrections_file import add_correction
from transforms.declared import DeclarationError, read_declared

ENTRY: dict[str, Any] = {
    "id": "new",
    "seat": {"slug": "leisure", "body": "board", "name": "Ms Testa Alpha"},
    "action": "classify",
    "class": "state",
    "subclass": "council",
    "reason": "The minute says: she is sent.",
    "reviewer": "AB",
    "date": date(2026, 11, 29),
    "source": "https://leisure.example/minutes",
    "expect": {"class": "unclassified", "seats": 1, "words": 'Trustee; it\'s "hers"'},
}
OLD = """{i}- id: old # why: a letter
{i}  seat:
{i}    slug: leisure
{i}    body: board
{i}  action: withhold_name
{i}  reason: >
{i}    Asked for,
{i}    in writing.
{i}  reviewer: AB
{i}  date: 2026-11-24
{i}  source: a letter
{i}  expect: {{class: state, seats: 2}}
"""


@pytest.mark.parametrize(
    "text",
    [
        "corrections:\n" + OLD.format(i="  "),
        "# head\n\ncorrections: # these\n" + OLD.format(i="") + "# tail\n\n\n",
        "corrections:\n" + OLD.format(i="      ").rstrip(),
        "\ufeffcorrections:\r\n" + OLD.format(i="  ").replace("\n", "\r\n"),
    ],
)
def test_an_entry_goes_behind_the_last_one_and_nothing_else_changes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "corrections.yml"
    path.write_bytes(text.encode())
    (before,) = read_declared(path, CorrectionsFile).corrections
    added = add_correction(path, ENTRY)
    assert read_declared(path, CorrectionsFile).corrections == (before, added)
    assert added.expect.words == ENTRY["expect"]["words"]
    written = path.read_text(encoding="utf-8").splitlines()
    kept = text.removeprefix("\ufeff").rstrip().splitlines()
    assert written[: len(kept)] == kept
    assert [each.name for each in tmp_path.iterdir()] == ["corrections.yml"]


@pytest.mark.parametrize("text", ["# words\ncorrections: []\n", "corrections: [] # none\n", None])
def test_the_first_entry_finds_a_place(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "corrections.yml"
    if text is not None:
        path.write_text(text)
    added = add_correction(path, ENTRY)
    assert read_declared(path, CorrectionsFile).corrections == (added,)
    assert path.read_text().count("#") == 1


@pytest.mark.parametrize(
    ("text", "entry", "says"),
    [
        ("corrections:\n" + OLD.format(i="  "), ENTRY | {"id": "old"}, "is there already"),
        ("corrections:\n" + OLD.format(i="  "), ENTRY | {"class": "boss"}, "'worker', 'user', 'state'"),
        ("corrections: [{id: old}]\n", ENTRY, "is missing"),
    ],
)
def test_what_cannot_be_added_leaves_the_file_as_it_was(
    tmp_path: Path, text: str, entry: dict[str, Any], says: str
) -> None:
    path = tmp_path / "corrections.yml"
    path.write_text(text)
    with pytest.raises(DeclarationError) as refused:
        add_correction(path, entry)
    assert says in str(refused.value)
    assert ".writing" not in str(refused.value)
    assert path.read_text() == text
    assert [each.name for each in tmp_path.iterdir()] == ["corrections.yml"]


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
def test_whatever_a_reviewer_types_comes_back_as_typed(tmp_path_factory: pytest.TempPathFactory, reason: str) -> None:
    path = tmp_path_factory.mktemp("data") / "corrections.yml"
    path.write_text("corrections:\n" + OLD.format(i="  "))
    assert add_correction(path, ENTRY | {"reason": reason}).reason == reason
