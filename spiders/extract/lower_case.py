"""Lists of names that a page prints in small letters all through: "ann example", "dr. bob sample".

Names are known by their capitals, so they are given back where a list is full of given names and of nothing else.
"""

from itertools import groupby

from spiders.extract.given_names import GIVEN_NAMES
from spiders.extract.layout import Line
from spiders.extract.persons import PARTICLES
from transforms.names import without_titles

FEWEST = 4
MOST_WORDS = 5


def restore(lines: list[Line]) -> dict[str, str]:
    """Set the capitals of names in lists of four lines or more, most of them in small letters and half of them opening
    with a known given name. The lines are changed; what was printed is given back, by what it is now.
    """
    printed: dict[str, str] = {}
    if 4 * sum(line.text[:1].islower() for line in lines) < 3 * FEWEST:
        return printed
    for _, run in groupby(lines, key=lambda line: (line.tag, line.path[:-1])):
        listed = list(run)
        small = [line for line in listed if line.text[:1].islower()]
        if len(listed) < FEWEST or 4 * len(small) < 3 * len(listed) or not all(map(_is_short, small)):
            continue
        named = [line for line in small if without_titles(line.text).split()[0] in GIVEN_NAMES]
        if 2 * len(named) >= len(small):
            for line in small:
                capitals = " ".join(map(_capital, line.text.split()))
                printed[capitals], line.text = line.text, capitals
    return printed


def _is_short(line: Line) -> bool:
    words = line.text.split()
    return 1 < len(words) <= MOST_WORDS and line.text.replace(" ", "").replace(".", "").replace("-", "").isalpha()


def _capital(word: str) -> str:
    return word if word in PARTICLES else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
