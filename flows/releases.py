"""The releases on the shelf: what there is, whether it is whole, and which of them are kept.

data/out/bases/<stamp>/thirds.duckdb   what is left of a release that is taken away and that a kept one is made from

Archives are never taken away: the history of every later release leads back to them.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.shelf import ShelfError
from transforms.record import Record, RecordError, read_record

KEEP = "THIRDS_KEEP_RELEASES"
DATABASE = "thirds.duckdb"


@dataclass(frozen=True)
class Release:
    """One release on the shelf; it has no record where it is of before records were kept."""

    folder: Path
    latest: bool
    record: Record | None

    @property
    def stamp(self) -> str:
        """Its name: the UTC time of its run."""
        return self.folder.name


def releases(out: Path) -> list[Release]:
    """The releases, oldest first."""
    latest = (out / "latest").resolve()
    folders = sorted(path for path in (out / "releases").glob("*") if (path / DATABASE).exists())
    return [Release(folder, folder.resolve() == latest, _record(folder)) for folder in folders]


def _record(folder: Path) -> Record | None:
    try:
        return read_record(folder)
    except RecordError:
        return None


def find_release(out: Path, name: str) -> Path:
    """The folder of a release: by its stamp, or `latest`.

    Raises:
        ShelfError: there is no such release; the message names those that there are.
    """
    folder = out / "latest" if name == "latest" else out / "releases" / name
    if (folder / DATABASE).exists():
        return folder.resolve()
    known = ", ".join(release.stamp for release in releases(out)[-5:]) or "none"
    raise ShelfError(f"{out}: there is no release `{name}`; the newest are: {known}")


def base_of(out: Path, stamp: str) -> Path | None:
    """The database of a release that another is made from, where it still is."""
    places = (out / folder / stamp / DATABASE for folder in ("releases", "bases", "withdrawn"))
    return next((place for place in places if place.exists()), None)


def releases_to_keep() -> int | None:
    """How many releases are kept, as the operator has set; None where all are.

    Raises:
        ShelfError: the setting is no whole number from 1.
    """
    words = os.environ.get(KEEP, "").strip()
    if not words:
        return None
    if not words.isascii() or not words.isdigit() or int(words) < 1:
        raise ShelfError(f"{KEEP} must be a whole number from 1, not {words!r}; unset it to keep every release")
    return int(words)


def retire(out: Path, keep: int) -> list[str]:
    """Take away all but the newest `keep` releases, and what none of those is made from; the stamps taken away.

    The latest stays, whatever its age. Of a release that a kept one took its history from, the database stays.
    """
    there = releases(out)
    kept = [release for at, release in enumerate(there) if at >= len(there) - keep or release.latest]
    gone = [release for release in there if release not in kept]
    wanted = {str(release.record.previous.get("release", "")) for release in kept if release.record}
    for release in gone:
        if release.stamp in wanted:
            _keep_base(out, release.folder)
        _remove(out, release.folder)
    for base in (out / "bases").glob("*"):
        if base.name not in wanted:
            shutil.rmtree(base)
    _forget_inputs(out, kept)
    return [release.stamp for release in gone]


def _keep_base(out: Path, folder: Path) -> None:
    base = out / "bases" / folder.name
    base.mkdir(parents=True, exist_ok=True)
    aside = base / f".{DATABASE}"
    shutil.copyfile(folder / DATABASE, aside)
    aside.replace(base / DATABASE)


def _remove(out: Path, folder: Path) -> None:
    """Take a folder off the shelf in one move, so that nobody finds half a release, then delete it."""
    aside = out / "releases" / f".{folder.name}"
    folder.rename(aside)
    shutil.rmtree(aside)


def _forget_inputs(out: Path, kept: list[Release]) -> None:
    if any(release.record is None for release in kept):
        return  # nobody knows what it was made from
    wanted = {name for release in kept if release.record for name in _inputs(release.record)}
    for path in (out / "inputs").glob("*"):
        if path.name not in wanted:
            path.unlink()


def _inputs(record: Record) -> Iterator[str]:
    yield from record.inputs.values()
    yield from (crawl["sha256"] for crawl in record.crawls)
