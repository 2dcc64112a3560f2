"""The formats of exchange: each says what the database says, and no withheld name is in any of them."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.unit.small_release import ALPHA, BETA, LISTING, RELEASE_TABLES, good_frames, small_frames
from transforms import warehouse
from transforms.publish.exchange import FILES, write_exchange

# What the specification of Popolo names, of what we use.
POPOLO = {
    "organizations": {"id", "name", "classification", "parent_id", "identifiers", "links"},
    "persons": {"id", "name"},
    "posts": {"id", "label", "role", "organization_id", "sources"},
    "memberships": {"id", "person_id", "organization_id", "post_id", "role", "label", "sources"},
}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    frames = small_frames()
    frames["compositions"].loc[0, ["appointing_body", "class"]] = ['Invented "County" Council', "state"]
    frames["scores"]["tier"] = "governing"
    warehouse.build(folder / "thirds.duckdb", frames, RELEASE_TABLES)
    write_exchange(folder / "thirds.duckdb", folder)
    return folder


def seats(release: Path) -> pd.DataFrame:
    directors = warehouse.read(release / "thirds.duckdb", "directors", RELEASE_TABLES)
    return directors[directors["latest"] & ((directors["class"] != "excluded") | directors["vacant"])]


def entities(release: Path) -> dict[str, dict[str, Any]]:
    lines = (release / "entities.ftm.json").read_text("utf-8").splitlines()
    found = {entity["id"]: entity for entity in map(json.loads, lines)}
    assert len(found) == len(lines)
    return found


def statements(release: Path, kind: str) -> list[dict[str, Any]]:
    return [each for each in json.loads((release / "bods.json").read_text("utf-8")) if each["recordType"] == kind]


def test_popolo_holds_every_seat_as_a_post_and_the_named_holders_and_nobody_else(release: Path) -> None:
    popolo = json.loads((release / "popolo.json").read_text("utf-8"))
    assert list(popolo) == list(POPOLO)
    for name, rows in popolo.items():
        assert all(set(row) <= POPOLO[name] and None not in row.values() for row in rows)
        assert len({row["id"] for row in rows}) == len(rows)
    shown = seats(release)
    named = shown[shown["person_name"].notna()]
    names = {person["id"]: person["name"] for person in popolo["persons"]}
    assert names == dict(zip(named["seat_id"], named["person_name"], strict=True))
    posts = {post["id"]: post for post in popolo["posts"]}
    assert set(posts) == set(shown["seat_id"])
    organisations = {each["id"]: each for each in popolo["organizations"]}
    assert len(popolo["memberships"]) == len(names) < len(posts)
    for membership in popolo["memberships"]:
        assert membership["person_id"] in names
        assert posts[membership["post_id"]]["organization_id"] == membership["organization_id"]
        assert organisations[organisations[membership["organization_id"]]["parent_id"]]["id"] == ALPHA
    assert BETA not in organisations


def test_entities_hold_every_seat_and_the_names_that_are_published(release: Path) -> None:
    found, shown = entities(release), seats(release)

    def of(schema: str) -> list[dict[str, list[str]]]:
        return [entity["properties"] for entity in found.values() if entity["schema"] == schema]

    assert sum(int(position["numberOfSeats"][0]) for position in of("Position")) == len(shown)
    assert sorted(person["name"][0] for person in of("Person")) == sorted(shown["person_name"].dropna())
    assert len(of("Occupancy")) == shown["person_name"].notna().sum() < len(shown)
    for occupancy in of("Occupancy"):
        assert found[occupancy["holder"][0]]["schema"] == "Person"
        assert found[occupancy["post"][0]]["schema"] == "Position"
    for position in of("Position"):
        assert found[position["organization"][0]]["schema"] == "Organization"


def test_statements_stand_after_what_they_refer_to_and_a_withheld_holder_is_anonymous(release: Path) -> None:
    listed = json.loads((release / "bods.json").read_text("utf-8"))
    seen: set[str] = set()
    for each in listed:
        if each["recordType"] == "relationship":
            assert {each["recordDetails"]["subject"], each["recordDetails"]["interestedParty"]} <= seen
        seen.add(each["recordId"])
    assert len({each["statementId"] for each in listed}) == len({each["recordId"] for each in listed}) == len(listed)
    persons = [each["recordDetails"] for each in statements(release, "person")]
    shown = seats(release)
    assert [each["personType"] for each in persons].count("anonymousPerson") == shown["name_withheld"].sum() == 2
    assert sorted(name["fullName"] for each in persons for name in each.get("names", [])) == sorted(
        shown["person_name"].dropna()
    )


def test_a_council_that_fills_seats_appoints_them_and_identifiers_are_org_id_codes(release: Path) -> None:
    interests = [each["recordDetails"]["interests"][0] for each in statements(release, "relationship")]
    appoints = [each for each in interests if each["type"] == "appointmentOfBoard"]
    assert [each["details"] for each in appoints] == ["council; 3 of the seats; constituency: Staff"]
    assert not any(each["beneficialOwnershipOrControl"] for each in interests)
    entity = {each["recordDetails"]["name"]: each["recordDetails"] for each in statements(release, "entity")}
    assert entity['Invented "County" Council']["entityType"] == {"type": "stateBody"}
    assert entity["Invented Alpha"]["identifiers"] == [
        {"id": ALPHA, "schemeName": "thirds, while no register number is known"}
    ]


def test_a_release_without_seats_is_a_whole_document_in_every_format(tmp_path: Path) -> None:
    frames = {name: frame.iloc[:0] for name, frame in good_frames().items()}
    warehouse.build(tmp_path / "thirds.duckdb", frames, RELEASE_TABLES)
    write_exchange(tmp_path / "thirds.duckdb", tmp_path)
    texts = {name: (tmp_path / name).read_text("utf-8") for name in FILES}
    assert texts["entities.ftm.json"] == ""
    assert json.loads(texts["popolo.json"]) == {name: [] for name in POPOLO}
    assert json.loads(texts["bods.json"]) == []


def test_the_words_of_pages_are_kept_as_they_are(release: Path) -> None:
    directors = warehouse.read(release / "thirds.duckdb", "directors", RELEASE_TABLES).set_index("seat_id")
    for membership in json.loads((release / "popolo.json").read_text("utf-8"))["memberships"]:
        assert membership["label"] == directors.loc[membership["id"], "role"]
    assert f"{LISTING}/02" in directors.index
