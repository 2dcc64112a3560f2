"""The tables that answer questions with the scores: who stands where among its like, who holds which power over whom,
how a score came about, and what may be said of the whole.

Each is made from other tables of the same release, so that report, site and terminal read one answer and not three.
"""

from dataclasses import replace

from transforms.schema import BASES, TIERS, Column, ForeignKey, Table
from transforms.schema.columns import AS_AT, BOARD_ID, BODY, ORG_ID, ORGANISATION
from transforms.schema.forms import BOARD_PATH, PARTIAL_DATE, WEB_ADDRESS

STANDINGS = (
    "ranked",
    "does not say",
    "third party's word",
    "provisional evidence",
    "shown in part",
    "too few seats",
    "not a current body",
)
POWERS = (
    "appoints the chair",
    "appoints non-executives",
    "removes non-executives",
    "approves the chief executive",
    "approves the strategy",
)
HOLDERS = ("electing body", "governing body", "members", "owner", "not known")

_BOARD = BOARD_ID.example


def _scores(prefix: str = "", of: str = "") -> tuple[Column, ...]:
    """The columns that a score is never shown without: its range, and the best that the law allows."""
    return (
        _points(f"{prefix}score", f"T{of}, as in `scores`; null where no single number is printed.", "45.0"),
        _points(f"{prefix}score_low", f"Least T{of}.", "45.0"),
        _points(f"{prefix}score_high", f"Greatest T{of}.", "55.0"),
        _points(f"{prefix}score_max", f"Best lawful T{of}.", "75.0"),
        Column(
            f"{prefix}score_of_max",
            "number",
            f"score / score_max{of}.",
            unit="share, 0 and more",
            example="0.6",
            at_least=0,
        ),
    )


def _points(name: str, description: str, example: str) -> Column:
    return Column(name, "number", description, unit="points, 0 to 100", example=example, at_least=0, at_most=100)


def _count(name: str, description: str, unit: str, example: str, nullable: bool = False, least: int = 0) -> Column:
    return Column(name, "integer", description, nullable=nullable, unit=unit, example=example, at_least=least)


def _board(name: str, description: str) -> Column:
    return Column(name, "text", description, example=_BOARD, forms=(BOARD_PATH,))


LEAGUE = Table(
    name="league",
    layer="out",
    grain="one body, by the board that stands for it",
    description="Where each body stands among its like: the same sector, kind of body and legal ceiling. One board "
    "stands for a body, whole before partial, dated before undated, newer before older; a body is never here twice.",
    key=("org_id", "body"),
    foreign_keys=(ForeignKey(("board_id",), "scores"), ForeignKey(("org_id", "body"), "bodies")),
    warnings=(
        "Ranks hold within one league and nowhere else; the score measures fit to a proposal (Glasman 2011), not the "
        "quality of the service.",
        "Boards of one league can be years apart: look at as_at.",
        "`does not say` is about one publication, not about openness in general; an organisation that is not collected "
        "yet is not in this table at all.",
    ),
    columns=(
        ORG_ID,
        ORGANISATION,
        BODY,
        Column(
            "league",
            "text",
            "Sector, kind of body and ceiling, joined by ` / `.",
            nullable=False,
            example="health / council of governors / no ceiling",
        ),
        Column("sector", "text", "Service sector.", example="health"),
        Column("kind", "text", "Kind of body.", nullable=False, example="council of governors"),
        Column(
            "ceiling",
            "text",
            "The legal ceilings that bind, as in `scores`; null where none does.",
            example="registered-provider-council-seats",
        ),
        Column(
            "standing",
            "text",
            "ranked, or why not. does not say: its own publication shows the whole body, and not whom enough of the "
            "seats answer to. third party's word: a newspaper, a blog, a council or a register shows the whole body, "
            "and no page of its own. provisional evidence: its own words, of grade D. shown in part: the source shows "
            "a part of the body.",
            nullable=False,
            allowed=STANDINGS,
        ),
        _count(
            "rank",
            "Place by score within the league, 1 the highest; equal scores share a place.",
            unit="rank",
            example="3",
            nullable=True,
            least=1,
        ),
        _count("ranked_in_league", "Bodies that are ranked in this league.", unit="bodies", example="5"),
        BOARD_ID,
        Column("basis", "text", "What the board rests on.", nullable=False, allowed=BASES),
        AS_AT,
        *_scores(),
        Column(
            "why",
            "text",
            "Why there is no rank, in words; null where there is one.",
            example="its own publication does not say whom 5 of 24 seats answer to",
        ),
    ),
)

