"""Classify published seats by the codebook: one decision a seat, with the rule and the words that made it.

Nothing is inferred from a name: a title printed with it ("Cllr") counts only on a board that shows council
seats. A board can hold a million rows and a few thousand different labels, so each different label is
decided once. Whole tables are classified in `classify_frame`, and files in `stream`.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from transforms.codebook import Codebook
from transforms.decide import decide
from transforms.labels import Label, clean, is_plain, read_label
from transforms.reading import Board, Signs, read_board, read_signs, signs_of
from transforms.seats import COUNCILLOR_TITLES, FOUR, RANKS, Decision, Seat, has_councillor_title, rank_of
from transforms.shapes import Shapes, as_printed
from transforms.withholding import is_withheld, without_name

INPUTS = ("organisation", "family", "body", "role", "group", "name")
LONGEST_QUOTE = 200
REMEMBERED = 50_000  # readings kept at most: enough for the labels of a big table, too few to fill the memory


KEY_COLUMNS = (*INPUTS[:5], "affiliation", "kind", "tier", "status", "means")


class Key(NamedTuple):
    """The columns on which a decision rests; two rows with one key have one decision."""

    organisation: str
    family: str
    body: str
    role: str
    group: str
    affiliation: str
    kind: str
    tier: str
    status: str
    means: str
    vacant: bool
    named: bool
    title: str


class Row(NamedTuple):
    """What is published of a decision, in the order of `classify_frame.OUTPUTS`."""

    class_: str
    subclass: str
    route: str
    rule: str
    grade: str
    why: str
    quote: str
    possible: str
    established_class: str
    name_withheld: bool


class Settled(NamedTuple):
    """The decision for one key: as its own words have it, and as a board that shows council seats has it."""

    alone: Row
    beside_councillors: Row
    shows_council: bool  # then a title "Cllr" on the same board is evidence


class Verdict(NamedTuple):
    """A decision, and whether the holder's name is withheld."""

    decision: Decision
    withheld: bool


class KnownBoard(NamedTuple):
    """What is read of a board once: the words of its organisation's name, the board without what decides nothing about
    most labels, and the number of those that are the same without it.
    """

    own_words: frozenset[str]
    bare: Board
    number: int


class Classifier:
    """Decides seats by one codebook, each different shape of a label once.

    A board counts only for what it tells about a label: two boards that tell the same share the decision.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._board = lru_cache(REMEMBERED)(self._read_board)
        self._signs: dict[str, Signs] = {}
        self._shapes = Shapes(codebook)
        self._boards: dict[Board, int] = {}
        self._verdicts: dict[Hashable, tuple[int, Verdict, Verdict]] = {}
        self._rows: dict[tuple[int, bool, str], Row] = {}

    def read(self, key: Key) -> Seat:
        """The seat as its published words have it."""
        return self._seat(key, read_label(key.role), read_label(_heading(key)))

    def settle(self, key: Key) -> Settled:
        """What is published of a seat with this key, alone and beside council seats."""
        role, heading, words = read_label(key.role), read_label(_heading(key)), list[str]()
        known = self._board(key.organisation, key.family, key.body, key.tier, key.status)
        if not key.means:
            role, heading = (self._shapes.of(label, known.own_words, words) for label in (role, heading))
        own = known.own_words.intersection((*role.words, *heading.words))
        board = self._number(replace(known.bare, own_words=own)) if own else known.number
        composition = _is_composition(key)
        what = (role.text, heading.text, key.title, composition, key.status == "former", key.vacant, key.means, board)
        if what not in self._verdicts:
            seat = self._seat(key, role, heading)
            self._verdicts[what] = (len(self._verdicts), *_verdicts(key, seat, self.codebook))
        number, alone, beside = self._verdicts[what]
        row = self._row(number, alone, words, beside=False)
        as_councillor = row if beside is alone else self._row(number, beside, words, beside=True)
        shows_council = alone.decision.class_ == "state" and alone.decision.subclass == "council"
        return Settled(row, as_councillor, shows_council)

    def _row(self, number: int, verdict: Verdict, words: list[str], beside: bool) -> Row:
        """The row of a verdict, with the words as printed in what it quotes."""
        which = (number, beside, as_printed(verdict.decision.quote, words))
        row = self._rows.get(which)
        if row is None:
            if len(self._rows) > REMEMBERED:
                self._rows.clear()
            row = self._rows[which] = _row(verdict, which[2], self.codebook)
        return row

    def _number(self, board: Board) -> int:
        """A number for all boards that tell the same."""
        return self._boards.setdefault(board, len(self._boards))

    def _read_board(self, organisation: str, family: str, body: str, tier: str, status: str) -> KnownBoard:
        board = read_board(organisation, family, body, tier, status, self.codebook)
        bare = replace(board, own_words=frozenset(), name="" if board.governs and board.exists else board.name)
        return KnownBoard(board.own_words, bare, self._number(bare))

    def _seat(self, key: Key, role: Label, heading: Label) -> Seat:
        known = self._board(key.organisation, key.family, key.body, key.tier, key.status)
        own = known.own_words.intersection((*role.words, *heading.words))
        return Seat(
            self._read(role),
            self._read(heading),
            read_label(key.title),
            replace(known.bare, own_words=own) if own else known.bare,
            _is_composition(key),
            key.status == "former",
            key.vacant,
        )

    def _read(self, label: Label) -> Signs:
        """The signs of `label`, which its text tells: the one published, or that of its shape."""
        if label.text not in self._signs:
            if len(self._signs) > REMEMBERED:
                self._signs.clear()
            self._signs[label.text] = signs_of(label, self.codebook)
        return self._signs[label.text]


def _is_composition(key: Key) -> bool:
    return key.kind == "composition" or (key.kind != "listing" and not key.named)


def _heading(key: Key) -> str:
    return "; ".join(text for text in (_without_the_board(key.group, key.body), key.affiliation) if text)


def _verdicts(key: Key, seat: Seat, codebook: Codebook) -> tuple[Verdict, Verdict]:
    decision = _decide(key, seat, codebook)
    alone = Verdict(decision, is_withheld(seat, decision))
    beside = _as_councillor(seat, decision)
    return alone, alone if beside is decision else Verdict(beside, is_withheld(seat, beside))


def row_for_name(row: Row, name: str) -> Row:
    """`row` with the words of the holder's name taken out of the quotation, where the seat is withheld."""
    quote = without_name(row.quote, name) if row.name_withheld else row.quote
    if quote == row.quote:
        return row
    return row._replace(quote=quote, why=row.why.replace(f'("{row.quote}")', f'("{quote}")' if quote else ""))


