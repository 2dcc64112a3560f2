"""The same person on several boards, said only where two independent identifiers say so.

Two people of one name are common, and to take them for one would say something false about both. So an exact name is
one identifier and never enough. The others are: the register's own number of the person; the same council that both
pages say sent them, with a councillor's title on both; and words of the one organisation about the other board. Words
of the press are not among them. Whatever has one identifier only is a candidate, for a person to look at: it is handed
back apart, and no release holds it.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from transforms.people import name_key
from transforms.schema import enforce
from transforms.schema.interlocks import INTERLOCKS
from transforms.seats import has_councillor_title

NAME, NUMBER, COUNCIL, WORDS = "exact name", "number in the register", "same council", "own words"
OWN = ("own", "authority")  # whose words about another board count
ENOUGH = 2  # identifiers
# A name with more bearers than this proves nothing, and to compare all of them would cost more than all else.
TOO_COMMON = 60
LEGAL_FORMS = ("nhs foundation trust", "foundation trust", "nhs trust", "limited", "ltd", "cic", "plc", "trust")
CANDIDATE_COLUMNS = ["identifiers"] + [
    f"{what}_{side}" for side in ("one", "two") for what in ("name", "board", "words", "url")
]


@dataclass(frozen=True)
class Holder:
    """One named holder of a seat, as identifiers see them."""

    seat: dict[str, Any]
    key: str
    number: str
    council: str  # that sent a councillor; empty for others
    said: str  # what the organisation's own page says of them, without marks; empty where it is another's page
    organisation: tuple[str, ...]  # the names that words may mean it by, likewise

    @property
    def body(self) -> tuple[str, str]:
        """The body that the seat is on."""
        return str(self.seat["org_id"]), str(self.seat["body"])


def interlocks(directors: pd.DataFrame, scores: pd.DataFrame, seats: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table `interlocks`, and the candidates that one identifier speaks for, in the columns CANDIDATE_COLUMNS.

    Args:
        directors: the table of that name: a withheld name is nobody's.
        scores: the table of that name.
        seats: the seats that they were made from, with `holder_id` by `seat_id`.
    """
    holders = list(_holders(directors, scores, seats))
    proven: list[tuple[Holder, Holder, tuple[str, ...]]] = []
    candidates: list[dict[str, Any]] = []
    for one, other in _pairs(holders):
        found = _identifiers(one, other)
        if len(found) >= ENOUGH:
            proven.append((one, other, found))
        elif found:
            candidates.append(_candidate(one, other, found))
    table = pd.DataFrame(list(_rows(proven)), columns=INTERLOCKS.column_names())
    return (
        enforce(table.sort_values(["person_id", "seat_id"]), INTERLOCKS),
        pd.DataFrame(candidates, columns=CANDIDATE_COLUMNS),
    )


def _holders(directors: pd.DataFrame, scores: pd.DataFrame, seats: pd.DataFrame) -> Iterator[Holder]:
    named = directors["person_name"].notna() & ~directors["vacant"] & (directors["class"] != "excluded")
    found = directors[directors["latest"] & named]
    keys = found["person_name"].map(name_key)
    number = found["seat_id"].map(seats.set_index("seat_id")["holder_id"]).fillna("")
    # Whoever shares neither name nor number with another seat, or with another body, needs no further look.
    twice = keys.duplicated(keep=False) | ((number != "") & number.duplicated(keep=False))
    found, keys, number = found[twice], keys[twice], number[twice]
    bodies = found["org_id"] + "\x1f" + found["body"]
    many = bodies.groupby(keys).transform("nunique") > 1
    numbered = (number != "") & (bodies.groupby(number).transform("nunique") > 1)
    publisher = found["board_id"].map(scores.set_index("board_id")["publisher"])
    rows = found.assign(_key=keys, _number=number, _own=publisher.isin(OWN))[many | numbered]
    for seat in rows.astype(object).where(rows.notna(), "").to_dict("records"):
        yield _holder({str(name): cell for name, cell in seat.items()})


def _holder(seat: dict[str, Any]) -> Holder:
    sent = seat["subclass"] == "council" and has_councillor_title(str(seat["name_as_published"]).casefold().split())
    said = " ".join(str(seat[name]) for name in ("role", "group_heading", "affiliation"))
    return Holder(
        seat=seat,
        key=str(seat["_key"]),
        number=str(seat["_number"]),
        council=name_key(str(seat["affiliation"])) if sent else "",
        said=f" {_words(said)} " if seat["_own"] else "",
        organisation=_names(str(seat["organisation"])),
    )


