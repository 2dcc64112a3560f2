"""Seats: listings and compositions brought to one form, so that both go through the same rules and the same score.

A listing row is one seat. A composition line is as many seats as it states, without names. From here on the two
differ only in `basis`.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import lru_cache

import pandas as pd

from transforms.bodies import board_id
from transforms.declared import DeclarationError
from transforms.rows import rows_of
from transforms.transcribed import as_at, day_of

WITHHELD = "Name withheld"
# The facts were collected in November 2026.
TRANSCRIBED_AT = "2026-11-01T00:00:00Z"
TRANSCRIPTIONS = "data/compositions.csv"

CAPTURE_COLUMNS = (
    "capture_id",
    "url",
    "captured_at",
    "method",
    "http_status",
    "content_type",
    "bytes",
    "sha256",
    "archive",
    "record_id",
)
BODY_FACTS = ["org_id", "body", "body_kind", "tier", "status", "means"]


def listing_seats(
    placed: pd.DataFrame, captures: pd.DataFrame, declared: pd.DataFrame, register: pd.DataFrame
) -> pd.DataFrame:
    """One seat a placed listing.

    `placed` has the columns of `spiders.items.Placed`, `captures` those of `Capture`, `declared` one row a declared
    body, `register` the organisations. A page that states no date is undated, unless it was captured live: then it
    speaks of the day of the capture; the pages of one board, of the day of the first. So does whatever a web archive
    kept: the date of a source is that of its page now.
    """
    made = captures.set_index("capture_id")
    method = placed["capture_id"].map(made["method"])
    of_its_day = (method == "wayback") | ((method == "live") & (placed["page_date"] == ""))
    fetched = placed["capture_id"].map(made["captured_at"]).str[:10]
    # Numbers for the days, in their order: the least of texts is looked for one group after the other.
    number, days = pd.factorize(fetched, sort=True)
    of_board = [placed["slug"], placed["body"], placed["source_url"]]
    first = pd.Series(number, index=placed.index).groupby(of_board).transform("min")
    fetched = pd.Series(days.take(first.to_numpy()), index=placed.index)
    version = placed["page_date"].mask(of_its_day, fetched)
    seats = pd.DataFrame(
        {
            "org_id": placed["org_id"],
            "slug": placed["slug"],
            "body": placed["body"],
            "basis": "listing",
            "version": version,
            "as_at": each_once(as_at, version),
            "source_url": placed["source_url"],
            "page_url": placed["page_url"],
            "capture_id": placed["capture_id"],
            "complete": placed["complete"].astype("bool"),
            "publisher": placed["publisher"],
            "document": "",
            "position": placed["position"],
            "name": placed["name_as_published"],
            "person_name": placed["person_name"],
            "role": placed["role"],
            "group": _trail(placed["section"], placed["group_heading"]),
            "affiliation": placed["affiliation"],
            "vacant": placed["vacant"].astype("bool"),
            "absent": placed["absent"].astype("bool"),
            "withheld_by_source": placed["name_as_published"].str.casefold() == WITHHELD.casefold(),
            "confidence": placed["confidence"],
            "shape": placed["shape"],
            "holder_id": placed["holder_id"].fillna("") if "holder_id" in placed else "",
            "seats": 1,
        }
    )
    return _named(seats, declared, register)


def with_papers(seats: pd.DataFrame, papers: Mapping[tuple[str, str, str], str]) -> pd.DataFrame:
    """The seats with `document`, what kind of paper their page is; `papers` names it by slug, body and source_url."""
    pages = seats[["slug", "body", "source_url"]].itertuples(index=False, name=None)
    return seats.assign(document=[papers.get(page, "") for page in pages])


def composition_seats(
    compositions: pd.DataFrame, declared: pd.DataFrame, register: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row a line of a stated composition, and the captures (`method = transcription`) that they are read from.

    The capture of a transcription is the transcribed lines themselves: their digest, and where they stand.
    """
    boards = compositions.groupby(["slug", "body", "page_url", "version"], sort=False)
    captures = pd.DataFrame([_transcription(str(key[2]), rows) for key, rows in boards], columns=list(CAPTURE_COLUMNS))
    number = boards.ngroup()
    at_most = compositions["seats_are_maximum"] == "yes"
    seats = pd.DataFrame(
        {
            "org_id": compositions["slug"].map(register.set_index("slug")["org_id"]),
            "slug": compositions["slug"],
            "body": compositions["body"],
            "basis": "composition",
            "version": compositions["version"],
            "as_at": [as_at(words) for words in compositions["version"]],
            "source_url": compositions["page_url"],
            "page_url": compositions["page_url"],
            "capture_id": number.map(captures["capture_id"]),
            # Seats stated as a maximum do not say how many sit.
            "complete": (compositions["complete"] == "yes") & ~number.isin(number[at_most]),
            "publisher": compositions["publisher"],
            "document": compositions["document"],
            "position": boards.cumcount() + 1,
            "name": "",
            "person_name": "",
            "role": compositions["constituency"],
            "group": compositions["appointing_body"],
            "affiliation": "",
            "vacant": False,
            "absent": False,
            "withheld_by_source": False,
            "confidence": pd.NA,
            "shape": "",
            "holder_id": "",
            "seats": compositions["seats"],
            "seats_are_maximum": at_most,
            "body_total_stated": compositions["body_total_stated"],
            "body_as_published": compositions["body_as_published"],
        }
    )
    return _named(seats, declared, register), captures


