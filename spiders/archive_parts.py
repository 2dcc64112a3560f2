"""The archive of a crawl that was shared: each shard writes a part beside it, and in the end they are made one file.

data/out/archive/<stamp>.part-2.warc.gz    while the crawl runs, or until the next run where it was killed
data/out/archive/<stamp>.warc.gz           all parts, one after the other: a WARC file is a row of records

Parts are of no use to the index of the folder, which would be out of date with the next record.
"""

import os
from pathlib import Path
from typing import BinaryIO

from spiders.archive_index import PART
from spiders.archive_repair import whole_members

SUFFIX = ".warc.gz"


def part_of(archive: Path, number: int) -> Path:
    """Where the shard of that number keeps what it receives."""
    return archive.with_name(f"{archive.name.removesuffix(SUFFIX)}{PART}{number}{SUFFIX}")


def join_parts(archive: Path) -> int:
    """Put the whole records of all parts behind those of the archive, and take the parts away; how many there were.

    The archive changes in one move. A crash before the parts are gone may have their records joined twice, which says
    nothing else than once. Nobody may be writing here.

    Raises:
        OSError: a file cannot be read, written or removed.
    """
    stem = archive.name.removesuffix(SUFFIX)
    parts = sorted(archive.parent.glob(f"{stem}{PART}*{SUFFIX}"), key=_number)
    if not parts:
        return 0
    aside = archive.with_name(f".{archive.name}.joining")
    with aside.open("wb") as joined:
        for part in [*([archive] if archive.exists() else []), *parts]:
            _append(part, joined)
        joined.flush()
        os.fsync(joined.fileno())
    aside.replace(archive)
    for part in parts:
        part.unlink()
    return len(parts)


def join_all_parts(folder: Path) -> list[Path]:
    """Join the parts that killed runs have left in a folder; the archives that they are now. Nobody may be writing."""
    names = {path.name.partition(PART)[0] + SUFFIX for path in folder.glob(f"*{PART}*{SUFFIX}")}
    archives = [folder / name for name in sorted(names)]
    for archive in archives:
        join_parts(archive)
    return archives


def _append(part: Path, joined: BinaryIO) -> None:
    _, end = whole_members(part)
    with part.open("rb") as stream:
        left = end
        while block := stream.read(min(left, 1 << 20)):
            joined.write(block)
            left -= len(block)


def _number(part: Path) -> int:
    return int(part.name.removesuffix(SUFFIX).rpartition(PART)[2])
