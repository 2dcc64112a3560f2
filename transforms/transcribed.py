"""The facts that people transcribed from published pages: listings and compositions, kept in `data/`.

They are facts (who, which label, which page, what date), not pages. What the page did not say is in the column
`uncertain`, never among the published words.
"""

import re
from pathlib import Path

import pandas as pd

from transforms.grades import DOCUMENTS
from transforms.organisations import read_organisations
from transforms.tabular import TabularError, line_of, read_table

LISTING_COLUMNS = (
    "body",
    "page_url",
    "page_date",
    "complete",
    "published_as",
    "section",
    "group_heading",
    "name",
    "role",
    "affiliation",
    "absent",
    "uncertain",
)
COUNT = re.compile(r"[0-9]{1,4}")
PUBLISHERS = ("own", "authority", "press")
COMPOSITION_COLUMNS = (
    "slug",
    "body",
    "body_as_published",
    "constituency",
    "seats",
    "seats_are_maximum",
    "body_total_stated",
    "appointing_body",
    "page_url",
    "publisher",
    "document",
    "version",
    "complete",
    "uncertain",
)


def read_listings(data: Path) -> pd.DataFrame:
    """Every transcribed listing, in file and line order: the columns above, with `slug` from the file's name.

    Raises:
        TabularError: a file is not the table it should be, or is named for no organisation.
    """
    slugs = set(read_organisations(data)["slug"])
    frames = []
    for path in sorted((data / "listings").glob("*.csv")):
        if path.stem not in slugs:
            raise TabularError(f"{path}: no organisation in data/organisations.csv has the slug `{path.stem}`")
        frame = read_table(path, LISTING_COLUMNS)
        _check_words(path, frame, ("complete", "absent"))
        frames.append(frame.assign(slug=path.stem))
    if not frames:
        return pd.DataFrame(columns=["slug", *LISTING_COLUMNS], dtype="str")
    return pd.concat(frames, ignore_index=True)[["slug", *LISTING_COLUMNS]]


def read_compositions(data: Path) -> pd.DataFrame:
    """Every transcribed composition line; `seats` and `body_total_stated` are integers (the latter may be null).

    `line` is the line of the file on which the fact stands.

    Raises:
        TabularError: the file is not the table it should be, names an organisation that is not registered, or gives
            seats that are not a whole number from 0.
    """
    path = data / "compositions.csv"
    frame = read_table(path, COMPOSITION_COLUMNS)
    slugs = set(read_organisations(data)["slug"])
    for index, row in frame.iterrows():
        where = f"{path}:{line_of(index)}"
        if row["slug"] not in slugs:
            raise TabularError(f"{where}: no organisation in data/organisations.csv has the slug `{row['slug']}`")
        if row["publisher"] not in PUBLISHERS:
            raise TabularError(f"{where}: publisher must be one of {', '.join(PUBLISHERS)}, not `{row['publisher']}`")
        if row["document"] not in ("", *DOCUMENTS):
            raise TabularError(
                f"{where}: document must be one of {', '.join(DOCUMENTS)}, or empty, not `{row['document']}`"
            )
        for column in ("seats", "body_total_stated"):
            if not COUNT.fullmatch(row[column] or ("0" if column == "body_total_stated" else "")):
                raise TabularError(f"{where}: {column} must be a whole number from 0 to 9999, not `{row[column]}`")
        if not row["page_url"].startswith(("http://", "https://")):
            raise TabularError(f"{where}: page_url must begin with http:// or https://, not `{row['page_url']}`")
    _check_words(path, frame, ("complete", "seats_are_maximum"))
    typed = frame.assign(
        seats=frame["seats"].astype("Int64"),
        body_total_stated=pd.to_numeric(frame["body_total_stated"].replace("", None)).astype("Int64"),
    )
    return typed.assign(line=frame.index.astype("int64")).reset_index(drop=True)


def as_at(words: str) -> str:
    """The date in a source's own words, as exact as it says: "c.2011 (existing)" -> "2011", "" when there is none.

    A span ("2022/23", "2010/11 annual report", "2012-13") gives its last year: a report speaks of its end. Words that
    only bound a date ("after HSC Act 2012", "2022 or later") give none.
    """
    said = re.sub(r"\(.*?\)", "", words)  # what stands in brackets names the version, not the date
    if re.search(r"\b(after|before|since|until|or later|or earlier)\b", said, re.IGNORECASE):
        return ""
    span = re.search(r"\b(\d{4})([/–-])(\d{2})\b(?!-)", words)
    # "2010-11" is November 2010; "2012-13" can only be a span.
    if span and int(span[3]) == (int(span[1]) + 1) % 100 and (span[2] != "-" or int(span[3]) > 12):
        return f"{int(span[1]) + 1}"
    found = re.search(r"(?<!\d)((?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?)(?!\d)", words)
    return found[1] if found else ""


def day_of(date: str) -> str:
    """The last day that a date may mean: "2011" -> "2011-12-31", "2011-05" -> "2011-05-28" (every month has one)."""
    return date + {4: "-12-31", 7: "-28"}.get(len(date), "")


def _check_words(path: Path, frame: pd.DataFrame, columns: tuple[str, ...]) -> None:
    for column in columns:
        strange = frame.loc[~frame[column].isin(["yes", "no"]), column]
        for row, value in strange.items():
            raise TabularError(f"{path}:{line_of(row)}: {column} must be yes or no, not `{value}`")
