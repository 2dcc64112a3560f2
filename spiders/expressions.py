"""Search with an expression that somebody else wrote, for no longer than any honest one needs.

A source file may hold a regular expression, and a page may hold words that make it try for ever. No rule tells such
expressions beforehand; and while one tries, the crawl of every other site stands still.
"""

import re
import signal
from typing import NoReturn

# An honest search takes microseconds. Counted in processor time, so that a busy machine finds what an idle one does.
MAX_CPU_SECONDS = 2.0


class TooSlowError(Exception):
    """An expression took too long to search; the message says which."""


def finds(expression: str, text: str) -> bool:
    """Whether a regular expression is found in a text, whatever the case. To be called in the main thread only.

    Raises:
        TooSlowError: the search took more than `MAX_CPU_SECONDS`.
    """

    def stop(signum: int, frame: object) -> NoReturn:  # noqa: ARG001 - what a handler of signals is given
        raise TooSlowError(f"to look for `{expression}` in a link takes too long; write it without nested repetitions")

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, MAX_CPU_SECONDS)
        return re.search(expression, text, re.IGNORECASE) is not None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
