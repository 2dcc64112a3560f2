"""A real browser for the pages of a release, opened from the disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.site.invented import invented_frames
from tests.unit.small_release import RELEASE_TABLES, gate_row, good_frames, quarantine_row
from transforms import warehouse
from transforms.publish import publish
from transforms.publish.site import write_site

FACTS = {"licence": "CC BY 4.0", "codebook_version": "1.0"}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; the test fails, and is not skipped, where it is missing."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail("chromium is not installed: install the Debian package chromium (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a wide window."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(10_000)
    yield page
    page.close()


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a release of six invented organisations, the first of them hostile."""
    release = tmp_path_factory.mktemp("invented")
    (release / "csv").mkdir()
    (release / "csv" / "scores.csv").write_bytes(b"\xef\xbb\xbfboard_id\r\n")
    write_site(release, invented_frames(6), FACTS)
    return release / "site"


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
