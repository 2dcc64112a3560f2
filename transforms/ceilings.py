"""Legal ceilings: the best tripartite score that the law allows a body to reach.

A landlord that may not give its council a third of the board, and a hospital council that must keep an
elected public majority, cannot reach 100 however they are run. Comparing them with bodies that can would be
unfair, so each score is also given as a part of the best lawful score. The rules are data
(`data/ceilings.yml`), with their citations and with what nobody has verified yet.
"""

import datetime
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Literal, Self

import numpy as np
from pydantic import Field, model_validator

from transforms.declared import DeclarationError, Declared, lines_of, read_declared
from transforms.tripartite import CLASS_OF, FEWEST_SEATS, scores

CEILINGS = Path(__file__).resolve().parent.parent / "data" / "ceilings.yml"


class Ceiling(Declared):
    """One rule of law about the share of one class on one kind of body."""

    id: str
    family: str
    nation: str = ""  # the law of this nation alone; empty: the family tells the nation
    tiers: tuple[str, ...] = ()
    body_kinds: tuple[str, ...] = ()
    seat_class: Literal["worker", "user", "state", "management"] = Field(alias="class")
    max_share: float | None = Field(default=None, ge=0, le=1)
    more_than: float | None = Field(default=None, ge=0, lt=1)
    citation: str
    valid_from: datetime.date
    valid_to: datetime.date | None = None
    certain: bool
    note: str = ""

    @model_validator(mode="after")
    def _one_limit(self) -> Self:
        if (self.max_share is None) == (self.more_than is None):
            raise ValueError(f"rule {self.id!r} needs exactly one of max_share and more_than")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"rule {self.id!r} ends on {self.valid_to}, before it begins")
        return self

    def applies(self, family: str, body_kind: str, tier: str, on: str = "", nation: str = "") -> bool:
        """True if the rule binds this body on this ISO date (empty: the law that has no end).

        A rule of one nation binds no body whose nation is not known.
        """
        kind = tier in self.tiers or body_kind.strip().lower() in self.body_kinds
        where = self.nation in ("", nation)
        begun = not on or on >= self.valid_from.isoformat()
        ended = self.valid_to is not None and (not on or on > self.valid_to.isoformat())
        return family == self.family and kind and where and begun and not ended

    def bounds(self, n: int) -> tuple[int, int]:
        """The fewest and the most seats of its class that the rule allows among `n`."""
        if self.max_share is not None:
            return 0, int(n * Fraction(str(self.max_share)))
        return int(n * Fraction(str(self.more_than))) + 1, n


class CeilingsFile(Declared):
    """What `data/ceilings.yml` holds."""

    ceilings: tuple[Ceiling, ...]


@lru_cache(maxsize=4)
def read_ceilings(path: Path = CEILINGS) -> tuple[Ceiling, ...]:
    """The rules of `data/ceilings.yml`, checked.

    Raises:
        DeclarationError: the file is wrong, or an id is there twice; file and line.
    """
    rules = read_declared(path, CeilingsFile).ceilings
    names = [rule.id for rule in rules]
    for index, name in enumerate(names):
        if name in names[:index]:
            line = lines_of(path)["ceilings", str(index), "id"]
            raise DeclarationError(f"{path}:{line}: the ceiling `{name}` is there twice; give it an id of its own")
    return rules


def ceilings_for(
    family: str,
    body_kind: str,
    tier: str,
    on: str = "",
    rules: Sequence[Ceiling] | None = None,
    *,
    nation: str = "",
) -> tuple[Ceiling, ...]:
    """The rules that bind this body on this ISO date; without a date, all that bind and have no end."""
    known = read_ceilings() if rules is None else rules
    return tuple(rule for rule in known if rule.applies(family, body_kind, tier, on, nation))


@lru_cache(maxsize=4096)
def score_max(n: int, rules: tuple[Ceiling, ...] = ()) -> float | None:
    """T_max: the greatest T of a board of `n` filled voting seats that keeps every rule; 100 where none
    applies.

    None below FEWEST_SEATS, and where no board of this size keeps them all. A seat that no third may take
    goes to management.
    """
    if n < FEWEST_SEATS:
        return None
    if not rules:
        return 100.0
    low, high = dict.fromkeys(CLASS_OF.values(), 0), dict.fromkeys(CLASS_OF.values(), n)
    for rule in rules:
        fewest, most = rule.bounds(n)
        low[rule.seat_class] = max(low[rule.seat_class], fewest)
        high[rule.seat_class] = min(high[rule.seat_class], most)
    workers, users = np.meshgrid(
        np.arange(low["worker"], high["worker"] + 1), np.arange(low["user"], high["user"] + 1), indexing="ij"
    )
    # With workers and users given, the most state seats are best: one taken from management never lowers T.
    left = n - workers - users
    state = np.minimum(high["state"], left - low["management"])
    lawful = (state >= low["state"]) & (left - state <= high["management"])
    if not lawful.any():
        return None
    boards = np.stack([workers[lawful], users[lawful], state[lawful], (left - state)[lawful]], axis=1)
    return float(scores(boards.astype(np.int64)).max())
