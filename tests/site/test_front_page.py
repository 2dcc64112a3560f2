"""The front page is used: by mouse, by keyboard, and without a script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


@pytest.fixture
def front(page: Page, site: Path) -> Page:
    page.goto((site / "index.html").as_uri())
    return page


def shown(page: Page) -> int:
    return page.locator("#table tbody tr:visible").count()


def test_question_finding_and_caution_come_first(front: Page) -> None:
    assert front.locator("h1").inner_text().startswith("Who sits on the boards")
    assert front.locator(".lead").inner_text() == "None of the invented bodies has its seats in thirds."
    assert "not the\nquality of a service" in front.locator(".opening .note").inner_text().replace(
        "not the quality", "not the\nquality"
    )


def test_every_body_is_a_link_in_the_triangle_and_a_row_beside_it(front: Page) -> None:
    marks = front.eval_on_selector_all(
        ".triangle svg a", "all => all.map(each => [each.dataset.n, each.getAttribute('href')])"
    )
    rows = front.eval_on_selector_all(
        "#table tbody tr", "all => all.map(each => [each.dataset.n, each.querySelector('a').getAttribute('href')])"
    )
    assert sorted(marks) == sorted(rows)
    assert len(marks) == 8
    titles = front.locator(".triangle svg a title").all_text_contents()
    assert all("Invented" in title and ("worker" in title or "outside" in title or "user" in title) for title in titles)


def test_filters_act_on_table_and_triangle(front: Page) -> None:
    front.get_by_label("Sector").select_option("health")
    assert 0 < shown(front) < 8
    assert front.locator(".triangle svg a:not(.faint)").count() == shown(front)
    front.get_by_label("Kind of body").select_option("council of governors")
    assert f"{shown(front)} of 8 bodies" in front.locator("output").inner_text()
    front.get_by_role("button", name="Show all").click()
    front.wait_for_function("document.querySelectorAll('#table tbody tr[hidden]').length === 0")
    front.get_by_label("Words", exact=True).press_sequentially("hostile")
    assert front.locator("#table tbody tr:visible th").all_inner_texts()[0].startswith('Invented & "Hostile" <script>')
    front.get_by_label("Words", exact=True).fill("")
    front.get_by_label("only those with a rank").press("Space")
    assert shown(front) == front.locator("#table tbody tr[data-r]").count()


def test_the_table_sorts_by_click_and_by_key(front: Page) -> None:
    heading = front.locator("#table thead th", has_text="Workers")
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    column = [int(text) for text in front.locator("#table tbody tr td:nth-child(2)").all_inner_texts()]
    assert column == sorted(column, reverse=True)
    heading.get_by_role("button").press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    column = [int(text) for text in front.locator("#table tbody tr td:nth-child(2)").all_inner_texts()]
    assert column == sorted(column)


def test_the_triangle_is_one_stop_of_the_keyboard_and_arrows_go_from_mark_to_mark(front: Page) -> None:
    assert front.locator(".triangle svg a[tabindex='0']").count() == 1
    front.locator(".triangle .skip").focus()
    front.keyboard.press("Tab")
    first = front.evaluate("document.activeElement.dataset.n")
    front.keyboard.press("ArrowRight")
    second = front.evaluate("document.activeElement.dataset.n")
    assert first != second
    assert front.locator(f"#table tr[data-n='{second}']").get_attribute("class") == "lit"
    front.keyboard.press("ArrowLeft")
    assert front.evaluate("document.activeElement.dataset.n") == first
    front.keyboard.press("Enter")
    front.wait_for_url("**/organisations/*.html#*")


def test_an_organisation_is_found_by_typing_and_opened_by_key_or_click(front: Page, site: Path) -> None:
    box = front.get_by_role("combobox", name="Find an organisation")
    box.press_sequentially("trust 3")
    options = front.locator("#found li")
    options.first.wait_for()
    assert options.all_inner_texts() == ["D Invented Trust 3\nlibraries & culture"]
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "found-0"
    box.press("Enter")
    front.wait_for_url("**/organisations/invented-0003.html")
    box = front.get_by_role("combobox", name="Find an organisation")
    box.press_sequentially("hostile")
    assert front.locator("#found img, #found script").count() == 0
    front.locator("#found li").first.click()
    front.wait_for_url("**/organisations/invented-0000.html")


def test_without_a_script_everything_that_is_read_is_there(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    assert page.locator("#table tbody tr:visible").count() == 8
    assert page.locator(".triangle svg a:visible").count() == 8
    assert page.locator(".filters").is_hidden()
    page.goto((site / "organisations" / "invented-0005.html").as_uri())
    assert page.locator(".seats-drawing").first.is_visible()
    assert page.locator("table.seats tbody tr").first.is_visible()
    page.goto((site / "calculator.html").as_uri())
    assert "scripts are off" in page.locator(".alert").inner_text()
    context.close()


def test_on_paper_everything_unfolds_and_the_furniture_is_gone(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 1000})
    page.goto((site / "organisations" / "invented-0005.html").as_uri())
    assert page.locator("details table.seats").first.is_hidden()
    page.emulate_media(media="print")
    assert page.locator("details table.seats").first.is_visible()
    assert page.locator(".masthead nav").is_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()


def test_seats_are_drawn_as_seats_and_the_drawing_says_what_it_shows(page: Page, site: Path) -> None:
    page.goto((site / "organisations" / "invented-0005.html").as_uri())
    drawing = page.locator(".seats-drawing").first
    counts = [int(text) for text in drawing.locator("b").all_inner_texts()]
    drawn = [drawing.locator(f"p.{kind} use[href='#{kind}']").count() for kind in "wusm"]
    assert drawn == counts[:4]
    assert sum(counts) > 0
    assert drawing.locator("path.third").count() == 3
    label = drawing.get_attribute("aria-label") or ""
    assert "A third is" in label
    fills = {page.evaluate(f"getComputedStyle(document.getElementById('{kind}')).fill") for kind in "wusm"}
    assert len(fills) == 4
