"""What a crawl leaves besides its archive: a file of JSON lines a kind of item, in the folder of the crawl.

A page hands all its items on at once. Scrapy takes longer to hand on an item than extraction to read it off the page:
a task, five generators and two signals each, and a search for its fields in the exporter of feeds.
"""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import IO, TYPE_CHECKING

from spiders.archive_hooks import NOT_WRITTEN
from spiders.items import Capture, Failure, Note, Placed

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

Item = Capture | Placed | Failure | Note
FILES: dict[type[Item], str] = {
    Placed: "placed.jsonl",
    Capture: "captures.jsonl",
    Failure: "failures.jsonl",
    Note: "notes.jsonl",
}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in FILES}
_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Found:
    """What one page gave, in order."""

    items: list[Item]


class ResultFiles:
    """Writes what pages give, each as soon as it is read: whoever waits for the crawl counts the lines."""

    def __init__(self, crawler: "Crawler"):
        self.crawler = crawler
        self.folder = Path(crawler.settings["THIRDS_RESULTS"])
        self.files: dict[type[Item], IO[str]] = {}

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "ResultFiles":
        """Made by Scrapy."""
        return cls(crawler)

    def open_spider(self) -> None:
        """Open the files: one that stays empty says that there was nothing of its kind."""
        self.files = {kind: (self.folder / name).open("w", encoding="utf-8") for kind, name in FILES.items()}

    def process_item(self, item: Found) -> Found:
        """Write the items of a page.

        Raises:
            OSError: they could not be written, which Scrapy only logs; `run` asks for `NOT_WRITTEN` in the end.
        """
        try:
            self._write(item.items)
        except OSError as error:
            if self.crawler.stats:
                self.crawler.stats.set_value(NOT_WRITTEN, f"{self.folder}: {error.strerror or error}")
            raise
        return item

    def _write(self, items: list[Item]) -> None:
        written = set()
        for item in items:
            kind = type(item)
            row = {name: getattr(item, name) for name in _FIELDS[kind]}
            self.files[kind].write(_ENCODER.encode(row) + "\n")
            written.add(kind)
        for kind in written:
            self.files[kind].flush()

    def close_spider(self) -> None:
        """Close the files."""
        for file in self.files.values():
            file.close()
