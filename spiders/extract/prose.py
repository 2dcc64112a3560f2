"""Read the one sentence that names a whole board: "Our current Board Members are A, B (Co-optee), C and D."

Sentences about people are everywhere; only one that says of a body that its members are a list of names, and of which
every piece is a name, is taken for the board.
"""

import re
from dataclasses import replace

from spiders.extract import words
from spiders.extract.attached import labelled
from spiders.extract.holders import Entry
from spiders.extract.layout import Line
from spiders.extract.people import people
from spiders.extract.persons import NEVER

MAX_SENTENCE = 2_000
_SAYS = re.compile(
    r"\b(?:are|is|include|includes|comprise|comprises|comprised|consist of|consists of|made up of|"
    r"made up by|namely|were|as follows)\b:?\s*|(?<=\w):\s",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\.(?<=[a-z)]{2}\.)(?<!Cllr\.)(?<!Coun\.)(?<!Prof\.)(?<!Revd\.)(?<!Rev\.)(?<!Hon\.)(?<!Mrs\.)(?<!Mr\.)(?<!Ms\.)(?<!Dr\.)"
    r"\s+(?=[A-Z])"
)
# "Our office bearers are:", and then the first part.
_LED_IN = re.compile(r"^[^:]{0,160}\b(?:are|is)\s*:\s+")
# A title in capitals that opens the paragraph ("OFFICERS 2024/25").
_HEADED = re.compile(r"^[A-Z][A-Z ]{3,40}(?:(?:19|20)\d\d(?:[/-]\d{2,4})?)?\s+(?=[A-Z][a-z])")
_PART = re.compile(r"([^–—:]{2,60}?)(?:\s[–—-]\s|:\s)(.+)", re.DOTALL)


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
            # Behind a mere colon stands a list, or whom to write to.
            if found and (len(found) > 2 or not says.group().startswith(":")):
                return subject, found
    return "", []


def by_labels(text: str) -> list[Entry]:
    """The holders of a line with several labels in it ("Chair: A, Treasurer: B, Members: C and D"); none unless each
    label says what its holders are.

    A label begins behind the last word before its colon that can be part of a name.
    """
    text = _HEADED.sub("", text)
    colons = [at.start() for at in re.finditer(r":\s", text[:MAX_SENTENCE])]
    if len(colons) < 2:
        return []
    opens = [0, *[_label_start(text, colon) for colon in colons[1:]]]
    found: list[Entry] = []
    for start, colon, end in zip(opens, colons, [*opens[1:], len(text)], strict=True):
        label = text[start:colon].strip()
        holders = people(text[colon + 1 : end].strip(" ,;.|")) if words.is_role(label) else []
        if not holders:
            return []
        found.extend(labelled(holder, label) for holder in holders)
    return found


def by_verbs(text: str) -> list[Entry]:
    """The holders of a sentence that says who holds each of several seats ("The Chair is A, the Treasurer is B and the
    Secretary is C"); none unless each of its parts does.
    """
    text = text[:MAX_SENTENCE]
    parts = list(_HOLDS.finditer(text))
    if len(parts) < 2 or not all(words.is_seat(part.group(1)) for part in parts):
        return []
    ends = [*[part.start() for part in parts[1:]], len(text)]
    holders = [people(text[part.end() : end].strip(" ,;.")) for part, end in zip(parts, ends, strict=True)]
    if not all(len(one) == 1 for one in holders):
        return []
    return [labelled(one[0], part.group(1)) for one, part in zip(holders, parts, strict=True)]


_HOLDS = re.compile(
    r"(?:^|[,;.] (?:and |while )?| and )(?:[Tt]he |[Oo]ur |[Ii]ts )?((?:[\w'’-]+ ){0,4}[\w'’-]+) is (?=[A-Z])"
)


def in_parts(text: str) -> list[Entry]:
    """The holders of a paragraph that says in each of its parts, between semicolons and full stops, what they are
    ("Chair – A; Secretary – B. Members: C and D."); none unless two parts do, each of one that does listing somebody.
    Beside such parts, what the others say before a name is an office as well ("Librarian: E").
    """
    found: list[Entry] = []
    seats = 0
    for part in (part for sentence in _SENTENCE.split(text[:MAX_SENTENCE]) for part in sentence.split(";")):
        told = _PART.match(_HEADED.sub("", _LED_IN.sub("", part, count=1).strip(" .")))
        if not told:
            continue
        label, is_seat = told.group(1), words.is_seat(told.group(1))
        holders = _listed(told.group(2))
        if not holders and is_seat:
            return []
        seats += is_seat
        if is_seat:
            found.extend(labelled(holder, label) for holder in holders)
        elif words.may_be_office(label):
            found.extend(replace(holder, role=label, label=label, bare=False) for holder in holders)
    return found if seats > 1 else []


def _label_start(text: str, colon: int) -> int:
    start = colon
    for word in reversed(list(re.finditer(r"\S+", text[max(0, colon - 60) : colon]))):
        plain = word.group().strip(".&-").casefold()
        if word.group().endswith((",", ";")) or (plain and plain not in _IN_LABELS and "-" not in plain):
            break
        start = max(0, colon - 60) + word.start()
    return start


_IN_LABELS = NEVER | words.CLASSES | {"of", "the", "and", "to", "hon", "vice", "co", "minutes"}


_SERVES = frozenset(("clerk", "professional", "assistant", "administrator"))
_BEFORE_OR_AFTER = frozenset(("successor", "predecessor"))


def _names_holders(subject: str) -> bool:
    said = words.words_of(subject)
    if "welcomed" in said[-8:]:
        return False  # as members of the club, with whom anybody may be
    if not _BEFORE_OR_AFTER.isdisjoint(said[-4:]) or not _SERVES.isdisjoint(said[-5:]):
        return False  # "... as Director of Some Firm, where his successor is", "Our Clerk to the Governors is"
    tail = " ".join(said[-9:])
    return words.names_a_body(tail) or words.is_seat(tail)


def _listed(text: str) -> list[Entry]:
    found = people(text.strip().rstrip(".").replace(" the following: ", ""))
    return found if found and min(entry.sure for entry in found) >= 0.6 else []


def is_candidate(line: Line) -> bool:
    """Whether a line is long enough to be a sentence, and short enough to be read."""
    return 25 <= len(line.text) <= MAX_SENTENCE and not line.linked and " " in line.text
