"""What a person should look at after a run, and no release holds.

data/out/review/<stamp>/same-person.csv   pairs of seats that may be one person's, and of which only one identifier
                                          says so
"""

from pathlib import Path

import pandas as pd

from transforms.publish.sheets import safe_cell


def put_for_review(candidates: pd.DataFrame, out: Path, run_id: str) -> str:
    """Write the candidates of `transforms.interlocks` beside the releases.

    Returns:
        a sentence with their number and the file; empty where there are none, and no file.

    Raises:
        OSError: the file cannot be written.
    """
    if candidates.empty:
        return ""
    path = out / "review" / run_id / "same-person.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    safe = candidates.map(lambda cell: safe_cell(str(cell)))
    safe.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")
    return f"{len(candidates)} pair{'s' * (len(candidates) > 1)} of seats may be one person's: {path}"
