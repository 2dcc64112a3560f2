"""What a crawl writes down, and what it does not open."""

import json
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.utils.conf import build_component_list
from scrapy.utils.test import get_crawler

from spiders.archive_hooks import NOT_WRITTEN
from spiders.items import Capture, Failure, Note
from spiders.results import FILES, Found, ResultFiles
from spiders.settings import live_settings, replay_settings

CAPTURE = Capture("c1", "https://a.example/é", "2026-11-23T04:00:00Z", "live", 200, "text/html", 9, "f", "a.warc", "r")
FAILURE = Failure("a", "https://a.example/", "http", "look", "404")


def test_each_kind_has_a_file_in_order_and_can_be_counted_while_the_crawl_runs(tmp_path: Path) -> None:
    results = ResultFiles(get_crawler(settings_dict={"THIRDS_RESULTS": str(tmp_path)}))
    results.open_spider()
    results.process_item(Found([CAPTURE, FAILURE]))
    results.process_item(Found([]))
    results.process_item(Found([FAILURE]))
    assert (tmp_path / "failures.jsonl").read_bytes().count(b"\n") == 2
    results.close_spider()
    assert json.loads((tmp_path / "captures.jsonl").read_text("utf-8")) == {
        name: getattr(CAPTURE, name) for name in Capture.__slots__
    }
    assert {path.name for path in tmp_path.iterdir()} == set(FILES.values())
    assert (tmp_path / "notes.jsonl").read_text() == ""


def test_results_that_cannot_be_written_end_in_the_statistics_where_the_run_looks(tmp_path: Path) -> None:
    crawler = get_crawler(settings_dict={"THIRDS_RESULTS": str(tmp_path)})
    results = ResultFiles(crawler)
    results.open_spider()
    full = Path("/dev/full").open("w")  # noqa: SIM115 - closed with the others
    results.files[Note].close()
    results.files[Note] = full
    with pytest.raises(OSError, match="No space left"):
        results.process_item(Found([Note("a", "https://a.example/", "cut")]))
    assert crawler.stats is not None
    assert "No space left" in str(crawler.stats.get_value(NOT_WRITTEN))


def test_a_crawl_opens_no_port_through_which_it_could_be_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIRDS_CONTACT", "https://example.org/contact")
    for own in (replay_settings(tmp_path, tmp_path / "a.warc"), live_settings(tmp_path, tmp_path / "a.warc")):
        settings = Settings()
        settings.setmodule("spiders.settings", priority="project")
        settings.setdict(own, "cmdline")
        loaded = build_component_list(settings.getwithbase("EXTENSIONS"))
        assert "spiders.archive_hooks.ArchiveWriter" in loaded
        assert not any("remote_control" in name or "telnet" in name for name in loaded)
