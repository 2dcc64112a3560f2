"""The register of organisations: one row each, kept by hand in `data/organisations.csv`."""

import re
from pathlib import Path

import pandas as pd

from transforms.schema.boards import ORGANISATIONS
from transforms.tabular import TabularError, line_of, read_table

# Filled by the run, not by hand.
DERIVED = ("id_status", "collected", "stale_since")
COLUMNS = tuple(name for name in ORGANISATIONS.column_names() if name not in DERIVED)

NEEDED = {
    "org_id": "give its number with the prefix of its register, or XI-THIRDS- and its slug where none is known",
    "slug": "give its name in lower case, with hyphens: pages and files are named by it",
    "name": "give the name under which it is known",
}


def read_organisations(data: Path) -> pd.DataFrame:
    """The register, one row an organisation, all columns text.

    Raises:
        TabularError: the file cannot be read, or a row has no identifier, no name or no slug, or one that another
            row has already; the message names the line.
    """
    path = data / "organisations.csv"
    frame = read_table(path, required=COLUMNS)
    problems = []
    for column in ("org_id", "slug", "name"):
        empty = frame.index[frame[column].str.strip() == ""]
        problems += [f"{path}:{line_of(row)}: the organisation has no {column}; {NEEDED[column]}" for row in empty]
        first = {value: line_of(row) for row, value in reversed(list(frame[column].items()))}
        repeated = frame.index[frame.duplicated(column) & (frame[column] != "")]
        problems += [
            f"{path}:{line_of(row)}: the {column} `{value}` is already given on line {first[value]}; "
            "keep one row an organisation"
            for row, value in frame.loc[repeated, column].items()
        ]
    for row, year in frame["year_established"].items():
        if year and not re.fullmatch(r"(1[0-9]|20)[0-9]{2}", year):
            problems.append(f"{path}:{line_of(row)}: year_established must be a year or empty, not `{year}`")
    if problems:
        raise TabularError("\n".join(problems))
    return frame
