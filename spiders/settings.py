"""Scrapy's settings: those of a live crawl, and what a replay changes in them."""

import os
from pathlib import Path
from typing import Any

BOT_NAME = "thirds"
SPIDER_MODULES = ["spiders.boards"]

# Who we are, and how a web master reaches the operator.
USER_AGENT = (
    "thirds/0.1 (audit of the boards of public-service organisations; contact: "
    f"{os.environ.get('THIRDS_CONTACT') or 'not set by the operator'})"
)
# Obeyed by our own guard, below, which says why.
ROBOTSTXT_OBEY = False
REDIRECT_MAX_TIMES = 5
# One request a second to a host, at most one at a time; many hosts side by side.
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0
CONCURRENT_REQUESTS = 32
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_TIMEOUT = 60
# A page that lists a board is some kilobytes; what is larger than this is something else.
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
LOG_LEVEL = "ERROR"
DOWNLOADER_MIDDLEWARES = {"spiders.guard.RobotsGuard": 100}
EXTENSIONS = {"spiders.archive_hooks.ArchiveWriter": 0}


def live_settings(folder: Path, archive: Path) -> dict[str, Any]:
    """What one live crawl adds: results to `folder`, everything received to `archive`."""
    return {**_results(folder), "THIRDS_ARCHIVE": str(archive)}


def replay_settings(folder: Path, archive: Path) -> dict[str, Any]:
    """What a replay changes: the archive in place of the network, and so no pace to keep and nothing to try again."""
    return {
        **_results(folder),
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "DOWNLOAD_MAXSIZE": 0,
        "RETRY_ENABLED": False,
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
            str(folder / "notes.jsonl"): _feed("spiders.items.Note"),
        },
    }


def _feed(item_class: str) -> dict[str, Any]:
    return {"format": "jsonlines", "encoding": "utf-8", "item_classes": [item_class], "store_empty": True}
