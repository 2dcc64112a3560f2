"""Registers: who they list, what of their answers is kept, and that a key is shown to nobody else."""

import gzip
import json
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.registers import RegisterError, address_of, cut_down, key_headers, listings_of, next_of, number_in
from spiders.run import Crawled, crawl
from spiders.sources import Body, Page, Source, load_sources, targets_of
from spiders.targets import Target
from tests.spiders.server import Answer, Site, serving
from transforms.declared import DeclarationError

COMPANY = "https://find-and-update.company-information.service.gov.uk/company/00000042/officers"
CHARITY = "https://register-of-charities.charitycommission.gov.uk/charity-details/?regid=1000042&subid=0"
KEY = "invented-key"
OFFICERS = "/company/00000042/officers?items_per_page=100"
TRUSTEES = "/register/api/charitytrusteeinformation/1000042/0"
# What a register says besides, of invented people; none of it may be kept anywhere.
PRIVATE = {
    "date_of_birth": {"month": 1, "year": 1901},
    "address": {"address_line_1": "1 Hush Street", "postal_code": "HU5 1SH"},
    "nationality": "Hushish",
    "occupation": "Hush Agent",
}


def officer(name: str, role: str = "director", **more: Any) -> dict[str, Any]:
    return {"name": name, "officer_role": role, "appointed_on": "2019-01-01", **PRIVATE, **more}


def part(*officers: dict[str, Any], start: int = 0, total: int | None = None) -> Answer:
    listed = {"items": officers, "start_index": start, "total_results": len(officers) if total is None else total}
    return 200, {"Content-Type": "application/json"}, json.dumps(listed).encode()


FIRST = part(
    officer("ALPHA, Testa Ann, Dr"),
    officer("BETA, Testo", resigned_on="2020-01-01"),
    officer("KEEPER, Minuta", "secretary"),
    officer("INVENTED COUNTY COUNCIL", "corporate-director"),
    total=6,
)
REST = part(officer("Gamma-Delta, Inventa"), officer("OMEGA, Testy", "cic-manager"), start=4, total=6)
LISTED = {OFFICERS: FIRST, f"{OFFICERS}&start_index=4": REST}


def target(
    register: Literal["companies_house", "charity_commission"] = "companies_house", url: str = COMPANY
) -> Target:
    page = Page(url=url, listed_in=register)
    body = Body(name="board of directors", kind="board of directors", tier="governing", pages=(page,))
    return targets_of([Source("leisure", "XI-THIRDS-leisure", "Invented Leisure", {}, (body,))], "live")[0]


def ask(site: Site, folder: Path, monkeypatch: pytest.MonkeyPatch, *targets: Target) -> Crawled:
    monkeypatch.setenv("THIRDS_COMPANIES_HOUSE", site.address)
    monkeypatch.setenv("THIRDS_CHARITY_COMMISSION", site.address)
    monkeypatch.setenv("THIRDS_COMPANIES_HOUSE_KEY", KEY)
    monkeypatch.setenv("THIRDS_CHARITY_COMMISSION_KEY", KEY)
    return crawl(list(targets), "live", folder / "live.warc.gz", folder / "crawl", timeout=120)


def test_those_in_office_are_listed_from_all_parts_of_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(dict(LISTED)) as site:
        crawled = ask(site, tmp_path, monkeypatch, target())
        assert [path for _, path, _ in site.asked] == ["/robots.txt", *LISTED]
        again = crawl([target()], "replay", tmp_path / "live.warc.gz", tmp_path / "again")
    rows = crawled.placed[["name_as_published", "person_name", "role", "affiliation", "publisher", "source_url"]]
    council = "INVENTED COUNTY COUNCIL"
    assert [tuple(row) for row in rows.itertuples(index=False)] == [
        ("ALPHA, Testa Ann, Dr", "Testa Ann ALPHA", "director", "", "register", COMPANY),
        (council, council, "corporate director", council, "register", COMPANY),
        ("Gamma-Delta, Inventa", "Inventa Gamma-Delta", "director", "", "register", COMPANY),
    ]
    assert not len(crawled.failures)
    assert sorted(crawled.notes["note"]) == [
        "1 entries of the register are no seats on the board (cic manager)",
        "1 entries of the register are no seats on the board (secretary)",
    ]
    assert again.placed.equals(crawled.placed)
    assert again.captures.equals(crawled.captures)


