# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Boards printed as tables: headers believed, spans carried, columns judged together."""

from spiders.extract import extract
from spiders.items import Listing


def page(body: str) -> list[Listing]:
    return extract(
        f"<html><head><title>Governors</title></head><body><h1>Council of governors</h1>{body}</body></html>"
    )


def told(rows: list[Listing]) -> list[tuple[str, str, str]]:
    return [(row.person_name or row.name_as_published, row.role, row.affiliation) for row in rows]


def test_header_cells_say_which_column_is_what() -> None:
    rows = page(
        "<table><tr><th>Name</th><th>Role</th><th>Constituency</th><th>Term ends</th></tr>"
        "<tr><td>Ann Sample</td><td>City archivist</td><td>Rugtest</td><td>May 2027</td></tr>"
        "<tr><td>Vacant</td><td>Public governor</td><td>Covtest</td><td></td></tr></table>"
    )
    assert told(rows) == [
        ("Ann Sample", "City archivist", "Rugtest"),
        ("Vacant", "Public governor", "Covtest"),
    ]
    assert rows[1].vacant


def test_a_cell_that_spans_rows_is_carried_and_a_biography_is_not_kept() -> None:
    bio = "Bob was born here and has worked for the trust for many years, and enjoys walks. " * 4
    rows = page(
        "<table><tr><th>Class</th><th>Constituency</th><th>Governor</th></tr>"
        "<tr><td rowspan=2>Public</td><td>Buckstest</td><td>Ann Sample</td></tr>"
        f"<tr><td>Oxtest</td><td>Bob Probe<p>{bio}</p></td></tr><tr><td>Staff</td><td>Clinical</td><td>Cath Trial</td></tr></table>"
    )
    assert told(rows) == [
        ("Ann Sample", "Public", "Buckstest"),
        ("Bob Probe", "Public", "Oxtest"),
        ("Cath Trial", "Staff", "Clinical"),
    ]


def test_a_header_that_is_a_kind_of_seat_is_the_group_of_the_names_below() -> None:
    rows = page(
        "<table><tr><td><b>Independent Directors:</b></td><td><b>Partner Directors:</b></td></tr>"
        "<tr><td>J Testman (Chair)</td><td>K Sample</td></tr><tr><td></td><td>D Probe</td></tr></table>"
    )
    assert [(row.person_name, row.group_heading) for row in rows] == [
        ("J Testman", "Independent Directors"),
        ("K Sample", "Partner Directors"),
        ("D Probe", "Partner Directors"),
    ]
    assert [row.role for row in rows] == ["Chair", "Partner Directors", "Partner Directors"]


def test_a_role_to_the_left_is_carried_down_over_blank_cells() -> None:
    rows = page(
        "<table><tr><td>Chair:</td><td>Ann Sample</td></tr><tr><td>Board members:</td><td>Bob Probe and Cath Trial</td></tr>"
        "<tr><td></td><td>Dan Stub</td></tr></table>"
    )
    assert told(rows) == [
        ("Ann Sample", "Chair", ""),
        ("Bob Probe", "Board members", ""),
        ("Cath Trial", "Board members", ""),
        ("Dan Stub", "Board members", ""),
    ]


def test_rows_that_are_titles_are_the_group_of_the_rows_below() -> None:
    rows = page(
        "<table><tr><th>Name</th><th>Area</th></tr><tr><td colspan=2>Public governors</td></tr><tr><td>Ann Sample</td><td>Rugtest</td></tr>"
        "<tr><td colspan=2>Staff governors</td></tr><tr><td>Bob Probe</td><td>Nursing</td></tr></table>"
    )
    assert [(row.person_name, row.group_heading, row.affiliation) for row in rows] == [
        ("Ann Sample", "Public governors", "Rugtest"),
        ("Bob Probe", "Staff governors", "Nursing"),
    ]


def test_a_table_of_seats_without_names_gives_nobody() -> None:
    assert (
        page(
            "<table><tr><th>Constituency</th><th>Seats</th></tr><tr><td>Chester le Test</td><td>2</td></tr><tr><td>Medical</td><td>1</td></tr></table>"
        )
        == []
    )


def test_a_table_that_only_lays_a_page_out_is_read_as_its_lines() -> None:
    rows = page(
        "<table><tr><td><table><tr><td><h2>Trustees</h2><ul><li>Ann Sample</li></ul></td><td><ul><li>Bob Probe, Chair</li></ul></td></tr></table></td></tr></table>"
    )
    assert [(row.person_name, row.group_heading) for row in rows] == [
        ("Ann Sample", "Trustees"),
        ("Bob Probe", "Trustees"),
    ]


def test_first_name_and_surname_columns_are_one_name() -> None:
    rows = page(
        "<table><tr><th>Surname</th><th>First name</th><th>Ward</th></tr><tr><td>Sample</td><td>Ann</td><td>North Test</td></tr><tr><td>Probe</td><td>Bob</td><td>South Test</td></tr></table>"
    )
    assert told(rows) == [("Ann Sample", "", "North Test"), ("Bob Probe", "", "South Test")]


def test_attendance_in_a_table_keeps_apologies_and_leaves_out_those_in_attendance() -> None:
    rows = page(
        "<table><tr><td>Present:</td><td>Ann Sample (Chair)<br>Bob Probe</td></tr><tr><td>Apologies:</td><td>Dan Stub</td></tr>"
        "<tr><td>In attendance:</td><td>Eve Mock, Chief Executive</td></tr></table>"
    )
    assert [(row.person_name, row.group_heading, row.absent) for row in rows] == [
        ("Ann Sample", "Present", False),
        ("Bob Probe", "Present", False),
        ("Dan Stub", "Apologies", True),
    ]


def test_a_party_in_brackets_leaves_room_for_the_ward_in_the_next_column() -> None:
    rows = page(
        "<table><tr><td>1</td><td>Cllr Ann Sample (Lab)</td><td>Rugtest</td></tr>"
        "<tr><td>2</td><td>Cllr Bob Probe (Con)</td><td>Covtest</td></tr>"
        "<tr><td>3</td><td>Cllr Cath Trial (Lab)</td><td>Wartest</td></tr></table>"
    )
    assert [affiliation for _, _, affiliation in told(rows)] == ["Rugtest", "Covtest", "Wartest"]


def test_a_cell_of_nothing_but_long_lines_names_nobody_and_the_table_is_read() -> None:
    told_of = "<p>" + "What this committee does for the town and for all who live in it, " * 4 + "</p>"
    rows = page(
        "<table><tr><th>Committee</th><th>Chair</th><th>Members</th></tr>"
        f"<tr><td>Youth</td><td>Ann Sample</td><td>{told_of * 2}</td></tr>"
        f"<tr><td>Works</td><td>Bob Probe</td><td>{told_of * 2}</td></tr></table>"
    )
    assert [row.person_name for row in rows] == ["Ann Sample", "Bob Probe"]
