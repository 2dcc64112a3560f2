"""Share the pages of a crawl among several processes, which may be on several machines, without being rude to a host.

The pace at a host is kept within one process. So all pages of a site go to one shard, and a shard asks no other site:
a page that leads there is left for later, when all shards are done and one process may ask everybody.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pandas as pd

from spiders.archive_index import PART
from spiders.items import LEFT_FOR_LATER
from spiders.registers import address_of
from spiders.run import Crawled
from spiders.sites import site_of
from spiders.targets import Target


def shards_of(targets: Sequence[Target], number: int) -> list[list[Target]]:
    """The targets in at most `number` parts of about as many pages, the pages of a site in one part.

    Always the same for the same targets; within a part they stand in the order in which they were given.
    """
    pages: dict[str, set[str]] = {}
    for target in targets:
        pages.setdefault(asked_site(target), set()).add(target.url)
    load = [0] * number
    part_of: dict[str, int] = {}
    for site in sorted(pages, key=lambda site: (-len(pages[site]), site)):
        part_of[site] = load.index(min(load))
        load[part_of[site]] += len(pages[site])
    parts: list[list[Target]] = [[] for _ in load]
    for target in targets:
        parts[part_of[asked_site(target)]].append(target)
    return [part for part in parts if part]


def sites_of(targets: Iterable[Target]) -> list[str]:
    """The sites that a crawl of the targets asks first, each once, in order."""
    return sorted({asked_site(target) for target in targets})


def asked_site(target: Target) -> str:
    """The site that is asked for the target's page: that of its register's interface, where it has a register."""
    return site_of(address_of(target.register, target.url))


def left_for_later(crawled: Crawled) -> set[str]:
    """The pages of the sources that a shard could not read without asking a site of others."""
    failures = crawled.failures
    return set(failures.loc[failures["cause"] == LEFT_FOR_LATER, "source_url"])


def without(crawled: Crawled, pages: Collection[str]) -> Crawled:
    """What was crawled, without what is known of these pages of the sources: they are to be read once more."""
    placed = crawled.placed[~crawled.placed["source_url"].isin(pages)]
    captures = crawled.captures
    gone = captures["url"].isin(pages) & ~captures["capture_id"].isin(placed["capture_id"])
    return Crawled(
        placed,
        captures[~gone],
        crawled.failures[~crawled.failures["source_url"].isin(pages)],
        crawled.notes[~crawled.notes["url"].isin(pages)],
    )


def together(*several: Crawled) -> Crawled:
    """Several crawls as one."""

    def all_of(name: str) -> pd.DataFrame:
        return pd.concat([cast(pd.DataFrame, getattr(each, name)) for each in several], ignore_index=True)

    return Crawled(all_of("placed"), all_of("captures"), all_of("failures"), all_of("notes"))


def in_one_archive(crawled: Crawled, archive: Path) -> Crawled:
    """What was crawled, with the captures of its parts named for the archive that they are joined to."""
    names = crawled.captures["archive"]
    parts = names.astype("str").str.contains(PART, regex=False)
    return replace(crawled, captures=crawled.captures.assign(archive=names.mask(parts, archive.name)))