def test_nothing_private_and_no_key_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({**LISTED, TRUSTEES: (200, {}, b'[{"trustee_name": "Testa Alpha", "phone": "hush"}]')}) as site:
        ask(site, tmp_path, monkeypatch, target(), target("charity_commission", CHARITY))
        shown = {path: headers for _, path, headers in site.asked}
    assert shown[OFFICERS]["Authorization"] == "Basic aW52ZW50ZWQta2V5Og=="
    assert shown[TRUSTEES]["Ocp-Apim-Subscription-Key"] == KEY
    assert not {"Authorization", "Ocp-Apim-Subscription-Key"} & set(shown["/robots.txt"])
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert tmp_path / "live.warc.gz" in kept
    for path in kept:
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        assert b"hush" not in text.lower(), path
        assert KEY.encode() not in text, path
        assert b"aW52ZW50ZWQ" not in text, path
        assert b"1901" not in text, path


def test_trustees_are_listed_with_their_chair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trustees = [
        {"trustee_name": "Testa Alpha", "trustee_is_chair": True},
        {"trustee_name": "Testo Beta", "trustee_is_chair": False},
        {"name": "INVENTED TRUST LTD", "individual_or_organisation": "O"},
    ]
    with serving({TRUSTEES: (200, {}, json.dumps(trustees).encode())}) as site:
        crawled = ask(site, tmp_path, monkeypatch, target("charity_commission", CHARITY))
    rows = crawled.placed[["person_name", "role", "affiliation"]].itertuples(index=False, name=None)
    name = "INVENTED TRUST LTD"
    assert list(rows) == [("Testa Alpha", "Chair", ""), ("Testo Beta", "Trustee", ""), (name, "Trustee", name)]


RESIGNED = officer("BETA, Testo", resigned_on="2020-01-01")
# By the last digits of a company number: what the register answers, the cause that it has, and words of its detail.
NO_LISTS: dict[str, tuple[Answer, str, str]] = {
    "51": ((200, {}, b"<html>busy</html>"), "register changed", "no JSON"),
    "52": ((200, {}, b'{"officers": []}'), "register changed", "no list `items`"),
    "53": ((200, {"Content-Encoding": "gzip"}, gzip.compress(FIRST[2])), "register changed", "no JSON"),
    "54": ((200, {}, b'{"items": [{"name": "A, B"}], "total_results": 1}'), "register changed", "`officer_role`"),
    "55": (part(start=0, total=9), "register changed", "ends after 0 of 9"),
    "56": ((401, {}, b"who are you?"), "blocked", ""),
    "57": ((404, {}, b"{}"), "gone", ""),
    "58": (part(RESIGNED), "no board found", ""),
}


@pytest.fixture(scope="module")
def listless(tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, Crawled]:
    """A crawl of answers that list nobody, and its replay."""
    folder = tmp_path_factory.mktemp("listless")
    targets = [target(url=COMPANY.replace("00000042", f"000000{number}")) for number in NO_LISTS]
    answers = {OFFICERS.replace("42", number): answer for number, (answer, _, _) in NO_LISTS.items()}
    with pytest.MonkeyPatch.context() as monkeypatch, serving({**answers}) as site:
        crawled = ask(site, folder, monkeypatch, *targets)
        return crawled, crawl(targets, "replay", folder / "live.warc.gz", folder / "again")


