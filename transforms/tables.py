"""The tables of a release, declared once: what a row is, and what each column means.

Read top to bottom, this is the data dictionary. `schema.py` says what can be made from a declaration.
"""

from transforms.schema import BASES, CLASSES, GRADES, METHODS, TIERS, Column, Table
from transforms.schema_columns import (
    AS_AT,
    BOARD_ID,
    BODY,
    CAPTURE_ID,
    COMPLETE,
    DECISION,
    LATEST,
    ORG_ID,
    ORGANISATION,
    POSITION,
    SEAT_ID,
    SOURCE_URL,
    VERSION,
)
from transforms.schema_run import CAPTURES, FAILURES, GATES, QUARANTINE, RUN
from transforms.schema_scores import SCORE_COLUMNS

STATUSES = ("current", "proposed", "former")
ORGANISATIONS = Table(
    name="organisations",
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
        ),
        Column("family", "text", "Family of organisation, by name only.", example="leisure_trust"),
        Column("sector", "text", "Service sector.", example="leisure"),
        Column(
            "nation",
            "text",
            "Nation, filled in where it decides which law binds the board (housing associations).",
            allowed=("England", "Wales", "Scotland", "Northern Ireland"),
        ),
        Column("legal_form", "text", "Legal form, where it was seen.", example="company limited by guarantee"),
        Column("parent_public_body", "text", "The public body it left or belongs to."),
        Column("year_established", "integer", "Year it began.", unit="year", example="2011"),
        Column("register_number", "text", "Company, society or charity number, where it was seen."),
        Column(
            "id_status",
            "text",
            "registered where org_id carries a register number, provisional where no number is known yet.",
            nullable=False,
            allowed=("registered", "provisional"),
        ),
        Column("website", "text", "Home page."),
        Column("board_page_url", "text", "Page on which it publishes its board, where one is known."),
        Column("source_url", "text", "Where these facts were read."),
        Column("uncertain", "text", "The columns of this row that are uncertain, joined by '; '."),
        Column("note", "text", "What the source says about its governance, and doubts."),
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
        ),
    ),
)

BODIES = Table(
    name="bodies",
    grain="one body of one organisation",
    description="Boards of directors, councils of governors, trustees: each body on which seats were found.",
    key=("org_id", "body"),
    foreign_keys=(("org_id", "organisations"),),
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
        Column("boards", "integer", "Dated boards of this body in the release.", nullable=False, unit="boards"),
        Column("note", "text", "What a reader should know of the body."),
    ),
)

DIRECTORS = Table(
    name="directors",
    grain="one seat line of a published listing: a director, or a vacancy",
    description="Who is listed on which body, in the page's own words, and the class of the seat.",
    key=("seat_id",),
    foreign_keys=(("board_id", "scores"),),
    warnings=(
        "Several boards of one body at different dates are history: filter on latest to count people once.",
        "The class is of the seat, not of the person.",
        "Names in patient, carer, service-user, union and under-18 seats are withheld; the seat stays.",
    ),
    columns=(
        SEAT_ID,
        BOARD_ID,
        ORG_ID,
        ORGANISATION,
        BODY,
        AS_AT,
        LATEST,
        POSITION,
        Column("person_name", "text", "Name without honorifics; empty for a vacancy or a withheld name."),
        Column("name_as_published", "text", "Name as the page prints it; empty where withheld."),
        Column("role", "text", "The page's words for the role on this body."),
        Column("group_heading", "text", "The heading above the name."),
        Column("affiliation", "text", "Constituency, place or appointing body printed with the name."),
        Column("vacant", "boolean", "The page shows the seat as not filled.", nullable=False),
        Column("absent", "boolean", "Listed under apologies: still on the body.", nullable=False),
        Column("name_withheld", "boolean", "The name would reveal special-category data.", nullable=False),
        *DECISION,
        Column("disputed", "boolean", "Sources of one grade conflict about the seat.", nullable=False),
        Column(
            "confidence",
            "number",
            "How sure extraction is that the row is a person on the body.",
            unit="share, 0 to 1",
        ),
        Column("shape", "text", "The page shape that found the row.", example="cards"),
        SOURCE_URL,
    ),
)

