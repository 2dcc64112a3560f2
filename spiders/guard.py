"""Manners: robots.txt as RFC 9309 says, and the pause that it asks for.

This stands in for Scrapy's own middleware for three reasons. What an unreachable or failing robots.txt means is not
what RFC 9309 says (2.3.1: not found, no rules; failing, everything is disallowed). A Crawl-delay is parsed and not
applied. And in Scrapy 2.19, where several requests to a host wait for its robots.txt together, only the first of them
is given the rules: the others go ahead as if there were none.
"""

import asyncio
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from spiders.addresses import check_port, without_userinfo
from spiders.archive_hooks import NotArchivedError
from spiders.contact import OUR_TOKEN
from spiders.network import LeftForLaterError, pace_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

NO_RULES = b""
ALL_DISALLOWED = b"User-agent: *\nDisallow: /\n"
LARGEST_RULES = 500 * 1024  # RFC 9309, 2.5: what a crawler must read at least; we read no more


class RobotsDisallowError(IgnoreRequest):
    """The host's robots.txt disallows the address."""


class RobotsUnreachableError(IgnoreRequest):
    """The host's robots.txt cannot be reached, which forbids everything; `reason` is what kept us from it."""

    def __init__(self, host: str, reason: Exception):
        super().__init__(f"robots.txt of {host}: {reason or type(reason).__name__}")
        self.reason = reason


@dataclass(frozen=True)
class Rules:
    """What a host's robots.txt says; `status` is that of the answer."""

    parser: RobotParser
    status: int


class RobotsGuard:
    """Asks each host for its robots.txt once, before anything else, and keeps to what it says."""

    def __init__(self, crawler: "Crawler"):
        self.crawler = crawler
        self.rules: dict[str, asyncio.Future[Rules]] = {}
        crawler.signals.connect(self.bytes_received, signal=signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "RobotsGuard":
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> Request | None:
        """Let the request pass if the host's rules allow it.

        Raises:
            RobotsDisallowError: they do not, or the host failed to say.
            RobotsUnreachableError: the host could not be asked.
            PrivateAddressError: a redirect leads to a port that is not the web's.
            NotArchivedError: in a replay, the archive holds no robots.txt for the host.
            LeftForLaterError: the host's robots.txt is on a site that this shard of a crawl may not ask.
        """
        # A redirect brings along the queue of the host that it came from.
        request.meta.pop("download_slot", None)
        if (clean := without_userinfo(request.url)) != request.url:
            return request.replace(url=clean)
        parts = urlsplit(request.url)
        if request.meta.get("redirect_times"):
            check_port(parts.port)
        if request.meta.get("is_robots_txt"):
            request.meta["rules_received"] = 0
            return None
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.rules:
            self.rules[host] = asyncio.ensure_future(self._rules_of(host, request))
        rules = await self.rules[host]
        if not rules.parser.allowed(request.url, OUR_TOKEN):
            failed = f" answered {rules.status}, which" if rules.status >= 500 else ""
            raise RobotsDisallowError(f"robots.txt of {host}{failed} disallows {request.url}")
        return None

    def bytes_received(self, data: bytes, request: Request) -> None:
        """Stop receiving a robots.txt where we stop reading it.

        Raises:
            StopDownload: enough was received.
        """
        if request.meta.get("is_robots_txt"):
            request.meta["rules_received"] += len(data)
            if request.meta["rules_received"] >= LARGEST_RULES:
                raise StopDownload(fail=False)

    async def _rules_of(self, host: str, first: Request) -> Rules:
        engine = self.crawler.engine
        if engine is None:
            raise IgnoreRequest("there is no engine to ask with")
        # What is received is bounded by `bytes_received`: a longer file is cut there, and not refused. A host whose
        # pages are given less time, or more, is given the same for its rules.
        meta = {"is_robots_txt": True, "download_maxsize": 0}
        asking = Request(
            f"{host}/robots.txt",
            headers={"Accept-Encoding": "identity"},
            priority=1000,
            callback=NO_CALLBACK,
            meta={key: first.meta[key] for key in ("download_timeout",) if key in first.meta} | meta,
        )
        try:
            answer = await engine.download_async(asking)
            status, text = answer.status, rules_of(answer)
        except (NotArchivedError, LeftForLaterError):
            raise
        except IgnoreRequest:
            # More redirects than we follow: as if there were none (RFC 9309, 2.3.1.2).
            status, text = 404, NO_RULES
        except Exception as error:
            raise RobotsUnreachableError(host, error) from error
        parser = ProtegoRobotParser.from_crawler(self.crawler, text)
        if wanted := parser.crawl_delay(OUR_TOKEN):
            pace_of(self.crawler).slow_down(urlsplit(host).hostname or "", wanted)
        return Rules(parser, status)


class RulesDecoder:
    """Takes the compression off a robots.txt that came compressed unasked, as far as we read it and no further."""

    def process_response(self, request: Request, response: Response) -> Response:
        """The response; a robots.txt as plain text."""
        encoding = (response.headers.get("Content-Encoding") or b"identity").strip().lower()
        if not request.meta.get("is_robots_txt") or encoding == b"identity":
            return response
        headers = response.headers.copy()
        del headers["Content-Encoding"]
        try:
            if encoding not in (b"gzip", b"x-gzip", b"deflate"):
                raise zlib.error("an encoding that we did not ask for")
            text = zlib.decompressobj(47).decompress(response.body, LARGEST_RULES)
        except zlib.error:
            # It was there, and we cannot read it: what cannot be asked forbids.
            return response.replace(status=500, headers=headers, body=b"") if response.status < 400 else response
        return response.replace(headers=headers, body=text)


def rules_of(response: Response) -> bytes:
    """The rules that the answer to a request for robots.txt stands for (RFC 9309, 2.3.1)."""
    if response.status >= 500:
        return ALL_DISALLOWED
    if response.status >= 300:
        return NO_RULES
    # The last line may be cut: half a path would forbid, or allow, more than the whole.
    text = response.body[:LARGEST_RULES]
    return text if len(text) < LARGEST_RULES else text[: text.rfind(b"\n") + 1]
