"""What each command does, once its arguments are read."""

import argparse
import csv
import gc
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.explain import explain as explain
from flows.failures import end_if_asked, end_when_asked, reader_may_leave
from flows.findings import findings as findings
from flows.lock import alone
from flows.order import Order, order_of
from flows.releases import releases_to_keep, retire
from flows.settings import DATA, FACSIMILE, OUT
from flows.shelf import interrupts_explained
from flows.what_if import what_if as what_if

if TYPE_CHECKING:
    import pandas as pd

    from spiders.items import Listing

EXTRACTED = (
    "page",
    "person_name",
    "name_as_published",
    "role",
    "group_heading",
    "affiliation",
    "vacant",
    "shape",
    "confidence",
)
COUNTS = ("worker", "user", "state", "management")


def audit(asked: argparse.Namespace) -> int:
    """`thirds audit`: one release, where there is anything to make, then the summary of the latest on stdout."""
    end_when_asked()
    if (asked.runner == "dask") != bool(asked.scheduler):
        asked.usage_error("--runner dask and --scheduler tcp://HOST:8786 go together")
    from spiders.contact import contact

    if asked.live or asked.wayback:
        contact()
    wanted = {
        "live": asked.live,
        "replay": asked.replay,
        "wayback": asked.wayback or "",
        "accept_drift": asked.accept_drift,
        "afresh": asked.afresh,
        "only": asked.only,
        "out": asked.out,
        "data": asked.data,
    }
    order = order_of(**wanted)
    if not _nothing_to_make(order):
        _make(order, wanted, asked.scheduler)
    return 0


def _nothing_to_make(order: Order) -> bool:
    """Whether an audit would only make the latest release again: it stays, and no more than are to be kept stay too."""
    from flows.summary import print_summary
    from flows.unchanged import unchanged

    keep = releases_to_keep()
    with alone(order.out):
        release = unchanged(order)
        if release and keep is not None:
            retire(order.out, keep)
    if release:
        sys.stderr.write(
            f"unchanged    nothing has changed since {release.name}: it stays the latest (make one all the same: "
            "--afresh)\n"
        )
        print_summary(release)
    return release is not None


def _make(order: Order, wanted: dict[str, Any], scheduler: str) -> None:
    """Make a release now."""
    if scheduler:
        from flows.cluster import require_set_up

        require_set_up()
    with interrupts_explained(order.out):
        gc.disable()
        from flows.console import Talk
        from flows.server import server_starting
        from spiders.archive import read_archive
        from spiders.sources import load_sources

        with Talk() as talk, talk.step("starting Prefect"), server_starting():
            # What is likeliest to be wrong is said at once, and not when Prefect has started.
            load_sources(order.data, order.only)
            if order.replay:
                read_archive(order.replay)
            from flows.ahead import load_ahead
            from flows.audit import audit as run_audit
            from flows.summary import print_summary

            load_ahead(order.out, order.data, crawls=not scheduler)
        end_if_asked()
        _collect_seldom()
        print_summary(run_audit(**wanted, scheduler=scheduler).release)


def _collect_seldom() -> None:
    """Let Python look for garbage in cycles less often, and not in what has been loaded, which stays until the end.

    With a million objects of the libraries in memory, it would otherwise spend a fifth of a run in looking at them.
    """
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    gc.enable()


def extract(asked: argparse.Namespace) -> int:
    """`thirds extract`: a row a listing on stdout; a page that cannot be read is said on stderr, and is exit code 1."""
    from spiders.extract import Unreadable
    from spiders.run import CrawlError

    rows: list[dict[str, Any]] = []
    failed = 0
    for page in asked.pages:
        try:
            found = [{"page": page, **_shown(listing)} for listing in _listings_on(page, asked.url)]
            rows += found
            if not found:
                sys.stderr.write(f"thirds: {page}: no board was found on this page\n")
        except OSError as error:
            failed += 1
            sys.stderr.write(
                f"thirds: {page}: {error.strerror or error}; give a saved page (HTML or PDF) or an http(s) address\n"
            )
        except (Unreadable, CrawlError) as error:
            failed += 1
            sys.stderr.write(f"thirds: {page}: {error}\n")
    with reader_may_leave():
        _write_rows(rows, EXTRACTED, asked.format)
    return 1 if failed else 0


