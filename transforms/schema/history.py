"""What was ever published and what was ever said of it: nothing of these tables is left out of the next release.

Two times run through them. *Valid time* is the date that a source speaks of (`as_at`, `valid_from`); *knowledge time*
is when it was seen (`first_seen`, `last_seen`) and when a release said so (`known_from`, `known_until`). The macros
`as_of`, `boards_as_of` and `directors_as_of` ask by both.
"""

from dataclasses import replace

from transforms.schema import Column, ForeignKey, Table
from transforms.schema.boards import SCORES
from transforms.schema.columns import (
    ABSENT,
    AFFILIATION,
    AS_AT,
    BOARD_ID,
    BODY,
    CAPTURE_ID,
    CONFIDENCE,
    DECISION,
    GROUP_HEADING,
    NAME_AS_PUBLISHED,
    NAME_WITHHELD,
    ORG_ID,
    ORGANISATION,
    PERSON_NAME,
    POSITION,
    ROLE,
    SEAT_ID,
    SHAPE,
    SOURCE_URL,
    VACANT,
)
from transforms.schema.forms import DAY, TIME

OBSERVATION_ID = Column(
    "observation_id",
    "text",
    "Digest of the words of the row, as published: the same words on the same page are the same observation in every "
    "capture and in every release.",
    nullable=False,
    example="o-5c1f0a77b2e94d10",
)
CODEBOOK = (
    Column("codebook_version", "text", "Version of the codebook.", nullable=False, example="1.0"),
    Column(
        "codebook_sha256",
        "text",
        "SHA-256 of the codebook, hexadecimal.",
        nullable=False,
        example="0c4f5b2d9e…",
    ),
)
KNOWN = (
    Column(
        "known_from",
        "text",
        "When the first release said so (ISO 8601, UTC).",
        nullable=False,
        example="2026-11-23T04:00:00Z",
        forms=(TIME,),
    ),
    Column(
        "known_until",
        "text",
        "When a release first said otherwise, or took it back; empty while it stands.",
        example="2026-12-07T04:00:00Z",
        forms=(TIME,),
    ),
    Column(
        "because",
        "text",
        "Why a release came to say so: first (nothing was said before), page changed, correction, codebook changed, "
        "code or declarations changed; several are joined by '; '.",
        nullable=False,
        example="page changed",
    ),
    Column(
        "ended_because",
        "text",
        "Why it stands no longer: as because, or withdrawn where nothing is said in its place. Empty while it stands.",
        example="withdrawn",
    ),
)

OBSERVATIONS = Table(
    name="observations",
    layer="raw",
    grain="one row of a listing, as one capture shows it",
    description="Every row of every listing that a release was made from, in the page's own words, kept from release "
    "to release.",
    key=("observation_id", "capture_id"),
    foreign_keys=(ForeignKey(("capture_id",), "captures"),),
    warnings=(
        "A name that is withheld today is withheld here too, whenever it was seen.",
        "The same words in ten captures are ten rows with one observation_id.",
    ),
    in_csv=False,
    columns=(
        OBSERVATION_ID,
        CAPTURE_ID,
        BOARD_ID.again(),
        ORG_ID.again(),
        BODY.again(),
        SOURCE_URL.again(),
        POSITION.again(),
        NAME_AS_PUBLISHED,
        PERSON_NAME,
        ROLE,
        GROUP_HEADING,
        AFFILIATION,
        VACANT,
        ABSENT,
        NAME_WITHHELD,
        CONFIDENCE.again(),
        SHAPE,
        Column(
            "first_seen",
            "text",
            "When the first capture was made that shows these words (ISO 8601, UTC).",
            nullable=False,
            example="2026-11-23T04:00:00Z",
            forms=(TIME,),
        ),
        Column(
            "last_seen",
            "text",
            "When the last capture was made that shows these words.",
            nullable=False,
            example="2026-12-07T04:00:00Z",
            forms=(TIME,),
        ),
    ),
)

SEATS_HISTORY = Table(
    name="seats_history",
    layer="core",
    grain="one seat line and one reading of it",
    description="What each release said of each seat line of a listing: the class, the rule, and from when until when.",
    key=("seat_id", "known_from"),
    foreign_keys=(ForeignKey(("observation_id", "capture_id"), "observations"),),
    in_csv=False,
    columns=(
        SEAT_ID,
        BOARD_ID.again(),
        CAPTURE_ID,
        OBSERVATION_ID,
        *DECISION,
        *CODEBOOK,
        Column("correction", "text", "Id of the correction that was applied, if any.", example="2026-001"),
        *KNOWN,
    ),
)

BOARDS_HISTORY = Table(
    name="boards_history",
    layer="out",
    grain="one board and what one or more releases in a row said of it",
    description="Every board that a release ever showed, with its scores as they were said, from when until when.",
    key=("board_id", "known_from"),
    foreign_keys=(ForeignKey(("capture_id",), "captures"),),
    warnings=(
        "Filter on known_until IS NULL for what is said today, or ask boards_as_of(date, known := date).",
        "The score measures fit to a proposal (Glasman 2011), not the quality of the service.",
    ),
    in_csv=False,
    columns=(
        BOARD_ID.again(),
        Column(
            "valid_from",
            "text",
            "The last day that as_at may mean: from then on the board is known to have sat so. Empty where undated.",
            example="2019-03-14",
            forms=(DAY,),
        ),
        # A column that is younger than a row is empty in it.
        *(
            replace(column.again(), nullable=True)
            for column in SCORES.columns
            if column.name not in ("board_id", "latest")
        ),
        *CODEBOOK,
        *KNOWN,
    ),
)

DIRECTORS_HISTORY = Table(
    name="directors_history",
    layer="out",
    grain="one person, seat and term: from the first board in a row that lists them to the last",
    description="Who held a seat of which body between which dates, as far as dated boards show it; seats whose "
    "holder's name is withheld stand alone, board by board.",
    key=("term_id",),
    warnings=(
        "A term is what lists show: it began at some time between absent_before and listed_from, and ended between "
        "listed_until and absent_after.",
        "A name is one person within one body, never across bodies.",
        "The class is of the seat, not of the person.",
    ),
    columns=(
        Column(
            "term_id",
            "text",
            "The seat line on the first board of the term.",
            nullable=False,
            example="high-life-highland/board-of-directors/listing/2019-03-14/5c1f0a/07",
        ),
        ORG_ID.again(),
        ORGANISATION,
        BODY.again(),
        PERSON_NAME.again(),
        NAME_WITHHELD,
        *(column for column in DECISION if column.name in ("class", "subclass", "class_label", "route")),
        ROLE.again(),
        replace(
            AS_AT.again(),
            name="listed_from",
            description="Date of the first board of the term; empty where it is undated.",
        ),
        replace(AS_AT.again(), name="listed_until", description="Date of the last board of the term that lists them."),
        Column(
            "absent_before",
            "text",
            "Date of the last whole board before, which does not list them; empty where there is none.",
            example="2016-03",
        ),
        Column(
            "absent_after",
            "text",
            "Date of the first whole board after, which lists them no longer; empty where there is none.",
            example="2021-09-02",
        ),
        Column("boards", "integer", "Boards that list them.", nullable=False, unit="boards", example="3", at_least=1),
        Column(
            "last_seat_id",
            "text",
            "The seat line on the last board of the term.",
            nullable=False,
            example="high-life-highland/board-of-directors/listing/2021-03-11/77aa01/05",
        ),
    ),
)
