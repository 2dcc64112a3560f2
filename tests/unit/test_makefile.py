"""The way in: what `make` says on a machine where something is missing."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.conftest import PROJECT


def fake_python(tmp_path: Path, refuses: str) -> Path:
    """A Python that fails at what the machine lacks and does nothing else."""
    path = tmp_path / "python3"
    path.write_text(f'#!/bin/sh\ncase "$2" in *{refuses}*) exit 1;; esac\nexit 0\n')
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("refuses", "sentence"),
    [
        ("ensurepip", "install the package python3-venv (apt install python3-venv)"),
        ("version_info", "thirds needs Python 3.11 or newer"),
    ],
)
def test_a_machine_that_lacks_something_is_told_what_to_install(tmp_path: Path, refuses: str, sentence: str) -> None:
    done = subprocess.run(
        ["make", "check-python", f"PYTHON={fake_python(tmp_path, refuses)}"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert sentence in done.stderr


def test_make_alone_lists_what_there_is_to_make() -> None:
    done = subprocess.run(["make"], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert "audit" in done.stdout
    assert "test" in done.stdout


def test_no_property_fails_because_the_machine_is_busy() -> None:
    assert settings().deadline is None
    assert HealthCheck.too_slow in settings().suppress_health_check
