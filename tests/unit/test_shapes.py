"""What is decided for the shape of a label is what would be decided for the label itself, word for word."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.test_classify import CARE, DATA, FT_COUNCIL, HOMES, LEISURE, codebook
from transforms import shapes
from transforms.classify import KEY_COLUMNS, Classifier, Key
from transforms.labels import Label, read_label

RULES = (
    "decide", "constituencies", "selectors", "senders", "executives", "reading", "mentions", "withholding", "seats",
    "gazetteer",
)  # fmt: skip
WORDS = sorted(codebook().words)
PUNCTUATION = ("", ",", ";", ":", " (", ")", " -", " –", " and", " of", " of the", " by", "'s")


class EveryLabelItself(shapes.Shapes):
    """No shapes at all: each label is decided as it stands."""

    def of(self, label: Label, own: frozenset[str], words: list[str]) -> Label:
        return label


def alike(keys: list[Key]) -> None:
    shaped, direct = Classifier(codebook()), Classifier(codebook())
    direct._shapes = EveryLabelItself(codebook())
    for key in keys:
        assert shaped.settle(key) == direct.settle(key), key


def key_of(board: tuple[str, str, str], role: str, group: str = "", kind: str = "listing", title: str = "") -> Key:
    texts = dict.fromkeys(KEY_COLUMNS, "") | {
        "organisation": board[0], "family": board[1], "body": board[2], "role": role, "group": group, "kind": kind,
    }  # fmt: skip
    return Key._make((*texts.values(), False, kind == "listing", title))


@pytest.mark.parametrize("file", ["seats.csv", "unseen.csv"])
def test_every_hand_coded_label_is_decided_as_by_itself(file: str) -> None:
    seats = pd.read_csv(DATA / "gold" / file, dtype=str, keep_default_na=False).to_dict("records")
    alike([
        key_of((seat["organisation"], seat["family"], seat["body"]), seat["role"], seat["group"], seat["kind"])
        for seat in seats
    ])  # fmt: skip


@pytest.mark.parametrize(
    "again",
    [
        "Rushcliffe ( Rushcliffe ( Rushcliffe Rushcliffe Rushcliffe Ænglisc academia Rushcliffe cfo",
        "Rushcliffe academia RUSHCLIFFE cfo",
    ],
)
def test_a_word_that_the_heading_prints_again_is_the_same_word(again: str) -> None:
    alike([key_of(FT_COUNCIL, again, again), key_of(FT_COUNCIL, again, again.upper())])


def test_a_label_that_is_left_as_it_is_takes_no_word_out() -> None:
    alike([key_of(FT_COUNCIL, "97179 Þ þ")])


label_words = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["Rushcliffe", "Ænglisc", "O'Neill", "2031", "zq0z", "97179", "North-East", "Ward", "Testshire"]),
    st.text(st.characters(codec="latin-1"), max_size=8),
)
labels = st.lists(st.tuples(label_words, st.sampled_from(PUNCTUATION)), max_size=9).map(
    lambda parts: " ".join(word + mark for word, mark in parts)
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([FT_COUNCIL, LEISURE, HOMES, CARE, ("zq0z 97179 Rushcliffe Trust", "", "board")]),
    labels, labels, st.sampled_from(["listing", "composition"]), st.sampled_from(["", "cllr", "chief inspector"]),
)  # fmt: skip
def test_any_label_is_decided_as_by_itself(
    board: tuple[str, str, str], role: str, group: str, kind: str, title: str
) -> None:
    alike([key_of(board, role, group, kind, title)])


def test_words_that_no_rule_knows_make_no_difference_and_are_quoted_as_printed() -> None:
    classifier, words = Classifier(codebook()), list[str]()
    one, other = read_label("Trustee – Anyfield (2031)"), read_label("Trustee – O'Neill's (7)")
    shape = shapes.Shapes(codebook()).of(one, frozenset(), words)
    assert words == ["Anyfield", "2031"]
    assert shapes.as_printed(shape.text, words) == one.text
    assert shape == shapes.Shapes(codebook()).of(other, frozenset(), [])
    assert [shape.quote(n, n + 1) for n in range(len(shape.words))] == re.findall(r"\w+|[–()]", shape.text)
    settled = [classifier.settle(key_of(LEISURE, label.text)).alone.quote for label in (one, other)]
    assert settled == [one.text, other.text]
    assert len(classifier._verdicts) == 1


def test_every_word_that_a_rule_asks_for_is_known() -> None:
    asked = {word for module in RULES for word in words_in(Path(shapes.__file__).with_name(f"{module}.py"))}
    assert asked - codebook().words <= shapes.IN_THE_RULES
    assert asked >= shapes.IN_THE_RULES, "the list holds words that no rule asks for any more"


def words_in(module: Path) -> Iterator[str]:
    """The words of the texts of a module that are words to compare with, and no sentences."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            if isinstance(node.func.value, ast.Constant):
                yield from str(node.func.value.value).split()
        elif isinstance(node, ast.Constant) and re.fullmatch(r" ?[a-z]+( [a-z]+)? ?", str(node.value)):
            yield from str(node.value).split()
