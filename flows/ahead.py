"""What a run does while its server starts: it loads what it will need later, and starts the process of its crawl.

A server takes seconds to come up, and keeps one processor busy. What can be had meanwhile costs next to no time.
"""

from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread

from spiders.run import AHEAD as CRAWL
from transforms.codebook import load_codebook
from transforms.declared import DeclarationError
from transforms.publish.site.pages import load_templates

# What is loaded where it is used, by Prefect when a flow begins and by us when a stage does. DuckDB is not among it: it
# would be left out of the search for garbage with all that is loaded by then, and report itself as leaked at the end.
LOADED_LATER = (
    "prefect.flow_engine",
    "prefect.task_engine",
    "prefect.utilities.visualization",
    "anyio._backends._asyncio",
    "nameparser.config.maiden_markers",
    "transforms.drift",
    "transforms.failures",
    "transforms.findings",
    "transforms.interlocks",
    "transforms.publish.dictionary",
    "transforms.since",
)


def load_ahead(out: Path, data: Path, *, crawls: bool) -> None:
    """Load what a run needs that publishes to `out` and reads `data`; `crawls` says that it reads pages itself."""
    if crawls:
        CRAWL.start(out)
    warm_gates()
    for name in LOADED_LATER:
        import_module(name)
    load_templates()
    with suppress(DeclarationError):  # what is wrong in it is said where it is needed
        load_codebook(data)


def warm_gates() -> None:
    """Load Great Expectations while something else is waited for, a server or the crawl: its import takes seconds.

    In a thread that nobody waits for, so that an interrupt ends the run at once. Loaded already, it costs nothing.
    """
    from expectations.gate import prepare

    Thread(target=prepare, daemon=True).start()
