"""The Parquet files hold the tables unaltered, and say inside what they are."""

import json
from pathlib import Path

import duckdb

from tests.unit.small_release import FORMULA, RELEASE_TABLES, small_frames
from transforms import warehouse
from transforms.publish.parquet import write_parquet


def test_each_table_comes_out_whole_with_its_licence_and_its_meaning(tmp_path: Path) -> None:
    path = tmp_path / "thirds.duckdb"
    frames = small_frames()
    warehouse.build(path, frames, RELEASE_TABLES)
    facts = {"licence": "It's free", "codebook_version": "1.0"}
    write_parquet(path, tmp_path, RELEASE_TABLES, facts)
    with duckdb.connect() as connection:
        for table in RELEASE_TABLES:
            file = str(tmp_path / f"{table.name}.parquet")
            query = "SELECT decode(key), decode(value) FROM parquet_kv_metadata($file)"
            said = dict(connection.execute(query, {"file": file}).fetchall())
            assert {key: said[key] for key in facts} == facts
            assert table.description in said["description"]
            assert list(json.loads(said["columns"])) == table.column_names()
            read_back = connection.execute("FROM read_parquet($file)", {"file": file}).df()
            in_database = warehouse.read(path, table.name, RELEASE_TABLES)
            assert list(read_back.columns) == table.column_names()
            assert len(read_back) == len(in_database)
            keys = list(table.key)
            assert read_back[keys].astype("str").values.tolist() == in_database[keys].astype("str").values.tolist()
        roles = connection.execute("SELECT role FROM read_parquet($f)", {"f": str(tmp_path / "directors.parquet")})
        assert FORMULA in {row[0] for row in roles.fetchall()}
