"""One board on several pages: what is followed, in which order, how far, and what happens when a page fails."""

from pathlib import Path

import pytest

from spiders.run import Crawled, CrawlError, crawl
from spiders.targets import Follow, Target
from tests.spiders.server import HTML, Answer, serving
from tests.spiders.warc import ROBOTS, write_warc

ALLOWED: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nAllow: /\n")


def html(title: str, *parts: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{''.join(parts)}</body></html>".encode()


def names(*people: str) -> str:
    return "<ul>" + "".join(f"<li>{person}</li>" for person in people) + "</ul>"


def target(slug: str, follow: Follow | None = None, body: str = "council of governors") -> Target:
    return Target(slug, f"XI-THIRDS-{slug}", f"Invented {slug}", body, site(slug), complete=True, follow=follow)


def site(slug: str, path: str = "board") -> str:
    return f"https://{slug}.example/{path}"


PEOPLE = "<h2>Governors</h2>"
PAGES = {
    # One page a constituency; the sub-pages themselves do not say which.
    "areas/board": html(
        "Council of governors",
        '<nav><a href="/news">Staff news</a></nav><p><a href="/staff">Staff governors</a> <a href="north#top">North</a>'
        '<a href="/north">North again</a> <a href="https://elsewhere.example/">Governors elsewhere</a></p>',
    ),
    "areas/staff": html("Who we are", names("Testa Alpha", "Testo Beta", "Testine Gamma")),
    "areas/north": html("Who we are", names("Testus Delta - Public governor", "Testy Zeta - Public governor")),
    # One page a person.
    "persons/board": html(
        "Our governors", '<div class="who"><p><a href="/p/1">Testa Alpha</a></p><p><a href="/p/2">More</a></p></div>'
    ),
    "persons/p/1": html("Testa Alpha", "<p>Public Governor, Sampleton</p><p>Testa has lived here for years.</p>"),
    "persons/p/2": html("Testo Beta", "<p>Staff Governor</p>"),
    # Pages one after the other; the last one is served again for every number.
    "numbered/board": html(
        "Governors", names("Testa Alpha - Chair", "Testo Beta - Staff governor"), '<a rel="next" href="?p=2">2</a>'
    ),
    "numbered/board?p=2": html("Governors", names("Testine Gamma - Staff governor"), '<a href="?p=3">Next</a>'),
    "numbered/board?p=3": html("Governors", names("Testine Gamma - Staff governor"), '<a href="?p=4">Next</a>'),
    # Pages without end.
    **{
        f"endless/board{f'?p={n}' if n else ''}": html(
            "Governors", names(f"Testa {chr(65 + n)}lpha - Public governor"), f'<a href="?p={n + 1}">Next page »</a>'
        )
        for n in range(4)
    },
    # A page of the board is gone, and one lists nobody.
    "gone/board": html("Governors", names("Testa Alpha - Chair"), '<a class="on" href="/missing">Staff governors</a>'),
    "hollow/board": html("Governors", names("Testa Alpha - Chair"), '<a class="on" href="/hollow">Staff governors</a>'),
    "hollow/hollow": html("Staff governors", "<p>This page is being rebuilt.</p>"),
    # The index names everybody, the pages say the role.
    "index/board": html(
        "Council of governors", names('<a href="/p/1">Testa Alpha</a>', '<a href="/p/2">Testo Beta</a>')
    ),
    "index/p/1": html("Testa Alpha", "<p>Public Governor, Sampleton</p>"),
    "index/p/2": html("Testo Beta", "<p>Staff Governor</p>"),
}
TARGETS = [
    target("areas", Follow(like="^staff gov|north")),
    target("persons", Follow(links=".who")),
    target("numbered", Follow(next=True)),
    target("endless", Follow(next=True, most=3)),
    target("gone", Follow(links="a.on")),
    target("hollow", Follow(links="a.on")),
    target("index", Follow(links="li")),
]


def archive(path: Path, method: str = "live") -> Path:
    pages = {site(*address.split("/", 1)): (body, "text/html; charset=utf-8") for address, body in PAGES.items()}
    robots = {site(slug, "robots.txt"): ROBOTS for slug in {address.split("/")[0] for address in PAGES}}
    gone = {site("gone", "missing"): (b"", "text/html")}
    return write_warc(path, {**robots, **pages, **gone}, method)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    folder = tmp_path_factory.mktemp("following")
    return crawl(TARGETS, "replay", archive(folder / "a.warc.gz"), folder / "crawl")


def rows(crawled: Crawled, slug: str) -> list[tuple[str, ...]]:
    board = crawled.placed[crawled.placed["slug"] == slug]
    assert list(board["position"]) == list(range(1, len(board) + 1))
    assert set(board["source_url"]) <= {site(slug)}
    return list(board[["person_name", "role", "group_heading"]].itertuples(index=False, name=None))


def test_a_page_a_constituency_gives_one_board_in_the_order_of_the_links(read: Crawled) -> None:
    assert rows(read, "areas") == [
        ("Testa Alpha", "Staff governors", "Staff governors"),
        ("Testo Beta", "Staff governors", "Staff governors"),
        ("Testine Gamma", "Staff governors", "Staff governors"),
        ("Testus Delta", "Public governor", "North"),
        ("Testy Zeta", "Public governor", "North"),
    ]


def test_each_row_leads_to_the_page_and_the_capture_that_it_was_read_from(read: Crawled) -> None:
    board = read.placed[read.placed["slug"] == "areas"]
    assert list(board["page_url"]) == [site("areas", "staff")] * 3 + [site("areas", "north")] * 2
    captured = read.captures.set_index("capture_id")["url"]
    assert list(board["capture_id"].map(captured)) == list(board["page_url"])


def test_nothing_is_followed_off_the_site_or_twice(read: Crawled) -> None:
    followed = [url for url in read.captures["url"] if "//areas." in url]
    assert sorted(followed) == [site("areas"), site("areas", "north"), site("areas", "staff")]
    assert not any("elsewhere" in url for url in read.captures["url"])


def test_a_page_a_person_gives_one_row_each(read: Crawled) -> None:
    board = read.placed[read.placed["slug"] == "persons"]
    assert list(board["person_name"]) == ["Testa Alpha", "Testo Beta"]
    assert list(board["role"]) == ["Public Governor", "Staff Governor"]
    assert list(board["affiliation"]) == ["Sampleton", ""]


def test_next_pages_are_followed_until_one_repeats_another(read: Crawled) -> None:
    assert [row[0] for row in rows(read, "numbered")] == ["Testa Alpha", "Testo Beta", "Testine Gamma"]
    assert read.placed.loc[read.placed["slug"] == "numbered", "complete"].all()
    assert site("numbered", "board?p=4") not in set(read.captures["url"])


def test_pages_without_end_end_at_the_bound_and_are_a_part_of_a_board(read: Crawled) -> None:
    assert len(rows(read, "endless")) == 4
    assert not read.placed.loc[read.placed["slug"] == "endless", "complete"].any()
    (note,) = read.notes[read.notes["slug"] == "endless"].to_dict("records")
    assert note["note"].startswith("more than 3 pages to follow")


@pytest.mark.parametrize(
    ("slug", "page", "cause"), [("gone", "missing", "empty"), ("hollow", "hollow", "no board found")]
)
def test_a_board_is_never_told_short(read: Crawled, slug: str, page: str, cause: str) -> None:
    assert rows(read, slug) == []
    (failure,) = read.failures[read.failures["slug"] == slug].to_dict("records")
    assert failure["url"] == site(slug, page)
    assert failure["cause"] == cause
    assert (failure["body"], failure["source_url"]) == ("council of governors", site(slug))


def test_an_index_and_the_pages_behind_it_count_each_holder_once(read: Crawled) -> None:
    assert [row[:2] for row in rows(read, "index")] == [
        ("Testa Alpha", "Public Governor"),
        ("Testo Beta", "Staff Governor"),
    ]


def test_a_followed_page_that_is_not_in_the_archive_fails_the_replay(tmp_path: Path) -> None:
    with pytest.raises(CrawlError, match=r"1 page.s. are not in .*a.warc.gz, first https://areas.example/news"):
        crawl([target("areas", Follow(like="news"))], "replay", archive(tmp_path / "a.warc.gz"), tmp_path / "crawl")


def test_what_a_live_crawl_followed_replays_to_the_same_rows(tmp_path: Path) -> None:
    index = html("Council of governors", '<a href="/two">Staff governors</a>', '<a href="/one">Public governors</a>')
    with serving(
        {
            "/robots.txt": ALLOWED,
            "/board": (200, HTML, index),
            "/one": (200, HTML, html("One", names("Testa Alpha", "Testo Beta", "Testine Gamma"))),
            "/two": (301, {"Location": "/three"}, b""),
            "/three": (200, HTML, html("Two", names("Testus Delta", "Testy Zeta", "Testor Eta"))),
        }
    ) as server:
        asked = [
            Target(
                "live", "XI-THIRDS-live", "Invented", "council of governors", f"{server.address}/board", follow=follow
            )
            for follow in (Follow(like="governors"),)
        ]
        fresh = crawl(asked, "live", tmp_path / "live.warc.gz", tmp_path / "crawl", timeout=120)
    again = crawl(asked, "replay", tmp_path / "live.warc.gz", tmp_path / "again")
    assert [path for _, path, _ in server.asked] == ["/robots.txt", "/board", "/two", "/three", "/one"]
    assert list(fresh.placed["group_heading"].unique()) == ["Staff governors", "Public governors"]
    assert fresh.placed.equals(again.placed)
    assert fresh.captures.equals(again.captures)
