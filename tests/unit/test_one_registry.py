"""One registry: the database, every file of a release and the docs say of each table what the registry says."""

import csv
import json
import re
import sqlite3
from pathlib import Path

import duckdb

from tests.unit.small_release import RELEASE_TABLES
from transforms import warehouse
from transforms.publish import dictionary
from transforms.schema import DUCKDB_TYPES, Table

IN_CSV = [table for table in RELEASE_TABLES if table.in_csv]


def declared(table: Table) -> list[tuple[str, str, bool]]:
    return [(column.name, DUCKDB_TYPES[column.type], column.nullable) for column in table.columns]


def test_the_database_has_the_tables_columns_types_keys_and_words_of_the_registry(small_release: Path) -> None:
    with duckdb.connect(str(small_release / "thirds.duckdb"), read_only=True) as connection:
        tables = connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall()
        assert dict(tables) == {table.name: warehouse.describe_table(table) for table in RELEASE_TABLES}
        for table in RELEASE_TABLES:
            columns = connection.execute(
                "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE table_name = $1 "
                "ORDER BY column_index",
                [table.name],
            ).fetchall()
            assert [column[:3] for column in columns] == declared(table)
            assert [column[3] for column in columns] == [warehouse.describe_column(each) for each in table.columns]
            constraints = connection.execute(
                "SELECT constraint_type, constraint_column_names, expression FROM duckdb_constraints() "
                "WHERE table_name = $1",
                [table.name],
            ).fetchall()
            assert [tuple(names) for kind, names, _ in constraints if kind == "PRIMARY KEY"] == [table.key]
            checked = {names[0] for kind, names, _ in constraints if kind == "CHECK"}
            held = [each for each in table.columns if each.allowed or (each.at_least, each.at_most) != (None, None)]
            assert checked == {column.name for column in held}


def test_every_csv_has_the_header_of_the_registry_and_is_described_by_it(small_release: Path) -> None:
    package = {
        each["name"]: each for each in json.loads((small_release / "datapackage.json").read_bytes())["resources"]
    }
    group = json.loads((small_release / "csv" / "csv-metadata.json").read_text())
    of_group = {each["url"]: each["tableSchema"] for each in group["tables"]}
    assert set(package) == {table.name for table in (*IN_CSV, dictionary.DICTIONARY)}
    for table in (*IN_CSV, dictionary.DICTIONARY):
        names = table.column_names()
        with (small_release / "csv" / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == names
        schema = package[table.name]["schema"]
        assert [field["name"] for field in schema["fields"]] == names
        assert schema["primaryKey"] == list(table.key)
        alone = json.loads((small_release / "csv" / f"{table.name}.csv-metadata.json").read_text())["tableSchema"]
        assert [column["name"] for column in alone["columns"]] == names
        assert [column["required"] for column in alone["columns"]] == [not each.nullable for each in table.columns]
        assert alone["primaryKey"] == list(table.key)
        links = of_group[f"{table.name}.csv"].get("foreignKeys", [])
        filled = {each.name for each in table.columns if not each.nullable}
        wanted = [link.columns for link in table.foreign_keys if filled.issuperset(link.columns)]
        assert [tuple(link["columnReference"]) for link in links] == wanted


def test_parquet_and_sqlite_have_the_columns_of_the_registry(small_release: Path) -> None:
    lite = sqlite3.connect(small_release / "thirds.sqlite")
    with duckdb.connect() as connection:
        for table in RELEASE_TABLES:
            path = str(small_release / "parquet" / f"{table.name}.parquet")
            described = connection.execute("DESCRIBE FROM read_parquet($1)", [path]).fetchall()
            assert [row[:2] for row in described] == [each[:2] for each in declared(table)]
            info = lite.execute(f"PRAGMA table_info({table.name})").fetchall()
            assert [row[1] for row in info] == table.column_names()
            in_key = {row[1]: row[5] for row in info if row[5]}
            assert tuple(sorted(in_key, key=lambda name: in_key[name])) == table.key
            links: dict[int, list[tuple[int, str, str]]] = {}
            for number, place, other, own, *_ in lite.execute(f"PRAGMA foreign_key_list({table.name})"):
                links.setdefault(number, []).append((place, own, other))
            found = {(tuple(own for _, own, _ in sorted(link)), link[0][2]) for link in links.values()}
            assert found == {(link.columns, link.table) for link in table.foreign_keys}
    assert lite.execute("PRAGMA foreign_key_check").fetchall() == []
    lite.close()


def test_datasette_is_told_of_every_table_and_column_and_nothing_else(small_release: Path) -> None:
    told = json.loads((small_release / "metadata.json").read_text())["databases"]["thirds"]["tables"]
    assert {name: list(table["columns"]) for name, table in told.items()} == {
        table.name: table.column_names() for table in RELEASE_TABLES
    }


def test_the_page_in_docs_has_every_table_and_column_in_order() -> None:
    page = dictionary.PAGE.read_text("utf-8")
    sections = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    found = {
        section.splitlines()[0]: re.findall(r"^\| `(\w+)` \| (\w+) \| (never|may be) \|", section, re.MULTILINE)
        for section in sections
    }
    assert found == {
        table.name: [(each.name, each.type, "may be" if each.nullable else "never") for each in table.columns]
        for table in RELEASE_TABLES
    }
