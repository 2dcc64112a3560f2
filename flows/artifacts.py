"""What an operator sees of a run on Prefect's own pages without reading a log: tables, and a link to the release.

The same tables are in the release; these are the rows that somebody may have to do something about.
"""

import json
from pathlib import Path
from typing import Any

import pandas as pd
from prefect.artifacts import create_link_artifact, create_table_artifact

from flows.ledger import Ledger
from transforms.warehouse import reading

# key of the artifact -> what it shows, and the query that finds it
SHOWN = {
    "failures": (
        "Pages that gave no board.",
        "SELECT slug, body, cause, detail, failing_since, older_listing, advice FROM failures "
        "JOIN organisations USING (org_id) WHERE outcome <> 'held back' ORDER BY cause, slug, body",
    ),
    "held-back": (
        "Boards that a person must look at before they are published.",
        "SELECT slug, body, cause, detail, failing_since, advice FROM failures "
        "JOIN organisations USING (org_id) WHERE outcome = 'held back' ORDER BY slug, body",
    ),
    "gates": (
        "Rules that did not hold, or could not run.",
        "SELECT gate_id, severity, outcome, rows_failed, must_hold, detail FROM gates WHERE outcome <> 'passed' "
        "ORDER BY severity, gate_id",
    ),
    "scores-changed": (
        "Scores that the release before gave otherwise.",
        "SELECT organisation, body, score_before, score_after, reason FROM release_changes "
        "WHERE change = 'score moved' ORDER BY organisation, body",
    ),
}


def put_artifacts(database: Path, release: Path, ledger: Ledger) -> None:
    """Show a run: its stages, what `SHOWN` finds in its database, and where its release will be."""
    create_table_artifact(key="stages", table=_rows(ledger.table()), description="Rows and seconds by stage.")
    with reading(database) as connection:
        for key, (description, query) in SHOWN.items():
            found = _rows(connection.execute(query).df())
            if found:
                create_table_artifact(key=key, table=found, description=description)
    report = (release / "report.html").as_uri()
    create_link_artifact(key="release", link=report, link_text=f"the release {release.name}")


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(frame.to_json(orient="records"))
    return found
