"""Every hard case of the codebook, as a reader of the methodology would check it; the hand-coded seats."""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from transforms.classify_frame import OUTPUTS, classify_frame
from transforms.codebook import Codebook, load_codebook

DATA = Path(__file__).parents[2] / "data"
TRUST = ("Invented Hospitals NHS Foundation Trust", "nhs_foundation_trust")
FT_BOARD = (*TRUST, "board of directors")
FT_COUNCIL = (*TRUST, "council of governors")
LEISURE = ("Invented Leisure Trust", "leisure_trust", "board of trustees")
HOMES = ("Invented Homes", "housing_almo", "board")
SCHOOL = ("Invented Academy", "", "governing body")
CARE = ("Invented Care CIC", "", "board of directors")
SOMEBODY = "Testa Person"


@cache
def codebook() -> Codebook:
    return load_codebook(DATA)


def classify(
    board: tuple[str, str, str], role: str, group: str = "", name: str = SOMEBODY, **more: object
) -> pd.Series:
    seat = dict(zip(("organisation", "family", "body"), board, strict=True))
    frame = pd.DataFrame([{**seat, "role": role, "group": group, "name": name, **more}])
    return classify_frame(frame, codebook()).iloc[0]


def code(board: tuple[str, str, str], role: str, group: str = "", name: str = SOMEBODY, **more: object) -> str:
    row = classify(board, role, group, name, **more)
    return " ".join(filter(None, (row["class"], row["subclass"], row["route"])))


