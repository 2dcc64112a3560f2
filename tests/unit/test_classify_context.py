"""What stands around a label: board, neighbours, definitions, names that must not be printed, bad input."""

from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transforms.classify_frame
from tests.unit.test_classify import CARE, FT_COUNCIL, HOMES, LEISURE, SOMEBODY, classify, code, codebook
from transforms.classify import INPUTS
from transforms.classify_frame import OUTPUTS, classify_frame
from transforms.schema import CLASSES, GRADES, ROUTES, SUBCLASSES

COUNCILLOR = "Cllr Invented Alpha"


def board_of(*seats: tuple[str, str, str], body: Sequence[str] = LEISURE, **columns: list[str]) -> pd.DataFrame:
    organisation, family, name = body
    frame = pd.DataFrame(seats, columns=["role", "group", "name"])
    frame[["organisation", "family", "body"]] = organisation, family, name
    for column, values in columns.items():
        frame[column] = values
    return frame


def classes(frame: pd.DataFrame) -> list[str]:
    return classify_frame(frame, codebook())["class"].tolist()


# --- the neighbours on a page
def test_a_councillors_title_is_evidence_only_on_a_board_that_shows_council_seats() -> None:
    alone = board_of(("Trustee", "", COUNCILLOR), ("Trustee", "", SOMEBODY))
    shown = board_of(("Trustee", "", COUNCILLOR), ("Trustee", "", SOMEBODY), ("Council nominee", "", "Testa Beta"))
    assert classes(alone) == ["unclassified", "unclassified"]
    assert classes(shown) == ["state", "unclassified", "state"]
    row = classify_frame(shown, codebook()).iloc[0]
    assert (row["rule"], row["route"], row["grade"]) == ("R2", "unknown", "D")


def test_a_councillor_who_chairs_or_has_a_public_seat_is_not_coded_by_the_title() -> None:
    board = board_of(("Chair", "", COUNCILLOR), ("Council nominee", "", SOMEBODY))
    assert classes(board)[0] == "unclassified"
    governors = board_of(
        ("Governor", "", COUNCILLOR),
        ("Public Governor", "Testville", COUNCILLOR),
        ("Appointed Governor", "Testshire Council", SOMEBODY),
        body=FT_COUNCIL,
    )
    assert classes(governors) == ["unclassified", "user", "state"]


def test_the_board_id_and_not_the_name_of_the_board_says_who_is_a_neighbour() -> None:
    seats = (("Trustee", "", COUNCILLOR), ("Council nominee", "", SOMEBODY))
    assert classes(board_of(*seats, board_id=["page 1", "page 2"])) == ["unclassified", "state"]
    assert classes(board_of(*seats, board_id=["page 1", "page 1"])) == ["state", "state"]


def test_a_council_member_of_a_council_of_governors_is_no_municipal_councillor() -> None:
    assert code(FT_COUNCIL, "Council Member") == "unclassified"
    assert code(HOMES, "Council Member") == "state council unknown"


# --- what the page defines
def test_what_the_page_defines_decides() -> None:
    means = "partner = West Dunbartonshire Council; community member = residents"
    assert code(LEISURE, "Partner Director", means=means) == "state council unknown"
    assert code(LEISURE, "Partner Director") == "unclassified"
    assert code(LEISURE, "Trustee", means=means) == "unclassified"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Executive Directors", "management executive ex_officio"),
        ("Non-Executive Directors", "management independent unknown"),
        ("Independent Trustees:", "management independent unknown"),
        ("Councillors", "state council unknown"),
        ("Council nominees", "state council nominated"),
        ("Tenants", "user tenant unknown"),
        ("Trade union representatives", "worker union nominated"),
        ("Co-opted members", "management co_opted selected"),
        ("Community representatives", "unclassified"),
        ("Partner Directors", "unclassified"),
        ("In attendance", "excluded"),
        ("Our board", "unclassified"),
        ("Council (2024)", "unclassified"),
        ("Members of Council", "unclassified"),
        ("Leeds City Council", "state council unknown"),
    ],
)
def test_a_heading_decides_where_the_role_is_bare(heading: str, expected: str) -> None:
    assert code(LEISURE, "Director", heading) == expected
    assert code(LEISURE, "", heading) == expected
    assert code(LEISURE, "Chair", heading) == expected


def test_an_affiliation_is_read_like_a_heading() -> None:
    row = classify(FT_COUNCIL, "Appointed Governor", affiliation="University of Testshire")
    assert (row["class"], row["subclass"]) == ("management", "education")
    assert classify(FT_COUNCIL, "Governor", affiliation="Testville North")["subclass"] == "public"


# --- bodies that do not exist or do not govern
def test_nobody_holds_a_seat_on_a_proposed_body_but_its_composition_is_coded() -> None:
    proposed = (LEISURE[0], LEISURE[1], "shadow board")
    assert code(proposed, "Council nominee") == "excluded"
    assert code(proposed, "Council nominees", name="") == "state council nominated"
    assert code(LEISURE, "Independent Trustee", status="proposed") == "excluded"
    assert code(LEISURE, "Independent Trustee", status="former") == "excluded"


