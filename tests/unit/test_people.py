"""The same person on two lists of one body: never a wrong match, and a right one where only one person can be meant."""

from hypothesis import given
from hypothesis import strategies as st

from transforms.people import name_key, same_people

NAMES = st.lists(st.sampled_from(["Testa Alpha", "T Alpha", "Tim Alpha", "TJ Beta", "Testo Jan Beta", "Gamma", ""]))


def matched(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    return [(before[one], after[other]) for one, other in same_people(before, after).items()]


def test_names_are_compared_without_case_accents_and_marks() -> None:
    assert matched(["Zoë O'Invented"], ["ZOE O’INVENTED"]) == [("Zoë O'Invented", "ZOE O’INVENTED")]


def test_initials_stand_for_given_names_that_begin_with_them() -> None:
    assert matched(["TJ Beta", "K. Gamma"], ["Karla Gamma", "Testo Jan Beta"]) == [
        ("TJ Beta", "Testo Jan Beta"),
        ("K. Gamma", "Karla Gamma"),
    ]


def test_a_name_in_use_that_one_list_adds_makes_nobody_else() -> None:
    assert matched(["Testa (Tess) Alpha"], ["Testa Alpha"]) == [("Testa (Tess) Alpha", "Testa Alpha")]


def test_two_given_names_that_differ_are_two_people() -> None:
    assert matched(["Testa Alpha"], ["Tim Alpha"]) == []


def test_where_two_could_be_meant_nobody_is() -> None:
    assert matched(["T Alpha"], ["Testa Alpha", "Tim Alpha"]) == []
    assert matched(["Testa Alpha", "Testa Alpha"], ["Testa Alpha"]) == []


def test_a_surname_alone_is_nobody_else() -> None:
    assert matched(["Gamma"], ["Karla Gamma"]) == []
    assert matched([""], [""]) == []


@given(NAMES, NAMES)
def test_nobody_is_two_people_and_both_ways_say_the_same(before: list[str], after: list[str]) -> None:
    pairs = same_people(before, after)
    assert len(set(pairs.values())) == len(pairs)
    assert same_people(after, before) == {other: one for one, other in pairs.items()}
    for one, other in pairs.items():
        assert name_key(before[one]).split()[-1] == name_key(after[other]).split()[-1]
