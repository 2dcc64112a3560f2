"""`thirds explain`: a board with the reason for each seat, or the reason for one label, in plain English.

What is printed of a board is what its release publishes, and no more: a name that is withheld there is withheld here.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from flows.settings import DATA, OUT
from flows.shelf import ShelfError

BOARDS = """
SELECT board_id, body, basis, as_at, source_url, seats_voting, seats_w, seats_u, seats_s, seats_m,
       seats_unclassified, vacancies, score, score_low, score_high, score_max, score_of_max, score_reason
FROM scores WHERE org_id = ? AND latest ORDER BY board_id
"""
SEATS = """
SELECT position, seat_id, CASE WHEN name_withheld THEN NULL ELSE person_name END AS name, name_withheld, role,
       concat_ws('; ', group_heading, affiliation) AS heading, 1 AS seats, class, subclass, class_label, route,
       evidence.rule, evidence.grade, possible, why, quote
FROM directors JOIN evidence USING (seat_id) WHERE board_id = $board
UNION ALL
SELECT position, seat_id, NULL, false, constituency, coalesce(appointing_body, ''), seats, class, subclass,
       class_label, route, evidence.rule, evidence.grade, possible, why, quote
FROM compositions JOIN evidence USING (seat_id) WHERE board_id = $board
ORDER BY position, seat_id
"""
SCORED = ("worker", "user", "state", "management", "unclassified")


class NoReleaseError(ShelfError):
    """There is no release to explain, or it does not know the organisation; the message says what to do."""


def explain(asked: argparse.Namespace) -> int:
    """`thirds explain SLUG`, or `thirds explain --role ROLE --body BODY`."""
    if (asked.slug is None) == (asked.role is None):
        asked.usage_error("give either the SLUG of an organisation or --role (and --body)")
    if asked.slug is not None:
        given = [name for name in ("body", "group", "organisation", "family", "name") if getattr(asked, name)]
        if given:
            asked.usage_error(f"--{given[0]} goes with --role; a SLUG is explained from its release")
        found = explain_organisation(asked.slug, asked.release or OUT / "latest")
        lines = _organisation_lines(found)
    else:
        found = _explain_role(asked)
        lines = _label_lines(found)
    text = json.dumps(found, ensure_ascii=False, indent=1) if asked.json else "\n".join(lines)
    sys.stdout.write(text + "\n")
    return 0


def explain_organisation(slug: str, release: Path) -> dict[str, Any]:
    """The latest boards of an organisation in a release, each with its seats and why they have their class.

    Raises:
        NoReleaseError: there is no release there, or the organisation is not in it.
    """
    import duckdb

    name, org_id = organisation_of(slug, release)
    with duckdb.connect(str(database_of(release)), read_only=True) as connection:
        boards = _records(connection.execute(BOARDS, [org_id]))
        for board in boards:
            board["seats"] = _records(connection.execute(SEATS, {"board": board["board_id"]}))
    return {"organisation": name, "org_id": org_id, "release": release.resolve().name, "boards": boards}


def database_of(release: Path) -> Path:
    """The database of a release; NoReleaseError where there is none."""
    database = release / "thirds.duckdb"
    if not database.exists():
        raise NoReleaseError(f"{release}: there is no release there; run `thirds audit`, or name one with --release")
    return database


def organisation_of(slug: str, release: Path) -> tuple[str, str]:
    """Name and org_id of an organisation in a release; NoReleaseError where either is not there, with a hint."""
    import duckdb

    with duckdb.connect(str(database_of(release)), read_only=True) as connection:
        rows = connection.execute("SELECT slug, name, org_id FROM organisations").fetchall()
    known = {str(row[0]): (str(row[1]), str(row[2])) for row in rows}
    if slug not in known:
        raise NoReleaseError(_unknown(slug, list(known), release))
    return known[slug]


def _records(result: Any) -> list[dict[str, Any]]:
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def _unknown(slug: str, known: list[str], release: Path) -> str:
    import difflib

    near = [each for each in known if slug in each][:3] or difflib.get_close_matches(slug, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "organisations.csv of the release lists the slugs"
    return f"{slug}: no organisation of this name is in the release {release.resolve().name}; {hint}"


def _explain_role(asked: argparse.Namespace) -> dict[str, Any]:
    from transforms.codebook import load_codebook
    from transforms.explain import explain_label

    context = {key: getattr(asked, key) or "" for key in ("group", "organisation", "family", "name")}
    return explain_label(asked.role, asked.body or "", load_codebook(DATA), **context)


# --- in plain English
def _organisation_lines(found: dict[str, Any]) -> list[str]:
    lines = [f"{found['organisation']} ({found['org_id']}), release {found['release']}"]
    if not found["boards"]:
        lines.append("No board of this organisation is collected yet.")
    for board in found["boards"]:
        when = f"as at {board['as_at']}" if board["as_at"] else "undated"
        lines += ["", f"{board['body']}, {when}, {board['basis']}", f"  {board['source_url']}", f"  {_counted(board)}"]
        for seat in board["seats"]:
            lines += _seat_lines(seat | {"basis": board["basis"]})
    return lines


def _counted(board: dict[str, Any]) -> str:
    columns = ("seats_w", "seats_u", "seats_s", "seats_m", "seats_unclassified")
    counts = ", ".join(f"{board[column]} {name}" for name, column in zip(SCORED, columns, strict=True))
    seats = "seat" if board["seats_voting"] == 1 else "seats"
    return f"{board['seats_voting']} filled voting {seats}: {counts}; {_score(board)}"


def _score(board: dict[str, Any]) -> str:
    most = "" if board["score_max"] in (None, 100) else f" of a best lawful {board['score_max']:.1f}"
    if board["score"] is not None:
        return f"score {board['score']:.1f}{most}"
    low, high = board["score_low"], board["score_high"]
    if low is not None:
        return (f"score {low:.1f} (provisional)" if low == high else f"score between {low:.1f} and {high:.1f}") + most
    return f"no score ({board['score_reason']})" if board["score_reason"] else "no score"


def _seat_lines(seat: dict[str, Any]) -> list[str]:
    counted = seat["seats"] if seat["basis"] == "composition" else 0
    who = "(name withheld)" if seat["name_withheld"] else seat["name"] or "(no name)"
    who = f"{counted} of" if counted else who
    published = "; ".join(text for text in (seat["role"], seat["heading"]) if text) or "(no words)"
    return [
        f"  {seat['position']}. {who}: {published}",
        f"     {_code(seat)}",
        f"     {seat['why']}",
    ]


def _code(found: dict[str, Any]) -> str:
    kind = found.get("class_label") or ", ".join(text for text in (found["class"], found["subclass"]) if text)
    route = f", {found['route'].replace('_', ' ')}" if found["route"] and found["route"] != "unknown" else ""
    open_to = f", possible: {found['possible'].replace('|', ', ')}" if found["possible"] else ""
    return f"{kind}{route}; rule {found['rule']}, grade {found['grade']}{open_to}"


def _label_lines(found: dict[str, Any]) -> list[str]:
    lines = [_code(found), found["why"]]
    if found["established_class"]:
        lines.append(f"The seat behind it is established for: {found['established_class']}.")
    if found["name_withheld"]:
        lines.append("The name of the holder of such a seat is withheld from everything that is published.")
    if found["bodies"]:
        lines.append(f"Kinds of body read: {', '.join(found['bodies'])}.")
    lines += [f'Read in the {sign["where"]}: "{sign["words"]}" ({sign["entry"]}).' for sign in found["signs"]]
    if not found["signs"]:
        lines.append("No phrase of the codebook is in these words.")
    for other in found["also_read"]:
        kind = ", ".join(text for text in (other["class"], other["subclass"]) if text)
        quote = f' ("{other["words"]}")' if other["words"] else ""
        lines.append(f"Also read: {kind} by {other['rule']}, because {other['because']}{quote}; {other['outranked']}.")
    lines.append(f"Codebook {found['codebook_version']}.")
    return lines
