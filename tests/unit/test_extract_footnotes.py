"""Marks beside names, and the line of the page that says what they mean."""

import pytest

from tests.unit.pages import NAMES, items, names, page, told


@pytest.mark.parametrize("mark", ["*", "**", "†"])
@pytest.mark.parametrize("says", ["{} Ex officio", "{}Ex officio", "{} denotes ex officio", "{} = ex officio"])
def test_who_bears_a_mark_has_the_office_that_it_stands_for(mark: str, says: str) -> None:
    listed = items("Ann Sample, Chair", f"Bob Probe{mark}", "Cath Trial")
    rows = page(f"<h1>Board of Trustees</h1>{listed}<p>{says.format(mark)}</p>")
    assert [(name, role.casefold()) for name, role in told(rows)] == [
        ("Ann Sample", "chair"),
        ("Bob Probe", "ex officio"),
        ("Cath Trial", ""),
    ]


def test_a_mark_in_front_of_a_name_counts_and_a_role_that_is_printed_stays() -> None:
    rows = page(
        f"<h1>Trustees</h1>{items('*Ann Sample', '*Bob Probe, Treasurer', 'Cath Trial')}<p>* Co-opted trustee</p>"
    )
    assert told(rows)[:2] == [("Ann Sample", "Co-opted trustee"), ("Bob Probe", "Treasurer")]


def test_what_a_mark_means_is_no_heading_of_the_list_below_it() -> None:
    board = f"<h1>Board of Trustees</h1><p>* indicates Allied Partners</p>{items('*Ann Sample', *NAMES[1:])}"
    assert names(page(board)) == list(NAMES)


def test_who_is_marked_as_dead_is_not_listed() -> None:
    rows = page(f"<h1>Trustees</h1>{items('Ann Sample', 'Bob Probe*', 'Cath Trial')}<p>* Deceased</p>")
    assert names(rows) == ["Ann Sample", "Cath Trial"]


def test_a_name_behind_a_mark_explains_nothing() -> None:
    assert names(page(f"<h1>Trustees</h1>{items('Ann Sample*', '*Bob Probe', 'Cath Trial')}")) == list(NAMES[:3])
