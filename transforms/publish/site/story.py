"""The story pack: figures by council area and by sector, the reporting recipe, and charts ready to publish."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from transforms.publish.boards import words
from transforms.publish.sheets import write_csv
from transforms.publish.site.bodies import Organisation
from transforms.publish.site.charts import Chart
from transforms.publish.site.downloads import Download, write_zip
from transforms.publish.site.drawing import is_placed
from transforms.publish.site.start_here import BODIES, CAUTION
from transforms.schema import Column, Table, enforce

FOLDER = "story-pack"


def _count(name: str, description: str, unit: str = "bodies") -> Column:
    return Column(name, "integer", description, nullable=False, unit=unit)


SECTORS = Table(
    name="by-sector",
    layer="out",
    grain="one sector",
    description="What the whole boards of a sector have in common.",
    key=("sector",),
    columns=(
        Column("sector", "text", "Service sector.", nullable=False),
        _count("organisations", "Organisations with a board in the release.", "organisations"),
        _count("bodies", "Bodies with a board in the release."),
        _count("ranked", "Bodies that have a place among their like."),
        _count("known", "Bodies whose whole board is shown, four fifths of its seats with a class."),
        _count("known_without_workers", "Of these, bodies on which no seat is published as a worker's."),
        _count("known_without_users", "Of these, bodies on which no seat is published as a user's."),
        _count("known_without_state", "Of these, bodies on which no seat is published as the state's."),
        _count("seats", "Filled voting seats of the known boards.", "seats"),
        _count("seats_workers", "Of these, worker seats.", "seats"),
        _count("seats_users", "User seats.", "seats"),
        _count("seats_state", "State seats.", "seats"),
        _count("seats_outside", "Seats outside the thirds.", "seats"),
        _count("seats_not_published", "Seats whose class is not published.", "seats"),
        Column("caution", "text", "What to print beside a figure.", nullable=False),
    ),
)


def write_story_pack(
    site: Path, organisations: Sequence[Organisation], bodies: pd.DataFrame, charts: Sequence[Chart], recipe: str
) -> tuple[list[Download], Download]:
    """Write the pack into `story-pack/` of a site, and all of it as one archive.

    Args:
        site: the folder of the site.
        organisations: all of the release.
        bodies: the rows of `start_here.BODIES`.
        charts: to be written as SVG and PNG, with their alternative text.
        recipe: the text of the reporting recipe.

    Returns:
        The CSV files, and the archive.

    Raises:
        OSError: a file cannot be written.
    """
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    local = bodies[bodies["council_area"].notna()].sort_values(["council_area", "organisation", "body"])
    sectors = sector_table(organisations)
    write_csv(folder / "by-council-area.csv", local, BODIES)
    write_csv(folder / "by-sector.csv", sectors, SECTORS)
    (folder / "recipe.md").write_text(recipe, "utf-8")
    for chart in charts:
        (folder / f"{chart.name}.svg").write_text(chart.svg, "utf-8")
        (folder / f"{chart.name}.png").write_bytes(chart.png())
    (folder / "alt-texts.txt").write_text("".join(f"{chart.name}: {chart.alt}\n" for chart in charts), "utf-8")
    files = sorted(path for path in folder.iterdir() if path.suffix != ".zip")
    write_zip(folder / "story-pack.zip", ((path.name, path.read_bytes()) for path in files))
    return (
        [
            _download(folder, "by-council-area.csv", "bodies whose parent is a council, area by area", len(local)),
            _download(
                folder, "by-sector.csv", "sector by sector: how many boards seat nobody of a third", len(sectors)
            ),
        ],
        _download(folder, "story-pack.zip", "the whole pack", None),
    )


def sector_table(organisations: Sequence[Organisation]) -> pd.DataFrame:
    """The rows of SECTORS: those with most bodies first."""
    found: dict[str, dict[str, Any]] = defaultdict(
        lambda: {column.name: 0 for column in SECTORS.columns if column.type == "integer"}
    )
    for organisation in organisations:
        row = found[words(organisation.row["sector"]) or "sector not known"]
        row["organisations"] += bool(organisation.bodies)
        for body in organisation.bodies:
            row["bodies"] += 1
            row["ranked"] += body.league["rank"] is not None
            if is_placed(body.chief):
                _add(row, body.chief.counts)
    rows = [{"sector": sector, "caution": CAUTION} | row for sector, row in found.items() if row["bodies"]]
    rows.sort(key=lambda row: (-row["bodies"], row["sector"]))
    return enforce(pd.DataFrame(rows, columns=SECTORS.column_names()), SECTORS)


def _add(row: dict[str, Any], counts: Mapping[str, int]) -> None:
    row["known"] += 1
    row["seats"] += sum(counts.values())
    for kind, name in (("w", "workers"), ("u", "users"), ("s", "state")):
        row[f"known_without_{name}"] += not counts[kind]
        row[f"seats_{name}"] += counts[kind]
    row["seats_outside"] += counts["m"]
    row["seats_not_published"] += counts["o"]


def _download(folder: Path, name: str, said: str, rows: int | None) -> Download:
    return Download(f"{FOLDER}/{name}", said, rows, (folder / name).stat().st_size)
