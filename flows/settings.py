"""Where things are, and what Prefect is told before it is imported.

Everything is a default: an operator's own environment (a real server, say) always wins.
"""

import logging
import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
DATA = PROJECT / "data"
OUT = DATA / "out"
FACSIMILE = DATA / "archive" / "facsimile.warc.gz"

PREFECT_ENVIRONMENT = {
    "PREFECT_HOME": str(PROJECT / ".prefect"),
    # Both are needed: the one silences the client, the other the server's heartbeat.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # An ephemeral server takes 11 to 14 s to start on 2 cores; the default limit is 20.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # What an operator needs is printed by us; without a server to keep it, Prefect's own log is noise, down to the
    # tracebacks of services that are cancelled when the ephemeral server stops.
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_CLI_WRAP_LINES": "false",
}


def prepare_environment() -> None:
    """Set what Prefect reads from the environment, where the operator has not set it."""
    for name, value in PREFECT_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    # How many events Prefect has still to tell its server when a run ends it says below the sentence that ends the run.
    logging.getLogger("EventsWorker").setLevel(logging.ERROR)
    if os.environ.get("PREFECT_API_URL"):
        return
    os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")
