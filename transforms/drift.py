"""How a release differs from the one before it, as a whole and board by board.

A single page that went wrong is seen by the review of boards; a rule that went wrong, a register that was cut short or
a site builder that changed for everybody is seen only here, where the release as a whole is set beside the last one.
"""

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from transforms.schema.gated import DRIFT
from transforms.warehouse import read

CLASSES = {
    "worker": "seats_w",
    "user": "seats_u",
    "state": "seats_s",
    "management": "seats_m",
    "unclassified": "seats_unclassified",
}
LINES = "SELECT org_id FROM directors UNION ALL SELECT org_id FROM compositions"
BOARDS = f"""
SELECT org_id, body, basis, seats_established, {", ".join(CLASSES.values())} FROM scores WHERE latest
"""


def drift_table(database: Path, last: Path | None, scope: Collection[str] | None = None) -> pd.DataFrame:
    """The rows of the table `drift`.

    Args:
        database: the release that is being made.
        last: the database of the last release, or None where nothing went before: then nothing has an earlier value.
        scope: the org_ids that this run was about, where it was not about all of them.
    """
    now = _measures(database, scope)
    then = _measures(last, scope) if last else now.iloc[:0]
    earlier = then[["measure", "of_what", "value"]].rename(columns={"value": "before"})
    both = now.merge(earlier, on=["measure", "of_what"], how="left")
    gone = then[~then["of_what"].isin(now["of_what"])].assign(before=lambda rows: rows["value"], value=0.0)
    found = pd.concat([both, gone], ignore_index=True).rename(columns={"value": "after"})
    found["difference"] = found["after"] - found["before"]
    found["ratio"] = (found["after"] / found["before"]).where(found["before"] > 0)
    return found[DRIFT.column_names()].sort_values(list(DRIFT.key), ignore_index=True)


def _measures(database: Path, scope: Collection[str] | None) -> pd.DataFrame:
    """measure, of_what, org_id, body and value, one row a measure."""
    lines, boards = read(database, LINES), read(database, BOARDS)
    if scope is not None:
        lines, boards = (frame[frame["org_id"].isin(scope)] for frame in (lines, boards))
    counted = boards[list(CLASSES.values())].sum()
    total = counted.sum() or 1
    whole = [
        ("rows", "all", float(len(lines))),
        ("organisations", "all", float(boards["org_id"].nunique())),
        *(("class share", name, float(counted[column] / total)) for name, column in CLASSES.items()),
    ]
    overall = pd.DataFrame(whole, columns=["measure", "of_what", "value"]).assign(org_id="", body="")
    sizes = pd.DataFrame(
        {
            "measure": "board size",
            "of_what": boards["org_id"] + "/" + boards["body"] + "/" + boards["basis"],
            "org_id": boards["org_id"],
            "body": boards["body"],
            "value": boards["seats_established"].astype("float64"),
        }
    )
    return pd.concat([overall, sizes], ignore_index=True)
