"""Everything that a release says, in whatever file and spelling, so that a test can look for what must not be said."""

import gzip
import html
import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import duckdb

WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Letters and digits in words, without case, accents and apostrophes, each word between single spaces.

    >>> folded("https://x.example/zoe-o%27invented_name")
    ' https x example zoe oinvented name '
    """
    plain = unicodedata.normalize("NFKD", html.unescape(unquote(text)))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark) and mark not in "'`´‘’")
    return f" {' '.join(WORD.findall(letters.casefold()))} "


def said_in(release: Path) -> dict[str, str]:
    """The folded text of every file of a release, and of every table in each of its databases, by where it stands."""
    said = {}
    for path in sorted(each for each in release.rglob("*") if each.is_file()):
        place = str(path.relative_to(release))
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        said[place] = folded(data.decode("utf-8", "replace"))
        if path.suffix in (".json", ".jsonl"):  # where letters may be written as \\u00e9
            said[f"{place}, decoded"] = folded(" ".join(_texts(json.loads(line) for line in _documents(path))))
        said |= {f"{place}: {table}": folded(text) for table, text in _tables(path)}
    return said


def tells(name: str, said: dict[str, str]) -> list[str]:
    """The places that hold a name, forwards or with the family name first."""
    words = folded(name).split()
    turned = [words[-1], *words[:-1]]
    return [place for place, text in said.items() if any(f" {' '.join(each)} " in text for each in (words, turned))]


def _documents(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8-sig")
    try:
        json.loads(text)
    except json.JSONDecodeError:
        return text.splitlines()
    return [text]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _texts(inner)
    elif hasattr(value, "__iter__"):
        for inner in value:
            yield from _texts(inner)


def _tables(path: Path) -> Iterator[tuple[str, str]]:
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as connection:
            found = connection.execute("SELECT table_name FROM information_schema.tables").fetchall()
            for (name,) in found:
                yield name, repr(connection.execute(f'SELECT * FROM "{name}"').fetchall())
    elif path.suffix == ".parquet":
        with duckdb.connect() as connection:
            yield "rows", repr(connection.execute("SELECT * FROM read_parquet($1)", [str(path)]).fetchall())
    elif path.suffix == ".sqlite":
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as lite:
            found = lite.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
            for (name,) in found:
                yield name, repr(lite.execute(f'SELECT * FROM "{name}"').fetchall())
