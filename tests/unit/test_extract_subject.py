"""Pages that print no word of who is listed on them, and say it in their mark-up."""

import pytest

from tests.unit.pages import NAMES, names, page

_BIOGRAPHIES = "".join(
    f"<div><h3>{name}</h3><p>{name} has worked across the county in community theatre for many years.</p></div>"
    for name in NAMES
)


@pytest.mark.parametrize(
    "said",
    [
        '<link rel="canonical" href="https://www.example.org/about/meet-the-trustees/">',
        '<meta property="og:url" content="https://www.example.org/trustees.html">',
        '<ul><li><a href="/">Home</a></li><li class="menu-item current-menu-item"><a href="/t">Trustees</a></li></ul>',
        '<p><a href="/">Home</a> <a href="/t" aria-current="page">Our Trustees</a></p>',
    ],
)
def test_the_address_of_a_page_or_its_menu_says_who_is_listed(said: str) -> None:
    assert names(page(f"{said}{_BIOGRAPHIES}")) == list(NAMES)
    assert page(f"{said.replace('rustees', 'heatre')}{_BIOGRAPHIES}") == []


def test_the_cards_of_trustees_are_marked_as_such() -> None:
    marked = _BIOGRAPHIES.replace("<div>", '<div class="TrusteesSection__Trustee-x1 kJR">')
    assert names(page(marked)) == list(NAMES)
    assert page(marked.replace("Trustee", "Player")) == []


def test_a_menu_that_marks_several_items_says_nothing() -> None:
    both = '<ul><li class="active"><a>Home</a></li><li class="active"><a>Trustees</a></li></ul>'
    assert page(f"{both}{_BIOGRAPHIES}") == []


def test_what_is_printed_turns_people_away_whatever_the_menu_says() -> None:
    menu = '<p><a href="/t" aria-current="page">Trustees</a></p>'
    assert page(f"{menu}<h1>Our volunteers remembered</h1><h2>In memoriam</h2>{_BIOGRAPHIES}") == []


def test_an_address_that_is_none_is_passed_over() -> None:
    assert page(f'<link rel="canonical" href="https://[broken/trustees">{_BIOGRAPHIES}') == []
