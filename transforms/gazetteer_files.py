"""Load the reference lists of bodies: kinds and their words, names that do not show their kind, councils by name."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from transforms.declared import DeclarationError, Declared, read_declared
from transforms.gazetteer import UNKNOWABLE, BodyKind, Gazetteer, by_last_word, line_of_words
from transforms.gazetteer_checks import check_gazetteer, check_names

COLUMNS = {"names.csv": ("name", "kind", "source"), "councils.csv": ("name", "code", "official_name", "current")}
SAYS_COUNCIL = re.compile(r"\b(council|corporation|authority|borough|royal|city of|ca|comhairle|cyngor)\b")


class BodiesFile(Declared):
    """`data/reference/bodies.yml` as written."""

    kinds: list[BodyKind]
    unknowable: list[str]
    open_ended: list[str]
    fillers: list[str]
    place_words: list[str]
    institution_words: list[str]
    qualifiers: list[str]
    around: list[str]
    regions: list[str]
    departments: list[str]
    place_endings: list[str]


def gazetteer_digest(folder: Path) -> str:
    """The SHA-256 of the files that a gazetteer is read from; OSError where one cannot be read."""
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in ("bodies.yml", *COLUMNS))).hexdigest()


def load_gazetteer(folder: Path) -> Gazetteer:
    """Read `bodies.yml`, `names.csv` and `councils.csv` in `folder`.

    Raises `DeclarationError` (file and line) when one is missing or malformed, an example is not of its kind or a near
    miss is, or an entry can never count: words that another kind takes, a name that its own words already tell.
    """
    path = folder / "bodies.yml"
    file = read_declared(path, BodiesFile)
    kinds = {kind.name: n for n, kind in enumerate(file.kinds)}
    named = list(_rows(folder / "names.csv"))
    names = {line_of_words(row["name"]): row["kind"] for _, row in named}
    council_names, places = _councils(folder / "councils.csv")
    known = [(words, n) for n, kind in enumerate(file.kinds) for words in (*kind.phrases, *kind.weak)]
    # "Enwebwyd gan Gyngor Powys": after a preposition the first letter of a Welsh word changes.
    welsh = [(name, kinds[kind]) for name, kind in names.items() if name.startswith("cyngor ") and kind in kinds]
    mutated = [(f"gyngor {name.removeprefix('cyngor ')}", n) for name, n in welsh]
    barred = [(words, UNKNOWABLE) for words in file.unknowable]
    gazetteer = Gazetteer(
        kinds=tuple(file.kinds),
        names=names,
        council_names=council_names,
        places=places,
        place_words=_lines(file.place_words),
        institution_words=_lines(file.institution_words),
        qualifiers=_lines(file.qualifiers),
        around=_lines(file.around),
        regions=_lines(file.regions),
        departments=_lines(file.departments),
        place_endings=tuple(file.place_endings),
        open_ended=re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, map(line_of_words, file.open_ended)))})(?!\S)"),
        fillers=_lines(file.fillers),
        sha256=gazetteer_digest(folder),
        _endings=by_last_word(
            [*known, *((name, kinds[kind]) for name, kind in names.items() if kind in kinds), *mutated, *barred]
        ),
    )
    check_gazetteer(path, file.kinds, file.unknowable, gazetteer, known)
    check_names(folder / "names.csv", named, gazetteer, [*known, *barred])
    return gazetteer


def _lines(words: list[str]) -> frozenset[str]:
    return frozenset(map(line_of_words, words))


def _councils(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Names that are a council's (they say so) and names that are only its place."""
    names, places = set[str](), set[str]()
    for line, row in _rows(path):
        name = line_of_words(row["name"])
        if name in names or name in places:
            raise DeclarationError(f"{path}:{line}: `{row['name']}` is there already in another spelling; take it out")
        if SAYS_COUNCIL.search(name):
            names.add(name)
        else:
            places.add(name)
    boroughs = [name.removeprefix("london borough of ") for name in names if name.startswith("london borough of ")]
    names |= {f"lb {of}{borough}" for borough in boroughs for of in ("", "of ")}
    # "Kingston upon Thames" is called Kingston as well.
    short = {re.split(r" (?:upon|on|under) ", place)[0] for place in places}
    return frozenset(names), frozenset(places | {place for place in short if len(place) > 3})


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    if not path.exists():
        raise DeclarationError(f"{path}:1: there is no such file; README.md beside it says what it holds")
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS[path.name]:
            raise DeclarationError(f"{path}:1: the columns must be {', '.join(COLUMNS[path.name])}")
        for row in reader:
            if None in row or None in row.values():
                raise DeclarationError(f"{path}:{reader.line_num}: this row must have {len(COLUMNS[path.name])} cells")
            yield reader.line_num, row
