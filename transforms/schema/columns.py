"""The columns that several tables share: which organisation, body, board and seat a row is of, and how it was coded."""

from transforms.schema import CLASSES, GRADES, ROUTES, SUBCLASSES, Column
from transforms.schema.forms import A_NAME, BOARD_PATH, NO_DIGIT, ORG_CODE, PARTIAL_DATE, SCRAPED, WEB_ADDRESS

ALL_SUBCLASSES = tuple(sub for subs in SUBCLASSES.values() for sub in subs)

ORG_ID = Column(
    "org_id",
    "text",
    "The organisation, by its org-id.guide code; XI-THIRDS-<slug> while no register number is known.",
    nullable=False,
    example="GB-COH-SC234577",
    forms=(ORG_CODE,),
)
BODY = Column(
    "body",
    "text",
    "The body of that organisation. Bodies are scored apart and never blended.",
    nullable=False,
    example="board of directors",
    forms=SCRAPED,
)
BOARD_ID = Column(
    "board_id",
    "text",
    "One body, as one source shows it at one date: slug/body/basis/date/check.",
    nullable=False,
    example="high-life-highland/board-of-directors/listing/2019-03-14/5c1f0a",
    forms=(BOARD_PATH,),
)
SEAT_ID = Column(
    "seat_id",
    "text",
    "One seat line on one board: the board_id, then the 1-based position on the page.",
    nullable=False,
    example="high-life-highland/board-of-directors/listing/2019-03-14/5c1f0a/07",
)
POSITION = Column(
    "position", "integer", "Order in the source, from 1.", nullable=False, unit="rank", example="7", at_least=1
)
CAPTURE_ID = Column(
    "capture_id",
    "text",
    "The capture that the row was read from.",
    nullable=False,
    example="sha256:0c4f5b2d9e…",
)
SOURCE_URL = Column(
    "source_url",
    "text",
    "The page on which the words were published.",
    nullable=False,
    example="https://www.example.org/about/our-board",
    forms=(WEB_ADDRESS,),
)
AS_AT = Column(
    "as_at",
    "text",
    "The date the source speaks of, as exact as it says: YYYY, YYYY-MM or YYYY-MM-DD; empty when it does not say.",
    example="2019-03-14",
    forms=(PARTIAL_DATE,),
)
VERSION = Column(
    "version",
    "text",
    "The source's own words for its date or version, as transcribed.",
    example="c.2011 (existing)",
)
COMPLETE = Column(
    "complete",
    "boolean",
    "True when the source shows the whole body as it sits, not a part of it and not maxima; other boards have no "
    "score and are never ranked.",
    nullable=False,
)

DECISION = (
    Column(
        "class",
        "text",
        "Who the holder of the seat answers to; unclassified where the evidence does not say.",
        nullable=False,
        allowed=CLASSES,
    ),
    Column("subclass", "text", "The kind of seat within the class.", allowed=ALL_SUBCLASSES),
    Column(
        "class_label",
        "text",
        "Class and subclass in words fit to print: a non-executive is never called management alone.",
        nullable=False,
        example="independent non-executive",
    ),
    Column("route", "text", "How the seat is filled, where that is stated.", allowed=ROUTES),
    Column("rule", "text", "The codebook rule that decided the class.", nullable=False, example="R1"),
    Column(
        "grade",
        "text",
        "Evidence grade: A governing document, B own page states the route, C own page's unambiguous title, "
        "D provisional, E nothing or contradiction.",
        nullable=False,
        allowed=GRADES,
    ),
    Column(
        "possible",
        "text",
        "For an unclassified seat, the classes it may have, joined by |.",
        example="state|management",
    ),
)

ORGANISATION = Column("organisation", "text", "Name of the organisation.", nullable=False, example="High Life Highland")
LATEST = Column(
    "latest",
    "boolean",
    "True for one board of each body on each basis: a whole board before a part, then a dated one before an undated "
    "one, then the newest. It may be years old.",
    nullable=False,
)

PERSON_NAME = Column(
    "person_name",
    "text",
    "Name without honorifics; empty for a vacancy or a withheld name.",
    example="Testa Alpha",
    longest=100,
    forms=(NO_DIGIT, *A_NAME),
)
NAME_AS_PUBLISHED = Column(
    "name_as_published",
    "text",
    "Name as the page prints it; empty where withheld.",
    example="Ms Testa Alpha",
    longest=100,
    forms=A_NAME,
)
ROLE = Column("role", "text", "The page's words for the role on this body.", example="Staff director", forms=SCRAPED)
GROUP_HEADING = Column(
    "group_heading", "text", "The heading above the name.", example="Elected directors", forms=SCRAPED
)
AFFILIATION = Column(
    "affiliation",
    "text",
    "Constituency, place or appointing body printed with the name.",
    example="The Highland Council",
    forms=SCRAPED,
)
VACANT = Column("vacant", "boolean", "The page shows the seat as not filled.", nullable=False)
ABSENT = Column("absent", "boolean", "Listed under apologies: still on the body.", nullable=False)
CONFIDENCE = Column(
    "confidence",
    "number",
    "How sure extraction is that the row is a person on the body.",
    unit="share, 0 to 1",
    example="0.9",
    at_least=0,
    at_most=1,
)
SHAPE = Column("shape", "text", "The page shape that found the row.", example="cards")
NAME_WITHHELD = Column("name_withheld", "boolean", "The name would reveal special-category data.", nullable=False)
