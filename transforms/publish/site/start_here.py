"""The two tables to start with: one row a body, and one row a seat, wide enough to need no other file.

They repeat on purpose what the other tables say once: a spreadsheet knows no joins. The words are those of the pages.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from transforms.publish.boards import band_words
from transforms.publish.site import wording
from transforms.publish.site.bodies import Body, Organisation, Row
from transforms.schema import Column, Table, enforce
from transforms.schema.columns import AS_AT, BODY, ORG_ID, ORGANISATION, SEAT_ID, SOURCE_URL

CAUTION = "A score measures fit to a proposal (Glasman 2011), not the quality of a service: print that beside it."

_CAPTURED = Column(
    "captured",
    "text",
    "How the page was captured; facsimile is our own mark-up of transcribed facts, not a fresh capture.",
    example="facsimile",
)
_AREA = Column(
    "council_area",
    "text",
    "The council, or councils joined by `; `, that the organisation came from or belongs to, where the register names "
    "one as its parent. It may serve a wider area.",
    example="East Ayrshire Council",
)
_SECTOR = Column("sector", "text", "Service sector.", example="leisure")
_PAGE = Column("page", "text", "The page of the site, from its root.", nullable=False, example="organisations/x.html")
_LEADING = (ORGANISATION, ORG_ID, _SECTOR, _AREA, BODY)


def _count(name: str, description: str, nullable: bool = False) -> Column:
    return Column(name, "integer", description, nullable=nullable, unit="seats")


def _points(name: str, description: str) -> Column:
    return Column(name, "number", description, unit="points, 0 to 100")


BODIES = Table(
    name="thirds-bodies",
    layer="out",
    grain="one body, by the board that stands for it",
    description="Start here: every body with its seats, its score and its place among its like, in one wide row.",
    key=("org_id", "body"),
    warnings=(CAUTION, "Rank only rows whose ranked is true, and only within one league."),
    columns=(
        *_LEADING,
        Column("kind", "text", "Kind of body.", nullable=False, example="board of directors"),
        Column("tier", "text", "governing: it directs. electing: it appoints those who direct.", nullable=False),
        Column("status", "text", "current, proposed or former.", nullable=False),
        Column("basis", "text", "named holders, or seats as rules or pages state them.", nullable=False),
        AS_AT,
        _count("seats_voting", "Filled voting seats."),
        _count("workers", "Of these, seats that answer to the workforce."),
        _count("users", "Seats that answer to users of the service."),
        _count("state", "Seats that answer to a public authority."),
        _count("outside_the_thirds", "Seats that answer to none of these."),
        _count("not_published", "Seats of which the published words do not say whom they answer to."),
        _count("vacant", "Vacant seats, not among the filled ones."),
        Column("outside_in_words", "text", "What the seats outside the thirds are.", example="4 executive"),
        _points("score", "The score, where a single number is printed."),
        _points("score_low", "The least it can be, given what is published."),
        _points("score_high", "The most it can be."),
        Column("score_in_words", "text", "The score as the pages print it.", nullable=False),
        Column("ranked", "boolean", "True where it may be put in an order with its like.", nullable=False),
        Column("league", "text", "Its like: sector, kind of body, legal ceiling.", nullable=False),
        Column("place", "integer", "Its place in that league.", unit="rank"),
        Column("ranked_in_league", "integer", "How many are ranked there.", nullable=False, unit="bodies"),
        Column("why_no_place", "text", "Why it has no place."),
        Column("band", "text", "The band in words."),
        Column("thirds_represented", "text", "Which thirds hold a seat at all."),
        Column("majority", "text", "Who holds a majority of all seats."),
        Column("what_it_would_take", "text", "What would bring its seats to a third each."),
        _points("score_max", "The best score that the law lets it reach; see ceiling."),
        Column("score_of_max", "number", "score / score_max.", unit="share, 0 and more", at_least=0),
        Column("ceiling", "text", "The legal ceilings that bind it, as we read them, to be verified."),
        _CAPTURED,
        SOURCE_URL,
        _PAGE,
        Column("caution", "text", "What to print beside a score.", nullable=False),
    ),
)

SEATS = Table(
    name="thirds-seats",
    layer="out",
    grain="one seat line: a holder, a vacancy, or the seats of one constituency",
    description="Start here: every seat with the published words, its class, the reason, and where to check it.",
    key=("seat_id",),
    warnings=(
        "Filter on latest unless you write about the past.",
        "The class is of the seat, not of the person.",
        "Names in patient, carer, service-user, union and under-18 seats are withheld; the seat stays.",
    ),
    columns=(
        *_LEADING,
        Column("basis", "text", "named holders, or seats as rules or pages state them.", nullable=False),
        AS_AT,
        Column("latest", "boolean", "True for the board to use today.", nullable=False),
        Column("holder", "text", "Who holds it; empty for a vacancy, a withheld name or a constituency."),
        Column("vacant", "boolean", "The seat is vacant.", nullable=False),
        Column("name_withheld", "boolean", "The name would reveal special-category data.", nullable=False),
        _count("seats", "How many seats this line is."),
        Column("published_words", "text", "The page's own words for the seat."),
        Column("class", "text", "Whom the holder answers to, in words fit to print.", nullable=False),
        Column("route", "text", "How the seat is filled, where that is stated."),
        Column("rule", "text", "The rule of the codebook that decided.", nullable=False, example="R1"),
        Column("why", "text", "The reason in plain English.", nullable=False),
        Column("quote", "text", "The words that decided it, at most 200 characters."),
        Column("grade", "text", "A to C good, D provisional, E nothing or contradiction.", nullable=False),
        Column("disputed", "boolean", "Sources of one grade conflict about it.", nullable=False),
        Column("correction", "text", "The correction that was applied, if any."),
        _CAPTURED,
        Column("captured_at", "text", "When (ISO 8601, UTC)."),
        SOURCE_URL,
        _PAGE,
        SEAT_ID,
    ),
)

START_HERE = (BODIES, SEATS)


def bodies_table(organisations: Sequence[Organisation], areas: Mapping[str, str]) -> pd.DataFrame:
    """The rows of BODIES; `areas` are council areas by org_id."""
    rows = [
        _leading(organisation, body, areas) | _body(organisation, body)
        for organisation in organisations
        for body in organisation.bodies
    ]
    return enforce(pd.DataFrame(rows, columns=BODIES.column_names()), BODIES)


def seats_table(organisations: Sequence[Organisation], areas: Mapping[str, str]) -> pd.DataFrame:
    """The rows of SEATS; `areas` are council areas by org_id."""
    rows = [row for organisation in organisations for row in _seats(organisation, areas)]
    return enforce(pd.DataFrame(rows, columns=SEATS.column_names()), SEATS)


def _leading(organisation: Organisation, body: Body, areas: Mapping[str, str]) -> Row:
    row = organisation.row
    return {
        "organisation": row["name"],
        "org_id": row["org_id"],
        "sector": row["sector"],
        "council_area": areas.get(row["org_id"]),
        "body": body.row["body"],
    }


def _body(organisation: Organisation, body: Body) -> Row:
    board, row = body.chief, body.chief.row
    return {
        "kind": body.row["kind"],
        "tier": body.row["tier"],
        "status": row["status"],
        "basis": wording.BASES[row["basis"]],
        "as_at": row["as_at"],
        "seats_voting": board.size,
        "workers": board.counts["w"],
        "users": board.counts["u"],
        "state": board.counts["s"],
        "outside_the_thirds": board.counts["m"],
        "not_published": board.counts["o"],
        "vacant": row["vacancies"] or 0,
        "outside_in_words": board.outside,
        "score": row["score"],
        "score_low": row["score_low"] if row["complete"] else None,
        "score_high": row["score_high"] if row["complete"] else None,
        "score_in_words": wording.score_words(board),
        "ranked": row["ranked"],
        "league": body.league["league"],
        "place": body.league["rank"],
        "ranked_in_league": body.league["ranked_in_league"],
        "why_no_place": body.league["why"],
        "band": band_words(row["band"]),
        "thirds_represented": wording.pattern_sentence(board),
        "majority": wording.control(board),
        "what_it_would_take": " ".join(wording.what_it_would_take(board)),
        "score_max": row["score_max"],
        "score_of_max": row["score_of_max"],
        "ceiling": row["ceiling"],
        "captured": "; ".join(board.methods),
        "source_url": row["source_url"],
        "page": f"{organisation.page}#{board.anchor}",
        "caution": CAUTION,
    }


def _seats(organisation: Organisation, areas: Mapping[str, str]) -> Iterator[Row]:
    for body in organisation.bodies:
        leading = _leading(organisation, body, areas)
        for board in (*body.latest, *body.earlier):
            shared: dict[str, Any] = leading | {
                "basis": wording.BASES[board.row["basis"]],
                "as_at": board.row["as_at"],
                "latest": board.row["latest"],
            }
            for seat in board.seats:
                yield shared | {
                    "holder": seat.row["person_name"],
                    "vacant": seat.row["vacant"],
                    "name_withheld": seat.row["name_withheld"],
                    "seats": seat.seats,
                    "published_words": seat.said,
                    "class": seat.row["class_label"],
                    "route": seat.row["route"],
                    "rule": seat.rule,
                    "why": seat.row["why"],
                    "quote": seat.row["quote"],
                    "grade": seat.row["grade"],
                    "disputed": seat.row["disputed"],
                    "correction": seat.row["correction"],
                    "captured": seat.row["method"],
                    "captured_at": seat.row["captured_at"],
                    "source_url": seat.row["source_url"],
                    "page": f"{organisation.page}#{seat.anchor}",
                    "seat_id": seat.row["seat_id"],
                }


def as_dictionary(tables: Sequence[Table] = START_HERE) -> list[tuple[str, Column]]:
    """Every column of the two tables with the name of its table, for the dictionary sheet."""
    return [(table.name, column) for table in tables for column in table.columns]
