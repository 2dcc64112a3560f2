"""What a release says that the one before it did not."""

from transforms.schema import BASES, Column, Table
from transforms.schema.columns import BODY, ORG_ID, ORGANISATION, PERSON_NAME
from transforms.schema.forms import PARTIAL_DATE

OPERATIONS = ("ADD", "MOD", "DEL")
CHANGES_OF_A_RELEASE = (
    "board added",
    "board gone",
    "joined",
    "left",
    "listed",
    "listed no longer",
    "class changed",
    "score moved",
)

RELEASE_CHANGES = Table(
    name="release_changes",
    layer="out",
    grain="one thing that this release says and the one before it did not, or the other way round",
    description="Who joined and left, whose class changed, which boards came and went, whose score moved, and why; "
    "against the release before. Empty where nothing changed, or where there was none.",
    key=("change_id",),
    warnings=(
        "The table changes tells of two boards of one release; this one of two releases.",
        "joined and left are said of two whole boards of different dates only, on neither of which a name is withheld "
        "that could be theirs: elsewhere somebody is among the names that a release prints (listed), or is no longer.",
        "Where a run was confined to some organisations, only those are compared.",
        "Changes for another reason than 'page changed' are changes of our reading, not of a board.",
    ),
    columns=(
        Column(
            "change_id",
            "text",
            "The board, the change, and who or what changed.",
            nullable=False,
            example="high-life-highland/board-of-directors/listing/2024-08-21/5c1f0a/joined/testa-alpha",
        ),
        Column(
            "op",
            "text",
            "ADD: it was not there. MOD: it was otherwise. DEL: it is not there.",
            nullable=False,
            allowed=OPERATIONS,
        ),
        Column("change", "text", "What changed.", nullable=False, allowed=CHANGES_OF_A_RELEASE),
        ORG_ID.again(),
        ORGANISATION,
        BODY.again(),
        Column("basis", "text", "What the board rests on.", nullable=False, allowed=BASES),
        PERSON_NAME.again(),
        Column(
            "seat_id",
            "text",
            "The seat line, of this release or else of the one before.",
            example="high-life-highland/board-of-directors/listing/2024-08-21/5c1f0a/07",
        ),
        Column("class_before", "text", "Class of the seat before, in words.", example="unclassified"),
        Column("class_after", "text", "Class of the seat now, in words.", example="state (council)"),
        Column("score_before", "number", "Score before.", unit="points, 0 to 100", example="50.0"),
        Column("score_after", "number", "Score now.", unit="points, 0 to 100", example="75.0"),
        Column("date_before", "text", "Date of the board before.", example="2019-03-14", forms=(PARTIAL_DATE,)),
        Column("date_after", "text", "Date of the board now.", example="2024-08-21", forms=(PARTIAL_DATE,)),
        Column(
            "board_before",
            "text",
            "The board before.",
            example="high-life-highland/board-of-directors/listing/2019-03-14/5c1f0a",
        ),
        Column(
            "board_after",
            "text",
            "The board now.",
            example="high-life-highland/board-of-directors/listing/2024-08-21/77aa01",
        ),
        Column(
            "reason",
            "text",
            "Why: page changed, correction, codebook changed, code or declarations changed; several joined by '; '.",
            nullable=False,
            example="page changed",
        ),
        Column("from_release", "text", "The release before.", nullable=False, example="20261123T040000Z"),
        Column("to_release", "text", "The release now.", nullable=False, example="20261130T040000Z"),
    ),
)
