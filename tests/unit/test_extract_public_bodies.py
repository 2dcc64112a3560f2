"""Shapes that British public bodies print: registers of interests, minutes in tables, two languages, award nights."""

from tests.unit.pages import NAMES, items, names, page, table, told


def test_a_cell_with_the_name_above_the_role_states_both_beside_other_columns() -> None:
    rows = page(
        "<h1>Register of directors' interests</h1>"
        + table(
            ("<b>Ann Sample</b><br>Chair", "Trustee, Sampleton Hospice", "Personal"),
            ("<b>Bob Probe</b><br>Non-Executive Director", "None", ""),
            ("<b>Cath Trial</b><br>Medical Director", "Spouse, Dan Stub, works here", "Indirect"),
            head=("Name and position", "Interest declared", "Nature"),
        )
    )
    assert told(rows) == [
        ("Ann Sample", "Chair"),
        ("Bob Probe", "Non-Executive Director"),
        ("Cath Trial", "Medical Director"),
    ]


def test_names_and_roles_broken_into_lines_side_by_side_go_together_line_by_line() -> None:
    def minutes(*roles: str) -> list[tuple[str, str]]:
        attendance = table(
            ("<b>Present:</b>", "<br>".join(NAMES[:3]), "<br>".join(roles)),
            ("<b>Apologies:</b>", NAMES[3], "Council-appointed Director"),
        )
        return told(page(f"<h1>Minutes of the Board of Directors</h1>{attendance}"))

    assert minutes("Independent Chair", "Elected Staff Director", "Managing Director") == [
        ("Ann Sample", "Independent Chair"),
        ("Bob Probe", "Elected Staff Director"),
        ("Cath Trial", "Managing Director"),
        ("Dan Stub", "Council-appointed Director"),
    ]
    # One line too few: whose role each is, the page does not say, and nobody is given all of them.
    assert [role for _, role in minutes("Independent Chair", "Elected Staff Director")] == [
        "",
        "",
        "",
        "Council-appointed Director",
    ]


def test_a_page_in_two_languages_says_each_label_and_each_vacancy_once() -> None:
    rows = page(
        "<h1>Ein Bwrdd / Our Board</h1><dl><dt>Cadeirydd / Chair</dt><dd>Ann Sample</dd>"
        "<dt>Enwebwyd gan y Cyngor / Council nominees</dt><dd>Cllr Bob Probe</dd><dd>Cllr Cath Trial</dd>"
        "<dt>Ymddiriedolwyr annibynnol / Independent trustees</dt><dd>Dan Stub</dd><dd>Swydd wag / Vacant</dd></dl>"
        "<h2>Prif Weithredwr / Chief Executive</h2><p>Eve Model sy'n arwain y tîm.</p>"
    )
    nominees, independent = (
        "Enwebwyd gan y Cyngor / Council nominees",
        "Ymddiriedolwyr annibynnol / Independent trustees",
    )
    assert told(rows) == [
        ("Ann Sample", "Cadeirydd / Chair"),
        ("Bob Probe", nominees),
        ("Cath Trial", nominees),
        ("Dan Stub", independent),
        ("", independent),
    ]


def test_a_surname_that_begins_with_a_small_d() -> None:
    assert names(page("<h1>Public governors</h1>" + items("Ann d’Sample", "Bob d'Probe", "Cath Trial"))) == [
        "Ann d’Sample",
        "Bob d'Probe",
        "Cath Trial",
    ]


def test_no_prize_makes_a_board_although_governors_gave_it() -> None:
    body = (
        "<h1>The 2024 award winners of Sampleton Hospital</h1><h2>Governors' choice</h2>"
        + items("Ann Sample – Physiotherapist", "Bob Probe – Ward Clerk", "Cath Trial – Consultant")
        + "<p>Chair Dan Stub said: “I am proud of every one of them.”</p>"
    )
    assert page(body) == []


