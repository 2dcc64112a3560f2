"""The tables of organisations, their bodies, their boards with the scores, and what changed between two boards."""

from transforms.grades import DOCUMENTS
from transforms.schema import BASES, CLASSES, TIERS, Column, ForeignKey, Table
from transforms.schema.columns import (
    AS_AT,
    BOARD_ID,
    BODY,
    CAPTURE_ID,
    COMPLETE,
    LATEST,
    ORG_ID,
    ORGANISATION,
    SOURCE_URL,
    VERSION,
)
from transforms.schema.forms import PARTIAL_DATE, SLUG, TIME, WEB_ADDRESS
from transforms.schema.scores import SCORE_COLUMNS

STATUSES = ("current", "proposed", "former")

ORGANISATIONS = Table(
    name="organisations",
    layer="core",
    grain="one organisation",
    description="The public-service organisations that are audited, and those whose boards are not collected yet.",
    key=("org_id",),
    columns=(
        ORG_ID,
        Column("name", "text", "Name in common use.", nullable=False, example="High Life Highland"),
        Column(
            "slug",
            "text",
            "Short name in addresses and commands.",
            nullable=False,
            example="high-life-highland",
            forms=(SLUG,),
        ),
        Column("family", "text", "Family of organisation, by name only.", example="leisure_trust"),
        Column("sector", "text", "Service sector.", example="leisure"),
        Column(
            "nation",
            "text",
            "Nation, filled in where it decides which law binds the board (housing associations).",
            allowed=("England", "Wales", "Scotland", "Northern Ireland"),
            example="Scotland",
        ),
        Column("legal_form", "text", "Legal form, where it was seen.", example="company limited by guarantee"),
        Column("parent_public_body", "text", "The public body it left or belongs to.", example="The Highland Council"),
        Column("year_established", "integer", "Year it began.", unit="year", example="2011"),
        Column("register_number", "text", "Company, society or charity number, where it was seen.", example="SC234577"),
        Column(
            "id_status",
            "text",
            "registered where org_id carries a register number, provisional where no number is known yet.",
            nullable=False,
            allowed=("registered", "provisional"),
        ),
        Column("website", "text", "Home page.", example="https://www.example.org", forms=(WEB_ADDRESS,)),
        Column(
            "board_page_url",
            "text",
            "Page on which it publishes its board, where one is known.",
            example="https://www.example.org/about/our-board",
            forms=(WEB_ADDRESS,),
        ),
        Column(
            "source_url",
            "text",
            "Where these facts were read.",
            example="https://www.example.org/about",
            forms=(WEB_ADDRESS,),
        ),
        Column(
            "uncertain",
            "text",
            "The columns of this row that are uncertain, joined by '; '.",
            example="legal_form; year_established",
        ),
        Column(
            "note",
            "text",
            "What the source says about its governance, and doubts.",
            example="The council appoints three of nine directors.",
        ),
        Column(
            "collected",
            "boolean",
            "True when a listing or a composition is in this release. False says nothing about what it publishes.",
            nullable=False,
        ),
        Column(
            "stale_since",
            "text",
            "Set when a page of this organisation failed or was held back and older rows stand in: the day of the "
            "first such run.",
            example="2026-11-23",
            forms=(TIME,),
        ),
    ),
)

BODIES = Table(
    name="bodies",
    layer="core",
    grain="one body of one organisation",
    description="Boards of directors, councils of governors, trustees: each body on which seats were found.",
    key=("org_id", "body"),
    foreign_keys=(ForeignKey(("org_id",), "organisations"),),
    columns=(
        ORG_ID,
        BODY,
        Column("kind", "text", "Kind of body, one word for many names.", nullable=False, example="council"),
        Column(
            "tier",
            "text",
            "governing: it directs. electing: it appoints those who direct. advisory: neither.",
            nullable=False,
            allowed=TIERS,
        ),
        Column(
            "status",
            "text",
            "proposed bodies (shadow or planned) are coded and never scored as a current board.",
            nullable=False,
            allowed=STATUSES,
        ),
        Column(
            "boards",
            "integer",
            "Dated boards of this body in the release.",
            nullable=False,
            unit="boards",
            example="2",
            at_least=1,
        ),
        Column(
            "note", "text", "What a reader should know of the body.", example="The page lists elected members only."
        ),
    ),
)

