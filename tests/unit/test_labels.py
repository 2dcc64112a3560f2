"""Published text becomes words without harm, whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.labels import LONGEST_LABEL, clean, read_label


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Co-opted  Governor’s", "co opted governors"),
        ("Tenants & Leaseholders", "tenants and leaseholders"),
        ("Public – Halton", "public : halton"),
        ("Public - Halton", "public : halton"),
        ("Public: Halton (apologies)", "public : halton ( apologies )"),
        ("<b>Staff</b>&nbsp;Governor<script>alert('chair')</script>", "staff governor"),
        ("\u202eStaff\u200b Gover\u00adnor\x07", "staff governor"),
        ("Ｓｔａｆｆ Governor", "staff governor"),
        ("Ѕtаff Governor", "staff governor"),
        ("Llywodraethwr Cyhoeddus Môn", "llywodraethwr cyhoeddus mon"),
        ("", ""),
        ("<" * 50, ""),
    ],
)
def test_words_are_folded(text: str, line: str) -> None:
    assert read_label(text).line == line


def test_prose_and_other_scripts_are_not_read_as_evidence() -> None:
    assert not read_label("Staff Governor " * 50).readable
    assert not read_label("staff governor " * 100_000).readable
    assert not read_label("Директор Staff Governor").readable
    assert read_label("Ynys Môn – Is-gadeirydd").readable


@given(st.text(max_size=LONGEST_LABEL))
def test_a_quotation_is_always_part_of_the_cleaned_text(text: str) -> None:
    label = read_label(text)
    assert len(label.spans) == len(label.words) or not label.readable
    if label.words:
        assert label.quote(0, len(label.words)) in clean(text)


@given(st.text(max_size=200))
def test_no_control_or_direction_mark_survives(text: str) -> None:
    assert not {"\x00", "\x07", "\x1b", "\u202e", "\u200f", "\u2066", "\n", "\t"} & set(clean(text))
