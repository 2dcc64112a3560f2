"""`thirds review` on a real terminal: what is shown, what is kept, and that nothing is lost when it is broken off."""

import csv
import fcntl
import os
import pty
import select
import signal
import subprocess
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Self

import pandas as pd
import pytest
import yaml

from flows.cli import main
from tests.conftest import ORGANISATION_COLUMNS, write_csv
from tests.flows.command import THIRDS
from tests.unit.small_release import RELEASE_TABLES, small_frames
from transforms import warehouse
from transforms.corrections import LapsedError, apply_corrections, read_corrections
from transforms.review_queue import questions, read_answers

BOARD = "invented-alpha/board/listing/2019-03-14/5c1f0a"
ASKED = "Whom does the holder answer to?"
COMMENTED = """# What people decided.
corrections:
  # the first one
  - id: first # kept
    seat: {slug: elsewhere, body: board}
    action: withhold_name
    reason: Asked for.
    reviewer: AB
    date: 2026-11-24
    source: a letter
    expect: {class: state, seats: 1}
# the end
"""


def _at_a_terminal_of_its_own() -> None:
    """So that Ctrl-C reaches the program, also where whoever started the tests has it ignored."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A program on a pseudo-terminal, as a person at a keyboard has it."""

    def __init__(self, *arguments: str | Path) -> None:
        self._ours, theirs = pty.openpty()
        self.program = subprocess.Popen(
            [THIRDS, *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_at_a_terminal_of_its_own,
        )
        os.close(theirs)
        self.screen = ""

    def sees(self, words: str, seconds: float = 60) -> Self:
        """Wait until these words stand on the screen, after what was seen before; forget what stands before them."""
        end = time.monotonic() + seconds
        while words not in self.screen:
            if not select.select([self._ours], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError(f"waiting for {words!r}, and the screen says {self.screen!r}")
            self.screen += os.read(self._ours, 4096).decode("utf-8").replace("\r\n", "\n")
        self.passed, _, self.screen = self.screen.partition(words)
        return self

    def types(self, line: str) -> Self:
        os.write(self._ours, f"{line}\n".encode())
        return self

    def presses(self, key: bytes) -> Self:
        os.write(self._ours, key)
        return self

    def presses_until_it_sees(self, key: bytes, words: str) -> Self:
        """As a person does: a Ctrl-C between prompt and reading is noted by Python, and heeded at the next key."""
        for _ in range(30):
            self.presses(key)
            with suppress(AssertionError):
                return self.sees(words, seconds=2)
        return self.sees(words, seconds=0)

    def ends(self) -> int:
        code = self.program.wait(timeout=60)
        os.close(self._ours)
        return code


PROVISIONAL = ("/03", "/04")  # a patient, whose name is withheld, and a tenant


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release in which three seats of one board wait for a person: two provisional ones and an open one."""
    folder = tmp_path_factory.mktemp("release")
    frames = small_frames()
    for name in ("directors", "evidence"):
        seats = frames[name]["seat_id"]
        provisional = seats.str.startswith(BOARD) & seats.str.endswith(PROVISIONAL)
        frames[name]["grade"] = frames[name]["grade"].mask(provisional, "D")
    warehouse.build(folder / "thirds.duckdb", frames, RELEASE_TABLES)
    warehouse.finish(folder / "thirds.duckdb", RELEASE_TABLES)
    return folder


@pytest.fixture
def data(tmp_path: Path, release: Path) -> Path:
    organisations = warehouse.read(release / "thirds.duckdb", "organisations", RELEASE_TABLES)
    keys = ("org_id", "slug", "name")
    rows = [{key: str(row[key]) for key in keys} for row in organisations.to_dict("records")]
    rows.append({"org_id": "XI-THIRDS-elsewhere", "slug": "elsewhere", "name": "Invented Elsewhere"})
    write_csv(tmp_path / "organisations.csv", ORGANISATION_COLUMNS, rows)
    (tmp_path / "corrections.yml").write_text(COMMENTED)
    return tmp_path


@contextmanager
def at_the_terminal(release: Path, data: Path) -> Iterator[Terminal]:
    terminal = Terminal("review", "--release", release, "--data", data, "--as", "AB")
    try:
        yield terminal
    finally:
        if terminal.program.poll() is None:
            os.killpg(terminal.program.pid, signal.SIGKILL)


def answers(data: Path) -> list[dict[str, str]]:
    with (data / "reviews.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def waiting(release: Path, data: Path) -> list[str]:
    answered = read_answers(data / "reviews.csv")
    return [
        str(each.seat["seat_id"])[-2:] for each in questions(release / "thirds.duckdb", ["invented-alpha"], answered)
    ]


def seats_as_published(release: Path) -> pd.DataFrame:
    """The seats of the board as the next audit classifies them, the withheld name still with them."""
    seats = warehouse.read(release / "thirds.duckdb", "directors", RELEASE_TABLES)
    seats = seats[seats["board_id"] == BOARD].rename(columns={"name_as_published": "name", "group_heading": "group"})
    texts = {name: seats[name].fillna("").astype("str") for name in ("name", "role", "group", "affiliation")}
    scores = warehouse.read(release / "thirds.duckdb", "scores", RELEASE_TABLES)
    board = scores[scores["board_id"] == BOARD].iloc[0]
    added = {"slug": "invented-alpha", "basis": "listing", "source_url": board["source_url"], "version": "", "why": ""}
    seats = pd.concat([seats.drop(columns=["source_url", *texts]), pd.DataFrame(texts)], axis=1)
    for name, value in added.items():
        seats[name] = value
    return seats


def test_a_review_asks_first_and_tells_afterwards_and_writes_what_the_reviewer_says(release: Path, data: Path) -> None:
    assert waiting(release, data) == ["03", "04", "07"]
    with at_the_terminal(release, data) as terminal:
        terminal.sees("3 seats to look at").sees(ASKED).types("k").sees(ASKED)
        page = terminal.passed
        assert "https://" in page
        for words in (" >   4. Ms Testi Person: Tenant director", "3. (name withheld): Patient director",
                      "5. Ms Testo Person: Council director"):  # fmt: skip
            assert words in page
        for guess in ("The classifier", "user (", "grade", "The title says so"):
            assert guess not in page
        terminal.types("nonsense").sees("one of").sees(ASKED).types("s").sees("1 council").sees("Which kind?").types(
            "1"
        )
        terminal.sees("The classifier: user (tenant)").sees("grade D").sees("Write a correction?").types("y")
        terminal.sees("Why, in one sentence").types("The council's minute of 2018 names her: its 'nominee'.")
        terminal.sees("How good is the evidence?").types("a").sees("Where does it say so?").types("")
        terminal.sees("Written: ").sees(ASKED).types("x").sees("Which classes can it be?").types("sm")
        terminal.sees("The classifier: unclassified").sees("2 answers kept")
        assert terminal.ends() == 0
    text = (data / "corrections.yml").read_text(encoding="utf-8")
    assert text.startswith(COMMENTED.rstrip())
    entry = yaml.safe_load(text)["corrections"][-1]
    assert entry == {
        "id": f"{date.today().isoformat()}-invented-alpha-4",
        "seat": {
            "slug": "invented-alpha", "body": "board", "basis": "listing", "source_url": entry["source"],
            "role": "Tenant director", "name": "Ms Testi Person",
        },
        "action": "classify",
        "class": "state",
        "subclass": "council",
        "grade": "A",
        "reason": "The council's minute of 2018 names her: its 'nominee'.",
        "reviewer": "AB",
        "date": date.today(),
        "source": entry["source"],
        "expect": {"class": "user", "seats": 1, "words": "Tenant director"},
    }  # fmt: skip
    assert [(row["seat_id"][-2:], row["answer"], row["machine"]) for row in answers(data)] == [
        ("04", "state", "user"), ("07", "unclassified", "unclassified"),
    ]  # fmt: skip
    assert waiting(release, data) == ["03"]


def changed_to(seats: pd.DataFrame, seat_class: str) -> pd.DataFrame:
    seats = seats.copy()
    seats["class"] = seat_class
    return seats


def test_what_was_written_counts_in_the_next_audit_and_lapses_when_the_source_changes(
    release: Path, data: Path
) -> None:
    with at_the_terminal(release, data) as terminal:
        terminal.sees(ASKED).types("u").sees("Which kind?").types("2").sees("is withheld from").sees("The classifier:")
        terminal.sees("Write a correction?").types("y").sees("Why").types("A carer sits there.").sees("How good")
        terminal.types("c").sees("Where").types("https://invented.example/rules").sees("Written:").sees(ASKED).types(
            "q"
        )
        assert terminal.ends() == 0
    corrections = read_corrections(data, {"invented-alpha", "elsewhere"})
    assert corrections[-1].seat.position == 3  # of somebody whose name is withheld, neither name nor words are kept
    assert "Patient" not in (data / "corrections.yml").read_text()
    seats = seats_as_published(release)
    corrected = apply_corrections(seats, corrections, {"invented-alpha"}).set_index("position")
    changed = corrected.to_dict("index")[3]
    assert (changed["class"], changed["subclass"], changed["grade"]) == ("user", "carer", "C")
    assert list(corrected["correction"]).count(corrections[-1].id) == 1
    with pytest.raises(LapsedError, match="the source or the codebook has changed"):
        apply_corrections(changed_to(seats, "state"), corrections, {"invented-alpha"})


def test_breaking_off_keeps_every_answer_and_the_next_review_goes_on(release: Path, data: Path) -> None:
    with at_the_terminal(release, data) as terminal:
        terminal.sees(ASKED).types("w").sees("Which kind?").types("1").sees("Write a correction?").types("n")
        terminal.sees(ASKED).types("s").sees("Which kind?").presses_until_it_sees(b"\x03", "1 answers kept")  # Ctrl-C
        assert terminal.ends() == 0
    assert [row["seat_id"][-2:] for row in answers(data)] == ["03"]
    assert (data / "corrections.yml").read_text() == COMMENTED
    with at_the_terminal(release, data) as terminal:
        terminal.sees("2 seats to look at").sees(" >   4.").sees(ASKED).types("s").sees("Which kind?")
        terminal.presses(b"\x04").sees("0 answers kept")  # the end of the input
        assert terminal.ends() == 0
    assert len(answers(data)) == 1


def test_a_review_needs_a_terminal_and_a_release(
    release: Path, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["review", "--list", "--release", str(release), "--data", str(data)]) == 0
    assert capsys.readouterr().out.splitlines()[1] == f"{BOARD}/04\tTenant director"
    monkeypatch.setattr("sys.stdin", StringIO("w\n"))
    with pytest.raises(SystemExit, match="2"):
        main(["review", "--release", str(release), "--data", str(data)])
    said = capsys.readouterr()
    assert (said.out, "run it on a terminal" in said.err) == ("", True)
    assert main(["review", "--release", str(data), "--data", str(data)]) == 1
    assert "run `thirds audit`" in capsys.readouterr().err
