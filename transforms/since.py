"""What changed since the last release, and between any two: their databases read, and compared."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from transforms.diff import BOARD_TABLES, COMPARED, Side, compare
from transforms.forgetting import words_to_hide
from transforms.record import Record, RecordError, read_record
from transforms.schema import enforce
from transforms.schema.changes import RELEASE_CHANGES
from transforms.tables import TABLE
from transforms.warehouse import read_older

NOTHING = enforce(pd.DataFrame(columns=RELEASE_CHANGES.column_names()), RELEASE_CHANGES)


def side_of(database: Path) -> Side:
    """A release as one side of a comparison.

    Args:
        database: its database, in its folder; the folder is named for the release.

    Raises:
        OSError: it cannot be read.
    """
    record = _record(database)
    codebook = record.codebook["sha256"] if record else ""
    return Side(database.parent.name, codebook, read_older(database, [TABLE[name] for name in COMPARED]))


def _record(database: Path) -> Record | None:
    try:
        return read_record(database.parent)
    except RecordError:
        return None


def _scope(database: Path) -> Collection[str] | None:
    """The org_ids of the organisations that a run was confined to; None where it was not."""
    record = _record(database)
    only = record.order.get("only") if record else None
    if not only:
        return None
    register = read_older(database, [TABLE["organisations"]])["organisations"]
    return set(register.loc[register["slug"].isin(only), "org_id"])


def changes_between(before: Path, after: Path) -> pd.DataFrame:
    """What one finished release says and another does not: rows of `release_changes`.

    A name that either of them withholds is not said, though the other has it; who is still there unnamed has not left.

    Args:
        before: the database of the one, in its folder, which is named for the release.
        after: that of the other.

    Raises:
        OSError: one cannot be read.
    """
    one, other = side_of(before), side_of(after)
    hidden = _withheld_seats(before) | _withheld_seats(after)
    seats = pd.concat([side.frames["directors"] for side in (one, other)])
    withheld = seats[seats["seat_id"].isin(hidden) & seats["person_name"].notna()]
    scopes = _scope(before), _scope(after)
    return compare(
        *(replace(side, frames=_within(_without_names(side.frames, withheld), *scopes)) for side in (one, other))
    )


def _withheld_seats(database: Path) -> set[str]:
    """The seats whose name a release withholds, those of boards that only its history has included."""
    tables = read_older(database, [TABLE[name] for name in ("directors", "seats_history", "observations")])
    directors, rows = tables["directors"], tables["observations"]
    key = ["observation_id", "capture_id"]
    old = tables["seats_history"].merge(rows.loc[rows["name_withheld"].fillna(False).astype(bool), key], on=key)
    return {*directors.loc[directors["name_withheld"].fillna(False).astype(bool), "seat_id"], *old["seat_id"]}


def changes_since(
    last: Path | None,
    release: str,
    codebook: str,
    tables: Mapping[str, pd.DataFrame],
    withheld: pd.DataFrame,
    scope: Collection[str] | None = None,
) -> pd.DataFrame:
    """The table `release_changes` of a release that is being made.

    Args:
        last: the database of the release before; None where there was none.
        release: the stamp of this one.
        codebook: the digest of its codebook.
        tables: its tables.
        withheld: org_id, body and person_name of the seats whose name this release withholds: what the last one said
            of them is not said again.
        scope: the org_ids of the organisations that this run was confined to; None where it was not.
    """
    if last is None:
        return NOTHING
    before = side_of(last)
    scopes = _scope(last), scope
    then, now = (_within(_without_names(each, withheld), *scopes) for each in (before.frames, tables))
    return compare(Side(before.release, before.codebook, then), Side(release, codebook, now))


def _within(tables: Mapping[str, pd.DataFrame], *scopes: Collection[str] | None) -> dict[str, pd.DataFrame]:
    """The tables with the boards of those organisations that are in every scope: that a run left an organisation out
    says nothing of its boards.
    """
    kept = dict(tables)
    for scope in scopes:
        if scope is not None:
            kept |= {name: kept[name][kept[name]["org_id"].isin(list(scope))] for name in BOARD_TABLES}
    return kept


def _without_names(tables: Mapping[str, pd.DataFrame], withheld: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tables in which nobody whose name is withheld on a body is named on any board of it: who is still there,
    unnamed, has not left.
    """
    seats = tables["directors"]
    hidden = pd.Series([bool(words) for words in words_to_hide(seats, withheld)], index=seats.index, dtype="bool")
    return {**tables, "directors": seats.assign(person_name=seats["person_name"].mask(hidden))}
