"""How like a person's published name a text is: the question that every shape asks of every short text.

A number, not a yes or no: "Alan Maltby" is surer than "Village Green", and a column, a list or a row of cards is
judged by the numbers of all its texts together.
"""

import re
from functools import lru_cache

from spiders.extract.given_names import GIVEN_NAMES
from spiders.extract.languages import BODIES_ABROAD
from spiders.extract.not_names import NOT_IN_NAMES, PLACE_WORDS
from spiders.extract.words import (
    CLASSES,
    JOBS,
    ORGANISATIONS,
    SEATS,
    is_compound_office,
    is_ranked_office,
    says_vacant,
    says_withheld,
    words_of,
)
from transforms.names import is_between_titles, is_honorific, is_post_nominal, take_apart, word_set

MAX_NAME = 90
LIKELY = 0.5
LONGEST_INITIALS = 4

PARTICLES = word_set(
    """
    binte binti bte
    de del della der den di da das do dos du la le les van von af av bin bint ibn al el ap ab ferch y e i st
    ter ten zu zur mac na nic ní ó o
    """
)
_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.\-ʻ])*[º.]?$")
_INITIALS = re.compile(r"^(?:[A-Z]\.?-?){1,4}$")
# What stands in a page that nobody has filled in yet.
_PLACEHOLDERS = frozenset(
    ("john doe", "jane doe", "lorem ipsum", "first last", "firstname lastname", "first name", "joe bloggs", "a n other")
)
_VOWELS = frozenset("AEIOUY")
# Surnames that begin in lower case: "ffoulkes", "d'Arcy", and "al-Rashid" or "ul-Haq" after their article.
LOW_SURNAME = re.compile(
    r"^(?:ff[a-z]+(?:-[A-ZÀ-Þ]\w+)?|(?:d|l|dell|dall|nell|all)['’][A-ZÀ-Þ]\w+(?:-[A-ZÀ-Þ]\w+)?|(?:al|el|ul|ur|ud|ad|as|ash|az)-[A-ZÀ-Þ]\w+)$"
)
_SMALL = frozenset(("of", "the", "and", "for", "to", "at", "in", "on"))
_COMPASS = frozenset(("north", "south", "east", "central", "upper", "lower"))
_ENDS_SEATS = word_set("treasurer secretary chair chairman president director officer elect officio member large")
_MARKS = dict.fromkeys(map(ord, "'’.ʻ"))
_OPENS_ANOTHER = word_set("mr mrs ms miss cllr councillor prof professor sir dame")
NEVER = (NOT_IN_NAMES | BODIES_ABROAD | SEATS | JOBS | {"key", "lay"}) - {"person"}
NOBODY = NEVER | ORGANISATIONS | PLACE_WORDS | CLASSES
# A name in use, set inside the full name: William (Bill) Example, Jo "Joey" Example.
_NOT_NAMES = re.compile(r"[@/|:;?!=<>%£$€#*_\\{}\[\]~…]|\.\.")
_NOTED = re.compile(r"[\"“‘()\[\]]")
_AKA = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[A-Za-z]\.))\s?(?:[\"“‘(][A-Z]?[a-z]{1,14}[\"”’)]|[\"“‘][A-Z]{2,14}[\"”’]|[\"“‘](?:[A-Z]\.){1,3}[\"”’])(?=\s?[^\W\d_])"
)


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """0 (no person's name) to 1 (surely one) for a text that should be one name with titles and letters, no more."""
    if not 3 <= len(text) <= MAX_NAME or _NOT_NAMES.search(_titles_apart(text)):
        return 0.0
    if _NOTED.search(text):
        text = _AKA.sub(" ", text)
        if any(mark in text for mark in "()[]"):
            return 0.0
    if " an " in text:
        text = text.replace("Mac an ", "Mac").replace("Nic an ", "Nic")
    _, comma, tail = text.partition(",")
    if comma and not is_letters(tail):
        return 0.0
    whole = take_apart(text)
    titled = bool(whole.honorifics)
    if not _OPENS_ANOTHER.isdisjoint(whole.person.replace(".", "").casefold().split()[1:]):
        return 0.0
    if text.casefold() in _PLACEHOLDERS:
        return 0.0
    words = whole.person.replace(",", " ").split()
    if not 1 <= len(words) <= 8 or (len(words) == 1 and not titled):
        return 0.0
    if not all(could_be_part(word, at, titled) for at, word in enumerate(words)) or words[-1] in PARTICLES:
        return 0.0
    return _weigh(words, whole.honorifics, bool(whole.post_nominals))


def _titles_apart(text: str) -> str:
    """The text without the slashes between titles ("Prof./Dr. Ann Sample")."""
    if "/" not in text:
        return text
    words = text.split()
    kept = [word for at, word in enumerate(words) if word != "/" or not is_between_titles(words, at)]
    kept = [word[:-2] if word[-2:-1] == "/" and is_post_nominal(word) else word for word in kept]
    return " ".join(word.replace("/", " ") if is_honorific(word) else word for word in kept)


def is_likely(text: str) -> bool:
    """Whether a text is more likely a person's name than not."""
    return likeness(text) >= LIKELY


def could_be_part(word: str, at: int, titled: bool) -> bool:
    """Whether a word can stand at this place of a name: capitalised, initials, or a particle."""
    plain = word.strip(".,'’").casefold()
    if plain in PARTICLES and word[0].isalpha() and (at > 0 or word[0].isupper()):
        return True
    if at > 0 and ((titled and plain == "of") or (word[0].islower() and LOW_SURNAME.match(word))):
        return True
    return (
        len(word) <= 24
        and word[0].isupper()
        and (word.isalpha() or bool(_WORD.match(word)))
        and not plain.replace("’", "'").endswith("'s")
        and not word.rstrip(".,").endswith(("s'", "s’"))
    )


def _weigh(words: list[str], honorifics: str, lettered: bool) -> float:
    plain = [word.strip(".,'’-").casefold() for word in words]
    initials = [are_initials(word) and not _is_short_surname(word, words[0]) for word in words]
    if all(initials[1:]) and len(words) > 1 and not initials[0]:
        # "Sample A B" alone could be anything; behind a title or before letters it is a surname with its initials.
        return 0.75 if (lettered or honorifics) and plain[0] not in NOBODY and len(plain[0]) > 2 else 0.0
    known = any(part in GIVEN_NAMES for part in plain[0].split("-")) and not initials[0]
    peer = bool(honorifics) and "of" in plain
    if _is_office_or_firm(plain):
        return 0.0
    bad = [word for word, short in zip(plain, initials, strict=True) if word in NEVER and not (short and len(word) < 4)]
    if known and bad and plain[0] == bad[0]:
        bad = bad[1:]
    if known:
        bad = [word for word in bad if word not in GIVEN_NAMES or word == plain[-1]]  # "Sam Dean Example"
    if bad and not (peer and bad == ["of"]):
        return _despite(bad, plain, known or bool(honorifics))
    if known and not honorifics:
        if plain[-1] in _COMPASS and not lettered:
            return 0.6  # "Douglas East" is a ward and may be a man: the lines around it must tell
        return 0.97 if len(words) > 1 and len(words) < 6 else 0.6
    places = sum(word in PLACE_WORDS for word in plain)
    if honorifics:
        return 0.95 if len(words) > 1 or not places else 0.8
    return _without_titles_or_known(words, plain, initials, places) + (0.15 if lettered else 0.0)


def _is_office_or_firm(plain: list[str]) -> bool:
    """Whether words are an office that opens as a name could ("Maire de Sampleville"), or a firm."""
    if is_ranked_office(plain) or plain[-1] in _FIRMS or (plain[0] in SEATS and plain[1:2] in _OF_A_PLACE):
        return True
    if "-" in plain[-1] and plain[-1].rpartition("-")[2] in _ENDS_SEATS:
        return True
    return len(plain) > 2 and (is_compound_office(plain[0]) or is_compound_office(plain[-1]))


_OF_A_PLACE = (["de"], ["du"], ["des"], ["of"])


def are_initials(word: str) -> bool:
    """Whether a word is nothing but initials: "J.", "K.E", "SR"."""
    bare = word if word.isascii() and word.isalpha() else word.translate(_MARKS)
    return _INITIALS.match(bare) is not None


def _is_short_surname(word: str, first: str) -> bool:
    """Whether three or four capitals behind a given name are a surname in capitals ("Norman HAY", "AGNES TOAL")."""
    return (
        len(word) > 2
        and word.isalpha()
        and (any(part in GIVEN_NAMES for part in first.casefold().split("-")) or _are_capitals(first, word))
        and first != word
        and not _VOWELS.isdisjoint(word)
        and not is_post_nominal(word)
    )


def _are_capitals(first: str, word: str) -> bool:
    """Whether two words are printed in capitals as the names of a list are, and not a surname with its initials."""
    return first.isupper() and len(first) > LONGEST_INITIALS and len(word) == LONGEST_INITIALS


def _without_titles_or_known(words: list[str], plain: list[str], initials: list[bool], places: int) -> float:
    if initials[0]:
        if plain[0] in _SMALL:
            return 0.0  # "OF SAMPLETON"
        long_initials = len(plain[0].replace(".", "")) > 2 and "." not in words[0]
        if plain[0] in SEATS | JOBS:
            return LIKELY  # "VP Singh" or "VP Service": what stands around it must tell
        return 0.0 if all(initials) else 0.6 if long_initials else 0.75 if places else 0.85
    if all(initials) or (plain[0] in PARTICLES and len(words) < 3):
        return 0.0
    if any(part in GIVEN_NAMES for word in plain for part in word.split("-")):
        return 0.75 if not places else 0.45
    if len(words) == 3 and len(plain[1]) == 1 and len(plain[2]) > 2 and plain[2] not in PLACE_WORDS:
        return 0.85  # "Kent W. Sample": no place has an initial inside
    return (0.6 if len(words) < 5 else 0.5) if not places else 0.15


def _despite(bad: list[str], plain: list[str], vouched: bool) -> float:
    """A surname that is also a common word ("Susan Marsh-Read", "John Price Art") where the rest vouches for it."""
    surname_only = len(bad) == 1 and plain[-1] == bad[0] and bad[0] in ALSO_SURNAMES and len(plain) <= 4
    return 0.8 if surname_only and vouched else 0.0


ALSO_SURNAMES = word_set(
    """
    alcalde regidor starosta
    read may day care house church english art arts best bridge case chart clear close club code cooper dean
    early key king law long main march moody new old order page parish park parking part pay place play
    point pool post power price public quick rest ring room rules sale street strong summer terry theatre
    top tower town travel way week west wood young youth head chambers england wales ireland cornwall durham
    somerset devon dorset norfolk essex sussex surrey welsh scott british irish dale lane drive avenue floor
    road farmer bishop abbot archer banker barber carpenter chaplain marshall spencer steward porter cook
    potter taylor turner leader champion friday monday gallery garden gardens home homes group hall field
    fields gill grant gray green great hope holiday history hospital link links living life love loving
    marketing paper papers person press sales school short small smart speed self states still tender times
    training want ward waters webb well wells work world writer years nash major reading open cross book
    brown draper sheriff constable general fund harbour tables fire guest
    """
)


_FIRMS = frozenset(("llc", "llp", "ltd", "plc", "inc", "gmbh"))
_ENDS_PLACES = {(word,) for word in ("ward", "wards", "division", "divisions", "constituency", "parish", "branch")}


def ends_a_place(text: str) -> bool:
    """Whether a text ends as the names of places that elect somebody do ("Sampleton Ward")."""
    return words_of(text)[-1:] in _ENDS_PLACES


def could_name_somebody(text: str) -> bool:
    """Whether a text in a holder's place might name somebody, however unlike a name it looks: few words, and none
    that says it is something else.
    """
    said = words_of(text)
    return (
        0 < len(text.split()) <= 6
        and bool(said)
        and not any(mark in text for mark in "@|:;?!=<>%£$€#*_\\{}[]~…,")
        and not re.search(r"\d{3}", text)
        and NOBODY.isdisjoint(said)
        and not ends_a_place(text)
        and not says_vacant(text)
        and not says_withheld(text)
    )


def is_titled(text: str) -> bool:
    """Whether the text begins with an honorific ("Cllr Robins")."""
    first = text.split(maxsplit=1)[:1]
    return bool(first) and is_honorific(first[0])


def is_letters(text: str) -> bool:
    """Whether the text is nothing but letters after a name or a generation ("MD", "OBE, FRCP", "Jr.")."""
    words = text.replace(",", " ").replace("&", " ").split()
    if ". " in text and len(words) < 4 and is_post_nominal("".join(words)):
        return True  # "Ph. D.", "D. Phil."
    known = [is_post_nominal(word) or word.strip(".").casefold() in _GENERATIONS for word in words]
    # "FRSNA, PhD, DSc": what a society of its own calls its fellows stands beside letters that are known.
    return all(known) if sum(known) < 2 or "," not in text else all(map(_may_be_letters, words, known))


_GENERATIONS = frozenset(("jr", "sr", "jnr", "snr", "ii", "iii", "iv"))


def _may_be_letters(word: str, known: bool) -> bool:
    return known or (word.isupper() and word.isalpha() and 2 < len(word) < 7)
