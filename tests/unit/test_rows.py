"""The rows of a frame, as pandas itself gives them."""

import pandas as pd

from transforms.rows import one_below_another, records, rows_of

FRAME = pd.DataFrame(
    {
        "text": pd.Series(["a", None, ""], dtype="str"),
        "whole": pd.Series([1, None, 3], dtype="Int64"),
        "real": [1.5, float("nan"), 2.0],
        "yes": pd.Series([True, None, False], dtype="boolean"),
        "count": [1, 2, 3],
        "any": ["x", None, 4],
    }
).set_axis([7, 3, 5])


def test_rows_are_those_of_pandas_and_plain_values() -> None:
    got, wanted = rows_of(FRAME), FRAME.to_dict("records")
    assert repr(got) == repr(wanted)
    assert [type(cell) for cell in got[0].values()] == [str, int, float, bool, int, str]
    assert rows_of(FRAME.iloc[:0]) == []


def test_what_is_missing_is_none_in_a_record() -> None:
    assert records(FRAME)[1] == {"text": None, "whole": None, "real": None, "yes": None, "count": 2, "any": None}
    assert records(FRAME)[0] == {"text": "a", "whole": 1, "real": 1.5, "yes": True, "count": 1, "any": "x"}


def test_frames_stand_one_below_another_as_pandas_puts_them() -> None:
    for frames in ([FRAME, FRAME], [FRAME, FRAME.iloc[:0]], [FRAME.iloc[:0], FRAME], [FRAME.iloc[:0]] * 2):
        pd.testing.assert_frame_equal(one_below_another(*frames), pd.concat(frames, ignore_index=True))
