"""The files of a site open right in the programs that people have, and say what the pages say."""

import csv
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image

from tests.site.conftest import FACTS
from tests.site.invented import invented_frames
from transforms.publish.site import write_site
from transforms.publish.site.start_here import BODIES, CAUTION, SEATS

FILES = ("thirds-bodies.csv", "thirds-seats.csv")


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", FILES)
def test_csv_files_are_what_a_spreadsheet_wants(site: Path, name: str) -> None:
    content = (site / "downloads" / name).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    for row in rows(site / "downloads" / name):
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())


def test_one_row_a_body_and_one_a_seat(site: Path) -> None:
    bodies, seats = (rows(site / "downloads" / name) for name in FILES)
    frames = invented_frames(6)
    assert len(bodies) == len(frames["bodies"]) == len({(row["org_id"], row["body"]) for row in bodies})
    assert len(seats) == len(frames["directors"]) + len(frames["compositions"])
    scores = frames["scores"].set_index("board_id")
    for row in seats:
        slug, anchor = row["page"].removeprefix("organisations/").split(".html#")
        assert f'id="{anchor}"' in (site / "organisations" / f"{slug}.html").read_text("utf-8")
    for row in bodies:
        assert row["caution"] == CAUTION
        assert int(row["seats_voting"]) in set(scores["seats_voting"])
        assert row["page"].partition("#")[0] in {f"organisations/invented-{at:04}.html" for at in range(6)}


def test_withheld_names_are_in_no_file(site: Path) -> None:
    withheld = [row for row in rows(site / "downloads" / "thirds-seats.csv") if row["name_withheld"] == "true"]
    assert withheld
    assert all(row["holder"] == "" for row in withheld)


def test_the_excel_file_has_a_read_me_a_dictionary_and_no_formula(site: Path) -> None:
    book = openpyxl.load_workbook(site / "downloads" / "thirds.xlsx")
    assert book.sheetnames == ["Read me", "Bodies", "Seats", "Dictionary"]
    assert CAUTION in [row[0] for row in book["Read me"].iter_rows(values_only=True)]
    for name, table in (("Bodies", BODIES), ("Seats", SEATS)):
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == table.column_names()
        assert sheet.freeze_panes == "B2"
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
    assert book["Seats"].max_row == 1 + len(rows(site / "downloads" / "thirds-seats.csv"))
    explained = {(row[0], row[1]) for row in book["Dictionary"].iter_rows(min_row=2, values_only=True)}
    assert explained == {("Bodies", name) for name in BODIES.column_names()} | {
        ("Seats", name) for name in SEATS.column_names()
    }


def test_the_story_pack_is_whole_and_its_charts_have_source_and_words(site: Path) -> None:
    folder = site / "story-pack"
    with zipfile.ZipFile(folder / "story-pack.zip") as pack:
        names = set(pack.namelist())
    charts = sorted(path.stem for path in folder.glob("*.svg"))
    assert charts == ["league", "sectors", "triangle"]
    assert names == {"by-council-area.csv", "by-sector.csv", "recipe.md", "alt-texts.txt"} | {
        f"{chart}.{kind}" for chart in charts for kind in ("svg", "png")
    }
    told = (folder / "alt-texts.txt").read_text("utf-8")
    for chart in charts:
        svg = ElementTree.parse(folder / f"{chart}.svg").getroot()  # noqa: S314 - our own file
        text = "".join(svg.itertext())
        assert "Source: thirds, release" in text
        assert "not the quality of a service" in text
        assert f"{chart}: " in told
        with Image.open(folder / f"{chart}.png") as picture:
            assert picture.width == 2000
            assert len(picture.convert("RGB").resize((50, 50)).getcolors(2500) or []) > 5
    areas = {row["council_area"] for row in rows(folder / "by-council-area.csv")}
    assert areas == {"Cheltenham Borough Council", "Fife Council", "Leeds City Council"}


def test_the_same_tables_give_the_same_files_byte_for_byte(site: Path, tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "scores.csv").write_bytes((site.parent / "csv" / "scores.csv").read_bytes())
    write_site(tmp_path, invented_frames(6), FACTS)
    for path in sorted(path for path in site.rglob("*") if path.is_file() and path.suffix != ".xlsx"):
        assert (tmp_path / "site" / path.relative_to(site)).read_bytes() == path.read_bytes(), path.name
