"""Names as British boards print them: titles and letters come off, the person stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.names import given_and_family, is_post_nominal, take_apart, without_titles


@pytest.mark.parametrize(
    ("published", "person"),
    [
        ("Testa Person", "Testa Person"),
        ("Cllr Testa Person", "Testa Person"),
        ("Cllr. Testa Person", "Testa Person"),
        ("Coun Testa Person", "Testa Person"),
        ("Councillor Mrs T Person", "T Person"),
        ("Provost Person", "Person"),
        ("Bailie Testa Person", "Testa Person"),
        ("Baillie Testa Person", "Testa Person"),
        ("Revd Testa Person", "Testa Person"),
        ("The Rt Hon The Lord Person of Sampleton", "Person of Sampleton"),
        ("The Rt Hon Testa Person", "Testa Person"),
        ("Lord Person of Sampleton", "Person of Sampleton"),
        ("Professor Sir Testa Person", "Testa Person"),
        ("Chief Inspector Testa Person", "Testa Person"),
        ("Testa Person OBE", "Testa Person"),
        ("Dr Testa Person MBE, FRCP", "Testa Person"),
        ("Testa Person KC", "Testa Person"),
        ("Prof. Testa Person MD.& Ph.D.", "Testa Person"),
        ("T Person", "T Person"),
        ("KE Person", "KE Person"),
        ("TESTA PERSON", "TESTA PERSON"),
        ("Testa (Tess) Person", "Testa (Tess) Person"),
        ("Dr (Mrs) Testa Person", "Testa Person"),
        ("Testa Person (Chair)", "Testa Person"),
        ("Cllr Mac Example", "Mac Example"),
        ("Testa Person, Jr.", "Testa Person Jr."),
        ("Testa Brain England OBE", "Testa Brain England"),
    ],
)
def test_titles_and_letters_come_off_a_name(published: str, person: str) -> None:
    assert without_titles(published) == person


def test_the_parts_that_were_taken_off_are_kept_apart() -> None:
    name = take_apart("The Rt Hon The Lord Person of Sampleton OBE")
    assert (name.honorifics, name.person, name.post_nominals) == (
        "The Rt Hon The Lord",
        "Person of Sampleton",
        "OBE",
    )


@pytest.mark.parametrize("whole", ["Dean Example", "Major Example", "Earl Example", "Sister Example"])
def test_a_given_name_that_is_also_a_title_stays_unless_more_follows(whole: str) -> None:
    assert take_apart(whole).person in {whole, "Example"}
    assert take_apart("Dean Example").person == "Dean Example"


def test_a_short_surname_is_not_taken_for_letters() -> None:
    assert without_titles("Testa Ma") == "Testa Ma"
    assert is_post_nominal("MA")
    assert not is_post_nominal("Ma")


def test_given_and_family_names_are_told_apart() -> None:
    assert given_and_family("KE Person") == ("KE", "Person")
    assert given_and_family("Testa De Sample") == ("Testa", "De Sample")


@given(st.text(max_size=120))
def test_no_text_breaks_a_name_and_nothing_is_invented(text: str) -> None:
    name = take_apart(text)
    assert (
        set(name.person.split())
        <= set(text.replace(",", " ").replace("(", " (").replace(")", ") ").split())
        | set(" ".join(text.split()).replace(",", " ").split())
        or "(" in text
    )
    assert without_titles(name.person) is not None
