"""`thirds status`: one screen or JSON, and an exit code that a machine can act on."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from flows.cli import main
from tests.unit.small_release import gate_row, good_frames, write_database


def test_what_is_due_is_said_and_is_exit_code_1(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release = tmp_path / "out" / "releases" / f"{datetime.now(tz=UTC):%Y%m%dT%H%M%SZ}"
    release.mkdir(parents=True)
    (tmp_path / "out" / "latest").symlink_to(Path("releases") / release.name)
    frames = good_frames()
    frames["failures"] = frames["failures"].iloc[:0]
    frames["organisations"] = frames["organisations"].assign(stale_since=None)
    write_database(release / "thirds.duckdb", frames | {"gates": pd.DataFrame([gate_row()])})
    asked = ["status", "--out", str(tmp_path / "out"), "--data", str(small_data)]
    assert main(asked) == 0
    assert f"release {release.name}: 0 thing(s) to do" in capsys.readouterr().out
    source = small_data / "sources" / "leisure.yml"
    source.write_text(f"{source.read_text()}manual_check:\n  last_checked: 2024-01-31\n  every: 90\n")
    assert main(asked) == 1
    screen = capsys.readouterr().out
    assert "1 thing(s) to do" in screen
    assert "manual check" in screen
    assert main([*asked, "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["release"], said["act"], said["matters"][0]["kind"]) == (release.name, True, "manual check")
    assert "data/sources/leisure.yml" in said["matters"][0]["do"]
    assert main(["status", "--out", str(tmp_path / "nothing"), "--data", str(small_data)]) != 0
