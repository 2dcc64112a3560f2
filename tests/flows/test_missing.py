"""Boards that are missing: what stands in for them, what is held back for a person to see, and what is told of it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from flows.audit import audit
from flows.rebuild import RebuildError, rebuild
from tests.conftest import HOSPITAL, LEISURE, make_small_data
from tests.spiders.server import HTML, serving
from tests.spiders.warc import ROBOTS, write_warc
from transforms.record import read_record
from transforms.warehouse import read

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
    """One shelf of releases: the first, and one over pages that changed too much to be believed."""

    data: Path
    out: Path
    archive: Path
    first: Path
    held: Path


@pytest.fixture(scope="module")
def story(prefect: str, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("story")
    data, out = make_small_data(folder / "data"), folder / "out"
    archive = write_warc(
        folder / "later.warc.gz",
        {
            "https://leisure.example/robots.txt": ROBOTS,
            "https://hospital.example/robots.txt": ROBOTS,
            LEISURE: (DIRECTORS, "text/html"),
            HOSPITAL: (GOVERNOR, "text/html"),
        },
    )
    first = audit(data=data, out=out).release
    return Story(data, out, archive, first, audit(data=data, out=out, replay=archive).release)


@pytest.fixture(scope="module")
def again(story: Story) -> Path:
    """The same pages once more, on the same day."""
    return audit(data=story.data, out=story.out, replay=story.archive).release


def test_a_board_that_shrank_or_lost_a_class_is_held_back_and_the_old_one_stands_in(story: Story) -> None:
    failures = table(story.held, "failures").set_index("org_id")
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
        assert run.loc["pages", "rows_in"] == 2
    counts = ["rows_in", "rows_published", "rows_quarantined"]
    stages = {row["stage"]: [row[name] for name in counts] for row in table(story.held, "run").to_dict("records")}
    assert stages["pages"] == [2, 0, 2]
    assert stages["review boards"] == [13, 8, 5]


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


def test_what_a_person_confirmed_is_published_and_nothing_is_stale(story: Story, again: Path) -> None:
    for failure in table(again, "failures").to_dict("records"):
        source = story.data / "sources" / f"{failure['org_id'].removeprefix('XI-THIRDS-')}.yml"
        key = re.search(r"`(confirmed: [0-9/]+)`", failure["detail"])
        assert key
        source.write_text(source.read_text() + f"        {key[1]}\n")
    confirmed = audit(data=story.data, out=story.out, replay=story.archive).release
    assert len(table(confirmed, "failures")) == 0
    assert table(confirmed, "organisations")["stale_since"].isna().all()
    assert "Probe Theta" in set(table(confirmed, "directors")["person_name"])
    assert len(table(confirmed, "directors")) == 5


def test_a_site_that_removes_its_page_keeps_its_board_in_the_release(
    prefect: str, small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIRDS_CONTACT", "https://operator.example/contact")
    monkeypatch.setenv("THIRDS_OPEN_LOOPBACK", "1")
    source = small_data / "sources" / "leisure.yml"
    with serving({"/robots.txt": (404, HTML, b""), "/board": (200, HTML, DIRECTORS)}) as site:
        text = source.read_text().replace("        date: '2024-05-01'\n", "")
        source.write_text(text.replace(LEISURE, f"{site.address}/board").replace("[archive]", "[live]"))
        first = audit(live=True, data=small_data, out=tmp_path / "out", only=["leisure"]).release
        site.answers["/board"] = (410, HTML, b"")
        second = audit(live=True, data=small_data, out=tmp_path / "out", only=["leisure"]).release
    failure = table(second, "failures").iloc[0]
    assert (failure["cause"], failure["outcome"], bool(failure["older_listing"])) == ("gone", "failed", True)
    assert table(second, "directors").equals(table(first, "directors"))
    assert table(second, "organisations").set_index("slug")["stale_since"]["leisure"] == failure["failing_since"]
    assert len(table(first, "failures")) == 0
    # The site is not there any more: what the second crawl received, and did not, is in its archive.
    rebuilt = rebuild(tmp_path / "out", second)
    assert (rebuilt.different, rebuilt.otherwise) == ([], [])
    assert {"csv/failures.csv", "parquet/run.parquet", "report.html", "thirds.sqlite"} <= set(rebuilt.same)
    kept = tmp_path / "out" / "inputs" / read_record(second).inputs["codebook.yml"]
    kept.write_text("codes: []")
    with pytest.raises(RebuildError, match=r"the input data/codebook\.yml is not what the release was made from"):
        rebuild(tmp_path / "out", second)
    (first / "thirds.duckdb").write_bytes(b"")
    with pytest.raises(RebuildError, match=r"thirds\.duckdb has changed"):
        rebuild(tmp_path / "out", first)


def test_a_page_all_of_whose_rows_broke_a_rule_is_told_and_more_than_expected_is_a_warning(
    prefect: str, small_data: Path, tmp_path: Path
) -> None:
    source = small_data / "sources" / "hospital.yml"
    source.write_text(source.read_text() + "        expected: 1\n")
    archive = write_warc(
        tmp_path / "odd.warc.gz",
        {
            "https://leisure.example/robots.txt": ROBOTS,
            "https://hospital.example/robots.txt": ROBOTS,
            LEISURE: (re.sub(rb"</td></tr>", b", telephone 01632 960123</td></tr>", DIRECTORS), "text/html"),
            HOSPITAL: (GOVERNOR.replace(b"</ul>", b"<li>Probe Iota - Staff governor</li></ul>"), "text/html"),
        },
    )
    release = audit(data=small_data, out=tmp_path / "out", replay=archive).release
    failure = table(release, "failures").set_index("org_id").loc["XI-THIRDS-leisure"]
    assert (failure["cause"], failure["outcome"]) == ("rows held back", "held back")
    assert not failure["older_listing"]
    assert set(table(release, "directors")["org_id"]) == {"XI-THIRDS-hospital"}
    rules = table(release, "gates").query("suite == 'review' and outcome == 'failed'").set_index("rule")["severity"]
    assert rules.to_dict() == {"some_rows_are_left": "critical", "no_more_than_expected": "warning"}