@pytest.mark.parametrize(
    ("board", "role", "group", "expected"),
    [
        # No constituency: non-executives, executives, chairs.
        (CARE, "Non-Executive Director", "", "management independent unknown"),
        (CARE, "Senior Independent Director", "", "management independent unknown"),
        (CARE, "Audit Chair", "", "management independent unknown"),
        (CARE, "Chair", "", "unclassified"),
        (LEISURE, "Vice Chairman", "", "unclassified"),
        (LEISURE, "Cadeirydd", "", "unclassified"),
        (FT_BOARD, "Chair", "", "management independent appointed"),
        (FT_BOARD, "Chair", "apologies", "management independent appointed"),
        (FT_COUNCIL, "Chairman", "", "management independent appointed"),
        (CARE, "Chief Executive", "", "management executive ex_officio"),
        (CARE, "Executive Director of Finance", "", "management executive ex_officio"),
        (CARE, "Medical Director", "", "management executive ex_officio"),
        (CARE, "General Manager", "", "management executive ex_officio"),
        (LEISURE, "General Manager of the Grand Hotel", "", "unclassified"),
        (LEISURE, "Finance Director of Acme", "", "unclassified"),
        (LEISURE, "Managing Director, Bloggs & Sons", "", "unclassified"),
        (LEISURE, "Chief Executive, Active Testshire", "", "unclassified"),
        (LEISURE, "Chief Executive, Invented Leisure", "", "management executive ex_officio"),
        (LEISURE, "Chief Executive, sport and culture", "", "management executive ex_officio"),
        (SCHOOL, "Headteacher", "", "management executive ex_officio"),
        (CARE, "Director and Company Secretary", "", "management executive ex_officio"),
        (CARE, "Company Secretary", "", "excluded"),
        # Constituencies that elect, or for which a seat is kept.
        (FT_COUNCIL, "Public Governor", "Testville North", "user public elected"),
        (FT_COUNCIL, "Testville Public Governor", "", "user public elected"),
        ((*TRUST, ""), "Public Governor", "Testville North", "user public elected"),
        (FT_COUNCIL, "Patient Governor", "", "user patient elected"),
        (FT_COUNCIL, "Carer Governor", "", "user carer elected"),
        (FT_COUNCIL, "Service User", "", "user service_user elected"),
        (FT_COUNCIL, "Staff: Nursing", "", "worker staff elected"),
        (FT_COUNCIL, "Staff Governor, Registered Volunteers", "", "worker staff elected"),
        (SCHOOL, "Staff Governor", "", "worker staff elected"),
        (SCHOOL, "Parent Governor", "", "user parent unknown"),
        (SCHOOL, "Rhiant-lywodraethwr", "", "user parent unknown"),
        (HOMES, "Tenant Board Member", "", "user tenant unknown"),
        (HOMES, "Leaseholder", "", "user tenant unknown"),
        (HOMES, "Customer Board Member", "", "user tenant unknown"),
        (HOMES, "Tenant Board Member", "elected at AGM", "user tenant elected"),
        (CARE, "Employee Director", "", "worker staff unknown"),
        (CARE, "Colleague Member", "", "worker staff unknown"),
        (CARE, "Staff representative (elected)", "", "worker staff elected"),
        (CARE, "Director of Nursing, elected by staff", "", "worker staff elected"),
        (LEISURE, "Trade Union representative", "", "worker union nominated"),
        (LEISURE, "Staff-side Chair", "", "worker union nominated"),
        (CARE, "Community Director", "elected by local residents", "user community_member elected"),
        # Bodies that send.
        (LEISURE, "Council-nominated Trustee", "", "state council nominated"),
        (LEISURE, "Council Director", "Testshire Council", "state council appointed"),
        (SCHOOL, "LA Governor", "", "state council appointed"),
        (
            LEISURE,
            "Councillor (Independent) - Testville Ward",
            "Testshire Council",
            "state council appointed",
        ),
        (LEISURE, "Councillors", "", "state council unknown"),
        (LEISURE, "Partner Director", "Testshire Council", "state council appointed"),
        (FT_COUNCIL, "Appointed Governor", "NHS Testshire CCG", "state nhs_body appointed"),
        (FT_COUNCIL, "Appointed Governor", "Testshire Constabulary", "state police_fire appointed"),
        (FT_COUNCIL, "Appointed Governor", "University of Testshire", "management education appointed"),
        (FT_COUNCIL, "Appointed Governor", "Healthwatch Testshire", "management voluntary_sector appointed"),
        (FT_COUNCIL, "Appointed Governor", "West Testshire Carers", "management voluntary_sector appointed"),
        (FT_COUNCIL, "Appointed Governor", "Testville Youth Council", "user young_person appointed"),
        (FT_COUNCIL, "Appointed Governor", "Testville Tenants' Federation", "user tenant appointed"),
        (FT_COUNCIL, "Appointed Governor", "Invented Community Housing", "management other_body appointed"),
        (FT_COUNCIL, "Partnership: Universities", "Universities", "management education appointed"),
        (FT_COUNCIL, "Partnership: Local authorities", "Local authorities", "state council appointed"),
        # Selectors are not constituencies.
        (LEISURE, "Independent Trustee", "Testshire County Council", "management independent appointed"),
        (
            LEISURE,
            "Independent director",
            "appointed by Testshire Council",
            "management independent appointed",
        ),
        (LEISURE, "Council-appointed independent member", "", "management independent appointed"),
        (LEISURE, "Independent Member (Trade Union)", "", "unclassified"),
        (LEISURE, "Independent Member - Local Authority", "", "unclassified"),
        (CARE, "Community trustee chosen by the board", "", "management independent selected"),
        (SCHOOL, "Co-opted Governor", "", "management co_opted selected"),
        (HOMES, "Co-optee", "", "management co_opted selected"),
        (SCHOOL, "Foundation Governor", "", "management foundation unknown"),
        # What the words leave open stays open.
        (LEISURE, "Partner Director", "", "unclassified"),
        (FT_COUNCIL, "Stakeholder Governor", "", "unclassified"),
        (FT_COUNCIL, "Nominated Governor", "local organisations", "unclassified"),
        (FT_COUNCIL, "Lead Governor", "", "unclassified"),
        (FT_COUNCIL, "Partnership: Volunteers", "Volunteers", "unclassified"),
        (LEISURE, "Volunteer Director", "", "unclassified"),
        (LEISURE, "Community representative", "", "unclassified"),
        (LEISURE, "Member of the public", "", "unclassified"),
        (LEISURE, "Trustee", "elected by members", "unclassified"),
        (CARE, "Director", "", "unclassified"),
        (SCHOOL, "Governor", "", "unclassified"),
        (HOMES, "Founder", "", "unclassified"),
        (FT_COUNCIL, "Appointed Governor", "Testshire Council; University of Testshire", "unclassified"),
        (FT_COUNCIL, "Appointed Governor", "Testshire Council and others", "unclassified"),
        (CARE, "Staff and community director", "", "unclassified"),
        # Not a filled voting seat.
        (CARE, "Observer", "", "excluded"),
        (CARE, "Associate Non-Executive Director", "", "excluded"),
        (CARE, "Director (resigned 3 May 2024)", "", "excluded"),
        (CARE, "Former Chair", "", "excluded"),
        (CARE, "Chair Designate", "", "excluded"),
        (SCHOOL, "Clerk to the Governors", "", "excluded"),
        (LEISURE, "Honorary President", "", "excluded"),
        (HOMES, "Tenant observer (non-voting)", "", "excluded"),
    ],
)
def test_hard_cases(board: tuple[str, str, str], role: str, group: str, expected: str) -> None:
    assert code(board, role, group) == expected


