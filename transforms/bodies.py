"""Organisations, bodies and boards: what the rows of a release hang on.

A *board* is one body as one source shows it at one date, on one basis. It is what gets a score; nothing is ever
averaged over boards, bodies or organisations.
"""

import hashlib
import re
import unicodedata

import pandas as pd


def board_id(slug: str, body: str, basis: str, as_at: str, source_url: str, version: str) -> str:
    """The name of a board: slug/body/basis/date/check, where the check tells sources of one date apart.

    >>> board_id("invented-trust", "board of directors", "listing", "2024", "https://invented.example/", "2024")
    'invented-trust/board-of-directors/listing/2024/9a38a5'
    """
    check = hashlib.sha256(f"{source_url}\n{version}".encode()).hexdigest()[:6]
    return f"{slug}/{in_address(body)}/{basis}/{as_at or 'undated'}/{check}"


def in_address(words: str) -> str:
    """The words as they stand in an address: lower case, letters and digits, parted by single dashes."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain.casefold())).strip("-")


def organisations_table(register: pd.DataFrame, collected: set[str], stale_since: dict[str, str]) -> pd.DataFrame:
    """The organisations of a release: the register, with what this run knows of each.

    `collected` holds the org_ids with a board in the release; `stale_since` the date of the failed crawl of those
    whose older rows stand in.
    """
    registered = ~register["org_id"].str.startswith("XI-THIRDS-")
    return register.assign(
        year_established=pd.to_numeric(register["year_established"].replace("", None)).astype("Int64"),
        id_status=registered.map({True: "registered", False: "provisional"}),
        collected=register["org_id"].isin(collected),
        stale_since=[stale_since.get(org_id, "") for org_id in register["org_id"]],
    ).sort_values("org_id")


def bodies_table(declared: pd.DataFrame, boards: pd.DataFrame) -> pd.DataFrame:
    """The bodies of a release: those declared in the sources that have a board in it, with the number of boards."""
    counts = boards.groupby(["org_id", "body"], as_index=False).agg(boards=("board_id", "nunique"))
    return declared.merge(counts, on=["org_id", "body"], how="inner").sort_values(["org_id", "body"])


def latest(boards: pd.DataFrame) -> "pd.Series[bool]":
    """For each board, whether it is the newest of its body on its basis.

    Complete boards come before partial ones, then pages before lists of a register, dated before undated, newer before
    older, what a page says of the time after a change before what it says of the time before, then the order given: a
    newspaper that names one new director must not hide the whole board that a page showed before, nor a list of bare
    directors one that says whom they answer to.

    `boards` has one row a board: org_id, body, basis, as_at and version (text, may be empty), complete (boolean),
    publisher.
    """
    order = boards.assign(
        _given=range(len(boards)),
        _dated=boards["as_at"].fillna(""),
        _stage=[stage_of(version) for version in boards["version"]],
        _listed=boards["publisher"] == "register",
    ).sort_values(["complete", "_listed", "_dated", "_stage", "_given"], ascending=[False, True, False, False, True])
    first = ~order.duplicated(["org_id", "body", "basis"])
    return first.reindex(boards.index).astype("bool")


def stage_of(version: object) -> int:
    """Where the source's own words put a board: 0 before a change that it tells of, 2 after it, 1 otherwise.

    >>> stage_of("c.2017 (before the change)"), stage_of("c.2017 (after the change)"), stage_of("2017")
    (0, 2, 1)
    """
    words = version if isinstance(version, str) else ""
    return 0 if "(before" in words else 2 if "(after" in words else 1
