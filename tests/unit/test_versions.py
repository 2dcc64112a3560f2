"""What was said when: whatever a release said is found again by its time, however much was said since."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.versions import carried_on, open_rows

COLUMNS = ["key", "class", "grade", "because", "known_from", "known_until", "ended_because"]
NOTHING = pd.DataFrame(columns=COLUMNS, dtype="str")
SAID = st.dictionaries(
    st.sampled_from("abcd"), st.tuples(st.sampled_from(["worker", "user"]), st.sampled_from(["A", None]))
)


def frame(said: dict[str, tuple[str, str | None]]) -> pd.DataFrame:
    rows = [{"key": key, "class": kind, "grade": grade, "because": "code"} for key, (kind, grade) in said.items()]
    return pd.DataFrame(rows, columns=COLUMNS[:4], dtype="str")


def known_at(history: pd.DataFrame, at: str) -> dict[str, tuple[str, str | None]]:
    began = history["known_from"] <= at
    stood = history["known_until"].isna() | (history["known_until"] > at)
    rows = history[began & stood]
    assert rows["key"].is_unique
    return {
        key: (kind, None if pd.isna(grade) else grade)
        for key, kind, grade in rows[["key", "class", "grade"]].itertuples(index=False, name=None)
    }


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(SAID, st.booleans()), min_size=1, max_size=6))
def test_what_each_release_said_is_found_again_by_its_time(
    releases: list[tuple[dict[str, tuple[str, str | None]], bool]],
) -> None:
    history = NOTHING
    standing: dict[str, tuple[str, str | None]] = {}
    expected: dict[str, dict[str, tuple[str, str | None]]] = {}
    for number, (said, takes_back) in enumerate(releases):
        at = f"2026-12-0{number + 1}"
        gone = set(standing) - set(said) if takes_back else set()
        history = carried_on(history, frame(said), "key", ["class", "grade"], at, gone)
        standing = {key: value for key, value in standing.items() if key not in gone} | said
        expected[at] = dict(standing)
    for at, said in expected.items():
        assert known_at(history, at) == said
    assert known_at(open_rows(history), "2027") == standing


@settings(deadline=None, max_examples=40)
@given(SAID, SAID)
def test_rows_are_only_ever_ended_and_nothing_that_stands_is_written_anew(
    one: dict[str, tuple[str, str | None]], two: dict[str, tuple[str, str | None]]
) -> None:
    before = carried_on(NOTHING, frame(one), "key", ["class", "grade"], "2026-12-01", set())
    after = carried_on(before, frame(two), "key", ["class", "grade"], "2026-12-02", set())
    kept = after[after["known_from"] == "2026-12-01"]
    same = ["key", "class", "grade", "because", "known_from"]
    assert kept[same].reset_index(drop=True).equals(before[same].reset_index(drop=True))
    again = carried_on(after, frame(two), "key", ["class", "grade"], "2026-12-03", set())
    assert again.equals(after)


def test_the_reason_of_what_is_said_anew_ends_what_was_said_before() -> None:
    before = carried_on(
        NOTHING, frame({"a": ("worker", "A"), "b": ("user", "A")}), "key", ["class"], "2026-12-01", set()
    )
    after = carried_on(before, frame({"a": ("user", "A")}), "key", ["class"], "2026-12-02", {"b"})
    told = after[["key", "class", "because", "known_until", "ended_because"]].fillna("").to_numpy().tolist()
    assert told == [
        ["a", "worker", "first", "2026-12-02", "code"],
        ["b", "user", "first", "2026-12-02", "withdrawn"],
        ["a", "user", "code", "", ""],
    ]
