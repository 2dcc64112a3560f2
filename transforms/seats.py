"""A seat as it is read, and the decision that is taken about it: the two things that every rule shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.labels import Label
from transforms.reading import Board, Signs
from transforms.schema import CLASSES

FOUR = CLASSES[:4]
COUNCILLOR_TITLES = {"cllr", "cllrs", "councillor", "coun", "cyng", "cynghorydd"}
RANKS = {"superintendent", "supt", "inspector", "insp", "sergeant", "sgt", "constable", "pc", "dci"}
BEFORE_A_RANK = {"chief", "assistant", "deputy", "acting", "temporary", "detective", "police"}
WITHHELD = ("patient", "carer", "service_user", "union", "young_person")
PROVISIONAL = "D"


@dataclass(frozen=True)
class Seat:
    """One published seat, read: role, heading (group and affiliation), what the page defines, holder,
    board.
    """

    role: Signs
    group: Signs
    name: Label
    board: Board
    composition: bool  # a count of seats by constituency, with no holder named
    former: bool = False
    vacant: bool = False

    @property
    def role_is_bare(self) -> bool:
        """Whether the role says no more than "director" or "chair", so that the heading above it decides."""
        return all(finding.entry.sign in ("seat", "office", "chair") for finding in self.role.findings)


@dataclass(frozen=True)
class Decision:
    """What a seat is, by which rule and on which words. `says` explains in plain English."""

    class_: str
    subclass: str = ""
    route: str = ""
    rule: str = "R7"
    grade: str = "E"
    says: str = ""
    quote: str = ""
    possible: tuple[str, ...] = ()
    established: str = ""


def unclassified(says: str, quote: str, possible: tuple[str, ...]) -> Decision:
    """A seat whose class is not published, and the classes that it can have."""
    return Decision("unclassified", says=says, quote=quote, possible=tuple(c for c in FOUR if c in possible))


def has_councillor_title(name: Sequence[str]) -> bool:
    """Whether the words of a printed name carry a councillor's title."""
    return not COUNCILLOR_TITLES.isdisjoint(name[:3])


def rank_of(name: Sequence[str]) -> str:
    """The police rank printed before a name ("chief inspector"); empty where there is none."""
    for n, word in enumerate(name[:4]):
        if word in RANKS:
            return " ".join(name[: n + 1])
        if word not in BEFORE_A_RANK:
            break
    return ""
