"""docs/adding-an-organisation.md, followed to the letter: an organisation that nobody knew is in a release."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.flows.command import talking_to
from tests.spiders.server import HTML, Answer, serving
from transforms.warehouse import read

BOARD = b"""<html><head><title>Our board | Invented Baths</title></head><body><h1>Board of directors</h1>
<ul><li>Testa Alpha - Chair</li><li>Testo Beta - Staff director</li><li>Cllr Testine Gamma - Council director</li>
<li>Vacant - Tenant director</li></ul></body></html>"""
ROBOTS: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nAllow: /\n")
PRINTED = "https://invented-baths.example"


def commands() -> list[str]:
    """The shell blocks of the page, in order."""
    page = (PROJECT / "docs" / "adding-an-organisation.md").read_text()
    blocks = re.findall(r"^( *)```sh\n(.*?)^ *```", page, re.MULTILINE | re.DOTALL)
    return ["".join(line.removeprefix(indent) for line in block.splitlines(keepends=True)) for indent, block in blocks]


@pytest.fixture
def house(tmp_path: Path, small_data: Path) -> Path:
    """A folder in which the page's commands run as printed, over data of the test's own."""
    folder = tmp_path / ".venv" / "bin"
    folder.mkdir(parents=True)
    for name, command in (
        ("thirds", f'"{sys.executable}" -m flows.cli "$@" --data "{small_data}"'),
        ("python", f'"{sys.executable}" "$@"'),
    ):
        (folder / name).write_text(f"#!/bin/sh\nexec {command}\n")
        (folder / name).chmod(0o755)
    return tmp_path


def test_the_page_leads_from_an_address_to_a_board_in_a_release(house: Path, prefect: str) -> None:
    environment = {
        **os.environ,
        **talking_to(prefect),
        "PYTHONPATH": str(PROJECT),
        "THIRDS_CONTACT": "https://operator.example/contact",
        "THIRDS_OPEN_LOOPBACK": "1",
    }
    trial = house / "trial"
    said = []
    with serving({"/robots.txt": ROBOTS, "/about/board": (200, HTML, BOARD)}) as site:
        for command in commands():
            asked = command.replace(PRINTED, site.address).replace("/tmp/thirds-trial", str(trial))  # noqa: S108 - as printed
            done = subprocess.run(
                ["bash", "-ec", asked], cwd=house, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{asked}\n{done.stderr}"
            said.append(done)
    looked, _, checked, audited = said
    assert "allows the page (answered 200)" in looked.stderr
    assert "board of directors (governing), 4 seats" in looked.stderr
    assert "Invented Baths: XI-THIRDS-invented-baths (not in the register yet" in looked.stderr
    assert looked.stdout == ""  # it went into the source file
    assert ": error: " not in checked.stdout
    assert "staff director" in audited.stdout.casefold()
    release = trial / "latest" / "thirds.duckdb"
    assert {len(read(release, "failures")), len(read(release, "quarantine"))} == {0}
    assert list(read(release, "directors")["person_name"].fillna("")) == [
        "Testa Alpha",
        "Testo Beta",
        "Testine Gamma",
        "",
    ]


def test_the_page_names_every_key_of_a_page_in_a_source_file() -> None:
    from spiders.sources import Body, Page

    page = (PROJECT / "docs" / "adding-an-organisation.md").read_text()
    assert [
        key for key in (*Page.model_fields, *Body.model_fields) if f"`{key}`" not in page and f"{key}:" not in page
    ] == []
