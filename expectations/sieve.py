"""Which rows could break a rule at all, and which rules: Great Expectations is shown those, and judges them.

Great Expectations takes ten milliseconds for a rule, of which a release has hundreds, and minutes for a million rows,
since it asks each rule of every row in Python. DuckDB finds the rows that could break one in a fraction of that: for
each rule a condition that is true at least wherever the rule fails, and perhaps elsewhere too. So nothing that fails is
missed, and who judges stays who judges; the tests hold both ways against each other. A rule that nobody has taught the
sieve lets every row through.

Where the two engines read a pattern differently, the sieve is the wider one. What looks around a match, which DuckDB's
engine cannot, is left out of the pattern, and so is what looks for the edge of a word, which is ASCII's there: so more
matches. Text in which the engines could take a character for something else always goes through: of text beyond
printable ASCII all but the letters and signs of our languages, which are neither digit nor space to either, and fold
to no other letter of ASCII.
"""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    import duckdb

EVERY = "true"
# Something escaped, a class of characters, the beginning of a group that looks around, or one character.
_PIECE = re.compile(r"\\.|\[(?:[^\]\\]|\\.)*\]|\(\?<?!|.", re.DOTALL)
_CODE_POINT = re.compile(r"\\u([0-9a-f]{4})")
# Where a pattern must not match, and asks for no `\w`, both engines read these alike.
OF_OUR_LANGUAGES = "À-ÖØ-öø-ÿŴ-ŷ‘’“”–—…£"
_ASKS_FOR_WORDS = re.compile(r"\\[wW]")
TABLE_RULES = ("expect_table_row_count_to_be_between",)


def could_break(expectations: Iterable[dict[str, Any]], table: str) -> str:
    """The condition, in SQL, that is true of every row of a table that breaks one of the expectations."""
    conditions, patterns = [], dict[str, list[str]]()  # the patterns that a column must not hold
    for each in expectations:
        if each["type"] in TABLE_RULES:
            continue
        column = each["kwargs"].get("column", "")
        if each["type"] == "expect_column_values_to_not_match_regex" and "row_condition" not in each["kwargs"]:
            patterns.setdefault(column, []).append(each["kwargs"]["regex"])
        else:
            conditions.append(_condition(each["type"], each["kwargs"], table))
    # All that a column must not hold is looked for at once: each pattern alone would be a further pass over the text.
    conditions.extend(_holding(column, held) for column, held in patterns.items())
    return " OR ".join(f"coalesce({condition}, false)" for condition in conditions) or "false"


