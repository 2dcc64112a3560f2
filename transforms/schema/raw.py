"""What is handed on or kept as it was published or received: the listings of a crawl, and their captures."""

from dataclasses import replace

from transforms.schema import METHODS, Column, Table
from transforms.schema.columns import (
    ABSENT,
    AFFILIATION,
    BODY,
    CAPTURE_ID,
    CONFIDENCE,
    GROUP_HEADING,
    NAME_AS_PUBLISHED,
    ORG_ID,
    PERSON_NAME,
    POSITION,
    ROLE,
    SHAPE,
    SOURCE_URL,
    VACANT,
)
from transforms.schema.forms import DIGEST, SCRAPED, SLUG, TIME, WEB_ADDRESS

LISTINGS = Table(
    name="listings",
    layer="raw",
    grain="one row of a page, as the crawl hands it on",
    description="What the gate of the listings is held against; observations and directors keep it in a release.",
    key=("row_id",),
    columns=(
        Column(
            "row_id",
            "text",
            "Organisation, capture, body and position.",
            nullable=False,
            example="high-life-highland/sha256:0c4f5b2d9e…/board of directors/7",
        ),
        ORG_ID,
        Column(
            "slug",
            "text",
            "Short name of the organisation.",
            nullable=False,
            example="high-life-highland",
            forms=(SLUG,),
        ),
        BODY,
        SOURCE_URL,
        CAPTURE_ID,
        POSITION,
        replace(
            NAME_AS_PUBLISHED, nullable=False, description="Name as the page prints it, or what stands in its place."
        ),
        PERSON_NAME,
        replace(ROLE, longest=300),
        GROUP_HEADING,
        AFFILIATION,
        Column("section", "text", "The heading of the part of the page.", example="Our board", forms=SCRAPED),
        VACANT,
        ABSENT,
        SHAPE,
        replace(CONFIDENCE, nullable=False),
    ),
)

CAPTURES = Table(
    name="captures",
    layer="raw",
    grain="one archived response, or one transcription",
    description="What was received, when and how: the root of the evidence.",
    key=("capture_id",),
    columns=(
        CAPTURE_ID,
        Column(
            "url",
            "text",
            "Address of the page.",
            nullable=False,
            example="https://www.example.org/about/our-board",
            forms=(WEB_ADDRESS,),
        ),
        Column(
            "captured_at",
            "text",
            "When it was captured (ISO 8601, UTC).",
            nullable=False,
            example="2026-11-23T04:00:00Z",
            forms=(TIME,),
        ),
        Column("method", "text", "How it was captured.", nullable=False, allowed=METHODS),
        Column(
            "http_status",
            "integer",
            "Status of the response.",
            unit="HTTP status",
            example="200",
            at_least=100,
            at_most=599,
        ),
        Column("content_type", "text", "Declared type of the response.", example="text/html; charset=utf-8"),
        Column("bytes", "integer", "Length of the body.", nullable=False, unit="bytes", example="48211", at_least=0),
        Column(
            "sha256",
            "text",
            "SHA-256 of the body, hexadecimal.",
            nullable=False,
            example="0c4f5b2d9e…",
            forms=(DIGEST,),
        ),
        Column("archive", "text", "File that holds it.", nullable=False, example="facsimile.warc.gz"),
        Column(
            "record_id", "text", "WARC-Record-ID, or the lines of the transcription file.", example="<urn:uuid:4d1c…>"
        ),
        Column("listings", "integer", "Rows read from it.", nullable=False, unit="rows", example="12", at_least=0),
    ),
)
