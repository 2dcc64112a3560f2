"""Releases that name somebody whose name is withheld now are withdrawn, as soon as one without the name is out.

data/out/releases/<stamp>/WITHDRAWN.txt   all that is left in the place of such a release: why, and since when
data/out/withdrawn/<stamp>/               the release as it was, for the operator's eyes alone

Only a name that somebody asked us to withhold (a correction with `action: withhold_name`) has this effect. Where the
codebook withholds a name, the next release and its history are without it, and the older ones were true in their day.
"""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from flows.releases import DATABASE, releases
from transforms.corrections import Correction
from transforms.forgetting import words_to_hide
from transforms.warehouse import read

NOTICE = "WITHDRAWN.txt"
NAMED = "SELECT DISTINCT org_id, body, person_name FROM {table} WHERE person_name IS NOT NULL"
TABLES = ("directors", "observations")


def asked_away(seats: pd.DataFrame, corrections: tuple[Correction, ...]) -> pd.DataFrame:
    """Whose names a correction withholds: org_id, body and person_name of the classified seats that it found."""
    ids = {correction.id for correction in corrections if correction.action == "withhold_name"}
    return seats.loc[seats["correction"].isin(ids), ["org_id", "body", "person_name"]]


def releases_that_name(out: Path, asked: pd.DataFrame) -> list[str]:
    """The stamps of the releases on the shelf that name one of them on that body, oldest first."""
    if asked.empty:
        return []
    return [release.stamp for release in releases(out) if _names_one(release.folder / DATABASE, asked)]


def _names_one(database: Path, asked: pd.DataFrame) -> bool:
    try:
        there = set(read(database, "SELECT table_name FROM duckdb_tables()")["table_name"])
        named = [read(database, NAMED.format(table=table)) for table in TABLES if table in there]
    except OSError:
        return True  # nobody can say that it does not, and a broken release must not keep the name from going
    return any(any(words_to_hide(rows, asked)) for rows in named)


def withdraw(out: Path, stamps: list[str]) -> None:
    """Take these releases off the shelf, each in one move, and leave a notice in the place of each.

    Raises:
        OSError: a folder cannot be moved, or a notice not be written.
    """
    aside = out / "withdrawn"
    if stamps:
        aside.mkdir(mode=0o700, exist_ok=True)
    for stamp in stamps:
        place = out / "releases" / stamp
        place.rename(aside / stamp)
        place.mkdir()
        (place / NOTICE).write_text(
            f"Release {stamp} was withdrawn on {datetime.now(UTC).date().isoformat()}: it holds, or may hold, a name "
            "that is not to be published any more. The releases since then hold the same facts without it.\n",
            encoding="utf-8",
        )


def withdrawn(out: Path) -> list[str]:
    """The stamps of the releases that were withdrawn, oldest first."""
    return sorted(notice.parent.name for notice in (out / "releases").glob(f"*/{NOTICE}"))
