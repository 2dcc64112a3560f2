"""How far two codings or two orders agree, and how sure a share is: the figures that a methodology must print.

All are short formulas, and they are here in full so that nobody has to trust a package for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations, permutations
from math import sqrt

Z_95 = 1.959963984540054  # the standard normal's 97.5 % point


def krippendorff_alpha(units: Iterable[Sequence[Hashable | None]]) -> float:
    """Krippendorff's alpha for nominal data: 1 is perfect agreement, 0 what chance would give.

    In: for each unit the values that its coders gave; None where one gave none. Units with fewer than two values say
    nothing about agreement and are left out. NaN where no unit is left, or all values are the same (then there was
    nothing to tell apart). Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section D.
    """
    coincidences: Counter[tuple[Hashable, Hashable]] = Counter()
    for unit in units:
        values = [value for value in unit if value is not None]
        for pair in permutations(values, 2):
            coincidences[pair] += 1 / (len(values) - 1)  # type: ignore[assignment] # a weight, not a count
    totals: Counter[Hashable] = Counter()
    for (one, _), weight in coincidences.items():
        totals[one] += weight
    n = sum(totals.values())
    observed = sum(weight for (one, other), weight in coincidences.items() if one != other)
    expected = sum(totals[one] * totals[other] for one, other in permutations(totals, 2))
    return 1 - (n - 1) * observed / expected if expected else float("nan")


def wilson_interval(right: int, of: int, z: float = Z_95) -> tuple[float, float]:
    """The interval in which a share lies, of which `right` of `of` were seen; 95 % unless told otherwise.

    It stays within 0 and 1 and is honest for small numbers. (0, 1) where nothing was seen. Source: E. B. Wilson,
    Journal of the American Statistical Association 22 (1927), 209-212.
    """
    if of == 0:
        return 0.0, 1.0
    share, spread = right / of, z * z / of
    middle = share + spread / 2
    half = z * sqrt(share * (1 - share) / of + spread / (4 * of))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


def kendall_tau(one: Sequence[float], other: Sequence[float]) -> float:
    """Kendall's tau-b of two scores of the same things: 1 where they give the same order, -1 where the reverse.

    (C - D) / sqrt((P - T1) (P - T2)): of the P pairs, C stand in the same order in both, D in the reverse, T1 and T2
    are tied in the one and in the other (Kendall 1945). NaN where all are tied in one of them. Raises ValueError where
    the two are of different length.
    """
    if len(one) != len(other):
        raise ValueError(f"two orders of the same things are wanted, not of {len(one)} and of {len(other)}")
    pairs = list(combinations(zip(one, other, strict=True), 2))
    signs = [((a > c) - (a < c), (b > d) - (b < d)) for (a, b), (c, d) in pairs]
    untied = [sum(sign[at] != 0 for sign in signs) for at in (0, 1)]
    if not untied[0] or not untied[1]:
        return float("nan")
    return sum(x * y for x, y in signs) / sqrt(untied[0] * untied[1])
