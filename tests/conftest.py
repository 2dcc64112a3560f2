"""What several tests need: a small house of data with invented organisations, and a Prefect server for flows."""

import csv
import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.shared import made_once

# For every crawl that a test starts: a contact of nobody, and leave to reach the test's own servers.
os.environ["THIRDS_CONTACT"] = "https://operator.example/contact"
os.environ["THIRDS_OPEN_LOOPBACK"] = "1"

# A time never decides a test: what else the machine has to do is no property of the code.
settings.register_profile("thirds", settings(deadline=None, suppress_health_check=[HealthCheck.too_slow]))
settings.load_profile("thirds")


def pytest_collection_finish() -> None:
    """Look for garbage more rarely, and not among what is loaded: that stays, and looking took a tenth of the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def pytest_unconfigure() -> None:
    """Let go of it, or DuckDB says at the end that it was leaked."""
    gc.unfreeze()


PROJECT = Path(__file__).resolve().parents[1]
DATA = PROJECT / "data"

ORGANISATION_COLUMNS = (
    "org_id,slug,name,nation,family,sector,legal_form,parent_public_body,year_established,register_number,website,"
    "board_page_url,source_url,uncertain,note"
).split(",")
LISTING_COLUMNS = (
    "body,page_url,page_date,complete,published_as,section,group_heading,name,role,affiliation,absent,uncertain"
).split(",")
COMPOSITION_COLUMNS = (
    "slug,body,body_as_published,constituency,seats,seats_are_maximum,body_total_stated,appointing_body,page_url,"
    "publisher,document,version,complete,uncertain"
).split(",")

LEISURE = "https://leisure.example/board"
HOSPITAL = "https://hospital.example/governors"


def write_csv(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def listed(page: str, body: str, shape: str, rows: list[tuple[str, str, str]]) -> list[dict[str, str]]:
    return [
        {
            "body": body,
            "page_url": page,
            "page_date": "2024-05-01",
            "complete": "yes",
            "published_as": shape,
            "name": name,
            "role": role,
            "affiliation": affiliation,
            "absent": "no",
        }
        for name, role, affiliation in rows
    ]


@pytest.fixture
def small_data(tmp_path: Path) -> Path:
    """A data folder of the test's own: see `make_small_data`."""
    return make_small_data(tmp_path / "data")


def make_small_data(data: Path) -> Path:
    """A data folder with two invented organisations, the project's own codebook, and a facsimile archive."""
    from spiders.facsimile import build_facsimile

    write_csv(
        data / "organisations.csv",
        ORGANISATION_COLUMNS,
        [
            {"org_id": "XI-THIRDS-leisure", "slug": "leisure", "name": "Invented Leisure", "family": "leisure_trust"},
            {
                "org_id": "XI-THIRDS-hospital",
                "slug": "hospital",
                "name": "Invented Hospital NHS Foundation Trust",
                "family": "nhs_foundation_trust",
            },
        ],
    )
    write_csv(
        data / "listings" / "leisure.csv",
        LISTING_COLUMNS,
        listed(
            LEISURE,
            "board of directors",
            "table",
            [
                ("Testa Alpha", "Independent Director (Chair)", ""),
                ("Cllr Testo Beta", "Council Director", "Kent County Council"),
                ("Testine Gamma", "Employee Representative Director", ""),
                ("Testus Delta", "Chief Executive", ""),
            ],
        ),
    )
    write_csv(
        data / "listings" / "hospital.csv",
        LISTING_COLUMNS,
        listed(
            HOSPITAL,
            "council of governors",
            "table",
            [
                ("Probe Epsilon", "Public Governor", "Invented Town"),
                ("Probe Zeta", "Staff Governor", ""),
                ("Probe Eta", "Carer Governor", ""),
                ("Vacant", "Public Governor", "Invented Town"),
            ],
        ),
    )
    write_csv(
        data / "compositions.csv",
        COMPOSITION_COLUMNS,
        [
            {
                "slug": "leisure",
                "body": "board of directors",
                "constituency": constituency,
                "seats": "3",
                "seats_are_maximum": "no",
                "page_url": "https://leisure.example/articles",
                "publisher": "own",
                "version": "2023",
                "complete": "yes",
            }
            for constituency in ("elected staff directors", "tenants", "councillors")
        ],
    )
    sources = data / "sources"
    sources.mkdir()
    (sources / "leisure.yml").write_text(
        f"org_id: XI-THIRDS-leisure\nbodies:\n  - name: board of directors\n    kind: board of directors\n"
        f"    tier: governing\n    pages:\n      - url: {LEISURE}\n        date: '2024-05-01'\n        complete: true\n"
        f"        read_from: [archive]\n"
    )
    (sources / "hospital.yml").write_text(
        f"org_id: XI-THIRDS-hospital\nbodies:\n  - name: council of governors\n    kind: council of governors\n"
        f"    tier: electing\n    pages:\n      - url: {HOSPITAL}\n        date: '2024-05-01'\n        complete: true\n"
        f"        read_from: [archive]\n"
    )
    shutil.copy(DATA / "codebook.yml", data / "codebook.yml")
    shutil.copytree(DATA / "reference", data / "reference")
    build_facsimile(data, data / "archive" / "facsimile.warc.gz")
    return data


def add_organisation(data: Path, slug: str, family: str, body: str, page: str, more: str = "") -> None:
    """One more invented organisation, whose board is read from a page of the archive; `more` are keys of the page."""
    with (data / "organisations.csv").open("a", encoding="utf-8") as register:
        register.write(f"XI-THIRDS-{slug},{slug},The Invented Society of {slug.title()},,{family}{',' * 10}\n")
    (data / "sources" / f"{slug}.yml").write_text(
        f"org_id: XI-THIRDS-{slug}\nbodies:\n  - name: {body}\n    kind: {body}\n    tier: governing\n    pages:\n"
        f"      - url: {page}\n        date: '2024-05-01'\n        complete: true\n        read_from: [archive]\n{more}"
    )


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of the suite share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def small_release(shared: Path) -> Path:
    """The folder of the published small release, made once for the whole suite: to look at, and not to change."""
    from tests.unit.small_release import publish_small_release

    return made_once(shared, "small-release", publish_small_release)


@pytest.fixture(scope="session")
def prefect(shared: Path) -> Iterator[str]:
    """A Prefect server with a database of its own, started once for all tests that run a flow; its address.

    A flow that runs in the process of the tests writes all forms of its release there: what a process beside it would
    load anew for each is loaded. The command, as other tests run it, has that process.
    """
    import flows  # noqa: F401 - sets Prefect's environment before it is imported
    from tests.prefect_server import shared_server
    from transforms.publish import forms

    with shared_server(shared) as address, pytest.MonkeyPatch.context() as patch:
        from prefect.settings import PREFECT_API_URL, temporary_settings

        patch.setattr(forms.AHEAD, "start", lambda _: None)
        with temporary_settings({PREFECT_API_URL: address}):
            yield address
