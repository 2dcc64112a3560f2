"""What the documents and files beside the code promise, held against the code."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import PROJECT


def test_each_test_that_the_security_page_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", (PROJECT / "SECURITY.md").read_text("utf-8")))
    written = {
        name
        for path in (PROJECT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert len(named) > 20
    assert named - written == set()


def test_lock_files_carry_hashes_and_no_addresses() -> None:
    locks = [*PROJECT.glob("*.lock"), *(PROJECT / "tests").glob("*.lock")]
    assert len(locks) == 4
    for lock in locks:
        text = lock.read_text("utf-8")
        assert "://" not in text, lock.name
        for package in re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip()):
            assert re.match(r"[a-z0-9._-]+==\S+", package), package
            assert "--hash=sha256:" in package, package


def test_deployments_give_the_audit_what_it_takes_by_the_clock_of_london_and_one_at_a_time() -> None:
    from flows.audit import audit

    declared = yaml.safe_load((PROJECT / "prefect.yaml").read_text("utf-8"))["deployments"]
    assert [each["name"] for each in declared] == ["weekly", "monthly"]
    for each in declared:
        assert each["entrypoint"] == "flows/audit.py:audit"
        audit.validate_parameters(each["parameters"])
        assert each["concurrency_limit"] == 1
        assert [schedule["timezone"] for schedule in each["schedules"]] == ["Europe/London"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze: apt install systemd")
def test_systemd_has_nothing_to_say_against_the_units(tmp_path: Path) -> None:
    home = tmp_path / "home"  # of a user who has followed docs/operations.md: `%h` in the units
    prefect = home / "thirds" / ".venv" / "bin" / "prefect"
    prefect.parent.mkdir(parents=True)
    prefect.symlink_to(Path(sys.executable).parent / "prefect")

    def said(folder: Path, home: Path) -> str:
        units = sorted(map(str, folder.glob("*.service")))
        done = subprocess.run(
            ["systemd-analyze", "--user", "--man=no", "verify", *units],
            env={**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout + done.stderr + f"exit code {done.returncode}" * (done.returncode != 0)

    units = PROJECT / "flows" / "systemd"
    assert said(units, home) == ""
    assert "is not executable" in said(units, tmp_path)  # where nothing is installed: it does look
    spoilt = shutil.copytree(units, tmp_path / "spoilt")
    worker = spoilt / "thirds-worker.service"
    worker.write_text(worker.read_text("utf-8").replace("Restart=", "Restrat="), "utf-8")
    assert "Restrat" in said(spoilt, home)


def test_the_units_start_what_is_there_on_loopback() -> None:
    units = {path.name: path.read_text("utf-8") for path in (PROJECT / "flows" / "systemd").glob("*.service")}
    assert set(units) == {"thirds-server.service", "thirds-worker.service"}
    assert "server start --host 127.0.0.1" in units["thirds-server.service"]
    assert "worker start --pool thirds" in units["thirds-worker.service"]
    for text in units.values():
        assert Path("%h/thirds/.venv/bin/prefect").as_posix() in text
