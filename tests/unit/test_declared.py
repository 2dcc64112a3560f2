"""A file that a person wrote wrongly must answer with one sentence: file, line, key, what is allowed."""

from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.declared import DeclarationError, Declared, lines_of, read_declared


class Page(Declared):
    url: str
    shape: Literal["cards", "tables"] = "cards"


class Source(Declared):
    organisation: str
    pages: list[Page]
    wait: int = 1


def written(folder: Path, text: str) -> Path:
    path = folder / "invented.yml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(DeclarationError) as caught:
        read_declared(written(folder, text), Source)
    return caught.value.problems


def test_a_right_file_becomes_the_model(tmp_path: Path) -> None:
    path = written(tmp_path, "organisation: Invented Trust\npages:\n  - url: https://a.invalid\n    shape: tables\n")
    source = read_declared(path, Source)
    assert (source.organisation, source.pages[0].shape, source.wait) == ("Invented Trust", "tables", 1)


def test_an_unknown_key_names_its_line_and_the_allowed_keys(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "organisation: I\npages:\n  - url: u\n    shap: cards\n")
    assert problem.startswith(f"{tmp_path / 'invented.yml'}:4: the key `shap` is not known here")
    assert "did you mean `shape`?" in problem
    assert "allowed are url, shape" in problem


def test_a_missing_key_names_the_item_that_lacks_it(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "organisation: I\npages:\n  - url: u\n  - shape: cards\n")
    assert ":4: the key `pages.1.url` is missing" in problem


def test_a_value_that_is_not_allowed_says_what_is(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "organisation: I\npages:\n  - url: u\n    shape: prose\n")
    assert ":4: the key `pages.0.shape` holds `prose`" in problem
    assert "'cards' or 'tables'" in problem


def test_a_long_value_is_shortened_and_still_ends_in_its_quotation_mark(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, f"organisation: I\npages:\n  - url: u\n    shape: {'x' * 100}\n")
    assert f"holds `{'x' * 80}…`: " in problem


def test_text_that_yaml_takes_for_something_else_is_told_to_be_quoted(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "organisation: no\npages: []\n")
    assert ":1:" in problem
    assert "put the value in quotes" in problem


def test_a_key_given_twice_is_an_error_and_not_the_last_one_wins(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "organisation: A\npages: []\norganisation: B\n")
    assert ":3: the key `organisation` is already given on line 1" in problem


def test_every_mistake_is_reported_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    found = problems(tmp_path, "organisation: I\npages:\n  - url: u\n    bad: 1\nworse: 2\nwait: soon\n")
    assert [problem.split(":")[1] for problem in found] == ["4", "5", "6"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file is empty"),
        ("- a\n- b\n", "must hold keys and values (allowed are organisation, pages, wait)"),
        ("organisation: [1, 2\n", "this is not YAML"),
        ("organisation:\n\t- a\n", ":2: this is not YAML"),
        ("organisation: &a I\npages: []\nwait: *a\n", ":3: `*a` repeats another value"),
        ("organisation: \x01\n", ":1: this is not YAML"),
        ("organisation: !!python/object:os.system x\npages: []\n", "could not determine a constructor"),
        ("organisation: 2024-02-30\npages: []\n", "a value cannot be read"),
        ("[" * 5000 + "]" * 5000, "nested far too deeply"),
        ("a: " + "[" * 300_000, "nested far too deeply"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    (problem,) = problems(tmp_path, text)
    assert says in problem
    assert "\n" not in problem


def test_a_missing_file_a_folder_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="no such file"):
        read_declared(tmp_path / "none.yml", Source)
    with pytest.raises(DeclarationError, match="this is a folder"):
        read_declared(tmp_path, Source)
    (tmp_path / "latin.yml").write_bytes(b"organisation: I\npages: caf\xe9\n")
    with pytest.raises(DeclarationError, match=r"latin\.yml:2: this is not UTF-8"):
        read_declared(tmp_path / "latin.yml", Source)


def test_lines_are_known_by_place(tmp_path: Path) -> None:
    lines = lines_of(written(tmp_path, "organisation: I\npages:\n  - url: u\n  - url: v\n"))
    assert lines["pages", "1", "url"] == 4


@given(st.text(max_size=200))
def test_any_text_at_all_is_either_a_source_or_a_declaration_error(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read_declared(path, Source)
    except DeclarationError as error:
        assert all(problem.startswith(f"{path}:") for problem in error.problems)
