# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""What one line leaves open, the lines printed in the same way around it decide."""

from spiders.extract import extract
from spiders.items import Listing


def page(body: str, title: str = "") -> list[Listing]:
    return extract(f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>")


def told(rows: list[Listing]) -> list[tuple[str, str]]:
    return [(row.person_name, row.role) for row in rows]


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def test_in_a_column_of_roles_every_cell_is_a_role() -> None:
    rows = page(
        "<h2>Choir committee</h2>"
        + table(
            "<td>Chairman</td><td>Ann Sample</td>",
            "<td>Treasurer</td><td>Bob Probe</td>",
            "<td>Librarian</td><td>Cath Trial</td>",
            "<td>Soprano</td><td>Eve Mock</td>",
        )
    )
    assert told(rows)[-1] == ("Eve Mock", "Soprano")


def test_a_plural_with_an_empty_cell_beside_it_is_the_title_of_the_rows_below() -> None:
    rows = page(
        "<h2>Choir committee</h2>"
        + table(
            "<td>Chairman:</td><td>Ann Sample</td>",
            "<td>Treasurer:</td><td>Bob Probe</td>",
            "<td>Voice Representatives:</td><td></td>",
            "<td>Secretary:</td><td>Cath Trial</td>",
        )
    )
    assert told(rows)[-1] == ("Cath Trial", "Secretary")
    assert rows[-1].group_heading == "Voice Representatives"


def test_a_job_printed_as_the_seats_beside_it_is_a_seat() -> None:
    rows = page(
        "".join(
            f"<p><b>{role}</b><br><b>{name}</b></p>"
            for role, name in [("Chairman", "Ann Sample"), ("Secretary", "Bob Probe"), ("Archivist", "Cath Trial")]
        )
    )
    assert ("Cath Trial", "Archivist") in told(rows)


def test_in_a_list_of_roles_and_names_what_stands_in_front_is_the_role() -> None:
    rows = page(
        "<h1>Committee</h1><ul><li>Chairman: Ann Sample</li><li>Secretary: Bob Probe</li><li>Social: Cath and Dan Trial</li></ul>"
    )
    assert told(rows)[2:] == [("Cath Trial", "Social"), ("Dan Trial", "Social")]


def test_a_role_that_might_be_a_name_stands_in_front_as_the_others_do() -> None:
    rows = page(
        "<h3>Officers</h3><p>President: Ann Sample<br>Treasurer: Bob Probe<br>Match Captain: Ulf Bergtest<br>Auditor: Cath Trial</p>"
    )
    assert ("Ulf Bergtest", "Match Captain") in told(rows)


def test_a_name_that_might_be_a_place_is_a_name_among_names() -> None:
    rows = page("<h2>Board</h2><p>Ann Sample</p><p>Testa Grange</p><p>Bob Probe</p><p>Cath Trial</p>")
    assert [row.person_name for row in rows] == ["Ann Sample", "Testa Grange", "Bob Probe", "Cath Trial"]


def test_a_kind_of_seat_in_the_column_for_places_is_the_role() -> None:
    rows = page(
        "<h1>Governors</h1>"
        + table(
            "<th>Constituency</th><th>Class</th><th>Governor</th>",
            "<td>Staff</td><td>Nursing</td><td>Ann Sample</td>",
            "<td>Public</td><td>Testbury</td><td>Bob Probe</td>",
        )
    )
    assert [(row.role, row.affiliation) for row in rows] == [("Staff", "Nursing"), ("Public", "Testbury")]


def test_who_has_left_drops_out_and_who_came_keeps_the_role_of_the_list() -> None:
    rows = page(
        "<h2>Reference details of the charity</h2>"
        + table(
            "<td>Trustees</td><td>Mrs Ann Sample</td>",
            "<td></td><td>Ms Cath Trial(appointed 7 July 2023)</td>",
            "<td></td><td>Mr Bob Probe(resigned 21 June 2024)</td>",
        )
    )
    assert told(rows) == [("Ann Sample", "Trustees"), ("Cath Trial", "Trustees (appointed 7 July 2023)")]


def test_members_of_other_councils_and_of_parliament_are_not_on_the_parish_council() -> None:
    rows = page(
        "<h1>Your Parish Council</h1><ul><li>Ann Sample (Chair)</li><li>Bob Probe</li><li>Cath Trial</li></ul>"
        "<p>Borough Councillor: Cllr Dan Stub</p><p>Member of Parliament: Eve Mock MP</p>"
    )
    assert [row.person_name for row in rows] == ["Ann Sample", "Bob Probe", "Cath Trial"]


def test_how_to_reach_a_committee_tells_who_is_on_it() -> None:
    rows = page(
        "<h1>Contact the committee</h1><p>Chair: Ann Sample<br>Email: x</p><p>Secretary: Bob Probe<br>Email: x</p>"
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Secretary")]


def test_a_sentence_over_the_first_card_is_not_its_role() -> None:
    rows = page(
        "<h2>Your councillors</h2><div>Members as confirmed at the August meeting.</div>"
        "<div><div><div>Ann Sample</div><div>Chair</div></div><div><div>Bob Probe</div><div>Councillor</div></div></div>"
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Councillor")]


def test_a_sentence_with_a_date_before_it_lists_the_whole_board() -> None:
    rows = page(
        "<h1>About us</h1><p>As at 1 April 2024 the Board comprised: Ann Sample (Chair), Bob Probe, Cath Trial and Dan Stub. It met six times.</p>"
    )
    assert [row.person_name for row in rows] == ["Ann Sample", "Bob Probe", "Cath Trial", "Dan Stub"]


def test_roles_in_the_row_below_belong_to_the_names_above_them() -> None:
    rows = page(
        "<h1>Board members</h1>"
        + table(
            "<td><img></td><td><img></td>",
            "<td>Ann Sample</td><td>Bob Probe</td>",
            "<td>Chair</td><td>Staff Member</td>",
            "<td><img></td><td></td>",
            "<td>Cath Trial</td><td>Dan Stub</td>",
            "<td>Member</td><td>Treasurer</td>",
        )
    )
    assert told(rows) == [
        ("Ann Sample", "Chair"),
        ("Bob Probe", "Staff Member"),
        ("Cath Trial", "Member"),
        ("Dan Stub", "Treasurer"),
    ]


def test_a_small_role_in_the_heading_of_a_name_is_its_role() -> None:
    rows = page(
        "<h1>Directors</h1><h2>Ann Sample<br><small>Independent Chair</small></h2><p>Text.</p>"
        "<h2>Bob Probe<br><small>Worker Director</small></h2><p>Text.</p>"
    )
    assert told(rows) == [("Ann Sample", "Independent Chair"), ("Bob Probe", "Worker Director")]


def test_a_table_of_those_who_apply_or_win_is_no_board() -> None:
    for title in ("Applicant", "Winner", "Speaker"):
        held = table(f"<th>No</th><th>{title}</th>", "<td>A</td><td>Ann Sample</td>", "<td>B</td><td>Bob Probe</td>")
        assert page(f"<h1>Planning committee</h1>{held}") == []


def test_the_member_of_the_month_is_on_no_board() -> None:
    assert page("<h1>Members</h1><h3>Member of the month</h3><p>Ann Sample</p>", "Members area") == []
