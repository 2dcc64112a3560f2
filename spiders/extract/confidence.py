"""How sure a row is, as a share that was measured: of the rows that look alike, how many were right.

Two facts of a row tell right from wrong on pages that a person checked: how like a name the name is, and what says
that its holder sits on a body. The shape of the page and the regularity of its list were tried, and told nothing more.
`tests/benchmarks/reliability.py` counts the table anew.
"""

# Of alike rows, fewer than this are no measurement: the row is held back until more have been checked. What the gate of
# the listings asks for is said in one place, the rule `confidence_is_enough` of expectations/listings.json.
FEWEST = 10
UNMEASURED = 0.45

# (the name, what speaks for a seat): (rows that were right, rows that were checked)
MEASURED: dict[tuple[str, str], tuple[int, int]] = {
    ("known", "label"): (1194, 1209),
    ("known", "seat"): (321, 323),
    ("known", "job"): (39, 39),
    ("known", "page"): (147, 151),
    ("known", "other"): (1, 23),
    ("plain", "label"): (308, 340),
    ("plain", "seat"): (107, 110),
    ("plain", "job"): (3, 3),
    ("plain", "page"): (4, 16),
    ("plain", "other"): (2, 12),
    ("odd", "label"): (5, 11),
    ("odd", "seat"): (4, 5),
    ("odd", "job"): (0, 0),
    ("odd", "page"): (0, 0),
    ("odd", "other"): (0, 0),
}


def name_fact(sure: float, nameless: bool) -> str:
    """How like a name it is.

    "known": a given name of our list, a title, or the printed word of a vacancy or of a withheld name. "plain": the
    form of a name. "odd": neither; only its place in the list says that it is somebody.
    """
    if nameless or sure >= 0.9:
        return "known"
    return "plain" if sure >= 0.5 else "odd"


def support_fact(told: float, role: str, is_seat: bool, is_role: bool) -> str:
    """What says that the holder sits on a body.

    "label": the words directly above the list. "seat": the role beside the name. "job": a role that names no seat
    beside the name, and a page that is about a body. "page": that alone. "other": what stands where a role should is
    none.
    """
    if told >= 0.9:
        return "label"
    if is_seat:
        return "seat"
    if not role:
        return "page"
    return "job" if is_role else "other"


def confidence(facts: tuple[str, str]) -> float:
    """The share of rows with these facts that are right, 0 to 1, by Laplace's rule of succession: (right + 1) of
    (checked + 2), so that a few rows that were all right do not make the next one certain.
    """
    right, checked = MEASURED[facts]
    return round((right + 1) / (checked + 2), 3) if checked >= FEWEST else UNMEASURED
