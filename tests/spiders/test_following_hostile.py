"""Boards on several pages where somebody means harm, or where one page serves two boards."""

from dataclasses import replace
from pathlib import Path

from spiders.run import Crawled, crawl
from spiders.targets import Follow, Target
from tests.spiders.test_following import html, names
from tests.spiders.warc import ROBOTS, write_warc

SITE = "https://trust.example.com"


def target(path: str, body: str = "council of governors", **more: object) -> Target:
    return Target("trust", "XI-THIRDS-trust", "Invented Trust", body, f"{SITE}/{path}", complete=True, **more)  # type: ignore[arg-type]  # the keywords of a target


def crawled(folder: Path, targets: list[Target], pages: dict[str, bytes]) -> Crawled:
    held = {f"{SITE}/{path}": (body, "text/html; charset=utf-8") for path, body in pages.items()}
    archive = write_warc(folder / "a.warc.gz", {f"{SITE}/robots.txt": ROBOTS, **held}, "live")
    return crawl(targets, "replay", archive, folder / "crawl")


def test_a_page_that_two_boards_share_keeps_its_capture_when_one_of_them_fails(tmp_path: Path) -> None:
    read = crawled(
        tmp_path,
        [
            target("one", follow=Follow(like="governors|missing")),
            target("two", "board of directors", follow=Follow(like="governors")),
        ],
        {
            "one": html("Council", '<a href="/shared">Staff governors</a>', '<a href="/missing">Missing</a>'),
            "two": html("Council", '<a href="/shared">Staff governors</a>'),
            "shared": html("Staff governors", names("Testa Alpha", "Testo Beta")),
            "missing": b"",
        },
    )
    assert list(read.failures["body"]) == ["council of governors"]
    assert set(read.placed["body"]) == {"board of directors"}
    assert set(read.placed["capture_id"]) <= set(read.captures["capture_id"])


def test_a_link_to_a_port_that_there_is_not_costs_nothing(tmp_path: Path) -> None:
    read = crawled(
        tmp_path,
        [target("one", follow=Follow(like="governors"))],
        {
            "one": html(
                "Council",
                '<a href="https://x.example.com:99999/">Staff governors</a>',
                '<a href="https://x.example.com:port/">Staff governors</a>',
                '<a href="javascript:alert(1)">Staff governors</a>',
                '<a href="data:text/html,governors">Staff governors</a>',
                '<a href="/staff">Staff governors</a>',
            ),
            "staff": html("Staff governors", names("Testa Alpha", "Testo Beta")),
        },
    )
    assert list(read.placed["person_name"]) == ["Testa Alpha", "Testo Beta"]


def test_a_page_whose_links_to_the_rest_have_gone_is_no_whole_board(tmp_path: Path) -> None:
    read = crawled(
        tmp_path,
        [target("one", follow=Follow(links=".classes"))],
        {"one": html("Council of governors", names("Testa Alpha - Chair", "Testo Beta - Staff governor"))},
    )
    assert list(read.failures["cause"]) == ["layout changed"]
    assert read.placed.empty


def test_an_expression_that_searches_for_ever_costs_its_own_board_alone(tmp_path: Path) -> None:
    read = crawled(
        tmp_path,
        [target("one", follow=Follow(like="^(a+)+$")), target("two", "board of directors")],
        {
            "one": html("Council", f'<a href="/staff">{"a" * 60}!</a>'),
            "two": html("Board of directors", names("Testa Alpha - Chair", "Testo Beta - Director")),
        },
    )
    assert list(read.failures["cause"]) == ["layout changed"]
    assert "`^(a+)+$`" in read.failures["detail"].iloc[0]
    assert set(read.placed["body"]) == {"board of directors"}


def test_a_row_goes_to_the_body_whose_heading_is_nearest(tmp_path: Path) -> None:
    read = crawled(
        tmp_path,
        [target("one", "board", section="Board"), target("one", "executive directors", section="Executive directors")],
        {
            "one": html(
                "Who we are",
                "<h2>Board</h2>",
                names("Testa Alpha - Chair", "Testo Beta - Non-Executive Director"),
                "<h3>Executive directors</h3>",
                names("Testine Gamma - Chief Executive", "Testus Delta - Finance Director"),
            )
        },
    )
    assert list(read.placed.loc[read.placed["body"] == "executive directors", "person_name"]) == [
        "Testine Gamma",
        "Testus Delta",
    ]


def test_bodies_of_one_name_of_two_organisations_are_told_apart_on_one_page(tmp_path: Path) -> None:
    one = target("one", "board of directors", section="Alpha Trust")
    two = replace(one, slug="other", org_id="XI-THIRDS-other", section="Beta Trust")
    read = crawled(
        tmp_path,
        [one, two],
        {
            "one": html(
                "Boards of directors", "<h2>Alpha Trust</h2>", names("Testa Alpha - Chair", "Testo Beta - Director")
            )
        },
    )
    assert set(read.placed["slug"]) == {"trust"}
    assert list(read.failures["slug"]) == ["other"]
