"""What is said of a real person rests on the published words: no more than they say, and quoted whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.test_classify import CARE, FT_COUNCIL, HOMES, LEISURE, classify, code
from transforms.labels import read_label
from transforms.schema import CLASSES

AYRSHIRE = "East Ayrshire Council"


# --- a trail of headings
@pytest.mark.parametrize("joint", [" > ", " › ", " » "])
@pytest.mark.parametrize("role", ["Lead Governor", "Deputy Lead Governor", "Governor", ""])
def test_a_trail_of_headings_is_read_piece_by_piece(role: str, joint: str) -> None:
    assert code(FT_COUNCIL, role, joint.join(("Public governors", "West Testfolk"))) == "user public elected"
    trail = joint.join(("Council of Governors", "Public governors", "West Testfolk"))
    assert code(FT_COUNCIL, role, trail) == "user public elected"


def test_a_trail_is_read_with_the_place_printed_beside_the_name() -> None:
    row = classify(FT_COUNCIL, "Lead Governor", "Staff governors > Nursing", affiliation="Nursing")
    assert (row["class"], row["subclass"], row["route"]) == ("worker", "staff", "elected")


# --- sentences that the words support
@pytest.mark.parametrize("role", ["Independent Trustee", "Non-Executive Director", "Audit Chair"])
def test_nothing_is_said_of_why_an_independent_was_chosen(role: str) -> None:
    why = classify(CARE, role)["why"]
    assert "no constituency" in why
    assert "skill" not in why
    assert "board" not in why


@pytest.mark.parametrize(
    ("role", "group", "says"),
    [
        ("Independent director", "appointed by Testshire Council", "a council appoints, but is not the constituency"),
        ("Council-appointed independent member", "", "a council appoints, but is not the constituency"),
        ("Independent Trustee", "selected by the members", "the members select, but are not the constituency"),
        ("Non-executive, appointed by the governors", "", "the governors appoint, but are not the constituency"),
        ("Independent Trustee", "Testshire County Council", "whoever picks such a holder is not the constituency"),
    ],
)
def test_a_selector_is_named_and_is_not_the_constituency(role: str, group: str, says: str) -> None:
    row = classify(LEISURE, role, group)
    assert (row["class"], row["subclass"], row["rule"]) == ("management", "independent", "R2b")
    assert says in row["why"]


def test_people_who_pick_independents_in_a_composition_select_them() -> None:
    assert code(HOMES, "independents", "tenant and council members", name="") == "management independent selected"


def test_no_members_are_spoken_of_where_only_a_founder_is_named() -> None:
    why = classify(HOMES, "Founder")["why"]
    assert "founder" in why
    assert "members" not in why


def test_a_body_beside_a_bare_seat_is_not_said_to_send_the_holder() -> None:
    row = classify(LEISURE, "Director", "Leeds City Council")
    assert (row["class"], row["grade"]) == ("state", "D")
    assert "though not that it sends the holder" in row["why"]


def test_holders_on_a_proposed_body_are_not_said_to_hold_no_seat() -> None:
    row = classify((LEISURE[0], "", "shadow board"), "Trustee")
    assert row["why"].endswith('the body, "shadow board", is proposed or a shadow one, so its holders are not counted.')


def test_a_former_body_is_not_said_to_be_a_holder_who_left() -> None:
    assert "is declared a former one" in classify(LEISURE, "Trustee", status="former")["why"]


@pytest.mark.parametrize("body", ["executive team", "advisory panel"])
def test_the_body_that_does_not_govern_is_named_and_the_role_is_not_quoted(body: str) -> None:
    row = classify((LEISURE[0], "", body), "Chief Executive")
    assert (row["class"], row["rule"], row["quote"]) == ("excluded", "R0", "")
    assert f'the body, "{body}", does not govern' in row["why"]


# --- where somebody works
@pytest.mark.parametrize(
    "affiliation",
    ["City College Testville (principal)", "Cross Tests Homes (chief executive)", "University of Testshire (lecturer)"],
)
def test_a_job_in_another_body_is_no_evidence_of_who_sends(affiliation: str) -> None:
    row = classify(CARE, "Director", affiliation=affiliation)
    assert (row["class"], row["possible"]) == ("unclassified", "worker|user|state|management")
    assert row["quote"] == affiliation


def test_a_principal_elsewhere_is_no_executive_here() -> None:
    row = classify(CARE, "Director (principal of City College Testville)")
    assert (row["class"], row["possible"]) == ("unclassified", "worker|user|state|management")
    assert code(CARE, "Director of Education") == "unclassified"
    assert code(CARE, "Director of Finance and Higher Education") == "management executive ex_officio"


def test_a_job_in_a_body_that_sends_is_no_bar() -> None:
    assert code(CARE, "Nominated Director", affiliation="City College Testville (principal)").startswith("management")
    assert code(FT_COUNCIL, "Governor", affiliation="University of Testshire (principal)").startswith("management")


@pytest.mark.parametrize("name", ["Chief Inspector Testa Person", "Sgt. Testa Person", "PC Testa Person"])
def test_a_rank_shows_an_employee_who_may_sit_personally(name: str) -> None:
    row = classify(LEISURE, "Trustee", name=name, affiliation="Testshire Police")
    assert (row["class"], row["possible"]) == ("unclassified", "state|management")
    assert "person" not in row["why"].casefold().replace("personally", "")
    for role in ("Nominated trustee", "Partner Trustee", "Trustee representing"):
        assert code(LEISURE, role, name=name, affiliation="Testshire Police").startswith("state police_fire")


# --- what the organisation's source file declares
def test_a_declared_meaning_decides_the_class_but_is_no_quotation_and_no_route() -> None:
    means = "partner = West Dunbartonshire Council"
    row = classify(LEISURE, "Partner Director (Chair)", means=means)
    assert (row["class"], row["subclass"], row["route"]) == ("state", "council", "unknown")
    assert row["quote"] == "Partner Director (Chair)"
    assert "source file declares" in row["why"]
    published = classify(LEISURE, "Partner Director", affiliation="Testshire Council", means=means)
    assert (published["route"], published["quote"]) == ("appointed", "Testshire Council")


# --- ex officio for a council
@pytest.mark.parametrize(
    ("role", "group", "affiliation"),
    [
        ("ex officio Trustee, Acting Head of Finance and ICT", AYRSHIRE, ""),
        ("ex officio Trustee, Acting Head of Finance and ICT", "", AYRSHIRE),
        ("Ex officio Trustees", "", f"Acting Head of Finance and ICT, {AYRSHIRE}"),
        (f"Ex officio Trustees (Acting Head of Finance and ICT, {AYRSHIRE})", "", ""),
        (f"Ex officio Trustees (Acting Head of Housing and Communities, {AYRSHIRE})", "", ""),
        (f"Ex officio Trustee (Chief Executive, {AYRSHIRE})", "", ""),
    ],
)
def test_a_councils_officer_who_sits_ex_officio_is_the_councils(role: str, group: str, affiliation: str) -> None:
    assert code(LEISURE, role, group, affiliation=affiliation) == "state council ex_officio"


def test_a_post_of_no_named_body_that_sits_ex_officio_is_not_guessed() -> None:
    assert code(LEISURE, "Ex officio Trustee (Chief Executive)") == "management executive ex_officio"
    assert code(LEISURE, "Ex officio Trustee (Director of Finance)") == "unclassified"


# --- what is possible
@pytest.mark.parametrize(
    ("role", "group", "possible"),
    [
        ("appointed governors", "4 councils; University of Testshire; staff organisations", "worker|state|management"),
        ("appointed governors", "councils; unions; others", "worker|state|management"),
        ("partner governors", "youth organisations, patients' groups", "user|state|management"),
        ("nominated governors", "users' societies, staff bodies", "worker|user|state|management"),
        ("stakeholder governors", "local residents' groups and others", "user|state|management"),
        ("appointed governors", "Testshire Council; voluntary and community sector", "state|management"),
        ("appointed governors", "local organisations", "state|management"),
    ],
)
def test_those_whom_the_appointing_words_mention_are_possible(role: str, group: str, possible: str) -> None:
    assert classify(FT_COUNCIL, role, group, name="")["possible"] == possible


def test_members_of_the_public_are_the_same_in_a_composition_and_a_listing() -> None:
    listing = classify(LEISURE, "Member of the public")
    composition = classify(LEISURE, "members of the public", name="", kind="composition")
    assert listing["possible"] == composition["possible"] == "user|management"


# --- quotations
@pytest.mark.parametrize(
    ("role", "quote"),
    [
        ("representative of Tests & Invented Festival", "representative of Tests & Invented Festival"),
        (
            "elected member of Testshire Council (councillor)",
            "elected member of Testshire Council (councillor)",
        ),
        ("council nominations (not all councillors)", "council nominations (not all councillors)"),
        ("Independent Trustee (Vice Chair)", "Independent Trustee"),
        ("", ""),
    ],
)
def test_a_quotation_is_whole_words_up_to_the_end_of_the_piece(role: str, quote: str) -> None:
    assert classify(LEISURE, role)["quote"] == quote


def test_no_words_are_quoted_where_none_decide() -> None:
    assert classify(LEISURE, "", affiliation="Testville")["quote"] == ""
    assert classify(FT_COUNCIL, "Public: Swale", name="Vacant")["quote"] == ""


WORDS = (
    "staff public patient tenant council nominated elected independent co-opted chair governor director trustee of the "
    "and for by Testshire University NHS former ( ) : , > & non-executive union principal officio ex partner members"
)
labels = st.lists(st.sampled_from(WORDS.split(" ")), max_size=9).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(labels, labels, labels, st.sampled_from(["", "partner = Invented Council"]))
def test_every_word_quoted_is_published(role: str, group: str, affiliation: str, means: str) -> None:
    row = classify(CARE, role, group, affiliation=affiliation, means=means)
    published = read_label("; ".join((role, group, affiliation))).words
    assert set(read_label(row["quote"]).words) <= set(published) | {";"}
    if row["class"] in CLASSES[:4]:
        assert row["quote"]
