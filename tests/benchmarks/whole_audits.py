"""Whole audits by replay, as a person would start them: a data folder of invented organisations, and what a run takes.

`python -m tests.benchmarks.whole_audits ORGANISATIONS ...` prints what each size takes, as JSON.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from spiders.archive import read_archive
from spiders.facsimile import build_facsimile
from tests.benchmarks.many_boards import many_boards
from tests.conftest import COMPOSITION_COLUMNS, DATA, LISTING_COLUMNS, ORGANISATION_COLUMNS, write_csv
from tests.flows.command import THIRDS

KIBI = 1024


def invented_data(data: Path, organisations: int) -> Path:
    """A data folder of so many organisations with a board of ten each, and the archive of their pages."""
    made = many_boards(organisations, DATA / "gold" / "seats.csv")
    write_csv(data / "organisations.csv", ORGANISATION_COLUMNS, texts(made.register[ORGANISATION_COLUMNS]))
    write_csv(data / "compositions.csv", COMPOSITION_COLUMNS, [])
    (data / "sources").mkdir()
    bodies = made.declared.set_index("slug")
    for slug, board in made.placed.groupby("slug", sort=False):
        first, body = board.iloc[0], bodies.loc[slug]
        (data / "sources" / f"{slug}.yml").write_text(
            f"org_id: {first['org_id']}\nbodies:\n  - name: {json.dumps(body['body'])}\n    kind: {body['kind']}\n"
            f"    tier: {body['tier']}\n    pages:\n      - url: {first['source_url']}\n        date: '2026-11-01'\n"
            "        complete: true\n        read_from: [archive]\n"
        )
        rows = board.assign(name=board["name_as_published"], page_url=board["source_url"], published_as="table")
        rows = rows.assign(complete="yes", absent="no", uncertain="")
        write_csv(data / "listings" / f"{slug}.csv", LISTING_COLUMNS, texts(rows[LISTING_COLUMNS]))
    shutil.copy(DATA / "codebook.yml", data / "codebook.yml")
    shutil.copytree(DATA / "reference", data / "reference")
    build_facsimile(data, data / "archive" / "facsimile.warc.gz")
    return data


def texts(frame: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of a frame of texts."""
    return [{str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records")]


def pages_of(data: Path) -> dict[str, bytes]:
    """The pages of such a folder's archive, by organisation."""
    archived = read_archive(data / "archive" / "facsimile.warc.gz")
    pages = {url.split("/")[2].removesuffix(".example"): each.body for url, each in archived.items()}
    return {slug: body for slug, body in pages.items() if body.lstrip().startswith(b"<!")}


def audit(out: Path, data: Path | None = None) -> dict[str, float]:
    """Run `thirds audit`; seconds on the clock and of the processors, and the memory of the largest process in MiB.

    The Prefect server is one that the run starts, as on a laptop: no environment names another.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_API")}
    given = ["--data", str(data)] if data else []
    started = time.perf_counter()
    with subprocess.Popen(
        [THIRDS, "audit", "--out", str(out), *given], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as run:
        said = run.stderr.read().decode() if run.stderr else ""
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise RuntimeError(said)
    return {
        "seconds": time.perf_counter() - started,
        "cpu": used.ru_utime + used.ru_stime,
        "peak_mib": used.ru_maxrss / KIBI,
    }


def floor() -> float:
    """The seconds that the frameworks take by themselves, one after the other: Python, Prefect and a server of it that
    answers, Great Expectations.
    """
    code = (
        "import flows, time\nfrom flows import server\n"
        "with server.server_starting():\n    import prefect\n"
        "import expectations.gate as gate\ngate.prepare()\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_API")}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    return time.perf_counter() - started


def main(arguments: list[str]) -> None:
    """Each size in turn: a first run, and a second with nothing changed."""
    for size in map(int, arguments):
        with tempfile.TemporaryDirectory(prefix="thirds-audits-") as folder:
            started = time.perf_counter()
            data = invented_data(Path(folder) / "data", size)
            made = time.perf_counter() - started
            runs = [audit(Path(folder) / "out", data) for _ in range(2)]
        sys.stdout.write(json.dumps({"organisations": size, "made": made, "first": runs[0], "again": runs[1]}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
