"""What a source file says of a page where reading it as it comes is not enough, and what if that is out of date."""

import pytest

from spiders.run import Crawled, crawl
from spiders.targets import Target
from tests.pdf_writer import Sheet, write_pdf
from tests.spiders.warc import ROBOTS, write_warc

BOTH = b"""<html><body><h1>Invented house</h1>
<h2>Directors</h2><div id="board"><p>Chosen by members:</p><ul><li>Testa Alpha</li><li>Testo Beta</li></ul></div>
<h2>Area board</h2><div id="area"><ul><li>Testine Gamma - Chair</li><li>Testus Delta - Member</li></ul></div>
<h2>Governors</h2><table><tr><th>Name</th><th>Role</th></tr><tr><td>Testy Zeta</td><td>Staff governor</td></tr>
<tr><td>Testor Eta</td><td>Public governor</td></tr></table></body></html>"""
MINUTES = write_pdf(
    Sheet()
    .text(50, 60, "Minutes of the Board", 16, bold=True)
    .lines(50, 90, "Present:", "Testa Alpha (Chair)", "Testo Beta")
)


def target(
    slug: str, body: str = "board of directors", section: str = "", shape: str = "", selector: str = ""
) -> Target:
    url = f"https://{slug}.example/board"
    return Target(slug, f"XI-THIRDS-{slug}", "Invented", body, url, section=section, shape=shape, selector=selector)


TARGETS = [
    target("element", selector="#board"),
    target("element", "area board", selector="#area"),
    target("element", "gone", selector="#elsewhere"),
    target("shape", shape="table"),
    target("reshaped", shape="profile"),
    target("headed", "area board", section="Area board"),
    target("headed", "northern board", section="Northern board"),
    target("paper"),
    target("locked", selector="#board"),
]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    folder = tmp_path_factory.mktemp("overrides")
    pages = {each.url: (BOTH, "text/html") for each in TARGETS}
    pages["https://paper.example/board"] = (MINUTES, "application/pdf")
    pages["https://locked.example/board"] = (MINUTES, "text/html")  # the bytes tell, whatever the header says
    robots = {f"https://{each.slug}.example/robots.txt": ROBOTS for each in TARGETS}
    archive = write_warc(folder / "a.warc.gz", robots | pages)
    return crawl(TARGETS, "replay", archive, folder / "crawl")


def names(crawled: Crawled, slug: str, body: str = "board of directors") -> list[str]:
    rows = crawled.placed[(crawled.placed["slug"] == slug) & (crawled.placed["body"] == body)]
    return list(rows["person_name"])


def causes(crawled: Crawled, slug: str) -> dict[str, str]:
    failures = crawled.failures[crawled.failures["slug"] == slug]
    return dict(zip(failures["body"], failures["cause"], strict=True))


def test_a_selector_reads_one_element_under_the_headings_above_it(read: Crawled) -> None:
    assert names(read, "element") == ["Testa Alpha", "Testo Beta"]
    assert names(read, "element", "area board") == ["Testine Gamma", "Testus Delta"]
    board = read.placed[(read.placed["slug"] == "element") & (read.placed["body"] == "board of directors")]
    assert set(board["section"]) == {"Invented house > Directors"}
    assert set(board["group_heading"]) == {"Chosen by members"}


def test_a_shape_reads_the_rows_of_that_shape_alone(read: Crawled) -> None:
    assert names(read, "shape") == ["Testy Zeta", "Testor Eta"]


def test_what_no_longer_matches_is_a_failure_of_its_body_and_never_an_empty_board(read: Crawled) -> None:
    assert causes(read, "element") == {"gone": "layout changed"}
    assert causes(read, "reshaped") == {"board of directors": "layout changed"}
    assert causes(read, "headed") == {"northern board": "layout changed"}
    assert causes(read, "locked") == {"board of directors": "layout changed"}
    details = read.failures.set_index("body")["detail"]
    assert details["gone"] == "the selector `#elsewhere` finds nothing on the page"
    assert names(read, "headed", "area board") == ["Testine Gamma", "Testus Delta"]


def test_a_pdf_is_read_by_the_same_spider(read: Crawled) -> None:
    assert names(read, "paper") == ["Testa Alpha", "Testo Beta"]
    assert not causes(read, "paper")
