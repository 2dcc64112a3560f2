# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Names and roles that only styles part or join, and names printed in capitals or surname first."""

import pytest

from spiders.extract import extract
from spiders.items import Listing


def page(body: str) -> list[Listing]:
    return extract(f"<!doctype html><html><head><title>Invented Trust</title></head><body>{body}</body></html>")


def told(rows: list[Listing]) -> list[tuple[str, str]]:
    return [(row.person_name, row.role) for row in rows]


BOARD = [("Ann Sample", "Chair"), ("Bob Probe", "Vice Chair"), ("Ulf Bergtest", "Treasurer")]


def each(form: str) -> str:
    return "".join(
        form.format(name=name, given=name.split()[0], surname=name.split()[1], role=role) for name, role in BOARD
    )


@pytest.mark.parametrize(
    "form",
    [
        "<div><h3>{given}<br>{surname}</h3><p>{role}</p></div>",
        "<ul><li><span>{name}</span> <span>{role}</span></li></ul>",
        "<ul><li><span>{name}</span><span>{role}</span></li></ul>",
        "<ul><li><span>{role}</span> <span>{name}</span></li></ul>",
        "<div><a href='#'><span>{name}</span><span>{role}</span></a></div>",
        "<h3><span>{given}</span><span>{surname}</span></h3><p>{role}</p>",
        "<p>{name}-{role}</p>",
        "<p>{name}{role}</p>",
        "<p><b>{role}:</b><span>{name}</span></p>",
    ],
)
def test_a_name_and_a_role_are_read_as_they_are_seen(form: str) -> None:
    assert told(page(f"<h2>Our trustees</h2>{each(form)}")) == BOARD


def test_cards_that_are_links_in_one_element_stay_apart() -> None:
    cards = each("<a href='#'><span>{name}</span><span>{role}</span></a>")
    assert told(page(f"<h2>Our trustees</h2><div>{cards}</div>")) == BOARD


def test_columns_that_are_typed_with_spaces_are_columns() -> None:
    typed = "\n".join(f"{role:<20}{name}" for name, role in BOARD)
    assert told(page(f"<h2>Our trustees</h2><pre>\n{typed}\n</pre>")) == BOARD


def test_a_gap_of_unbreakable_spaces_parts_role_and_name() -> None:
    lines = "".join(f"<p>{role}&nbsp;&nbsp;&nbsp;{name}</p>" for name, role in BOARD)
    assert told(page(f"<h2>Our trustees</h2>{lines}")) == BOARD


def test_a_menu_of_links_without_spaces_is_nobody() -> None:
    menu = "<div><a>Donate</a><a>Search Site</a><a>Shopping Cart</a><a>Privacy Policy</a></div>"
    rows = page(f"<h2>Our trustees</h2><ul><li>Ann Sample</li><li>Bob Probe</li></ul>{menu}")
    assert [row.person_name for row in rows] == ["Ann Sample", "Bob Probe"]


@pytest.mark.parametrize(
    "name", ["Norman HAY", "AGNES TOAL", "A'isha bint Khalid al-Testid", "Ann al-Testid", "Ann ffoulkes-Test"]
)
def test_short_surnames_in_capitals_and_low_articles_are_names(name: str) -> None:
    rows = page(f"<h2>Trustees</h2><ul><li>{name}, Chair</li><li>Bob Probe, Trustee</li></ul>")
    assert told(rows)[0] == (name, "Chair")


def test_a_column_with_surnames_first_is_put_in_order_and_kept_as_printed() -> None:
    names = ["Sample, Ann", "Probe, Dr Bob", "Testhury, Rafiqul"]
    rows = page(
        "<h2>Board members</h2><table><tr><th>Name</th><th>Position</th></tr>"
        + "".join(f"<tr><td>{name}</td><td>Director</td></tr>" for name in names)
        + "</table>"
    )
    assert [row.name_as_published for row in rows] == names
    assert [row.person_name for row in rows] == ["Ann Sample", "Bob Probe", "Rafiqul Testhury"]


def test_a_place_and_its_county_are_no_name_with_the_surname_first() -> None:
    assert page("<h2>Board</h2><p>Meetings are held in</p><ul><li>Dover, Kent</li><li>Bolton, Chelsea</li></ul>") == []


def test_an_address_under_a_name_is_no_second_person() -> None:
    card = "<p>Ann Sample</p><p>12 High Street<br>Oldtest Plain, NY 00000</p>"
    rows = page(f"<h2>Board of Directors</h2><div><h3>Region 1</h3>{card}</div><div><h3>Region 2</h3>{card}</div>")
    assert {row.person_name for row in rows} == {"Ann Sample"}


def test_ranked_roles_keep_their_rank() -> None:
    rows = page(
        "<h2>Trustees</h2><div><p>1st Vice Chair</p><p>Ann Sample</p></div><div><p>2nd Vice Chair</p><p>Bob Probe</p></div>"
    )
    assert told(rows) == [("Ann Sample", "1st Vice Chair"), ("Bob Probe", "2nd Vice Chair")]


def test_a_page_that_leaves_out_its_body_tag_is_read() -> None:
    rows = extract(
        "<!doctype html><html><title>Committee</title><header><p>Invented Club</header><main><h2>Committee</h2>"
        "<h3>Ann Sample - Chair</h3><p>photo soon<h3>Bob Probe - Secretary</h3><p>photo soon</main>"
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Secretary")]


def test_a_chief_heading_that_nobody_would_take_for_a_name_is_no_holder() -> None:
    rows = page(
        "<h1>Vorstand</h1><p>Ann Sample<br>Schatzmeisterin</p><h1>BERATUNGSTEST TESTSTELLE</h1><p>Impressum</p>"
    )
    assert told(rows) == [("Ann Sample", "Schatzmeisterin")]


@pytest.mark.parametrize("name", ["First Last", "John Doe", "Lorem Ipsum"])
def test_a_page_that_nobody_has_filled_in_lists_nobody(name: str) -> None:
    assert page(f"<h2>Board of Directors</h2><div><h3>{name}</h3><p>President</p></div>") == []