def _trail(section: "pd.Series[str]", heading: "pd.Series[str]") -> "pd.Series[str]":
    parted = (section != "") & (heading != "")
    return section + parted.map({True: " > ", False: ""}) + heading


def _named(seats: pd.DataFrame, declared: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    facts = declared.rename(columns={"kind": "body_kind"})[BODY_FACTS]
    names = register.rename(columns={"name": "organisation"})[["org_id", "organisation", "family", "nation"]]
    found = (
        seats[["org_id", "body"]].merge(facts, on=["org_id", "body"], how="left").merge(names, on="org_id", how="left")
    )
    seats = pd.concat([seats.reset_index(drop=True), found.drop(columns=["org_id", "body"])], axis=1)
    undeclared = seats.loc[seats["tier"].isna(), ["slug", "body"]].drop_duplicates()
    if len(undeclared):
        first = undeclared.iloc[0]
        raise DeclarationError(
            f"data/sources/{first['slug']}.yml:1: the body `{first['body']}` is not declared, and facts speak of it; "
            "declare it under `bodies`"
        )
    seats["as_of"] = each_once(day_of, seats["as_at"])
    columns = ["slug", "body", "basis", "as_at", "source_url", "version"]
    named = lru_cache(None)(board_id)  # its rows share one text
    board_ids = list(map(named, *(seats[name].tolist() for name in columns)))
    positions = seats["position"].tolist()
    seat_ids = [f"{board}/{position:02}" for board, position in zip(board_ids, positions, strict=True)]
    return seats.assign(
        board_id=pd.Series(board_ids, index=seats.index, dtype="str"),
        seat_id=pd.Series(seat_ids, index=seats.index, dtype="str"),
    )


def each_once(read: Callable[[str], str], words: "pd.Series[str]") -> "pd.Series[str]":
    """What `read` makes of each of the words; of few different words in many rows it is asked once each."""
    found = {each: read(each) for each in words.unique()}
    return pd.Series([found[each] for each in words.tolist()], index=words.index, dtype="str")


def _transcription(url: str, rows: pd.DataFrame) -> dict[str, object]:
    facts = rows[["body", "constituency", "seats", "appointing_body", "version"]].astype("str")
    body = json.dumps(rows_of(facts), ensure_ascii=False, sort_keys=True).encode()
    digest = hashlib.sha256(body).hexdigest()
    name = hashlib.sha256(f"{url}\n{TRANSCRIBED_AT}\n{digest}".encode()).hexdigest()[:16]
    return {
        "capture_id": f"t-{name}",
        "url": url,
        "captured_at": TRANSCRIBED_AT,
        "method": "transcription",
        "http_status": pd.NA,
        "content_type": "",
        "bytes": len(body),
        "sha256": digest,
        "archive": TRANSCRIPTIONS,
        "record_id": f"lines {rows['line'].min()}-{rows['line'].max()}",
    }
