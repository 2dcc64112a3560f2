"""What a probe makes of a page: whose it is, which bodies it lists, and a source file that can be used as it stands."""

import html
from pathlib import Path

import pandas as pd
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from spiders.draft import draft, plain_address, publisher_of
from spiders.extract import extract
from spiders.probe import LikelyBody, Seen, kind_of, likely_bodies, look
from spiders.sources import SourceFile

URL = "https://baths.example/about/board"
PAGE = b"""<html><head><meta charset="utf-8"><title>Our people | Invented Baths Trust</title>
<script type="application/ld+json">{"@type": "NGO", "name": "Invented Baths Trust"}</script>
<link rel="alternate" type="application/rss+xml" href="/feed"></head><body>
<h1>Who governs us</h1>
<h2>Board of directors</h2><h3>Independent board members</h3><ul><li>Testa Alpha - Chair</li></ul>
<h3>Tenant board members</h3><ul><li>Testo Beta - Director</li><li>Vacant - Tenant director</li></ul>
<h2>Council of governors</h2><h3>Public governors</h3><ul><li>Testine Gamma</li><li>Testus Delta</li></ul>
<h3>Staff governors</h3><ul><li>Testina Epsilon</li></ul>
<footer><a href="/papers/minutes.pdf">Minutes</a> <a rel="next" href="?page=2">Next</a>
<a href="/people/a">Testa Alpha</a> <a href="/people/b">Susan Beta</a> <a href="/people/c">David Gamma</a>
<a href="/people/d">John Delta</a></footer></body></html>"""
COLUMNS = ["org_id", "slug", "name", "website", "board_page_url", "source_url"]


def register(**row: str) -> pd.DataFrame:
    return pd.DataFrame([{name: row.get(name, "") for name in COLUMNS}] if row else [], columns=COLUMNS, dtype="str")


def test_a_page_is_looked_over() -> None:
    seen = look(PAGE, URL)
    assert seen.names[0] == "Invented Baths Trust"
    assert seen.encoding == "utf-8"
    assert seen.json_ld == ("NGO (1)",)
    assert seen.links.pdfs == ("https://baths.example/papers/minutes.pdf",)
    assert seen.links.feeds == ("https://baths.example/feed",)
    assert seen.links.next_pages == (f"{URL}?page=2",)
    assert seen.links.sub_pages == ("one page a person: 4 under /people/",)


@given(st.lists(st.text(min_size=1, max_size=40), max_size=8), st.text(max_size=40))
def test_whatever_a_page_links_to_and_calls_itself_it_can_be_looked_at(links: list[str], name: str) -> None:
    anchors = "".join(f'<a href="{html.escape(href)}">{html.escape(name)}</a>' for href in links)
    page = f"<html><head><title>{html.escape(name)}</title></head><body>{anchors}<a href='http://['>x</a></body></html>"
    seen = look(page.encode("utf-8", "replace"), URL)
    assert all(link.startswith(("http://", "https://")) for link in (*seen.links.pdfs, *seen.links.next_pages))
    assert all(text.isprintable() for text in seen.names)


def test_what_is_no_html_has_nothing_to_look_at() -> None:
    assert look(b"%PDF-1.4 ...", URL) == Seen()


def test_two_bodies_on_a_page_are_told_apart_by_their_headings() -> None:
    bodies = likely_bodies(extract(PAGE, URL), look(PAGE, URL).about, URL)
    assert bodies == [
        LikelyBody("board of directors", "governing", "Board of directors", 3),
        LikelyBody("council of governors", "electing", "Council of governors", 3),
    ]


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (
            b"<h1>Our trustees</h1><ul><li>Testa Alpha - Chair</li><li>Testo Beta - Member</li></ul>",
            "board of trustees",
        ),
        (
            b"<h1>People</h1><ul><li>Testa Alpha - Public governor</li><li>Testo Beta - Staff governor</li></ul>",
            "council of governors",
        ),
        (
            b"<h1>People</h1><ul><li>Testa Alpha - Staff director</li><li>Testo Beta - Council director</li></ul>",
            "board of directors",
        ),
        (
            b"<h1>2026 officers</h1><ul><li>Testa Alpha - Treasurer</li><li>Testo Beta - Secretary</li></ul>",
            "board of directors",
        ),
    ],
)
def test_where_no_heading_names_the_body_the_page_and_its_roles_do(page: bytes, kind: str) -> None:
    whole = b"<html><body>" + page + b"</body></html>"
    url = "https://baths.example/about"
    assert [body.kind for body in likely_bodies(extract(whole, url), look(whole, url).about, url)] == [kind]


def test_a_heading_that_names_no_body_has_no_kind() -> None:
    assert kind_of("News") is None
    assert kind_of("Meet the Board") == ("board of directors", "governing")
    assert kind_of("Tenants' panel") == ("advisory panel", "advisory")


def test_an_organisation_is_found_by_its_host_or_else_by_its_name(tmp_path: Path) -> None:
    known = register(org_id="GB-COH-00000000", slug="baths", name="Baths", website="https://www.baths.example/home")
    assert publisher_of(URL, ["Something else"], known, tmp_path).found_by == "host"
    known = register(org_id="GB-COH-00000000", slug="baths", name="Invented Baths Trust")
    found = publisher_of(URL, ["Home", "Invented Baths’ Trust"], known, tmp_path)
    assert (found.org_id, found.found_by) == ("GB-COH-00000000", "name")
    assert publisher_of(URL, ["Invented Baths Trust"], register(), tmp_path).org_id == "XI-THIRDS-invented-baths-trust"


def test_a_host_that_several_organisations_share_tells_nothing(tmp_path: Path) -> None:
    two = pd.concat(
        [
            register(org_id="GB-COH-00000000", slug="one", name="One", website="https://baths.example"),
            register(org_id="GB-COH-00000001", slug="two", name="Two", website="https://baths.example"),
        ]
    )
    assert publisher_of(URL, ["Three"], two, tmp_path).slug == "three"


@given(
    name=st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=3, max_size=60),
    heading=st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=60),
)
def test_every_draft_is_a_valid_source_file_that_says_what_was_seen(name: str, heading: str) -> None:
    publisher = publisher_of(URL, [name], register(), Path("nowhere"))
    bodies = [
        LikelyBody("board of directors", "governing", heading, 7),
        LikelyBody("executive team", "advisory", "x", 2),
    ]
    source = SourceFile.model_validate(yaml.safe_load(draft(publisher, bodies, URL, COLUMNS)))
    assert [body.pages[0].section for body in source.bodies] == [heading, "x"]
    assert [body.pages[0].expected for body in source.bodies] == [7, 2]
    assert {str(body.pages[0].url) for body in source.bodies} == {URL}


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://a.example/b?id=7&utm_source=x&fbclid=y#top", "https://a.example/b?id=7"),
        ("https://a.example/b?q=a+b&style", "https://a.example/b?q=a+b&style"),
        ("https://a.example/b#people", "https://a.example/b"),
    ],
)
def test_an_address_is_kept_without_what_no_page_depends_on(address: str, plain: str) -> None:
    assert plain_address(address) == plain
