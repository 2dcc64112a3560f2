"""The registry is whole: every table and column says what it is, and what is made from it says the same."""

import pytest

from expectations.base import base_expectations
from transforms.publish.dictionary import DICTIONARY
from transforms.schema import LAYERS, Column, ForeignKey, Table
from transforms.schema.raw import LISTINGS
from transforms.tables import TABLE, TABLES

DECLARED = [*TABLES, LISTINGS, DICTIONARY]
COLUMNS = [(table, column) for table in DECLARED for column in table.columns]


def test_every_table_says_its_layer_what_a_row_is_and_what_it_holds() -> None:
    for table in DECLARED:
        assert table.layer in LAYERS, table.name
        assert table.grain, table.name
        assert table.description.endswith("."), table.name
        assert set(table.key) <= set(table.column_names()), table.name
        assert all(not table.column(name).nullable for name in table.key), table.name
    assert len(TABLE) == len(TABLES)


def test_every_column_says_what_it_means_in_which_unit_and_gives_an_example() -> None:
    for table, column in COLUMNS:
        where = f"{table.name}.{column.name}"
        assert column.description.endswith("."), where
        assert bool(column.unit) == (column.type in ("integer", "number")), where
        assert column.example or column.allowed or column.type == "boolean", where


def test_examples_keep_what_the_column_declares() -> None:
    for table, column in COLUMNS:
        where = f"{table.name}.{column.name}"
        if column.type == "integer":
            assert int(column.example) is not None, where
        if column.type in ("integer", "number"):
            assert column.at_least is None or float(column.example) >= column.at_least, where
            assert column.at_most is None or float(column.example) <= column.at_most, where
        if column.example and column.allowed:
            assert column.example in column.allowed, where


def test_one_name_means_one_thing_in_every_table_that_has_it() -> None:
    types: dict[str, set[str]] = {}
    for _, column in COLUMNS:
        types.setdefault(column.name, set()).add(column.type)
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_foreign_keys_lead_to_the_key_of_a_table() -> None:
    for table in TABLES:
        for link in table.foreign_keys:
            assert len(link.columns) == len(TABLE[link.table].key)
            kinds = [table.column(name).type for name in link.columns]
            assert kinds == [TABLE[link.table].column(name).type for name in TABLE[link.table].key]


def rules(table: Table, stored: bool) -> set[str]:
    return {each["meta"]["rule"] for each in base_expectations(table, stored)}


def test_what_is_declared_of_a_column_is_expected_of_it() -> None:
    columns = (
        Column("id", "text", "Its name.", nullable=False, example="a"),
        Column("of", "text", "Where it belongs.", nullable=False, example="b"),
        Column("kind", "text", "Its kind.", allowed=("one", "two")),
        Column("seats", "integer", "Seats.", unit="seats", example="1", at_least=0),
        Column("note", "text", "A note.", example="x", longest=5),
    )
    table = Table(
        "parts", "core", "one part", "Parts.", ("id",), columns, foreign_keys=(ForeignKey(("of",), "bodies"),)
    )

    refused = {"id_unique", "id_present", "of_present", "kind_is_allowed", "seats_in_range", "id_not_blank"}
    assert rules(table, stored=False) == refused | {"note_not_long"}
    assert rules(table, stored=True) == {"note_not_long"}


@pytest.mark.parametrize("stored", [True, False])
def test_a_suite_made_from_the_registry_names_each_rule_once(stored: bool) -> None:
    for table in DECLARED:
        found = [each["meta"]["rule"] for each in base_expectations(table, stored)]
        assert len(found) == len(set(found)), table.name