POWER_TABLE = Table(
    name="powers",
    layer="out",
    grain="one power over the governing body, of one organisation with two tiers, in one span of time",
    description="Who appoints the chair, appoints and removes non-executives, approves the chief executive and the "
    "strategy, where a council or another electing body stands beside the board.",
    key=("power_id",),
    foreign_keys=(ForeignKey(("org_id",), "organisations"),),
    warnings=(
        "Rows of basis `law` are what an Act says of the whole family; a constitution may add to it.",
        "Where certain is false, nobody has compared the row with the rules or the law in force.",
        "`not known` means that no source was found, never that nobody holds the power.",
    ),
    columns=(
        Column(
            "power_id",
            "text",
            "Slug, power, and the day from which it holds.",
            nullable=False,
            example="invented-trust/approves-the-strategy/2023-11-02",
        ),
        ORG_ID,
        ORGANISATION,
        Column(
            "electing_body", "text", "The electing body in question.", nullable=False, example="council of governors"
        ),
        Column("power", "text", "The power.", nullable=False, allowed=POWERS),
        Column("held_by", "text", "Who holds it.", nullable=False, allowed=HOLDERS),
        Column(
            "valid_from",
            "text",
            "First day on which it held, as exact as the source says.",
            example="2007-03-01",
            forms=(PARTIAL_DATE,),
        ),
        Column(
            "valid_to",
            "text",
            "Last day on which it held; empty where it still does, as far as the source says.",
            example="2023-11-02",
            forms=(PARTIAL_DATE,),
        ),
        Column(
            "basis",
            "text",
            "law: an Act, for the whole family. source: a publication about this organisation; null where not known.",
            allowed=("law", "source"),
        ),
        Column(
            "citation",
            "text",
            "The law, or the publication.",
            example="National Health Service Act 2006, Sch. 7 para. 17(1)",
        ),
        Column(
            "source_url",
            "text",
            "Where it can be read.",
            example="https://www.example.org/about/our-rules",
            forms=(WEB_ADDRESS,),
        ),
        Column(
            "publisher",
            "text",
            "Who says so, as in `scores`; law for an Act.",
            allowed=("law", "own", "authority", "press"),
        ),
        Column(
            "certain", "boolean", "A person has compared the row with the law or the rules in force.", nullable=False
        ),
        Column(
            "note",
            "text",
            "What is read into it, and what is not checked.",
            example="The rules themselves were not read.",
        ),
    ),
)

TIER_TABLE = Table(
    name="tiers",
    layer="out",
    grain="one organisation with an electing body",
    description="Council and board of one organisation side by side, scored apart and never blended, with what the one "
    "may do to the other.",
    key=("org_id",),
    foreign_keys=(ForeignKey(("org_id",), "organisations"),),
    warnings=(
        "Leverage counts rights on paper, not how they are used, and says nothing about who sits on the council.",
    ),
    columns=(
        ORG_ID,
        ORGANISATION,
        Column(
            "electing_body",
            "text",
            "The body that elects or appoints those who direct.",
            nullable=False,
            example="council of governors",
        ),
        _board("electing_board_id", "Its board in `league`; null where no seat of it is known."),
        *_scores("electing_", " of the electing body"),
        Column(
            "governing_body",
            "text",
            "The body that directs; null where no seat of it is known.",
            example="board of directors",
        ),
        _board("governing_board_id", "Its board in `league`."),
        *_scores("governing_", " of the governing body"),
        _count(
            "council_leverage",
            "How many of the five powers of `powers` the electing body holds today, 0 to 5; null where one of them is "
            "not known.",
            unit="powers",
            example="4",
            nullable=True,
        ),
        _count("council_leverage_low", "Powers that it is known to hold.", unit="powers", example="4"),
        _count("council_leverage_high", "Those and the powers not known.", unit="powers", example="5"),
        Column("powers_held", "text", "The powers that it holds, joined by `; `.", example="appoints the chair"),
        Column(
            "powers_not_known",
            "text",
            "The powers of which no source was found, joined by `; `.",
            example="approves the strategy",
        ),
        Column("certain", "boolean", "True where every known power is certain.", nullable=False),
    ),
)

