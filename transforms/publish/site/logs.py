"""What changed: corrections that people declared, and how boards and releases moved; and who sits on several boards."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from transforms.corrections import Correction, read_corrections
from transforms.organisations import read_organisations
from transforms.publish.boards import points
from transforms.publish.site.bodies import Organisation, Row, Step
from transforms.publish.site.wording import date_words
from transforms.rows import records
from transforms.words import class_label


def board_steps(organisations: Sequence[Organisation]) -> list[tuple[str, str, Step]]:
    """Every change between two whole boards: the link to the later one, the organisation, the step; newest first."""
    steps = [
        (f"{organisation.page}#{step.board.anchor}", str(organisation.row["name"]), step)
        for organisation in organisations
        for body in organisation.bodies
        for step in body.history
        if step.before is not None
    ]
    return sorted(steps, key=lambda step: (step[2].board.row["as_at"], step[1]), reverse=True)


def corrections_log(data: Path, organisations: Sequence[Organisation]) -> list[Row]:
    """The corrections in force, newest first: what each changed and why, without the name of any holder.

    Raises:
        DeclarationError, TabularError: `corrections.yml` or `organisations.csv` is wrong.
    """
    by_slug: Mapping[str, Organisation] = {str(each.row["slug"]): each for each in organisations}
    declared = read_corrections(data, set(read_organisations(data)["slug"]))
    corrections = sorted(declared, key=lambda each: (each.date, each.id), reverse=True)
    return [_correction(each, by_slug.get(each.seat.slug)) for each in corrections]


def _correction(correction: Correction, organisation: Organisation | None) -> Row:
    expected = class_label(correction.expect.seat_class, "")
    change = (
        "name withheld"
        if correction.action == "withhold_name"
        else f"from {expected} to {class_label(correction.seat_class or '', correction.subclass)}"
    )
    return {
        "id": correction.id,
        "date": correction.date.isoformat(),
        "organisation": organisation.row["name"] if organisation else correction.seat.slug,
        "page": organisation.page if organisation and organisation.bodies else "",
        "body": correction.seat.body,
        "seats": correction.expect.seats,
        "change": change,
        "reason": correction.reason,
        "source": correction.source,
    }


def release_log(changes: pd.DataFrame, organisations: Sequence[Organisation]) -> list[Row]:
    """What this release says and the one before did not, by organisation: each change in words, with the reason.

    `changes` is the table release_changes; it is empty where nothing changed, or where no release went before.
    """
    pages = {each.row["org_id"]: each.page for each in organisations if each.bodies}
    boards = _board_links(organisations)
    rows = records(changes.sort_values(["organisation", "body", "change_id"]))
    return [
        row
        | {"page": boards.get(row["board_after"]) or pages.get(row["org_id"], "")}
        | {"date": date_words(row["date_after"] or row["date_before"]) or "undated"}
        | {"what": _told(row), "why": row["reason"]}
        for row in rows
    ]


def people_on_several_boards(interlocks: pd.DataFrame, organisations: Sequence[Organisation]) -> list[Row]:
    """Everybody who is proven to sit on several boards, by name: the boards with their links, and what proves it."""
    boards = _board_links(organisations)
    people: dict[str, list[Row]] = {}
    for row in records(interlocks.sort_values(["person_name", "person_id", "organisation", "body", "seat_id"])):
        people.setdefault(row["person_id"], []).append(row | {"page": boards.get(row["board_id"], "")})
    return [
        {
            "name": " / ".join(dict.fromkeys(row["person_name"] for row in rows)),
            "boards": rows,
            "identifiers": dict.fromkeys(row["identifiers"] for row in rows),
            "words": dict.fromkeys(row["words"] for row in rows if row["words"]),
        }
        for rows in people.values()
    ]


def _board_links(organisations: Sequence[Organisation]) -> dict[str, str]:
    """Where each board stands on the site, by its id."""
    return {
        board.row["board_id"]: f"{organisation.page}#{board.anchor}"
        for organisation in organisations
        for body in organisation.bodies
        for board in (*body.latest, *body.earlier)
    }


def _told(row: Row) -> str:
    who = row["person_name"] or "a seat"
    if row["change"] == "score moved":
        return f"score from {points(row['score_before']) or 'none'} to {points(row['score_after']) or 'none'}"
    if row["change"] == "class changed":
        return f"{who}: from {row['class_before']} to {row['class_after']}"
    if row["change"].startswith("board"):
        return f"{row['change']}: {date_words(row['date_after'] or row['date_before']) or 'undated'}"
    seat_class = row["class_after"] or row["class_before"]
    return f"{who} {row['change']}" + (f" ({seat_class})" if seat_class else "")
