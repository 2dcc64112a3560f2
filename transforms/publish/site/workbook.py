"""The Excel file: read me, bodies, seats, dictionary. No text in it is a formula or a link, whatever it begins with."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter

from transforms.publish.site.start_here import BODIES, CAUTION, SEATS, as_dictionary
from transforms.schema import Table

WIDEST = 60  # characters of a column


@dataclass(frozen=True)
class Workbook:
    """What the file is made of. To write it takes as long as all pages of a site; nothing is made of it but its size.

    Attributes:
        path: the file to make.
        bodies: the rows of `start_here.BODIES`.
        seats: the rows of `start_here.SEATS`.
        stamp: the name of the release.
    """

    path: Path
    bodies: pd.DataFrame
    seats: pd.DataFrame
    stamp: str

    def write(self) -> None:
        """Write it.

        Raises:
            OSError: it cannot be written.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        _write_workbook(self.path, self.bodies, self.seats, self.stamp)


def _write_workbook(path: Path, bodies: pd.DataFrame, seats: pd.DataFrame, stamp: str) -> None:
    content = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, plain) as book:
        # The hour of the release and not of the writing, so that the same release is the same file.
        made = {"created": _moment(stamp)}
        book.set_properties({"title": f"Thirds, release {stamp}", "comments": CAUTION} | made)
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        _read_me(book.add_worksheet("Read me"), looks, stamp)
        _sheet(book.add_worksheet("Bodies"), bodies, BODIES, looks)
        _sheet(book.add_worksheet("Seats"), seats, SEATS, looks)
        _dictionary(book.add_worksheet("Dictionary"), looks)
    path.write_bytes(content.getvalue())


def _moment(stamp: str) -> datetime:
    found = re.match(r"\d{8}T\d{6}", stamp)
    return datetime.strptime(found[0], "%Y%m%dT%H%M%S") if found else datetime(1980, 1, 1)


def _read_me(sheet: Any, looks: dict[str, Any], stamp: str) -> None:
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, "Thirds: who sits on the boards of Britain’s public-service mutuals", looks["title"])
    for row, line in enumerate(READ_ME, start=2):
        sheet.write_string(row, 0, line.format(stamp=stamp), looks["wrap"])


READ_ME = (
    "Release {stamp}. Data: CC BY 4.0, “thirds, an audit of public-service boards”.",
    CAUTION,
    "Bodies: one row a body, by the board that stands for it. Seats: one row a seat, with the published words and the "
    "reason for its class. Dictionary: what each column means.",
    "Where a score is a range, print the range. Put only rows whose ranked is true in an order, and only within one "
    "league.",
    "A class is of the seat, not of the person. A seat outside the thirds is called by its own kind: executive, "
    "independent non-executive, co-opted, a charity’s or a university’s nominee.",
    "Boards have dates, in the column as_at; some are years old, and undated ones say so by an empty cell.",
    "Facsimile means: our own mark-up of facts that people transcribed from the published page. Open source_url before "
    "you print.",
    "Names in patient, carer, service-user, union and under-18 seats are withheld; the seats are counted.",
    "Something wrong? Send the seat_id, what it should say, and a page that says so.",
)


def _sheet(sheet: Any, frame: pd.DataFrame, table: Table, looks: dict[str, Any]) -> None:
    """One table as a sheet: a heading that stays, filters, and columns as wide as their words."""
    plain = frame.astype(object).where(frame.notna(), None)
    for column, declared in enumerate(table.columns):
        values = plain[declared.name].tolist()
        longest = max((len(str(value)) for value in values[:200] if value is not None), default=0)
        sheet.set_column(column, column, min(WIDEST, max(len(declared.name), longest) + 2))
        sheet.write_string(0, column, declared.name, looks["head"])
        write = {"text": sheet.write_string, "boolean": sheet.write_boolean}.get(declared.type, sheet.write_number)
        for row, value in enumerate(values, start=1):
            if value is not None:
                write(row, column, round(value, 4) if isinstance(value, float) else value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(frame)), len(table.columns) - 1)


def _dictionary(sheet: Any, looks: dict[str, Any]) -> None:
    for column, (name, width) in enumerate(
        (("sheet", 16), ("column", 22), ("type", 10), ("unit", 20), ("meaning", 90))
    ):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, looks["head"])
    sheets = {BODIES.name: "Bodies", SEATS.name: "Seats"}
    for row, (table, declared) in enumerate(as_dictionary(), start=1):
        words: Sequence[str] = (sheets[table], declared.name, declared.type, declared.unit, declared.description)
        for column, text in enumerate(words):
            sheet.write_string(row, column, text, looks["wrap"])
    sheet.freeze_panes(1, 0)
