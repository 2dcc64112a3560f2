"""The front page, the list of all organisations, and the findings: the ways into the site."""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from transforms.publish.boards import words
from transforms.publish.site import wording
from transforms.publish.site.bodies import Organisation, Row
from transforms.publish.site.drawing import MOST_MARKS, Point, is_placed, triangle
from transforms.publish.site.leagues import League
from transforms.publish.site.pages import Pages, clipped

MOST_LINKS = 10  # boards named behind one finding


def write_front(
    pages: Pages, organisations: Sequence[Organisation], leagues: Sequence[League], findings: Sequence[Row]
) -> None:
    """Write `index.html`: the finding of the release, and every body as a mark and as a row.

    Where there are more than MOST_MARKS bodies, the page shows those with a place among their like, as many as it can
    carry, says so, and leads to the leagues for the rest.
    """
    points = points_of(organisations)
    shown = sorted(points, key=lambda point: (not point.board.row["ranked"], not is_placed(point.board)))[:MOST_MARKS]
    with_board = [each for each in organisations if each.bodies]
    pages.write(
        "index.html",
        "index",
        finding=findings[0] if findings else None,
        points=shown,
        triangle=triangle(shown),
        leagues=leagues,
        sectors=sorted({point.sector for point in shown}),
        kinds=sorted({point.kind for point in shown}),
        counts={"bodies": len(points), "organisations": len(with_board), "shown": len(shown)},
        silent=len(organisations) - len(with_board),
    )


def points_of(organisations: Sequence[Organisation]) -> list[Point]:
    """Every body of the release by the name of its organisation, as the front page shows it."""
    points: list[Point] = []
    for organisation in organisations:
        for body in organisation.bodies:
            board, name, called = body.chief, str(organisation.row["name"]), clipped(body.row["body"], 60)
            points.append(
                Point(
                    number=len(points),
                    board=board,
                    link=f"{organisation.page}#{board.anchor}",
                    name=name,
                    body=called,
                    sector=words(organisation.row["sector"]) or "not known",
                    kind=words(body.row["kind"]),
                    title=f"{clipped(name, 80)}, {called}: {clipped(wording.seats_sentence(board), 160)}",
                )
            )
    return points


def write_organisations(pages: Pages, organisations: Sequence[Organisation]) -> None:
    """Write `organisations.html`: every organisation on the list, by letter."""
    letters = [(letter, list(entries)) for letter, entries in groupby(organisations, key=_letter)]
    pages.write(
        "organisations.html",
        "organisations",
        letters=letters,
        total=len(organisations),
        collected=sum(bool(each.bodies) for each in organisations),
    )


def write_findings(pages: Pages, organisations: Sequence[Organisation], findings: Sequence[Row]) -> None:
    """Write `findings.html`: each sentence with its caution, its query, and links to the boards behind it."""
    links = {
        board.row["board_id"]: (
            f"{organisation.page}#{board.anchor}",
            f"{organisation.row['name']}, {board.row['body']}, {board.date}",
        )
        for organisation in organisations
        for body in organisation.bodies
        for board in (*body.latest, *body.earlier)
    }
    told = []
    for finding in findings:
        behind = [links[board_id] for board_id in str(finding["board_ids"]).split("|") if board_id in links]
        told.append(finding | {"links": behind[:MOST_LINKS], "further": max(0, len(behind) - MOST_LINKS)})
    pages.write("findings.html", "findings", findings=told)


def _letter(organisation: Organisation) -> str:
    first = unicodedata.normalize("NFKD", clipped(organisation.row["name"]).casefold())[:1].upper()
    return first if first.isascii() and first.isalpha() else "0–9"
