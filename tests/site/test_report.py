"""The report in a real browser: it opens from the disk, asks the network for nothing, and runs nobody's words."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.unit.small_release import HOSTILE_NAME

pytestmark = pytest.mark.slow


@dataclass
class Opened:
    """The page, and what was heard of it while it opened."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def opened(browser: Browser, small_release: Path) -> Opened:
    heard = Opened(browser.new_page(viewport={"width": 1200, "height": 1600}))
    heard.page.on("console", lambda message: heard.said.append(message.text))
    heard.page.on("request", lambda request: heard.asked.append(request.url))
    heard.page.goto((small_release / "report.html").as_uri())
    return heard


def test_nothing_is_asked_of_a_network_and_the_console_is_silent(opened: Opened, small_release: Path) -> None:
    assert opened.asked == [(small_release / "report.html").as_uri()]
    assert opened.said == []


def test_a_hostile_name_is_text(opened: Opened) -> None:
    assert opened.page.title() == "Thirds: release 20261123T000000Z"
    assert HOSTILE_NAME in opened.page.locator("body").inner_text()
    assert opened.page.locator("script, img, iframe, link").count() == 0


def test_every_link_leads_to_a_page_of_the_web_or_to_a_part_of_this_page(opened: Opened) -> None:
    links = opened.page.eval_on_selector_all("a", "links => links.map(link => link.getAttribute('href'))")
    for link in links:
        assert link.startswith(("https://", "http://", "#")) or link == "gates.html"
        if link.startswith("#"):
            assert opened.page.locator(link).count() == 1
    assert "https://alpha.example/board" in links


def test_bars_are_drawn_and_have_words_for_those_who_cannot_see_them(opened: Opened) -> None:
    bars = opened.page.locator("svg.bar").all()
    assert len(bars) == 2
    for bar in bars:
        box = bar.bounding_box()
        assert box is not None
        assert box["width"] > 100
        assert (bar.get_attribute("aria-label") or "").startswith(("2 worker", "3 worker"))
        assert bar.locator("rect").count() > 0


def test_the_page_fits_a_telephone(opened: Opened) -> None:
    opened.page.set_viewport_size({"width": 360, "height": 780})
    wide = opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    opened.page.set_viewport_size({"width": 1200, "height": 1600})
    assert wide <= 0


def test_text_stands_out_from_its_ground(opened: Opened) -> None:
    """Contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3) for body text, the softer words and links."""
    for selector in ("body", ".sub", ".note", "a", "thead th"):
        colour = opened.page.locator(selector).first.evaluate("element => getComputedStyle(element).color")
        assert contrast(colour, "rgb(245, 244, 240)") >= 4.5


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two CSS colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
