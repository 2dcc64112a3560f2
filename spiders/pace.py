"""The pace at a host: one request at a time, a second after the last one ended, or as slowly as the host asks.

Kept where requests leave for the network, not in the engine's queues: so first requests, robots.txt, redirects,
retries and conditional requests all keep to it, and while a host is backed off, whatever else is meant for it waits
in the same line. The pause counts from the end of an exchange, because a server notes when a request arrives, and
the next one may arrive sooner than it was sent where its connection stands already. Hosts know nothing of each other.
"""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

LEAST_PAUSE = 1.0  # seconds
# A board is a page or two: at one request a minute even a slow host is done in minutes, and a Crawl-delay of a day,
# which is found in the wild, does not keep the whole run waiting. We are never faster than this where more is asked.
LONGEST_PAUSE = 60.0
# The first wait after a failure, doubled after each further one.
FIRST_WAIT = 2.0
TRIES = 3
# A host that wants us to stay away for longer is left alone for this run.
LONGEST_WAIT = 600.0


class HostClosedError(Exception):
    """The host asked us to stay away for longer than a run may wait; `status` is the answer in which it did."""

    def __init__(self, host: str, status: int, seconds: float):
        super().__init__(f"{host} answered {status} and asked to be left alone for {seconds:.0f} s")
        self.status = status


@dataclass
class _Host:
    pause: float = LEAST_PAUSE
    free_at: float = 0.0
    closed: HostClosedError | None = None
    line: asyncio.Lock = field(default_factory=asyncio.Lock)


class Pace:
    """When each host may be asked next."""

    def __init__(self) -> None:
        self.hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's turn, and hold it until the exchange is over.

        Raises:
            HostClosedError: the host asked us to stay away.
        """
        known = self._known(host)
        async with known.line:
            while known.closed is None and (wait := known.free_at - monotonic()) > 0:
                await asyncio.sleep(wait)
            if known.closed:
                raise known.closed
            try:
                yield
            finally:
                known.free_at = max(known.free_at, monotonic() + known.pause)

    def slow_down(self, host: str, crawl_delay: float) -> None:
        """Pause as long as the host's robots.txt asks, if that is longer than so far; within `pause_for`."""
        known = self._known(host)
        if (pause := pause_for(crawl_delay)) > known.pause:
            known.free_at += pause - known.pause
            known.pause = pause

    def back_off(self, host: str, failures: int, status: int = 0, retry_after: str = "") -> None:
        """Leave the host alone for a while after its `failures`-th failure in a row, as long as it asks or we choose.

        Asked for more than `LONGEST_WAIT`, the host is closed for the rest of the run.
        """
        known = self._known(host)
        asked = seconds_asked(retry_after)
        if asked is not None and asked > LONGEST_WAIT:
            known.closed = HostClosedError(host, status, asked)
            return
        wait = max(backoff(failures), asked or 0.0)
        known.free_at = max(known.free_at, monotonic() + wait)

    def closed(self, host: str) -> bool:
        """Whether the host is closed for the rest of the run."""
        return self._known(host).closed is not None

    def _known(self, host: str) -> _Host:
        return self.hosts.setdefault(host, _Host())


def pause_for(crawl_delay: float) -> float:
    """The pause in seconds for a Crawl-delay: never less than a second, never more than a minute."""
    return min(max(crawl_delay, LEAST_PAUSE), LONGEST_PAUSE)


def backoff(failures: int) -> float:
    """Seconds to wait after the n-th failure in a row: doubled each time, and up to a half more, so that we do not
    come back in step with everyone else whom the same trouble sent away.
    """
    return FIRST_WAIT * 2.0 ** (failures - 1) * random.uniform(1.0, 1.5)  # noqa: S311 - no secret hangs on it


def seconds_asked(retry_after: str, now: datetime | None = None) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3: seconds, or an HTTP date); None if unclear."""
    words = retry_after.strip()
    if words.isascii() and words.isdigit():
        return float(words)
    try:
        until = parsedate_to_datetime(words)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())
