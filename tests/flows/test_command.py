"""The command line: data on stdout, talk on stderr, exit codes 0, 1, 2."""

import csv
import io
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import build_parser, main
from tests.flows.command import THIRDS, here, thirds

PAGE = (
    "<html><body><h1>Invented Board</h1><h2>Board of directors</h2><ul><li>Cllr Testa Alpha - Council nominee</li>"
    "<li>Testo Beta - Staff director</li><li>Vacant - Tenant director</li></ul></body></html>"
)
EXTRACTED = [
    "page",
    "person_name",
    "name_as_published",
    "role",
    "group_heading",
    "affiliation",
    "vacant",
    "shape",
    "confidence",
]
SEATS = "organisation,family,body,role,group,name,item\nInvented Board,,board,{role},,Testa Alpha,7\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    return path


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    said = thirds("--help")
    assert said.returncode == 0
    for command in (
        "audit",
        "extract",
        "probe",
        "check",
        "classify",
        "explain",
        "score",
        "what-if",
        "findings",
        "facsimile",
    ):
        assert command in said.stdout
    code = (
        "import sys\nfrom flows.cli import build_parser\nbuild_parser().format_help()\n"
        "heavy = {'prefect', 'great_expectations', 'pandas', 'duckdb', 'scrapy', 'lxml'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unknown"],
        ["audit", "--live", "--replay", "a.warc.gz"],
        ["audit", "--live", "--wayback"],
        ["audit", "--wayback", "2019", "--replay", "a.warc.gz"],
        ["audit", "--wayback", "last year"],
        ["audit", "--wayback", "2019-02-30"],
        ["audit", "--wayback", "2999"],
        ["extract"],
        ["score"],
        ["score", "--worker", "3"],
        ["score", "--worker", "three", "--user", "3", "--state", "3", "--management", "0"],
        ["score", "boards.csv", "--worker", "3"],
        ["classify"],
        ["probe"],
    ],
)
def test_bad_usage_is_exit_code_2_and_stdout_stays_empty(arguments: list[str]) -> None:
    said = here(*arguments)
    assert said.returncode == 2
    assert said.stdout == ""
    assert "usage: thirds" in said.stderr


def test_a_shell_sees_the_exit_code_of_bad_usage() -> None:
    said = thirds("unknown")
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith("usage: thirds")


@pytest.mark.parametrize(
    ("arguments", "date"),
    [
        ([], None),
        (["--wayback"], "today"),
        (["--wayback", "--only", "leisure"], "today"),
        (["--wayback", "2015"], "2015"),
        (["--wayback", "2015-04-10"], "2015-04-10"),
    ],
)
def test_the_date_of_a_look_into_the_web_archive_may_be_left_out(arguments: list[str], date: str | None) -> None:
    assert build_parser().parse_args(["audit", *arguments]).wayback == date


def test_extract_gives_a_row_a_listing_in_either_form(page: Path) -> None:
    lines = [json.loads(line) for line in thirds("extract", page).stdout.splitlines()]
    table = rows_of(here("extract", page, "--format", "csv").stdout)
    assert [list(row) for row in lines] == [EXTRACTED] * 3
    assert [row["person_name"] for row in lines] == ["Testa Alpha", "Testo Beta", ""]
    assert [row["vacant"] for row in lines] == [False, False, True]
    assert [row["role"] for row in table] == [row["role"] for row in lines]


