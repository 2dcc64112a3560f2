"""What is kept of a register's answer, and how it fails."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class RegisterError(Exception):
    """A register gave no list; `cause` is a word of `causes.ADVICE`."""

    def __init__(self, cause: str, sentence: str) -> None:
        super().__init__(sentence)
        self.cause = cause


@dataclass(frozen=True)
class Officer:
    """One entry: a name and a role in the register's words, and whether the role is a seat on the board.

    `holder_id` is a digest of the register's own number of the person, where it gives one: the same in every list that
    the person is in, and it leads nowhere.
    """

    name: str
    role: str
    on_the_board: bool
    is_organisation: bool = False
    holder_id: str = ""


@dataclass(frozen=True)
class Answer:
    """One answer: those who hold office now, and where the next part of the list begins, if there is one."""

    officers: list[Officer]
    next_start: int | None = None


def text_in(entry: Any, *names: str) -> str:
    """The text that an entry holds under the first of `names` that it has; RegisterError where there is none."""
    if isinstance(entry, Mapping):
        for name in names:
            if isinstance(entry.get(name), str) and entry[name].strip():
                return " ".join(entry[name].split())
    raise RegisterError("register changed", f"an entry has no `{names[0]}`")
