"""Read the one sentence that names a whole board: "Our current Board Members are A, B (Co-optee), C and D."

Sentences about people are everywhere; only one that says of a body that its members are a list of names, and of which
every piece is a name, is taken for the board.
"""

import re

from spiders.extract import words
from spiders.extract.holders import Entry, people
from spiders.extract.layout import Line

MAX_SENTENCE = 2_000
_SAYS = re.compile(
    r"\b(?:are|is|include|includes|comprise|comprises|comprised|consist of|consists of|made up of|"
    r"made up by|namely|were|as follows)\b:?\s*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\.(?<=[a-z)]{2}\.)(?<!Cllr\.)(?<!Coun\.)(?<!Prof\.)(?<!Revd\.)(?<!Rev\.)(?<!Mrs\.)(?<!Mr\.)(?<!Ms\.)(?<!Dr\.)"
    r"\s+(?=[A-Z])"
)


def read_sentence(text: str) -> tuple[str, list[Entry]]:
    """What a paragraph says the holders are, and the holders; nothing when no sentence of it lists a body.

    The words before the verb ("Our current Board Members") must name a seat or a body, and be few.
    """
    for sentence in _SENTENCE.split(text[:MAX_SENTENCE])[:12]:
        for says in list(_SAYS.finditer(sentence[:240]))[:3]:
            subject = sentence[: says.start()].strip()
            if not subject or len(subject) > 160 or not _names_holders(subject):
                continue
            found = _listed(sentence[says.end() :])
            if found:
                return subject, found
    return "", []


def _names_holders(subject: str) -> bool:
    tail = " ".join(words.words_of(subject)[-9:])
    return words.names_a_body(tail) or words.is_seat(tail)


def _listed(text: str) -> list[Entry]:
    found = people(text.strip().rstrip(".").replace(" the following: ", ""))
    return found if found and min(entry.sure for entry in found) >= 0.6 else []


def is_candidate(line: Line) -> bool:
    """Whether a line is long enough to be a sentence, and short enough to be read."""
    return 25 <= len(line.text) <= MAX_SENTENCE and not line.linked and " " in line.text