SCORES = Table(
    name="scores",
    layer="out",
    grain="one body, date and basis",
    description="How far each board is from a third workers, a third users, a third the state.",
    key=("board_id",),
    foreign_keys=(ForeignKey(("org_id", "body"), "bodies"), ForeignKey(("capture_id",), "captures")),
    warnings=(
        "The score measures fit to a proposal (Glasman 2011), not the quality of the service.",
        "Rank like with like only: sector, kind of body, same ceiling; and only rows where ranked is true.",
    ),
    columns=(
        BOARD_ID,
        ORG_ID,
        ORGANISATION,
        BODY,
        Column(
            "basis",
            "text",
            "listing: named holders. composition: stated seats.",
            nullable=False,
            allowed=BASES,
        ),
        AS_AT,
        VERSION,
        SOURCE_URL,
        CAPTURE_ID,
        COMPLETE,
        Column(
            "publisher",
            "text",
            "Who says so. own: the organisation itself, also where a mirror keeps its paper. authority: a council or "
            "the state. press: a newspaper, a blog or another third party. register: a list in an official register. "
            "The word of the last two is grade D at best.",
            nullable=False,
            allowed=("own", "authority", "press", "register"),
        ),
        Column(
            "document",
            "text",
            "What kind of paper the source is, where its plain word is better than a web page's: grade A.",
            allowed=DOCUMENTS,
        ),
        Column("status", "text", "Status of the body.", nullable=False, allowed=STATUSES),
        Column("tier", "text", "Tier of the body.", nullable=False, allowed=TIERS),
        LATEST,
        *SCORE_COLUMNS,
    ),
)

CHANGES = Table(
    name="changes",
    layer="out",
    grain="one change between a dated board and the next one of the same body",
    description="Who joined and who left, and which class of seats grew or shrank, between two whole dated boards.",
    key=("change_id",),
    foreign_keys=(
        ForeignKey(("from_board_id",), "scores"),
        ForeignKey(("to_board_id",), "scores"),
        ForeignKey(("org_id", "body"), "bodies"),
    ),
    warnings=(
        "Only whole boards are compared: where a source shows a part, nobody is said to have left.",
        "Years can lie between two boards: a change happened at some time between the dates, not on one of them.",
        "A person in a seat whose name is withheld neither joins nor leaves here; nobody leaves for a board with such "
        "a seat, nor joins from one, for it could be theirs; and neither does one whose name on the other "
        "board may be the same person's, spelt otherwise.",
    ),
    columns=(
        Column(
            "change_id",
            "text",
            "The later board, the change, and who or what changed.",
            nullable=False,
            example="high-life-highland/board-of-directors/listing/2019-03-14/5c1f0a/grew/state",
        ),
        ORG_ID,
        ORGANISATION,
        BODY,
        Column("basis", "text", "What both boards rest on.", nullable=False, allowed=BASES),
        Column(
            "from_board_id",
            "text",
            "The earlier board.",
            nullable=False,
            example="high-life-highland/board-of-directors/composition/2011/1b7a55",
        ),
        Column(
            "to_board_id",
            "text",
            "The later board.",
            nullable=False,
            example="high-life-highland/board-of-directors/listing/2019-03-14/5c1f0a",
        ),
        Column(
            "from_date",
            "text",
            "The date of the earlier board.",
            nullable=False,
            example="2019-03-14",
            forms=(PARTIAL_DATE,),
        ),
        Column(
            "to_date",
            "text",
            "The date of the later board.",
            nullable=False,
            example="2024-08-21",
            forms=(PARTIAL_DATE,),
        ),
        Column(
            "change",
            "text",
            "joined, left: a person. grew, shrank: the seats of a class.",
            nullable=False,
            allowed=("joined", "left", "grew", "shrank"),
        ),
        Column("person_name", "text", "Who joined or left.", example="Testa Alpha"),
        Column("class", "text", "The class of that person's seat, or the class that changed.", allowed=CLASSES),
        Column(
            "seats_before", "integer", "Seats of the class on the earlier board.", unit="seats", example="4", at_least=0
        ),
        Column(
            "seats_after", "integer", "Seats of the class on the later board.", unit="seats", example="3", at_least=0
        ),
        *(
            Column(
                f"{name}_{when}",
                "number",
                f"{what} of the {which} board.",
                unit="points, 0 to 100",
                example=example,
                at_least=0,
                at_most=100,
            )
            for name, what, example in (("score", "Score", "50.0"), ("score_max", "Best lawful score", "75.0"))
            for when, which in (("before", "earlier"), ("after", "later"))
        ),
    ),
)