@pytest.mark.parametrize(
    ("body", "tier", "expected"),
    [
        ("executive team", "", "excluded"),
        ("area committee", "", "excluded"),
        ("area panel", "advisory", "excluded"),
        ("area board", "advisory", "user tenant elected"),
        ("committee", "", "user tenant elected"),
        ("management committee", "", "user tenant elected"),
        ("estate committee", "governing", "user tenant elected"),
    ],
)
def test_only_bodies_that_govern_are_coded(body: str, tier: str, expected: str) -> None:
    assert code((HOMES[0], HOMES[1], body), "Elected tenant", tier=tier) == expected


# --- vacancies
@pytest.mark.parametrize(
    ("role", "name", "vacant", "established"),
    [
        ("Public: Swale", "Vacant", False, "user"),
        ("Staff Governor (vacant)", "", False, "worker"),
        ("Staff Governor", "", True, "worker"),
        ("Governor", "Vacancy", False, ""),
        ("Vacant", "", False, ""),
    ],
)
def test_a_vacancy_keeps_its_constituency(role: str, name: str, vacant: bool, established: str) -> None:
    row = classify(FT_COUNCIL, role, name=name, vacant=vacant)
    assert (row["class"], row["rule"], row["established_class"]) == ("excluded", "R0", established)


# --- what is possible where nothing is decided
@pytest.mark.parametrize(
    ("role", "group", "possible"),
    [
        ("Partner Governor", "", "state|management"),
        ("Governor", "", "worker|user|state|management"),
        ("elected from staff and public", "", "worker|user"),
        ("Elected Governor", "", "worker|user"),
        ("Community representative", "", "user|management"),
        ("Appointed Governor", "Testshire Council; UNISON", "worker|state"),
        ("Staff Governor", "", ""),
    ],
)
def test_the_possible_classes_are_listed(role: str, group: str, possible: str) -> None:
    assert classify(FT_COUNCIL, role, group)["possible"] == possible


# --- who must not be named
@pytest.mark.parametrize(
    ("role", "withheld"),
    [
        ("Patient Governor", True),
        ("Carer Governor (vacant)", True),
        ("Parent and carer governors", True),
        ("Former service user governor", True),
        ("Staff and patient governors", True),
        ("Staff-side representative", True),
        ("Youth Governor", True),
        ("Public Governor", False),
        ("Staff Governor", False),
        ("Patient Experience Lead", False),
    ],
)
def test_special_category_seats_are_withheld(role: str, withheld: bool) -> None:
    assert bool(classify(FT_COUNCIL, role)["name_withheld"]) is withheld


@pytest.mark.parametrize(
    "role",
    [
        "Testa Person, Carer Governor",
        "Former Carer Governor Testa Person",
        "PERSON, TESTA (Patient and Staff Governor)",
    ],
)
def test_no_quotation_names_the_holder_of_a_withheld_seat(role: str) -> None:
    row = classify(FT_COUNCIL, role, name="Mrs Testa Person")
    assert row["name_withheld"]
    assert "person" not in (row["quote"] + row["why"]).casefold()
    assert "testa" not in (row["quote"] + row["why"]).casefold()


# --- the explanation
def test_why_names_the_rule_and_the_words() -> None:
    row = classify(FT_COUNCIL, "Staff Governor: Nursing")
    assert row["why"].startswith("R1: An electing constituency is named")
    assert row["quote"] == "Staff Governor"
    assert row["why"].endswith('the workforce is the constituency that elects ("Staff Governor").')


# --- any input at all
HOSTILE = [
    "",
    "x" * 10_000,
    "Staff Governor " * 700,
    "\x00\x1b[31mStaff Governor\x07",
    "\u202eStaff Governor\u202c",
    "Ѕtаff Gоvеrnоr",
    "Директор по персоналу",
    "<img src=x onerror=alert(1)>Staff Governor",
    "<script>Staff Governor</script>",
    '=HYPERLINK("https://invented.invalid","Chair")',
    "+1+1",
    "@SUM(A1)",
    "((((((((((",
    "and and and and",
    "🙂🙂🙂",
]


