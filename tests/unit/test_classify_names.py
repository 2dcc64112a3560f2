"""What of a printed name is evidence: most names are seen to hold none before they are taken apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms import classify

ODD = ["Cllr", "C'llr", "Testa", "To", "-", " ", "'", "`", ".", "_", "&amp;", "<b>", "é", "(", "\t"]
PIECES = [*sorted(classify.EVIDENT), *ODD]


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_a_name_is_taken_apart_wherever_a_word_of_it_is_evidence(name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(classify, "_EVIDENT", re.compile(""))  # then every name is taken apart
        expected = classify.title_of(name)
    assert classify.title_of(name) == expected
