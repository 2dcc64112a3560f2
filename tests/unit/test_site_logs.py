"""What changed since the release before is told in words, each with its reason."""

from pathlib import Path

import pandas as pd

from tests.site.invented import invented_frames
from transforms.publish.site import MOST_STEPS, write_site
from transforms.publish.site.bodies import organisations_of
from transforms.publish.site.logs import people_on_several_boards, release_log

COLUMNS = (
    "board_after",
    *("change_id", "change", "org_id", "organisation", "body", "person_name", "class_before", "class_after"),
    *("score_before", "score_after", "date_before", "date_after", "reason"),
)


def change(number: int, kind: str, **told: object) -> dict[str, object]:
    shared = {
        "change_id": f"{number}",
        "org_id": "XI-THIRDS-invented-0001",
        "organisation": "Invented",
        "body": "board",
    }
    return dict.fromkeys(COLUMNS) | shared | {"change": kind, "reason": "page changed"} | told


def test_each_change_is_a_sentence_with_its_reason_and_its_page() -> None:
    rows = [
        change(1, "joined", person_name="Testa Alpha", class_after="independent non-executive"),
        change(2, "left", class_before="user (patient)"),
        change(
            3, "class changed", person_name="Testo Beta", class_before="unclassified", class_after="state (council)"
        ),
        change(4, "score moved", score_before=50.0),
        change(5, "board added", date_after="2024-08-21"),
    ]
    told = release_log(pd.DataFrame(rows), organisations_of(invented_frames(2)))
    assert [row["what"] for row in told] == [
        "Testa Alpha joined (independent non-executive)",
        "a seat left (user (patient))",
        "Testo Beta: from unclassified to state (council)",
        "score from 50.0 to none",
        "board added: 21 August 2024",
    ]
    assert {row["page"] for row in told} == {"organisations/invented-0001.html"}
    assert {row["why"] for row in told} == {"page changed"}
    assert [row["date"] for row in told][-2:] == ["undated", "21 August 2024"]


def test_a_person_on_several_boards_has_one_row_with_a_link_to_each() -> None:
    frames = invented_frames(2)
    organisations = organisations_of(frames)
    (person,) = people_on_several_boards(frames["interlocks"], organisations)
    assert person["name"] == "Testa Interlocked"
    assert list(person["identifiers"]) == ["exact name; own words"]
    pages = [board["page"].partition("#")[0] for board in person["boards"]]
    assert pages == ["organisations/invented-0000.html", "organisations/invented-0001.html"]
    assert people_on_several_boards(frames["interlocks"][:0], organisations) == []


def test_of_very_many_changes_a_page_has_the_first_and_says_where_the_others_are(tmp_path: Path) -> None:
    frames = invented_frames(2)
    changes = frames["release_changes"]
    frames["release_changes"] = pd.concat([changes.assign(change_id=str(number)) for number in range(MOST_STEPS + 1)])
    (tmp_path / "csv").mkdir()
    write_site(tmp_path, frames, {"licence": "CC BY 4.0", "codebook_version": "1.0"})
    page = (tmp_path / "site" / "changes.html").read_text("utf-8")
    assert page.count("codebook changed") == MOST_STEPS
    assert f"The first {MOST_STEPS} of {MOST_STEPS + 1}" in page
