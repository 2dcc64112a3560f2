"""`thirds rebuild`: make a release a second time, from what it was made from, and compare every byte.

The times of its stages are taken from the release, since no second run takes as long as the first; everything else is
made anew: pages are read from their archives, names and classes, scores, history, gates, files.
"""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from prefect import flow

from flows.audit import make_release
from flows.console import Talk
from flows.gates import AuditStoppedError
from flows.ingredients import library_versions
from flows.ledger import Ledger
from flows.order import Again, Order
from flows.record import code_version
from flows.releases import DATABASE, base_of
from flows.shards import Here
from flows.sums import damage, digest, read_sums
from transforms.record import NAME as RECORD
from transforms.record import Record, read_record


class RebuildError(RuntimeError):
    """The release cannot be made again; the message says what is missing and what to do."""


@dataclass(frozen=True)
class Rebuilt:
    """What came of it.

    Attributes:
        same: files that are the same, byte for byte.
        different: what differs, one sentence each.
        otherwise: what the release was made with that is otherwise now (code, libraries), one sentence each.
    """

    same: list[str]
    different: list[str]
    otherwise: list[str]


def rebuild(out: Path, folder: Path) -> Rebuilt:
    """Make the release in `folder` again, aside, and compare.

    Raises:
        RebuildError: the release is not whole, or what it was made from is not there any more.
        RecordError: it has no record.
        OSError, ArchiveError, CrawlError: as an audit.
    """
    record = read_record(folder)
    if damaged := damage(folder):
        raise RebuildError(f"{folder}: this release is not as it was published: {'; '.join(damaged[:5])}")
    with tempfile.TemporaryDirectory(prefix="thirds-rebuild-") as scratch:
        order = _order(record, out, Path(scratch))
        try:
            same, different = _compared(folder, remake(order, Path(scratch), record.release, _times(folder)))
        except AuditStoppedError as stopped:
            same, different = [], [f"a gate stops it: {stopped}"]
    return Rebuilt(same, different, _otherwise(record))


@flow(name="rebuild", validate_parameters=False)
def remake(order: Order, scratch: Path, run_id: str, times: Mapping[str, tuple[str, float]]) -> Path:
    """The folder that an audit of that order builds."""
    work = scratch / "work"
    work.mkdir()
    with Talk() as talk:
        return make_release(order, work, Ledger(run_id, times=times), talk, Here())


def _order(record: Record, out: Path, scratch: Path) -> Order:
    data = scratch / "data"
    for name, hexadecimal in record.inputs.items():
        kept = out / "inputs" / hexadecimal
        _must_be(kept, hexadecimal, f"the input data/{name}")
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, data / name)
    archives = {crawl["archive"]: _archive(crawl, out, data, scratch) for crawl in record.crawls}
    previous = None
    if record.previous:
        previous = base_of(out, record.previous["release"])
        if previous is None:
            raise RebuildError(
                f"{record.release} took its history from {record.previous['release']}, and that is not there any more"
            )
        _must_be(previous, record.previous["sha256"], f"the release before, {record.previous['release']}")
    replay = str(record.order.get("replay", ""))
    return Order(
        live=bool(record.order["live"]),
        replay=archives[replay] if replay else None,
        only=tuple(record.order["only"]),
        out=scratch / "out",
        data=data,
        wayback=str(record.order["wayback"]),
        accept_drift=bool(record.order.get("accept_drift", False)),
        again=Again(previous, {crawl["method"]: archives[crawl["archive"]] for crawl in record.crawls}),
    )


def _archive(crawl: Mapping[str, str], out: Path, data: Path, scratch: Path) -> Path:
    """Where an archive is: in the data, beside the releases, or kept as an input."""
    name, hexadecimal = crawl["archive"], crawl["sha256"]
    for place in (data / "archive" / name, out / "archive" / name):
        if place.exists() and digest(place) == hexadecimal:
            return place
    kept, place = out / "inputs" / hexadecimal, scratch / "archive" / name
    _must_be(kept, hexadecimal, f"the archive {name}")
    place.parent.mkdir(exist_ok=True)
    shutil.copyfile(kept, place)
    return place


def _must_be(path: Path, hexadecimal: str, what: str) -> None:
    if not path.exists():
        raise RebuildError(f"{path}: {what} is not there any more; restore the file from a copy")
    if digest(path) != hexadecimal:
        raise RebuildError(f"{path}: {what} is not what the release was made from; restore the file from a copy")


def _times(folder: Path) -> dict[str, tuple[str, float]]:
    from transforms.warehouse import read

    run = read(folder / DATABASE, "run")
    return {
        str(stage): (str(began), float(seconds))
        for stage, began, seconds in run[["stage", "started_at", "seconds"]].itertuples(index=False, name=None)
    }


def _compared(folder: Path, built: Path) -> tuple[list[str], list[str]]:
    from transforms.sameness import differences

    same, different = [], []
    before, now = read_sums(folder), read_sums(built)
    for name in sorted({*before, *now} - {DATABASE, RECORD}):
        if before.get(name) == now.get(name):
            same.append(name)
        elif name in before and name in now:
            different.append(f"{name} differs")
        else:
            different.append(f"{name} is only in the {'release' if name in before else 'release made again'}")
    found = differences(folder / DATABASE, built / DATABASE)
    return same, [*different, *(f"{DATABASE}: {each}" for each in found)]


def _otherwise(record: Record) -> list[str]:
    """What the release was made with that is otherwise now."""
    code, now = record.code, code_version()
    found = []
    if code["sha256"] != now["sha256"]:
        then = code["commit"][:12] or f"version {code['version']}"
        found.append(f"the code is not that of the release: it was made by {then}, sha256 {code['sha256'][:12]}")
    versions = library_versions()
    found += [
        f"{name} was {then}, and is {versions.get(name, 'not looked at any more')}"
        for name, then in record.libraries.items()
        if versions.get(name) != then
    ]
    return found
