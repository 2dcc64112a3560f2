"""The workers of a Dask cluster do the shards of a run, as Prefect tasks.

What a worker needs, and what it found, is a file in the run's scratch folder, which all machines see under one path;
Dask and Prefect only carry the file's name. So a shard whose worker is lost is done by another as if nothing had
been, and one that was done before its worker was lost is not done again, as Dask would have it.

A shard belongs to whoever took it last. A worker that was given up for lost, and was not, finds that another holds it
and stops; and all stop when the run has ended, however it ended, because its scratch folder is gone.
"""

import logging
import pickle
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.error import URLError
from urllib.request import urlopen

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_API_URL

from flows.ingredients import library_versions
from flows.record import code_version
from flows.shards import Done, Job, Look, Step

if TYPE_CHECKING:
    from prefect_dask.task_runners import DaskTaskRunner, PrefectDaskFuture

CONNECT = 15  # seconds that the scheduler may take to answer
LOOK_EVERY = 0.25
# Seconds without any worker after which a run gives up: a worker that is started anew is there in a few.
ALONE_FOR = 60
# How Dask calls the end of a task; while it has lost the scheduler and looks for it, a task has none of these.
ENDED = ("finished", "error", "cancelled")
# Beside what shapes the files of a release: what carries the work.
CARRIERS = ("prefect", "prefect-dask", "distributed", "warcio", "tldextract")


class ClusterError(RuntimeError):
    """The cluster cannot do the work; the message says why and what to do."""


class ClusterNotSetUpError(ClusterError):
    """Something is missing on this machine before there can be a cluster."""


class WithdrawnError(RuntimeError):
    """Nobody waits for this shard any more."""


def require_set_up() -> None:
    """See that this machine can hand work to a cluster at all.

    Raises:
        ClusterNotSetUpError: the extra is not installed, or no Prefect server is named.
    """
    if find_spec("prefect_dask") is None or find_spec("distributed") is None:
        raise ClusterNotSetUpError(
            "--runner dask needs Dask, here and on every worker: .venv/bin/python -m pip install 'thirds[dask]'"
        )
    if not PREFECT_API_URL.value():
        raise ClusterNotSetUpError(
            "--runner dask needs a Prefect server that the workers reach too: start one (prefect server start), and "
            "set PREFECT_API_URL to its address, http://HOST:4200/api"
        )


@dataclass(frozen=True)
class Cluster:
    """The workers of a cluster, to whom `runner` hands tasks; `folder` is the scratch that they share with us."""

    runner: "DaskTaskRunner"
    folder: Path
    shards: int

    def each(self, name: str, step: Step[Job, Done], jobs: Sequence[Job], look: Look) -> list[Done]:
        """Do the step for each job on some worker, side by side.

        Raises:
            ClusterError: the scheduler or all workers were lost, or a shard lost one worker after the other.
            whatever a step raises.
        """
        place = Path(tempfile.mkdtemp(dir=self.folder, prefix="shards-"))
        parcels = [place / f"{number}.job" for number in range(1, len(jobs) + 1)]
        for parcel, job in zip(parcels, jobs, strict=True):
            parcel.write_bytes(pickle.dumps(job))
        futures = [
            self.runner.submit(
                shard_on_a_worker.with_options(task_run_name=f"{name}, {number} of {len(jobs)}"),
                {"step": step, "parcel": parcel},
            )
            for number, parcel in enumerate(parcels, start=1)
        ]
        self._wait(futures, look)
        return [cast(Done, pickle.loads(_done(parcel).read_bytes())) for parcel in parcels]  # noqa: S301 - our own

    def _wait(self, futures: "Sequence[PrefectDaskFuture[Path]]", look: Look) -> None:
        """Wait until all are done; raises what the first of them raised that failed, as soon as it has."""
        waiting, seen = list(futures), time.monotonic()
        while waiting:
            waiting[0].wait(LOOK_EVERY)
            for future in [each for each in waiting if each.wrapped_future.status in ENDED]:
                self._outcome(future)
                waiting.remove(future)
            look()
            seen = time.monotonic() if self._workers() else seen
            if time.monotonic() - seen > ALONE_FOR:
                raise ClusterError(
                    f"the scheduler at {self.runner.address} has had no worker for {ALONE_FOR} s: start workers, and "
                    "run again"
                )

    def _outcome(self, future: "PrefectDaskFuture[Path]") -> None:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        try:
            future.result()
        except KilledWorker as error:
            raise ClusterError(
                f"{error.task} was given to several workers, and each was lost with it: look at the logs of the "
                "workers, for memory first"
            ) from error
        except FutureCancelledError as error:
            raise ClusterError(
                f"the scheduler at {self.runner.address} was lost: start it again, and run again"
            ) from error

    def _workers(self) -> int:
        return len(self.runner.client.scheduler_info(n_workers=-1)["workers"])


