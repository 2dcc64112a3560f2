"""Pages that show their board only after their scripts have run: opened in the system's Chromium, and kept as shown.

Only pages whose source says `render: true` come here. The page itself is fetched like any other; the browser is handed
those bytes and asks nothing of the network by itself: whatever its scripts want is asked for by our own engine, or
refused. So robots.txt, pace, bounds, the check of addresses and the archive hold for every request, without a second
set of rules, and a name that resolves otherwise the second time gains nothing. The browser's own way out is a proxy
that is not there.

What is kept is the response as it came, whatever else was fetched, and what the page showed in the end: a record of
type `conversion` that refers to the response (WARC 1.1, 6.7). A replay reads that record and needs no browser; its
content type says `rendered=chromium`, and so does the capture's.

Playwright is an extra and is imported only when a page needs it.
"""

import asyncio
import os
import shutil
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse, Request, Response
from scrapy.http.request import NO_CALLBACK

from spiders.archive import Archived, decoded_body
from spiders.archive_hooks import ArchiveWriter
from spiders.archive_records import RENDERED_TYPE
from spiders.archive_writer import now

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, Playwright, Route
    from scrapy.crawler import Crawler

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# There is no server at this address: the port is the one of a service that discards what it is sent.
NO_WAY_OUT = "http://127.0.0.1:9"
ARGUMENTS = (
    # Loopback would be let past the proxy; nothing is.
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)
# What shows no text. Style sheets are answered with an empty one: scripts may wait for them.
NOT_NEEDED = {
    "image",
    "media",
    "font",
    "texttrack",
    "eventsource",
    "websocket",
    "manifest",
    "ping",
    "cspviolationreport",
}
PASSED_ON = ("accept", "accept-language", "origin", "referer", "x-requested-with")
# The browser gets the body unpacked, and has no memory.
NOT_HANDED_ON = {"content-encoding", "content-length", "transfer-encoding", "set-cookie"}
LONGEST = 120.0  # seconds for one page, at a request a second
MOST_REQUESTS = 60
AT_A_TIME = 2  # pages open
# Looks at a page that has gone quiet, until two agree: some fill in their board a moment after the last answer.
LOOKS = 4
BETWEEN_LOOKS = 0.5  # seconds


class NotRenderedError(Exception):
    """A page could not be shown; the message says why, or what to install."""


class RenderMiddleware:
    """Puts what the browser shows in the place of the page as it came, where the source asks for it."""

    def __init__(self, crawler: "Crawler"):
        if not crawler.settings.get("THIRDS_ARCHIVE"):
            raise NotConfigured
        self.crawler = crawler
        self.browser = SystemBrowser(crawler.settings["USER_AGENT"])
        self.turns = asyncio.Semaphore(AT_A_TIME)

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "RenderMiddleware":
        """Made by Scrapy, for a live crawl."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.browser.close, signal=signals.spider_closed)
        return middleware

    async def process_response(self, request: Request, response: Response) -> Response:
        """The rendered page; or the page as it came, with the reason in the request's meta as `not_rendered`."""
        if not request.meta.get("render") or response.status != 200:
            return response
        if request.meta["capture"].rendered:
            # Shown already, before the crawl was cut off.
            return response
        try:
            decoded_body(request.meta["capture"])
        except ValueError:
            # Cut off in its compression: the spider says so.
            return response
        try:
            async with self.turns:
                shown = await self._shown(response)
        except NotRenderedError as error:
            request.meta["not_rendered"] = str(error)
            return response
        archived = self._kept(request.meta["capture"], shown)
        request.meta["capture"] = archived
        return HtmlResponse(response.url, headers=dict(archived.headers), body=shown, encoding="utf-8")

    async def _shown(self, response: Response) -> bytes:
        if not isinstance(response, HtmlResponse):
            raise NotRenderedError("what came is no HTML page, so there is nothing to show")
        shown = await Showing(self.crawler, response).seen_in(await self.browser.opened())
        largest = self.crawler.settings.getint("DOWNLOAD_MAXSIZE")
        if len(shown) > largest:
            raise NotRenderedError(f"the page grew to {len(shown)} bytes, more than {largest}")
        return shown

    def _kept(self, raw: Archived, shown: bytes) -> Archived:
        """Write what was shown beside what came; the capture that the listings are read from."""
        archive = self.crawler.get_extension(ArchiveWriter)
        if archive is None:
            raise NotRenderedError("there is no archive to keep the page in")
        shown_at = now()
        record = archive.file.writer.create_warc_record(
            raw.url,
            "conversion",
            payload=BytesIO(shown),
            length=len(shown),
            warc_content_type=RENDERED_TYPE,
            warc_headers_dict={"WARC-Date": shown_at, "WARC-Refers-To": raw.record_id},
        )
        archive.file.writer.write_record(record)
        return Archived(
            url=raw.url,
            captured_at=shown_at,
            method="live",
            status=200,
            headers=(("Content-Type", RENDERED_TYPE),),
            body=shown,
            record_id=record.rec_headers.get_header("WARC-Record-ID"),
            archive=raw.archive,
        )


