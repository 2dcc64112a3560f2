"""The score of *thirds*: the module to import.

Scoring v1 of the project: how far a body is from a third workers, a third users, a third the state (Glasman
2011), with its companions (power after Banzhaf 1965, legal ceilings after SI 2017/1102, the Housing Act 1996 s. 7B
and the NHS Act 2006 Sch. 7). It measures fit to a proposal, not the quality of a service. Everything here is a pure
function; nothing touches a file but the ceilings, and nothing a network, a database or a workflow.

- `score_counts`: one board in plain counts; `score_table`: a table of boards in plain counts, a row a board;
- `score_frame`: a table of seats with their classes, subclasses and routes, scored board by board;
- `what_if`: the fewest seats to change to reach each band, within the law;
- `banzhaf`: the voting power of workers, users, state and management;
- `ceilings_for`, `score_max`: which legal ceilings bind a body, and the best score that they leave.

What each column means, with formula, range and unit, is in `transforms.schema.scores` and in docs/data-dictionary.md;
the formulas are in `tripartite` and `power`, what one board's row says in `score_row`.
"""

from transforms.ceilings import ceilings_for, score_max
from transforms.power import banzhaf
from transforms.score_counts import score_counts, score_table
from transforms.score_frame import score_frame
from transforms.tripartite import ScoreError
from transforms.what_if import what_if

__all__ = [
    "ScoreError",
    "banzhaf",
    "ceilings_for",
    "score_counts",
    "score_frame",
    "score_max",
    "score_table",
    "what_if",
]
