"""The tables that say how a release came about: what was missing or held back, every rule, and each stage."""

from transforms.schema import OUTCOMES, SEVERITIES, Column, ForeignKey, Table
from transforms.schema.columns import ORG_ID, SOURCE_URL
from transforms.schema.forms import DAY, TIME

QUARANTINE = Table(
    name="quarantine",
    layer="core",
    grain="one row and one rule that it failed",
    description="Every row that failed a rule at a gate, whole, with the reason. A critical rule held the row back, or "
    "stopped the release; of any other severity, the row went on.",
    key=("quarantine_id",),
    columns=(
        Column(
            "quarantine_id",
            "text",
            "Stage, suite, rule and row.",
            nullable=False,
            example="listings/listings/no_email_in_role/row-9",
        ),
        Column("stage", "text", "Gate at which the row failed.", nullable=False, example="listings"),
        Column("suite", "text", "Suite of the gate.", nullable=False, example="listings"),
        Column("rule", "text", "Rule that the row failed.", nullable=False, example="no_email_in_role"),
        Column("severity", "text", "Severity of the rule.", nullable=False, allowed=SEVERITIES),
        Column(
            "reason",
            "text",
            "The reason in plain English.",
            nullable=False,
            example="Does not hold: role holds no e-mail address.",
        ),
        Column("org_id", "text", "The organisation.", example="GB-COH-SC234577"),
        Column("body", "text", "The body.", example="board of directors"),
        Column("source_url", "text", "The page.", example="https://www.example.org/about/our-board"),
        Column("column_name", "text", "Column that failed.", example="role"),
        Column("value", "text", "Value that failed; empty where it would print a withheld name.", example="0"),
        Column(
            "row",
            "text",
            "The whole row as JSON, but for names and what may be personal: row id, page and position lead to those.",
            example='{"position": 7}',
        ),
    ),
)

FAILURES = Table(
    name="failures",
    layer="core",
    grain="one page that did not give the board that was asked of it",
    description="What could not be read or was held back for review, why, and what to do about it.",
    key=("failure_id",),
    foreign_keys=(ForeignKey(("org_id",), "organisations"),),
    warnings=("An empty table means that every page of this run gave its board, not that every organisation has one.",),
    columns=(
        Column(
            "failure_id",
            "text",
            "Slug, body and page.",
            nullable=False,
            example="high-life-highland/board-of-directors/0a1b2c",
        ),
        ORG_ID,
        Column(
            "body", "text", "The body; empty for a further page that the crawl came upon.", example="board of directors"
        ),
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
        Column(
            "advice",
            "text",
            "What to do about it.",
            nullable=False,
            example="the page is gone: find the board's new address",
        ),
        Column("detail", "text", "What was said or seen.", example="HTTP 404"),
        Column(
            "failing_since",
            "text",
            "Day of the first run in the unbroken row of runs that failed.",
            nullable=False,
            example="2026-11-21",
            forms=(DAY,),
        ),
        Column("failed_on", "text", "Day of this run.", nullable=False, example="2026-11-23", forms=(DAY,)),
        Column(
            "days_failed",
            "integer",
            "Days with a failed run in that row; two runs on one day count once.",
            nullable=False,
            unit="days",
            example="3",
            at_least=1,
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
    layer="core",
    grain="one rule of one gate",
    description="Every rule that the release was held against, and the outcome.",
    key=("gate_id",),
    columns=(
        Column("gate_id", "text", "Suite and rule.", nullable=False, example="sql/latest_is_one_board"),
        Column(
            "suite",
            "text",
            "Suite: a JSON file, or sql for rules across tables.",
            nullable=False,
            example="release_directors",
        ),
        Column("rule", "text", "Rule.", nullable=False, example="no_email_in_role"),
        Column(
            "must_hold",
            "text",
            "What must hold, in plain English.",
            nullable=False,
            example="role holds no e-mail address",
        ),
        Column("table_name", "text", "Table that is checked.", nullable=False, example="directors"),
        Column("column_name", "text", "Column that is checked.", example="role"),
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
        Column("rows_checked", "integer", "Rows that were checked.", unit="rows", example="616", at_least=0),
        Column("rows_failed", "integer", "Rows that failed.", unit="rows", example="0", at_least=0),
        Column("detail", "text", "What was found.", example="rows 7, 9"),
    ),
)

RUN = Table(
    name="run",
    layer="core",
    grain="one stage of the run",
    description="What each stage took in and gave out, and how long it took. Not in the CSVs, which are the same for "
    "the same inputs.",
    key=("run_id", "stage"),
    in_csv=False,
    columns=(
        Column(
            "run_id",
            "text",
            "UTC stamp of the run, the name of the release.",
            nullable=False,
            example="20261123T040000Z",
        ),
        Column("stage", "text", "Stage.", nullable=False, example="gate listings"),
        Column(
            "sequence", "integer", "Order of the stages, from 1.", nullable=False, unit="rank", example="3", at_least=1
        ),
        Column(
            "started_at",
            "text",
            "Start (ISO 8601, UTC).",
            nullable=False,
            example="2026-11-23T04:00:00Z",
            forms=(TIME,),
        ),
        Column("seconds", "number", "Time it took.", nullable=False, unit="seconds", example="1.25", at_least=0),
        Column("rows_in", "integer", "Rows that came in.", unit="rows", example="616", at_least=0),
        Column("rows_published", "integer", "Rows that went on.", unit="rows", example="615", at_least=0),
        Column("rows_quarantined", "integer", "Rows held back by a gate.", unit="rows", example="1", at_least=0),
        Column(
            "rows_excluded", "integer", "Rows left out for a declared reason.", unit="rows", example="0", at_least=0
        ),
        Column(
            "note",
            "text",
            "What the stage did: versions, digests, reasons of exclusion.",
            example="codebook 1.0, sha256 0c4f5b2d9e11",
        ),
    ),
)
