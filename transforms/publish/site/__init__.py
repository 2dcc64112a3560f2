"""The site of a release: pages that open from a disk, a file share or a server, and need neither network nor script.

A front page with every body in the triangle and in a table, a page an organisation with each seat and why it has its
class, league tables of like with like, the documents of the project, and files for spreadsheets and stories. Everything
is written from the tables of one release, so that no two pages can disagree.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from transforms.ceilings import read_ceilings
from transforms.publish.boards import PATTERN_WORDS
from transforms.publish.forms import Beside
from transforms.publish.site import charts, downloads, front, read_only, start_here, story
from transforms.publish.site.areas import council_areas
from transforms.publish.site.bodies import Organisation, Row, organisations_of
from transforms.publish.site.documents import PROJECT
from transforms.publish.site.leagues import League, leagues_of, unsaid
from transforms.publish.site.logs import board_steps, people_on_several_boards, release_log
from transforms.publish.site.pages import Pages
from transforms.publish.site.plans import plan
from transforms.publish.site.search import search_data
from transforms.publish.site.workbook import Workbook
from transforms.rows import records
from transforms.schema import Table
from transforms.schema.scores import SCORE_COLUMNS
from transforms.tables import TABLES

ASSETS = Path(__file__).parent / "assets"
DATA = PROJECT / "data"


def write_site(
    release: Path,
    frames: Mapping[str, pd.DataFrame],
    facts: Mapping[str, str],
    tables: Sequence[Table] = TABLES,
    data: Path = DATA,
    beside: Beside | None = None,
) -> list[str]:
    """Write the site into `site/` of a release, which is made new; the paths of its files, relative to it.

    Args:
        release: the folder of the release; its `csv/` is there already.
        frames: the tables of the release by name.
        facts: licence and codebook_version.
        tables: the registry, for the data dictionary.
        data: where codebook, corrections and the list of councils are.
        beside: whoever writes the Excel file meanwhile.

    Raises:
        OSError: a source of a page is missing, or a file cannot be written.
    """
    site = release / "site"
    stamp = str(frames["run"]["run_id"].max()) if len(frames["run"]) else "not-known"
    codebook = read_only.read_codebook(data)
    organisations = organisations_of(frames)
    leagues = leagues_of(organisations)
    shared = {
        "release": {"stamp": stamp},
        "facts": facts,
        "ceilings": {rule.id: rule.citation for rule in read_ceilings()},
        "plan": plan,
        "league_pages": {league.name: league.page for league in leagues},
    }
    areas = council_areas((each.row for each in organisations), data / "reference" / "councils.csv")
    bodies, seats = start_here.bodies_table(organisations, areas), start_here.seats_table(organisations, areas)
    beside = beside or Beside()
    beside.begin(Workbook(site / downloads.FOLDER / downloads.WORKBOOK, bodies, seats, stamp))
    pages = Pages(site, shared)
    findings = records(frames["findings"].sort_values("position"))
    _write_assets(pages, organisations)
    front.write_front(pages, organisations, leagues, findings)
    front.write_organisations(pages, organisations)
    front.write_findings(pages, organisations, findings)
    _write_leagues(pages, organisations, leagues)
    # A release that was made without the table says nothing of the one before it.
    since = release_log(frames["release_changes"], organisations) if "release_changes" in frames else None
    _write_organisation_pages(pages, organisations, _says(codebook), since or [])
    steps = board_steps(organisations)[:MOST_STEPS]
    pages.write("changes.html", "changes", release_changes=since, steps=steps, most=MOST_STEPS)
    people = people_on_several_boards(frames["interlocks"], organisations)
    pages.write("interlocks.html", "interlocks", people=people)
    pages.write("calculator.html", "calculator", columns=SCORE_COLUMNS, patterns=PATTERN_WORDS)
    read_only.write_documents(pages, tables)
    read_only.write_codebook(pages, codebook)
    read_only.write_corrections(pages, data, organisations)
    _write_story_pack(pages, organisations, leagues, bodies, stamp)
    beside.wait()
    pages.write("downloads.html", "downloads", files=downloads.write_downloads(site, bodies, seats))
    return sorted(str(path.relative_to(site)) for path in site.rglob("*") if path.is_file())


MOST_STEPS = 500


def _write_assets(pages: Pages, organisations: Sequence[Organisation]) -> None:
    for asset in sorted(ASSETS.iterdir()):
        pages.put(f"assets/{asset.name}", asset.read_bytes())
    pages.put("assets/organisations.js", search_data(organisations))


def _write_organisation_pages(
    pages: Pages, organisations: Sequence[Organisation], says: Mapping[str, str], since: Sequence[Row]
) -> None:
    changed: dict[str, list[Row]] = {}
    for change in since:
        changed.setdefault(change["org_id"], []).append(change)
    for organisation in organisations:
        if organisation.bodies:
            boards = [board for body in organisation.bodies for board in (*body.latest, *body.earlier)]
            used = {seat.rule for board in boards for seat in board.seats}
            rules = [(rule, said) for rule, said in says.items() if rule in used]
            own = changed.get(organisation.row["org_id"], [])
            pages.write(organisation.page, "organisation", organisation=organisation, rules=rules, since=own)


def _write_leagues(pages: Pages, organisations: Sequence[Organisation], leagues: Sequence[League]) -> None:
    pages.write("leagues.html", "leagues", leagues=leagues)
    for league in leagues:
        for part in league.parts():
            pages.write(league.part_page(part.number), "league", league=league, part=part)
    silent = sum(not each.bodies for each in organisations)
    pages.write("does-not-say.html", "does-not-say", groups=unsaid(organisations), silent=silent)


def _write_story_pack(
    pages: Pages, organisations: Sequence[Organisation], leagues: Sequence[League], bodies: pd.DataFrame, stamp: str
) -> None:
    source = (
        f"Source: thirds, release {stamp}, CC BY 4.0. Fit to a proposal (Glasman 2011), not the quality of a service."
    )
    drawn = charts.charts_of(organisations, leagues, source)
    packed, archive = story.write_story_pack(pages.folder, organisations, bodies, drawn, read_only.recipe())
    pages.write("story-pack.html", "story-pack", charts=drawn, folder=story.FOLDER, files=packed, zip=archive)


def _says(codebook: read_only.Codebook) -> dict[str, str]:
    """What each rule says, by its id, and what a correction is."""
    rules: Any = codebook["rules"]
    return {rule["id"]: rule["says"] for rule in rules} | {
        "correction": "A person looked at the source and corrected what the rules decided; the reason is in the log."
    }
