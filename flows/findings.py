"""`thirds findings`: the sentences that a release supports, each with the boards behind it and its proof."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from flows.explain import database_of
from flows.settings import OUT

SHOWN = 6  # boards printed of those behind a finding
NOT_QUALITY = (
    "Findings are about the boards of this release, not about all boards there are. The score measures fit to a "
    "proposal (Glasman 2011), not the quality of the service."
)
BOARDS = """
SELECT f.finding_id, s.board_id, s.organisation, s.body, s.as_at, s.score, s.score_low, s.score_high, s.score_max,
       s.score_of_max, s.source_url
FROM (SELECT finding_id, unnest(string_split(board_ids, '|')) AS board_id FROM findings) f
JOIN scores s USING (board_id)
ORDER BY s.organisation, s.body, s.board_id
"""


def findings(asked: argparse.Namespace) -> int:
    """`thirds findings`: from the table of that name."""
    found = findings_of(asked.release or OUT / "latest")
    text = json.dumps(found, ensure_ascii=False, indent=1) if asked.json else "\n".join(_lines(found))
    sys.stdout.write(text + "\n")
    return 0


def findings_of(release: Path) -> dict[str, Any]:
    """The findings of a release in order, each with its numbers, its boards and its query.

    Raises:
        NoReleaseError: there is no release there.
    """
    from transforms.warehouse import read

    database = database_of(release)
    boards: dict[str, list[dict[str, Any]]] = {}
    for row in json.loads(read(database, BOARDS).to_json(orient="records")):
        boards.setdefault(row.pop("finding_id"), []).append(row)
    found = json.loads(read(database, "findings").sort_values("position").to_json(orient="records"))
    return {
        "release": release.resolve().name,
        "note": NOT_QUALITY,
        "findings": [
            {
                "finding_id": row["finding_id"],
                "sentence": row["sentence"],
                "caution": row["caution"],
                "numbers": json.loads(row["numbers"]),
                "boards": boards[row["finding_id"]],
                "query": row["query"],
            }
            for row in found
        ],
    }


def _lines(found: dict[str, Any]) -> list[str]:
    lines = [f"Release {found['release']}. {found['note']}"]
    for number, finding in enumerate(found["findings"], start=1):
        lines += ["", f"{number}. {finding['sentence']}"]
        if finding["caution"]:
            lines.append(f"   But: {finding['caution']}")
        lines.append(f"   Boards: {_named(finding['boards'])}. Query: {finding['finding_id']}, with --json.")
    if not found["findings"]:
        lines += ["", "This release supports no finding."]
    return lines


def _named(boards: list[dict[str, Any]]) -> str:
    names = list(dict.fromkeys(board["organisation"] for board in boards))
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{len(boards)}, of {', '.join(names[:SHOWN])}{more}"
