"""What one published seat says: the signs in its role and heading, and the bodies they name.

This module only reads. Which sign outranks which is the codebook's order of precedence, in
`transforms.decide`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from transforms.codebook import Codebook, Finding
from transforms.gazetteer import BodyKind, Gazetteer
from transforms.labels import SEPARATORS, Label, read_label
from transforms.mentions import are_bodies_of_people, people_meant

# Signs whose words belong to the seat and not to the name of the body that sends.
OF_THE_SEAT = ("seat", "office", "chair", "sender", "nominated", "ex_officio", "elected", "represents",
               "reserved", "vacant", "left", "selected", "councillor", "municipal", "foundation",
               "co_opted")  # fmt: skip


HEALTH_WORDS = {"hospital", "hospitals", "health", "healthcare", "ambulance"}


@dataclass(frozen=True)
class Board:
    """The body that a seat belongs to, as far as its name and its organisation's name tell."""

    governs: bool
    exists: bool  # False: proposed or shadow
    nhs_council: bool  # an NHS council of governors: its staff and public constituencies elect by statute
    foundation_trust: bool
    is_council: bool  # a body that calls itself a council, whose members are no municipal councillors
    own_words: frozenset[str]
    name: str = ""  # as published, cleaned


@dataclass(frozen=True)
class Bodies:
    """The bodies that a text names: those of a known kind, and whether others are named or meant."""

    kinds: tuple[BodyKind, ...] = ()
    unknown: bool = False
    open_ended: bool = False
    words: str = ""
    also: tuple[str, ...] = ()  # classes that further senders may be of, who are named after people

    @property
    def possible(self) -> tuple[str, ...]:
        """The classes that the sender can be of."""
        unknown = ("state", "management") if self.unknown or self.open_ended else ()
        return (*(kind.class_ for kind in self.kinds), *self.also, *unknown)

    @property
    def one_class(self) -> BodyKind | None:
        """The first kind, when every body named is known and all are of one class."""
        if self.unknown or self.open_ended or self.also or len({kind.class_ for kind in self.kinds}) != 1:
            return None
        return self.kinds[0]


@dataclass(frozen=True)
class Signs:
    """A label with the signs found in it."""

    label: Label
    findings: tuple[Finding, ...]

    def of(self, *signs: str) -> list[Finding]:
        """The findings of these signs, in the order of the words."""
        return [finding for finding in self.findings if finding.entry.sign in signs]

    def has(self, *signs: str) -> bool:
        """Whether any of these signs is there."""
        return not self._kinds.isdisjoint(signs)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(finding.entry.sign for finding in self.findings)

    def quote(self, *findings: Finding) -> str:
        """The published words from the first of `findings` to the end of the piece that holds the last."""
        if not findings:
            return ""
        first, final = min(f.first for f in findings), max(findings, key=lambda f: f.last)
        last = max(final.last, self.segment_of(final)[1])
        inside = self.label.words[first:last]
        if inside.count("(") > inside.count(")") and self.label.words[last : last + 1] == (")",):
            last += 1
        return self.label.quote(first, last)

    @cached_property
    def segments(self) -> tuple[tuple[int, int], ...]:
        """The stretches of words between separators."""
        stretches, start = [], 0
        for n, word in enumerate((*self.label.words, SEPARATORS[0])):
            if word in SEPARATORS:
                stretches.append((start, n))
                start = n + 1
        return tuple((a, b) for a, b in stretches if b > a)

    @cached_property
    def outside_brackets(self) -> tuple[tuple[int, int], ...]:
        """The stretches outside brackets, or all of them where nothing is outside."""
        words = self.label.words
        depth = [words[:n].count("(") - words[:n].count(")") for n, _ in self.segments]
        return tuple(s for s, d in zip(self.segments, depth, strict=True) if d <= 0) or self.segments

    def segment_of(self, finding: Finding) -> tuple[int, int]:
        """The stretch of words that holds `finding`."""
        return next((s for s in self.segments if s[0] <= finding.first < s[1]), (finding.first, finding.last))

    def within(self, segment: tuple[int, int]) -> list[Finding]:
        """The findings inside one stretch."""
        return [f for f in self.findings if segment[0] <= f.first < segment[1]]

    def unsaid(self, segment: tuple[int, int], fillers: frozenset[str]) -> list[str]:
        """The words of a stretch that belong to no sign and are no fillers."""
        covered = {n for f in self.findings if f.entry.sign != "other" for n in range(f.first, f.last)}
        words = self.label.words
        return [
            words[n] for n in range(*segment) if n not in covered and words[n] not in fillers and not words[n].isdigit()
        ]

    def says_only(self, sign: str, fillers: frozenset[str]) -> list[Finding]:
        """The findings of `sign`, where the label is a heading that says nothing else; else none."""
        return [] if any(self.unsaid(segment, fillers) for segment in self.segments) else self.of(sign)

    def without_asides(self) -> Signs:
        """Without what begins with "including": the seats inside a seat decide nothing about the whole."""
        words = self.label.words
        cut = next(
            (n for n, word in enumerate(words) if word in ("incl", "including", "includes", "inc")),
            len(words),
        )
        if cut == len(words):
            return self
        return replace(self, findings=tuple(f for f in self.findings if f.last <= cut))


