"""A bound on the head of a response: the engine bounds what a page may hold, and not what comes before it.

A host that sends headers without end would fill the memory until its time is up, and a host that says "continue"
without end would keep the crawl busy for as long. Chrome gives up where we do.
"""

from typing import Any

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS

LARGEST_HEAD = 256 * 1024  # bytes, with the interim responses before it


class HeadTooLargeError(Exception):
    """The host sent more headers than any answer needs."""


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    head = 0

    def request(self, request: Any) -> Any:
        self.head = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        super().dataReceived(data)  # type: ignore[no-untyped-call]  # Twisted has no types here
        if self._parser is not None and self._parser.state in (STATUS, HEADER):
            self.head += len(data)
            if self.head > LARGEST_HEAD:
                error = HeadTooLargeError(f"more than {LARGEST_HEAD} bytes of headers")
                self._giveUp(Failure(error))  # type: ignore[no-untyped-call]  # likewise


class BoundedFactory(_LenientHTTP11ClientFactory):
    """Makes the connections of a pool, with heads that are bounded."""

    def buildProtocol(self, addr: Any) -> _BoundedProtocol:  # noqa: ARG002, N802 - Twisted's name and arguments
        """One connection."""
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]  # likewise
