"""Tabs and accordions, whose labels stand apart from what they open; sentences and marks that part seats from names."""

import pytest

from tests.unit.pages import page, told

PEOPLE = "<p>Ann Sample</p><p>Bob Probe</p><p>Cathy Trial</p>"
NAMES = ["Ann Sample", "Bob Probe", "Cathy Trial"]


def named(html: str) -> list[str]:
    """Who is listed, in page order."""
    return [row.person_name for row in page(html)]


def test_a_tab_heads_its_panel() -> None:
    tabs = (
        '<div role="tablist"><button role="tab" aria-controls="p1">History</button>'
        '<button role="tab" aria-controls="p2">Board of Directors</button></div>'
    )
    panels = (
        '<div id="p1" role="tabpanel"><p>We began long ago.</p></div>'
        f'<div id="p2" role="tabpanel" hidden>{PEOPLE}</div>'
    )
    rows = page(f"<h1>About us</h1>{tabs}{panels}")
    assert [row.person_name for row in rows] == NAMES
    assert {row.group_heading for row in rows} == {"Board of Directors"}


def test_tabs_that_are_links() -> None:
    tabs = (
        '<ul><li><a href="#then" data-toggle="tab">History</a></li>'
        '<li><a href="#who" data-toggle="tab">Trustees</a></li>'
    )
    panels = (
        f'<div id="then" class="tab-pane active"><p>Long ago.</p></div><div id="who" class="tab-pane">{PEOPLE}</div>'
    )
    assert named(f"<h1>About us</h1>{tabs}</ul>{panels}") == NAMES
    assert page(f"<h1>About us</h1>{tabs}</ul>{panels.replace('tab-pane', 'pane')}") == []


def test_the_head_of_an_accordion_that_is_no_heading() -> None:
    head = '<div id="t1" role="button" aria-controls="c1" aria-expanded="false"><a href="">Board of Trustees</a></div>'
    panel = f'<div id="c1" role="region" aria-labelledby="t1">{PEOPLE}</div>'
    assert named(f"<h1>About</h1><div>{head}{panel}</div>") == NAMES


def test_a_panel_of_others_is_no_board() -> None:
    tabs = (
        '<button role="tab" aria-controls="p1">Trustees</button>'
        '<button role="tab" aria-controls="p2">Our donors</button>'
    )
    donors = '<div id="p2" role="tabpanel"><p>Dan Stub</p><p>Eve Martin</p></div>'
    panels = f'<div id="p1" role="tabpanel">{PEOPLE}</div>{donors}'
    assert named(f"<h1>About us</h1>{tabs}{panels}") == NAMES


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ann Sample // Chair", "Bob Probe // Treasurer"),
        ("Chair → Ann Sample", "Treasurer → Bob Probe"),
        ("Chair: ____Ann Sample____", "Treasurer: ____Bob Probe____"),
        ("Chair: currently Ann Sample", "Treasurer: currently Bob Probe"),
        ("Ann Sample (Chair)", "Bob Probe (Treasurer)"),
    ],
)
def test_marks_between_seats_and_names(first: str, second: str) -> None:
    assert told(page(f"<h1>Committee</h1><ul><li>{first}</li><li>{second}</li></ul>")) == [
        ("Ann Sample", "Chair"),
        ("Bob Probe", "Treasurer"),
    ]


def test_a_sentence_that_says_who_holds_each_seat() -> None:
    sentence = "<p>The Chair is Ann Sample, the Treasurer is Bob Probe and the Secretary is Cathy Trial.</p>"
    assert told(page(f"<h1>Committee</h1>{sentence}")) == [
        ("Ann Sample", "Chair"),
        ("Bob Probe", "Treasurer"),
        ("Cathy Trial", "Secretary"),
    ]
    story = "<p>The weather is fine and Ann Sample is happy, while Sampleton is a town.</p>"
    assert page(f"<h1>Committee</h1>{story}") == []
