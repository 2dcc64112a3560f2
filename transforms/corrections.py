"""Corrections: declared, reasoned overrides of what the codebook decided for a seat.

They are applied last, after every rule, and each carries its reason and its source into the evidence. A correction says
what it expects to find (`expect`): when the source has changed so that it finds something else, or nothing, it has
lapsed, and the run stops until a person has looked, because a correction that silently fits another seat is a falsehood
about somebody.
"""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import Field, model_validator

from transforms.declared import DeclarationError, Declared, lines_of, read_declared
from transforms.names import without_titles
from transforms.privacy import name_words, without_names
from transforms.schema import SUBCLASSES
from transforms.seats import WITHHELD

Words = Annotated[str, Field(min_length=1)]
SeatClass = Literal["worker", "user", "state", "management", "unclassified", "excluded"]


class Locator(Declared):
    """Which seats: all that match every key that is given."""

    slug: Words
    body: Words
    basis: Literal["listing", "composition"] | None = None
    source_url: str | None = None
    version: str | None = None  # of a source that was read at several times
    role: str | None = None
    group: str | None = None
    name: str | None = None
    position: Annotated[int, Field(ge=1)] | None = None  # on the page, for a seat whose holder's name is withheld


class Expected(Declared):
    """What the codebook decides today for those seats, and how many there are."""

    seat_class: Annotated[SeatClass, Field(alias="class")]
    seats: Annotated[int, Field(ge=1)]
    words: str | None = None  # the published words of the seat: heading, role and affiliation, joined by "; "


class Correction(Declared):
    """One override."""

    id: Words
    seat: Locator
    action: Literal["classify", "withhold_name"]
    seat_class: Annotated[SeatClass | None, Field(alias="class")] = None
    subclass: str = ""
    possible: tuple[Literal["worker", "user", "state", "management"], ...] = ()  # for a seat left unclassified
    route: Literal["", "elected", "nominated", "appointed", "reserved", "ex_officio", "selected", "unknown"] = ""
    grade: Literal["A", "B", "C", "D", "E"] = "C"
    reason: Words
    reviewer: Words  # a role or initials; no more is needed to ask back
    date: date
    source: Words
    expect: Expected

    @model_validator(mode="after")
    def _says_what_it_changes(self) -> "Correction":
        if self.action == "classify" and self.seat_class is None:
            raise ValueError("a correction that classifies must give a class")
        if self.subclass and self.subclass not in SUBCLASSES.get(self.seat_class or "", ()):
            raise ValueError(f"`{self.subclass}` is no subclass of {self.seat_class}")
        return self


class CorrectionsFile(Declared):
    """What `data/corrections.yml` holds."""

    corrections: tuple[Correction, ...] = ()


class LapsedError(DeclarationError):
    """A correction no longer finds what it expects."""


def read_corrections(data: Path, slugs: Collection[str]) -> tuple[Correction, ...]:
    """The corrections of `data/corrections.yml`; none where there is no such file.

    `slugs` are those of all organisations: a correction of none of them would correct nothing, and nobody would know.

    Raises:
        DeclarationError: the file is wrong, an id is there twice, or a slug is of no organisation; file and line.
    """
    path = data / "corrections.yml"
    if not path.exists():
        return ()
    corrections = read_declared(path, CorrectionsFile).corrections
    lines, seen = lines_of(path), set[str]()
    for index, correction in enumerate(corrections):
        if correction.id in seen:
            line = lines["corrections", str(index), "id"]
            raise DeclarationError(
                f"{path}:{line}: the correction `{correction.id}` is there twice; give it an id of its own"
            )
        seen.add(correction.id)
        if correction.seat.slug not in slugs:
            line = lines["corrections", str(index), "seat", "slug"]
            raise DeclarationError(
                f"{path}:{line}: no organisation in data/organisations.csv has the slug `{correction.seat.slug}`; "
                "mend the slug, or remove the correction"
            )
    return corrections


