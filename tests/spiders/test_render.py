"""Pages that need a browser, shown in the system's own Chromium; and what happens where there is none."""

import asyncio
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse
from scrapy.statscollectors import MemoryStatsCollector
from warcio.archiveiterator import ArchiveIterator

from spiders.archive import read_contents
from spiders.archive_records import RENDERED_TYPE
from spiders.render import NotRenderedError, Showing, SystemBrowser
from spiders.run import Crawled, crawl
from spiders.targets import Target
from tests.spiders.server import HTML, Answer, Site, serving

SCRIPTED = b"""<!DOCTYPE html><html><head><meta charset="iso-8859-1"><title>Invented Board</title>
<link rel="stylesheet" href="/style.css"><script src="/board.js" defer></script></head>
<body><h1>Invented Board</h1><h2>Board of directors</h2><ul id="board"></ul><img src="/photograph.jpg">
<iframe src="/frame"></iframe></body></html>"""
# Everything that a page might try on the way to its board.
SCRIPT = """
alert("hello"); confirm("sure?"); window.open("/popup"); setTimeout(() => { location.href = "/elsewhere"; }, 0);
for (const address of ["/private/secret", "file:///etc/passwd", "http://169.254.169.254/latest"]) {
  fetch(address).then((answer) => answer.text()).then((said) => { document.title = said; }).catch(() => {});
}
fetch("/post", {method: "POST", body: "x"}).catch(() => {});
try { new WebSocket("ws://" + location.host + "/socket"); } catch (error) {}
navigator.serviceWorker && navigator.serviceWorker.register("/worker.js").catch(() => {});
const frame = document.createElement("a"); frame.href = "/file"; frame.download = "file"; document.body.append(frame);
frame.click();
fetch("/board.json").then((answer) => answer.json()).then(async (rows) => {
  const asked = await navigator.permissions.query({name: "geolocation"});
  for (const row of rows) {
    const item = document.createElement("li");
    item.textContent = row; document.getElementById("board").append(item);
  }
  document.body.dataset.permission = asked.state;
});
"""
BOARD = '["Testa Alpha - Chair", "Testo B\\u00eata - Staff director"]'
RULES: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private\n")
ANSWERS: dict[str, Answer] = {
    "/robots.txt": RULES,
    "/scripted": (200, HTML, SCRIPTED),
    "/moved": (301, {"Location": "/scripted"}, b""),
    "/board.js": (200, {"Content-Type": "text/javascript"}, SCRIPT.encode()),
    "/board.json": (200, {"Content-Type": "application/json"}, BOARD.encode()),
    "/plain": (200, HTML, b"<h1>Invented</h1><h2>Board of directors</h2><ul><li>Testine Gamma - Chair</li>"
    b"<li>Testus Delta - Tenant</li></ul><script src='/never.js'></script>"),
}  # fmt: skip
ALLOWED_OF_THE_SCRIPT = {"/board.js", "/board.json"}


def targets(address: str) -> list[Target]:
    wanted = {"scripted": ("/moved", True), "unrendered": ("/scripted?as=it-came", False), "plain": ("/plain", False)}
    return [
        Target(slug, f"XI-THIRDS-{slug}", "Invented Board", "board of directors", address + path, render=render)
        for slug, (path, render) in wanted.items()
    ]


def live(site: Site, folder: Path, *slugs: str) -> Crawled:
    wanted = [target for target in targets(site.address) if not slugs or target.slug in slugs]
    return crawl(wanted, "live", folder / "live.warc.gz", folder / "crawl", timeout=150)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, Site, Path]:
    folder = tmp_path_factory.mktemp("render")
    answers = {**ANSWERS, "/scripted?as=it-came": ANSWERS["/scripted"]}
    with serving({**answers}) as site:
        return live(site, folder), site, folder


def names(crawled: Crawled, slug: str) -> list[str]:
    return list(crawled.placed.loc[crawled.placed["slug"] == slug, "person_name"])


def test_a_board_that_a_script_puts_in_is_read_only_where_the_source_asks_for_it(
    shown: tuple[Crawled, Site, Path],
) -> None:
    crawled, _, _ = shown
    assert names(crawled, "scripted") == ["Testa Alpha", "Testo Bêta"]
    assert names(crawled, "plain") == ["Testine Gamma", "Testus Delta"]
    assert crawled.failures.set_index("slug")["cause"].to_dict() == {"unrendered": "no board found"}


def test_what_a_page_asks_for_beside_its_scripts_and_data_is_refused(shown: tuple[Crawled, Site, Path]) -> None:
    _, site, _ = shown
    asked = {path for _, path, _ in site.asked}
    assert asked - {"/robots.txt", "/moved", "/scripted", "/scripted?as=it-came", "/plain"} == ALLOWED_OF_THE_SCRIPT
    assert {headers["User-Agent"].split("/")[0] for _, _, headers in site.asked} == {"thirds"}


