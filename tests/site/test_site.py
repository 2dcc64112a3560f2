"""The site in a real browser: it opens from the disk, every page is whole, and nobody's words run."""

from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from tests.unit.small_release import HOSTILE_NAME

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(small_release: Path) -> Path:
    return small_release / "site"


def test_the_front_page_leads_to_a_page_for_every_organisation_with_a_board(
    browser: webdriver.Chrome, site: Path
) -> None:
    browser.get((site / "index.html").as_uri())
    links = [str(link.get_dom_attribute("href")) for link in browser.find_elements(By.CSS_SELECTOR, "table a")]
    assert links == ["organisations/invented-alpha.html", "organisations/invented-beta.html"]
    for path in sorted(site.rglob("*.html")):
        browser.get(path.as_uri())
        assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]  # selenium leaves it untyped
        assert browser.find_elements(By.CSS_SELECTOR, "script, img, iframe, link") == []
        for link in browser.find_elements(By.TAG_NAME, "a"):
            target = str(link.get_dom_attribute("href"))
            assert target.startswith("https://") or (path.parent / target).is_file()


def test_a_board_shows_who_sits_and_why_and_keeps_withheld_names(browser: webdriver.Chrome, site: Path) -> None:
    browser.get((site / "organisations" / "invented-alpha.html").as_uri())
    first = browser.find_element(By.CSS_SELECTOR, "table.seats")
    rows = [row.text for row in first.find_elements(By.CSS_SELECTOR, "tbody tr")]
    assert rows[0].startswith("Testa Person")
    assert rows[2].startswith("name withheld")
    assert rows[7].startswith("vacant")
    headings = [heading.text for heading in browser.find_elements(By.TAG_NAME, "h2")]
    assert headings[:2] == ["Board, 2019-03-14", "Board, 2012"]
    assert "Testu Former left" in browser.find_element(By.TAG_NAME, "body").text


def test_a_hostile_name_is_text(browser: webdriver.Chrome, site: Path) -> None:
    browser.get((site / "organisations" / "invented-beta.html").as_uri())
    assert browser.find_element(By.TAG_NAME, "h1").text == HOSTILE_NAME
    assert browser.title == f"Thirds: {HOSTILE_NAME}"
