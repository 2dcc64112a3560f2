"""Invented boards by the thousand, in the form in which a crawl hands them on: ten directors a body, a body a page.

Nobody here exists: organisations, places and names are made of letters. The labels are those of the hand-coded seats,
with a made-up place where one is elected for it, so that they vary as those of real pages do.
"""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

SEATS = 10
GIVEN = "Testa Testo Testine Testus Probe Proba Invento Inventa Fingo Finga".split()
PLACES = 2_000


@dataclass(frozen=True)
class ManyBoards:
    """What the stages of a run take: listings, captures, the register and the declared bodies."""

    placed: pd.DataFrame
    captures: pd.DataFrame
    register: pd.DataFrame
    declared: pd.DataFrame


def many_boards(bodies: int, gold: Path, changed: float = 0.0) -> ManyBoards:
    """So many bodies with ten listings each, always the same ones; on a share of them somebody new sits.

    `gold` is the file of hand-coded seats, from which labels, bodies and families are taken.
    """
    with gold.open(encoding="utf-8", newline="") as stream:
        labels = [row for row in csv.DictReader(stream) if row["kind"] == "listing"]
    boards = np.arange(bodies)
    words = pd.Series([in_letters(number) for number in range(bodies)])
    chosen = pd.DataFrame(labels).iloc[boards % len(labels)].reset_index(drop=True)
    slug = "invented-" + words
    org_id = "XI-THIRDS-" + slug
    url = "https://" + slug + ".example/board"
    register = pd.DataFrame({"org_id": org_id, "slug": slug, "name": "Invented " + words.str.title()})
    register["family"] = chosen["family"]
    for column in (
        "sector nation legal_form parent_public_body year_established register_number website board_page_url "
        "source_url uncertain note"
    ).split():
        register[column] = ""
    declared = pd.DataFrame({"org_id": org_id, "slug": slug, "body": chosen["body"], "kind": "board of directors"})
    council = chosen["body"].str.contains("council|governors|representative", case=False)
    declared["tier"] = council.map({True: "electing", False: "governing"})
    declared = declared.assign(status="current", note="", means="")
    content = [hashlib.sha256(each.encode()).hexdigest() for each in words]
    captures = pd.DataFrame({"capture_id": "c-" + pd.Series(content).str[:16], "url": url}).assign(
        captured_at="2026-11-23T04:00:00Z",
        method="live",
        http_status=200,
        content_type="text/html",
        bytes=4_000,
        sha256=content,
        archive="20261123T040000Z.warc.gz",
        record_id="<urn:uuid:" + pd.Series(content).str[:32] + ">",
    )
    return ManyBoards(_placed(bodies, labels, register, declared, captures, changed), captures, register, declared)


def _placed(
    bodies: int,
    labels: list[dict[str, str]],
    register: pd.DataFrame,
    declared: pd.DataFrame,
    captures: pd.DataFrame,
    changed: float,
) -> pd.DataFrame:
    board = np.repeat(np.arange(bodies), SEATS)
    seat = np.tile(np.arange(SEATS), bodies)
    label = pd.DataFrame(labels)[["role", "group"]].iloc[(board * 7 + seat * 31) % len(labels)].reset_index(drop=True)
    places = np.array([f"{in_letters(number).title()} Ward" for number in range(PLACES)])
    family_names = np.array([in_letters(number).title() for number in range(50_000)])
    stays = (board * 2_654_435_761) % 10_000 >= changed * 10_000
    number = board * SEATS + seat + np.where((seat == 3) & ~stays, 1_234_567, 0)
    given = np.array(GIVEN)[number % len(GIVEN)]
    names = np.char.add(np.char.add(given, " "), family_names[(number * 7_919) % len(family_names)])
    middle = family_names[(number // 50_000 * 13 + number) % 997]
    names = np.char.add(np.char.add(names, "-"), middle)
    elected = label["role"].str.contains("governor|elected", case=False)
    return pd.DataFrame(
        {
            "slug": register["slug"].to_numpy()[board],
            "org_id": register["org_id"].to_numpy()[board],
            "body": declared["body"].to_numpy()[board],
            "page_date": "2026-11-01",
            "complete": True,
            "publisher": "own",
            "source_url": captures["url"].to_numpy()[board],
            "capture_id": captures["capture_id"].to_numpy()[board],
            "position": seat + 1,
            "name_as_published": names,
            "person_name": names,
            "role": label["role"],
            "group_heading": label["group"],
            "affiliation": np.where(elected, places[(board * 3 + seat) % PLACES], ""),
            "section": "",
            "vacant": False,
            "absent": False,
            "shape": "table",
            "confidence": 0.9,
            "page_url": captures["url"].to_numpy()[board],
        }
    )


def in_letters(number: int) -> str:
    """A number as a word: consonants and vowels in turn, so that no digit stands in a name."""
    word = ""
    while number or not word:
        number, at = divmod(number, 14)
        word += "bdfglmnprstvzk"[at] + "aeiou"[at % 5]
    return word if len(word) > 3 else word + "lo"
