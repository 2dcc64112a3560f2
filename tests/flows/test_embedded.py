"""The embedded default, whole: every organisation is in, nothing that is withheld is out, and the README is right."""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from flows.audit import Audited, audit
from flows.summary import print_summary
from tests.conftest import DATA, PROJECT
from transforms.organisations import read_organisations
from transforms.transcribed import read_compositions, read_listings
from transforms.warehouse import read


@pytest.fixture(scope="module")
def audited(prefect: str, tmp_path_factory: pytest.TempPathFactory) -> Audited:
    return audit(out=tmp_path_factory.mktemp("out"))


def table(audited: Audited, name: str) -> pd.DataFrame:
    return read(audited.release / "thirds.duckdb", name)


def test_all_organisations_and_all_facts_are_in(audited: Audited) -> None:
    assert set(table(audited, "organisations")["org_id"]) == set(read_organisations(DATA)["org_id"])
    assert len(table(audited, "directors")) == len(read_listings(DATA)) == 616
    assert table(audited, "compositions")["seats"].sum() == read_compositions(DATA)["seats"].sum()


def test_every_gate_held(audited: Audited) -> None:
    gates = table(audited, "gates")
    assert set(gates["outcome"]) == {"passed"}
    assert len(table(audited, "quarantine")) == 0


def test_every_seat_is_marked_as_a_facsimile_or_a_transcription(audited: Audited) -> None:
    evidence = table(audited, "evidence").set_index("seat_id")["method"]
    assert set(evidence[table(audited, "directors")["seat_id"]]) == {"facsimile"}
    assert set(evidence[table(audited, "compositions")["seat_id"]]) == {"transcription"}


def test_no_file_of_the_release_holds_the_name_of_a_withheld_seat(audited: Audited) -> None:
    directors = table(audited, "directors")
    hidden = directors[directors["name_withheld"]]
    assert len(hidden) > 0
    assert hidden["person_name"].isna().all()
    assert hidden["name_as_published"].isna().all()
    listed = read_listings(DATA)
    addresses = table(audited, "scores").set_index("board_id")["source_url"].to_dict()
    printed = set(directors["name_as_published"].dropna())
    files = [
        path.read_text(encoding="utf-8-sig") for path in audited.release.rglob("*") if path.suffix in (".csv", ".html")
    ]
    for row in hidden.to_dict("records"):
        page = listed[(listed["page_url"] == addresses[row["board_id"]]) & (listed["body"] == row["body"])]
        # Somebody else on the page may bear the name in a seat of another kind.
        for name in set(page.loc[page["role"] == row["role"], "name"]) - printed - {"Name withheld"}:
            assert not [text for text in files if name in text], name


def test_the_readme_shows_the_table_that_an_audit_prints(audited: Audited, capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(audited.release, audited.ledger)
    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines() if not line.startswith("release")]
    shown = (PROJECT / "README.md").read_text().split("```text\n")[1].split("```")[0].splitlines()
    wanted = [line for line in printed if line]
    assert [line for line in shown if line] == wanted, "paste the summary of `make audit` into README.md"


def test_the_readmes_queries_run_as_printed(audited: Audited) -> None:
    blocks = (PROJECT / "README.md").read_text().split("```sh\n")[1:]
    query = next(block for block in blocks if "duckdb.connect" in block).split("<<'SQL'\n")[1].split("SQL\n")[0]
    query = query.replace("data/out/latest", str(audited.release))
    done = subprocess.run([sys.executable, "-c", query], capture_output=True, text=True, check=True)
    assert "Northumbria" in done.stdout
    score = next(block for block in blocks if block.startswith(".venv/bin/thirds score")).split("```")[0].split()
    done = subprocess.run(
        [str(Path(sys.executable).parent / "thirds"), *score[1:]], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["score"] == 75.0