@pytest.mark.parametrize(
    ("role", "group"),
    [
        ("Director of Patient Experience", ""),
        ("Customer Services Director", ""),
        ("Director of Staff Development", ""),
        ("Director of Youth Services", ""),
    ],
)
def test_a_word_for_a_constituency_inside_a_job_is_a_job(role: str, group: str) -> None:
    assert code(CARE, role, group) == "management executive ex_officio"


@pytest.mark.parametrize(
    "role",
    [
        "Trustee (retired headteacher)",
        "Trustee, police officer",
        "Trustee (Chief Executive of Testshire Council)",
        "Trustee, works for Mind",
        "Director - Leeds City Council",
        "Trustee, former councillor",
        "Director (not a councillor)",
        "Trustee for young people",
        "Chair of the Tenants' Panel",
        "Community councillor",
        "Sports Council representative",
        "Executive Director, nominated by a partner",
        "Chief Executive of Active Testshire",
        "Managing Director of Acme Widgets",
        "Headteacher of Testville High",
        "Independent Chair of the Testshire Safeguarding Board",
        "Non-executive director of Acme plc",
        "independent consultant",
        "Former Council Leader",
        "Ex-headteacher",
        "Board Member (former tenant)",
        "Local authority officer",
        "Trade union solicitor",
        "Trade Union official (retired)",
        "Parent of two",
        "Trustee of Age UK Testshire",
        "Trustee of Carers UK",
        "Board member of the Tenants' Federation",
        "Board member, lead on tenant safety",
        "Board Member (Local Government)",
    ],
)
def test_a_biography_is_not_a_seat(role: str) -> None:
    assert code(LEISURE, role) == "unclassified"


def test_the_office_below_a_heading_is_no_constituency() -> None:
    assert code(LEISURE, "Administrator", "Our staff") == "unclassified"
    assert code(LEISURE, "Lifeguard", "Staff representatives") == "worker staff unknown"
    assert code(LEISURE, "Lifeguard", "Elected by staff") == "worker staff elected"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Chief Executive of the Trust", "management executive ex_officio"),
        ("Chief Executive of ILT", "management executive ex_officio"),
        ("Chief Executive of the Museum", "management executive ex_officio"),
        ("Principal and Chief Executive of the Corporation", "management executive ex_officio"),
        ("Chief Officer of Health and Care Services", "management executive ex_officio"),
        ("Independent Chair of Audit and Risk Committee", "management independent unknown"),
        ("Non-Executive Director of the Trust", "management independent unknown"),
        ("Trade Union (UNISON)", "worker union nominated"),
        ("Trade Union Health and Safety Rep", "worker union nominated"),
        ("Councillor (former Mayor)", "state council unknown"),
        ("Board Member Tenant North", "user tenant unknown"),
        ("Representative of Age UK", "management voluntary_sector nominated"),
        ("Council Officer (adviser to the board)", "excluded"),
    ],
)
def test_what_is_said_of_this_body_is_no_biography(role: str, expected: str) -> None:
    assert code(LEISURE, role) == expected