def test_a_quotation_below_a_list_is_nobodys_affiliation() -> None:
    rows = page(
        "<h1>Board of trustees</h1>" + items(*NAMES[:3]) + "<p>Ann said: “We are proud of every one of them.”</p>"
    )
    assert [row.affiliation for row in rows] == ["", "", ""]


def test_a_role_behind_a_note_comes_first_whether_the_name_is_set_in_bold_or_not() -> None:
    notes = ("(elected until May 2026) – Lead Governor", "(elected until May 2027)")
    for ann, bob in (NAMES[:2], [f"<strong>{name}</strong>" for name in NAMES[:2]]):
        rows = page("<h1>Public governors</h1>" + items(f"{ann} {notes[0]}", f"{bob} {notes[1]}"))
        assert told(rows) == [
            ("Ann Sample", "Lead Governor (elected until May 2026)"),
            ("Bob Probe", "Public governors (elected until May 2027)"),
        ]


def test_a_paragraph_in_parts_gives_each_part_its_own_role() -> None:
    rows = page(
        "<h1>Committee of Management</h1><p>The Committee is elected each year. Our office bearers are: "
        "<b>Chairperson</b> – Ann Sample; <b>Secretary</b> – Bob Probe. Committee members: Cath Trial and "
        "Cllr Dan Stub (Council nominee). Co-optees: Prof Eve Model.</p>"
    )
    assert told(rows) == [
        ("Ann Sample", "Chairperson"),
        ("Bob Probe", "Secretary"),
        ("Cath Trial", "Committee members"),
        ("Dan Stub", "Committee members (Council nominee)"),
        ("Eve Model", "Co-optees"),
    ]


def test_portraits_list_who_is_under_them_with_a_role_or_without_and_a_picture_of_some_does_not() -> None:
    def portrait(name: str, said: str) -> str:
        return f"<figure><img src=a.jpg><figcaption><strong>{name}</strong> <span>{said}</span></figcaption></figure>"

    shown = "<figure><img src=b.jpg><figcaption>Eve Model and Gil Fake at the opening</figcaption></figure>"
    rows = page(
        "<h1>Our trustees</h1>"
        + portrait("Ann Sample", "Chair")
        + portrait("Bob Probe", "Friends of the Museum")
        + portrait("Cllr Cath Trial", "Sampleton Town Council")
        + shown
    )
    assert [(row.person_name, row.role, row.affiliation) for row in rows] == [
        ("Ann Sample", "Chair", ""),
        ("Bob Probe", "", "Friends of the Museum"),
        ("Cath Trial", "", "Sampleton Town Council"),
    ]


def test_microdata_tells_names_and_roles_apart_where_nothing_printed_does() -> None:
    def person(*parts: tuple[str, str], between: str = " ") -> str:
        said = between.join(f'<span itemprop="{of_what}">{text}</span>' for of_what, text in parts)
        return f'<div itemscope itemtype="https://schema.org/Person">{said}</div>'

    rows = page(
        "<h1>Board of directors</h1>"
        + person(("name", "Testa Alpha"), ("jobTitle", "Chair"))
        + person(("name", "Mbali Xu"), ("jobTitle", "Trustee"), ("worksFor", "Invented Works"))
        + person(("jobTitle", "Staff director"), ("name", "Testo Beta"), between="")
        + person(("name", "Testis Delta"), ("affiliation", "Invented Works"), between=", ")
        + person(("honorificPrefix", "Cllr"), ("givenName", "Testine"), ("familyName", "Gamma"))
        + '<meta itemprop="jobTitle" content="Never printed">'
    )
    assert [(row.name_as_published, row.role, row.affiliation) for row in rows] == [
        ("Testa Alpha", "Chair", ""),
        ("Mbali Xu", "Trustee", "Invented Works"),
        ("Testo Beta", "Staff director", ""),
        ("Testis Delta", "", "Invented Works"),
        ("Cllr Testine Gamma", "", ""),
    ]
