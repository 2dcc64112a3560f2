"""The one registry of tables and columns: what a declaration is, and how a frame is held to it.

Everything that has to agree about a table is made from its declaration: the DDL and the comments of the database, the
dtypes at the end of each transform, the expectations that every column is held to, the header of each CSV, the data
package, CSVW and the data dictionary. To add a table, declare it in a `schema_*.py` or `tables.py`, put it into
`tables.TABLES` and fill it in the transform that owns it; to add a column, declare it and fill it. The tests say what
else is missing.
"""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from transforms.row_order import rises
from transforms.schema.forms import Form

CLASSES = ("worker", "user", "state", "management", "unclassified", "excluded")
ROUTES = ("elected", "nominated", "appointed", "reserved", "ex_officio", "selected", "unknown")
GRADES = ("A", "B", "C", "D", "E")
SUBCLASSES = {
    "worker": ("staff", "union"),
    "user": (
        "service_user", "carer", "tenant", "parent", "patient", "public", "community_member", "young_person",
    ),
    "state": ("council", "nhs_body", "central_government", "police_fire", "other_authority"),
    "management": (
        "executive", "independent", "co_opted", "voluntary_sector", "education", "foundation", "owner", "other_body",
    ),
    "unclassified": (),
    "excluded": (),
}  # fmt: skip
TIERS = ("governing", "electing", "advisory")
BASES = ("listing", "composition")
METHODS = ("live", "wayback", "facsimile", "transcription")
SEVERITIES = ("critical", "warning", "info")
OUTCOMES = ("passed", "failed", "could not run")

# raw: as it was published or received. core: what is known of each thing, said in one place. out: made for readers,
# wide and scored; begin there.
LAYERS = ("raw", "core", "out")
DUCKDB_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
PANDAS_TYPES: dict[str, Any] = {"text": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


class SchemaError(ValueError):
    """A table does not have the shape that the registry declares."""


@dataclass(frozen=True)
class Column:
    """One column: name, type (`text`, `integer`, `number`, `boolean`), what it means, and what its values may be.

    Attributes:
        nullable: whether it may be empty; empty always means that nothing is known, never no or zero.
        allowed: the words that it may hold, where they are few.
        unit: of an integer or a number.
        example: a value as it may be.
        at_least, at_most: the range of an integer or a number.
        longest: the greatest number of characters of a text.
        forms: what every text looks like, or must never hold.
    """

    name: str
    type: str
    description: str
    nullable: bool = True
    allowed: tuple[str, ...] = ()
    unit: str = ""
    example: str = ""
    at_least: float | None = None
    at_most: float | None = None
    longest: int | None = None
    forms: tuple[Form, ...] = ()

    def again(self) -> "Column":
        """The column in a table that repeats what another holds: the gates hold it to its limits and forms there."""
        return replace(self, at_least=None, at_most=None, longest=None, forms=())

    def limits(self) -> str:
        """The range of a number or the greatest length of a text in words; empty where it has none."""
        if self.longest is not None:
            return f"At most {self.longest} characters"
        if self.at_least is None:
            return "" if self.at_most is None else f"At most {self.at_most:g}"
        return f"At least {self.at_least:g}" if self.at_most is None else f"{self.at_least:g} to {self.at_most:g}"


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values, where there are any, are a key of another table."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True)
class Table:
    """One table: its layer, what a row is (`grain`), its key, its columns, and what a reader must be warned of."""

    name: str
    layer: str
    grain: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    warnings: tuple[str, ...] = ()
    in_csv: bool = True  # False where a table holds the times of one run: CSVs must be the same every time

    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The column of that name; a KeyError where there is none."""
        return {column.name: column for column in self.columns}[name]


def enforce(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The frame with exactly the declared columns, in order and dtype; empty text becomes null.

    Lengths and forms are not held here but at the gates, which say what is wrong with which row.

    Raises:
        SchemaError: a declared column is missing, a value has the wrong type, a value that may not be null is, a
            value is outside the allowed words or the range, or the key repeats.
    """
    missing = [name for name in table.column_names() if name not in frame.columns]
    if missing:
        raise SchemaError(f"table {table.name} lacks the column(s) {', '.join(missing)}")
    shaped = pd.DataFrame(
        {column.name: _typed(frame[column.name].reset_index(drop=True), column, table) for column in table.columns},
        index=pd.RangeIndex(len(frame)),
        copy=False,
    )
    if rises(shaped, table.key[0]):
        return shaped
    repeated = shaped.duplicated(list(table.key))
    if repeated.any():
        first = shaped.loc[repeated, list(table.key)].iloc[0].to_dict()
        raise SchemaError(f"table {table.name} holds {int(repeated.sum())} repeated key(s), first {first}")
    return shaped


def as_declared(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The frame in the declared dtypes, where the database that it comes from has held it to everything else."""
    declared = {column.name: PANDAS_TYPES[column.type] for column in table.columns}
    # Of a column that has its dtype pandas would make a copy all the same.
    found = dict(frame.dtypes.items())
    return frame.astype({name: dtype for name, dtype in declared.items() if str(found[name]) != dtype})


def _typed(series: "pd.Series[Any]", column: Column, table: Table) -> "pd.Series[Any]":
    where = f"{table.name}.{column.name}"
    if column.type == "text":
        series = _without_empty_texts(series)
    try:
        typed: pd.Series[Any] = series.astype(PANDAS_TYPES[column.type])
    except (TypeError, ValueError) as error:
        raise SchemaError(f"{where} should be {column.type}: {error}") from error
    if not column.nullable and _lacks_any(typed, column):
        raise SchemaError(f"{where} may not be empty, and is in {int(typed.isna().sum())} row(s)")
    found = typed.unique() if column.allowed else ()
    strange = [each for each in found if not pd.isna(each) and each not in column.allowed]
    if strange:
        raise SchemaError(f"{where} holds {strange[0]!r}; allowed are {', '.join(column.allowed)}")
    for limit, outside in ((column.at_least, typed.lt), (column.at_most, typed.gt)):
        if limit is not None and (beyond := outside(limit).fillna(value=False)).any():
            raise SchemaError(f"{where} holds {typed[beyond].iloc[0]}, and its range is {column.limits().lower()}")
    return typed


def _lacks_any(typed: "pd.Series[Any]", column: Column) -> bool:
    if column.type != "text":
        return typed.hasnans
    values = typed.to_numpy(dtype=object)
    return bool((values != values).any())  # NaN alone differs from itself; in a third of the time of `hasnans`


def _without_empty_texts(series: "pd.Series[Any]") -> "pd.Series[Any]":
    """The series as texts, null where it is empty; the same texts and no copy where none is."""
    if series.dtype != "str":
        missing = series.isna()
        series = series.astype("str").mask(missing)
    empty = series.to_numpy(dtype=object) == ""  # many times as fast as the comparison of a column of texts
    return series.mask(empty) if empty.any() else series
