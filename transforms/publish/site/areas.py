"""Which council an organisation came from or belongs to: for reporters who write about one place."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from transforms.publish.site.bodies import Row

Words = tuple[str, ...]


def council_areas(organisations: Iterable[Row], councils: Path) -> dict[str, str]:
    """The councils named as the parent public body of each organisation, by org_id, joined by `; `.

    Only a parent that calls itself a council or a borough is read, and only names of the list of councils are found in
    it; of overlapping names the longest counts. Organisations without one are left out.

    Args:
        organisations: rows with org_id and parent_public_body.
        councils: the reference list, with the columns name and official_name.

    Raises:
        OSError: the list cannot be read.
    """
    names = _names(councils)
    found = {str(row["org_id"]): _areas(str(row["parent_public_body"] or ""), names) for row in organisations}
    return {org_id: "; ".join(areas) for org_id, areas in found.items() if areas}


def _areas(parent: str, names: dict[str, list[tuple[Words, str]]]) -> list[str]:
    words = _words(parent)
    if not any(word.startswith(("council", "borough")) for word in words):
        return []
    areas: list[str] = []
    at = 0
    while at < len(words):
        match = next(
            ((name, area) for name, area in names.get(words[at], ()) if words[at : at + len(name)] == name), None
        )
        if match and match[1] not in areas:
            areas.append(match[1])
        at += len(match[0]) if match else 1
    return areas


def _names(councils: Path) -> dict[str, list[tuple[Words, str]]]:
    """Every name of a council by its first word, the longest names first."""
    found: dict[str, set[tuple[Words, str]]] = defaultdict(set)
    with councils.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in (row["name"], row["official_name"]):
                if words := _words(name):
                    found[words[0]].add((words, row["official_name"]))
    return {first: sorted(pairs, key=lambda pair: (-len(pair[0]), pair)) for first, pairs in found.items()}


def _words(text: str) -> Words:
    return tuple(re.findall(r"[^\W_]+", text.casefold().replace("&", " and ").replace("'", "").replace("’", "")))
