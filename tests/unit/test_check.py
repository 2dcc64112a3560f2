"""The lint of what people wrote: a line a finding, and none on the project's own data that is an error."""

from pathlib import Path

import pytest

from flows.cli import main
from spiders.check import check_data
from tests.conftest import DATA, HOSPITAL, LEISURE
from transforms.declared import DeclarationError
from transforms.identifiers import identifier_fault


def said(data: Path, *slugs: str) -> list[str]:
    return [str(remark).removeprefix(f"{data}/") for remark in check_data(data, slugs)]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_the_projects_own_data_has_no_error() -> None:
    assert [str(remark) for remark in check_data(DATA) if remark.severity == "error"] == []


def test_the_small_data_has_nothing_to_find(small_data: Path) -> None:
    assert said(small_data) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "finding"),
    [
        (
            "organisations.csv",
            "XI-THIRDS-leisure,",
            "XI-THIRDS-other,",
            "sources/leisure.yml:1: error: the organisation",
        ),
        (
            "sources/leisure.yml",
            LEISURE,
            f"{LEISURE}?utm_source=x",
            "sources/leisure.yml:7: error: the address has the",
        ),
        (
            "sources/leisure.yml",
            LEISURE,
            f"{LEISURE}#people",
            "sources/leisure.yml:7: error: the address has a fragment",
        ),
        (
            "sources/leisure.yml",
            "read_from: [archive]",
            "read_from: [live, archive]",
            ":8: error: a page that is read live",
        ),
        ("sources/leisure.yml", LEISURE, HOSPITAL, "sources/leisure.yml:7: error: hospital has this page too"),
        (
            "sources/leisure.yml",
            LEISURE,
            "https://leisure.example/x",
            "listings/leisure.csv:2: error: data/sources/lei",
        ),
        (
            "sources/leisure.yml",
            LEISURE,
            "https://leisure.example/x",
            "leisure.yml:7: error: the embedded archive does",
        ),
        (
            "sources/leisure.yml",
            "org_id: XI-THIRDS-leisure",
            "org_id: XI-THIRDS-leisure\nmeans:\n  partner: Invented\n",
            "sources/leisure.yml:3: warning: `partner` is in none",
        ),
        (
            "compositions.csv",
            "board of directors",
            "shadow board",
            "compositions.csv:2: error: data/sources/leisure.yml",
        ),
        ("sources/leisure.yml", "tier: governing", "tier: ruling", "sources/leisure.yml:5: error: the key"),
        ("sources/leisure.yml", "complete: true", "complete: true\n        expected: 9", ":10: error: 4 listings are"),
    ],
)
def test_each_mistake_is_named_with_file_and_line(
    small_data: Path, file: str, old: str, new: str, finding: str
) -> None:
    edit(small_data / file, old, new)
    assert any(finding in line for line in said(small_data)), said(small_data)


def test_a_live_page_wants_a_count_and_an_archive_and_https(small_data: Path) -> None:
    page = "      - url: http://leisure.example/board/now\n        read_from: [live]\n"
    edit(small_data / "sources" / "leisure.yml", "    pages:\n", f"    pages:\n{page}")
    severities = [line.split(": ")[1] for line in said(small_data)]
    assert sorted(severities) == ["note", "warning", "warning"]


def test_one_page_declared_twice_is_crawled_twice_and_so_an_error(small_data: Path) -> None:
    page = "      - url: https://{}leisure.example/now\n        read_from: [live]\n        expected: 4\n"
    edit(small_data / "sources" / "leisure.yml", "    pages:\n", "    pages:\n" + page.format("") + page.format("www."))
    assert any("declared for this body on line 7 already" in line for line in said(small_data))


def test_an_organisation_that_is_there_twice_is_an_error(small_data: Path) -> None:
    path = small_data / "organisations.csv"
    path.write_text(path.read_text() + "XI-THIRDS-leisure-2,leisure-2,INVENTED LEISURE LTD,,,,,,,,,,,,\n")
    assert "organisations.csv:4: error: the name `INVENTED LEISURE LTD` is that of `leisure` too" in "".join(
        said(small_data)
    )
    assert any("no page is declared" in line for line in said(small_data, "leisure-2"))


@pytest.mark.parametrize("column", ["register_number", "website", "board_page_url"])
def test_two_organisations_do_not_share_a_number_or_a_page(small_data: Path, column: str) -> None:
    path = small_data / "organisations.csv"
    header, *rows = (line.split(",") for line in path.read_text().splitlines())
    value = "12345" if column == "register_number" else "https://shared.example/home"
    for row in rows:
        row[header.index(column)] = value
    path.write_text("\n".join(",".join(row) for row in (header, *rows)) + "\n")
    finding = f"organisations.csv:3: error: the {column} `{value}` is that of `leisure` too; keep one row, or mend it"
    assert said(small_data) == [finding]


def test_only_what_concerns_the_named_organisations_is_said(small_data: Path) -> None:
    edit(small_data / "sources" / "leisure.yml", LEISURE, f"{LEISURE}#people")
    assert said(small_data, "hospital") == []
    assert said(small_data, "leisure") != []
    with pytest.raises(DeclarationError, match="has the slug `nobody`"):
        check_data(small_data, ["nobody"])


def test_the_command_ends_with_1_where_there_is_an_error_and_with_0_where_not(
    small_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--data", str(small_data)]) == 0
    assert capsys.readouterr().out == ""
    edit(small_data / "sources" / "leisure.yml", LEISURE, f"{LEISURE}#people")
    assert main(["check", "--data", str(small_data)]) == 1
    assert ":7: error: the address has a fragment" in capsys.readouterr().out


@pytest.mark.parametrize(
    "org_id",
    [
        "GB-COH-01234567",
        "GB-COH-SC123456",
        "GB-CHC-1157164",
        "GB-SC-SC012345",
        "GB-NHS-RXX",
        "GB-MPR-7610",
        "GB-MPR-30089R",
        "XI-THIRDS-invented",
        "GB-LAE-ABC",
    ],
)
def test_a_right_identifier_has_no_fault(org_id: str) -> None:
    assert identifier_fault(org_id, "invented") == ""


@pytest.mark.parametrize(
    ("org_id", "words"),
    [
        ("GB-COH-1234567", "8 digits"),
        ("GB-COH-sc123456", "8 digits"),
        ("GB-CHC-12", "6 or 7 digits"),
        ("GB-SC-012345", "SC and 6 digits"),
        ("GB-NHS-rxx", "ODS code"),
        ("GB-XYZ-1", "no register"),
        ("XI-THIRDS-another", "must be `XI-THIRDS-invented`"),
        ("01234567", "no identifier"),
    ],
)
def test_a_wrong_identifier_says_what_the_register_writes(org_id: str, words: str) -> None:
    assert words in identifier_fault(org_id, "invented")