def test_extract_reads_the_good_pages_and_says_which_were_bad(page: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.write_bytes(b"")
    said = here("extract", empty, page, tmp_path / "nowhere.html")
    assert said.returncode == 1
    assert len(said.stdout.splitlines()) == 3
    assert "empty.html" in said.stderr
    assert "nowhere.html" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_page_without_people_gives_no_rows_and_is_no_error(tmp_path: Path) -> None:
    nobody = tmp_path / "nobody.html"
    nobody.write_text("<html><body><h1>News</h1><p>The kettle is broken again.</p></body></html>")
    said = here("extract", nobody)
    assert (said.returncode, said.stdout) == (0, "")


def test_classify_adds_the_decision_and_passes_other_columns_through(tmp_path: Path) -> None:
    table = tmp_path / "seats.csv"
    table.write_text(SEATS.format(role="Staff Governor"))
    said = here("classify", table)
    assert said.returncode == 0
    row = rows_of(said.stdout)[0]
    assert list(row)[-6:] == ["class", "subclass", "route", "rule", "grade", "why"]
    assert (row["item"], row["class"], row["subclass"]) == ("7", "worker", "staff")
    assert "Staff Governor" in row["why"]


def test_classify_reads_a_pipe(tmp_path: Path) -> None:
    said = thirds("classify", "/dev/stdin", input=SEATS.format(role="Staff Governor"))
    assert (said.returncode, rows_of(said.stdout)[0]["class"]) == (0, "worker")


def test_classify_writes_a_file_where_asked(tmp_path: Path) -> None:
    table, out = tmp_path / "seats.csv", tmp_path / "out.csv"
    table.write_text(SEATS.format(role="Director"))
    said = here("classify", table, "--out", out)
    assert (said.returncode, said.stdout) == (0, "")
    assert rows_of(out.read_text())[0]["class"] == "unclassified"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"organisation,body\nx,y\n", "family, role, group, name are missing"),
        (b"organisation,family,body,role,group,name\nx,,y,Cura\xe7ao,,\n", ":2: this is not UTF-8"),
        (b"", "the file is empty"),
    ],
)
def test_a_wrong_table_is_one_sentence_and_exit_code_1(tmp_path: Path, content: bytes, sentence: str) -> None:
    table = tmp_path / "seats.csv"
    table.write_bytes(content)
    said = here("classify", table)
    assert said.returncode == 1
    assert sentence in said.stderr
    assert said.stdout == ""
    assert "Traceback" not in said.stderr


def test_score_of_one_board_as_csv_and_as_json() -> None:
    counts = ["--worker", "3", "--user", "3", "--state", "3", "--management", "0"]
    board = json.loads(here("score", *counts, "--json").stdout)
    assert (board["score"], board["pattern"], board["seats_to_change"]) == (100.0, "WUS", 0)
    assert float(rows_of(here("score", *counts).stdout)[0]["score"]) == 100.0


def test_score_of_a_board_with_an_open_seat_is_an_interval() -> None:
    said = here("score", *"--worker 3 --user 3 --state 2 --management 0 --unclassified 1 --json".split())
    board = json.loads(said.stdout)
    assert board["score_low"] < board["score_high"]


def test_score_of_a_table_keeps_its_other_columns(tmp_path: Path) -> None:
    boards = tmp_path / "boards.csv"
    boards.write_text("board,worker,user,state,management\none,3,3,3,3\ntwo,9,0,0,0\n")
    rows = rows_of(here("score", boards).stdout)
    assert [(row["board"], float(row["score"])) for row in rows] == [("one", 75.0), ("two", 0.0)]


@pytest.mark.parametrize("cell", ["-1", "2.5", "", "many", "1e9"])
def test_a_count_that_is_none_is_named_with_its_line(tmp_path: Path, cell: str) -> None:
    boards = tmp_path / "boards.csv"
    boards.write_text(f"worker,user,state,management\n3,3,3,3\n{cell},0,0,0\n")
    said = here("score", boards)
    assert said.returncode == 1
    assert f"{boards}: line 3, column worker" in said.stderr
    assert said.stdout == ""


