"""The three charts of the story pack: drawings that stand alone, with title, source line and a text in their place.

They are SVG with every colour and size written in, for a newsroom's own tools; a library turns each into PNG, with a
typeface that a package brings, so that the picture is the same on every machine.
"""

import textwrap
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import font_lato
import resvg_py
from markupsafe import Markup, escape

from transforms.publish.boards import points, words
from transforms.publish.site.bodies import Body, Organisation
from transforms.publish.site.drawing import MOST_MARKS, is_placed
from transforms.publish.site.leagues import Entry, League
from transforms.publish.site.pages import clipped
from transforms.publish.site.triangle import CENTRE, HEIGHT, Mark, moved_apart, place, radius
from transforms.publish.site.wording import GROUPS

COLOURS = {"w": "#a63a1e", "u": "#1f5fa8", "s": "#b97f00", "m": "#8a9099", "o": "#d9dbde"}
INK, SOFT, PAPER, LINE = "#1c1f24", "#545b66", "#ffffff", "#c9ccd1"
WIDTH, MARGIN = 1000, 40
ZOOM = 2
MOST_ROWS = 20
FAMILY = "Lato, 'Helvetica Neue', Arial, sans-serif"
FONTS = [str(Path(font_lato.__file__).parent / "files" / f"Lato-{face}.ttf") for face in ("Regular", "Bold")]


@dataclass(frozen=True)
class Chart:
    """One chart, and what stands in its place for those who cannot see it."""

    name: str
    title: str
    alt: str
    svg: str
    width: int
    height: int

    def png(self) -> bytes:
        """The chart as pixels, twice its size."""
        return bytes(resvg_py.svg_to_bytes(svg_string=self.svg, font_files=FONTS, skip_system_fonts=True, zoom=ZOOM))


def charts_of(organisations: Sequence[Organisation], leagues: Sequence[League], source: str) -> list[Chart]:
    """The charts of a release; `source` is the line that is printed below each."""
    bodies = [body for organisation in organisations for body in organisation.bodies if is_placed(body.chief)]
    charts = [_triangle(bodies, source), _sectors(organisations, source)]
    ranked = [league for league in leagues if league.ranked]
    if ranked:
        charts.append(_league(max(ranked, key=lambda league: league.ranked), source))
    return charts


def _triangle(bodies: Sequence[Body], source: str) -> Chart:
    title = "How the seats in the thirds are shared out"
    under = (
        f"{len(bodies)} whole boards and councils. Each mark is one; its size is the share of all its seats that are "
        "in a third. In the middle, ringed: a third each."
    )
    side, left, top = 620, 190, 190
    marks = []
    for body in bodies:
        counts = body.chief.counts
        where = place(counts["w"], counts["u"], counts["s"])
        if where:
            size = radius(counts["w"], counts["u"], counts["s"], counts["m"] + counts["o"], 11, 4)
            marks.append(Mark(left + side * where[0], top + side * (HEIGHT - where[1]), size))
    nowhere = len(bodies) - len(marks)
    few = len(marks) <= MOST_MARKS  # of very many, marks lie over each other, and the dark places are the full ones
    base = top + side * HEIGHT
    parts = [
        f'<path d="M{left} {base:.1f}L{left + side / 2} {top}L{left + side} {base:.1f}Z" fill="none" stroke="{INK}"/>',
        f'<circle cx="{left + side * CENTRE[0]}" cy="{top + side * (HEIGHT - CENTRE[1]):.1f}" r="17" fill="none" '
        f'stroke="{INK}" stroke-width="1.5" stroke-dasharray="4 3"/>',
        _text(left + side / 2, top - 14, "Workers", weight=700, anchor="middle"),
        _text(left - 20, base + 42, "Users", weight=700, anchor="middle"),
        _text(left + side + 20, base + 42, "The state", weight=700, anchor="middle"),
        *(
            f'<circle cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{mark.radius:.1f}" fill="{COLOURS["u"]}" '
            f'opacity="{0.8 if few else 0.2}"/>'
            for mark in (moved_apart(marks, 1) if few else marks)
        ),
    ]
    no_worker = sum(not body.chief.counts["w"] for body in bodies)
    alt = (
        f"A triangle with workers, users and the state at its corners and {len(marks)} boards in it. {no_worker} of "
        f"the {len(bodies)} have no seat published as a worker's"
        + (f"; {nowhere} have no seat in any third." if nowhere else ".")
    )
    return _chart("triangle", title, under, alt, parts, int(base) + 70, source)