@pytest.mark.parametrize(
    ("board", "label", "group", "expected"),
    [
        (HOMES, "tenants", "", "user tenant reserved"),
        (HOMES, "tenant board members (up to)", "", "user tenant reserved"),
        (HOMES, "staff", "", "worker staff reserved"),
        (HOMES, "Tenantiaid", "", "user tenant reserved"),
        (HOMES, "tenants' representatives", "tenants' elections", "user tenant elected"),
        (HOMES, "independents", "panel", "management independent selected"),
        (HOMES, "Aelod annibynnol", "", "management independent unknown"),
        (HOMES, "councillors and independent community representatives", "", "unclassified"),
        (HOMES, "one third tenants, one third councillors, one third independents", "", "unclassified"),
        (FT_COUNCIL, "elected from staff and the public", "", "unclassified"),
        (FT_COUNCIL, "patient and carer governors", "", "user patient elected"),
        (
            FT_COUNCIL,
            "appointed",
            "clinical commissioning groups and local authorities",
            "state nhs_body appointed",
        ),
        (FT_COUNCIL, "Corporate Director: Economy", "Testshire County Council", "state council ex_officio"),
    ],
)
def test_compositions(board: tuple[str, str, str], label: str, group: str, expected: str) -> None:
    assert code(board, label, group, name="") == expected
    assert code(board, label, group, name="", kind="composition") == expected


@pytest.mark.parametrize(
    ("role", "name", "expected"),
    [
        ("Cadeirydd", SOMEBODY, "unclassified"),
        ("Is-gadeirydd", SOMEBODY, "unclassified"),
        ("Ymddiriedolwyr", SOMEBODY, "unclassified"),
        ("Aelod o'r Bwrdd", SOMEBODY, "unclassified"),
        ("Cyfarwyddwr Newydd", SOMEBODY, "unclassified"),
        ("Trysorydd", SOMEBODY, "unclassified"),
        ("Aelod o'r Cyhoedd", SOMEBODY, "unclassified"),
        ("Cynghorydd Cymuned", SOMEBODY, "unclassified"),
        ("Aelod Annibynnol o'r Bwrdd", SOMEBODY, "management independent unknown"),
        ("Cadeirydd (Annibynnol)", SOMEBODY, "management independent unknown"),
        ("Cyfarwyddwyr Anweithredol", SOMEBODY, "management independent unknown"),
        ("Ymddiriedolwr Cyfetholedig", SOMEBODY, "management co_opted selected"),
        ("Prif Weithredwr", SOMEBODY, "management executive ex_officio"),
        ("Cyfarwyddwr Gweithredol Adnoddau", SOMEBODY, "management executive ex_officio"),
        ("Aelod Bwrdd Tenant", SOMEBODY, "user tenant unknown"),
        ("Cynrychiolwyr Tenantiaid", SOMEBODY, "user tenant unknown"),
        ("Aelod o'r Bwrdd sy'n denant", SOMEBODY, "user tenant unknown"),
        ("Rhiant-lywodraethwr", SOMEBODY, "user parent unknown"),
        ("Cynrychiolydd y Staff", SOMEBODY, "worker staff unknown"),
        ("Cyfarwyddwr Gweithiwr", SOMEBODY, "worker staff unknown"),
        ("Llywodraethwr Staff", SOMEBODY, "worker staff elected"),
        ("Cynrychiolydd yr Undeb", SOMEBODY, "worker union nominated"),
        ("Cynghorydd Sir", SOMEBODY, "state council unknown"),
        ("Enwebwyd gan y Cyngor", SOMEBODY, "state council nominated"),
        ("Enwebwyd gan Gyngor Gwynedd", SOMEBODY, "state council nominated"),
        ("Cynrychiolydd yr Awdurdod Lleol", SOMEBODY, "state council appointed"),
        ("Swydd wag", SOMEBODY, "excluded"),
        ("Aelod Bwrdd", "Gwag", "excluded"),
        ("Cyn-gadeirydd", SOMEBODY, "excluded"),
        ("Ysgrifennydd y Cwmni", SOMEBODY, "excluded"),
        ("Arsylwr", SOMEBODY, "excluded"),
        ("Cynghorydd Annibynnol", SOMEBODY, "excluded"),
    ],
)
def test_the_board_words_of_welsh_bodies(role: str, name: str, expected: str) -> None:
    assert code(HOMES, role, name=name) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Cyngor Sir Powys", "state council"),
        ("Cyngor Caerdydd", "state council"),
        ("Bwrdd Iechyd Prifysgol Invented", "state nhs_body"),
        ("Cyngor Celfyddydau Cymru", "state central_government"),
        ("Prifysgol Bangor", "management education"),
        ("Cyngor Gwirfoddol Testshire", "management voluntary_sector"),
        ("Cyngor Ieuenctid Testshire", "user young_person"),
        ("Cyngor Llyfrau Testshire", "unclassified"),
    ],
)
def test_welsh_bodies_are_known_by_their_whole_name(body: str, expected: str) -> None:
    row = classify(FT_COUNCIL, "Appointed Governor", body)
    assert " ".join(text for text in (row["class"], row["subclass"]) if text) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Council for Disabled People",
        "Testshire Racial Equality Council",
        "Testshire Interfaith Council",
        "Testville Council of Churches",
        "Older People's Council",
        "Testshire Association of Local Councils",
        "Testshire County Council Pensioners' Club",
        "Friends of Testville NHS Trust",
        "NHS Pensioners Association",
        "Police Cadets",
        "Royal College of Nursing",
    ],
)
def test_a_body_named_after_a_public_one_is_not_that_one(body: str) -> None:
    assert code(FT_COUNCIL, "Appointed Governor", body) == "unclassified"
    assert code(LEISURE, f"Trustee nominated by {body}") == "unclassified"


