"""The audit as a whole, on a small house of invented organisations: what is published, and what never is."""

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from flows.audit import Audited, audit
from flows.cli import main
from flows.gates import AuditStoppedError
from flows.order import Order
from flows.plan import make_plan
from flows.releases import base_of
from flows.shelf import ShelfError
from flows.withdraw import withdrawn
from spiders.run import CrawlError
from tests.conftest import HOSPITAL, LEISURE, make_small_data, write_csv
from tests.flows.command import THIRDS, talking_to
from tests.flows.test_interrupt import processes_below
from tests.published import said_in, tells
from tests.spiders.warc import ROBOTS, write_warc
from tests.spiders.web_archive import Kept, WebArchive, archiving
from transforms.score import score_frame
from transforms.tables import TABLES
from transforms.warehouse import read

pytestmark = pytest.mark.usefixtures("prefect")
MEASURES = ["measure", "of_what", "org_id", "body", "value"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture(scope="module")
def release(prefect: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One release of the small data, for the tests that only look at it."""
    folder = tmp_path_factory.mktemp("release")
    return audit(data=make_small_data(folder / "data"), out=folder / "out").release


@pytest.fixture(scope="module")
def said(release: Path) -> dict[str, str]:
    """Everything that it says, by where it says it."""
    return said_in(release)


@pytest.fixture
def before(release: Path, out: Path) -> Path:
    """A release that lies in `out` already, for the tests in which something comes after it."""
    shutil.copytree(release.parents[1], out, symlinks=True)
    return out / "releases" / release.name


def table(release: Path, name: str) -> pd.DataFrame:
    return read(release / "thirds.duckdb", name)


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_release_holds_every_file_and_latest_points_at_it(release: Path) -> None:
    out = release.parents[1]
    assert (out / "latest").resolve() == release
    expected = {"thirds.duckdb", "thirds.sqlite", "datapackage.json", "report.html", "gates.html", "metrics.txt"}
    expected |= {"entities.ftm.json", "popolo.json", "bods.json"}
    expected |= {"metadata.json", "release.json", "SHA256SUMS"}
    sheets = {f"csv/{each.name}.csv" for each in TABLES if each.in_csv} | {"csv/data_dictionary.csv"}
    expected |= sheets | {f"{sheet}-metadata.json" for sheet in sheets} | {"csv/csv-metadata.json"}
    expected |= {f"parquet/{each.name}.parquet" for each in TABLES}
    found = files(release)
    assert {name for name in found if not name.startswith("site/")} == expected
    collected = table(release, "organisations").query("collected")["slug"]
    assert {name for name in found if name.startswith("site/organisations/")} == {
        f"site/organisations/{slug}.html" for slug in collected
    }
    assert {"site/index.html", "site/downloads/thirds.xlsx", "site/story-pack/triangle.png"} <= found
    assert not (out / "work").exists()


def test_every_seat_leads_to_its_evidence_and_its_capture(release: Path) -> None:
    seats = pd.concat([table(release, "directors"), table(release, "compositions")])
    evidence = table(release, "evidence").merge(table(release, "captures"), on="capture_id")
    assert set(evidence["seat_id"]) == set(seats["seat_id"])
    assert set(evidence["url"]) == {LEISURE, HOSPITAL, "https://leisure.example/articles"}
    assert set(evidence["method_x"]) == {"facsimile", "transcription"}
    assert evidence["quote"].str.len().max() <= 200


def test_classes_are_those_of_the_codebook_and_special_names_are_withheld(release: Path, said: dict[str, str]) -> None:
    directors = table(release, "directors").set_index("role")
    assert directors.loc["Council Director", "class"] == "state"
    assert directors.loc["Employee Representative Director", "class"] == "worker"
    assert directors.loc["Chief Executive", "class_label"] == "executive"
    assert directors.loc["Independent Director (Chair)", "class_label"] == "independent non-executive"
    assert bool(directors.loc["Carer Governor", "name_withheld"])
    assert tells("Probe Zeta", said)
    assert tells("Probe Eta", said) == []


def test_a_body_with_a_listing_and_a_composition_shows_both(release: Path) -> None:
    scores = table(release, "scores")
    leisure = scores[scores["org_id"] == "XI-THIRDS-leisure"].set_index("basis")
    assert set(leisure.index) == {"listing", "composition"}
    stated = leisure.loc["composition"].to_dict()
    assert (stated["seats_w"], stated["seats_u"], stated["seats_s"], stated["score"]) == (3, 3, 3, 100.0)
    assert leisure["latest"].tolist() == [True, True]


def test_rows_are_conserved_at_every_stage(release: Path) -> None:
    run = table(release, "run").dropna(subset=["rows_in"])
    assert len(run) >= 5
    assert (run["rows_in"] == run["rows_published"] + run["rows_quarantined"] + run["rows_excluded"]).all()


def test_after_a_run_that_was_killed_the_next_puts_the_folder_in_order_and_gives_the_same_csv_bytes(
    prefect: str, small_data: Path, out: Path, before: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with subprocess.Popen(
        [THIRDS, "audit", "--afresh", "--data", str(small_data), "--out", str(out)],
        env={**os.environ, **talking_to(prefect)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        assert run.stderr
        next(line for line in run.stderr if line.startswith("seats"))
        os.killpg(run.pid, signal.SIGKILL)
    assert run.returncode == -signal.SIGKILL
    assert (out / "latest").resolve() == before
    assert list((out / "work").iterdir())
    capfd.readouterr()
    again = audit(data=small_data, out=out).release
    assert "recovered    " in capfd.readouterr().err
    assert (out / "latest").resolve() == again != before
    assert not (out / "work").exists()
    assert processes_below(out) == []
    one, two = before / "csv", again / "csv"
    assert files(one) == files(two)
    for name in files(one):
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


def spoil(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the scores wrong between scoring and the gate, as a fault in a transform would."""

    def wrong(seats: pd.DataFrame) -> pd.DataFrame:
        return score_frame(seats).assign(seats_w=99)

    monkeypatch.setattr("flows.audit.score_frame", wrong)


@pytest.fixture
def lost(before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next release leaves twice as many seats open as the one before."""

    def measured(database: Path, _: object) -> pd.DataFrame:
        value = 0.2 if database.parent.resolve() == before else 0.4
        return pd.DataFrame([("class share", "unclassified", "", "", value)], columns=MEASURES)

    monkeypatch.setattr("transforms.drift._measures", measured)


@pytest.mark.usefixtures("lost")
def test_a_critical_gate_stops_publication_and_leaves_latest_as_it_was(
    small_data: Path, out: Path, before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(monkeypatch)
    with pytest.raises(AuditStoppedError, match=r"(?s)unclassified_share_stands.*--accept-drift") as stopped:
        audit(data=small_data, out=out)
    assert "seats" in str(stopped.value)
    assert "nothing was published" in str(stopped.value)
    assert (out / "latest").resolve() == before
    assert [path.name for path in (out / "releases").iterdir()] == [before.name]
    aside = next((out / "failed").iterdir())
    assert (read(aside / "thirds.duckdb", "gates")["outcome"] == "failed").any()
    assert str(aside / "gates.html") in str(stopped.value)
    assert "listing_counts_agree" in (aside / "gates.html").read_text()


def test_a_wrong_classification_stops_before_anything_is_scored(
    small_data: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transforms.seat_shards.grade_by_source", lambda seats: seats.assign(rule="whim"))
    with pytest.raises(AuditStoppedError, match="rule_is_of_the_codebook") as stopped:
        audit(data=small_data, out=out)
    (aside,) = (out / "failed").iterdir()
    assert set(read(aside / "thirds.duckdb", "quarantine")["stage"]) == {"classifications"}
    assert str(aside / "gates.html") in str(stopped.value)
    assert not (out / "latest").exists()


@pytest.mark.usefixtures("lost")
def test_a_release_that_lost_much_is_published_when_a_person_has_looked(
    small_data: Path, out: Path, before: Path
) -> None:
    release = audit(data=small_data, out=out, accept_drift=True).release
    assert (out / "latest").resolve() == release != before
    drifted = table(release, "gates").set_index("gate_id").loc["drift/unclassified_share_stands"]
    assert (drifted["outcome"], drifted["severity"]) == ("failed", "critical")
    assert "(--accept-drift)" in str(table(release, "run").set_index("stage").loc["gate release", "note"])


def test_a_page_missing_from_the_archive_fails_the_run_and_publishes_nothing(small_data: Path, out: Path) -> None:
    archive = write_warc(out.parent / "thin.warc.gz", {"https://leisure.example/robots.txt": ROBOTS})
    with pytest.raises(CrawlError, match="are not in"):
        audit(data=small_data, out=out, replay=archive)
    assert not (out / "latest").exists()
    assert not list(out.glob("releases/*"))


ASKED_AWAY = """corrections:
  - id: asked-away
    seat: {slug: hospital, body: council of governors, name: Probe Epsilon}
    action: withhold_name
    reason: Asked for.
    reviewer: AB
    date: 2026-11-24
    source: a letter
    expect: {class: user, seats: 1}
"""


@dataclass(frozen=True)
class Named:
    """An audit of one organisation that was named, one of whose governors has asked not to be, and what a reader of the
    release before saw meanwhile.
    """

    audited: Audited
    seen_before: str
    seen_after: str


@pytest.fixture(scope="module")
def named(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Named:
    out = tmp_path_factory.mktemp("named") / "out"
    shutil.copytree(release.parents[1], out, symlinks=True)
    data = shutil.copytree(release.parents[2] / "data", out.parent / "data")
    (data / "corrections.yml").write_text(ASKED_AWAY)
    code = (
        "import duckdb, sys\nc = duckdb.connect(sys.argv[1], read_only=True)\n"
        "def count(): print(c.sql('select count(*) from scores').fetchall()[0][0], flush=True)\n"
        "count()\nsys.stdin.readline()\ncount()\n"
    )
    database = str(out / "latest" / "thirds.duckdb")
    with subprocess.Popen(
        [sys.executable, "-c", code, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout
        first = reader.stdout.readline()
        audited = audit(data=data, out=out, only=["hospital"])
        said, _ = reader.communicate("\n", timeout=60)
    return Named(audited, first, said)


def test_a_reader_with_the_last_release_open_neither_waits_nor_blocks(named: Named) -> None:
    assert named.seen_after == named.seen_before
    assert len(table(named.audited.release, "scores")) < int(named.seen_before)


def test_only_audits_the_organisations_that_were_named(named: Named) -> None:
    assert set(table(named.audited.release, "scores")["org_id"]) == {"XI-THIRDS-hospital"}


def test_a_release_that_names_who_has_asked_not_to_be_named_is_withdrawn(
    named: Named, release: Path, said: dict[str, str]
) -> None:
    out = named.audited.release.parents[1]
    assert tells("Probe Epsilon", said)
    assert tells("Probe Epsilon", said_in(named.audited.release)) == []
    assert withdrawn(out) == [release.name]
    assert [path.name for path in (out / "releases" / release.name).iterdir()] == ["WITHDRAWN.txt"]
    assert files(out / "withdrawn" / release.name) == files(release)
    assert (out / "withdrawn").stat().st_mode & 0o077 == 0
    assert base_of(out, release.name) == out / "withdrawn" / release.name / "thirds.duckdb"


def test_the_summary_ends_with_the_place_of_the_release(named: Named, capsys: pytest.CaptureFixture[str]) -> None:
    from flows.summary import print_summary

    print_summary(named.audited.release)
    said = capsys.readouterr().out
    assert said.strip().endswith(str(named.audited.release))
    assert "Conservation" in said
    assert "Invented Hospital" in said


def test_an_output_folder_that_cannot_be_written_is_said_before_any_work(small_data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ShelfError, match="choose another --out"):
        audit(data=small_data, out=tmp_path / "file" / "out")


def test_a_release_opens_in_duckdb_1_5_with_its_comments(release: Path) -> None:
    client = Path(sys.prefix) / "duckdb-1.5"
    uncommented = (
        "select count(*) from duckdb_columns() where comment is null and schema_name = 'main' and not internal"
    )
    code = (
        "import duckdb, json, sys\nc = duckdb.connect(sys.argv[1], read_only=True)\n"
        "def count(query): return c.sql(query).fetchall()[0][0]\n"
        f"print(json.dumps([duckdb.__version__, count('select count(*) from directors'), count({uncommented!r})]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(release / "thirds.duckdb")],
        env={"PYTHONPATH": str(client)},
        capture_output=True,
        text=True,
        check=True,
    )
    version, directors, without_comment = json.loads(done.stdout)
    assert version.startswith("1.5.")
    assert directors == len(table(release, "directors"))
    assert without_comment == 0
    assert duckdb.__version__.startswith("2.")


def test_an_organisation_without_any_page_is_told_what_to_add(small_data: Path, out: Path) -> None:
    (small_data / "sources" / "leisure.yml").write_text("org_id: XI-THIRDS-leisure\nbodies: []\n")
    write_csv(
        small_data / "compositions.csv", (small_data / "compositions.csv").read_text().split("\n")[0].split(","), []
    )
    with pytest.raises(CrawlError, match="has a page to read"):
        audit(data=small_data, out=out, only=["leisure"])


def test_an_audit_of_the_web_archive_publishes_the_boards_of_that_day_and_nothing_of_today(
    small_data: Path, out: Path, before: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for source in (small_data / "sources").iterdir():
        source.write_text(source.read_text().replace("read_from: [archive]", "read_from: [live]"))
    names = ("Testa Alpha - Chair", "Testo Beta - Staff director")
    rows = "".join(f"<li>{name}</li>" for name in names)
    board = f"<html><body><h1>Invented</h1><h2>Board of directors</h2><ul>{rows}</ul></body></html>"
    with archiving(WebArchive([Kept(LEISURE, "20150410120000", board.encode())])) as archive:
        monkeypatch.setenv("THIRDS_WAYBACK", archive.address)
        assert main(["audit", "--wayback", "2015", "--data", str(small_data), "--out", str(out)]) == 0
    said = capsys.readouterr().err
    assert "2 pages nearest 2015; at a request a second, 4 s or more" in said
    assert f"no capture: {HOSPITAL}" in said
    looked = (out / "latest").resolve()
    captures = table(looked, "captures").set_index("method")
    assert captures.loc["wayback", "captured_at"] == "2015-04-10T12:00:00Z"
    assert table(looked, "scores").set_index("basis").loc["listing", "version"] == "2015-04-10"
    assert list(table(looked, "directors")["person_name"]) == ["Testa Alpha", "Testo Beta"]
    today = make_plan(Order(False, None, (), out, small_data, "today"), "20261124T000000Z")
    assert [crawl.date for crawl in today.crawls] == ["2026-11-24"]
    (kept,) = (out / "archive").iterdir()
    again = make_plan(Order(False, kept, (), out, small_data), "20261124T000000Z")
    assert {target.url for crawl in again.crawls for target in crawl.targets} == {LEISURE, HOSPITAL}
