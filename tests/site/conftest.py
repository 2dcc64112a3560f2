"""A real browser for the pages of a release, opened from the disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.shared import made_once
from tests.site.invented import invented_frames
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


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The site of a release of six invented organisations, the first of them hostile."""
    return made_once(shared, "invented", write_invented) / "site"


def write_invented(release: Path) -> None:
    (release / "csv").mkdir()
    (release / "csv" / "scores.csv").write_bytes(b"\xef\xbb\xbfboard_id\r\n")
    write_site(release, invented_frames(6), FACTS)
