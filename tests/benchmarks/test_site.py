"""The site of a large release: how the time to build it grows, how heavy it is, and how fast the browser searches it.

As everywhere here times stand in the table and decide nothing; weights are the same on every machine, and are held.
"""

import shutil
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.table import WHOLE, Row
from tests.benchmarks.test_ratios import Measured, timed
from tests.site.invented import invented_frames
from transforms.publish.site import write_site

FACTS = {"licence": "CC BY 4.0", "codebook_version": "1.0"}
SIZES = (100, 400) if WHOLE else (10, 260)
SEARCHED = 5000
TYPED = ("north", "trust 4", "invented", "zzz", "st peters hospital", "a")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Path, float]]:
    """Sites of few and of several hundred organisations, with the seconds that each took."""
    found = {}
    for size in SIZES:
        frames = invented_frames(size)
        release = tmp_path_factory.mktemp(f"site-{size}")
        (release / "csv").mkdir()
        start = time.process_time()
        write_site(release, frames, FACTS)
        found[size] = (release / "site", time.process_time() - start)
    return found


def test_building_grows_with_the_organisations(
    built: dict[int, tuple[Path, float]], tmp_path: Path, measured: Measured
) -> None:
    (_, small), (site, large) = (built[size] for size in SIZES)
    floor = timed(lambda: shutil.copytree(site, tmp_path / "copy"))
    slope = (large - small) / (SIZES[1] - SIZES[0])
    per_organisation, copied = 1000 * slope, 1000 * floor / SIZES[1]
    ours = f"{per_organisation:.1f} ms for each further organisation"
    against = f"copying its files: {copied:.1f} ms an organisation"
    limit = "200 organisations in 5 s, 5,000 in 60 s: at most 12 ms"
    measured(
        Row(
            f"site of {SIZES[1]} organisations", ours, against, per_organisation / copied, limit, per_organisation <= 12
        )
    )
    pages = sorted(path.name for path in (site / "organisations").iterdir())
    assert len(pages) == SIZES[1]
    assert pages == sorted(path.name for path in (tmp_path / "copy" / "organisations").iterdir())


def test_a_large_release_keeps_its_pages_light(built: dict[int, tuple[Path, float]]) -> None:
    """The first page under 300 kB with all that it loads, the largest under 1 MB, however many there are."""
    site, _ = built[SIZES[1]]
    first = site / "index.html"
    assert sum(path.stat().st_size for path in (first, site / "assets/site.css", site / "assets/site.js")) < 300_000
    assert max(path.stat().st_size for path in site.rglob("*.html")) < 1_000_000
    assert "Too many to draw at once: these are 300 of them" in first.read_text("utf-8")


def test_searching_thousands_of_organisations(built: dict[int, tuple[Path, float]], measured: Measured) -> None:
    rows = [
        [f"{'North' if at % 7 else 'St Peter’s'} Invented Hospitals Trust {at}", "x", "health"]
        for at in range(SEARCHED)
    ]
    program = shutil.which("chromium")
    assert program is not None, "install the Debian package chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((built[SIZES[0]][0] / "index.html").as_uri())
        ours, plain, found = searched(page, rows)
        browser.close()
    measured(
        Row(
            f"search among {SEARCHED} organisations in the browser",
            f"{ours:.2f} ms a query",
            f"a plain filter of the names: {plain:.2f} ms",
            ours / plain,
            "at most 50 ms",
            ours <= 50,
        )
    )
    assert found["zzz"] == 0
    assert found["trust 4"] == found["invented"] == 12


def searched(page: Page, rows: list[list[str]]) -> tuple[float, float, dict[str, int]]:
    """Milliseconds a query of the search box, and of a filter that only looks whether a name holds what is typed."""
    answer = page.evaluate(
        """([rows, typed]) => {
          const index = thirds.indexed(rows);
          const found = {};
          const time = (work) => {
            const start = performance.now();
            for (let round = 0; round < 20; round += 1) for (const words of typed) work(words);
            return (performance.now() - start) / (20 * typed.length);
          };
          const ours = time((words) => { found[words] = thirds.search(index, words, 12).length; });
          const plain = time((words) => rows.filter(([name]) => name.toLowerCase().includes(words)).length);
          return [ours, plain, found];
        }""",
        [rows, list(TYPED)],
    )
    return float(answer[0]), float(answer[1]), dict(answer[2])
