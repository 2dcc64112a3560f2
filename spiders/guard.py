"""Manners: robots.txt as RFC 9309 says, and the pace that a site asks for.

Scrapy reads robots.txt and obeys what it finds there; two things it leaves to us. What an unreachable or failing
robots.txt means (RFC 9309, 2.3.1: refused by the site, no rules; failing, everything is disallowed), and a
Crawl-delay, which it parses and does not apply.
"""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.http import Request, Response, TextResponse

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

NO_RULES = b""
ALL_DISALLOWED = b"User-agent: *\nDisallow: /\n"


class RobotsVerdict:
    """Turns the answer to a request for robots.txt into the rules that RFC 9309 takes it for.

    4xx: the site has no rules. 5xx and no answer at all: nothing may be fetched.
    """

    def process_response(self, request: Request, response: Response) -> Response:
        """A robots.txt that was not found has no rules; one that failed forbids everything."""
        if not _asks_for_robots(request) or response.status < 400:
            return response
        return _rules(request, NO_RULES if response.status < 500 else ALL_DISALLOWED)

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """A robots.txt that cannot be reached forbids everything; a replay that lacks it fails as ever."""
        from spiders.archive import NotArchivedError

        if not _asks_for_robots(request) or isinstance(exception, NotArchivedError):
            return None
        return _rules(request, ALL_DISALLOWED)


class CrawlDelay:
    """Applies a Crawl-delay that is longer than our own pace to every later request to the host."""

    def __init__(self, crawler: "Crawler"):
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "CrawlDelay":
        """Made by Scrapy."""
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signal=signals.robots_parsed)
        return extension

    def robots_parsed(self, robotparser: "RobotParser", request: Request) -> None:
        """Slow the host's slot down to the pace that its robots.txt asks for."""
        wanted = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        engine = self.crawler.engine
        if wanted is None or engine is None:
            return
        slot = engine.downloader.slots.get(urlsplit(request.url).hostname or "")
        if slot is not None:
            slot.delay = max(slot.delay, wanted)


def _asks_for_robots(request: Request) -> bool:
    return bool(request.meta.get("dont_obey_robotstxt")) and urlsplit(request.url).path == "/robots.txt"


def _rules(request: Request, rules: bytes) -> Response:
    return TextResponse(request.url, status=200, body=rules, encoding="utf-8")
