"""A crawl of many hosts at once: each is asked slowly, and none waits for another."""

from itertools import pairwise

import pytest

from spiders.boards import in_rounds
from tests.benchmarks.many_hosts import DELAY, HOSTS, SLOWEST, Many, crawl_of_many_hosts, pages_of
from tests.benchmarks.table import Row
from tests.benchmarks.test_ratios import Measured


@pytest.fixture(scope="module")
def many() -> Many:
    return crawl_of_many_hosts()


def test_every_page_of_every_host_is_read(many: Many) -> None:
    assert list(many.crawled.failures["url"]) == []
    rows = many.crawled.placed.groupby("slug").size().to_dict()
    assert rows == {host: 2 * pages_of(host) for host in many.hosts.origins}


def test_each_host_is_asked_once_for_its_rules_before_anything_else(many: Many) -> None:
    for host in many.hosts.origins:
        paths = [asked.path for asked in many.hosts.of(host)]
        assert paths[0] == "/robots.txt"
        assert len(paths) == len(set(paths)) == 1 + pages_of(host)


def test_no_host_is_asked_more_than_once_a_second(many: Many) -> None:
    for host in many.hosts.origins:
        moments = [asked.moment for asked in many.hosts.of(host)]
        pauses = [later - earlier for earlier, later in pairwise(moments)]
        # The pace is kept where requests leave; on a busy machine one arrives late, and the next seems the sooner.
        assert min(pauses) > DELAY / 2, host
        assert moments[-1] - moments[0] > (len(moments) - 1.5) * DELAY, host


def test_hosts_do_not_wait_for_one_another(many: Many) -> None:
    """There is a moment at which most of them are being asked: begun, and not yet done."""
    spans = [[asked.moment for asked in many.hosts.of(host)] for host in many.hosts.origins]
    assert max(sum(min(span) <= begun <= max(span) for span in spans) for begun in map(min, spans)) > HOSTS / 2


def test_the_crawl_beside_the_time_that_its_slowest_host_must_take(many: Many, measured: Measured) -> None:
    """How close it comes stands in the table, and is never a verdict."""
    assert len(many.hosts.of(SLOWEST)) == 1 + pages_of(SLOWEST)
    against = f"the slowest host at a request a second: {many.bound:.0f} s"
    measured(Row(f"live crawl of {HOSTS} hosts side by side", f"{many.wall:.1f} s", against, many.wall / many.bound))


def test_pages_are_asked_for_in_rounds_and_the_longest_host_is_first() -> None:
    urls = [f"https://{host}.example/{page}" for host, pages in (("a", 1), ("b", 3), ("c", 2)) for page in range(pages)]
    order = [url.removeprefix("https://").replace(".example/", "") for url in in_rounds(urls)]
    assert order == ["b0", "c0", "a0", "b1", "c1", "b2"]
