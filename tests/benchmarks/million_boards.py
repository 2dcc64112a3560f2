"""A million boards scored, and the same seats counted by DuckDB, in a process of its own: its memory is then its own.

`python -m tests.benchmarks.million_boards [BOARDS] [COMPOSITIONS]` prints what it found as JSON.
"""

import json
import resource
import sys
import time

import duckdb
import numpy as np
import pandas as pd

from transforms.score_frame import score_frame

# class, subclass, route, grade, possible
KINDS = (
    ("worker", "staff", "elected", "B", ""),
    ("user", "public", "elected", "B", ""),
    ("state", "council", "nominated", "B", ""),
    ("management", "executive", "ex_officio", "C", ""),
    ("management", "independent", "unknown", "C", ""),
    ("unclassified", "", "unknown", "E", "state|management"),
)
BODY = {
    "established_class": "", "family": "nhs_foundation_trust", "body_kind": "council of governors", "tier": "electing",
    "status": "current",
}  # fmt: skip


def seats_of(boards: int, compositions: int) -> pd.DataFrame:
    """A table of seats: so many boards, of so many compositions of 3 to 36 seats, in words that are categories."""
    chance = np.random.default_rng(2011)
    shapes = chance.integers(0, 7, size=(compositions, len(KINDS)))
    shapes[shapes.sum(axis=1) < 3] += 1
    held = shapes[chance.integers(0, compositions, size=boards)]
    board, kind = np.nonzero(held)
    words = pd.DataFrame(KINDS, columns=["class", "subclass", "route", "grade", "possible"])
    columns = {name: _category(kind, words[name].tolist()) for name in words}
    columns |= {name: _category(np.zeros(len(board), dtype=np.intp), [value]) for name, value in BODY.items()}
    facts = {"board_id": board, "seats": held[board, kind], "vacant": False, "complete": True}
    return pd.DataFrame(facts | columns)


def _category(codes: "np.ndarray[tuple[int], np.dtype[np.intp]]", words: list[str]) -> "pd.Series[str]":
    distinct = list(dict.fromkeys(words))
    places = np.array([distinct.index(word) for word in words])[codes]
    return pd.Series(pd.Categorical.from_codes(places, dtype=pd.CategoricalDtype(distinct)))


def main(arguments: list[str]) -> int:
    """Score, count, and print seconds, processor seconds and the greatest memory."""
    boards, compositions = (int(each) for each in (*arguments, "1000000", "5000")[:2])
    seats = seats_of(boards, compositions)
    start, processor = time.perf_counter(), time.process_time()
    scored = score_frame(seats)
    found = {
        "boards": len(scored),
        "rows": len(seats),
        "compositions": compositions,
        "seconds": time.perf_counter() - start,
        "processor_seconds": time.process_time() - processor,
        "gibibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }
    total = int(scored["seats_voting"].sum())
    del scored
    connection = duckdb.connect(config={"threads": 2})
    connection.register("seats", seats)
    start = time.perf_counter()
    counted = connection.execute("SELECT board_id, class, sum(seats) AS n FROM seats GROUP BY ALL").fetchnumpy()
    found["count_seconds"] = time.perf_counter() - start
    found["seats_agree"] = int(np.asarray(counted["n"]).sum()) == total
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
