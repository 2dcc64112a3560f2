"""Which older releases name somebody whose name has to go, and what is left of them."""

from pathlib import Path

import pandas as pd

from flows.withdraw import releases_that_name, withdraw, withdrawn
from tests.unit.small_release import good_frames, write_database

COLUMNS = ["org_id", "body", "person_name"]


def shelf(out: Path) -> pd.DataFrame:
    """A shelf of one whole release and a broken one; somebody whom the whole one names."""
    for stamp in ("20261101T000000Z", "20261108T000000Z"):
        (out / "releases" / stamp).mkdir(parents=True)
    write_database(out / "releases" / "20261101T000000Z" / "thirds.duckdb", good_frames())
    (out / "releases" / "20261108T000000Z" / "thirds.duckdb").write_bytes(b"no database")
    return good_frames()["directors"].dropna(subset=["person_name"])[COLUMNS].head(1)


def test_a_release_that_names_them_goes_and_so_does_one_that_nobody_can_read(tmp_path: Path) -> None:
    asked = shelf(tmp_path)
    assert releases_that_name(tmp_path, asked) == ["20261101T000000Z", "20261108T000000Z"]


def test_nobody_else_moves_a_release_that_can_be_read(tmp_path: Path) -> None:
    asked = shelf(tmp_path)
    assert releases_that_name(tmp_path, asked.head(0)) == []
    assert releases_that_name(tmp_path, asked.assign(person_name="Somebody Else")) == ["20261108T000000Z"]
    assert releases_that_name(tmp_path, asked.assign(body="another body")) == ["20261108T000000Z"]


def test_what_is_withdrawn_is_kept_aside_and_a_notice_stands_in_its_place(tmp_path: Path) -> None:
    shelf(tmp_path)
    withdraw(tmp_path, ["20261108T000000Z"])
    assert withdrawn(tmp_path) == ["20261108T000000Z"]
    assert (tmp_path / "withdrawn" / "20261108T000000Z" / "thirds.duckdb").read_bytes() == b"no database"
    assert "was withdrawn on" in (tmp_path / "releases" / "20261108T000000Z" / "WITHDRAWN.txt").read_text()
