"""How close a crawl of many hosts comes to the time that its slowest host must take: printed, never a verdict."""

import pytest

from tests.benchmarks.many_hosts import HOSTS, SLOWEST, crawl_of_many_hosts, pages_of


def test_a_crawl_of_many_hosts_against_the_slowest_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    many = crawl_of_many_hosts()
    assert len(many.hosts.of(SLOWEST)) == 1 + pages_of(SLOWEST)
    with capsys.disabled():
        print(  # noqa: T201
            f"\npace: {HOSTS} hosts took {many.wall:.1f} s, {many.wall / many.bound:.2f} times the {many.bound:.0f} s "
            "that the slowest host's own pace asks"
        )
