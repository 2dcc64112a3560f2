"""Why a release says something else than the one before it: the page, a correction, the codebook, or our own code."""

import pandas as pd

PAGE = "page changed"
CORRECTION = "correction"
CODEBOOK = "codebook changed"
CODE = "code or declarations changed"


def first_of(*reasons: "tuple[str, pd.Series[bool]]") -> list[str]:
    """For each row the first reason that holds of it, or that code or declarations changed."""
    found = [CODE] * len(reasons[0][1])
    for reason, holds in reversed(reasons):
        found = [reason if here else other for here, other in zip(holds, found, strict=True)]
    return found


def joined(reasons: "pd.Series[str]") -> str:
    """Several reasons as one text, each once."""
    return "; ".join(sorted(set(reasons)))