def sift(frame: pd.DataFrame, expectations: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """The rows of a frame that could break one of the expectations, with their index."""
    import duckdb  # not at the top, for the reason that transforms.warehouse gives

    with duckdb.connect() as connection:
        connection.register("sifted", frame.reset_index(drop=True).assign(_row=range(len(frame))))
        try:
            answer = connection.execute(
                f"SELECT _row FROM sifted WHERE {could_break(expectations, 'sifted')} ORDER BY 1"
            )
        except duckdb.Error:
            return frame  # a column is missing, or a pattern is none: every rule must say so itself
        return frame.iloc[answer.df()["_row"].to_numpy()]


def sift_table(connection: "duckdb.DuckDBPyConnection", suite: dict[str, Any]) -> tuple[pd.DataFrame, int]:
    """Those rows of the table of a suite that could break one of its rules, in order, and how many rows there are.

    Raises:
        duckdb.Error: there is no such table.
    """
    import duckdb

    table = suite["meta"]["table"]
    (total,) = connection.execute(f"SELECT count(*) FROM {_name(table)}").fetchall()[0]
    condition = could_break(suite["expectations"], table)
    try:
        rows = connection.execute(f"FROM {_name(table)} WHERE {condition} ORDER BY ALL").df()
    except duckdb.Error:
        rows = connection.execute(f"FROM {_name(table)} ORDER BY ALL").df()
    return rows, int(total)


def in_question(frame: pd.DataFrame, expectations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of the expectations that a row of the frame could break.

    The frame holds whole rows: all of a table, or those that `sift` or `sift_table` let through.
    """
    import duckdb

    with duckdb.connect() as connection:
        connection.register("shown", frame)
        try:
            connection.execute("CREATE TABLE sifted AS FROM shown")
        except duckdb.Error:
            return expectations

        def is_in_question(expectation: dict[str, Any]) -> bool:
            try:
                query = f"SELECT 1 FROM sifted WHERE {could_break([expectation], 'sifted')} LIMIT 1"
                return connection.execute(query).fetchone() is not None
            except duckdb.Error:
                return True  # as above: the rule must say so itself

        return [each for each in expectations if is_in_question(each)]


def _condition(kind: str, kwargs: dict[str, Any], table: str) -> str:
    known = _CONDITIONS.get(kind)
    condition = known(kwargs, table) if known else EVERY
    if "row_condition" in kwargs:
        condition = f"({condition}) AND ({_row_condition(kwargs['row_condition'])}) IS NOT FALSE"
    return condition


def _row_condition(given: Any) -> str:
    """The rows that a rule is about; all of them where the condition is of a kind that is not known here."""
    if not isinstance(given, dict):
        return EVERY
    if given.get("type") == "and":
        return " AND ".join(f"({_row_condition(each)})" for each in given["conditions"])
    operator = {"==": "=", "!=": "<>", ">=": ">=", "<=": "<=", "IN": "IN", "NOT_IN": "NOT IN"}.get(
        given.get("operator", "")
    )
    if given.get("type") != "comparison" or operator is None:
        return EVERY
    compared = f"{_name(given['column']['name'])} {operator} {_value(given['parameter'])}"
    # What is not known equals nothing, in Python too; of the other comparisons both answers are let through.
    return f"coalesce({compared}, false)" if operator in ("=", "IN") else compared


def _not_matching(kwargs: dict[str, Any], _: str) -> str:
    name = _name(kwargs["column"])
    return f"{_strange(kwargs['column'])} OR NOT regexp_matches({name}, {_text('^(?:' + kwargs['regex'] + ')')})"


def _matching(kwargs: dict[str, Any], _: str) -> str:
    return _holding(kwargs["column"], [kwargs["regex"]])


def _holding(column: str, patterns: list[str]) -> str:
    """True of every text in which one of the patterns is found."""
    together = "|".join(f"(?:{_wider(pattern)})" for pattern in patterns)
    asks_for_words = any(map(_ASKS_FOR_WORDS.search, patterns))
    strange = _strange(column, "" if asks_for_words else OF_OUR_LANGUAGES)
    return f"{strange} OR regexp_matches({_name(column)}, {_text(together)})"


def _outside(kwargs: dict[str, Any], _: str) -> str:
    return _beyond(_name(kwargs["column"]), _name(kwargs["column"]), kwargs)


def _too_long(kwargs: dict[str, Any], _: str) -> str:
    name = _name(kwargs["column"])
    return _beyond(f"length({name})", f"strlen({name})", kwargs)  # as many bytes as characters, or more


def _beyond(low: str, high: str, kwargs: dict[str, Any]) -> str:
    least, most = kwargs.get("min_value"), kwargs.get("max_value")
    outside = [f"{low} < {least}"] * (least is not None) + [f"{high} > {most}"] * (most is not None)
    return " OR ".join(outside) or "false"


def _repeated(kwargs: dict[str, Any], table: str) -> str:
    columns = ", ".join(_name(column) for column in kwargs.get("column_list") or [kwargs["column"]])
    return f"hash({columns}) IN (SELECT hash({columns}) FROM {_name(table)} GROUP BY 1 HAVING count(*) > 1)"


def _not_in(kwargs: dict[str, Any], _: str) -> str:
    return f"{_name(kwargs['column'])} NOT IN {_value(kwargs['value_set'])}"


_OPERATORS = {"==": "=", "!=": "<>", ">=": ">=", "<=": "<=", "IN": "IN", "NOT_IN": "NOT IN"}
_CONDITIONS: dict[str, Callable[[dict[str, Any], str], str]] = {
    "expect_column_values_to_not_be_null": lambda kwargs, _: f"{_name(kwargs['column'])} IS NULL",
    "expect_column_values_to_be_null": lambda kwargs, _: f"{_name(kwargs['column'])} IS NOT NULL",
    "expect_column_values_to_match_regex": _not_matching,
    "expect_column_values_to_not_match_regex": _matching,
    "expect_column_values_to_be_between": _outside,
    "expect_column_value_lengths_to_be_between": _too_long,
    "expect_column_values_to_be_unique": _repeated,
    "expect_compound_columns_to_be_unique": _repeated,
    "expect_column_values_to_be_in_set": _not_in,
}


def _wider(pattern: str) -> str:
    """The pattern in DuckDB's words, without what looks around: it matches at least as much."""
    flags = "(?i)" if pattern.startswith("(?i)") else ""
    plain = _CODE_POINT.sub(r"\\x{\1}", _without_look_around(pattern.removeprefix("(?i)")))
    return f"{flags[:-1]}:{plain})" if flags else plain


def _without_look_around(pattern: str) -> str:
    """The pattern without its groups (?!...) and (?<!...), whatever they hold, and without edges of words."""
    kept, inside = [], 0
    for piece in _PIECE.findall(pattern):
        if inside:
            inside += piece.startswith("(") - (piece == ")")
        elif piece in ("(?!", "(?<!"):
            inside = 1
        elif piece not in (r"\b", r"\B"):
            kept.append(piece)
    return "".join(kept)


def _strange(column: str, known: str = "") -> str:
    """Text in which the two engines could take a character for something else: beyond printable ASCII and `known`."""
    return f"regexp_matches({_name(column)}, '[^ -~{known}]')"


def _name(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _value(given: Any) -> str:
    if isinstance(given, list | tuple):
        return "(" + ", ".join(_value(each) for each in given) + ")"
    if isinstance(given, bool):
        return str(given).lower()
    return str(given) if isinstance(given, int | float) else _text(str(given))
