"""Pages that name people and list no board: each kind that a site has beside its board, in small."""

import pytest

from tests.unit.pages import page

PAGES = {
    "news w/ quote": (
        "<h1>New park opens</h1><p>By Ann Sample, Reporter</p>"
        '<p>"We are glad," said Bob Probe, chair of the council.</p><h3>Related</h3><ul>'
        "<li>Board approves budget</li></ul>"
    ),
    "funders": "<h1>Our donors</h1><ul><li>Ann Sample</li><li>Bob Probe</li><li>Cathy Trial</li></ul>",
    "staff contacts": (
        "<h1>Contact us</h1><table>"
        "<tr><td>Office Manager</td><td>Ann Sample</td><td>01632 960000</td></tr>"
        "<tr><td>Caretaker</td><td>Bob Probe</td></tr></table>"
    ),
    "event speakers": (
        "<h1>Annual conference</h1><h2>Speakers</h2><p>Ann Sample, Director of Samples, Sample Ltd</p>"
        "<p>Bob Probe, Chair, Probe Society</p>"
    ),
    "obits": (
        "<h1>In memoriam</h1><p>Ann Sample (1930-2020), past president</p><p>Bob Probe (1940-2021), treasurer</p>"
    ),
    "winners": "<h1>2024 Awards</h1><p>President’s Cup: Ann Sample</p><p>Secretary’s Shield: Bob Probe</p>",
    "job": ("<h1>Vacancy: Chair of the Board</h1><p>We are recruiting a Chair. Contact Ann Sample, HR Director.</p>"),
    "minutes index": "<h1>Board minutes</h1><ul><li><a>3 May 2024</a></li><li><a>Chair’s report</a></li></ul>",
    "band": "<h1>The band</h1><p>Ann Sample – vocals</p><p>Bob Probe – drums, musical director</p>",
    "cast": ("<h1>Hamlet</h1><p>Director: Ann Sample</p><p>Producer: Bob Probe</p><p>Stage manager: Cathy Trial</p>"),
    "research group": (
        "<h1>Sample Lab</h1><h2>Members</h2><p>Ann Sample, Principal Investigator</p><p>Bob Probe, PhD student</p>"
    ),
    "law firm": ("<h1>Our team</h1><p>Ann Sample, Partner</p><p>Bob Probe, Associate</p><p>Cathy Trial, Director</p>"),
    "sports squad": (
        "<h1>First team</h1><p>1 Ann Sample (captain)</p><p>2 Bob Probe</p><p>3 Cathy Trial</p><p>Coach: Dan Stub</p>"
    ),
    "authors": "<h1>Annual report 2024</h1><p>Prepared by Ann Sample and Bob Probe for the Board of Trustees</p>",
    "election": ("<h1>Council election results</h1><p>Ann Sample (Labour) 512 elected</p><p>Bob Probe (Con) 410</p>"),
    "past presidents": "<h1>Past presidents</h1><p>1990 Ann Sample</p><p>1991 Bob Probe</p><p>1992 Cathy Trial</p>",
    "department heads": (
        "<h1>Departments</h1><p>Public Works – Ann Sample, Director</p><p>Parks – Bob Probe, Director</p>"
    ),
    "school staff": (
        "<h1>Our staff</h1><h2>Senior leadership team</h2><p>Ann Sample, Headteacher</p><p>Bob Probe, Deputy Head</p>"
    ),
    "surgeries": (
        "<h1>Councillor surgeries</h1><p>Cllr Ann Sample: first Monday, library</p>"
        "<p>Cllr Bob Probe: second Monday, hall</p>"
    ),
    "planning": "<h1>Planning applications</h1><p>Applicant: Mr Bob Probe</p><p>Agent: Ann Sample Architects</p>",
    "hall hire": "<h1>Hire the hall</h1><p>Bookings Secretary: Ann Sample 01632 960000</p>",
    "volunteers thanks": "<h1>Thank you to our volunteers</h1><p>Ann Sample, Bob Probe, Cathy Trial</p>",
    "gov dept page": "<h1>City Clerk’s office</h1><p>Ann Sample, City Clerk</p><p>Bob Probe, Deputy City Clerk</p>",
    "bill list": (
        "<h1>Bills before the Senate</h1><table><tr><td>SB 12</td><td>Sen. Ann Sample</td></tr>"
        "<tr><td>SB 13</td><td>Sen. Bob Probe</td></tr></table>"
    ),
    "meeting event": (
        "<h1>Board of Trustees Meeting</h1><p>Date: 3 May</p><p>Location: Library</p>"
        "<p>Contact: Ann Sample, Secretary to the Board</p>"
    ),
    "genealogy": "<h1>Family of Ann Sample</h1><p>Bob Probe b. 1820</p><p>Cathy Trial b. 1842</p>",
    "alumni notes": (
        "<h1>Class notes</h1><p>Ann Sample ’85 is president of Sample Corp.</p>"
        "<p>Bob Probe ’92 joined the board of Probe Inc.</p>"
    ),
    "members directory": (
        "<h1>Member directory</h1><ul><li>Ann Sample, Sample Ltd</li><li>Bob Probe, Probe Ltd</li>"
        "<li>Cathy Trial</li></ul>"
    ),
    "consultants": (
        "<h1>Our advisers</h1><p>Auditors: Sample &amp; Co</p><p>Solicitors: Probe LLP</p><p>Bankers: Trial Bank</p>"
    ),
    "blog posts": (
        "<h1>Blog</h1><article><h2>Why governance matters</h2><p>Ann Sample, Chair</p>"
        "<p>3 May 2024</p></article><article><h2>Being a trustee</h2><p>Bob Probe, Trustee</p>"
        "<p>4 May</p></article>"
    ),
    "testimonials": (
        "<h1>What people say</h1><blockquote>Great!</blockquote><p>Ann Sample, CEO, Sample Ltd</p>"
        "<blockquote>Fine!</blockquote><p>Bob Probe, Director, Probe Ltd</p>"
    ),
    "league officials": "<h1>Fixtures</h1><p>Referee: Ann Sample</p><p>Umpire: Bob Probe</p>",
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_without_a_board_gives_no_rows(kind: str) -> None:
    assert page(PAGES[kind]) == []