@pytest.mark.parametrize(
    ("role", "group", "possible"),
    [
        ("nominated governors from carers' organisations and staff bodies", "", "worker|user|management"),
        ("Nominated Governors", "carers' organisations and staff bodies", "worker|user|management"),
        ("Appointed governors", "universities and patient organisations", "user|management"),
        ("Nominated governors", "voluntary organisations and staff associations", "worker|management"),
    ],
)
def test_several_kinds_of_sender_are_not_the_one_that_is_known(role: str, group: str, possible: str) -> None:
    row = classify(FT_COUNCIL, role, group, name="")
    assert (row["class"], row["possible"]) == ("unclassified", possible)


@pytest.mark.parametrize("constituency", ["Public", "Staff", "Patient", "Carer", "Service user", "Rest of England"])
@pytest.mark.parametrize("body", ["council of governors", "members' council", "governors"])
def test_the_constituencies_of_a_foundation_trust_elect_by_statute(constituency: str, body: str) -> None:
    board = (FT_COUNCIL[0], FT_COUNCIL[1], body)
    for role, group in ((f"{constituency} Governor", ""), ("Governor", constituency)):
        row = classify(board, role, group)
        assert (row["route"], row["rule"]) == ("elected", "R1")
    assert classify((*FT_COUNCIL[:2], "board of directors"), "Non-Executive Director")["route"] != "elected"


def test_the_hand_coded_seats_are_met() -> None:
    gold = pd.read_csv(DATA / "gold" / "seats.csv", dtype=str, keep_default_na=False)
    got = classify_frame(gold.drop(columns=[c for c in OUTPUTS if c in gold] + ["kind"]), codebook())
    four = gold["class"].isin(("worker", "user", "state", "management"))
    given_four = got["class"].isin(("worker", "user", "state", "management"))
    right = gold["class"] == got["class"]
    assert right.mean() >= 0.97
    assert (given_four & ~four).sum() / (~four).sum() <= 0.02
    assert (given_four & four & ~right).sum() / four.sum() <= 0.01
    assert (gold["subclass"] == got["subclass"])[right & four].mean() >= 0.98
    assert (gold["route"] == got["route"])[right & four].mean() >= 0.95
