"""The tables of a release, in the order in which they are published.

They are declared in `schema/`: `boards.py` and `seats.py`, `answers.py` for what is asked of the scores, `history.py`
and `changes.py` for what was said before, `raw.py` for what was received, `run.py` and `gated.py` for how a release
came about. Read top to bottom, those are the data dictionary. To add a table, declare it there and name it here.
"""

from transforms.schema import Table
from transforms.schema.answers import ANSWERS
from transforms.schema.boards import BODIES, CHANGES, ORGANISATIONS, SCORES
from transforms.schema.changes import RELEASE_CHANGES
from transforms.schema.gated import DRIFT
from transforms.schema.history import BOARDS_HISTORY, DIRECTORS_HISTORY, OBSERVATIONS, SEATS_HISTORY
from transforms.schema.interlocks import INTERLOCKS
from transforms.schema.raw import CAPTURES
from transforms.schema.run import FAILURES, GATES, QUARANTINE, RUN
from transforms.schema.seats import COMPOSITIONS, CORRECTIONS, DIRECTORS, EVIDENCE

TABLES: tuple[Table, ...] = (
    ORGANISATIONS,
    BODIES,
    DIRECTORS,
    COMPOSITIONS,
    SCORES,
    CHANGES,
    *ANSWERS,
    INTERLOCKS,
    RELEASE_CHANGES,
    DIRECTORS_HISTORY,
    BOARDS_HISTORY,
    EVIDENCE,
    CORRECTIONS,
    CAPTURES,
    OBSERVATIONS,
    SEATS_HISTORY,
    FAILURES,
    DRIFT,
    QUARANTINE,
    GATES,
    RUN,
)
TABLE = {table.name: table for table in TABLES}
