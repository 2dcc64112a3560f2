"""The expectations that follow from the registry alone: every table has them, and no JSON file repeats them.

What a column is declared to be (never empty, one of some words, in a range, so long at most, of this form) is held to
here. A column that leads to another table needs no form: `rules.py` holds that its values are there.

A table that is stored has passed `schema.enforce` and the DDL before any gate sees it: an empty value, a strange word,
a number out of its range or a repeated key never gets so far, and asking again would take most of the time of a gate.
Listings come as a page gives them, so they are asked everything.
"""

from collections.abc import Iterator
from typing import Any

from transforms.schema import Column, Table

Expectation = dict[str, Any]


def base_expectations(table: Table, stored: bool) -> list[Expectation]:
    """The expectations of a table, in the form that a suite holds them, each with its rule and what must hold.

    `stored` says that the rows come out of the database, which has refused some faults already.
    """
    found: list[Expectation] = [] if stored else list(_of_key(table))
    for column in table.columns:
        if not stored:
            found += _refused_by_the_database(column)
        found += _of_column(column, table, stored)
    return found


def _of_key(table: Table) -> Iterator[Expectation]:
    rule, named = f"{'_and_'.join(table.key)}_unique", " and ".join(table.key)
    if len(table.key) == 1:
        yield _expectation("column_values_to_be_unique", rule, f"{named} names one row", column=table.key[0])
    else:
        yield _expectation(
            "compound_columns_to_be_unique", rule, f"{named} together name one row", column_list=list(table.key)
        )


def _refused_by_the_database(column: Column) -> Iterator[Expectation]:
    name = column.name
    if not column.nullable:
        yield _expectation("column_values_to_not_be_null", f"{name}_present", f"{name} is not empty", column=name)
    if column.allowed:
        words = ", ".join(column.allowed)
        yield _expectation(
            "column_values_to_be_in_set",
            f"{name}_is_allowed",
            f"{name} is one of {words}",
            column=name,
            value_set=list(column.allowed),
        )
    if column.at_least is not None or column.at_most is not None:
        yield _expectation(
            "column_values_to_be_between",
            f"{name}_in_range",
            f"{name} keeps its range: {column.limits().lower()}",
            column=name,
            min_value=column.at_least,
            max_value=column.at_most,
        )


def _of_column(column: Column, table: Table, stored: bool) -> Iterator[Expectation]:
    name = column.name
    leads_elsewhere = any(name in link.columns for link in table.foreign_keys)
    forms = () if leads_elsewhere else column.forms
    shaped = leads_elsewhere or column.allowed or any(not form.forbidden for form in forms)
    # Of the texts that are stored, those without forms are made by us, and none of ours is white space.
    if column.type == "text" and not column.nullable and not shaped and (forms or not stored):
        yield _expectation(
            "column_values_to_match_regex",
            f"{name}_not_blank",
            f"{name} is more than white space",
            column=name,
            regex=r"\S",
        )
    if column.longest is not None:
        yield _expectation(
            "column_value_lengths_to_be_between",
            f"{name}_not_long",
            f"{name} has at most {column.longest} characters",
            column=name,
            max_value=column.longest,
        )
    for form in forms:
        yield _expectation(
            "column_values_to_not_match_regex" if form.forbidden else "column_values_to_match_regex",
            form.rule.format(name),
            form.must_hold.format(name),
            personal=form.personal,
            column=name,
            regex=form.pattern,
        )


def _expectation(kind: str, rule: str, must_hold: str, personal: bool = False, **kwargs: Any) -> Expectation:
    return {
        "type": f"expect_{kind}",
        "kwargs": kwargs,
        "severity": "critical",
        "notes": must_hold,
        "meta": {"rule": rule} | ({"personal": True} if personal else {}),
    }
