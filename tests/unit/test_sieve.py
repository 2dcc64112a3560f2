"""The sieve of the gates: what it holds back breaks no rule, so that a gate finds the same with it and without."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations import sieve
from expectations.gate import GateResult, check_classifications, check_listings, check_release
from expectations.suites import load_suite, release_suites
from tests.unit.small_release import good_frames, listings_row
from tests.unit.test_gate import LISTING_FAULTS, PRIVATE, TEXT_COLUMNS, database
from tests.unit.test_gates_each import BESIDE_OTHERS, CLASSIFIED_FAULTS, RELEASE_FAULTS, classified_rows

# Text that the two engines of patterns could take differently.
STRANGE = [
    "Tel:\x0b01632 960123", "٠١٦٣٢ ٩٦٠١٢٣", "testa\u00a0@alpha.example", "ＷＷＷ.alpha.example", "\u00a0",
    "Zoë 01632 960123", "1 01632 960 123", "01.02.2019-01.02.2022", "ZZ9 9ZZ", "zz9 9zz",
    "Testa\u2028Person", "tel 0", "MAILTO:x", "",
]  # fmt: skip


def found(result: GateResult) -> tuple[Any, ...]:
    gates = result.gates[["gate_id", "outcome", "rows_checked", "rows_failed"]]
    return gates.to_csv(), sorted(result.quarantine["quarantine_id"]), list(result.held_back), result.critical


@contextmanager
def without_sieve() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sieve, "could_break", lambda *_: sieve.EVERY)
        yield


def faulty_listings() -> pd.DataFrame:
    faults = [change for change, _ in LISTING_FAULTS]
    texts = [*(text for examples in PRIVATE.values() for text in examples), *STRANGE]
    faults += [{column: text} for column in TEXT_COLUMNS for text in texts]
    rows = [listings_row(row_id=f"row-{n}", position=n + 1) | fault for n, fault in enumerate([*faults, {}, {}, {}])]
    return pd.DataFrame(rows).sample(frac=1, random_state=3)


def test_a_gate_of_listings_finds_the_same_with_the_sieve_and_without() -> None:
    frame = faulty_listings()
    with_sieve = found(check_listings(frame))
    with without_sieve():
        assert with_sieve == found(check_listings(frame))


def test_a_gate_of_classifications_finds_the_same_with_the_sieve_and_without() -> None:
    rows = [{**row, **fault, "seat_id": f"{row['seat_id']}-{n}"} for n, (row, fault, _) in enumerate(CLASSIFIED_FAULTS)]
    frame = pd.DataFrame([*rows, *classified_rows()])
    with_sieve = found(check_classifications(frame))
    with without_sieve():
        assert with_sieve == found(check_classifications(frame))


def test_a_gate_of_a_release_finds_the_same_with_the_sieve_and_without(tmp_path: Path) -> None:
    frames = good_frames()
    for gate in sorted(RELEASE_FAULTS, key=lambda gate: gate == BESIDE_OTHERS):
        RELEASE_FAULTS[gate](frames)
    path = database(tmp_path, frames)
    with_sieve = found(check_release(path))
    with without_sieve():
        assert with_sieve == found(check_release(path))


def test_of_good_rows_none_goes_through_and_of_strange_ones_each() -> None:
    expectations = load_suite("listings")["expectations"]
    plain = {"role": "Staff director", "affiliation": "Invented Ward"}
    named = [plain | {"row_id": f"row-{n}", "name_as_published": f"Testa {'P' * n}Person"} for n in range(9)]
    good = pd.DataFrame([listings_row(**each) for each in named])
    assert len(sieve.sift(good, expectations)) == 0
    assert (check_listings(good).gates["outcome"] == "passed").all()
    others = [{"person_name": "Łucja Invented"}, {"role": "Director, 01.02.2019-01.02.2022"}]
    rows = [listings_row(**plain | {"row_id": f"other-{n}"} | other) for n, other in enumerate(others)]
    mixed = pd.concat([good, pd.DataFrame(rows)], ignore_index=True)
    assert list(sieve.sift(mixed, expectations)["row_id"]) == ["other-0", "other-1"]


def test_letters_and_signs_of_our_languages_are_neither_digit_nor_space_nor_fold_to_ascii() -> None:
    known = [chr(code) for code in range(0x80, 0x3000) if re.match(f"[{sieve.OF_OUR_LANGUAGES}]", chr(code))]
    assert {"é", "ŵ", "’", "–"} <= set(known)
    assert re.findall(r"[\s\d]", "".join(known)) == []
    assert re.findall("[ -~]", "".join(known), re.IGNORECASE) == []


def must_not_match() -> list[dict[str, Any]]:
    """Every rule that a text must not match a pattern, asked of the column `t`."""
    kind = "expect_column_values_to_not_match_regex"
    suites = [load_suite(name) for name in ("listings", "classifications", *release_suites())]
    rules = [each["kwargs"] for suite in suites for each in suite["expectations"] if each["type"] == kind]
    patterns = dict.fromkeys(kwargs["regex"] for kwargs in rules)
    return [{"type": kind, "kwargs": {"column": "t", "regex": pattern}} for pattern in patterns]


PIECES = [
    *"é ŵ ’ – £ ÿ Ł ß ſ K \u0663 a B 7 01234 567890 (0) +44 @ . / - [ ] ( ) at dot www. https:// mailto:".split(" "),
    *"AB1 2CD GIR0AA < > = co org".split(" "), " ", "\n", "\u00a0", "\u202e", "\x07",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), min_size=100, max_size=200))
@settings(max_examples=8)  # many texts at once, since asking is what costs
def test_of_text_that_a_pattern_matches_none_is_left_behind(texts: list[str]) -> None:
    frame = pd.DataFrame({"t": texts})
    for expectation in must_not_match():
        kept = set(sieve.sift(frame, [expectation]).index)
        matched = {at for at, text in enumerate(texts) if re.search(expectation["kwargs"]["regex"], text)}
        assert matched <= kept, expectation["kwargs"]["regex"]


def test_a_rule_that_the_sieve_does_not_know_is_asked_of_every_row() -> None:
    unknown = [{"type": "expect_column_values_to_be_increasing", "kwargs": {"column": "position"}}]
    assert sieve.could_break(unknown, "t") == "coalesce(true, false)"


def test_a_frame_without_a_column_goes_through_whole() -> None:
    frame = pd.DataFrame([listings_row()]).drop(columns="confidence")
    assert len(sieve.sift(frame, load_suite("listings")["expectations"])) == 1
    assert check_listings(frame).critical


def test_a_row_of_which_a_condition_says_nothing_is_not_gone_into() -> None:
    rule = next(
        each
        for each in load_suite("classifications")["expectations"]
        if each["meta"]["rule"] == "telling_seats_are_withheld"
    )
    rows = pd.DataFrame({"subclass": [None, "staff", "carer", "carer"], "name_withheld": [False, False, True, False]})
    assert list(sieve.sift(rows, [rule]).index) == [3]