COMPOSITIONS = Table(
    name="compositions",
    grain="one constituency of one stated composition",
    description="Seats by constituency as an organisation's rules or pages state them, without names.",
    key=("seat_id",),
    foreign_keys=(("board_id", "scores"),),
    warnings=("Figures are as published: some sums do not add, and some are 'up to'.",),
    columns=(
        SEAT_ID,
        BOARD_ID,
        ORG_ID,
        ORGANISATION,
        BODY,
        AS_AT,
        LATEST,
        POSITION,
        Column(
            "body_as_published",
            "text",
            "The body's name in the source, where this row was joined to a body of another name.",
        ),
        Column("constituency", "text", "The source's words for the constituency.", nullable=False),
        Column("seats", "integer", "Seats of the constituency.", nullable=False, unit="seats"),
        Column(
            "seats_are_maximum",
            "boolean",
            "The source says 'up to' or 'maximum'.",
            nullable=False,
        ),
        Column("body_total_stated", "integer", "Seats of the whole body as the source states.", unit="seats"),
        Column("appointing_body", "text", "Who fills the seats, where stated."),
        *DECISION,
        SOURCE_URL,
    ),
)

SCORES = Table(
    name="scores",
    grain="one body, date and basis",
    description="How far each board is from a third workers, a third users, a third the state.",
    key=("board_id",),
    foreign_keys=(("org_id, body", "bodies"),),
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
        Column("status", "text", "Status of the body.", nullable=False, allowed=STATUSES),
        Column("tier", "text", "Tier of the body.", nullable=False, allowed=TIERS),
        LATEST,
        *SCORE_COLUMNS,
    ),
)

CHANGES = Table(
    name="changes",
    grain="one change between a dated board and the next one of the same body",
    description="Who joined and who left, and which class of seats grew or shrank, between two whole dated boards.",
    key=("change_id",),
    foreign_keys=(("from_board_id", "scores"), ("to_board_id", "scores")),
    warnings=(
        "Only whole boards are compared: where a source shows a part, nobody is said to have left.",
        "Years can lie between two boards: a change happened at some time between the dates, not on one of them.",
        "A person in a seat whose name is withheld neither joins nor leaves here, nor does one whose name on the other "
        "board may be the same person's, spelt otherwise.",
    ),
    columns=(
        Column("change_id", "text", "The later board, the change, and who or what changed.", nullable=False),
        ORG_ID,
        ORGANISATION,
        BODY,
        Column("basis", "text", "What both boards rest on.", nullable=False, allowed=BASES),
        Column("from_board_id", "text", "The earlier board.", nullable=False),
        Column("to_board_id", "text", "The later board.", nullable=False),
        Column("from_date", "text", "The date of the earlier board.", nullable=False, example="2019-03-14"),
        Column("to_date", "text", "The date of the later board.", nullable=False, example="2024-08-21"),
        Column(
            "change",
            "text",
            "joined, left: a person. grew, shrank: the seats of a class.",
            nullable=False,
            allowed=("joined", "left", "grew", "shrank"),
        ),
        Column("person_name", "text", "Who joined or left."),
        Column("class", "text", "The class of that person's seat, or the class that changed.", allowed=CLASSES),
        Column("seats_before", "integer", "Seats of the class on the earlier board.", unit="seats"),
        Column("seats_after", "integer", "Seats of the class on the later board.", unit="seats"),
        Column("score_before", "number", "Score of the earlier board.", unit="points, 0 to 100"),
        Column("score_after", "number", "Score of the later board.", unit="points, 0 to 100"),
    ),
)

EVIDENCE = Table(
    name="evidence",
    grain="one seat line",
    description="Why each seat has its class, and where that can be checked.",
    key=("seat_id",),
    foreign_keys=(("capture_id", "captures"),),
    columns=(
        SEAT_ID,
        ORG_ID,
        BODY,
        CAPTURE_ID,
        SOURCE_URL,
        AS_AT,
        Column("captured_at", "text", "When the capture was made (ISO 8601, UTC).", nullable=False),
        Column(
            "method",
            "text",
            "live or wayback: the site's own bytes. facsimile: our mark-up of transcribed facts. transcription: "
            "the transcribed facts themselves.",
            nullable=False,
            allowed=METHODS,
        ),
        Column("rule", "text", "The codebook rule that decided.", nullable=False),
        Column("grade", "text", "Evidence grade.", nullable=False, allowed=GRADES),
        Column("quote", "text", "The published words that decided it, at most 200 characters; empty where none did."),
        Column("why", "text", "The reason in plain English.", nullable=False),
        Column("codebook_version", "text", "Version of the codebook.", nullable=False),
        Column("correction", "text", "Id of the correction that was applied, if any."),
    ),
)

TABLES: tuple[Table, ...] = (
    ORGANISATIONS,
    BODIES,
    DIRECTORS,
    COMPOSITIONS,
    SCORES,
    CHANGES,
    EVIDENCE,
    CAPTURES,
    FAILURES,
    QUARANTINE,
    GATES,
    RUN,
)
TABLE = {table.name: table for table in TABLES}
