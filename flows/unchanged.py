"""Whether there is anything to make: an audit of what the latest release was made from would only make it again.

Decided from the record of that release before anything heavy is loaded, and only for a replay: what a crawl of the
network would find, nobody knows. The order, every input, the code and the libraries must be those of the release.

Of the day a release depends in one thing: of a page that fails it says for how long, in days. So a release with
failures is made again on another day, and one without is the same on any.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path

from flows.ingredients import code_digest, input_digests, library_versions
from flows.order import Order
from flows.releases import DATABASE
from flows.shelf import POINTERS
from flows.sums import damage, digest
from transforms.record import Record, RecordError, read_record

FAILURES = Path("csv") / "failures.csv"


def unchanged(order: Order) -> Path | None:
    """The latest release, where it is what an audit of this order would make; None where there is something to do.

    Something to do is also to put in order what a killed run has left, and to replace a release that is not whole.
    Only whoever holds the lock of the output folder may ask.

    Raises:
        OSError: an input cannot be read.
    """
    latest = (order.out / "latest").resolve()
    if order.live or order.wayback or order.afresh or _left_by_a_killed_run(order.out):
        return None
    if not (latest / DATABASE).exists():
        return None
    try:
        record = read_record(latest)
    except RecordError:
        return None
    same = _same_order(record, order) and _made_of_the_same(record, order)
    return latest if same and _of_today_or_any_day(latest, record) and not damage(latest) else None


def _left_by_a_killed_run(out: Path) -> bool:
    return (out / "work").exists() or any(out.glob(f"{POINTERS}*"))


def _same_order(record: Record, order: Order) -> bool:
    """Whether the same is asked for; a drift that was accepted is in the release, and there is none against itself."""
    then, now = dict(record.order), order.written()
    for each in (then, now):
        each.pop("accept_drift", None)
        each["only"] = sorted(set(each["only"]))
    return then == now


def _made_of_the_same(record: Record, order: Order) -> bool:
    archive = order.replay or order.embedded
    if not archive.is_file():
        return False
    return (
        [(crawl["archive"], crawl["sha256"]) for crawl in record.crawls] == [(archive.name, digest(archive))]
        and record.inputs == input_digests(order.data, order.out)
        and record.libraries == library_versions()
        and record.code["sha256"] == code_digest()
    )


def _of_today_or_any_day(release: Path, record: Record) -> bool:
    if record.release.startswith(datetime.now(UTC).strftime("%Y%m%dT")):
        return True
    try:
        with (release / FAILURES).open(encoding="utf-8-sig", newline="") as file:
            return next(csv.DictReader(file), None) is None
    except OSError:
        return False
