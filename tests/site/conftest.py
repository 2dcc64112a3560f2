"""A real browser for the pages of a release, opened from the disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from selenium import webdriver

from tests.unit.small_release import RELEASE_TABLES, gate_row, good_frames, quarantine_row
from transforms import warehouse
from transforms.publish import publish

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,1600",
)


def program(name: str, package: str) -> str:
    """The path of a program; the test fails, and is not skipped, where it is missing."""
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is not installed: install the Debian package {package} (apt-get install {package})")
    return found


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = program("chromium", "chromium")
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=program("chromedriver", "chromium-driver"))
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def small_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a published release of invented organisations."""
    folder = tmp_path_factory.mktemp("release")
    path = folder / "thirds.duckdb"
    frames = good_frames() | {"gates": pd.DataFrame([gate_row()]), "quarantine": pd.DataFrame([quarantine_row()])}
    warehouse.build(path, frames, RELEASE_TABLES)
    warehouse.finish(path, RELEASE_TABLES)
    publish(path, folder, tables=RELEASE_TABLES)
    return folder
