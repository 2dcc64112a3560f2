"""Classify published seats by the codebook: one decision a seat, with the rule and the words that made it.

Nothing is inferred from a name: a title printed with it ("Cllr") counts only on a board that shows council
seats. A board can hold a million rows and a few thousand different labels, so each different label is
decided once.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from transforms.codebook import Codebook
from transforms.decide import decide
from transforms.labels import SEPARATORS, clean, read_label
from transforms.reading import Signs, read_board, read_signs
from transforms.seats import FOUR, WITHHELD, Decision, Seat, has_councillor_title, rank_of

INPUTS = ("organisation", "family", "body", "role", "group", "name")
OPTIONAL = ("affiliation", "kind", "tier", "status", "vacant", "means", "board_id")
OUTPUTS = (
    "class", "subclass", "route", "rule", "grade", "why", "quote", "possible", "established_class",
    "name_withheld",
)  # fmt: skip
LONGEST_QUOTE = 200


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
    """What `classify_frame` adds to a row, in the order of `OUTPUTS`."""

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


def classify_frame(df: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Add the columns `OUTPUTS` to `df`; the same rows in the same order, every input column kept.

    In: text columns `INPUTS` (empty or missing values allowed), and any of `OPTIONAL`. `affiliation` is a
    constituency or appointing body printed with the name; `means` what the organisation's source file declares
    ("partner = the council"); `board_id` joins the rows of one page and body, whose seats are each other's
    context (when absent: organisation and body). Raises `ValueError` when one of `INPUTS` is missing.
    """
    missing = [name for name in INPUTS if name not in df.columns]
    if missing:
        raise ValueError(f"the table lacks the columns {', '.join(missing)}")
    keys = _keys(df)
    seats = {key: _seat(key, codebook) for key in dict.fromkeys(keys)}
    decisions = {key: _decide(key, seat, codebook) for key, seat in seats.items()}
    boards = _board_ids(df)
    with_council = {board for board, key in zip(boards, keys, strict=True) if _is_council_seat(decisions[key])}
    rows: dict[tuple[Key, bool], Row] = {}
    out = []
    for board, key, name in zip(boards, keys, _text(df, "name"), strict=True):
        context = (key, board in with_council)
        if context not in rows:
            decision = _as_councillor(seats[key], decisions[key]) if context[1] else decisions[key]
            rows[context] = _row(seats[key], decision, codebook)
        out.append(_without_name(rows[context], name))
    added = pd.DataFrame(out, columns=list(OUTPUTS), index=df.index)
    return pd.concat([df.drop(columns=[c for c in OUTPUTS if c in df.columns]), added], axis=1)


def _keys(df: pd.DataFrame) -> list[Key]:
    names = _text(df, "name")
    titles = {name: _title(name) for name in set(names)}
    vacant = [value is True or str(value).strip().casefold() in ("true", "yes", "1") for value in
              (df["vacant"].tolist() if "vacant" in df.columns else [False] * len(df))]  # fmt: skip
    columns = [_text(df, name) for name in (*INPUTS[:5], "affiliation", "kind", "tier", "status", "means")]
    return [
        Key._make((*texts, empty, name != "", titles[name]))
        for *texts, empty, name in zip(*columns, vacant, names, strict=True)
    ]


def _title(name: str) -> str:
    """What of a printed name is evidence: a councillor's title, a rank, or that the seat is vacant. Never the name."""
    label = read_label(name)
    if label.words[:1] and label.words[0] in VACANT_WORDS:
        return label.line
    return "cllr" if has_councillor_title(label) else rank_of(label)


VACANT_WORDS = (
    "vacant",
    "vacancy",
    "vacancies",
    "tbc",
    "tba",
    "gwag",
    "to",
    "awaiting",
    "currently",
    "lle",
    "swydd",
    "sedd",
)


def _text(df: pd.DataFrame, column: str) -> list[str]:
    if column not in df.columns:
        return [""] * len(df)
    return [str(value).strip() if isinstance(value, str) else "" for value in df[column].tolist()]


def _board_ids(df: pd.DataFrame) -> list[object]:
    if "board_id" in df.columns:
        return list(df["board_id"].tolist())
    return list(zip(_text(df, "organisation"), _text(df, "body"), strict=True))


def _seat(key: Key, codebook: Codebook) -> Seat:
    board = read_board(key.organisation, key.family, key.body, key.tier, key.status, codebook)
    heading = "; ".join(text for text in (_without_the_board(key.group, key.body), key.affiliation) if text)
    return Seat(
        role=read_signs(key.role, codebook),
        group=read_signs(heading, codebook),
        name=read_label(key.title),
        board=board,
        composition=key.kind == "composition" or (key.kind != "listing" and not key.named),
        former=key.status == "former",
        vacant=key.vacant,
    )


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


def _is_council_seat(decision: Decision) -> bool:
    return decision.class_ == "state" and decision.subclass == "council"


def _as_councillor(seat: Seat, decision: Decision) -> Decision:
    """R2, provisional: somebody called "Cllr" with no seat stated, on a board that shows council seats."""
    plain = not seat.role.has("sender", "nominated", "open", "elected", "executive", "employed_elsewhere")
    if decision.class_ != "unclassified" or not has_councillor_title(seat.name) or seat.board.nhs_council:
        return decision
    if not plain or seat.role.has("chair", "office") or not (seat.role.has("seat") or not seat.role.label.words):
        return decision
    says = "the holder is printed as a councillor, on a board that shows council seats"
    return Decision("state", "council", "unknown", "R2", "D", says, seat.role.label.text)


def _row(seat: Seat, decision: Decision, codebook: Codebook) -> Row:
    quote = _shorten(decision.quote)
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
        name_withheld=_withheld(seat, decision),
    )


def _withheld(seat: Seat, decision: Decision) -> bool:
    """Special-category seats: a patient, carer, service user, union member or young person is never named.

    A seat that merges one of these with others, or that is excluded or unclassified, is withheld as well.
    """
    if decision.subclass in WITHHELD:
        return True
    for signs in (seat.role, seat.group):
        for found in signs.of("constituency", "union"):
            words = signs.label.words[found.first : found.last]  # "parent and carer" is coded parent
            if found.entry.subclass in WITHHELD or WITHHELD_WORDS & set(words):
                return True
    return False


def _shorten(text: str) -> str:
    text = clean(text)
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"


def _without_name(row: Row, name: str) -> Row:
    """`row` with the words of the holder's name taken out of the quotation, where the seat is withheld."""
    if not row.name_withheld or not row.quote or not name:
        return row
    hidden = {word for word in read_label(name).words if word not in SEPARATORS} - NO_NAMES
    quoted = read_label(row.quote)
    if not hidden & set(quoted.words) and quoted.readable:
        return row
    spoken = zip(quoted.spans, quoted.words, strict=True)
    quote = " ".join(quoted.text[a:b] for (a, b), word in spoken if word not in hidden)
    why = row.why.replace(f'("{row.quote}")', f'("{quote}")' if quote else "")
    return row._replace(quote=quote, why=why)


# Words printed with a name, or in place of one, that are no part of it.
WITHHELD_WORDS = {"carer", "carers", "patient", "patients", "user", "users", "young", "youth"}
NO_NAMES = {
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "cllr",
    "councillor",
    "staff",
    "governor",
    "patient",
    "carer",
    "member",
}
