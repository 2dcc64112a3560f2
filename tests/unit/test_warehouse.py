"""The database of a release: shaped by the registry, commented throughout, open to older clients, new each time."""

import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from tests.unit.small_release import RELEASE_TABLES, gate_row, good_frames, quarantine_row, write_database
from transforms import warehouse
from transforms.schema import SchemaError, enforce
from transforms.tables import TABLE
from transforms.views import views

STORAGE_VERSION_OF_1_2 = 65  # what DuckDB 1.2 to 1.5 read; 2.0 writes 69 by default


def later_frames() -> dict[str, pd.DataFrame]:
    return {"gates": pd.DataFrame([gate_row()]), "quarantine": pd.DataFrame([quarantine_row()])}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished database, to be copied and not changed."""
    path = tmp_path_factory.mktemp("finished") / "a folder with 'quotes'" / "thirds.duckdb"
    path.parent.mkdir()
    write_database(path, good_frames() | later_frames())
    warehouse.finish(path, RELEASE_TABLES)
    return path


@pytest.fixture
def release(finished: Path, tmp_path: Path) -> Path:
    return shutil.copytree(finished.parent, tmp_path / finished.parent.name) / finished.name


@contextmanager
def client(path: Path, read_only: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(str(path), read_only=read_only)
    try:
        yield connection
    finally:
        connection.close()


def test_what_goes_in_comes_out_typed_and_in_the_order_of_the_key(release: Path) -> None:
    tables = {table.name: table for table in RELEASE_TABLES}
    for name, frame in (good_frames() | later_frames()).items():
        table = tables[name]
        expected = enforce(frame.sort_values(list(table.key)), table)
        pd.testing.assert_frame_equal(warehouse.read(release, name, RELEASE_TABLES), expected)


def test_what_is_missing_is_null_and_not_a_number_that_is_none(release: Path) -> None:
    found = warehouse.read(release, "SELECT count(*) AS n FROM scores WHERE score IS NULL AND as_at IS NULL")
    assert list(found["n"]) == [1]


def test_every_table_and_every_column_is_commented(release: Path) -> None:
    with client(release) as connection:
        tables = dict(connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
        columns = connection.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    assert set(tables) == {table.name for table in RELEASE_TABLES}
    assert "One row: one organisation." in tables["organisations"]
    assert "Warning: The class is of the seat, not of the person." in tables["directors"]
    of_tables = {(table, column) for table, column, _ in columns if table in tables}
    assert of_tables == {(table.name, column) for table in RELEASE_TABLES for column in table.column_names()}
    assert {table for table, _, _ in columns} - set(tables) == {view.name for view in views()}
    assert [column for column in columns if not column[2]] == []


def test_one_file_is_left_that_older_clients_can_open(release: Path) -> None:
    assert [path.name for path in release.parent.iterdir()] == ["thirds.duckdb"]
    (version,) = struct.unpack("<Q", release.read_bytes()[12:20])
    assert version == STORAGE_VERSION_OF_1_2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE directors SET class = 'boss'",
        "UPDATE directors SET subclass = 'chief'",
        "UPDATE evidence SET grade = 'F'",
        "UPDATE scores SET basis = 'rumour'",
        "UPDATE directors SET org_id = NULL",
        "INSERT INTO organisations SELECT * FROM organisations",
    ],
)
def test_the_database_itself_rejects_what_the_registry_does_not_allow(release: Path, change: str) -> None:
    with client(release, read_only=False) as connection, pytest.raises(duckdb.ConstraintException):
        connection.execute(change)


def test_a_database_is_never_built_over_another(release: Path) -> None:
    before = release.read_bytes()
    with pytest.raises(FileExistsError) as raised:
        warehouse.build(release, good_frames(), RELEASE_TABLES)
    assert raised.value.filename == str(release)
    assert release.read_bytes() == before


def test_a_reader_of_the_last_release_does_not_stop_the_next(release: Path, tmp_path: Path) -> None:
    code = (
        "import duckdb, sys\n"
        "connection = duckdb.connect(sys.argv[1], read_only=True)\n"
        "print('reading', flush=True)\n"
        "sys.stdin.readline()\n"
        "print(connection.execute('SELECT count(*) FROM directors').fetchone()[0])\n"
        "connection.close()\n"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(release)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "reading\n"
    following = tmp_path / "next.duckdb"
    warehouse.build(following, good_frames(), RELEASE_TABLES)
    following.replace(release)
    said, _ = reader.communicate("go on\n", timeout=60)
    assert said.strip() == "11"


def test_putting_a_table_again_replaces_it_and_finishing_comments_it_again(release: Path) -> None:
    run = good_frames()["run"].assign(run_id="another")
    warehouse.put(release, {"run": run}, RELEASE_TABLES)
    warehouse.finish(release, RELEASE_TABLES)
    assert set(warehouse.read(release, "run")["run_id"]) == {"another"}
    bare = warehouse.read(release, "SELECT column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL")
    assert len(bare) == 0


def test_a_release_without_one_of_its_tables_is_not_finished(tmp_path: Path) -> None:
    path = tmp_path / "thirds.duckdb"
    warehouse.build(path, good_frames(), RELEASE_TABLES)
    with pytest.raises(SchemaError, match="quarantine, gates"):
        warehouse.finish(path, RELEASE_TABLES)


def test_an_empty_table_keeps_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "thirds.duckdb"
    gates = TABLE["gates"]
    warehouse.build(path, {"gates": pd.DataFrame(columns=gates.column_names())})
    assert list(warehouse.read(path, "gates").columns) == gates.column_names()


def test_a_frame_that_the_registry_does_not_allow_names_table_and_column(tmp_path: Path) -> None:
    frames = good_frames()
    frames["directors"].loc[0, "class"] = "boss"
    with pytest.raises(SchemaError, match=r"directors\.class holds 'boss'"):
        warehouse.build(tmp_path / "thirds.duckdb", frames, RELEASE_TABLES)
    with pytest.raises(SchemaError, match="members"):
        warehouse.build(tmp_path / "thirds.duckdb", {"members": frames["directors"]}, RELEASE_TABLES)


@pytest.mark.parametrize("missing", [warehouse.finish, lambda path: warehouse.put(path, {})])
def test_a_missing_database_is_not_made_by_mistake(missing: object, tmp_path: Path) -> None:
    path = tmp_path / "thirds.duckdb"
    assert callable(missing)
    with pytest.raises(FileNotFoundError):
        missing(path)
    with pytest.raises(FileNotFoundError):
        warehouse.read(path, "run")
    assert not path.exists()


def test_a_folder_that_is_not_there_is_an_os_error_with_the_path(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "thirds.duckdb"
    with pytest.raises(OSError, match="DuckDB") as raised:
        warehouse.build(path, good_frames(), RELEASE_TABLES)
    assert raised.value.filename == str(path)


def test_a_file_that_is_no_database_is_an_os_error_with_the_path(tmp_path: Path) -> None:
    path = tmp_path / "thirds.duckdb"
    path.write_text("not a database" * 1000)
    with pytest.raises(OSError, match="DuckDB") as raised:
        warehouse.read(path, "run")
    assert raised.value.filename == str(path)


FULL_DISK = """
import resource, sys
from pathlib import Path
from tests.unit.small_release import RELEASE_TABLES, good_frames
from transforms import warehouse
for limit in map(int, sys.argv[2:]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        warehouse.build(Path(sys.argv[1]) / f"{limit}.duckdb", good_frames(), RELEASE_TABLES)
    except OSError as error:
        print(error.filename)
"""


def test_a_full_disk_is_an_os_error_with_the_path_and_nothing_else_is_said(tmp_path: Path) -> None:
    limits = ["1000", "14000", "100000"]  # bytes
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path), *limits], capture_output=True, text=True, check=False
    )
    paths = [str(tmp_path / f"{limit}.duckdb") for limit in limits]
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, paths, "")


QUIET = """
import sys
from pathlib import Path
from tests.unit.small_release import RELEASE_TABLES, good_frames
from transforms import warehouse
path = Path(sys.argv[1])
frames = good_frames()
warehouse.build(path, frames, RELEASE_TABLES)
found = warehouse.read(path, "directors", RELEASE_TABLES)
try:
    warehouse.read(path, "SELECT nothing FROM nowhere")
except Exception as error:
    kept = error
"""


def test_nothing_is_printed_at_exit(tmp_path: Path) -> None:
    path = tmp_path / "thirds.duckdb"
    done = subprocess.run([sys.executable, "-c", QUIET, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_reader_cannot_write_and_no_extension_is_fetched(release: Path) -> None:
    with pytest.raises(duckdb.Error, match="read-only"):
        warehouse.read(release, "DELETE FROM directors")
    settings = "SELECT value FROM duckdb_settings() WHERE name SIMILAR TO 'auto(install|load)_known_extensions'"
    assert set(warehouse.read(release, settings)["value"]) == {"false"}
    assert len(warehouse.read(release, "FROM directors WHERE vacant OR name_withheld")) == 3


HELD_TO_THE_END = """
import ctypes, sys
from pathlib import Path
from expectations.rules import run_rules
from tests.unit.small_release import RELEASE_TABLES, good_frames
from transforms import warehouse
path = Path(sys.argv[1])
warehouse.build(path, good_frames(), RELEASE_TABLES)
run_rules(path)
# Prefect keeps functions like these alive beyond the end of the interpreter
ctypes.pythonapi.Py_IncRef(ctypes.py_object(warehouse.build))
ctypes.pythonapi.Py_IncRef(ctypes.py_object(run_rules))
"""


def test_nothing_is_printed_at_exit_when_something_keeps_our_functions_alive(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HELD_TO_THE_END, str(tmp_path / "thirds.duckdb")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_rows_stand_in_the_order_of_the_key_whatever_order_they_came_in(tmp_path: Path) -> None:
    path = tmp_path / "thirds.duckdb"
    frames = {name: frame.iloc[::-1] for name, frame in good_frames().items()}
    warehouse.build(path, frames, RELEASE_TABLES)
    for table in (each for each in RELEASE_TABLES if each.name in frames):
        keys = warehouse.read(path, f"SELECT {', '.join(table.key)} FROM {table.name}")
        assert list(keys.itertuples(index=False)) == sorted(keys.itertuples(index=False)), table.name


def test_some_columns_of_a_table_can_be_read_alone(tmp_path: Path) -> None:
    path = tmp_path / "thirds.duckdb"
    warehouse.build(path, good_frames(), RELEASE_TABLES)
    wanted = {"directors": ["vacant"], "evidence": []}
    there = [table for table in RELEASE_TABLES if table.name in ("directors", "evidence", "scores")]
    frames = warehouse.read_tables(path, there, wanted)
    assert [*frames] == [table.name for table in there if table.name != "evidence"]
    assert list(frames["directors"].columns) == ["vacant"]
    assert frames["directors"]["vacant"].dtype == "boolean"
    assert warehouse.count_rows(path, there)["evidence"] == len(good_frames()["evidence"])


def test_a_release_that_is_kept_open_is_opened_once_and_read_by_many(tmp_path: Path) -> None:
    path = tmp_path / "thirds.duckdb"
    warehouse.build(path, good_frames(), RELEASE_TABLES)
    alone = warehouse.read(path, "directors", RELEASE_TABLES)
    with warehouse.kept_open(path), ThreadPoolExecutor(2) as several:
        with warehouse.reading(path) as one, warehouse.reading(path) as other:
            one.execute("CREATE TEMP TABLE mine AS SELECT 1")
            assert other.execute("SELECT count(*) FROM directors").fetchone() == (len(alone),)
        for together in several.map(lambda _: warehouse.read(path, "directors", RELEASE_TABLES), range(4)):
            pd.testing.assert_frame_equal(together, alone)
    warehouse.put(path, {"run": good_frames()["run"]}, RELEASE_TABLES)  # it is closed by now: somebody may write


def test_a_big_release_holds_the_same_as_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one, side_by_side = tmp_path / "one.duckdb", tmp_path / "two.duckdb"
    frames = {name: good_frames()[name] for name in ("directors", "scores", "evidence")}
    warehouse.build(one_by_one, frames, RELEASE_TABLES)
    monkeypatch.setattr(warehouse, "MANY_ROWS", 1)
    warehouse.build(side_by_side, frames, RELEASE_TABLES)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.duckdb", "two.duckdb"]
    with warehouse.reading(one_by_one) as one, warehouse.reading(side_by_side) as two:
        for name in frames:
            assert one.execute(f"FROM {name}").fetchall() == two.execute(f"FROM {name}").fetchall()
        keys = "SELECT table_name, constraint_text FROM duckdb_constraints() ORDER BY ALL"
        assert one.execute(keys).fetchall() == two.execute(keys).fetchall()


def test_a_big_release_that_the_registry_does_not_allow_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warehouse, "MANY_ROWS", 1)
    frames = good_frames()
    frames["scores"] = frames["scores"].assign(score=101.0)
    with pytest.raises(SchemaError, match=r"scores\.score"):
        warehouse.build(tmp_path / "thirds.duckdb", frames, RELEASE_TABLES)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("many", [1, 10**9])
def test_a_repeated_key_is_named_also_where_the_database_finds_it(
    many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warehouse, "MANY_ROWS", many)
    frames = {name: enforce(frame, TABLE[name]) for name, frame in good_frames().items()}
    frames["scores"] = pd.concat([frames["scores"]] * 2, ignore_index=True)
    with pytest.raises(SchemaError, match=r"scores holds \d+ repeated key"):
        warehouse.build(tmp_path / "thirds.duckdb", frames, RELEASE_TABLES)
