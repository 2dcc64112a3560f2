"""The site of a release: a page for each organisation whose board is known, and a front page that leads to them.

Static pages beside the data, for somebody who wants to check or to print one board: every seat with the published words
that decided it, the rule, the grade, and the page they stand on. It loads nothing and runs no script.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from transforms.publish.boards import BAR_WIDTH, CLASS_WORDS, Board, boards_of_organisations, words
from transforms.publish.report import page_environment, records

SEAT_COLUMNS = ["position", "person_name", "vacant", "name_withheld", "class_label", "grade"]


def write_site(folder: Path, frames: dict[str, pd.DataFrame], facts: Mapping[str, str]) -> list[str]:
    """Write `index.html` and `organisations/<slug>.html` into `folder`; the paths written, relative to it.

    Args:
        folder: made if it is not there.
        frames: the tables of a release by name.
        facts: licence and codebook_version.

    Raises:
        OSError: a page cannot be written.
    """
    environment = page_environment()
    shared = {"facts": facts, "class_words": CLASS_WORDS, "bar_width": BAR_WIDTH, "release": _release(frames["run"])}
    boards = boards_of_organisations(frames)
    chief = _chief_boards(frames["league"])
    seats, changes = _seats(frames), _changes(frames["changes"])
    known = frames["organisations"]["org_id"].isin(list(boards))
    organisations = records(frames["organisations"][known].sort_values("name"))
    pages = {
        f"organisations/{organisation['slug']}.html": environment.get_template("organisation.html.j2").render(
            **shared,
            organisation=organisation,
            boards=[(board, seats.get(board.board_id, [])) for board in boards[organisation["org_id"]]],
            changes=changes.get(organisation["org_id"], []),
            sector=words(organisation["sector"]),
        )
        for organisation in organisations
    }
    pages["index.html"] = environment.get_template("index.html.j2").render(
        **shared,
        listed=[
            (each, words(each["sector"]), _chief(boards[each["org_id"]], chief.get(each["org_id"])))
            for each in organisations
        ],
        silent=len(frames["organisations"]) - len(organisations),
    )
    (folder / "organisations").mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        (folder / name).write_text(page, "utf-8")
    return sorted(pages)


def _release(run: pd.DataFrame) -> str:
    return str(run["run_id"].max()) if len(run) else "not known"


def _chief_boards(league: pd.DataFrame) -> dict[str, str]:
    """The board to show for each organisation in a list: that of a ranked body before others, then by name."""
    order = league.assign(_unranked=league["standing"] != "ranked").sort_values(["_unranked", "body"])
    first = order.drop_duplicates("org_id")
    return dict(zip(first["org_id"], first["board_id"], strict=True))


def _chief(boards: list[Board], board_id: str | None) -> Board:
    return next((board for board in boards if board.board_id == board_id), boards[0])


def _seats(frames: dict[str, pd.DataFrame]) -> dict[str, list[dict[str, Any]]]:
    """The seats of each board in order: who (where that may be said), the published words, the class and why."""
    listed = frames["directors"].assign(
        said=_joined(frames["directors"], ["role", "affiliation", "group_heading"]), seats=1
    )
    stated = frames["compositions"].assign(
        said=_joined(frames["compositions"], ["constituency", "appointing_body"]),
        vacant=False,
        name_withheld=False,
        person_name=None,
    )
    columns = ["board_id", "seat_id", "said", "seats", *SEAT_COLUMNS]
    seats = pd.concat([listed[columns].astype(object), stated[columns].astype(object)], ignore_index=True)
    seats = seats.merge(frames["evidence"][["seat_id", "why", "capture_id", "method"]], on="seat_id", how="left")
    found: dict[str, list[dict[str, Any]]] = {}
    for seat in records(seats.sort_values(["board_id", "position"])):
        found.setdefault(seat["board_id"], []).append(seat)
    return found


def _joined(frame: pd.DataFrame, columns: list[str]) -> list[str]:
    return [
        "; ".join(str(part) for part in parts if not pd.isna(part)) for parts in frame[columns].itertuples(index=False)
    ]


def _changes(changes: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for change in records(changes.sort_values(["body", "to_date", "change", "change_id"])):
        found.setdefault(change["org_id"], []).append(change)
    return found
