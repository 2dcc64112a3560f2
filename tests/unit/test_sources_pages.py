"""How a page is to be read: follow, shape and selector, checked before anything is fetched."""

from pathlib import Path

import pytest

from spiders.sources import load_sources, targets_of
from spiders.targets import Follow
from transforms.declared import DeclarationError

PAGE = """org_id: XI-THIRDS-leisure
bodies:
  - name: board of directors
    kind: board of directors
    tier: governing
    pages:
      - url: https://leisure.example/board
"""
INDENT = "        "


def load(data: Path, *keys: str) -> None:
    (data / "sources" / "leisure.yml").write_text(PAGE + "".join(f"{INDENT}{key}\n" for key in keys))


def test_what_a_page_says_of_its_reading_reaches_the_crawl(small_data: Path) -> None:
    load(
        small_data,
        "follow: {links: .people, like: governor, next: true, most: 5}",
        "shape: table",
        "selector: '#board'",
    )
    (target,) = targets_of(load_sources(small_data, ["leisure"]), "live")
    assert target.follow == Follow(links=".people", like="governor", next=True, most=5)
    assert (target.shape, target.selector) == ("table", "#board")


def test_a_page_that_says_nothing_is_read_alone_and_as_it_comes(small_data: Path) -> None:
    load(small_data)
    (target,) = targets_of(load_sources(small_data, ["leisure"]), "live")
    assert target.follow is None
    assert (target.shape, target.selector) == ("", "")


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("follow: {most: 5}", "say which links to follow"),
        ("follow: {next: true, most: 61}", "less than or equal to 60"),
        ("follow: {next: true, most: 0}", "greater than or equal to 1"),
        ("follow: {links: 'a['}", "not a CSS selector"),
        ("follow: {like: '('}", "not a regular expression"),
        ("follow: {like: 'a{99999999999999}'}", "not a regular expression"),
        (f"follow: {{like: '{'(' * 3000}{')' * 3000}'}}", "not a regular expression"),
        ("follow: {links: 'ns|a'}", "not a CSS selector"),
        ("selector: 'ns|div'", "not a CSS selector"),
        ("selector: 'p ~ p ~ p'", "more than one `~`"),
        ("follow: {link: a}", "did you mean `links`?"),
        ("selector: 'div >'", "not a CSS selector"),
        ("shape: round", "'table'"),
    ],
)
def test_a_mistake_is_named_with_its_line(small_data: Path, key: str, sentence: str) -> None:
    load(small_data, key)
    with pytest.raises(DeclarationError) as refused:
        load_sources(small_data)
    assert "leisure.yml:8:" in str(refused.value)
    assert sentence in str(refused.value)


def test_several_bodies_of_one_page_may_each_have_an_element(small_data: Path) -> None:
    load(small_data, "selector: '#board'")
    path = small_data / "sources" / "leisure.yml"
    body = PAGE.split("bodies:\n")[1].replace("name: board of directors", "name: area board")
    path.write_text(path.read_text() + body + f"{INDENT}selector: '#area'\n")
    bodies = [target.body for target in targets_of(load_sources(small_data, ["leisure"]), "live")]
    assert bodies == ["board of directors", "area board"]


def test_a_live_page_of_two_organisations_must_say_where_each_of_them_stands(small_data: Path) -> None:
    load(small_data)
    leisure = small_data / "sources" / "leisure.yml"
    hospital = leisure.with_name("hospital.yml")
    hospital.write_text(leisure.read_text().replace("XI-THIRDS-leisure", "XI-THIRDS-hospital"))
    with pytest.raises(DeclarationError) as refused:
        load_sources(small_data)
    assert [problem.partition(":")[0] for problem in refused.value.problems] == [str(hospital), str(leisure)]
    assert "leisure.yml:7: hospital is read from this page too; give each the `section`" in str(refused.value)
    for path in (leisure, hospital):
        path.write_text(path.read_text() + f"{INDENT}section: {path.stem}\n")
    assert len(load_sources(small_data)) == 2
