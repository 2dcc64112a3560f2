"""The tables that say how a release came about: what was received, what was missing or held back, and each stage."""

from transforms.schema import METHODS, OUTCOMES, SEVERITIES, Column, Table
from transforms.schema_columns import CAPTURE_ID, ORG_ID, SOURCE_URL

CAPTURES = Table(
    name="captures",
    grain="one archived response, or one transcription",
    description="What was received, when and how: the root of the evidence.",
    key=("capture_id",),
    columns=(
        CAPTURE_ID,
        Column("url", "text", "Address of the page.", nullable=False),
        Column("captured_at", "text", "When it was captured (ISO 8601, UTC).", nullable=False),
        Column("method", "text", "How it was captured.", nullable=False, allowed=METHODS),
        Column("http_status", "integer", "Status of the response.", unit="HTTP status", example="200"),
        Column("content_type", "text", "Declared type of the response."),
        Column("bytes", "integer", "Length of the body.", nullable=False, unit="bytes"),
        Column("sha256", "text", "SHA-256 of the body, hexadecimal.", nullable=False),
        Column("archive", "text", "File that holds it.", nullable=False, example="facsimile.warc.gz"),
        Column("record_id", "text", "WARC-Record-ID, or the lines of the transcription file."),
        Column("listings", "integer", "Rows read from it.", nullable=False, unit="rows"),
    ),
)

QUARANTINE = Table(
    name="quarantine",
    grain="one row and one rule that it failed",
    description="Rows that a gate held back, whole, with the reason.",
    key=("quarantine_id",),
    columns=(
        Column("quarantine_id", "text", "Stage, suite, rule and row.", nullable=False),
        Column("stage", "text", "Stage that held the row back.", nullable=False),
        Column("suite", "text", "Suite of the gate.", nullable=False),
        Column("rule", "text", "Rule that the row failed.", nullable=False),
        Column("severity", "text", "Severity of the rule.", nullable=False, allowed=SEVERITIES),
        Column("reason", "text", "The reason in plain English.", nullable=False),
        Column("org_id", "text", "The organisation."),
        Column("body", "text", "The body."),
        Column("source_url", "text", "The page."),
        Column("column_name", "text", "Column that failed."),
        Column("value", "text", "Value that failed; empty where it would print a withheld name."),
        Column("row", "text", "The whole row as JSON; the name is left out where it is withheld."),
    ),
)

FAILURES = Table(
    name="failures",
    grain="one page that did not give the board that was asked of it",
    description="What could not be read or was held back for review, why, and what to do about it.",
    key=("failure_id",),
    foreign_keys=(("org_id", "organisations"),),
    warnings=("An empty table means that every page of this run gave its board, not that every organisation has one.",),
    columns=(
        Column("failure_id", "text", "Slug, body and page.", nullable=False),
        ORG_ID,
        Column("body", "text", "The body; empty for a further page that the crawl came upon."),
        SOURCE_URL,
        Column(
            "outcome",
            "text",
            "failed: the page gave no listing of the body. held back: it gave one that a person must look at first; "
            "its rows are in quarantine. read in part: listings are here, and something of the page is missing.",
            nullable=False,
            allowed=("failed", "held back", "read in part"),
        ),
        Column("cause", "text", "The cause, in a word or three.", nullable=False, example="no board found"),
        Column("advice", "text", "What to do about it.", nullable=False),
        Column("detail", "text", "What was said or seen."),
        Column(
            "failing_since", "text", "Day of the first run in the unbroken row of runs that failed.", nullable=False
        ),
        Column("failed_on", "text", "Day of this run.", nullable=False),
        Column(
            "days_failed",
            "integer",
            "Days with a failed run in that row; two runs on one day count once.",
            nullable=False,
            unit="days",
        ),
        Column(
            "older_listing",
            "boolean",
            "True where an older listing of the body from this page stands in; stale_since of the organisation says "
            "since when.",
            nullable=False,
        ),
    ),
)

GATES = Table(
    name="gates",
    grain="one rule of one gate",
    description="Every rule that the release was held against, and the outcome.",
    key=("gate_id",),
    columns=(
        Column("gate_id", "text", "Suite and rule.", nullable=False),
        Column("suite", "text", "Suite: a JSON file, or sql for rules across tables.", nullable=False),
        Column("rule", "text", "Rule.", nullable=False),
        Column("must_hold", "text", "What must hold, in plain English.", nullable=False),
        Column("table_name", "text", "Table that is checked.", nullable=False),
        Column("column_name", "text", "Column that is checked."),
        Column(
            "severity",
            "text",
            "critical stops publication; warning is reported.",
            nullable=False,
            allowed=SEVERITIES,
        ),
        Column(
            "outcome",
            "text",
            "could not run is a broken rule, not broken data, and stops publication where critical.",
            nullable=False,
            allowed=OUTCOMES,
        ),
        Column("rows_checked", "integer", "Rows that were checked.", unit="rows"),
        Column("rows_failed", "integer", "Rows that failed.", unit="rows"),
        Column("detail", "text", "What was found."),
    ),
)

RUN = Table(
    name="run",
    grain="one stage of the run",
    description="What each stage took in and gave out, and how long it took. Not in the CSVs, which are the same for "
    "the same inputs.",
    key=("run_id", "stage"),
    in_csv=False,
    columns=(
        Column("run_id", "text", "UTC stamp of the run, the name of the release.", nullable=False),
        Column("stage", "text", "Stage.", nullable=False),
        Column("sequence", "integer", "Order of the stages, from 1.", nullable=False, unit="rank"),
        Column("started_at", "text", "Start (ISO 8601, UTC).", nullable=False),
        Column("seconds", "number", "Time it took.", nullable=False, unit="seconds"),
        Column("rows_in", "integer", "Rows that came in.", unit="rows"),
        Column("rows_published", "integer", "Rows that went on.", unit="rows"),
        Column("rows_quarantined", "integer", "Rows held back by a gate.", unit="rows"),
        Column("rows_excluded", "integer", "Rows left out for a declared reason.", unit="rows"),
        Column("note", "text", "What the stage did: versions, digests, reasons of exclusion."),
    ),
)
