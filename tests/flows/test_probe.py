"""`thirds probe`: the report on stderr, nothing but a source file on stdout, and a cause where there is no board."""

from pathlib import Path

import pytest
import yaml

from flows.cli import main
from spiders.sources import SourceFile
from tests.spiders.server import HTML, Answer, serving

BOARD = b"""<html><head><title>Our board | Invented Baths</title></head><body><h1>Board of directors</h1>
<ul><li>Testa Alpha - Chair</li><li>Testo Beta - Staff director</li><li>Vacant - Tenant director</li>
</ul></body></html>"""
ROBOTS: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private\n")


@pytest.fixture(autouse=True)
def operator(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a live crawl wants of its operator, and leave to ask a server on loopback."""
    monkeypatch.setenv("THIRDS_CONTACT", "https://operator.example/contact")
    monkeypatch.setenv("THIRDS_OPEN_LOOPBACK", "1")


def test_an_address_is_fetched_as_a_live_crawl_would_and_drafted_where_it_leads(
    small_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {"/robots.txt": ROBOTS, "/old": (301, {"Location": "/board"}, b""), "/board": (200, HTML, BOARD)}
    with serving(dict(answers)) as site:
        code = main(["probe", f"{site.address}/old?utm_source=letter", "--data", str(small_data)])
        unknown = capsys.readouterr()
        site.answers["/old?utm_source=letter"] = answers["/old"]
        code = main(["probe", f"{site.address}/old?utm_source=letter", "--data", str(small_data)])
        said = capsys.readouterr()
        assert main(["probe", f"{site.address}/private/board", "--data", str(small_data)]) == 1
        refused = capsys.readouterr()
    assert code == 0
    assert (unknown.out, "gone: the page is gone" in unknown.err) == ("", True)
    source = SourceFile.model_validate(yaml.safe_load(said.out))
    page = source.bodies[0].pages[0]
    assert (source.org_id, page.url, page.expected) == ("XI-THIRDS-invented-baths", f"{site.address}/board", 3)
    for words in ("leads to", "allows the page", "200", "text/html; charset=utf-8", "3 in lists", "Testo Beta"):
        assert words in said.err
    assert refused.out == ""
    assert "disallows the page" in refused.err
    assert "robots: the site asks not to be crawled there" in refused.err


def test_a_saved_page_is_read_offline_and_found_in_the_register(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(BOARD)
    url = "https://www.leisure.example/about"
    register = small_data / "organisations.csv"
    lines = register.read_text().splitlines()
    cells = lines[1].split(",")
    cells[lines[0].split(",").index("website")] = "https://leisure.example"
    register.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n")
    assert main(["probe", str(page), "--url", f"{url}#top", "--data", str(small_data)]) == 0
    said = capsys.readouterr()
    assert yaml.safe_load(said.out)["org_id"] == "XI-THIRDS-leisure"
    assert f"url: {url}\n" in said.out
    assert "leisure.yml is there already: add the page to it" in said.err
    assert "Add this line" not in said.out


def test_a_saved_page_that_does_not_say_where_it_came_from_is_bad_usage(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(BOARD)
    with pytest.raises(SystemExit) as ended:
        main(["probe", str(page), "--data", str(small_data)])
    assert ended.value.code == 2
    assert "give its address with --url" in capsys.readouterr().err
    page.write_bytes(BOARD.replace(b"<head>", b'<head><link rel="canonical" href="https://baths.example/board">'))
    assert main(["probe", str(page), "--data", str(small_data)]) == 0
    assert "url: https://baths.example/board\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "cause"),
    [(b"", "empty"), (b"<html><body><h1>News</h1><p>The kettle is broken.</p></body></html>", "no board found")],
)
def test_a_page_without_a_board_is_exit_code_1_with_cause_and_advice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, cause: str
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(content)
    assert main(["probe", str(page), "--url", "https://a.example/board"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"page.html: {cause}: " in said.err


@pytest.mark.parametrize(
    "address", ["https://x.example:99999/", "http://[::1", "http://", "http://a b/", "ftp://x.example/board"]
)
def test_what_is_no_address_is_said_before_anything_is_asked_for(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "board.html").write_bytes(BOARD)
    for words in (["probe", address], ["probe", str(tmp_path / "board.html"), "--url", address]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2
        assert "is no address of a page" in capsys.readouterr().err
    assert main(["extract", address]) == 1
    assert "this is no address of a page" in capsys.readouterr().err