def _sectors(organisations: Sequence[Organisation], source: str) -> Chart:
    title = "Who holds the seats, sector by sector"
    under = "Filled voting seats of whole boards and councils, added up; per cent."
    seats: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COLOURS, 0))
    boards: dict[str, int] = defaultdict(int)
    for organisation in organisations:
        for body in organisation.bodies:
            if is_placed(body.chief):
                sector = words(organisation.row["sector"]) or "sector not known"
                boards[sector] += 1
                for kind in COLOURS:
                    seats[sector][kind] += body.chief.counts[kind]
    order = sorted(seats, key=lambda sector: (-boards[sector], sector))[:MOST_ROWS]
    parts, said, y = [_legend(128)], [], 170
    for sector in order:
        total = sum(seats[sector].values()) or 1
        parts.append(_text(MARGIN, y + 18, sector[:1].upper() + sector[1:], weight=700))
        parts.append(
            _text(
                MARGIN, y + 38, f"{_counted(boards[sector], 'board')}, {_counted(total, 'seat')}", size=15, colour=SOFT
            )
        )
        parts += _stack(seats[sector], total, 290, y, WIDTH - MARGIN - 290)
        shares = ", ".join(
            f"{GROUPS[kind].lower()} {100 * count / total:.0f} %" for kind, count in seats[sector].items() if count
        )
        said.append(f"{sector}: {shares}")
        y += 62
    return _chart("sectors", title, under, f"Stacked bars. {'; '.join(said)}.", parts, y, source)


def _stack(seats: dict[str, int], total: int, x: float, y: float, width: float) -> list[str]:
    parts = []
    for kind, count in seats.items():
        length = width * count / total
        if count:
            parts.append(
                f'<rect x="{x:.1f}" y="{y}" width="{length:.1f}" height="38" fill="{COLOURS[kind]}" stroke="{PAPER}"/>'
            )
        if length > 44:
            colour = INK if kind in "os" else PAPER
            parts.append(
                _text(x + length / 2, y + 25, f"{100 * count / total:.0f}", colour=colour, anchor="middle", weight=700)
            )
        x += length
    return parts


def _league(league: League, source: str) -> Chart:
    entries = [entry for entry in league.entries if entry.body.league["rank"]][:MOST_ROWS]
    title = f"{league.title}: how near to a third each"
    under = (
        f"Scores out of 100 of {'the first ' if len(entries) < league.ranked else ''}{len(entries)} of the "
        f"{league.ranked} that can be ranked, among {len(league.entries)}. A line shows how far a score may rise. "
        "Fit to a proposal, not quality."
    )
    parts, y, left, width = [], 170, 480, WIDTH - MARGIN - 480
    for value in (0, 25, 50, 75, 100):
        x = left + width * value / 100
        parts.append(f'<path d="M{x:.1f} 150V{150 + 44 * len(entries)}" stroke="{LINE}"/>')
        parts.append(_text(x, 142, str(value), size=15, colour=SOFT, anchor="middle"))
    for entry in entries:
        parts += _dot(entry, left, width, y)
        y += 44
    said = "; ".join(
        f"{clipped(entry.organisation.row['name'], 60)} {points(entry.body.chief.row['score'])}" for entry in entries
    )
    return _chart("league", title, under, f"Scores of {league.title}: {said}.", parts, y, source)


def _dot(entry: Entry, left: float, width: float, y: float) -> list[str]:
    row = entry.body.chief.row
    low, high = (left + width * float(row[name]) / 100 for name in ("score_low", "score_high"))
    return [
        _text(left - 16, y + 6, clipped(entry.organisation.row["name"], 58), anchor="end", size=16),
        f'<path d="M{low:.1f} {y}H{high:.1f}" stroke="{COLOURS["u"]}" stroke-width="5"/>',
        f'<circle cx="{low:.1f}" cy="{y}" r="8" fill="{COLOURS["u"]}"/>',
    ]


def _legend(y: float) -> str:
    parts, x = [], MARGIN
    for kind, colour in COLOURS.items():
        parts.append(f'<rect x="{x}" y="{y - 13}" width="16" height="16" fill="{colour}"/>')
        parts.append(_text(x + 24, y, GROUPS[kind], size=16))
        x += 56 + 9 * len(GROUPS[kind])
    return "".join(parts)


def _chart(name: str, title: str, under: str, alt: str, parts: Sequence[str], height: int, source: str) -> Chart:
    height += 60
    lines = [
        _text(MARGIN, 90 + 22 * at, line, size=18, colour=SOFT) for at, line in enumerate(textwrap.wrap(under, 105))
    ]
    body = "".join(
        [
            f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
            f'<rect x="{MARGIN}" width="80" height="8" fill="{INK}"/>',
            _text(MARGIN, 56, textwrap.shorten(title, 75, placeholder="…"), size=27, weight=700),
            *lines,
            *parts,
            _text(MARGIN, height - 24, source, size=14, colour=SOFT),
        ]
    )
    svg = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" '
        'font-family="{2}"><title>{3}</title><desc>{4}</desc>{5}</svg>\n'
    ).format(WIDTH, height, FAMILY, title, alt, Markup(body))  # noqa: S704 - every text in it went through `_text`
    return Chart(name, title, alt, str(svg), WIDTH, height)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _text(
    x: float, y: float, said: str, size: int = 18, weight: int = 400, colour: str = INK, anchor: str = "start"
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{anchor}">{escape(said)}</text>'
    )
