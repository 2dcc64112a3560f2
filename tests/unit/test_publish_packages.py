"""The data package and the SQLite file: each says what the database says."""

import csv
import hashlib
import json
import sqlite3
from pathlib import Path

import pytest

from tests.unit.small_release import LISTING, RELEASE_TABLES, good_frames
from transforms import warehouse
from transforms.publish.sqlite import write_sqlite


def test_the_data_package_describes_every_csv_as_it_is(small_release: Path) -> None:
    package = json.loads((small_release / "datapackage.json").read_text("utf-8"))
    assert {each["path"] for each in package["resources"]} == {
        f"csv/{path.name}" for path in (small_release / "csv").glob("*.csv")
    }
    for resource in package["resources"]:
        body = (small_release / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        assert resource["bytes"] == len(body)
        header = next(csv.reader(body.decode(resource["encoding"]).splitlines()))
        assert header == [field["name"] for field in resource["schema"]["fields"]]


def test_every_link_of_the_data_package_leads_to_the_key_of_a_resource(small_release: Path) -> None:
    resources = {
        each["name"]: each for each in json.loads((small_release / "datapackage.json").read_text())["resources"]
    }
    links = [link["reference"] for each in resources.values() for link in each["schema"].get("foreignKeys", ())]
    assert links
    for reference in links:
        assert reference["fields"] == resources[reference["resource"]]["schema"]["primaryKey"]


def test_sqlite_holds_every_cell_of_every_table_in_its_order_and_type(small_release: Path) -> None:
    connection = sqlite3.connect(small_release / "thirds.sqlite")
    python_types = {"text": str, "integer": int, "number": float, "boolean": int}
    with warehouse.reading(small_release / "thirds.duckdb") as database:
        for table in RELEASE_TABLES:
            rows = connection.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()
            assert rows == database.execute(f'FROM "{table.name}"').fetchall()  # True is 1, and False is 0
            for column, cells in zip(table.columns, zip(*rows, strict=True), strict=bool(rows)):
                assert {type(cell) for cell in cells} <= {python_types[column.type], type(None)}
    query = "SELECT seat_id, person_name, vacant FROM directors WHERE board_id = ? ORDER BY seat_id"
    rows = connection.execute(query, (LISTING,)).fetchall()
    assert rows[0] == (f"{LISTING}/01", "Testa Person", 0)
    assert rows[2] == (f"{LISTING}/03", None, 0)


def test_a_sqlite_file_that_cannot_be_written_is_an_os_error_with_its_path(tmp_path: Path) -> None:
    database, path = tmp_path / "thirds.duckdb", tmp_path / "no such folder" / "thirds.sqlite"
    tables = RELEASE_TABLES[:2]
    warehouse.build(database, {table.name: good_frames()[table.name] for table in tables}, tables)
    with pytest.raises(OSError, match="no such folder"):
        write_sqlite(path, database, tables)
