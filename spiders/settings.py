"""Scrapy's settings: those of a live crawl, and what a replay changes in them."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spiders.contact import contact, user_agent
from spiders.wayback_index import middle_of

BOT_NAME = "thirds"
# The web archive that `--wayback` asks; the environment variable of the name THIRDS_WAYBACK sets another.
WAYBACK = "https://web.archive.org"
SPIDER_MODULES = ["spiders.boards"]

# Who we are; a live crawl adds how a web master reaches the operator, and does not start without.
USER_AGENT = user_agent("none, nothing is fetched")
# Only what we can unpack within bounds, and check to be whole.
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Language": "en-GB,en;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}
# Obeyed by our own guard, which says why; and tried again by our own patience, at the host's pace.
ROBOTSTXT_OBEY = False
RETRY_ENABLED = False
REDIRECT_MAX_TIMES = 5
# All hosts side by side, without a limit. A request waits for its host's turn (`pace`), one at a time; waiting costs
# nothing, and a host that is slow keeps nobody else waiting.
CONCURRENT_REQUESTS = 0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
# What a page gives is one item, and only written to files.
CONCURRENT_ITEMS = 1
# Names are looked up in threads: as many as may be asked for at once before the first answers come.
REACTOR_THREADPOOL_MAXSIZE = 64
TWISTED_DNS_RESOLVER = "spiders.addresses.PublicResolver"
# For a whole page, from the connection to its last byte; and bytes, as received and unpacked. A page that lists a
# board is some kilobytes; what is larger than this is something else. A source's page may set its own.
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
# Scrapy's own default is not to look at certificates.
DOWNLOAD_VERIFY_CERTIFICATES = True
# A proxy in the environment is not used silently: the archive says where its bytes came from.
HTTPPROXY_ENABLED = False
COOKIES_ENABLED = False
LOG_LEVEL = "ERROR"
DOWNLOADER_MIDDLEWARES = {
    # Last of all on the way back: it wants the page unpacked, and where it was led to.
    "spiders.render.RenderMiddleware": 90,
    "spiders.guard.RobotsGuard": 100,
    "spiders.network.Patience": 550,
    "spiders.guard.RulesDecoder": 595,
    "spiders.remembrance.Remembrance": 900,
}
ITEM_PIPELINES = {"spiders.results.ResultFiles": 0}
EXTENSIONS = {"spiders.archive_hooks.ArchiveWriter": 0}
# Of Scrapy's own only those that somebody asks for. To turn one off would still load it; two of the others would open a
# port through which whoever knows its secret can run code in the crawl, and load a server of their own for it.
EXTENSIONS_BASE = {"scrapy.extensions.corestats.CoreStats": 0, "scrapy.extensions.logcount.LogCount": 0}


def live_settings(folder: Path, archive: Path, sites: Sequence[str] = ()) -> dict[str, Any]:
    """What one live crawl adds: results to `folder`, everything received to `archive`.

    Of a crawl that is shared among several processes, `sites` are those that this one may ask.

    Raises:
        ContactError: the operator has set no contact.
    """
    return {
        **_results(folder),
        "USER_AGENT": user_agent(contact()),
        "DOWNLOAD_HANDLERS": {"http": "spiders.network.LiveHandler", "https": "spiders.network.LiveHandler"},
        "THIRDS_ARCHIVE": str(archive),
        "THIRDS_SITES": list(sites),
    }


def wayback_settings(folder: Path, archive: Path, date: str) -> dict[str, Any]:
    """What a crawl of the web archive changes: every page is met there, as it was near `date`, and kept in `archive`.

    Raises:
        ContactError: the operator has set no contact.
        ValueError: the environment variable THIRDS_WAYBACK is no address, or `date` no date.
    """
    base = os.environ.get("THIRDS_WAYBACK") or WAYBACK
    if not base.startswith(("http://", "https://")):
        raise ValueError(f"THIRDS_WAYBACK must be the http(s) address of a web archive, not {base!r}")
    middle_of(date)
    return {
        **_results(folder),
        "USER_AGENT": user_agent(contact()),
        "DOWNLOAD_HANDLERS": {"http": "spiders.network.LiveHandler", "https": "spiders.network.LiveHandler"},
        "THIRDS_WAYBACK": base,
        "THIRDS_WAYBACK_ARCHIVE": str(archive),
        "THIRDS_WAYBACK_DATE": date,
        # Before the guard, who would ask the site itself for its rules.
        "DOWNLOADER_MIDDLEWARES": {**DOWNLOADER_MIDDLEWARES, "spiders.wayback.WaybackMiddleware": 50},
    }


def replay_settings(folder: Path, archive: Path, asked_for_rules: bool = True) -> dict[str, Any]:
    """What a replay changes: the archive in place of the network, and so no line to wait in.

    A crawl of the web archive asks no site for its robots.txt, so its replay cannot either: `asked_for_rules`.
    """
    return {
        **_results(folder),
        **({} if asked_for_rules else {"DOWNLOADER_MIDDLEWARES": {}}),
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "DOWNLOAD_HANDLERS": {
            "http": "spiders.archive_hooks.ReplayHandler",
            "https": "spiders.archive_hooks.ReplayHandler",
        },
        "THIRDS_REPLAY": str(archive),
    }


def _results(folder: Path) -> dict[str, Any]:
    return {"LOG_FILE": str(folder / "crawl.log"), "THIRDS_RESULTS": str(folder)}
