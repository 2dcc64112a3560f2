"""Powers of a council over the board: own sources before the law, unknown ones said, leverage counted."""

from pathlib import Path

import pandas as pd
import pytest

from tests.conftest import DATA
from transforms.declared import DeclarationError, read_declared
from transforms.powers import OwnPowers, Power, powers_table, read_family_powers, tiers_table
from transforms.schema.answers import POWERS

REGISTER = pd.DataFrame(
    [
        ("XI-THIRDS-trust", "trust", "Invented Trust", "nhs_foundation_trust"),
        ("XI-THIRDS-mutual", "mutual", "Invented Mutual", ""),
        ("XI-THIRDS-firm", "firm", "Invented Firm", ""),
    ],
    columns=["org_id", "slug", "name", "family"],
)
DECLARED = pd.DataFrame(
    [
        ("trust", "council", "electing", "current"),
        ("trust", "board", "governing", "current"),
        ("firm", "board", "governing", "current"),
        ("firm", "shadow council", "electing", "proposed"),
    ],
    columns=["slug", "body", "tier", "status"],
)


def power(name: str, held_by: str = "electing body", **facts: object) -> Power:
    given = {"power": name, "held_by": held_by, "citation": "Invented rules", "url": "https://a.example/rules"}
    return Power.model_validate(given | {"publisher": "own", "certain": True} | facts)


def table(own: dict[str, OwnPowers] | None = None) -> pd.DataFrame:
    return powers_table(own or {}, read_family_powers(DATA), DECLARED, REGISTER)


def test_the_law_gives_a_family_its_powers_and_only_where_there_is_a_council_now() -> None:
    found = table().set_index("power")
    assert set(found["org_id"]) == {"XI-THIRDS-trust"}
    assert found["held_by"].to_dict() == {
        "appoints the chair": "electing body",
        "appoints non-executives": "electing body",
        "removes non-executives": "electing body",
        "approves the chief executive": "electing body",
        "approves the strategy": "governing body",
    }
    assert set(found["basis"]) == {"law"}
    assert found["source_url"].str.startswith("https://www.legislation.gov.uk/").all()
    assert not found["certain"].any()


def test_what_an_organisation_s_own_source_says_comes_before_the_law() -> None:
    own = OwnPowers(electing_body="assembly", held=(power("approves the strategy"),))
    found = table({"trust": own}).set_index("power")
    strategy = found.loc["approves the strategy"]
    assert (strategy["held_by"], strategy["basis"]) == ("electing body", "source")
    assert found.loc["appoints the chair", "basis"] == "law"
    assert set(found["electing_body"]) == {"assembly"}


def test_a_power_without_a_source_is_not_known_and_leverage_is_a_range() -> None:
    own = OwnPowers(
        electing_body="council", held=(power("appoints the chair"), power("approves the strategy", "members"))
    )
    found = table({"mutual": own})
    mutual = found[found["org_id"] == "XI-THIRDS-mutual"]
    assert mutual["power"].tolist() == list(POWERS)
    assert mutual.loc[mutual["held_by"] == "not known", "basis"].isna().all()
    row = tiers(found).loc["XI-THIRDS-mutual"]
    assert pd.isna(row["council_leverage"])
    assert (row["council_leverage_low"], row["council_leverage_high"]) == (1, 4)
    assert str(row["powers_not_known"]).count(";") == 2
    assert row["certain"]


def test_a_power_that_was_lost_is_history_and_counts_no_more() -> None:
    held = (
        power("approves the strategy", to="2023-11-02"),
        power("approves the strategy", "governing body", **{"from": "2023-11-02"}),
        *(power(name) for name in POWERS[:4]),
    )
    found = table({"mutual": OwnPowers(electing_body="council", held=held)})
    assert len(found[found["org_id"] == "XI-THIRDS-mutual"]) == 6
    assert tiers(found).loc["XI-THIRDS-mutual", "council_leverage"] == 4
    gone = table({"mutual": OwnPowers(electing_body="council", held=held[:1])})
    row = tiers(gone).loc["XI-THIRDS-mutual"]
    assert (row["council_leverage_low"], row["council_leverage_high"]) == (0, 5)


def tiers(powers: pd.DataFrame) -> pd.DataFrame:
    bodies = DECLARED.assign(org_id="XI-THIRDS-" + DECLARED["slug"])
    league = bodies[["org_id", "body"]].assign(
        standing="ranked", board_id=bodies["slug"] + "/" + bodies["body"], score=45.0, score_low=45.0, score_high=45.0,
        score_max=75.0, score_of_max=0.6,
    )  # fmt: skip
    return tiers_table(powers, league, bodies).set_index("org_id")


def test_council_and_board_stand_side_by_side_each_with_its_own_score() -> None:
    row = tiers(table()).loc["XI-THIRDS-trust"]
    assert (row["electing_board_id"], row["governing_board_id"]) == ("trust/council", "trust/board")
    assert (row["electing_score"], row["electing_score_max"], row["governing_score_of_max"]) == (45, 75, 0.6)
    assert row["council_leverage"] == 4
    assert "approves the strategy" not in row["powers_held"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("power: sacks the chair", "power"),
        ("held_by: nobody", "held_by"),
        ("url: rules.pdf", "url"),
        ("from: '2023-13'", "from"),
        ("publisher: hearsay", "publisher"),
        ("certain: perhaps", "certain"),
    ],
)
def test_a_power_that_is_none_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    lines = {
        "power": "appoints the chair", "held_by": "members", "citation": "x", "url": "https://a.example",
        "publisher": "own", "certain": "true",
    }  # fmt: skip
    key, _, value = text.partition(": ")
    file = tmp_path / "powers.yml"
    fields = "\n".join(f"    {name}: {of}" for name, of in (lines | {key: value}).items())
    file.write_text(f"electing_body: council\nheld:\n  -\n{fields}\n", encoding="utf-8")
    with pytest.raises(DeclarationError, match=rf"powers\.yml:\d+: the key .*{said}"):
        read_declared(file, OwnPowers)


def test_data_without_the_file_has_no_powers_by_law(tmp_path: Path) -> None:
    assert read_family_powers(tmp_path) == {}