def apply_corrections(seats: pd.DataFrame, corrections: tuple[Correction, ...], slugs: set[str]) -> pd.DataFrame:
    """The classified seats with every correction applied, and its id in the column `correction` ("" elsewhere).

    Corrections of organisations outside `slugs` (those that this run audits) are left alone.

    Raises:
        LapsedError: a correction finds other seats than it expects, or another class on them.
    """
    seats = seats.assign(correction="")
    for correction in corrections:
        if correction.seat.slug in slugs:
            found = _found(seats, correction.seat)
            _check(seats[found], correction)
            for column, value in _changes(correction).items():
                seats[column] = seats[column].mask(found, value)
    return seats


def apply_where_found(seats: pd.DataFrame, corrections: tuple[Correction, ...]) -> pd.DataFrame:
    """The classified seats of boards of the past with the corrections that fit them; none of them can lapse there."""
    seats = seats.assign(correction="")
    for correction in corrections:
        found = _found(seats, correction.seat) & (seats["class"] == correction.expect.seat_class)
        for column, value in _changes(correction).items():
            seats[column] = seats[column].mask(found, value)
    return seats


def _found(seats: pd.DataFrame, locator: Locator) -> "pd.Series[bool]":
    found = pd.Series(data=True, index=seats.index)
    for column, value in locator.model_dump(exclude_none=True).items():
        found &= seats[column] == value
    return found


def words_of(group: str, role: str, affiliation: str) -> str:
    """The published words of a seat in one line, as `expect.words` holds them."""
    return "; ".join(text for text in (group, role, affiliation) if text)


def _check(found: pd.DataFrame, correction: Correction) -> None:
    expected = correction.expect
    classes = sorted(set(found["class"]))
    if len(found) != expected.seats or classes != [expected.seat_class]:
        raise LapsedError(
            f"data/corrections.yml: the correction `{correction.id}` expects {expected.seats} seat(s) of "
            f"class {expected.seat_class} and finds {len(found)} of {', '.join(classes) or 'no class'}: the "
            "source or the codebook has changed. Look at the seat again, then mend or remove the correction"
        )
    published = {words_of(*texts) for texts in found[["group", "role", "affiliation"]].itertuples(index=False)}
    if expected.words is not None and published != {expected.words}:
        raise LapsedError(
            f"data/corrections.yml: the correction `{correction.id}` was made for the words `{expected.words}`, and "
            f"the source now says `{'`, `'.join(sorted(published))}`. Look at the seat again, then mend or remove the "
            "correction"
        )


def _changes(correction: Correction) -> dict[str, str | bool]:
    if correction.action == "withhold_name":
        return {"name_withheld": True, "correction": correction.id}
    changes: dict[str, str | bool] = {
        "class": correction.seat_class or "",
        "subclass": correction.subclass,
        # Who says whom a seat answers to need not know how it is filled.
        "route": correction.route or ("" if correction.seat_class in (None, "unclassified", "excluded") else "unknown"),
        "grade": correction.grade,
        "rule": "correction",
        "possible": "|".join(correction.possible),
        "why": f"Corrected on {correction.date.isoformat()}: {correction.reason}",
        "disputed": False,
        "correction": correction.id,
    }
    return changes | {"name_withheld": True} if correction.subclass in WITHHELD else changes


def corrections_table(corrections: tuple[Correction, ...], seats: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """The table `corrections`: every declared correction, and how many of `seats` (after it) this run applied it to.

    What a person wrote is printed without the words of a name that is withheld.
    """
    org_ids = register.set_index("slug")["org_id"]
    rows = []
    for each in corrections:
        applied = seats[seats["correction"] == each.id]
        withheld = applied[applied["name_withheld"].astype("bool")]
        names = name_words([*withheld["person_name"], *map(without_titles, withheld["name"])])
        rows.append(
            {
                "correction_id": each.id,
                "org_id": org_ids[each.seat.slug],
                "body": each.seat.body,
                "seats": len(applied),
                "action": each.action,
                "class_before": each.expect.seat_class,
                "class": each.seat_class if each.action == "classify" else each.expect.seat_class,
                "subclass": each.subclass,
                "reason": without_names(each.reason, names),
                "reviewer": each.reviewer,
                "date": each.date.isoformat(),
                "source": without_names(each.source, names),
            }
        )
    return pd.DataFrame(rows, columns=COLUMNS).sort_values("correction_id")


COLUMNS = ["correction_id", "org_id", "body", "seats", "action", "class_before", "class", "subclass", "reason",
           "reviewer", "date", "source"]  # fmt: skip
