"""Scrapy's settings: those of a live crawl, and what a replay changes in them."""

from pathlib import Path
from typing import Any

from spiders.contact import contact, user_agent

BOT_NAME = "thirds"
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
# Items are only written to a file. Scrapy would start a hundred tasks a page to do so.
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
TELNETCONSOLE_ENABLED = False
LOG_LEVEL = "ERROR"
DOWNLOADER_MIDDLEWARES = {
    "spiders.guard.RobotsGuard": 100,
    "spiders.network.Patience": 550,
    "spiders.guard.RulesDecoder": 595,
    "spiders.remembrance.Remembrance": 900,
}
EXTENSIONS = {"spiders.archive_hooks.ArchiveWriter": 0}


def live_settings(folder: Path, archive: Path) -> dict[str, Any]:
    """What one live crawl adds: results to `folder`, everything received to `archive`.

    Raises:
        ContactError: the operator has set no contact.
    """
    return {
        **_results(folder),
        "USER_AGENT": user_agent(contact()),
        "DOWNLOAD_HANDLERS": {"http": "spiders.network.LiveHandler", "https": "spiders.network.LiveHandler"},
        "THIRDS_ARCHIVE": str(archive),
    }


def replay_settings(folder: Path, archive: Path) -> dict[str, Any]:
    """What a replay changes: the archive in place of the network, and so no line to wait in."""
    return {
        **_results(folder),
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "DOWNLOAD_HANDLERS": {
            "http": "spiders.archive_hooks.ReplayHandler",
            "https": "spiders.archive_hooks.ReplayHandler",
        },
        "THIRDS_REPLAY": str(archive),
    }


def _results(folder: Path) -> dict[str, Any]:
    return {
        "LOG_FILE": str(folder / "crawl.log"),
        "FEEDS": {
            str(folder / "placed.jsonl"): _feed("spiders.items.Placed"),
            str(folder / "captures.jsonl"): _feed("spiders.items.Capture"),
            str(folder / "failures.jsonl"): _feed("spiders.items.Failure"),
        },
    }


def _feed(item_class: str) -> dict[str, Any]:
    return {"format": "jsonlines", "encoding": "utf-8", "item_classes": [item_class], "store_empty": True}
