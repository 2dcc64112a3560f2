"""Manners: robots.txt as RFC 9309 says, and the pace that a site asks for.

This stands in for Scrapy's own middleware for three reasons. What an unreachable or failing robots.txt means is not
what RFC 9309 says (2.3.1: not found, no rules; failing, everything is disallowed). A Crawl-delay is parsed and not
applied. And in Scrapy 2.19, where several requests to a host wait for its robots.txt together, only the first of them
is given the rules: the others go ahead as if there were none.
"""

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from spiders.archive_hooks import NotArchivedError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

OUR_TOKEN = "thirds"  # noqa: S105 - the name that robots.txt files know us by
NO_RULES = b""
ALL_DISALLOWED = b"User-agent: *\nDisallow: /\n"
LARGEST_RULES = 500 * 1024  # RFC 9309, 2.5: what a crawler must read at least


class RobotsDisallowError(IgnoreRequest):
    """The host's robots.txt disallows the address."""


class RobotsGuard:
    """Asks each host for its robots.txt once, before anything else, and keeps to what it says."""

    def __init__(self, crawler: "Crawler"):
        self.crawler = crawler
        self.rules: dict[str, asyncio.Future[RobotParser]] = {}

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "RobotsGuard":
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass if the host's rules allow it.

        Raises:
            RobotsDisallowError: they do not.
            NotArchivedError: in a replay, the archive holds no robots.txt for the host.
        """
        if request.meta.get("is_robots_txt"):
            return
        parts = urlsplit(request.url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.rules:
            self.rules[host] = asyncio.ensure_future(self._rules_of(host))
        rules = await self.rules[host]
        if not rules.allowed(request.url, OUR_TOKEN):
            raise RobotsDisallowError(f"robots.txt of {host} disallows {request.url}")

    async def _rules_of(self, host: str) -> RobotParser:
        engine = self.crawler.engine
        if engine is None:
            raise IgnoreRequest("there is no engine to ask with")
        asking = Request(f"{host}/robots.txt", priority=1000, callback=NO_CALLBACK, meta={"is_robots_txt": True})
        try:
            answer = rules_of(await engine.download_async(asking))
        except NotArchivedError:
            raise
        except Exception:
            # Whatever kept us from reading it: what cannot be asked forbids.
            answer = ALL_DISALLOWED
        rules = ProtegoRobotParser.from_crawler(self.crawler, answer)
        wanted = rules.crawl_delay(OUR_TOKEN)
        slot = engine.downloader.slots.get(urlsplit(host).hostname or "")
        if wanted is not None and slot is not None:
            slot.delay = max(slot.delay, wanted)
        return rules


def rules_of(response: Response) -> bytes:
    """The rules that the answer to a request for robots.txt stands for (RFC 9309, 2.3.1)."""
    if response.status >= 500:
        return ALL_DISALLOWED
    if response.status >= 400:
        return NO_RULES
    return response.body[:LARGEST_RULES]
