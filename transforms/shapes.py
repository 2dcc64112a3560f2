"""Labels that differ only in words that no rule knows have one shape, and the shape is decided once.

"Public Governor, Ribble Valley" and "Public Governor, Wyre Forest" are the same to every rule. In a table of twenty
thousand different labels most differ in such words alone: each of them is replaced by a stand-in, the shape is decided,
and the words as printed are put back into what is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.codebook import Codebook
from transforms.labels import SEPARATORS, Label, fold

# Words that rules ask for by themselves, beside those of the codebook and of the reference lists; a test finds them in
# the rules' modules, and holds this list against what it finds.
IN_THE_RULES = frozenset(
    (
        "agencies appoint aspirant cathedral cooperative coun cyng dci detective dr electing enweb excluded ft inc "
        "includes inferred insp inspector llp longer miss mr mrs municipal never nominat official organizations pc "
        "picked plc proposed sales select sender sergeant sgt societies spokesperson superintendent supt temporary "
        "unclassified unknown your"
    ).split()
)
FRAGMENTS = ("nominat", "nominee", "enweb", "independent", "council")  # parts of words that rules ask for
REMEMBERED = 50_000  # words and names kept at most
_STAND_IN = re.compile(r"[zZ]q(\d+)z|97(\d+)79")


class Shapes:
    """What the rules of one codebook can tell apart."""

    def __init__(self, codebook: Codebook) -> None:
        self._known = codebook.words | IN_THE_RULES | frozenset(SEPARATORS)
        self._endings = codebook.gazetteer.place_endings
        self._is_a_rules_word = lru_cache(REMEMBERED)(self._is_of_a_rule)
        # By its text, the shape of a label that shares no word with the organisation, and the words taken out of it.
        self._by_text: dict[str, tuple[Label, list[str]]] = {}

    def of(self, label: Label, own: frozenset[str], words: list[str]) -> Label:
        """`label` with a stand-in for each word that no rule knows; the words as printed are added to `words`.

        `own` are the words of the organisation's name, which rules know too.
        """
        if not label.readable:
            return label
        if words or not own.isdisjoint(label.words):
            return self._shape(label, own, words)
        if _hold_a_stand_in(own):
            return label
        if label.text not in self._by_text:
            if len(self._by_text) > REMEMBERED:
                self._by_text.clear()
            taken: list[str] = []
            self._by_text[label.text] = self._shape(label, frozenset(), taken), taken
        shape, taken = self._by_text[label.text]
        words += taken
        return shape

    def _shape(self, label: Label, own: frozenset[str], words: list[str]) -> Label:
        is_known = self._is_a_rules_word
        unknown = [n for n, word in enumerate(label.words) if not is_known(word) and word not in own]
        if not unknown or _hold_a_stand_in(own):
            return label
        folded, spans, parts, at, shift, before = list(label.words), list(label.spans), [], 0, 0, len(words)
        for n in unknown:
            first, last = label.spans[n]
            word = label.text[first:last]
            if any(one != word and fold(one) == label.words[n] for one in words):
                del words[before:]
                return label  # printed in capitals as well: one word to the rules, and two to whoever reads the quote
            number = words.index(word) if word in words else len(words)  # a word that is printed again stays the same
            stand_in = f"97{number}79" if label.words[n].isdigit() else f"zq{number}z"
            words += [word] if number == len(words) else []
            # A name is told by its capitals: they stay.
            printed = f"Z{stand_in[1:]}" if label.text[first].isupper() else stand_in
            parts += [label.text[at:first], printed]
            folded[n], at = stand_in, last
        text = "".join((*parts, label.text[at:]))
        for n, (first, last) in enumerate(label.spans):
            longer = len(folded[n]) - (last - first) if n in unknown else 0
            spans[n] = (first + shift, last + shift + longer)
            shift += longer
        return Label(text, tuple(folded), tuple(spans))

    def _is_of_a_rule(self, word: str) -> bool:
        if word in self._known or word.endswith(self._endings):
            return True
        return any(part in word for part in FRAGMENTS)


@lru_cache(REMEMBERED)
def _hold_a_stand_in(own: frozenset[str]) -> bool:
    """Whether an organisation bears a stand-in in its name: then its labels are decided as they are."""
    return any(_STAND_IN.search(word) for word in own)


def as_printed(text: str, words: Sequence[str]) -> str:
    """`text` of a shape with the words that `Shapes.of` took out put back."""
    return _STAND_IN.sub(lambda match: words[int(match[1] or match[2])], text) if words else text