@pytest.mark.parametrize("number", NO_LISTS)
def test_an_answer_that_lists_nobody_has_a_cause_that_a_replay_repeats(
    listless: tuple[Crawled, Crawled], number: str
) -> None:
    _, cause, detail = NO_LISTS[number]
    for one in listless:
        assert not len(one.placed)
        failure = one.failures[one.failures["source_url"].str.contains(f"/000000{number}/")]
        assert list(failure["cause"]) == [cause]
        assert detail in failure["detail"].iloc[0]


def test_a_list_of_which_a_part_fails_is_not_told_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({OFFICERS: FIRST}) as site:
        crawled = ask(site, tmp_path, monkeypatch, target())
    assert not len(crawled.placed)
    assert list(crawled.failures["cause"]) == ["gone"]


def test_without_a_key_a_register_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(dict(LISTED)) as site:
        monkeypatch.setenv("THIRDS_COMPANIES_HOUSE", site.address)
        monkeypatch.delenv("THIRDS_COMPANIES_HOUSE_KEY", raising=False)
        crawled = crawl([target()], "live", tmp_path / "live.warc.gz", tmp_path / "crawl", timeout=120)
        assert [path for _, path, _ in site.asked] == ["/robots.txt"]
    assert list(crawled.failures["cause"]) == ["no key"]
    assert "THIRDS_COMPANIES_HOUSE_KEY is not set" in crawled.failures["detail"][0]


def test_a_key_is_shown_to_its_register_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIRDS_COMPANIES_HOUSE_KEY", KEY)
    own = address_of("companies_house", COMPANY)
    assert key_headers("companies_house", own)
    assert not key_headers("companies_house", own.replace(".gov.uk", ".gov.uk.invalid"))
    assert not key_headers("companies_house", "http" + own.removeprefix("https"))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("url: https://leisure.example/board", "a page of this register has the form"),
        (f"url: {COMPANY.replace('00000042', 'IP12345R')}", "IP12345R is a registered society"),
        (f"url: {COMPANY}\n        render: true", "a register is no page: leave out render"),
        (f"url: {COMPANY}\n        read_from: [live, archive]", "there is no facsimile of one"),
    ],
)
def test_a_source_names_a_register_rightly_or_not_at_all(small_data: Path, lines: str, sentence: str) -> None:
    (small_data / "sources" / "leisure.yml").write_text(
        "org_id: XI-THIRDS-leisure\nbodies:\n  - name: board of directors\n    kind: board of directors\n"
        f"    tier: governing\n    pages:\n      - listed_in: companies_house\n        {lines}\n"
    )
    with pytest.raises(DeclarationError, match=r"leisure\.yml:\d+: ") as refused:
        load_sources(small_data)
    assert sentence in str(refused.value)


def test_an_entry_of_another_company_is_refused(small_data: Path) -> None:
    register = small_data / "organisations.csv"
    register.write_text(register.read_text().replace("XI-THIRDS-leisure", "GB-COH-00000041"))
    (small_data / "sources" / "leisure.yml").write_text(
        "org_id: GB-COH-00000041\nbodies:\n  - name: board of directors\n    kind: board of directors\n"
        f"    tier: governing\n    pages:\n      - listed_in: companies_house\n        url: {COMPANY}\n"
    )
    with pytest.raises(DeclarationError, match="that of `GB-COH-00000041` has 00000041"):
        load_sources(small_data)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["items", "name", "officer_role", "total_results", "trustee_name"]), inner)
    ),
    max_leaves=20,
)


@given(VALUES, st.sampled_from(["companies_house", "charity_commission"]))
def test_whatever_a_register_sends_is_read_or_refused(sent: Any, register: str) -> None:
    try:
        kept = cut_down(register, json.dumps(sent).encode())
    except RegisterError as error:
        assert error.cause == "register changed"
        return
    listings, _ = listings_of(register, kept)
    assert all(listing.name_as_published for listing in listings)
    next_of("https://register.invalid/list?items_per_page=100", kept)


def test_the_number_is_read_off_the_public_page() -> None:
    assert number_in("companies_house", COMPANY) == "00000042"
    assert number_in("charity_commission", CHARITY) == "1000042"
