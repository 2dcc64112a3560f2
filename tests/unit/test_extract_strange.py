# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""What pages of other kinds print around their boards: cards, minutes, agendas, pictures, forms, other languages."""

import pytest

from tests.unit.pages import NAMES, items, names, page, told


def test_what_every_card_prints_above_the_name_is_the_role_though_few_of_its_words_say_so() -> None:
    above = ("Records Coordinator", "Licensing", "Treasurer", "Forms Creation")
    rows = page(
        "<h2>Executive Board</h2>"
        + "".join(f"<div><p>{role}</p><p>{name}</p></div>" for role, name in zip(above, NAMES, strict=True))
    )
    assert [role for _, role in told(rows)] == list(above)


def test_neither_a_street_nor_a_pronoun_is_published_with_a_holder() -> None:
    rows = page(
        "<h2>Board members</h2>"
        "<div><h3>Ann Sample | Chair</h3><p>12 Invented Street</p></div>"
        "<div><h3>Bob Probe | Secretary</h3><p>Sampleton PA 00000</p></div>"
        "<div><h3>Cath Trial | Treasurer</h3><p><strong>Pronouns:</strong> she/her</p></div>"
        + items("Dan Stub (Member) - Samplegatan 10", "Eve Mock (Member) - Sampleton District Council")
    )
    assert [row.affiliation for row in rows] == ["", "", "", "", "Sampleton District Council"]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>The Society's Medal</h2><p>The committee gave the medal to two people.</p>"
        + "<figure><figcaption>Ann Sample, Bob Probe</figcaption></figure>"
        + "<figure><figcaption>Ann Sample, Cath Trial, Dan Stub</figcaption></figure>",
        "<h2>Medal 2022</h2><p>The committee therefore cited the following paper for its contribution:</p>"
        + items("Ann Sample and Bob Probe: On invented things, Annals 193 (3) (2021), pp. 793-835."),
        "<h1>Board</h1><h2>Our history</h2><p>This is a picture of the board of that time.</p><p>Standing: Ann Sample, Bob Probe, Cath Trial <br>Seated: Dan Stub, Eve Mock</p>",
        "<p>Parish Council</p><p>AGENDA</p>" + items("Apologies", "R Way - Report", "Finance Committee - Report"),
        "<h1>How the Board works</h1><p><strong>Accountable Bodies </strong>- Sampleton Council has the role of accountable body for all funding that relates to projects which are physically located in the area of the Deal.</p>",
        "<h2>Le bureau</h2><p><strong>Contactez Nous :</strong></p>"
        + items("<strong>Par email :</strong> box", "<strong>Portable :</strong> none"),
    ],
)  # fmt: skip
def test_pictures_papers_and_paragraph_titles_list_nobody(body: str) -> None:
    assert names(page(body)) == []


def test_how_we_work_is_no_question_and_a_board_may_stand_below_it() -> None:
    rows = page(
        "<h1>How We Work</h1><p>There are three seats on the Partnership Board, made up of one member from each council:</p>"
        + items(
            "Cllr Ann Sample, Leader Sampleton Council, Co-Chair",
            "Cllr Bob Probe, Leader Probeton Council",
            "Cllr Cath Trial, Leader Trialton Council",
        )
    )
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial"]


def test_the_names_below_present_are_read_though_a_guest_stands_among_them() -> None:
    rows = page(
        "Network meeting<br>Present: <br>Ann Sample (Sample Trust), Bob Probe (Probe Society), Cath Trial (Trial Group),"
        " Dan Stub (Stub Club), Eve Mock (Mock Forum), Guest Speaker - Zed Test (Council)<br>"
        "Apologies:<br>Flo Fixture (Fixture Trust), Gus Dummy (Dummy Group)"
        "<p>The Chair, welcomed everyone to the meeting.</p>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial", "Dan Stub", "Eve Mock", "Flo Fixture", "Gus Dummy"]
    assert [row.absent for row in rows] == [False] * 5 + [True] * 2
    assert {row.role for row in rows} == {""}


def test_those_elected_are_read_from_one_line_and_two_names_without_a_comma_are_two() -> None:
    rows = page(
        "<p>Present - Ann Sample, Bob Probe, Cath Trial Dan Stub, Eve Mock</p><p>Election of Management Committee:</p>"
        "<p>Ann Sample- chair, Bob Probe- vice chair, Cath Trial &amp; Dan Stub- members. </p>"
    )
    assert told(rows)[-4:] == [
        ("Ann Sample", "chair"),
        ("Bob Probe", "vice chair"),
        ("Cath Trial", "members"),
        ("Dan Stub", "members"),
    ]
    assert names(rows)[:5] == ["Ann Sample", "Bob Probe", "Cath Trial", "Dan Stub", "Eve Mock"]


