"""Read tables that set cards side by side: a row of names, and under each name, in the row below, its role.

Such a table lays a page out and lists people at once; read line by line, every role would fall to another's name.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from spiders.extract import words
from spiders.extract.details import split_detail
from spiders.extract.found import Found
from spiders.extract.holders import Entry
from spiders.extract.layout import Line


class Cell(Protocol):
    """What is asked of a place in a table's grid."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines printed in it."""

    @property
    def text(self) -> str:
        """All that is printed in it."""


Square = TypeVar("Square", bound=Cell)


def read(grid: Sequence[Sequence[Square]], holders_in: Callable[[Square], list[Entry]]) -> list[Found] | None:
    """The holders of a table in which every row of names has its row of roles below it; None for any other table."""
    rows = [row for row in grid if any(square.lines for square in row)]
    named = [[holders_in(square) for square in row] for row in rows]
    found: list[Found] = []
    pending = 0
    for at, row in enumerate(rows):
        if any(named[at]):
            if pending or not _all_alone(row, named[at]):
                return None
            pending = 1
        elif pending:
            if not _all_roles(row, rows[at - 1]):
                return None
            found.extend(_pair(rows[at - 1], named[at - 1], row))
            pending = 0
    return found if found and not pending else None


def _all_alone(row: Sequence[Square], entries: list[list[Entry]]) -> bool:
    """Whether each cell of a row that prints anything prints one bare name."""
    held = [one for square, one in zip(row, entries, strict=True) if square.lines]
    return len(held) >= 2 and all(len(one) == 1 and one[0].bare for one in held)


def _all_roles(row: Sequence[Square], above: Sequence[Square]) -> bool:
    """Whether a row prints a role under names, and nothing where the row above prints none."""
    said = [square.text for square, name in zip(row, above, strict=False) if square.lines and name.lines]
    return bool(said) and all(words.is_role(text) and len(text) <= 80 for text in said)


def _pair(names: Sequence[Square], entries: list[list[Entry]], roles: Sequence[Square]) -> list[Found]:
    found: list[Found] = []
    for at, square in enumerate(names):
        role, affiliation = split_detail(roles[at].text) if at < len(roles) else ("", "")
        found.extend(
            Found(square.lines[0].index, 0, entry, role, affiliation, (), shape="table", regular=1.0)
            for entry in entries[at]
        )
    return found