def in_shell(words: str) -> "subprocess.CompletedProcess[str]":
    """A command line whose output is buffered, as it is for everybody; exit code of its first command."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {words}"], capture_output=True, text=True, check=False, env=environment
    )


def test_a_reader_that_has_seen_enough_is_no_error(page: Path) -> None:
    done = in_shell(f"{THIRDS} extract {' '.join([str(page)] * 200)} | head -1")
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (0, 1, "")


@pytest.mark.parametrize("arguments", ["score --worker 3 --user 3 --state 3 --management 0", "--help"])
def test_a_reader_that_reads_nothing_is_no_error(arguments: str) -> None:
    done = in_shell(f"{THIRDS} {arguments} | head -0")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_leaves_does_not_turn_a_failure_into_success(page: Path) -> None:
    done = in_shell(f"{THIRDS} extract {page.parent / 'nowhere.html'} {page} | head -0")
    assert done.returncode == 1
    assert "nowhere.html" in done.stderr


def test_a_disk_that_is_full_under_stdout_is_said(page: Path) -> None:
    done = in_shell(f"{THIRDS} extract {page} > /dev/full")
    assert done.returncode == 1
    assert done.stderr == (
        "thirds: No space left on device. Mend the path, its permissions, or the space on the disk, and run again\n"
    )


def test_a_closed_stdout_is_bad_usage_and_a_closed_stderr_is_nobody_listening(page: Path) -> None:
    done = in_shell(f"{THIRDS} extract {page} >&-")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "stdout is closed" in done.stderr
    done = in_shell(f"{THIRDS} extract {page} {page.parent / 'nowhere.html'} 2>&-")
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 3)


def test_a_file_that_cannot_be_written_is_called_by_the_name_that_was_given(tmp_path: Path) -> None:
    table, out = tmp_path / "seats.csv", tmp_path / "nowhere" / "out.csv"
    table.write_text(SEATS.format(role="Director"))
    said = here("classify", table, "--out", out)
    assert said.returncode == 1
    assert said.stderr.startswith(f"thirds: {out}: No such file or directory")


def test_audit_says_what_is_wrong_with_a_source_and_exits_1(small_data: Path, tmp_path: Path, prefect: str) -> None:
    source = small_data / "sources" / "leisure.yml"
    source.write_text(source.read_text().replace("tier: governing", "tier: ruling"))
    said = here("audit", "--data", small_data, "--out", tmp_path / "out")
    assert said.returncode == 1
    assert f"{source}:5:" in said.stderr
    assert "Traceback" not in said.stderr
    assert not (tmp_path / "out" / "latest").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "there is no such archive"),
        (b"no archive\n", "this cannot be read as WARC: it is something else"),
        (b"", "the archive holds no response"),
    ],
)
def test_an_archive_that_cannot_be_read_is_said_before_prefect_is_loaded(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    content: bytes | None,
    sentence: str,
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    monkeypatch.setitem(sys.modules, "flows.audit", None)  # whoever would load it fails
    archive = tmp_path / "crawl.warc"
    if content is not None:
        archive.write_bytes(content)
    assert main(["audit", "--replay", str(archive), "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.startswith(f"thirds: {archive}: {sentence}")


def test_audit_prints_its_summary_on_stdout_and_progress_on_stderr_and_has_nothing_to_make_of_the_same_again(
    small_data: Path, tmp_path: Path, prefect: str
) -> None:
    asked = ["audit", "--data", str(small_data), "--out", str(tmp_path / "out")]
    said = here(*asked)
    assert said.returncode == 0
    assert said.stdout.rstrip().endswith(str((tmp_path / "out" / "latest").resolve()))
    steps = [line.split()[0] for line in said.stderr.splitlines()]
    assert steps == ["sources", "pages", "listings", "seats", "gates"]
    release = (tmp_path / "out" / "latest").resolve()
    code = (
        f"import sys\nfrom flows.cli import main\nassert main({asked}) == 0\n"
        "assert {'prefect', 'great_expectations', 'pandas', 'scrapy', 'lxml'}.isdisjoint(sys.modules)"
    )
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert again.stdout == said.stdout
    assert again.stderr == (
        f"unchanged    nothing has changed since {release.name}: it stays the latest (make one all the same: "
        "--afresh)\n"
    )
    assert [path.resolve() for path in (tmp_path / "out" / "releases").iterdir()] == [release]


def test_a_full_disk_publishes_nothing_and_says_so(small_data: Path, tmp_path: Path, prefect: str) -> None:
    # A limit on the size of a file stands in for the end of the disk: the kernel refuses the write just so.
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
    try:
        said = here("audit", "--data", small_data, "--out", tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert said.returncode == 1
    assert "thirds.duckdb" in said.stderr
    assert "space on the disk" in said.stderr
    assert "Traceback" not in said.stderr
    assert not (tmp_path / "out" / "latest").exists()
    assert not list((tmp_path / "out").glob("releases/*"))
    assert not (tmp_path / "out" / "work").exists()