def test_a_role_in_a_lower_heading_above_each_name_is_that_name_s() -> None:
    rows = page(
        "<h2><a href='/'>OSP Sampleton</a></h2><center>"
        "<h5>Prezes</h5><h4>Druh Jan Próbny</h4><br><h5>Naczelnik</h5><h4>Druh Piotr Wzorny</h4><br>"
        "<h5>Gospodarz</h5><h4>Druh Marek Testowy</h4><br><h5>Kierowca</h5><h4>Druh Adam Przykładny</h4></center>"
    )
    assert told(rows) == [
        ("Jan Próbny", "Prezes"),
        ("Piotr Wzorny", "Naczelnik"),
        ("Marek Testowy", "Gospodarz"),
        ("Adam Przykładny", "Kierowca"),
    ]


def test_a_list_that_windows_print_again_counts_once_and_a_vacancy_said_twice_is_one() -> None:
    seats = list(zip(NAMES, ("Chair", "Parent Governor", "Staff Governor", "Governor"), strict=True))
    card = "<div><h3>Pending</h3><p>Parent Governor</p><span>Position Available</span></div>"
    windows = "".join(f"<div><h2>{name}</h2><p><b>Category:</b> {role}</p></div>" for name, role in seats)
    rows = page(
        "<h3>Our Governors</h3>"
        + "".join(f"<div><h3>{name}</h3><p>{role}</p><span>View Details</span></div>" for name, role in seats)
        + f"{card}<h3>Committee Responsibilities</h3><p>Two committees report to the governors.</p>{windows}"
    )
    assert told(rows) == [*seats, ("", "Parent Governor")]


@pytest.mark.parametrize(
    ("office", "heading"),
    [("Presidencia", "Junta Directiva"), ("Trésorerie", "Le bureau du comité"), ("Schriftwart", "Vorstand")],
)
def test_an_office_that_is_said_as_a_function_is_a_role(office: str, heading: str) -> None:
    rows = page(
        f"<h2>{heading}</h2><article><span>{office}</span><p>Ana Muestra</p></article>"
        "<article><span>Vocalía</span><p>Luis Prueba</p></article>"
    )
    assert told(rows)[0] == ("Ana Muestra", office)


def test_a_letter_that_was_lost_to_a_quotation_mark_is_no_part_of_the_name() -> None:
    rows = page("<h2>Trustees</h2>" + items("Ann Sample", "‘Bob Probe", "Cath Trial"))
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial"]


def test_each_line_of_a_cell_is_a_holder_and_a_title_without_a_row_heads_the_rows_below_it() -> None:
    rows = page(
        "<h1>Les membres du bureau</h1><table><tbody><thead><th>Le bureau</th><th>Prénom / Nom</th></thead>"
        + "<tr><td>Président</td><td>Ann Sample</td></tr>"
        + "<tr><td>Secrétaires suppléants</td><td>Bob Probe<br>Cath Trial</td></tr>"
        + "<thead><th colspan=2>Commission sportive</th></thead>"
        + "<tr><td>Responsable</td><td>Dan Stub</td></tr></tbody></table>"
    )
    assert told(rows) == [
        ("Ann Sample", "Président"),
        ("Bob Probe", "Secrétaires suppléants"),
        ("Cath Trial", "Secrétaires suppléants"),
        ("Dan Stub", "Responsable"),
    ]
    assert rows[3].group_heading == "Commission sportive"


def test_a_table_with_a_row_for_each_year_lists_those_of_the_latest() -> None:
    rows = page(
        "<h1>Committee</h1><table><tr><th>Year</th><th>Chairperson</th><th>Treasurer</th><th>Committee Members</th></tr>"
        "<tr><td>2021</td><td>Ann Sample</td><td>Bob Probe</td><td>Cath Trial, Paul, ~Dan Stub~</td></tr>"
        "<tr><td>2020</td><td>Eve Mock</td><td>Ann Sample</td><td>Dan Stub</td></tr></table>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial", "Dan Stub"]


def test_headings_below_names_are_roles_and_an_address_is_no_heading() -> None:
    cards = [("Ann Sample", "President"), ("Bob Probe", "Secretary"), ("Cath Trial", "Webdesigner")]
    rows = page(
        "<h2>Meet the Officers</h2>"
        + "".join(
            f"<div><h4>{name}</h4><h5>{role}</h5><h6>box{at}@example.org</h6><p>Likes rivers and old maps?</p></div>"
            for at, (name, role) in enumerate([*cards, ("Dan Stub", "Adviser")])
        )
    )
    assert told(rows) == [*cards, ("Dan Stub", "Adviser")]
    assert {row.group_heading for row in rows} == {"Meet the Officers"}


def test_what_councillors_see_to_is_their_role_and_to_be_confirmed_is_nothing() -> None:
    rows = page(
        "<h1>Sampleton Parish Council</h1><h3>Councillor responsibilities</h3>"
        "<p>Ann Sample - Chairman, Roads</p><p>Bob Probe - Footpaths, Village Hall</p><p>Cath Trial - TBC</p>"
    )
    assert told(rows) == [("Ann Sample", "Chairman"), ("Bob Probe", "Footpaths, Village Hall"), ("Cath Trial", "")]


