"""Privacy before memory: a name that is withheld today goes from every row of its body, however old.

The row stays, with the words that are left. They have another digest then, and what points to the row follows.
"""

from dataclasses import replace

import pandas as pd

from transforms.observations import observation_ids
from transforms.past import Past
from transforms.privacy import name_words, without_names

SPOKEN = ("role", "group_heading", "affiliation")


def without_withheld_names(past: Past, withheld: pd.DataFrame) -> Past:
    """The history without the names of holders whose name is withheld today.

    `withheld` has org_id, body and person_name of each such seat; an empty name is nobody's.
    """
    rows = past.observations
    hidden = words_to_hide(rows, withheld)
    found = pd.Series([bool(words) for words in hidden], index=rows.index, dtype="bool")
    if not found.any():
        return past
    told = rows.assign(
        name_withheld=rows["name_withheld"] | found,
        **{name: rows[name].mask(found) for name in ("person_name", "name_as_published")},
    )
    for column in SPOKEN:
        words_of_row = zip(rows[column].fillna(""), hidden, strict=True)
        told[column] = [without_names(str(text), words) for text, words in words_of_row]
    told["observation_id"] = told["observation_id"].mask(found, observation_ids(told))
    return replace(past, observations=told, seats=_following(past.seats, rows, told))


def words_to_hide(rows: pd.DataFrame, withheld: pd.DataFrame) -> list[frozenset[str]]:
    """For each row the words of its holder's name, where that name is withheld on the same body; else none.

    Both have org_id, body and person_name.
    """
    names = {
        (org_id, body, name_words([str(name)]))
        for org_id, body, name in withheld[["org_id", "body", "person_name"]].itertuples(index=False, name=None)
        if name and not pd.isna(name)
    }
    if not names:
        return [frozenset()] * len(rows)
    keys = (
        (org_id, body, name_words([str(name)]))
        for org_id, body, name in zip(rows["org_id"], rows["body"], rows["person_name"].fillna(""), strict=True)
    )
    return [key[2] if key in names else frozenset() for key in keys]


def _following(seats: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The rows of seats_history, pointing to the observations by their new names."""
    renamed = {
        (old, capture): new
        for old, capture, new in zip(
            before["observation_id"], before["capture_id"], after["observation_id"], strict=True
        )
        if old != new
    }
    keys = zip(seats["observation_id"], seats["capture_id"], strict=True)
    return seats.assign(observation_id=[renamed.get(key, key[0]) for key in keys])
