"""Every page of a site in a real browser: whole, silent, to itself, readable by all, deaf to other people's words."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.site.invented import HOSTILE_NAME, LONG, MARKUP, STAMP, invented_frames

pytestmark = pytest.mark.slow

HOSTILE_PAGE = "organisations/invented-0000.html"
LEAGUE = "league/leisure-board-of-trustees-no-ceiling.html"
# What axe finds fault with in a page of a kind it finds in all pages of that kind.
KINDS = (
    *("index.html", "findings.html", "leagues.html", "does-not-say.html", "organisations.html", "changes.html"),
    "interlocks.html",
    *("calculator.html", "downloads.html", "story-pack.html", "methodology.html", "codebook.html", "corrections.html"),
    *("licence.html", HOSTILE_PAGE, "organisations/invented-0005.html"),
)


@dataclass
class Visit:
    """What was seen of one page."""

    title: str = ""
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    wider: int = 0
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def visits(browser: Browser, site: Path) -> dict[str, Visit]:
    """Every page, opened once: what the console said, what was asked for, what axe found, how it fits a telephone."""
    found: dict[str, Visit] = {}
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    visit = Visit()
    page.on("console", lambda message: visit.said.append(message.text))
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.on("request", lambda request: visit.asked.append(request.url))
    for path in sorted(site.rglob("*.html")):
        name = str(path.relative_to(site))
        visit = found[name] = Visit()
        page.set_viewport_size({"width": 1280, "height": 1000})
        page.goto(path.as_uri())
        visit.title = page.title()
        visit.links = page.eval_on_selector_all("a", "links => links.map(link => link.getAttribute('href'))")
        visit.ids = set(page.eval_on_selector_all("[id]", "all => all.map(each => each.id)"))
        if name in KINDS or name == LEAGUE:
            visit.faults += faults(page)
        if name in ("index.html", "calculator.html", HOSTILE_PAGE):
            page.emulate_media(color_scheme="dark")
            visit.faults += faults(page, {"runOnly": ["color-contrast"]})
            page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 360, "height": 780})
        visit.wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    return found


def faults(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """The serious and critical violations that axe-core finds, each with the first place."""
    # Without preload axe fetches no style sheet: the page forbids every connection.
    violations = Axe().run(page, options={"preload": False} | (options or {})).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}"
        for each in violations
        if each["impact"] in ("serious", "critical")
    ]


def test_every_kind_of_page_is_there(visits: dict[str, Visit]) -> None:
    assert {LEAGUE, *KINDS} <= set(visits)
    assert len([name for name in visits if name.startswith("organisations/")]) == 6
    assert all(visit.title.endswith(" · Thirds") for visit in visits.values())


def test_the_console_is_silent_and_nothing_outside_the_folder_is_asked_for(
    visits: dict[str, Visit], site: Path
) -> None:
    for name, visit in visits.items():
        assert visit.said == [], name
        assert all(url.startswith(site.as_uri() + "/") for url in visit.asked), name


def test_axe_finds_no_serious_or_critical_violation(visits: dict[str, Visit]) -> None:
    assert {name: visit.faults for name, visit in visits.items() if visit.faults} == {}


def test_no_page_is_wider_than_a_telephone(visits: dict[str, Visit]) -> None:
    assert {name: visit.wider for name, visit in visits.items() if visit.wider > 0} == {}


def test_every_link_leads_to_a_page_a_file_or_a_place_that_is_there(visits: dict[str, Visit], site: Path) -> None:
    for name, visit in visits.items():
        for link in visit.links:
            if link.startswith(("https://", "http://")):
                continue
            target, _, anchor = link.partition("#")
            path = (site / name).parent / target if target else site / name
            assert path.resolve().is_file(), (name, link)
            if anchor and path.suffix == ".html":
                assert anchor in visits[str(path.resolve().relative_to(site.resolve()))].ids, (name, link)


def test_seat_tables_ask_not_to_be_indexed_and_nobody_has_a_page(site: Path, visits: dict[str, Visit]) -> None:
    for path in site.rglob("*.html"):
        if "organisations/" in str(path.relative_to(site)) or path.name in ("changes.html", "interlocks.html"):
            assert '<meta name="robots" content="noindex">' in path.read_text("utf-8")
    assert not [name for name in visits if "/" in name and not name.startswith(("organisations/invented-", "league/"))]


def test_every_page_forbids_scripts_and_styles_inside_it(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        policy = text.split('Content-Security-Policy" content="')[1].split('"')[0]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert " style=" not in text
        assert "<style" not in text
        assert " onclick" not in text


def test_other_peoples_words_are_text_and_only_that(page: Page, site: Path) -> None:
    page.goto((site / HOSTILE_PAGE).as_uri())
    assert page.title().startswith('Invented & "Hostile" <script>')
    assert page.locator("h1").inner_text() == HOSTILE_NAME
    assert page.locator("script").count() == 1
    assert page.locator("main img, main iframe, main svg[onload]").count() == 0
    words = page.locator("table.seats").first.inner_text()
    assert MARKUP in words
    assert "{{ 7 * 7 }}" in words
    assert LONG.strip() in words
    assert "\u202e" not in page.content()
    assert page.locator("a[href^='javascript']").count() == 0
    assert "javascript:alert(1)" in page.locator("table.seats").first.inner_text()


def test_what_changed_stands_on_the_page_of_the_organisation_and_who_sits_twice_on_a_page(
    page: Page, site: Path
) -> None:
    page.goto((site / HOSTILE_PAGE).as_uri())
    assert f"Testa {MARKUP}: from unclassified to state (council) (codebook changed)" in page.inner_text("#release")
    page.goto((site / "interlocks.html").as_uri())
    assert "1 person is proven to sit on more than one board" in page.inner_text(".lead")
    row = page.locator("tbody tr").inner_text()
    assert "Testa Interlocked" in row
    assert "exact name; own words" in row
    assert f"“Chair of {MARKUP}”" in row
    assert page.locator("tbody a").count() == 2


def test_a_seat_says_who_why_and_where_it_can_be_checked(page: Page, site: Path) -> None:
    page.goto((site / "organisations" / "invented-0001.html").as_uri())
    row = page.locator("table.seats tbody tr").nth(2)
    assert "disputed" in row.inner_text()
    assert (
        row.locator("a", has_text="corrected").get_attribute("href") == "../corrections.html#2026-11-24-fife-last-row"
    )
    assert row.locator("a", has_text="page").get_attribute("href") == "https://invented-0001.example/board"
    capture = row.locator("a", has_text="facsimile").get_attribute("href") or ""
    assert "facsimile, 1 November 2026" in page.locator(f"[id='{capture[1:]}']").inner_text()
    assert "Facsimile: our own mark-up" in page.locator(".facsimile").first.inner_text()
    assert "The last crawl of its page failed" in page.locator(".alert").inner_text()
    assert "Something wrong here?" in page.locator("#wrong").inner_text()


def test_withheld_names_and_bare_management_are_nowhere(page: Page, site: Path) -> None:
    withheld = 0
    for path in [*site.glob("organisations/*.html"), *site.glob("league/*.html"), site / "index.html"]:
        page.goto(path.as_uri())
        withheld += page.locator("table.seats th", has_text="name withheld").count()
        said = page.locator("body").inner_text().casefold()
        assert "management" not in said, path.name
        assert not {"sham", "fake", "fraud"} & set(said.split()), path.name
        assert "not quality" in said or "does not say how good" in said
    assert withheld == invented_frames(6)["directors"]["name_withheld"].sum()


def test_the_release_is_named_with_the_address_that_stays(page: Page, site: Path) -> None:
    page.goto((site / "leagues.html").as_uri())
    assert f"{STAMP}/leagues.html" in page.locator("footer").inner_text()