@task(name="shard", cache_policy=NO_CACHE)
def shard_on_a_worker(step: Step[Any, Any], parcel: Path) -> Path:
    """Do the step for the job in the file `parcel`; the file that holds what came of it, and may be there already."""
    done = _done(parcel)
    if done.exists():
        return done
    holder, mine = parcel.with_suffix(".holder"), uuid.uuid4().hex
    holder.write_text(mine)

    def look() -> None:
        if not holder.exists() or holder.read_text() not in (mine, ""):
            raise WithdrawnError(f"{parcel}: nobody waits for this here any more")

    came = step(pickle.loads(parcel.read_bytes()), look)  # noqa: S301 - written by the run that asks
    look()
    aside = parcel.with_suffix(f".{mine}")
    aside.write_bytes(pickle.dumps(came))
    aside.replace(done)
    return done


def _done(parcel: Path) -> Path:
    return parcel.with_suffix(".done")


@contextmanager
def cluster(scheduler: str, folder: Path, needed: Sequence[Path]) -> Iterator[Cluster]:
    """The workers at a scheduler, once it is sure that each can do its part.

    `folder` is the scratch that they must share with us, `needed` what else they must see under the same path.

    Raises:
        ClusterNotSetUpError: as `require_set_up`.
        ClusterError: the scheduler cannot be reached or has no workers, or one of them cannot do the work.
    """
    require_set_up()
    # What cannot be done is said by us, once: the library would say every try.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    from prefect_dask.task_runners import DaskTaskRunner

    with DaskTaskRunner(address=scheduler, client_kwargs={"timeout": CONNECT}) as runner:
        try:
            client = runner.client
            client.wait_for_workers(1, timeout=CONNECT)
        except (OSError, ValueError) as error:
            raise ClusterError(_unreachable(scheduler, error)) from error
        check(client.run(look_around, *_asked(folder, needed), on_error="return"), folder)
        yield Cluster(runner, folder, len(client.scheduler_info(n_workers=-1)["workers"]))


def _unreachable(scheduler: str, error: Exception) -> str:
    if isinstance(error, TimeoutError) and "workers" in str(error):
        return f"the scheduler at {scheduler} has no workers: start some (dask worker {scheduler}), and run again"
    return f"no Dask scheduler answers at {scheduler}: start one (dask scheduler), or name its address, tcp://HOST:8786"


def _asked(folder: Path, needed: Sequence[Path]) -> tuple[Path, str, list[Path], str]:
    """What `look_around` is asked: a file of ours in the shared folder, and what is in it."""
    mark, said = folder / "shared", uuid.uuid4().hex
    mark.write_text(said)
    return mark, said, list(needed), str(PREFECT_API_URL.value())


def look_around(mark: Path, said: str, needed: Sequence[Path], api: str) -> dict[str, Any]:
    """What a worker sees of what it needs: called on each of them."""
    try:
        shares = mark.read_text() == said
        (mark.parent / f"shared-{uuid.uuid4().hex}").touch()
    except OSError:
        shares = False
    try:
        with urlopen(f"{api}/health", timeout=CONNECT):  # noqa: S310 - the operator's own server
            reaches = True
    except (URLError, OSError, ValueError):
        reaches = False
    missing = [str(path) for path in needed if not path.exists()]
    return {"shares": shares, "missing": missing, "reaches": reaches, "runs": what_runs()}


def what_runs() -> dict[str, str]:
    """The versions that must be the same on all machines, or the files of a release would depend on who made them."""
    carriers = {name: version(name) for name in CARRIERS}
    return {"thirds": code_version()["sha256"][:12]} | library_versions() | carriers


def check(found: Mapping[str, Any], folder: Path) -> None:
    """See that every worker can do its part; `found` is what each of them said in `look_around`, or the error.

    Raises:
        ClusterError: the first that cannot, and what it lacks.
    """
    ours = what_runs()
    for worker, seen in sorted(found.items()):
        if isinstance(seen, BaseException):
            raise ClusterError(
                f"the worker {worker} cannot run thirds ({type(seen).__name__}: {seen}): install this version there, "
                "with 'thirds[dask]', and start the worker from that environment"
            )
        other = [
            f"{name} {seen['runs'].get(name)}, not {ours[name]}"
            for name in ours
            if seen["runs"].get(name) != ours[name]
        ]
        if other:
            raise ClusterError(
                f"the worker {worker} has other versions than this machine: {'; '.join(other)}. What is published must "
                "not depend on who did it: install the same commit from requirements.lock"
            )
        if not seen["shares"]:
            raise ClusterError(
                f"the worker {worker} cannot read and write {folder}: mount the folder of --out there, under the same "
                "path"
            )
        if seen["missing"]:
            raise ClusterError(
                f"the worker {worker} does not see {', '.join(seen['missing'])}: mount it there, under the same path"
            )
        if not seen["reaches"]:
            raise ClusterError(
                f"the worker {worker} does not reach the Prefect server at {PREFECT_API_URL.value()}: set "
                "PREFECT_API_URL here to an address that holds on every machine"
            )
