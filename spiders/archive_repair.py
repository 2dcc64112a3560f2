"""The archive of a crawl that was cut off: its whole records are kept, and the crawl goes on from them.

A reader refuses a file that is cut short, because what is missing could be anybody's seat. That holds for an archive
that was whole once. A crawl that was killed never had more than its last whole record, and says so here; a replay of it
still fails for each page that was not reached.
"""

import zlib
from pathlib import Path

from spiders.archive import Contents, read_contents
from spiders.archive_index import INDEX_NAME, stored_sizes

BLOCK = 1 << 20


def mend_folder(folder: Path) -> list[str]:
    """Mend the archives of a folder that no crawl has finished; a sentence for each that was cut short.

    Archives that the index of the folder knows were finished, and are not looked into. Nobody may be writing here.
    """
    said = []
    for path in sorted(folder.glob("*.warc.gz")):
        if _is_finished(path):
            continue
        records, cut = mend(path)
        if cut:
            said.append(
                f"{path}: the crawl was killed; {records} whole records are kept, and {cut} bytes of a record that was "
                "half written are cut off"
            )
    for aside in folder.glob(f".{INDEX_NAME}.*"):
        aside.unlink()
    return said


def received_before(path: Path) -> Contents:
    """What a crawl had received into its archive when it was cut off; nothing where it had not begun.

    Raises:
        ArchiveError: the archive is damaged otherwise than at its end.
    """
    if not path.exists():
        return Contents()
    if not _is_finished(path):
        mend(path)
    # The first member says what file this is.
    return read_contents(path) if whole_members(path)[0] > 1 else Contents()


def _is_finished(path: Path) -> bool:
    """Whether the crawl came to its end: what is wrong in its archive now came later, and is not for us to cut off."""
    return stored_sizes(path.parent).get(path.name) == path.stat().st_size


def mend(path: Path) -> tuple[int, int]:
    """Cut a file of gzip members, one a record, behind its last whole member; whole members and bytes cut off.

    A file that is whole is left as it is. One without a single whole member is left too, and counts as nothing.
    """
    members, end = whole_members(path)
    size = path.stat().st_size
    if end == size or not members:
        return members, 0
    with path.open("r+b") as file:
        file.truncate(end)
    return members, size - end


def whole_members(path: Path) -> tuple[int, int]:
    """How many whole gzip members a file begins with, and where the last of them ends."""
    members, end, at = 0, 0, 0
    with path.open("rb") as file:
        inflating = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while block := file.read(BLOCK):
            while block:
                try:
                    inflating.decompress(block)
                except zlib.error:
                    return members, end
                if not inflating.eof:
                    at += len(block)
                    break
                at += len(block) - len(inflating.unused_data)
                block = inflating.unused_data
                members, end = members + 1, at
                inflating = zlib.decompressobj(zlib.MAX_WBITS | 16)
    return members, end
