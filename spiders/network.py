"""The way out: one page is fetched within its bounds, at its host's pace, and tried again where the trouble may pass.

The handler stands where requests leave for the network. What it adds to Scrapy's own: the host's turn, the back-off,
the names of failures that Twisted folds into one, and a note in the archive of every failure, so that a replay fails
in the same way. The pause after a failure belongs here and not with the retry: it must have begun before the next
request in the host's line is let through.
"""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from OpenSSL import SSL
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Request, Response
from service_identity.exceptions import VerificationError
from twisted.internet.error import ConnectError, ConnectionClosed

from spiders.addresses import PrivateAddressError, refused_address
from spiders.heads import BoundedFactory, HeadTooLargeError
from spiders.pace import TRIES, Pace
from spiders.registers import ASKING, cut_down, key_headers
from spiders.sites import site_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

PASSING_STATUSES = (429, 502, 503, 504)
PASSING_ERRORS = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    ConnectError,
    ConnectionClosed,
)
_PACES: "WeakKeyDictionary[Crawler, Pace]" = WeakKeyDictionary()


class CertificateError(Exception):
    """The host's certificate is not trusted, is out of date, or is another host's; or TLS could not be agreed on."""


class LeftForLaterError(IgnoreRequest):
    """The address is of a site that this shard of a crawl may not ask: another shard may be at it."""


def pace_of(crawler: "Crawler") -> Pace:
    """The one pace of a crawl."""
    return _PACES.setdefault(crawler, Pace())


class LiveHandler(HTTP11DownloadHandler):
    """Fetches one request from the network."""

    def __init__(self, crawler: "Crawler"):
        super().__init__(crawler)
        self.pace = pace_of(crawler)
        self.sites: list[str] = crawler.settings.getlist("THIRDS_SITES")
        # Twisted would send a request again at once where a standing connection breaks: that is not our pace.
        self._pool.retryAutomatically = False
        self._pool._factory = BoundedFactory

    async def download_request(self, request: Request) -> Response:
        """The response, in the host's turn.

        Raises:
            LeftForLaterError: this crawl is a shard, and the address is of a site that is not its own.
            PrivateAddressError, CertificateError, HeadTooLargeError, HostClosedError, RegisterError, and Scrapy's own:
                as `causes` names them.
        """
        if self.sites and site_of(request.url) not in self.sites:
            raise LeftForLaterError(f"{request.url} is of another site than this shard of the crawl may ask")
        if register := request.meta.get("register"):
            return await self._from_register(request, register)
        return await self._in_turn(request)

    async def _from_register(self, request: Request, register: str) -> Response:
        """The answer of a register, with our key shown on the way only, cut down to what is kept."""
        key = key_headers(register, request.url)
        request.headers.update({**ASKING, **key})
        try:
            response = await self._in_turn(request)
        finally:
            for name in key:
                request.headers.pop(name, None)
        headers = response.headers.copy()
        headers.pop("Content-Length", None)
        body = cut_down(register, response.body) if response.status == 200 else b""
        return response.replace(headers=headers, body=body)

    async def _in_turn(self, request: Request) -> Response:
        host = urlsplit(request.url).hostname or ""
        async with self.pace.turn(host):
            request.meta.pop("download_latency", None)
            try:
                response = await super().download_request(request)
            except Exception as error:
                named = _named(error, host)
                if may_pass(named, request):
                    self.pace.back_off(host, _one_more_failure(request))
                raise named from error
            if response.status in PASSING_STATUSES:
                asked = (response.headers.get("Retry-After") or b"").decode("latin-1")
                self.pace.back_off(host, _one_more_failure(request), response.status, asked)
            return response


class Patience:
    """Tries a request again, three times in all, where what kept it may pass; the pace says when."""

    def __init__(self, crawler: "Crawler"):
        self.pace = pace_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "Patience":
        """Made by Scrapy."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The response, or the request again."""
        return (self._again(request) if response.status in PASSING_STATUSES else None) or response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """The request again, or nothing where the failure stands."""
        return self._again(request) if may_pass(exception, request) else None

    def _again(self, request: Request) -> Request | None:
        # No failure was counted where nothing was sent: in a replay, or where robots.txt kept us from it.
        failures = request.meta.get("failures", 0)
        if not 0 < failures < TRIES or self.pace.closed(urlsplit(request.url).hostname or ""):
            return None
        return request.replace(dont_filter=True)


def may_pass(error: Exception, request: Request) -> bool:
    """Whether a failure is worth another try: not where a page came too slowly, which it would do again."""
    if isinstance(error, DownloadTimeoutError):
        return "download_latency" not in request.meta
    return isinstance(error, PASSING_ERRORS)


def _one_more_failure(request: Request) -> int:
    failures = int(request.meta.get("failures", 0)) + 1
    request.meta["failures"] = failures
    return failures


def _named(error: Exception, host: str) -> Exception:
    if isinstance(error, CannotResolveHostError) and (address := refused_address(host)):
        return PrivateAddressError(f"{host} is {address}, which is not a public address")
    for reason in _reasons(error):
        if isinstance(reason, (SSL.Error, VerificationError)):
            return CertificateError(f"{host}: {_tls_words(reason)}")
        if isinstance(reason, HeadTooLargeError):
            return reason
    return error


def _reasons(error: BaseException | None) -> list[Any]:
    """The error, and what Twisted has folded into it."""
    if error is None:
        return []
    folded = [reason.value for reason in getattr(error, "reasons", [])]
    return [error, *folded, *_reasons(error.__cause__)]


def _tls_words(reason: Exception) -> str:
    if isinstance(reason, VerificationError):
        return "the certificate is another host's"
    said = reason.args[0] if reason.args else ()
    words = [str(part[-1]) for part in said if isinstance(part, tuple)] if isinstance(said, (list, tuple)) else []
    return "; ".join(words) or "TLS could not be agreed on"