def test_tables_without_headings_are_judged_each_for_itself() -> None:
    rows = page(
        "<table><tr><td>Ann Sample</td><td>Bob Probe</td></tr><tr><td>Président</td><td>Trésorier</td></tr></table>"
        "<table><tr><td>Cath Trial</td><td>Dan Stub</td></tr><tr><td>Responsable</td><td></td></tr></table>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe"]


def test_a_break_that_is_closed_breaks_the_line_as_in_every_browser() -> None:
    rows = page("<h2>Board members</h2><p>Ann Sample</br>Bob Probe</BR>Cath Trial</br ></p>")
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial"]


def test_halves_of_a_name_in_two_headings_beside_each_other_are_put_together() -> None:
    cards = "".join(
        f"<div><h3>{name.split()[0]}</h3><h3>{name.split()[1]}</h3><p>Trustee</p></div>" for name in NAMES[:3]
    )
    assert names(page(f"<h2>Our trustees</h2>{cards}")) == list(NAMES[:3])


@pytest.mark.parametrize("label", ["Bestuur", "Committee", "Membres du bureau", "Mitglieder des Vorstands"])
def test_the_body_alone_in_plain_text_is_the_label_of_the_list_below_it(label: str) -> None:
    assert names(page(f"<p>{label}</p>" + items(*NAMES))) == list(NAMES)


def test_a_heading_of_the_same_level_right_below_a_name_is_its_role() -> None:
    cards = "".join(
        f"<li><h4>{name}</h4><h4>{role}</h4></li>"
        for name, role in zip(NAMES, ("Chair", "Treasurer", "Secretary", "Trustee"), strict=True)
    )
    rows = page(f"<h2>Trustees</h2><ul>{cards}</ul>")
    assert told(rows) == list(zip(NAMES, ("Chair", "Treasurer", "Secretary", "Trustee"), strict=True))


def test_offices_put_together_of_two_words_are_roles() -> None:
    held = ("Schriftführer", "Gewässerwart", "Jugendleiterin", "Hoofdleider")
    rows = page("<h2>Vorstand</h2>" + "".join(f"<p>{role}: {name}</p>" for role, name in zip(held, NAMES, strict=True)))
    assert told(rows) == list(zip(NAMES, held, strict=True))


def test_a_street_with_its_number_is_published_in_no_language_and_a_ward_with_its_number_is() -> None:
    rows = page(
        "<h2>Board members</h2>"
        + items("Ann Sample, Chair, Erfundener Damm 9", "Bob Probe (Member) - Sampleton Ward 3")
    )
    assert [row.affiliation for row in rows] == ["", "Sampleton Ward 3"]


def test_a_text_of_no_sure_form_far_below_the_one_holder_of_a_seat_is_nobody() -> None:
    rows = page(
        "<h2>Committee</h2><h4>Chair</h4><p>Ann Sample</p><h4>Treasurer</h4><p>Bob Probe</p>"
        "<p>We meet on Mondays.</p><p>Everybody is welcome.</p><p>Bring a cup.</p><p>Doors open at six.</p><p>Quillo Vexmar</p>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe"]


def test_the_dead_of_a_board_hold_no_seat() -> None:
    rows = page("<h1>Bestuur</h1>" + items(*NAMES[:2]) + "<h2>Overleden bestuursleden</h2>" + items(*NAMES[2:]))
    assert names(rows) == list(NAMES[:2])


@pytest.mark.parametrize(
    "shape",
    [
        "<li>{name}, {role}, {box}</li>",
        "<li>{name}, {role}, <a href='mailto:{box}'>{box}</a></li>",
        "<li>{name}, {role}, <a href='mailto:{box}'>email</a></li>",
        "<li>{role}: {name} {box}</li>",
        "<li>{name} ({box}) - {role}</li>",
        "<li>{name} - {role}, e-mail: {box}</li>",
        "<li>{name} - {role} | 01632 960000 | {box}</li>",
        "<li>{name}, {role}, (555) 555-0100</li>",
        "<li>{name}, {role}, 1 Invented Road, Sampleton, AB1 2CD</li>",
        "<tr><td>{name} {box}</td><td>{role}, 01632 960000</td></tr>",
    ],
)
@pytest.mark.parametrize(
    "box", ["box@example.org", "&lt;box@example.org&gt;", "box [at] example.org", "box at example dot org"]
)
def test_how_somebody_is_reached_hides_nobody_and_is_published_with_nobody(shape: str, box: str) -> None:
    held = list(zip(NAMES, ("Chair", "Treasurer", "Secretary", "Member"), strict=True))
    listed = "".join(shape.format(name=name, role=role, box=box) for name, role in held)
    around = "table" if shape.startswith("<tr") else "ul"
    rows = page(f"<h2>Board members</h2><{around}>{listed}</{around}>")
    assert [(row.person_name, row.role, row.affiliation) for row in rows] == [(*one, "") for one in held]


def test_a_sentence_that_says_where_to_write_lists_nobody() -> None:
    rows = page(
        "<h2>Board members</h2><p>Questions go to the clerk, Ann Sample, at box@example.org</p><p>box@example.org</p>"
    )
    assert names(rows) == []
