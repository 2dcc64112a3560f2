"""Views and macros: commented throughout, equal to what the code computes, open to DuckDB 1.5, and there for readers
who stay while the next release comes.
"""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import numpy as np
import pytest

from tests.conftest import PROJECT
from tests.unit.small_release import RELEASE_TABLES, small_frames
from transforms import warehouse
from transforms.schema import SchemaError
from transforms.tripartite import scores
from transforms.views import load_query, macros, views

OLDER = PROJECT / ".venv" / "duckdb-1.5"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("release") / "thirds.duckdb"
    frames = small_frames()
    warehouse.build(path, frames, RELEASE_TABLES)
    warehouse.finish(path, RELEASE_TABLES)
    return path


def test_there_is_a_view_for_each_of_the_ten_questions_and_each_is_told(database: Path) -> None:
    asked = [view for view in views() if view.name != "current_boards"]
    assert len(asked) == 10
    page = (PROJECT / "docs" / "queries.md").read_text("utf-8")
    for number, question in enumerate(line.split(". ", 1)[1] for line in page.splitlines() if line[3:4].isdigit()):
        assert question in {view.question for view in asked}, number
    comments = dict(
        warehouse.read(database, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").to_numpy().tolist()
    )
    assert {view.name: f"{view.question} {view.says}" for view in views()} == comments
    told = warehouse.read(database, "SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal")
    assert dict(told.to_numpy().tolist()) == {macro.name: macro.says for macro in macros()}


def test_the_macro_gives_the_score_of_every_board_of_3_to_18_seats() -> None:
    with duckdb.connect() as connection:
        connection.execute(next(macro.sql for macro in macros() if macro.name == "tripartite"))
        boards = connection.execute(
            "SELECT w, u, s, m, w + u + s + m AS n, tripartite(w, u, s, m) AS score "
            "FROM range(19) a(w), range(19) b(u), range(19) c(s), range(19) d(m) WHERE w + u + s + m <= 18"
        ).df()
    assert boards.loc[boards["n"] < 3, "score"].isna().all()
    sizes = boards[boards["n"] >= 3].groupby("n")
    assert set(sizes.groups) == set(range(3, 19))
    for _, same_size in sizes:
        expected = scores(same_size[["w", "u", "s", "m"]].to_numpy(dtype=np.int64))
        assert (same_size["score"].to_numpy() == expected).all()


ASK_ALL = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
print(duckdb.__version__)
for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY 1").fetchall():
    print(name, len(connection.execute(f"FROM {name}").fetchall()))
day = "'2019-12-31'"
for query in (f"as_of({day})", f"boards_as_of({day}, known := '2026-12-01')", f"directors_as_of({day})"):
    print(query, len(connection.execute(f"FROM {query}").fetchall()))
print(connection.execute("SELECT tripartite(3, 3, 3, 3)").fetchone()[0])
"""


def test_every_view_and_macro_answers_in_duckdb_1_5_and_2_0_alike(database: Path) -> None:
    said = []
    for path in ("", str(OLDER)):
        environment = os.environ | {"PYTHONPATH": path}
        done = subprocess.run(
            [sys.executable, "-c", ASK_ALL, str(database)], capture_output=True, text=True, check=True, env=environment
        )
        said.append(done.stdout.splitlines())
    assert said[0][0].startswith("2.")
    assert said[1][0].startswith("1.5")
    assert said[0][1:] == said[1][1:]
    assert "ranked_boards 1" in said[0]


def test_a_reader_that_is_stuck_keeps_its_release_and_the_next_is_published(database: Path, tmp_path: Path) -> None:
    release = tmp_path / "thirds.duckdb"
    release.write_bytes(database.read_bytes())
    code = (
        "import duckdb, sys\n"
        "connection = duckdb.connect(sys.argv[1], read_only=True)\n"
        "connection.execute('SET enable_progress_bar = false')\n"
        "rows = connection.execute('FROM seats_with_evidence')\n"
        "print('stuck', flush=True)\n"
        "sys.stdin.readline()\n"
        "print(len(rows.fetchall()), connection.execute('SELECT count(*) FROM ranked_boards').fetchone()[0])\n"
    )
    stuck = subprocess.Popen(
        [sys.executable, "-c", code, str(release)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert stuck.stdout is not None
    assert stuck.stdout.readline() == "stuck\n"
    following = tmp_path / "next.duckdb"
    frames = small_frames()
    frames["scores"]["ranked"] = False
    warehouse.build(following, frames, RELEASE_TABLES)
    warehouse.finish(following, RELEASE_TABLES)
    following.replace(release)
    assert len(warehouse.read(release, "FROM ranked_boards")) == 0
    said, _ = stuck.communicate("go on\n", timeout=60)
    assert said.split() == ["14", "1"]


def test_a_view_whose_column_is_explained_nowhere_is_no_view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "views" / "odd.sql"
    path.parent.mkdir()
    path.write_text("SELECT 1 AS nothing")
    with pytest.raises(SchemaError, match="lacks '-- says"):
        load_query(path)
    path.write_text("-- question: What?\n-- says: Nothing.\nSELECT 1 AS nothing")
    monkeypatch.setattr("transforms.views.views", lambda: (load_query(path),))
    release = tmp_path / "thirds.duckdb"
    warehouse.build(
        release,
        small_frames(),
        RELEASE_TABLES,
    )
    with pytest.raises(SchemaError, match="does not say what `nothing` means"):
        warehouse.finish(release, RELEASE_TABLES)


def test_wherever_a_score_stands_the_best_lawful_one_stands_beside_it(database: Path) -> None:
    columns = warehouse.read(database, "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal")
    for name, told in columns.groupby("table_name")["column_name"]:
        if "score" in set(told):
            assert {"score_max", "score_of_max"} <= set(told), name


def test_places_are_those_of_the_league(database: Path) -> None:
    ranked = warehouse.read(database, "SELECT board_id, place, among FROM ranked_boards ORDER BY board_id")
    league = "SELECT board_id, rank, ranked_in_league FROM league WHERE rank IS NOT NULL ORDER BY board_id"
    assert ranked.to_numpy().tolist() == warehouse.read(database, league).to_numpy().tolist()
