"""Scrapy's settings: one set for a live crawl, and what a replay changes in it."""

import os
from pathlib import Path
from typing import Any

# A page that lists a board is some kilobytes; what is larger than this is something else.
LARGEST_PAGE = 16 * 1024 * 1024

USER_AGENT = "thirds/0.1 (audit of the boards of public-service organisations; contact: {contact})"


def user_agent() -> str:
    """Who we are, and how a web master reaches the operator (`THIRDS_CONTACT`)."""
    return USER_AGENT.format(contact=os.environ.get("THIRDS_CONTACT") or "not set by the operator")


def live_settings(folder: Path, archive: Path) -> dict[str, Any]:
    """Settings of a live crawl: polite, and everything received is written to `archive`."""
    return {
        "BOT_NAME": "thirds",
        "USER_AGENT": user_agent(),
        "ROBOTSTXT_OBEY": True,
        # One request a second to a host, at most one at a time; many hosts side by side.
        "DOWNLOAD_DELAY": 1.0,
        "DOWNLOAD_DELAY_JITTER": 0,
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_TIMEOUT": 60,
        "DOWNLOAD_MAXSIZE": LARGEST_PAGE,
        "DOWNLOAD_WARNSIZE": 0,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
        "LOG_FILE": str(folder / "crawl.log"),
        "DOWNLOADER_MIDDLEWARES": {"spiders.guard.RobotsVerdict": 50},
        "EXTENSIONS": {"spiders.archive.ArchiveWriter": 0, "spiders.guard.CrawlDelay": 0},
        "THIRDS_ARCHIVE": str(archive),
        "FEEDS": {
            str(folder / "placed.jsonl"): _feed("spiders.items.Placed"),
            str(folder / "captures.jsonl"): _feed("spiders.items.Capture"),
            str(folder / "failures.jsonl"): _feed("spiders.items.Failure"),
        },
    }


def replay_settings(folder: Path, archive: Path) -> dict[str, Any]:
    """Settings of a replay: the archive in place of the network, and so no pace to keep."""
    return {
        **live_settings(folder, archive),
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "RETRY_ENABLED": False,
        "DOWNLOAD_HANDLERS": {
            "http": "spiders.archive.ReplayHandler",
            "https": "spiders.archive.ReplayHandler",
        },
        "THIRDS_ARCHIVE": None,
        "THIRDS_REPLAY": str(archive),
    }


def _feed(item_class: str) -> dict[str, Any]:
    return {"format": "jsonlines", "encoding": "utf-8", "item_classes": [item_class], "store_empty": True}
