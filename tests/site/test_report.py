"""The report in a real browser: it opens from the disk, asks the network for nothing, and runs nobody's words."""

import json
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from tests.unit.small_release import HOSTILE_NAME

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened(browser: webdriver.Chrome, small_release: Path) -> webdriver.Chrome:
    browser.get("about:blank")
    log(browser, "performance")  # what the browser's own first tab asked for
    browser.get((small_release / "report.html").as_uri())
    return browser


def log(browser: Any, kind: str) -> list[dict[str, Any]]:
    """What the browser logged since it was last asked; selenium leaves this method untyped."""
    return list(browser.get_log(kind))


def requested(browser: webdriver.Chrome) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in log(browser, "performance")]
    return [sent["params"]["request"]["url"] for sent in messages if sent["method"] == "Network.requestWillBeSent"]


def test_nothing_is_asked_of_a_network_and_the_console_is_silent(opened: webdriver.Chrome) -> None:
    urls = requested(opened)
    assert [Path(url).name for url in urls] == ["report.html"]
    assert urls[0].startswith("file://")
    assert log(opened, "browser") == []


def test_a_hostile_name_is_text(opened: webdriver.Chrome) -> None:
    assert opened.title == "Thirds: release 20261123T000000Z"
    assert HOSTILE_NAME in opened.find_element(By.TAG_NAME, "body").text
    assert opened.find_elements(By.CSS_SELECTOR, "script, img, iframe, link") == []


def test_every_link_leads_to_a_page_of_the_web_or_to_a_part_of_this_page(opened: webdriver.Chrome) -> None:
    links = [str(link.get_dom_attribute("href")) for link in opened.find_elements(By.TAG_NAME, "a")]
    for link in links:
        assert link.startswith(("https://", "http://", "#"))
        if link.startswith("#"):
            assert opened.find_element(By.ID, link[1:])
    assert "https://alpha.example/board" in links


def test_bars_are_drawn_and_have_words_for_those_who_cannot_see_them(opened: webdriver.Chrome) -> None:
    bars = opened.find_elements(By.CSS_SELECTOR, "svg.bar")
    assert len(bars) == 2
    for bar in bars:
        assert bar.size["width"] > 100
        assert bar.accessible_name.startswith(("2 worker", "3 worker"))
        assert bar.find_elements(By.CSS_SELECTOR, "rect")


def test_the_rules_unfold_without_a_script(opened: webdriver.Chrome) -> None:
    details = opened.find_element(By.TAG_NAME, "details")
    rule = details.find_element(By.CSS_SELECTOR, "tbody th")
    assert not rule.is_displayed()
    details.find_element(By.TAG_NAME, "summary").click()
    assert rule.is_displayed()


def test_the_page_fits_a_telephone(opened: webdriver.Chrome) -> None:
    opened.set_window_size(500, 900)
    wide = opened.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    opened.set_window_size(1200, 1600)
    assert wide <= 0


def test_text_stands_out_from_its_ground(opened: webdriver.Chrome) -> None:
    """Contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3) for body text, the softer words and links."""
    for selector in ("body", ".sub", ".note", "a", "thead th"):
        element = opened.find_element(By.CSS_SELECTOR, selector)
        assert contrast(element.value_of_css_property("color"), "rgba(245, 244, 240, 1)") >= 4.5


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two CSS colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