def probe(asked: argparse.Namespace) -> int:
    """`thirds probe`: what is on a page, and a source file for it."""
    from flows.probe import probe as look_at

    return look_at(asked)


def check(asked: argparse.Namespace) -> int:
    """`thirds check`: a line a finding on stdout; exit code 1 where one of them is an error."""
    from spiders.check import check_data

    findings = check_data(asked.data or DATA, asked.slugs)
    with reader_may_leave():
        for finding in findings:
            sys.stdout.write(f"{finding}\n".removeprefix(f"{Path.cwd()}/"))
    counts = Counter(finding.severity for finding in findings)
    said = ", ".join(f"{counts[severity]} {severity}(s)" for severity in ("error", "warning", "note"))
    sys.stderr.write(f"{said}\n")
    return 1 if counts["error"] else 0


def classify(asked: argparse.Namespace) -> int:
    """`thirds classify`: the table with class, subclass, route, rule, grade and why."""
    from transforms.codebook import load_codebook
    from transforms.stream import classify_file

    codebook = load_codebook(DATA)
    if asked.out is None:
        own = _on_stdout(lambda place: classify_file(asked.table, codebook, place))
    else:
        with _written_whole(asked.out) as out:
            own = classify_file(asked.table, codebook, out)
    if own:
        kept = ", ".join(f"{name}_given" for name in own)
        sys.stderr.write(f"the columns {', '.join(own)} of the table are kept as {kept}\n")
    return 0


def review(asked: argparse.Namespace) -> int:
    """`thirds review`: a person looks at what the classifier is not sure of."""
    from flows.review import review as look_at_seats

    return look_at_seats(asked)


def score(asked: argparse.Namespace) -> int:
    """`thirds score`: every score column, for one board or for a table of boards."""
    counts = {name: getattr(asked, name) for name in COUNTS}
    given = [name for name, count in counts.items() if count is not None]
    if (asked.table is None) == (not given):
        asked.usage_error("give either BOARDS.csv or the counts --worker --user --state --management")
    if given and len(given) < len(COUNTS):
        missing = ", ".join(f"--{name}" for name in COUNTS if name not in given)
        asked.usage_error(f"a board needs all four counts; {missing} is missing (0 is a count)")
    for name in ("unclassified", "total"):
        if asked.table is not None and getattr(asked, name) is not None:
            asked.usage_error(f"--{name} goes with counts; a table has a column {name}")
    frame = _scored_table(asked.table) if asked.table else _scored_counts(counts, asked.unclassified, asked.total)
    if asked.json:
        records = json.loads(frame.to_json(orient="records"))
        sys.stdout.write(json.dumps(records if asked.table else records[0], ensure_ascii=False, indent=1) + "\n")
    else:
        _write_table(frame, None)
    return 0


def serve(asked: argparse.Namespace) -> int:
    """`thirds serve`: the sites of the releases, until it is interrupted."""
    end_when_asked()
    from flows.serve import serve as show

    return show(asked.out or OUT, asked.port)


def status(asked: argparse.Namespace) -> int:
    """`thirds status`: what is stale, failing, held back or due; 1 where somebody should do something."""
    from flows.status import status as tell

    return tell(asked)


def releases(asked: argparse.Namespace) -> int:
    """`thirds releases`: what is on the shelf, and whether it is whole."""
    from flows.release_commands import list_releases

    return list_releases(asked)


def diff(asked: argparse.Namespace) -> int:
    """`thirds diff`: what changed from one release to another, and why."""
    from flows.release_commands import diff as compare

    return compare(asked)


