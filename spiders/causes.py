"""Why a page gave no board: one word a cause, kept as data, and for each a sentence of what to do about it."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError

from spiders.addresses import PrivateAddressError
from spiders.archive_hooks import FailedThenError, NotArchivedError
from spiders.expressions import TooSlowError
from spiders.following import NothingToFollowError, OffSiteError
from spiders.guard import RobotsDisallowError, RobotsUnreachableError
from spiders.heads import HeadTooLargeError
from spiders.items import LEFT_FOR_LATER
from spiders.network import CertificateError, LeftForLaterError
from spiders.pace import HostClosedError
from spiders.registers import RegisterError
from spiders.wayback_index import ArchiveUnavailableError, NoCaptureError, WrongDigestError

ADVICE = {
    # The way there
    "dns": "the host has no address: check the source's url",
    "refused": "the host refused the connection: run again later, then check the source's url",
    "tls": "the host's certificate cannot be trusted: check the source's url, or tell the site",
    "timeout": "the host did not answer in time: run again later",
    "unreachable": "the page could not be fetched: run again later",
    "private address": "the address leads into a private network, or to a port that is not the web's, where we do not "
    "follow: check the source's url",
    "robots": "the site asks not to be crawled there: check the page by hand",
    "redirects": "the address leads round in circles: find the board's address and mend the source's url",
    "off site": "a followed link leads to another site, where we do not follow: mend the source's follow",
    # The answer
    "blocked": "the site refused us: check the page by hand, and do not evade",
    "gone": "the page is gone: find the board's new address and mend the source's url",
    "soft 404": "the site answers 200 with a page that says there is none: find the board's new address",
    "server error": "the site failed: run again later",
    "http": "the site answered with another status than 200: check the source's url",
    "too large": "the page is larger than any board page: check the source's url",
    "cut off": "the connection broke off: run again later",
    LEFT_FOR_LATER: "the page leads to a site that another part of the crawl may be at: it is read when all are done",
    "not archived": "replay the archive that the crawl wrote, or leave the page out of the source file",
    "no capture": "the web archive holds no good capture of the page near that date: try another date",
    "wrong digest": "what the web archive sent is not what its index lists: run again later, or try another date",
    "archive unavailable": "the web archive did not answer as it should: run again later",
    "not rendered": "the page needs a browser to show: pip install 'thirds[render]', and install Chromium; "
    "where both are there, look at the page",
    "no key": "the register answers holders of a key only: ask it for one, and set it in the environment",
    "register changed": "the register answered in a form that we do not know: look at what it sends, and mend its "
    "module in spiders/registers",
    # The page
    "empty": "the page is empty: check the source's url",
    "not html": "this is neither HTML nor a PDF: check the source's url",
    "too deep": "the mark-up is nested beyond reason: check the source's url",
    "no text": "the document holds pictures of text only: transcribe it by hand",
    "locked": "the PDF asks for a password: look for an open copy, or transcribe it by hand",
    "no board found": "look at the page: the board may have moved, or need a script to show; mend the source's url",
    "reader failed": "a fault of ours, and none of the page: report it with the page",
    "layout changed": "what the source file says of the page no longer matches: look at the page and mend shape, "
    "selector, section or follow",
    # The board, held against what we knew of it
    "rows held back": "every row of the page broke a rule: look at the quarantine, then mend the source or the rule",
    "fewer than expected": "the page lists fewer than the source file expects: look at it, and mend url or expected",
    "shrunk": "the board is less than half of what it was: look at the page, then confirm it or mend the source",
    "class lost": "a whole class has left the board: look at the page, then confirm it or mend the source",
}
CAUSES: dict[type[Exception], str] = {
    NotArchivedError: "not archived",
    NoCaptureError: "no capture",
    WrongDigestError: "wrong digest",
    ArchiveUnavailableError: "archive unavailable",
    PrivateAddressError: "private address",
    CertificateError: "tls",
    CannotResolveHostError: "dns",
    DownloadConnectionRefusedError: "refused",
    DownloadTimeoutError: "timeout",
    DownloadCancelledError: "too large",
    HeadTooLargeError: "too large",
    ResponseDataLossError: "cut off",
    EOFError: "cut off",
    RobotsDisallowError: "robots",
    OffSiteError: "off site",
    NothingToFollowError: "layout changed",
    TooSlowError: "layout changed",
    # Sources are checked before the crawl, so an address that is none was the answer of a redirect.
    ValueError: "redirects",
}


def cause_of(error: BaseException | None) -> str:
    """The cause of a failed fetch, in a word of `ADVICE`."""
    if isinstance(error, RobotsUnreachableError):
        return cause_of(error.reason)
    if isinstance(error, LeftForLaterError):
        return LEFT_FOR_LATER
    if isinstance(error, FailedThenError | RegisterError):
        return error.cause
    if isinstance(error, HttpError):
        return cause_of_status(error.response.status)
    if isinstance(error, HostClosedError):
        return cause_of_status(error.status)
    if isinstance(error, IgnoreRequest) and not isinstance(error, RobotsDisallowError):
        return "redirects" if "redirect" in str(error) else "too large"
    return next((cause for kind, cause in CAUSES.items() if isinstance(error, kind)), "unreachable")


def cause_of_status(status: int) -> str:
    """The cause that an answer's status stands for."""
    if status in (404, 410):
        return "gone"
    if status in (401, 403, 429):
        return "blocked"
    # A redirect that gets as far as this leads nowhere that could be followed.
    if status in (301, 302, 303, 307, 308):
        return "redirects"
    return "server error" if status >= 500 else "http"
