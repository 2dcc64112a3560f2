"""What a release was made from, written down while it is made: inputs kept by their digest, code, libraries.

data/out/inputs/<sha256>   every file of the data folder that a release was made with, once
"""

import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.console import Talk
from flows.ingredients import code_digest, input_digests, library_versions
from flows.order import Order
from flows.plan import Crawl, Plan
from flows.settings import PROJECT
from flows.sums import digest, write_sums
from transforms.publish import LICENCE
from transforms.record import Record


@task(cache_policy=NO_CACHE)
def seal_release(plan: Plan, order: Order, built: Path, talk: Talk) -> None:
    """Write down what the release was made from, and the digest of every file."""
    with talk.step("sealing the release"):
        record_of(plan, order).write(built)
        write_sums(built)


def record_of(plan: Plan, order: Order) -> Record:
    """The record of a release that is being made; its inputs are kept beside the releases.

    Raises:
        OSError: an input cannot be read or kept.
    """
    return Record(
        release=plan.run_id,
        previous={}
        if plan.previous is None
        else {
            "release": plan.previous.parent.name,
            "sha256": digest(plan.previous),
        },
        order=order.written(),
        crawls=tuple(_crawl(crawl, order) for crawl in plan.crawls),
        inputs=keep_inputs(order.data, order.out),
        code=code_version(),
        libraries=library_versions(),
        codebook={"version": plan.codebook.version, "sha256": plan.codebook.sha256},
        licence=LICENCE,
    )


def _crawl(crawl: Crawl, order: Order) -> dict[str, str]:
    """What a crawl read; an archive from elsewhere is kept with the inputs."""
    name = digest(crawl.archive)
    if not any(crawl.archive.is_relative_to(place) for place in (order.data, order.out / "archive")):
        _keep(crawl.archive, name, order.out / "inputs")
    return {"method": crawl.method, "archive": crawl.archive.name, "sha256": name, "date": crawl.date}


def keep_inputs(data: Path, out: Path) -> dict[str, str]:
    """Keep each file of the data folder under its digest; the digests by path."""
    digests = input_digests(data, out)
    for name, hexadecimal in digests.items():
        _keep(data / name, hexadecimal, out / "inputs")
    return digests


def _keep(path: Path, name: str, store: Path) -> None:
    store.mkdir(parents=True, exist_ok=True)
    if not (store / name).exists():
        aside = store / f".{name}"
        shutil.copyfile(path, aside)
        aside.replace(store / name)


def code_version() -> dict[str, str]:
    """Version, digest of the source files, and the commit where the code is a checkout."""
    return {"version": version("thirds"), "sha256": code_digest(), "commit": _commit()}


def _commit() -> str:
    """The commit of the checkout; empty where there is no git, or no repository of our own."""
    if not (PROJECT / ".git").exists():
        return ""
    asked = ["git", "-C", str(PROJECT), "rev-parse", "HEAD"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