def is_yes(value: object) -> bool:
    """Whether a cell says yes."""
    return value is True or str(value).strip().casefold() in ("true", "yes", "1")


def title_of(name: str) -> str:
    """What of a printed name is evidence: a councillor's title, a rank, or that the seat is vacant. Never the name."""
    if name.isascii() and not _INTRICATE.search(name) and not _EVIDENT.search(_without_apostrophes(name)):
        return ""  # nearly every name: it need not be taken apart
    words = name.casefold().split() if is_plain(name) else read_label(name).words
    if EVIDENT.isdisjoint(words):
        return ""
    if words[0] in VACANT_WORDS:
        return " ".join(words)
    return "cllr" if has_councillor_title(words) else rank_of(words)


VACANT_WORDS = frozenset("vacant vacancy vacancies tbc tba gwag to awaiting currently lle swydd sedd".split())
EVIDENT = VACANT_WORDS | COUNCILLOR_TITLES | RANKS
_INTRICATE = re.compile(r"[<&]|['`]{2}")  # mark-up, and apostrophes that part two words
_EVIDENT = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(sorted(map(re.escape, EVIDENT)))})(?![a-z0-9])")


def _without_apostrophes(name: str) -> str:
    return name.casefold().replace("'", "").replace("`", "")


@lru_cache(2**13)  # the headings of a body are those of many another
def _without_the_board(trail: str, body: str) -> str:
    """A trail of headings without the board's own name: "Council of Governors > Public governors" says "public"."""
    own = read_label(body).line
    pieces = re.split(r"\s+[>›»]\s+", trail)
    return " > ".join(piece for piece in pieces if len(pieces) == 1 or read_label(piece).line != own)


def _decide(key: Key, seat: Seat, codebook: Codebook) -> Decision:
    """The decision on the published words; where they leave it open, on what the source file declares of them.

    A declared meaning is no publication: it gives a class, but no route, and its words are never quoted.
    """
    decision = decide(seat, codebook)
    word, meaning = _meaning(key.means, seat.role)
    if decision.class_ != "unclassified" or not meaning:
        return decision
    heading = "; ".join(text for text in (seat.group.label.text, meaning) if text)
    meant = decide(replace(seat, group=read_signs(heading, codebook)), codebook)
    if meant.class_ not in FOUR:
        return decision
    says = f"the organisation's source file declares that on its own pages {word} means {meaning}"
    return replace(meant, route="unknown", says=says, quote=seat.role.label.text)


def _meaning(means: str, role: Signs) -> tuple[str, str]:
    """The word of this role that is declared, and what it means: of "partner = X Council; member = tenant" one."""
    line = f" {role.label.line} "
    for definition in means.replace("\n", ";").split(";"):
        word, equals, meaning = definition.partition("=")
        if equals and (term := read_label(word).line) and f" {term} " in line.replace("s ", " ") + line:
            return word.strip(), meaning.strip()
    return "", ""


def _as_councillor(seat: Seat, decision: Decision) -> Decision:
    """R2, provisional: somebody called "Cllr" with no seat stated, on a board that shows council seats."""
    plain = not seat.role.has("sender", "nominated", "open", "elected", "executive", "employed_elsewhere")
    if decision.class_ != "unclassified" or not has_councillor_title(seat.name.words) or seat.board.nhs_council:
        return decision
    if not plain or seat.role.has("chair", "office") or not (seat.role.has("seat") or not seat.role.label.words):
        return decision
    says = "the holder is printed as a councillor, on a board that shows council seats"
    return Decision("state", "council", "unknown", "R2", "D", says, seat.role.label.text)


def _row(verdict: Verdict, quote: str, codebook: Codebook) -> Row:
    decision, quote = verdict.decision, _shorten(quote)
    why = f"{decision.rule}: {codebook.says[decision.rule]} Here {decision.says}"
    why += f' ("{quote}").' if quote else "."
    possible = decision.possible if decision.class_ == "unclassified" else ()
    return Row(
        class_=decision.class_,
        subclass=decision.subclass,
        route=decision.route,
        rule=decision.rule,
        grade=decision.grade,
        why=why,
        quote=quote,
        possible="|".join(possible),
        established_class=decision.established,
        name_withheld=verdict.withheld,
    )


def _shorten(text: str) -> str:
    text = clean(text)
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"