def read_signs(text: str, codebook: Codebook) -> Signs:
    """Read `text` and find its signs."""
    return signs_of(read_label(text), codebook)


def signs_of(label: Label, codebook: Codebook) -> Signs:
    """`label` with its signs."""
    found = codebook.find(label)
    return Signs(label, tuple(f for f in found if not _is_denied(f, label.words)))


# "Former council leader": what somebody was is no sign of the seat. What tells that the holder left is one itself.
ONCE = frozenset({"former", "ex", "past", "previous", "retired"})


def _is_denied(finding: Finding, words: tuple[str, ...]) -> bool:
    before = words[max(0, finding.first - 3) : finding.first]
    if before and before[-1] in ONCE:
        return True
    before = before[:-1] if before[-1:] in (("a",), ("an",), ("the",), ("longer",)) else before
    before = before[:-1] if before[-1:] == ("longer",) else before
    return before[-1:] in (("not",), ("non",), ("never",), ("no",))


def read_board(organisation: str, family: str, body: str, tier: str, status: str, codebook: Codebook) -> Board:
    """What `body` is, from its name, its organisation's and, where they are given, its tier and status."""
    label, own = read_label(body), read_label(organisation)
    signs = {finding.entry.sign for finding in codebook.find_in_body(label)}
    own_signs = {finding.entry.sign for finding in codebook.find_in_body(own)}
    governs = "not_governing" not in signs or "governing" in signs or label.line == "committee"
    governs = governs or tier in ("governing", "electing")
    own_line = f" {own.line} ".replace(" nhs ft ", " nhs foundation trust ")
    nhs = family == "nhs_foundation_trust" or " nhs " in own_line or " foundation trust " in own_line
    nhs = nhs or ("trust" in own.words and bool(HEALTH_WORDS & set(own.words)))
    council = "council_of_governors" in signs or (tier == "electing" and nhs)
    return Board(
        governs=governs,
        exists="not_yet" not in signs | own_signs and status != "proposed",
        nhs_council=nhs and council,
        foundation_trust=(family == "nhs_foundation_trust" or " foundation trust " in own_line)
        and nhs and " aspirant " not in own_line,
        is_council="council" in label.words or "councillors" in label.words,
        own_words=frozenset((*own.words, *_initials(own.words))),
        name=label.text,
    )  # fmt: skip


def _initials(words: tuple[str, ...]) -> set[str]:
    """What an organisation may call itself for short: "ILT" for the Invented Leisure Trust."""
    letters = ["".join(word[0] for word in some if word not in SEPARATORS)
               for some in (words, [word for word in words if word not in ("and", "of", "the", "for")])]  # fmt: skip
    return {short for short in letters if len(short) > 2}


