"""Add an entry to `data/corrections.yml` and leave every other character of it as it is, comments included.

People write in that file too, so it is never dumped anew: the entry is put behind the last one, the result is read back
as the next run will read it, and only then it takes the place of the file.
"""

from __future__ import annotations

import os
import textwrap
from pathlib import Path
from typing import Any

import yaml

from transforms.corrections import Correction, CorrectionsFile
from transforms.declared import DeclarationError, read_declared

HEAD = "# Declared overrides of what the codebook decides for a seat, applied last and listed in every release.\n"


def add_correction(path: Path, entry: dict[str, Any]) -> Correction:
    """Put `entry` (keys as in the file) behind the corrections of `path`, and return it as it will be read.

    Raises `DeclarationError` where the file or the entry is wrong, or the id is there already: then nothing is written.
    """
    text = path.read_text(encoding="utf-8-sig") if path.exists() else f"{HEAD}corrections:\n"
    before = read_declared(path, CorrectionsFile).corrections if path.exists() else ()
    if entry["id"] in {correction.id for correction in before}:
        raise DeclarationError(f"{path}: the correction `{entry['id']}` is there already; give it an id of its own")
    aside = path.with_name(f".{path.name}.writing")
    try:
        with aside.open("w", encoding="utf-8") as out:
            out.write(_with_entry(text, entry))
            out.flush()
            os.fsync(out.fileno())
        after = _read_as(path, aside)
        if after[:-1] != before:
            raise DeclarationError(f"{path}: this file is not written as a list of entries that can be added to")
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return after[-1]


def _read_as(path: Path, aside: Path) -> tuple[Correction, ...]:
    try:
        return read_declared(aside, CorrectionsFile).corrections
    except DeclarationError as error:
        problems = (problem.replace(str(aside), str(path)) for problem in error.problems)
        raise DeclarationError(*(f"{problem} (nothing was written)" for problem in problems)) from None


def _with_entry(text: str, entry: dict[str, Any]) -> str:
    indent, text = _room_for_an_entry(text)
    block = yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=100)
    return f"{text.rstrip()}\n{textwrap.indent(block, ' ' * indent)}"


def _room_for_an_entry(text: str) -> tuple[int, str]:
    """How far the entries are indented, and `text` with an empty list in brackets taken out."""
    root = yaml.compose(text)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "corrections" and isinstance(value, yaml.SequenceNode) and value.value:
            return value.start_mark.column, text
        if key.value == "corrections":
            return 2, text[: value.start_mark.index].rstrip() + text[value.end_mark.index :]
    return 2, f"{text.rstrip()}\ncorrections:\n"
