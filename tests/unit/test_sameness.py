"""Two databases hold the same, or it is said what one holds and the other does not; their bytes decide nothing."""

from pathlib import Path

import duckdb
import pytest

from tests.unit.small_release import RELEASE_TABLES, small_frames
from transforms import warehouse
from transforms.sameness import differences


def release(path: Path) -> Path:
    frames = small_frames()
    shuffled = {name: frame.sample(frac=1, random_state=len(path.name)) for name, frame in frames.items()}
    warehouse.build(path, shuffled, RELEASE_TABLES)
    warehouse.finish(path, RELEASE_TABLES)
    return path


def test_what_differs_is_said_table_by_table_and_word_by_word(tmp_path: Path) -> None:
    one, other = release(tmp_path / "one.duckdb"), release(tmp_path / "it's another.duckdb")
    assert differences(one, other) == []
    with duckdb.connect(str(other)) as connection:
        connection.execute("UPDATE directors SET role = 'Chair' WHERE position = 1")
        connection.execute("COMMENT ON COLUMN scores.score IS 'The best of all scores.'")
        connection.execute("DROP VIEW ranked_boards")
        connection.execute("CREATE OR REPLACE MACRO tripartite(w, u, s, m) AS 100")
    assert differences(one, other) == [
        "the columns differ: ranked_boards, scores",
        "the views differ: ranked_boards",
        "the macros differ: tripartite",
        "directors: 2 row(s) are only in the first and 2 only in the second",
    ]
    with pytest.raises(OSError, match="DuckDB"):
        differences(one, tmp_path / "nowhere.duckdb")