def bodies_in(signs: Signs, segments: tuple[tuple[int, int], ...], board: Board, codebook: Codebook) -> Bodies:
    """The bodies named in these stretches of a label, its own organisation left out."""
    gazetteer = codebook.gazetteer
    parts = _apart_from_the_seat(signs, _without_remarks(signs, segments, gazetteer), gazetteer)
    kinds: list[BodyKind] = []
    also: set[str] = set()
    unknown = place = open_ended = False
    for part in parts:
        open_ended = open_ended or gazetteer.is_open_ended(" ".join(part))
        names = [
            name for name in _split_names(part, codebook) if set(name) - gazetteer.fillers - board.own_words - {"board"}
        ]
        for name in names:
            kind = gazetteer.kind_of(" ".join(name))
            if kind:
                kinds.append(kind)
            elif len(names) > 1 and are_bodies_of_people(name):
                also |= {"management"}.union(*(people_meant(" ".join(each)) for each in names))
            elif gazetteer.is_place(name):
                place = True
            elif not all(word.isdigit() or word in gazetteer.fillers for word in name):
                unknown = True
    # "Barnet, Enfield and Haringey NHS Trust" is one body; "Barnet, University of Testshire" may be two.
    unknown = unknown or (place and not (kinds and all(kind.class_ == "state" for kind in kinds)))
    return Bodies(tuple(kinds), unknown, open_ended, signs.label.text, tuple(sorted(also)))


def _without_remarks(
    signs: Signs, segments: tuple[tuple[int, int], ...], gazetteer: Gazetteer
) -> tuple[tuple[int, int], ...]:
    """`segments` without brackets that only say more of a known body before them: "Health Board (Invented Valley)"."""
    words = signs.label.words

    def is_known(segment: tuple[int, int]) -> bool:
        return gazetteer.kind_of(" ".join(words[slice(*segment)])) is not None

    return tuple(
        segment
        for before, segment in pairwise(((0, 0), *segments))
        if not (words[segment[0] - 1 : segment[0]] == ("(",) and before[1] == segment[0] - 1 > 0)
        or not is_known(before)
        or is_known(segment)
        or gazetteer.is_open_ended(" ".join(words[slice(*segment)]))
    )


def _apart_from_the_seat(signs: Signs, segments: tuple[tuple[int, int], ...], gazetteer: Gazetteer) -> list[list[str]]:
    """The words of these stretches, cut where words for the seat stand."""
    words = signs.label.words
    if signs.label.line in gazetteer.council_names:
        return [list(words)]
    seat_words = {n for f in signs.of(*OF_THE_SEAT) for n in range(f.first, f.last)}
    parts: list[list[str]] = []
    for start, end in segments:
        run: list[str] = []
        for n in range(start, end):
            if n in seat_words and not (words[n] == "board" and run):  # "Integrated Care Board"
                parts.append(run)
                run = []
            else:
                run.append(words[n])
        parts.append(run)
    return parts


def _split_names(words: list[str], codebook: Codebook) -> list[list[str]]:
    """The names in one stretch: split at "and" where that leaves bodies on both sides, else one name.

    "Carers' organisations and staff bodies" are two senders, though only the first is of a known kind.
    """
    gazetteer = codebook.gazetteer
    words = _trim(words, gazetteer.fillers)
    line = " ".join(words)
    if "and" not in words or line in gazetteer.council_names:
        return [words] if words else []
    pieces = [_trim(piece.split(), gazetteer.fillers) for piece in line.split(" and ")]
    kinds = [gazetteer.kind_of(" ".join(piece)) for piece in pieces]
    last_is_a_council_by_name = " ".join(pieces[-1]) in gazetteer.council_names or pieces[-1] == ["council"]
    senders = [kind or are_bodies_of_people(piece) for kind, piece in zip(kinds, pieces, strict=True)]
    if (any(kinds) and all(senders)) or last_is_a_council_by_name:
        return [piece for piece in pieces if piece]
    return [words]


def _trim(words: list[str], fillers: frozenset[str]) -> list[str]:
    fillers = fillers - {"local"}  # a local authority is a kind of body
    start, end = 0, len(words)
    while start < end and (words[start] in fillers or words[start].isdigit()):
        start += 1
    while end > start and (words[end - 1] in fillers or words[end - 1].isdigit()):
        end -= 1
    return words[start:end]
