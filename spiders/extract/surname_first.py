"""Names that are printed with the surname first: "Sample, Ann", "SAMPLE, Kaarlo A.", "Sample-Trial, Prof. Umeko"."""

from functools import lru_cache

from spiders.extract.given_names import GIVEN_NAMES
from spiders.extract.not_names import PLACE_WORDS
from spiders.extract.persons import (
    LIKELY,
    LONGEST_INITIALS,
    NOBODY,
    are_initials,
    could_be_part,
    is_letters,
    likeness,
)
from transforms.names import is_honorific, take_apart

SURE_NAME = 0.9
SURE_BESIDE = 0.6  # how like a name the one must be, where the other surely is one


@lru_cache(maxsize=4096)
def in_order(text: str) -> str:
    """The name with the given name first, where it is printed surname first ("Sample, Ann"); else as it is."""
    surname, comma, given = text.partition(", ")
    first, letters, tail = given.partition(",")
    given = first if letters and (is_letters(tail) or is_honorific(tail.strip())) else given
    titles = take_apart(given)
    parts = surname.split()
    if (
        not comma
        or not titles.person
        or is_letters(given)
        or not 1 <= len(parts) <= 3
        or "," in given
        or not all(could_be_part(word, 1, False) for word in parts)
        or not PLACE_WORDS.isdisjoint(surname.casefold().split())
    ):
        return text
    turned = f"{given} {surname}"
    return turned if likeness(turned) >= LIKELY else text


def is_surname_first(text: str) -> bool:
    """Whether a text is surely a name with the surname first: a given name that is known follows the comma, or a title
    does.
    """
    surname, _, rest = text.partition(", ")
    given = take_apart(rest).person.casefold().replace("-", " ").split()
    if is_surname_before_title(text) or (surname.isupper() and len(surname) > LONGEST_INITIALS and _has_initial(rest)):
        return True
    least = SURE_NAME if given[-1:] and given[-1] in GIVEN_NAMES else SURE_BESIDE
    if len(given) > 1 and " " in surname and likeness(surname) >= least and likeness(rest) >= SURE_NAME:
        return False  # "Ann Sample, Eve Example" are two
    return bool(given) and given[0].strip(".") in GIVEN_NAMES and in_order(text) != text


def _has_initial(given: str) -> bool:
    """Whether given names are initials, or end with one ("Kaarlo A.", "C. R.")."""
    words = given.split()
    return 0 < len(words) < 4 and are_initials(words[-1]) and len(words[-1].strip(".")) == 1 and not is_letters(given)


def is_surname_before_title(text: str) -> bool:
    """Whether a text is a name with the surname before the titles ("Sample-Trial, Prof. Dr. Umeko")."""
    surname, _, rest = text.partition(", ")
    whole = take_apart(rest)
    given = whole.person.casefold().replace("-", " ").split()
    if not whole.honorifics or not 0 < len(given) < 4 or ";" in rest or not NOBODY.isdisjoint(given):
        return False
    # "Ann Sample, Dr Probe" are two.
    short = " " not in surname or (len(given) == 1 and surname.split()[0].casefold() not in GIVEN_NAMES)
    return short and not is_letters(surname) and in_order(text) != text
