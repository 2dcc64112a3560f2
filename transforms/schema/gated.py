"""What the gates between stages look at and no reader gets as it stands: classified seats; and what has drifted."""

from dataclasses import replace

from transforms.schema import Column, Table
from transforms.schema.columns import BOARD_ID, DECISION, SEAT_ID
from transforms.schema.forms import QUOTED, Form

A_RULE = Form("{}_is_of_the_codebook", "{} is R and a number, or a correction", r"^(?:R\d+[a-z]?|correction)$")
_DECIDED = {column.name: column for column in DECISION}

CLASSIFICATIONS = Table(
    name="classifications",
    layer="core",
    grain="one classified seat line",
    description="What the gate of the classifications is held against, before anything is scored.",
    key=("seat_id",),
    columns=(
        SEAT_ID,
        BOARD_ID,
        *(_DECIDED[name] for name in ("class", "subclass", "route")),
        replace(_DECIDED["rule"], forms=(A_RULE,)),
        *(_DECIDED[name] for name in ("grade", "possible")),
        Column("quote", "text", "The published words that decided it.", longest=200, forms=QUOTED, example="Chair"),
        Column(
            "why",
            "text",
            "The reason in plain English.",
            nullable=False,
            example="R4: the title says so.",
            forms=QUOTED,
        ),
        Column("name_withheld", "boolean", "The name would reveal special-category data.", nullable=False),
        Column("seats", "integer", "Seats of the line.", nullable=False, unit="seats", at_least=0, at_most=500),
    ),
)

DRIFT = Table(
    name="drift",
    layer="core",
    grain="one measure of this release beside the last one",
    description="How this release differs from the one before it: rows, organisations, the share of each class, and "
    "the size of each board. Not in the CSVs, which are the same for the same inputs.",
    key=("measure", "of_what"),
    in_csv=False,
    warnings=(
        "A release that nothing went before has no earlier value; a run of some organisations compares only those.",
    ),
    columns=(
        Column(
            "measure",
            "text",
            "rows: seat lines. organisations: those with a board. class share: of the seats on the latest boards. "
            "board size: seats on the latest board of a body.",
            nullable=False,
            allowed=("rows", "organisations", "class share", "board size"),
        ),
        Column(
            "of_what",
            "text",
            "The class, or the board: organisation, body and basis.",
            nullable=False,
            example="worker",
        ),
        Column("org_id", "text", "The organisation of the board.", example="GB-COH-SC234577"),
        Column("body", "text", "The body of the board.", example="board of directors"),
        Column("before", "number", "In the last release.", unit="as the measure", example="616", at_least=0),
        Column("after", "number", "In this one.", nullable=False, unit="as the measure", example="620", at_least=0),
        Column("difference", "number", "after - before.", unit="as the measure", example="4"),
        Column("ratio", "number", "after / before.", unit="ratio", example="1.01", at_least=0),
    ),
)
