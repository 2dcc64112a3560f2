"""Views and macros of the database: SQL files that answer what analysts ask first.

Each file of `sql/views` holds one SELECT, each of `sql/macros` one CREATE MACRO; comment lines at their head say what
it is for::

    -- question: Who controls the boards?            (of a view)
    -- says: What the rows are; may go on in further lines.
    -- column control: What a column means that the registry does not have, or that means something else here.

A column without such a line means what the registry says of the first table that has it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.schema import SchemaError, Table
from transforms.tables import TABLES

if TYPE_CHECKING:
    import duckdb

FOLDER = Path(__file__).parent / "sql"
# Views rest on others, so these come first.
FIRST = ("current_boards",)
# Where two tables have a column, what is said of it here is what a view of boards and seats means.
DESCRIBED_BY = ("scores", "directors", "evidence", "organisations")


@dataclass(frozen=True)
class Query:
    """A view or macro: its name, the question that it answers, what it says, the columns it explains, its SQL."""

    name: str
    question: str
    says: str
    columns: dict[str, str]
    sql: str


def load_query(path: Path) -> Query:
    """The query in a file.

    Raises:
        SchemaError: the head does not say what it is for.
    """
    text = path.read_text(encoding="utf-8")
    head = [line[3:].split(": ", 1) for line in text.splitlines() if re.match(r"-- (question|says|column \w+): ", line)]
    said: dict[str, list[str]] = {}
    for key, words in head:
        said.setdefault(key, []).append(words)
    if "says" not in said:
        raise SchemaError(f"{path}: the head lacks '-- says: ...'")
    columns = {key.removeprefix("column "): " ".join(words) for key, words in said.items() if key.startswith("column ")}
    sql = "\n".join(line for line in text.splitlines() if not line.startswith("-- "))
    return Query(path.stem, " ".join(said.get("question", ())), " ".join(said["says"]), columns, sql)


@lru_cache
def views() -> tuple[Query, ...]:
    """The views, in an order in which each rests on those before it only."""
    found = [load_query(path) for path in sorted((FOLDER / "views").glob("*.sql"))]
    return tuple(sorted(found, key=lambda view: view.name not in FIRST))


@lru_cache
def macros() -> tuple[Query, ...]:
    """The macros, in an order in which each rests on those before it only."""
    found = {path.stem: load_query(path) for path in (FOLDER / "macros").glob("*.sql")}
    first = [name for name in ("tripartite", "boards_as_of") if name in found]
    return tuple(found[name] for name in (*first, *sorted(set(found) - set(first))))


def create_views(connection: "duckdb.DuckDBPyConnection", tables: Iterable[Table] = TABLES) -> None:
    """Create every view and macro in the database that is in use, and comment them and their columns.

    Raises:
        SchemaError: a column of a view is explained nowhere.
    """
    meaning = _meanings(tables)
    for macro in macros():
        connection.execute(macro.sql)
        kind = "MACRO TABLE" if "AS TABLE" in macro.sql else "MACRO"
        connection.execute(f"COMMENT ON {kind} {macro.name} IS {_text(macro.says)}")
    for view in views():
        connection.execute(f"CREATE OR REPLACE VIEW {view.name} AS {view.sql}")
        connection.execute(f"COMMENT ON VIEW {view.name} IS {_text(f'{view.question} {view.says}')}")
        for (column,) in connection.execute(f"SELECT column_name FROM (DESCRIBE {view.name})").fetchall():
            words = view.columns.get(column, meaning.get(column))
            if words is None:
                raise SchemaError(f"{FOLDER}/views/{view.name}.sql: the head does not say what `{column}` means")
            connection.execute(f'COMMENT ON COLUMN {view.name}."{column}" IS {_text(words)}')


def _meanings(tables: Iterable[Table]) -> dict[str, str]:
    rank = {name: place for place, name in enumerate(reversed(DESCRIBED_BY), start=1)}
    ordered = sorted(tables, key=lambda table: rank.get(table.name, 0))
    return {column.name: column.description for table in ordered for column in table.columns}


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
