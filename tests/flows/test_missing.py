"""Boards that are missing: what stands in for them, what is held back for a person to see, and what is told of it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from prefect.client.orchestration import get_client

from flows.audit import audit
from spiders.facsimile import build_facsimile
from tests.conftest import (
    HOSPITAL,
    LEISURE,
    LISTING_COLUMNS,
    add_organisation,
    listed,
    make_small_data,
    write_csv,
)
from tests.spiders.warc import ROBOTS, write_warc
from transforms.warehouse import read

AID = "https://aid.example/trustees"
TRUSTEES = [("Probe Kappa", "Trustee", ""), ("Probe Lambda", "Employee trustee", "")]
NOBODY = b"<html><body><h1>News</h1><p>The kettle is broken.</p></body></html>"
TODAY_OF = r"(\d{4})(\d\d)(\d\d)T"
GOVERNOR = b"<html><body><h1>Council of governors</h1><ul><li>Probe Theta - Public governor</li></ul></body></html>"
# As many directors as before, and no employee among them.
DIRECTORS = (
    b"<html><body><h1>Invented Leisure</h1><h2>Board of directors</h2><table><tr><th>Name</th><th>Role</th></tr>"
    b"<tr><td>Testa Alpha</td><td>Independent Director (Chair)</td></tr>"
    b"<tr><td>Cllr Testo Beta</td><td>Council Director</td></tr>"
    b"<tr><td>Testine Gamma</td><td>Independent Director</td></tr>"
    b"<tr><td>Testus Delta</td><td>Chief Executive</td></tr></table></body></html>"
)


def table(release: Path, name: str) -> pd.DataFrame:
    return read(release / "thirds.duckdb", name)


@dataclass(frozen=True)
class Story:
    """One shelf of releases: the first, and one over two boards that changed too much and a page that failed."""

    data: Path
    out: Path
    archive: Path
    first: Path
    held: Path


@pytest.fixture(scope="module")
def story(prefect: str, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("story")
    data, out = make_small_data(folder / "data"), folder / "out"
    add_organisation(data, "aid", "charity", "board of trustees", AID)
    write_csv(data / "listings" / "aid.csv", LISTING_COLUMNS, listed(AID, "board of trustees", "table", TRUSTEES))
    build_facsimile(data, data / "archive" / "facsimile.warc.gz")
    archive = write_warc(
        folder / "later.warc.gz",
        {
            **{f"https://{host}.example/robots.txt": ROBOTS for host in ("leisure", "hospital", "aid")},
            LEISURE: (DIRECTORS, "text/html"),
            HOSPITAL: (GOVERNOR, "text/html"),
            AID: (NOBODY, "text/html"),
        },
    )
    first = audit(data=data, out=out).release
    return Story(data, out, archive, first, audit(data=data, out=out, replay=archive).release)


@pytest.fixture(scope="module")
def again(story: Story) -> Path:
    """The same pages once more, on the same day."""
    return audit(data=story.data, out=story.out, replay=story.archive).release


def test_a_board_that_shrank_or_lost_a_class_is_held_back_and_the_old_one_stands_in(story: Story) -> None:
    failures = table(story.held, "failures").query("outcome != 'failed'").set_index("org_id")
    assert failures["cause"].to_dict() == {"XI-THIRDS-hospital": "shrunk", "XI-THIRDS-leisure": "class lost"}
    assert set(failures["outcome"]) == {"held back"}
    assert failures["older_listing"].all()
    seats = ["seat_id", "person_name", "role", "class"]
    assert table(story.held, "directors")[seats].equals(table(story.first, "directors")[seats])
    day = "-".join(re.match(TODAY_OF, story.held.name).groups())  # type: ignore[union-attr]  # release names are stamps
    assert set(table(story.held, "organisations")["stale_since"]) == {day}


def test_held_rows_are_in_quarantine_with_rule_and_value_and_no_name(story: Story) -> None:
    quarantine = table(story.held, "quarantine")
    values = quarantine.groupby(["suite", "rule"])["value"].agg(lambda found: sorted(set(found))).to_dict()
    assert values == {
        ("review", "not_shrunk"): ["1 of 4"],
        ("review", "no_class_lost"): ["worker: 0/0/1/3/0, before 1/0/1/2/0", "worker: 0/1/0/0/0, before 1/3/0/0/0"],
    }
    assert len(quarantine) == 1 + 1 + 4  # the one governor breaks two rules
    assert "Testine" not in quarantine.to_string()


def test_rows_and_pages_are_conserved(story: Story) -> None:
    for release in (story.first, story.held):
        run = table(release, "run").dropna(subset=["rows_in"]).set_index("stage")
        assert (run["rows_in"] == run["rows_published"] + run["rows_quarantined"] + run["rows_excluded"]).all()
        assert run.loc["pages", "rows_in"] == 3
    counts = ["rows_in", "rows_published", "rows_quarantined"]
    stages = {row["stage"]: [row[name] for name in counts] for row in table(story.held, "run").to_dict("records")}
    assert stages["pages"] == [3, 0, 2]  # and one that failed
    assert stages["review boards"] == [15, 10, 5]


def test_a_second_run_of_the_same_day_writes_the_same_csv_bytes(story: Story, again: Path) -> None:
    one, two = (
        {path.name: path.read_bytes() for path in (release / "csv").iterdir()} for release in (story.held, again)
    )
    assert one == two
    assert b"class lost" in one["failures.csv"]


def test_the_report_says_what_was_held_back_and_how_to_confirm_it(story: Story) -> None:
    report = (story.held / "report.html").read_text()
    assert "write `confirmed: 0/0/1/3/0` under it in data/sources/leisure.yml" in report
    assert "every page of this run gave its board" in (story.first / "report.html").read_text()


def test_a_page_that_fails_keeps_its_last_good_listing_and_an_operator_sees_why(story: Story) -> None:
    failure = table(story.held, "failures").set_index("org_id").loc["XI-THIRDS-aid"]
    assert (failure["cause"], failure["outcome"], bool(failure["older_listing"])) == ("no board found", "failed", True)
    first, kept = (table(each, "directors").query("org_id == 'XI-THIRDS-aid'") for each in (story.first, story.held))
    seats = ["person_name", "role", "class", "rule", "seat_id"]
    assert len(first) == 2
    assert first[seats].reset_index(drop=True).equals(kept[seats].reset_index(drop=True))
    with get_client(sync_client=True) as client:
        shown = {(artifact.key, str(artifact.data)) for artifact in client.read_artifacts()}
    assert any(
        key == "failures" and "'aid'" in data.replace('"', "'") and "no board found" in data for key, data in shown
    )
    assert any(key == "release" and story.held.name in data for key, data in shown)
    assert any(key == "stages" for key, _ in shown)


def test_what_a_person_confirmed_is_published_and_only_what_failed_is_stale(story: Story, again: Path) -> None:
    failures = table(again, "failures")
    for failure in failures[failures["outcome"] == "held back"].to_dict("records"):
        source = story.data / "sources" / f"{failure['org_id'].removeprefix('XI-THIRDS-')}.yml"
        key = re.search(r"`(confirmed: [0-9/]+)`", failure["detail"])
        assert key
        source.write_text(source.read_text() + f"        {key[1]}\n")
    confirmed = audit(data=story.data, out=story.out, replay=story.archive).release
    assert list(table(confirmed, "failures")["org_id"]) == ["XI-THIRDS-aid"]
    since = [table(each, "organisations").set_index("org_id")["stale_since"] for each in (story.held, confirmed)]
    assert since[1].dropna().to_dict() == {"XI-THIRDS-aid": since[0]["XI-THIRDS-aid"]}
    names = table(confirmed, "directors").groupby("org_id")["person_name"].agg(set).to_dict()
    assert names["XI-THIRDS-hospital"] == {"Probe Theta"}
    assert names["XI-THIRDS-aid"] == {"Probe Kappa", "Probe Lambda"}
    assert len(table(confirmed, "directors")) == 5 + 2
