"""What was said when: a row stays as a release first said it, and ends where a later release says otherwise.

Nothing is updated away: a release takes over every row of the one before it, and only writes the end of those that it
contradicts.
"""

from collections.abc import Sequence

import pandas as pd

ENDS = ["known_until", "ended_because"]


def open_rows(history: pd.DataFrame) -> pd.DataFrame:
    """The rows of a history that stand."""
    return history[history["known_until"].isna()]


def carried_on(
    before: pd.DataFrame,
    now: pd.DataFrame,
    key: str,
    facts: Sequence[str],
    at: str,
    withdrawn: set[str],
) -> pd.DataFrame:
    """The history after this release.

    Args:
        before: the history of the last release; empty where there was none.
        now: what this release says, one row a key, with `because` (why it would be said anew).
        key: the column by which a row is known.
        facts: the columns that are compared; a row that differs in none of them stands as it is.
        at: the time of this release.
        withdrawn: keys that this release should say something of and does not: their rows end. Other rows that it
            is silent about stand, for a page that has moved on does not undo what it showed.
    """
    if before.empty:
        return now.assign(known_from=at, known_until=None, ended_because=None, because="first").reset_index(drop=True)
    standing = open_rows(before)
    known = set(standing[key])
    changed = _changed(standing, now, key, facts)
    fresh = now[~now[key].isin(known) | now[key].isin(changed)]
    first = ~fresh[key].isin(set(before[key]))
    fresh = fresh.assign(
        known_from=at, known_until=None, ended_because=None, because=fresh["because"].mask(first, "first")
    )
    ended = before["known_until"].isna() & before[key].isin(changed | withdrawn)
    again = fresh[~first]
    reasons = dict(zip(again[key], again["because"], strict=True))
    because = [reasons.get(name, "withdrawn") for name in before.loc[ended, key]]
    kept = before.copy()
    kept.loc[ended, "known_until"] = at
    kept.loc[ended, "ended_because"] = because
    return pd.concat([kept, fresh], ignore_index=True)


def _changed(standing: pd.DataFrame, now: pd.DataFrame, key: str, facts: Sequence[str]) -> set[str]:
    """The keys that are in both and differ in a fact; a fact that was not kept then differs in nothing."""
    if standing.empty:
        return set()
    then, new = (frame.set_index(key) for frame in (standing, now))
    both = new.index.intersection(then.index)
    then, new = then.loc[both], new.loc[both]
    differ = pd.Series(data=False, index=both)
    for fact in facts:
        if fact in then.columns:
            differ |= ~((then[fact] == new[fact]).fillna(value=False) | (then[fact].isna() & new[fact].isna()))
    return set(both[differ])