def test_scripts_do_not_get_to_a_private_address(shown: tuple[Crawled, Site, Path]) -> None:
    _, _, folder = shown
    causes = {url: cause for url, (cause, _) in read_contents(folder / "live.warc.gz").failures.items()}
    assert causes["http://169.254.169.254/robots.txt"] == "private address"


def test_scripts_keep_the_pace_too(shown: tuple[Crawled, Site, Path]) -> None:
    moments = sorted(moment for moment, _, _ in shown[1].asked)
    assert len(moments) >= 7
    assert min(after - before for before, after in pairwise(moments[1:])) >= 0.9


def test_the_archive_holds_the_page_as_it_came_and_as_it_was_shown(shown: tuple[Crawled, Site, Path]) -> None:
    crawled, site, folder = shown
    page = f"{site.address}/scripted"
    kept = {}
    with (folder / "live.warc.gz").open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            if record.rec_headers.get_header("WARC-Target-URI") == page:
                kept[record.rec_type] = (record.rec_headers, record.raw_stream.read())
    assert kept["response"][1] == SCRIPTED
    headers, body = kept["conversion"]
    assert headers.get_header("WARC-Refers-To") == kept["response"][0].get_header("WARC-Record-ID")
    assert "Testo Bêta" in body.decode()
    assert 'data-permission="denied"' in body.decode()
    capture = crawled.captures.set_index("url").loc[page]
    assert (capture["method"], capture["content_type"]) == ("live", RENDERED_TYPE)
    assert capture["record_id"] == headers.get_header("WARC-Record-ID")


# The child of a crawl inherits this: in it, nothing of Playwright can be imported.
BLOCKED = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("playwright", "scrapy_playwright"):
            raise ImportError(name)
sys.meta_path.insert(0, Blocked())
"""


@pytest.fixture
def without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocking = tmp_path / "blocking"
    blocking.mkdir()
    (blocking / "sitecustomize.py").write_text(BLOCKED)
    monkeypatch.setenv("PYTHONPATH", str(blocking), prepend=":")
    said = subprocess.run([sys.executable, "-c", "import playwright"], capture_output=True, text=True, check=False)
    assert "ImportError" in said.stderr


@pytest.mark.usefixtures("without_the_extra")
def test_a_replay_gives_the_same_rows_without_a_browser(shown: tuple[Crawled, Site, Path], tmp_path: Path) -> None:
    crawled, site, folder = shown
    again = crawl(targets(site.address), "replay", folder / "live.warc.gz", tmp_path / "again")
    for one, other in ((crawled.placed, again.placed), (crawled.captures, again.captures)):
        order = list(one.columns)[:1] + [name for name in ("position", "url") if name in one]
        assert one.sort_values(order).reset_index(drop=True).equals(other.sort_values(order).reset_index(drop=True))


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_the_page_fails_with_what_to_install_and_the_others_are_read(tmp_path: Path) -> None:
    with serving({**ANSWERS}) as site:
        crawled = live(site, tmp_path, "scripted", "plain")
    failure = crawled.failures.set_index("slug").loc["scripted"]
    assert failure["cause"] == "not rendered"
    assert "thirds[render]" in failure["advice"] + failure["detail"]
    assert names(crawled, "plain") == ["Testine Gamma", "Testus Delta"]
    again = crawl(targets(site.address)[:1], "replay", tmp_path / "live.warc.gz", tmp_path / "again")
    assert again.failures.set_index("slug").loc["scripted", "cause"] == "not rendered"


@pytest.mark.parametrize("chromium", ["", "/nowhere/chromium"])
def test_without_chromium_nothing_is_shown_and_it_is_said_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chromium: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("THIRDS_CHROMIUM", chromium)

    async def opening() -> None:
        browser = SystemBrowser("thirds")
        try:
            await browser.opened()
        finally:
            await browser.close()

    with pytest.raises(NotRenderedError, match=chromium or "install Chromium"):
        asyncio.run(opening())


def test_a_page_that_does_not_come_to_rest_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spiders.render.LONGEST", 3.0)
    restless = b"<html><body><h1>Invented</h1><script>setInterval(() => fetch('/again'), 50)</script></body></html>"
    response = HtmlResponse("http://restless.invalid/", body=restless)

    crawler = Crawler(Spider)
    crawler.stats = MemoryStatsCollector(crawler)

    async def showing() -> None:
        browser = SystemBrowser("thirds")
        try:
            await Showing(crawler, response).seen_in(await browser.opened())
        finally:
            await browser.close()

    with pytest.raises(NotRenderedError, match="did not come to rest"):
        asyncio.run(showing())
