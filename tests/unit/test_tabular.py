"""CSV files from spreadsheets: read without a guess, or refused with the line."""

from pathlib import Path

import pytest

from transforms.tabular import TabularError, read_table


def table(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,x\n2,y\n",
        b"\xef\xbb\xbfa,b\n1,x\n2,y\n",
        b"a,b\r\n1,x\r\n2,y\r\n",
        b'"a","b"\n"1","x"\n\n"2","y"',
    ],
    ids=["plain", "byte-order mark", "CRLF", "quotes and a blank line"],
)
def test_what_a_spreadsheet_writes_is_read(tmp_path: Path, content: bytes) -> None:
    frame = read_table(table(tmp_path, content), ["a", "b"])
    assert frame.to_dict("list") == {"a": ["1", "2"], "b": ["x", "y"]}


def test_a_quoted_newline_stays_in_its_cell_and_lines_are_still_right(tmp_path: Path) -> None:
    frame = read_table(table(tmp_path, b'a,b\n"one\ntwo",x\n3,y\n'), ["a", "b"])
    assert list(frame["a"]) == ["one\ntwo", "3"]
    assert list(frame.index) == [2, 4]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is empty"),
        (b"a,c\n1,2\n", ":1: the column(s) b are missing; found a, c"),
        (b"a,b,c\n1,2,3\n", ":1: the column(s) c are not known; allowed are a, b"),
        (b"a,b,a\n1,2,3\n", ":1: the column(s) a are there twice"),
        (b"a,b\n1,2\n1,2,3\n", ":3: this row has 3 cells and the header 2"),
        (b"a,b\n1,Andr\xe9\n", ":2: this is not UTF-8 text; save the file as CSV UTF-8"),
        (b'a,b\n1,"open\n', "this is not CSV"),
        (b"a,b\n1,\x00\n", ":2: the file holds a NUL byte"),
    ],
)
def test_what_would_need_a_guess_is_refused_with_the_line(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = table(tmp_path, content)
    with pytest.raises(TabularError) as refused:
        read_table(path, ["a", "b"])
    assert sentence in str(refused.value)
    assert str(path) in str(refused.value)


def test_further_columns_pass_through_where_they_may(tmp_path: Path) -> None:
    frame = read_table(table(tmp_path, b"a,other\n1,2\n"), ["a"], optional=None)
    assert list(frame.columns) == ["a", "other"]


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TabularError, match="there is no such file"):
        read_table(tmp_path / "nowhere.csv", ["a"])