SCORE_HISTORY = Table(
    name="score_history",
    layer="out",
    grain="one whole board in the order of time, with the change since the board before it",
    description="A score for each date: how each body came from one whole board to the next.",
    key=("board_id",),
    foreign_keys=(ForeignKey(("board_id",), "scores"), ForeignKey(("previous_board_id",), "scores")),
    warnings=(
        "Only whole boards whose order the sources tell are here. Years can lie between two.",
        "joined and left count named holders only, and are null where a name is withheld on either board; names that "
        "may be one person's are in neither.",
    ),
    columns=(
        BOARD_ID,
        ORG_ID,
        ORGANISATION,
        BODY,
        Column("basis", "text", "What the board rests on.", nullable=False, allowed=BASES),
        Column("tier", "text", "Tier of the body.", nullable=False, allowed=TIERS),
        replace(AS_AT, nullable=False),
        _count("step", "1 for the earliest board of the body on this basis.", unit="rank", example="2", least=1),
        *(
            _count(f"seats_{letter}", f"Seats of class {name}.", unit="seats", example="3")
            for letter, name in (("w", "worker"), ("u", "user"), ("s", "state"), ("m", "management"))
        ),
        _count("seats_unclassified", "Seats whose class is open.", unit="seats", example="0"),
        *_scores(),
        _board("previous_board_id", "The board before it; null for the first."),
        Column(
            "previous_as_at", "text", "The date of the board before it.", example="2018-03-15", forms=(PARTIAL_DATE,)
        ),
        _count(
            "joined",
            "Named holders who are here and were not there; null where nobody is named.",
            unit="people",
            example="3",
            nullable=True,
        ),
        _count("left", "Named holders who were there and are not here.", unit="people", example="2", nullable=True),
        Column(
            "grew",
            "text",
            "Classes with more seats than before, joined by |, or none; null where open seats hide it.",
            example="worker|user",
        ),
        Column(
            "shrank",
            "text",
            "Classes with fewer seats than before, joined by |, or none; null where open seats hide it.",
            example="management",
        ),
        Column(
            "score_change",
            "number",
            "Difference between the two scores, negative where it fell, where both are exact (score_low = score_high), "
            "whether or not they are printed in `scores`.",
            unit="points",
            example="8.3",
        ),
        Column(
            "sentence",
            "text",
            "The change in words; null for the first board.",
            example="Between 2018-03-15 and 2019-03-14: no class of seats grew or shrank; the score stayed at 25.0.",
        ),
    ),
)

FINDINGS = Table(
    name="findings",
    layer="out",
    grain="one sentence that this release supports",
    description="What can be said of the boards of this release, with the numbers, the boards behind it, and the query "
    "that proves it. A finding whose query finds nothing is not here.",
    key=("finding_id",),
    warnings=(
        "A finding is about the boards of this release, not about all boards there are.",
        "The score measures fit to a proposal (Glasman 2011), not the quality of the service: print that beside it.",
    ),
    columns=(
        Column(
            "finding_id",
            "text",
            "Name of the finding: that of its file in data/findings without its number.",
            nullable=False,
            example="no-board-is-in-thirds",
        ),
        _count("position", "Order in which findings are printed, from 1.", unit="rank", example="1", least=1),
        Column(
            "sentence",
            "text",
            "The finding, fit to print.",
            nullable=False,
            example="None of the 9 bodies that can be ranked has its seats in thirds.",
        ),
        Column(
            "caution",
            "text",
            "What must be borne in mind when it is printed.",
            example="A seat counts as a worker's only where the published words say so.",
        ),
        Column("numbers", "text", "The numbers in it by name, as JSON.", nullable=False, example='{"n": 9}'),
        _count("boards", "How many boards stand behind it.", unit="boards", example="9", least=1),
        Column("board_ids", "text", "Those boards, joined by |.", nullable=False, example=_BOARD),
        Column(
            "query",
            "text",
            "The SQL that gives the numbers and the boards, on this database.",
            nullable=False,
            example="SELECT count(*) AS n, list(board_id) AS boards FROM league WHERE standing = 'ranked'",
        ),
    ),
)

ANSWERS: tuple[Table, ...] = (LEAGUE, POWER_TABLE, TIER_TABLE, SCORE_HISTORY, FINDINGS)
