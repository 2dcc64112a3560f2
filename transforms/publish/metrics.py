"""`metrics.txt`: the figures of a release for whoever watches many runs, as OpenMetrics text.

A collector that reads text files takes it as it is. Source of the form: OpenMetrics 1.0, written by the client library
of Prometheus.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

import pandas as pd
from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.openmetrics.exposition import generate_latest

STAMP = "%Y%m%dT%H%M%SZ"


def metrics(frames: Mapping[str, pd.DataFrame], rows: Mapping[str, int]) -> bytes:
    """The figures of a release; the same ones give the same bytes.

    Args:
        frames: the tables run, scores, organisations, failures and gates.
        rows: the number of rows of every table, by its name.
    """
    registry = CollectorRegistry()
    run, boards, organisations = frames["run"], frames["scores"], frames["organisations"]
    begun = [datetime.strptime(stamp, STAMP).replace(tzinfo=UTC).timestamp() for stamp in run["run_id"].head(1)]
    ranked = int((boards["ranked"] & boards["latest"]).sum())
    stale = int(organisations["stale_since"].notna().sum())
    stages = dict(run[["stage", "seconds"]].itertuples(index=False, name=None))
    by_cause = frames["failures"].groupby(["outcome", "cause"]).size().to_dict()
    by_outcome = frames["gates"].groupby(["severity", "outcome"]).size().to_dict()
    for name, what, labels, values in (
        ("release_timestamp_seconds", "When the run of the release began.", (), {(): begun[0]} if begun else {}),
        ("boards_ranked", "Boards that are ranked and the latest of their body.", (), {(): ranked}),
        ("organisations_stale", "Organisations whose page failed last.", (), {(): stale}),
        ("rows", "Rows of a table.", ("table",), dict(sorted(rows.items()))),
        ("failures", "Pages that gave no board.", ("outcome", "cause"), by_cause),
        ("gates", "Rules of the gates.", ("severity", "outcome"), by_outcome),
        ("stage_seconds", "What a stage took.", ("stage",), stages),
    ):
        gauge = Gauge(f"thirds_{name}", what, labels, registry=registry)
        for key, value in values.items():
            at = key if isinstance(key, tuple) else (key,)
            (gauge.labels(*at) if labels else gauge).set(value)
    return bytes(generate_latest(registry))  # type: ignore[no-untyped-call]  # the library says no types here
