"""A file of any length is classified as the whole table would be, wherever the rows of a board lie and it is cut."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.test_classify import FT_COUNCIL, LEISURE, codebook
from transforms import numbering, stream
from transforms.classify_frame import classify_frame
from transforms.shards import cut
from transforms.stream import DECIDED, classify_file
from transforms.tabular import TabularError, read_table

COLUMNS = ["item", "organisation", "family", "body", "role", "group", "name"]
BOARDS = [FT_COUNCIL, LEISURE, (LEISURE[0], LEISURE[1], "trustees")]
ROLES = [
    "Trustee", "Council nominee", "Staff Governor", "Carer Governor, Testa Alpha", 'Chair ("interim")', "",
    "Public\nGovernor", "  Partner Director ", "Patient Governor (Beta)",
]  # fmt: skip
NAMES = [
    "Testa Alpha", "Testo 'Beta' O`Gamma", 'Testa "T" Delta', "Ms Tester-Test", "The <b>Cllr</b> Test", "Cllr, Ténor",
    "Cllr Testo Beta", "Mrs T. O'Gamma", "", "Vacant", "Chief Inspector Testa Delta",
]  # fmt: skip
seats = st.lists(
    st.tuples(st.sampled_from(BOARDS), st.sampled_from(ROLES), st.sampled_from(["", "Trustees > Council"]),
              st.sampled_from(NAMES)), max_size=25,
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def small_blocks() -> Iterator[None]:
    """Blocks of a few lines, so that rows, blocks and what is known from earlier ones meet in every way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "BLOCK", 3)
        patch.setattr(stream, "BLOCK", 3)
        yield


def decided(path: Path, places: list[int] | None = None, here: bool = True) -> list[dict[str, str]]:
    out = path.with_name("out.csv")
    classify_file(path, codebook(), out, cut(path, places or []), here=here)
    with out.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def as_a_whole(path: Path) -> list[dict[str, str]]:
    table = read_table(path, COLUMNS[1:], optional=None)
    frame = classify_frame(table, codebook())[[*table.columns, *DECIDED]]
    return list(csv.DictReader(io.StringIO(frame.to_csv(index=False))))


def write(
    path: Path, rows: list[list[str]], ending: str = "\n", quoting: int = csv.QUOTE_MINIMAL, without_item: bool = False
) -> Path:
    with path.open("w", encoding="utf-8", newline="") as written:
        writer = csv.writer(written, lineterminator=ending, quoting=quoting)  # type: ignore[arg-type] # an int is one
        writer.writerows(row[1:] if without_item else row for row in (COLUMNS, *rows))
    return path


@settings(max_examples=60, deadline=None)
@given(
    seats,
    st.lists(st.integers(0, 3_000), max_size=4).map(sorted),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.booleans(),
)
def test_streaming_decides_as_the_whole_table_does(
    tmp_path_factory: pytest.TempPathFactory,
    seats: list[tuple[tuple[str, str, str], str, str, str]],
    places: list[int],
    ending: str,
    quoting: int,
    without_item: bool,
) -> None:
    rows = [[str(n), *board, role, group, name] for n, (board, role, group, name) in enumerate(seats)]
    path = write(tmp_path_factory.mktemp("stream") / "seats.csv", rows, ending, quoting, without_item)
    places = [min(place, path.stat().st_size) for place in places]
    assert decided(path, places) == as_a_whole(path)


def test_a_council_seat_at_the_far_end_of_the_file_still_counts(tmp_path: Path) -> None:
    apart = [[str(n), *FT_COUNCIL, "Public Governor", "", "Testa Alpha"] for n in range(500)]
    first, last = ["x", *LEISURE, "Trustee", "", "Cllr Testo Beta"], ["y", *LEISURE, "Council nominee", "", ""]
    path = write(tmp_path / "seats.csv", [first, *apart, last])
    assert decided(path, [path.stat().st_size // 2])[0]["class"] == "state"
    assert decided(write(path, [first, *apart]))[0]["class"] == "unclassified"


def test_the_work_shared_among_processes_is_the_same(tmp_path: Path) -> None:
    rows = [[str(n), *board, role, "", name] for n in range(20) for board in BOARDS for role in ROLES for name in NAMES]
    path = write(tmp_path / "seats.csv", rows)
    size = path.stat().st_size
    assert decided(path, [size // 3, size // 2], here=False) == as_a_whole(path)


def test_rows_are_copied_as_they_were_written(tmp_path: Path) -> None:
    text = 'role,"item",organisation,family,body,group,name,class\r\n"Chair",=1,"a, b",,"""c""\n",,,old\r\n\r\n'
    path = tmp_path / "seats.csv"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    out = tmp_path / "out.csv"
    assert classify_file(path, codebook(), out) == ["class"]
    header, row = out.read_bytes().decode().split("\n", 1)
    assert header == "role,item,organisation,family,body,group,name,class_given," + ",".join(DECIDED)
    assert row.startswith('"Chair",=1,"a, b",,"""c""\n",,,old,unclassified,,,R7,E,')
    assert row.endswith("\n")
    assert row.count("\n") == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("organisation,family,body,role,group,name\na,b,c\n", ":2: this row has 3 cells"),
        ('organisation,family,body,role,group,name\n"a,b,c,d,e,f\n', "this is not CSV"),
        ("organisation,family,body,role,group,name\na,b,c,d\0,e,f\n", ":2: the file holds a NUL byte"),
        ("organisation,family,body,role,group,name,name\n", "there twice"),
        ("organisation,family\n", "are missing"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "seats.csv"
    path.write_text(text)
    out = tmp_path / "out.csv"
    with pytest.raises(TabularError, match=says):
        classify_file(path, codebook(), out)
    assert not out.exists()
    with pytest.raises(TabularError, match="no such file"):
        classify_file(tmp_path / "nowhere.csv", codebook(), out)


def test_rows_that_begin_alike_are_known_by_their_text_and_read_as_rows_all_the_same(tmp_path: Path) -> None:
    seat = '"a, b",,board,'
    rows = [
        "Trustee,,Testa Alpha", "Trustee,,Testa Beta", "Trustee,,Testa Gamma", 'Trustee,,"Cllr Delta\n"',
        "Trustee,,Cllr Epsilon", "Council nominee,,", "Trustee,,  ", 'Trustee,, Testa "Zeta"',
    ]  # fmt: skip
    head = "organisation,family,body,role,group,name"
    path = tmp_path / "seats.csv"
    path.write_text("\n".join((head, *(seat + row for row in rows), "", seat + "Trustee,,Testa Eta")))
    assert decided(path) == as_a_whole(path)
    assert [row["class"] for row in decided(path)] == ["unclassified"] * 3 + ["state"] * 3 + ["unclassified"] * 3


def test_a_table_without_rows_is_a_header(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    classify_file(write(tmp_path / "seats.csv", []), codebook(), out)
    assert out.read_text(encoding="utf-8") == ",".join([*COLUMNS, *DECIDED]) + "\n"


def test_an_index_of_the_callers_own_stays() -> None:
    frame = pd.DataFrame([["a", "", "b", "Chair", "", ""]], columns=COLUMNS[1:], index=["seat"])
    assert classify_frame(frame, codebook()).index.tolist() == ["seat"]