def test_hostile_labels_pass_without_harm() -> None:
    frame = board_of(*((label, label[:500], SOMEBODY) for label in HOSTILE), body=FT_COUNCIL)
    out = classify_frame(frame, codebook())
    assert (out["quote"].str.len() <= 200).all()
    by_label = dict(zip(HOSTILE, out["class"], strict=True))
    assert by_label["Staff Governor " * 700] == "unclassified"
    assert by_label["<script>Staff Governor</script>"] == "unclassified"
    assert by_label["Ѕtаff Gоvеrnоr"] == "worker"
    assert by_label["\x00\x1b[31mStaff Governor\x07"] in ("worker", "unclassified")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Ѕtаff Gоvеrnоr", "worker"),  # Cyrillic letters drawn like Latin ones
        ("Ρatient Governοr", "user"),  # Greek ones
        ("Staff Гubernator", "unclassified"),  # a letter that no Latin one looks like
        ("Staff Gove\u200brn\u00ador", "worker"),  # marks that are not seen
        ("\u2067Tenant\u2069 board member\u200f", "user"),  # right-to-left marks
        ("\u202eronrevoG ffatS", "unclassified"),  # reversed letters, turned round again by a mark
        ("Staff\x00 Governor\x07", "worker"),
        ("<b>Tenant</b>&nbsp;board <i>member</i>", "user"),
        ("<img src=x onerror=alert('chair')>Council nominee", "state"),
        ("<script>Council nominee</script>", "unclassified"),
        ("Council nominee<style>b{}", "state"),
        ("x" * 10_000, "unclassified"),
        ("Staff Governor, " * 625, "unclassified"),
        ("<b></b>" * 2_000 + "Staff Governor", "unclassified"),  # markup enough for a page
        ('=HYPERLINK("https://invented.invalid","Staff Governor")', "worker"),
        ("=cmd|' /C calc'!A0", "unclassified"),
        ("+Staff Governor", "worker"),
        ("@Chief Executive", "management"),
        ("-2+3", "unclassified"),
        ("Aelod Annibynnol o’r Bwrdd", "management"),
        ("Tеnant\u200b", "user"),
    ],
)
def test_strange_text_is_read_for_what_is_seen_or_not_at_all(role: str, expected: str) -> None:
    row = classify(FT_COUNCIL if "overn" in role else HOMES, role)
    assert row["class"] == expected
    assert len(row["quote"]) <= 200
    assert not set("\x00\x07\u202e\u2067\u200b<") & set(row["quote"] + row["why"])


def test_missing_values_are_empty_text_and_a_missing_column_is_an_error() -> None:
    frame = board_of((None, float("nan"), None))  # type: ignore[arg-type]
    assert classes(frame) == ["unclassified"]
    with pytest.raises(ValueError, match="lacks the columns family, body"):
        classify_frame(frame.drop(columns=["family", "body"]), codebook())
    assert classify_frame(frame.head(0), codebook()).columns.tolist()[-len(OUTPUTS) :] == list(OUTPUTS)


WORDS = (
    "staff public patient tenant council nominated elected independent co-opted chair governor director "
    "trustee of the and for Testshire University NHS Cllr former vacant ( ) : , - > & non executive union"
)
words = st.sampled_from(WORDS.split(" "))
labels = st.lists(words, max_size=9).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(labels, labels, st.sampled_from(["", SOMEBODY, COUNCILLOR, "Vacant"])),
        min_size=1,
        max_size=6,
    )
)
def test_every_label_gets_one_lawful_code(seats: list[tuple[str, str, str]]) -> None:
    frame = board_of(*seats, body=FT_COUNCIL)
    frame.index = pd.Index([7] * len(frame))
    out = classify_frame(frame, codebook())
    assert out[list(INPUTS)].equals(frame[list(INPUTS)])
    for row in out.to_dict("records"):
        assert row["class"] in CLASSES
        decided = row["class"] in CLASSES[:4]
        assert (row["subclass"] in SUBCLASSES[row["class"]]) if decided else row["subclass"] == ""
        assert (row["route"] in ROUTES) if decided else row["route"] == ""
        assert row["grade"] in GRADES
        assert bool(row["possible"]) == (row["class"] == "unclassified")
        assert row["why"].startswith(row["rule"] + ":")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(labels, labels, st.sampled_from(["", SOMEBODY])), min_size=2, max_size=6))
def test_a_code_does_not_depend_on_the_order_of_the_rows(seats: list[tuple[str, str, str]]) -> None:
    frame = board_of(*seats, body=CARE)
    backwards = frame.iloc[::-1]
    once, again = classify_frame(frame, codebook()), classify_frame(backwards, codebook()).sort_index()
    pd.testing.assert_frame_equal(once, again)


def test_rows_that_processes_share_out_are_decided_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    # A councillor's title is evidence beside council seats, even where another process decides those.
    seats = (("Trustee", "", COUNCILLOR), ("Trustee", "", SOMEBODY), ("Council nominee", "", "Testa Beta"))
    frame = pd.concat([board_of(*seats, board_id=[board] * 3) for board in "abcde"], ignore_index=True)
    alone = classify_frame(frame, codebook())
    monkeypatch.setattr(transforms.classify_frame, "SHARED", 1)
    monkeypatch.setattr(transforms.classify_frame, "processors", lambda: 4)
    assert classes(frame) == ["state", "unclassified", "state"] * 5
    pd.testing.assert_frame_equal(classify_frame(frame, codebook()), alone)
