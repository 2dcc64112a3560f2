"""Voting power: the Banzhaf index of the thirds, of the executives and of everyone else on the board.

Who holds how many seats is not who decides. With 5, 3 and 1 seats of 9 the first bloc wins every vote. The
Banzhaf index (Banzhaf 1965) counts, over all coalitions of the others, how often a voter's yes turns a lost
motion into a won one. It is a-priori power, what the seats allow, never how anybody has voted: board members
owe their duty to the body.

Workers, users, state and executives vote as blocs; every other management seat (independents, co-opted, ...)
votes alone, because nobody can instruct it. A seat is written in letters as in `tripartite`, with management
divided: `E` executive, `I` every other management seat.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, islice
from math import comb

from transforms.tripartite import Seats, quota

BLOCS = "WUSE"
VOTERS = "WUSEI"
MOST_COMPARED = 1000  # assignments compared before an index is left open

Power = tuple[Fraction, Fraction, Fraction, Fraction]
Votes = tuple[int, int, int, int, int]


@lru_cache(maxsize=1 << 16)
def banzhaf(workers: int, users: int, state: int, executives: int, others: int) -> Power:
    """Normalised Banzhaf index of workers, users, state and management; the four add up to 1.

    The first four arguments are blocs of that many votes, `others` single votes of management seats; the
    quota is floor(n/2) + 1. The last share adds the executives' and every single's.

    Coalitions are counted by a generating function: that of `others` singles is (1 + x)^others, whose coefficients are
    binomial, and the few blocs are taken with and without. So 60 seats cost no more than 6. A board of no seats is a
    ValueError.

    >>> [str(share) for share in banzhaf(5, 3, 1, 0, 0)]
    ['1', '0', '0', '0']
    """
    blocs = (workers, users, state, executives)
    total_votes = sum(blocs) + others
    if total_votes < 1 or min(*blocs, others) < 0:
        raise ValueError("voting power needs at least one seat, and no negative number of seats")
    needed = quota(total_votes)
    swings = [_swings(votes, blocs[:i] + blocs[i + 1 :], others, needed) for i, votes in enumerate(blocs)]
    singles = others * _swings(1, blocs, others - 1, needed) if others else 0
    total = sum(swings) + singles
    return (
        Fraction(swings[0], total),
        Fraction(swings[1], total),
        Fraction(swings[2], total),
        Fraction(swings[3] + singles, total),
    )


def _swings(votes: int, blocs: tuple[int, ...], singles: int, needed: int) -> int:
    """Coalitions of the other blocs and singles that lose without these `votes` and win with them."""
    held = [0]
    for bloc in blocs:
        held += [each + bloc for each in held]
    fewer = _coalitions(singles)
    count = 0
    for each in held:
        fewest, most = max(0, needed - votes - each), min(singles, needed - 1 - each)
        if fewest <= most:
            count += fewer[most + 1] - fewer[fewest]
    return count


@lru_cache(maxsize=256)
def _coalitions(singles: int) -> tuple[int, ...]:
    """For k from 0 to singles + 1, the coalitions of fewer than k of so many singles."""
    return tuple(accumulate((comb(singles, size) for size in range(singles + 1)), initial=0))


@lru_cache(maxsize=1 << 16)
def banzhaf_shares(seats: Seats) -> tuple[float | None, float | None, float | None, float | None]:
    """The index of W, U, S and management for a board in power letters; None where assignments disagree.

    `seats` is a tuple of (letters out of VOTERS, number), at least one seat in all. A share is given only
    when it is the same in every assignment of the open seats; it is also left None where more than
    MOST_COMPARED assignments would have to be compared (which happens only where many seats are open).
    """
    certain = {letter: sum(count for letters, count in seats if letters == letter) for letter in VOTERS}
    needed = quota(sum(count for _, count in seats))
    ruler = next((i for i, letter in enumerate(BLOCS) if certain[letter] >= needed), None)
    if ruler is not None:
        w, u, s, m = (float(i == ruler) for i in range(4))
        return w, u, s, m
    present = [any(set(letters) & set(names) for letters, _ in seats) for names in ("W", "U", "S", "EI")]
    first, settled = _agreement(_assignments(seats, certain), present)
    w_, u_, s_, m_ = (
        float(share) if agreed or not here else None
        for share, agreed, here in zip(first, settled, present, strict=True)
    )
    return w_, u_, s_, m_


def _agreement(compared: Iterator[Votes], present: list[bool]) -> tuple[Power, list[bool]]:
    """The index in the first assignment, and which of its shares are the same in all of them.

    A share that is not `present` is 0 whatever happens, so it keeps nobody waiting.
    """
    first = banzhaf(*next(compared))
    same = list(present)
    for votes in islice(compared, MOST_COMPARED):
        power = banzhaf(*votes)
        same = [agreed and power[i] == first[i] for i, agreed in enumerate(same)]
        if not any(same):
            return first, same
    return first, same if next(compared, None) is None else [False] * 4


def _assignments(seats: Seats, certain: dict[str, int]) -> Iterator[Votes]:
    """The votes of W, U, S, E, I for each way to give the open seats their letters, one at a time."""
    still_open = tuple((letters, count) for letters, count in seats if len(letters) > 1)
    for votes in _spread(still_open, certain):
        yield votes["W"], votes["U"], votes["S"], votes["E"], votes["I"]


def _spread(still_open: Seats, votes: dict[str, int]) -> Iterator[dict[str, int]]:
    if not still_open:
        yield votes
        return
    (letters, count), *rest = still_open
    for parts in _splits(count, len(letters)):
        more = dict(zip(letters, parts, strict=True))
        yield from _spread(tuple(rest), {letter: held + more.get(letter, 0) for letter, held in votes.items()})


def _splits(count: int, ways: int) -> Iterator[tuple[int, ...]]:
    """Every way to write `count` as an ordered sum of `ways` whole numbers."""
    if ways == 1:
        yield (count,)
        return
    for first in range(count + 1):
        for rest in _splits(count - first, ways - 1):
            yield (first, *rest)