class SystemBrowser:
    """The system's Chromium: started when the first page needs it, never downloaded."""

    def __init__(self, user_agent: str):
        self.user_agent = user_agent
        self.starting = asyncio.Lock()
        self.playwright: Playwright | None = None
        self.browser: Browser | None = None

    async def opened(self) -> "BrowserContext":
        """A fresh profile that remembers nothing, downloads nothing and may do nothing that needs permission.

        Raises:
            NotRenderedError: the extra or the browser is not installed, or it does not start.
        """
        async with self.starting:
            if self.browser is None or not self.browser.is_connected():
                self.browser = await self._started()
        from playwright.async_api import Error

        try:
            return await self.browser.new_context(
                user_agent=self.user_agent,
                service_workers="block",
                accept_downloads=False,
                permissions=[],
                locale="en-GB",
            )
        except Error as error:
            raise NotRenderedError(f"the browser failed: {_first_line(error)}") from error

    async def _started(self) -> "Browser":
        try:
            from playwright.async_api import Error, async_playwright
        except ImportError:
            raise NotRenderedError("the extra is not installed: pip install 'thirds[render]'") from None
        path = os.environ.get("THIRDS_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
        if path is None:
            raise NotRenderedError(
                f"none of {', '.join(CHROMIUM)} is installed: install Chromium, or name it in THIRDS_CHROMIUM"
            )
        try:
            if self.playwright is None:
                self.playwright = await async_playwright().start()
            return await self.playwright.chromium.launch(
                executable_path=path,
                # Chromium refuses its sandbox to root, whom containers often are.
                chromium_sandbox=os.geteuid() != 0,
                proxy={"server": NO_WAY_OUT},
                args=list(ARGUMENTS),
            )
        except (Error, OSError) as error:
            raise NotRenderedError(f"{path} did not start: {_first_line(error)}") from error

    async def close(self) -> None:
        """Stop the browser, if it was started."""
        if self.browser:
            await self.browser.close()
        if self.playwright:
            await self.playwright.stop()


class Showing:
    """One page being shown: it is answered from what came, its scripts' requests by the engine."""

    def __init__(self, crawler: "Crawler", response: Response):
        self.crawler = crawler
        self.response = response
        self.answered = False
        self.requests = 0

    async def seen_in(self, context: "BrowserContext") -> bytes:
        """The page's mark-up (UTF-8) once its scripts have come to rest.

        Raises:
            NotRenderedError: they do not come to rest in time, or the browser fails on the page.
        """
        from playwright.async_api import Error

        try:
            async with asyncio.timeout(LONGEST):
                await context.route("**/*", self.meet)
                page = await context.new_page()
                # Whatever the page opens besides itself is shut.
                context.on("page", lambda other: other.close())
                await page.goto(self.response.url, wait_until="networkidle", timeout=0)
                return await _settled(page)
        except TimeoutError:
            raise NotRenderedError(f"the page's scripts did not come to rest within {LONGEST:.0f} s") from None
        except Error as error:
            raise NotRenderedError(f"the browser failed on the page: {_first_line(error)}") from error
        finally:
            # A browser that has died has closed it already.
            with suppress(Error):
                await context.close()

    async def meet(self, route: "Route") -> None:
        """Answer one request of the browser, or refuse it."""
        from playwright.async_api import Error

        asked = route.request
        try:
            if asked.is_navigation_request():
                await self._navigate(route)
            elif asked.resource_type == "stylesheet":
                await route.fulfill(status=200, headers={"Content-Type": "text/css"}, body="")
            elif self._refused(asked.url, asked.method, asked.resource_type):
                await route.abort()
            else:
                await self._fetch(route)
        except Error:
            # The page was shut while its answer was on the way: nobody waits for it any more.
            self._count("late")

    async def _navigate(self, route: "Route") -> None:
        """The page itself, once; frames, and wherever a script would lead the browser, are left."""
        if self.answered:
            await route.abort("aborted")
            return
        self.answered = True
        await route.fulfill(status=200, headers=_handed_on(self.response), body=self.response.body)

    def _refused(self, url: str, method: str, kind: str) -> bool:
        self.requests += 1
        refused = (
            kind in NOT_NEEDED
            or method != "GET"
            or urlsplit(url).scheme not in ("http", "https")
            or self.requests > MOST_REQUESTS
        )
        if refused:
            self._count("refused")
        return refused

    async def _fetch(self, route: "Route") -> None:
        asked = route.request
        headers = {name: value for name, value in asked.headers.items() if name in PASSED_ON}
        try:
            engine = self.crawler.engine
            if engine is None:
                raise NotRenderedError("there is no engine to ask with")
            answer = await engine.download_async(Request(asked.url, headers=headers, callback=NO_CALLBACK))
        except Exception:
            # Whatever kept us from it (robots.txt, a private address, the network): a script must do without.
            self._count("failed")
            await route.abort()
            return
        self._count("answered")
        await route.fulfill(status=answer.status, headers=_handed_on(answer), body=answer.body)

    def _count(self, outcome: str) -> None:
        if self.crawler.stats:
            self.crawler.stats.inc_value(f"render/{outcome}")


async def _settled(page: "Page") -> bytes:
    seen = await page.content()
    for _ in range(LOOKS):
        await asyncio.sleep(BETWEEN_LOOKS)
        before, seen = seen, await page.content()
        if seen == before:
            break
    return seen.encode("utf-8", "replace")


def _handed_on(response: Response) -> dict[str, str]:
    return {
        name.decode("latin-1"): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
        if name.decode("latin-1").casefold() not in NOT_HANDED_ON
    }


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
