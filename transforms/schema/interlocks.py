"""People who are proven to sit on several boards."""

from transforms.schema import Column, ForeignKey, Table
from transforms.schema.columns import BOARD_ID, BODY, ORG_ID, ORGANISATION, PERSON_NAME, SEAT_ID

INTERLOCKS = Table(
    name="interlocks",
    layer="out",
    grain="one person on one board, of those who are proven to sit on more than one",
    description="Who sits on several boards at once, by their latest lists. A row is here only where two independent "
    "identifiers say that it is one person: the exact name, the register's own number of the person, the same council "
    "that sent them, the organisation's own words.",
    key=("person_id", "seat_id"),
    foreign_keys=(ForeignKey(("seat_id",), "directors"), ForeignKey(("board_id",), "scores")),
    warnings=(
        "A name alone proves nothing: who only has the same name is not here.",
        "A person in a seat whose name is withheld is not here.",
    ),
    columns=(
        Column("person_id", "text", "The person: a digest of the seats.", nullable=False, example="p-5c1f0a77b2e94d10"),
        PERSON_NAME.again(),
        ORG_ID.again(),
        ORGANISATION,
        BODY.again(),
        BOARD_ID.again(),
        SEAT_ID,
        Column("class_label", "text", "The class of the seat in words.", nullable=False, example="state (council)"),
        Column("boards", "integer", "Boards of the person.", nullable=False, unit="boards", example="2", at_least=2),
        Column(
            "identifiers",
            "text",
            "What says that it is one person, joined by '; '.",
            nullable=False,
            example="exact name; own words",
        ),
        Column(
            "words",
            "text",
            "The organisation's own words about the other board, where they are an identifier.",
            example="Chair (also chair of Invented Leisure)",
        ),
    ),
)
