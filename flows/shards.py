"""Who does the shards of a run: this process, one after the other, or the workers of a Dask cluster (`cluster`).

A stage that can be shared cuts its work into jobs, as many as there are `shards`, names the step that does one of
them, and puts together what comes back. The steps are the same wherever they are done.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar, cast

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

Job = TypeVar("Job")
Done = TypeVar("Done")
# Called by whoever waits, about four times a second: it shows progress, or ends a step that nobody waits for any more.
Look = Callable[[], None]
Step = Callable[[Job, Look], Done]


class Workers(Protocol):
    """Whoever does the shards."""

    @property
    def shards(self) -> int:
        """In how many jobs work is best cut."""

    def each(self, name: str, step: Step[Job, Done], jobs: Sequence[Job], look: Look) -> list[Done]:
        """Do the step for each job; what came of them, in the order of the jobs. Raises what a step raises.

        `step` is a function of a module, so that it can be named to another process; `look` is called while we wait.
        """


class Here:
    """The process of the run itself: each stage is one shard."""

    shards = 1

    def each(self, name: str, step: Step[Job, Done], jobs: Sequence[Job], look: Look) -> list[Done]:
        """Do the jobs one after the other."""
        do = shard.with_options(task_run_name=name)
        # Quoted, since Prefect would go through all of a job in search of results of other tasks.
        return [do(step, cast(Job, quote(job)), look) for job in jobs]


@task(name="shard", cache_policy=NO_CACHE)
def shard(step: Step[Job, Done], job: Job, look: Look) -> Done:
    """One shard of a stage, done here."""
    return step(job, look)
