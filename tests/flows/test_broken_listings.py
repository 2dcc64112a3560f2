"""Listings that break a rule, on one audit of four organisations: what is held back, and what is never said."""

from pathlib import Path

import pandas as pd
import pytest

from flows.audit import audit
from tests.conftest import HOSPITAL, LEISURE, add_organisation, make_small_data
from tests.published import said_in, tells
from tests.spiders.warc import ROBOTS, write_warc
from transforms.warehouse import read

AID, BATHS = "https://aid.example/trustees", "https://baths.example/board"
TELEPHONE = ", telephone 01632 960123"
BOARD = "<html><body><h1>Invented</h1><h2>{}</h2><table><tr><th>Name</th><th>Role</th></tr>{}</table></body></html>"
PAGES = {
    LEISURE: (
        "Board of directors",
        [
            ("Testa Alpha", f"Independent Director{TELEPHONE}"),
            ("Testo Beta", "Chief Executive"),
            ("Testine Gamma", "Tenant director"),
        ],
    ),
    HOSPITAL: (
        "Council of governors",
        [
            ("Mrs Próbe O’Etá-Test", "Carer Governor"),
            ("Probe Theta", "Staff Governor, deputy to Probe O'Eta-Test"),
            ("Probe Iota", f"Patient Governor{TELEPHONE}"),
            ("Probe Kappa", "Public Governor"),
            ("Probe Lambda", "Lead Governor, in place of Mrs O'Eta Test"),
        ],
    ),
    AID: ("Board of trustees", [(name, f"Trustee{TELEPHONE}") for name in ("Probe Mu", "Probe Nu", "Probe Xi")]),
    BATHS: ("Board of directors", [("Testus Pi", "Chair"), ("Testa Rho", "Staff director")]),
}


@pytest.fixture(scope="module")
def release(prefect: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("broken")
    data = make_small_data(folder / "data")
    add_organisation(data, "aid", "charity", "board of trustees", AID)
    add_organisation(data, "baths", "leisure_trust", "board of directors", BATHS, "        expected: 1\n")
    pages = {
        url: (BOARD.format(body, "".join(f"<tr><td>{name}</td><td>{role}</td></tr>" for name, role in rows)).encode(),
              "text/html")
        for url, (body, rows) in PAGES.items()
    }  # fmt: skip
    robots = {f"{url.rpartition('/')[0]}/robots.txt": ROBOTS for url in PAGES}
    return audit(data=data, out=folder / "out", replay=write_warc(folder / "bad.warc.gz", robots | pages)).release


def table(release: Path, name: str) -> pd.DataFrame:
    return read(release / "thirds.duckdb", name)


def test_a_listing_that_breaks_a_rule_is_held_back_whole_and_the_rest_goes_on(release: Path) -> None:
    quarantine = table(release, "quarantine")
    of_leisure = quarantine[quarantine["source_url"] == LEISURE]
    assert len(of_leisure) > 0
    assert of_leisure["reason"].str.contains("telephone").any()
    assert "960123" not in quarantine.to_string()
    names = table(release, "directors").query("org_id == 'XI-THIRDS-leisure'")["person_name"]
    assert set(names) == {"Testo Beta", "Testine Gamma"}
    of_baths = quarantine[quarantine["source_url"] == BATHS]  # a warning, which holds nothing back
    assert set(of_baths["rule"]) == {"no_more_than_expected"}


def test_a_withheld_name_is_in_no_file_wherever_the_page_has_it_and_however_it_is_spelt(release: Path) -> None:
    said = said_in(release)
    assert len(tells("Probe Kappa", said)) > 5
    for name in ("Próbe O'Etá-Test", "O'Eta Test", "Probe Iota"):
        assert tells(name, said) == []
    withheld = table(release, "directors").query("name_withheld")
    assert withheld["class"].tolist() == ["user"]


def test_a_page_all_of_whose_rows_broke_a_rule_is_told_and_more_than_expected_is_a_warning(release: Path) -> None:
    (failure,) = table(release, "failures").to_dict("records")
    assert (failure["org_id"], failure["cause"], failure["outcome"]) == ("XI-THIRDS-aid", "rows held back", "held back")
    assert not failure["older_listing"]
    assert set(table(release, "directors")["org_id"]) == {
        f"XI-THIRDS-{each}" for each in ("leisure", "hospital", "baths")
    }
    rules = table(release, "gates").query("suite == 'review' and outcome == 'failed'").set_index("rule")["severity"]
    assert rules.to_dict() == {"some_rows_are_left": "critical", "no_more_than_expected": "warning"}