def _names(organisation: str) -> tuple[str, ...]:
    """The name of an organisation, and the name without its legal form where two words are left."""
    name = _words(organisation)
    low = name.casefold()
    short = next((name[: -len(form) - 1] for form in LEGAL_FORMS if low.endswith(f" {form}")), name)
    return tuple(dict.fromkeys(each for each in (name, short) if len(each.split()) > 1))


def _words(text: str) -> str:
    """The words without marks. Capitals stay: "Your Homes" is an organisation, and "your homes" is not."""
    return " ".join(re.findall(r"\w+", text.replace("’", "'").replace("'", "")))


def _pairs(holders: list[Holder]) -> Iterator[tuple[Holder, Holder]]:
    """Holders on different bodies who share a name or a number, each pair once."""
    groups: dict[tuple[str, str], list[Holder]] = {}
    for holder in holders:
        groups.setdefault(("name", holder.key), []).append(holder)
        if holder.number:
            groups.setdefault(("number", holder.number), []).append(holder)
    seen: set[tuple[str, str]] = set()
    for (kind, _), group in sorted(groups.items()):
        if kind == "name" and len(group) > TOO_COMMON:
            continue
        for one, other in combinations(group, 2):
            pair = (str(one.seat["seat_id"]), str(other.seat["seat_id"]))
            if one.body != other.body and pair not in seen:
                seen.add(pair)
                yield one, other


def _identifiers(one: Holder, other: Holder) -> tuple[str, ...]:
    """What says that the two are one person; a single name ("Testa") says nothing."""
    found = {
        NAME: one.key == other.key and len(one.key.split()) > 1,
        NUMBER: bool(one.number) and one.number == other.number,
        COUNCIL: bool(one.council) and one.council == other.council,
        WORDS: bool(_speaks_of(one, other) or _speaks_of(other, one)),
    }
    return tuple(name for name, holds in found.items() if holds)


def _speaks_of(one: Holder, other: Holder) -> bool:
    """Whether the page of the one says of its holder that they are on the other's board."""
    if one.body[0] == other.body[0]:
        body = f" {_words(other.body[1]).casefold()} "
        return len(body.split()) > 1 and body in one.said.casefold()
    return any(f" {name} " in one.said for name in other.organisation)


def _rows(proven: list[tuple[Holder, Holder, tuple[str, ...]]]) -> Iterator[dict[str, Any]]:
    """A row for each seat of each person: who is one with another is one with all whom that one is one with."""
    person: dict[str, set[str]] = {}
    seats: dict[str, Holder] = {}
    found: dict[str, set[str]] = {}
    speaking: dict[str, bool] = {}
    for one, other, identifiers in proven:
        names = [str(holder.seat["seat_id"]) for holder in (one, other)]
        joined = {*names, *(each for name in names for each in person.get(name, ()))}
        for name in joined:
            person[name] = joined
        for name, holder, another in ((names[0], one, other), (names[1], other, one)):
            seats[name] = holder
            found.setdefault(name, set()).update(identifiers)
            speaking[name] = speaking.get(name, False) or _speaks_of(holder, another)
    for name, holder in seats.items():
        digest = hashlib.sha256("\n".join(sorted(person[name])).encode()).hexdigest()
        words = "; ".join(str(holder.seat[each]) for each in ("role", "affiliation") if holder.seat[each])
        yield {
            **{each: holder.seat[each] for each in ("person_name", "org_id", "organisation", "body", "board_id")},
            "class_label": holder.seat["class_label"],
            "person_id": f"p-{digest[:16]}",
            "seat_id": name,
            "boards": len({seats[each].body for each in person[name]}),
            "identifiers": "; ".join(each for each in (NAME, NUMBER, COUNCIL, WORDS) if each in found[name]),
            "words": words if speaking[name] else "",
        }


def _candidate(one: Holder, other: Holder, found: tuple[str, ...]) -> dict[str, Any]:
    row: dict[str, Any] = {"identifiers": "; ".join(found)}
    for side, holder in (("one", one), ("two", other)):
        words = (holder.seat["role"], holder.seat["group_heading"], holder.seat["affiliation"])
        row |= {
            f"name_{side}": holder.seat["name_as_published"],
            f"board_{side}": f"{holder.seat['organisation']}, {holder.seat['body']}",
            f"words_{side}": "; ".join(str(word) for word in words if word),
            f"url_{side}": holder.seat["source_url"],
        }
    return row