def rebuild(asked: argparse.Namespace) -> int:
    """`thirds rebuild`: a release made again and compared."""
    from flows.release_commands import rebuild as make_again

    return make_again(asked)


def facsimile(asked: argparse.Namespace) -> int:
    """`thirds facsimile`: build the embedded archive."""
    from spiders.facsimile import build_facsimile

    path = asked.to or FACSIMILE
    pages = build_facsimile(DATA, path)
    sys.stderr.write(f"{pages} facsimile pages\n")
    sys.stdout.write(f"{path}\n")
    return 0


def _scored_table(path: Path) -> "pd.DataFrame":
    from transforms.score import ScoreError, score_table
    from transforms.tabular import read_table

    table = read_table(path, COUNTS, optional=None)
    try:
        return score_table(table)
    except ScoreError as error:
        raise ScoreError(f"{path}: {error}") from None


def _scored_counts(counts: dict[str, int], unclassified: int | None, total: int | None) -> "pd.DataFrame":
    import pandas as pd

    from transforms.score import score_counts

    worker, user, state, management = (counts[name] for name in COUNTS)
    return pd.DataFrame([score_counts(worker, user, state, management, unclassified, total=total)])


def _listings_on(page: str, url: str) -> Iterable["Listing"]:
    from spiders.extract import read_page

    found = read_page(_fetched(page), page) if "://" in page else read_page(Path(page).read_bytes(), url)
    if found.note:
        sys.stderr.write(f"thirds: {page}: {found.note}\n")
    return found.listings


def _fetched(url: str) -> bytes:
    """The body of one page, fetched as a live crawl fetches it: robots.txt, pace, our own name and all."""
    from spiders.archive import address_key, decoded_body, read_archive
    from spiders.run import CrawlError, crawl
    from spiders.sources import http_url
    from spiders.targets import Target

    try:
        http_url(url)
    except ValueError as error:
        raise CrawlError(f"this is no address of a page: {error}") from error
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "page.warc.gz"
        crawled = crawl([Target("", "", "", "", url)], "live", archive, Path(folder), timeout=300)
        if len(crawled.captures) == 0:
            failure = crawled.failures.iloc[0]
            raise CrawlError(f"{failure['cause']}: {failure['advice']}")
        return decoded_body(read_archive(archive)[address_key(str(crawled.captures.iloc[0]["url"]))])


def _shown(listing: "Listing") -> dict[str, Any]:
    return {name: getattr(listing, name) for name in EXTRACTED if name != "page"}


def _write_rows(rows: list[dict[str, Any]], columns: Iterable[str], form: str) -> None:
    if form == "jsonl":
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    writer = csv.DictWriter(sys.stdout, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _write_table(frame: "pd.DataFrame", path: Path | None) -> None:
    if path is None:
        frame.to_csv(sys.stdout, index=False, lineterminator="\n")
        return
    with _written_whole(path) as out:
        frame.to_csv(out, index=False, lineterminator="\n", encoding="utf-8")


@contextmanager
def _written_whole(path: Path) -> Iterator[Path]:
    """A file that appears under its name only when all of it is written: the place where to write it until then."""
    aside = path.with_name(f".{path.name}.writing")
    try:
        aside.touch()  # a place where nothing can be written is found out before the work
        yield aside
        aside.replace(path)
    except OSError as error:
        if error.filename == str(aside):
            error.filename = str(path)  # the name that the user knows
        raise
    finally:
        with suppress(OSError):  # where nothing could be made, there is nothing to take away
            aside.unlink(missing_ok=True)


def _on_stdout(write: Callable[[Path], list[str]]) -> list[str]:
    """What `write` puts into a file, on stdout once it is whole."""
    with tempfile.TemporaryDirectory(prefix="thirds-") as folder:
        said = write(Path(folder) / "out")
        sys.stdout.flush()
        with (Path(folder) / "out").open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer, 2**20)
    return said
