"""The glance that saves the close reading never turns away a text in which close reading finds somebody."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders.extract import extract
from spiders.extract.given_names import GIVEN_NAMES
from spiders.extract.glance import may_name_somebody
from spiders.extract.not_names import PLACE_WORDS
from spiders.extract.persons import ALSO_SURNAMES, LIKELY, NEVER, PARTICLES, likeness
from spiders.extract.words import ORGANISATIONS, says_vacant, says_withheld
from transforms.names import HONORIFICS, POST_NOMINALS

LEXICON = sorted(
    GIVEN_NAMES | ALSO_SURNAMES | NEVER | PARTICLES | HONORIFICS | POST_NOMINALS | PLACE_WORDS | ORGANISATIONS
)
WORDS = st.one_of(
    st.sampled_from(LEXICON),
    st.sampled_from(
        ("Sample", "O'Probe", "McTest", "Stub-Trial", "A.", "KE", "J-P", "Ó", "Čapek", "ʻAna", "(Jo)", '"Jo"')
    ),
    st.text("abAB.'’-é", min_size=1, max_size=5),
)
CASES = st.sampled_from((str, str.title, str.title, str.capitalize, str.upper, str.lower))
TEXTS = st.lists(st.builds(lambda word, case: case(word), WORDS, CASES), min_size=1, max_size=6).map(" ".join)


@given(TEXTS)
@example("Aaron ó")
def test_whatever_reads_as_a_name_passes_the_glance(text: str) -> None:
    assert likeness(text) < LIKELY or may_name_somebody(text)


@given(
    TEXTS, st.sampled_from(("{} – Chair", "Chair: {}", "the {}, Public Governor", "[x] {} (Skipton, North)", "1. {};"))
)
def test_a_name_in_a_line_passes_the_glance_as_it_does_alone(text: str, line: str) -> None:
    assert likeness(text) < LIKELY or may_name_somebody(line.format(text))


@pytest.mark.parametrize(
    "text",
    ["Vacant", "VACANCY", "two vacancies", "TBC", "to be appointed", "Awaiting election", "Name withheld", "redacted"],
)
def test_a_seat_without_a_name_passes_the_glance(text: str) -> None:
    assert (says_vacant(text) or says_withheld(text)) and may_name_somebody(text)


@pytest.mark.parametrize(
    "text",
    ["", "Find out more", "Contact us", "Annual report 2023", "the quick brown fox", "Terms and Conditions", "PDF"],
)
def test_menus_and_sentences_do_not_pass(text: str) -> None:
    assert not may_name_somebody(text)


@pytest.mark.parametrize(
    "name", ["AnnSample", "cllr Sample", "Tom and Ann Sample", "ANN SAMPLE", "Ann (Chair) Sample", "A. Sample"]
)
def test_names_that_are_printed_oddly_are_read(name: str) -> None:
    assert extract(f"<h1>Board of trustees</h1><ul><li>{name}</li><li>Bob Probe</li><li>Cath Trial</li></ul>")[
        0
    ].person_name
