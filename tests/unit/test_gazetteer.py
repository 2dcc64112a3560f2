"""A body is recognised by its kind: what looks like a public body and is none must never make a seat the state's."""

import shutil
from pathlib import Path

import pytest

from tests.unit.test_classify import DATA, FT_COUNCIL, LEISURE, SCHOOL, code, codebook
from transforms.declared import DeclarationError
from transforms.gazetteer import line_of_words
from transforms.gazetteer_files import load_gazetteer


def kind_of(name: str) -> str:
    kind = codebook().gazetteer.kind_of(line_of_words(name))
    return kind.name if kind else ""


@pytest.mark.parametrize(
    ("role", "body", "expected"),
    [  # the three examples of the project's brief
        ("Appointed governor", "Kent County Council", "state council appointed"),
        ("Appointed governor", "University of Kent", "management education appointed"),
        ("Appointed governor", "", "unclassified"),
        ("Appointed governor, Kent County Council", "", "state council appointed"),
        ("Appointed governor (University of Kent)", "", "management education appointed"),
    ],
)
def test_an_appointed_governor_has_the_class_of_the_body_that_appoints(role: str, body: str, expected: str) -> None:
    assert code(FT_COUNCIL, role, body) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Works Council", "works council"),
        ("Staff Council", "works council"),
        ("Trades Council", "trade union"),
        ("Joint Union Council", "trade union"),
        ("Youth Council", "young people's body"),
        ("Testshire Youth County Council", "young people's body"),
        ("Tenants' Council", "tenants' or residents' body"),
        ("Patients' Council", "patients' body led by patients"),
        ("Parent Council", "parents' body"),
        ("Student Council", "service users' body"),
        ("Arts Council England", "central government"),
        ("Council for Voluntary Service", "voluntary sector"),
        ("Rural Community Council", "voluntary sector"),
        ("Parochial Church Council", "church or founder"),
        *((name, "") for name in (
            "British Council", "Medical Research Council", "Churches Council", "Council of Churches for Wales",
            "Sports Council", "Testville Sports Council", "Crafts Council", "Bar Council", "General Medical Council",
            "Racial Equality Council", "Interfaith Council", "Refugee Council", "Community Council", "Invented Council",
            "Council of Governors", "Members' Council", "Council of Shareholders", "Pensioners' Council",
            "Council for the Protection of Rural England", "Council of Mortgage Lenders", "Press Council",
        )),
        ("Kent County Council", "council"),
        ("Kent Council", "council"),
        ("City of York Council", "council"),
        ("Council of the City of York", "council"),
        ("Council of the Isles of Scilly", "council"),
        ("Comhairle nan Eilean Siar", "council"),
        ("LB Camden", "council"),
        ("London Borough of Camden", "council"),
        ("Armagh City, Banbridge and Craigavon Borough Council", "council"),
        ("Sussex councils", "council"),
        ("Testshire Council", "council"),
        ("the two councils", "council"),
        ("Invented Parish Council", "council"),
    ],
)  # fmt: skip
def test_a_council_is_a_public_one_only_by_its_place_or_its_rank(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Leeds Teaching Hospitals NHS Trust", "NHS body"),
        ("Leeds Foundation Trust", "NHS body"),
        ("Testshire Partnership Foundation Trust", "NHS body"),
        ("Testshire United Foundation Trust", ""),
        ("Dementia Care Trust", ""),
        ("NHS Credit Union", ""),
        ("Police Benevolent Fund", ""),
        ("Air Ambulance Service", "voluntary sector"),
        ("St John Ambulance Service", "voluntary sector"),
        ("Testshire Ambulance Service", "NHS body"),
        ("Highland Council Tenants' Forum", "tenants' or residents' body"),
        ("Testshire County Council staff", ""),
        ("Goldsmiths", "education"),
        ("Prifysgol Caerdydd", "education"),
        ("Natural Resources Wales", "central government"),
        ("Mayor's Office for Policing and Crime", "police or fire"),
        ("Hospital Consultants and Specialists Association", "trade union"),
        ("UNISON", "trade union"),
        ("Students' Union", "service users' body"),
        ("Rugby Union", ""),
    ],
)
def test_bodies_are_known_by_kind_or_by_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "body", ["Sports Council", "British Council", "Invented Council", "Police Credit Union", "Dementia Care Trust"]
)
def test_a_body_of_unknown_kind_leaves_the_seat_open(body: str) -> None:
    assert code(LEISURE, f"Trustee nominated by {body}") == "unclassified"
    assert code(FT_COUNCIL, "Appointed Governor", body) == "unclassified"
    assert code(SCHOOL, f"{body} nominee") == "unclassified"


@pytest.mark.parametrize(
    ("file", "row", "says"),
    [
        ("names.csv", "University of Testshire,education,general", "is never needed: its own words tell its kind"),
        ("names.csv", "Samaritans,voluntary sector,general", "is there twice"),
        ("names.csv", "Invented Body,moon,general", "`moon` is no kind of bodies.yml"),
        ("names.csv", "Invented Body,education,", "has no source"),
        ("names.csv", '"Invented, Body",education,general', "a label is cut at commas"),
        ("names.csv", "Invented Body", "this row must have 3 cells"),
        ("names.csv", "Youth Council,council,general", "never counts: young people's body takes its words"),
        ("councils.csv", "KENT county council,KEN,Kent County Council,yes", "is there already in another spelling"),
    ],
)
def test_an_entry_that_never_counts_is_refused_with_its_line(tmp_path: Path, file: str, row: str, says: str) -> None:
    folder = shutil.copytree(DATA / "reference", tmp_path / "reference")
    path = folder / file
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}{row}\n", encoding="utf-8")
    with pytest.raises(DeclarationError, match=rf"{file}:{text.count(chr(10)) + 1}: ") as refused:
        load_gazetteer(folder)
    assert says in str(refused.value)
