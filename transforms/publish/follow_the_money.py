"""The boards as FollowTheMoney entities (followthemoney.tech), for those who follow people from board to board.

One kind of seat on one body is a `Position` with its number of seats; a named holder is a `Person` with an `Occupancy`
of it. So a seat that is vacant, or whose holder's name is withheld, is still counted where a list of directors would
have lost it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

Entity = dict[str, Any]


def write_follow_the_money(path: Path, frames: dict[str, pd.DataFrame]) -> None:
    """Write the latest listing of each body, one entity a line.

    `frames` holds the tables organisations, bodies and directors of a release. A person is a name on one body: nobody
    is taken for the same person on two, and no date of a listing is given for a date of office.
    """
    seats = frames["directors"]
    seats = seats[seats["latest"] & ((seats["class"] != "excluded") | seats["vacant"])]
    organisations = frames["organisations"]
    entities = [
        *_organisations(organisations[organisations["org_id"].isin(seats["org_id"])]),
        *_positions(seats),
        *_holders(seats[seats["person_name"].notna()]),
    ]
    lines = (json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities)
    path.write_text("".join(lines), "utf-8")


def _organisations(organisations: pd.DataFrame) -> Iterator[Entity]:
    for row in _rows(organisations):
        number = row["org_id"].split("-", 2)[2] if row["id_status"] == "registered" else ""
        yield _entity(
            _id(row["org_id"]),
            "Organization",
            name=row["name"],
            country="gb",
            website=row["website"],
            registrationNumber=number,
        )


def _positions(seats: pd.DataFrame) -> Iterator[Entity]:
    for _, group in seats.groupby(["org_id", "body", "class_label"], sort=True):
        first = _rows(group.head(1))[0]
        yield _entity(
            _position_id(first),
            "Position",
            name=f"{first['body']}: {first['class_label']}",
            organization=_id(first["org_id"]),
            numberOfSeats=str(len(group)),
            country="gb",
            sourceUrl=first["source_url"],
        )


def _holders(seats: pd.DataFrame) -> Iterator[Entity]:
    for row in _rows(seats):
        person = _id(row["seat_id"])
        yield _entity(person, "Person", name=row["person_name"], sourceUrl=row["source_url"])
        yield _entity(
            _id(row["seat_id"], "occupancy"),
            "Occupancy",
            holder=person,
            post=_position_id(row),
            role=row["role"],
            sourceUrl=row["source_url"],
        )


def _position_id(row: Entity) -> str:
    return _id(row["org_id"], row["body"], row["class_label"])


def _id(*parts: str) -> str:
    """The name of an entity; the format allows letters, digits, dots and dashes only."""
    return "thirds-" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _entity(identifier: str, schema: str, **properties: Any) -> Entity:
    said = {name: [value] for name, value in properties.items() if isinstance(value, str) and value}
    return {"id": identifier, "schema": schema, "properties": said}


def _rows(frame: pd.DataFrame) -> list[Entity]:
    rows: Iterable[dict[Any, Any]] = frame.to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]
