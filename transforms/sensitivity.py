"""How far the order of the boards depends on our readings, and how sure a score is: written into docs/methodology.md by
`make sensitivity`.

Each variant reads the same seats in another way. Kendall's tau says how far it changes the order of the bodies that can
be ranked, and beside it stand the bodies that it moves most, with the seats that do it. Scores also rest on the
classifier: drawn again and again from how it did on the hand-coded seats, they spread over an interval. Everything is
computed from one finished release; the same release and seed give the same words.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pandas as pd

from transforms.agreement import kendall_tau
from transforms.codebook import load_codebook
from transforms.gold import measured
from transforms.schema import CLASSES
from transforms.tripartite import FEWEST_SEATS, LETTER_OF, LETTERS, board_of, score_interval
from transforms.warehouse import read

PROJECT = Path(__file__).resolve().parents[1]
PAGE = PROJECT / "docs" / "methodology.md"
BEGIN, END = "<!-- begin: make sensitivity -->", "<!-- end: make sensitivity -->"
TABLES = ("league", "scores", "directors", "compositions")
DRAWS, SEED = 1000, 2011
SURE = (5, 95)  # percentiles
MOST_MOVED = 3  # bodies named for each variant

VARIANTS = {  # column: what it reads otherwise, and the seats that can do it
    "score_strict": ("only elected worker seats count", "worker seats not published as elected"),
    "score_user_strict": ("public and community members are no users", "seats of public or community members"),
    "score_education_as_state": ("universities and colleges are the state", "education seats"),
    "score_established": ("vacancies count for their stated constituency", "vacancies"),
    "blau": ("Blau's index, over the shares of all three thirds", "workers/users/state/others"),
}


class SensitivityError(ValueError):
    """There is no release to read, or the page lacks its marks; the message says what to do."""


def ranked_boards(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The boards of the bodies that can be ranked: their scores, and for each variant the seats that can move it."""
    ranked = frames["league"].loc[frames["league"]["standing"] == "ranked", ["board_id", "league"]]
    boards = ranked.merge(frames["scores"], on="board_id").sort_values("board_id").reset_index(drop=True)
    listed = frames["directors"].assign(seats=1)
    columns = ["board_id", "class", "subclass", "route", "seats"]
    seats = pd.concat([listed[columns], frames["compositions"][columns]])
    moving = {
        "score_strict": (seats["class"] == "worker") & (seats["route"] != "elected"),
        "score_user_strict": seats["subclass"].isin(["public", "community_member"]),
        "score_education_as_state": seats["subclass"] == "education",
    }
    for name, which in moving.items():
        counted = seats[which].groupby("board_id")["seats"].sum()
        boards[f"seats_of_{name}"] = boards["board_id"].map(counted).fillna(0).astype("int64")
    counts = boards[["seats_w", "seats_u", "seats_s", "seats_m"]].astype("str").agg("/".join, axis=1)
    return boards.assign(seats_of_score_established=boards["vacancies"], seats_of_blau=counts)


def rank_correlations(boards: pd.DataFrame) -> pd.DataFrame:
    """One row a variant: `bodies` that have both scores, Kendall's `tau` of T with it, and how many it `moved`."""
    rows = []
    for name in VARIANTS:
        both = boards[boards[name].notna() & boards["score"].notna()]
        score, variant = both["score"].astype(float).tolist(), both[name].astype(float).tolist()
        moved = sum(round(a - b, 9) != 0 for a, b in zip(score, variant, strict=True))
        rows.append({"variant": name, "bodies": len(both), "tau": kendall_tau(score, variant), "moved": moved})
    return pd.DataFrame(rows)


def moved_most(boards: pd.DataFrame, variant: str, most: int = MOST_MOVED) -> list[dict[str, Any]]:
    """The bodies whose score a variant changes by most, greatest first, each with the seats that can do it."""
    both = boards[boards[variant].notna() & boards["score"].notna()]
    by = (both[variant].astype(float) - both["score"].astype(float)).round(9)
    moved = both.assign(by=by, size=by.abs())[by != 0]
    moved = moved.sort_values(["size", "organisation", "body"], ascending=[False, True, True]).head(most)
    return [
        {
            "organisation": row["organisation"],
            "body": row["body"],
            "score": float(row["score"]),
            "variant": float(row[variant]),
            "seats": str(row[f"seats_of_{variant}"]),
        }
        for row in moved.to_dict("records")
    ]


# --- Monte Carlo
def confusion(data: Path) -> pd.DataFrame:
    """Hand-coded seats by their true class (rows) and by the classifier's (columns), both in the order of CLASSES."""
    seats = measured(data, load_codebook(data))
    counted = pd.crosstab(seats["class"], seats["given_class"])
    return counted.reindex(index=list(CLASSES), columns=list(CLASSES), fill_value=0)


def monte_carlo(
    frames: Mapping[str, pd.DataFrame], counts: pd.DataFrame, draws: int = DRAWS, seed: int = SEED
) -> pd.DataFrame:
    """How far the scores of the ranked boards spread when classes are as often wrong as on the hand-coded seats.

    Each draw takes, for each class that the classifier can give, shares of the true classes from the counts of the
    confusion table (a Dirichlet distribution with half a seat added to each cell, after Jeffreys), and then a class for
    each seat. A seat drawn as excluded is not there; one drawn as unclassified may be anything that it was said it may
    be. Draws of one board are independent of each other and of other boards.

    Args:
        frames: the tables named in TABLES.
        counts: hand-coded seats, rows the true class, columns the classifier's, both in the order of CLASSES.
        draws: how many times.
        seed: of the random numbers.

    Returns:
        board_id, score, `low` and `high`: the percentiles SURE of the least and of the greatest T.
    """
    boards = ranked_boards(frames)
    listed = frames["directors"].assign(seats=1)
    columns = ["board_id", "class", "possible", "seats"]
    seats = pd.concat([listed[columns], frames["compositions"][columns]])
    seats = seats[seats["class"] != "excluded"]
    rows = []
    for board in boards.to_dict("records"):
        # Each board has random numbers of its own, so that another board in the release changes nothing.
        chance = np.random.default_rng([seed, *str(board["board_id"]).encode()])
        own = seats[seats["board_id"] == board["board_id"]]
        held = own.assign(possible=own["possible"].fillna("")).groupby(["class", "possible"], sort=True)["seats"].sum()
        found = [_draw(held, counts, chance) for _ in range(draws)]
        low, high = zip(*(each for each in found if each is not None), strict=True)
        rows.append(
            {
                "board_id": board["board_id"],
                "organisation": board["organisation"],
                "body": board["body"],
                "score": float(board["score"]),
                "low": float(np.percentile(low, SURE[0])),
                "high": float(np.percentile(high, SURE[1])),
            }
        )
    return pd.DataFrame(rows)


def _draw(held: "pd.Series[Any]", counts: pd.DataFrame, chance: np.random.Generator) -> tuple[float, float] | None:
    """Least and greatest T of one board whose classes are drawn; None where too few seats are left."""
    seats: list[tuple[str, int]] = []
    shares = {name: chance.dirichlet(counts[name].to_numpy() + 0.5) for name in CLASSES if name in counts}
    for index, number in held.items():
        given, possible = cast("tuple[str, str]", index)
        drawn = chance.multinomial(int(number), shares[given])
        for true, count in zip(CLASSES, drawn.tolist(), strict=True):
            if true in LETTER_OF:
                seats.append((LETTER_OF[true], count))
            elif true == "unclassified":
                letters = "".join(LETTER_OF[name] for name in possible.split("|") if name) or LETTERS
                seats.append((letters, count))
    board = board_of(seats)
    if sum(count for _, count in board) < FEWEST_SEATS:
        return None
    return score_interval(board)


# --- in words
def section(frames: Mapping[str, pd.DataFrame], counts: pd.DataFrame, draws: int = DRAWS, seed: int = SEED) -> str:
    """What `make sensitivity` writes between its marks."""
    boards = ranked_boards(frames)
    lines = [
        f"Of the {len(boards)} bodies of the embedded release that can be ranked. Written by `make sensitivity`.",
        "",
        "| variant | reads | bodies | Kendall's tau-b with the score | changes the score of |",
        "|---|---|---|---|---|",
    ]
    for row in rank_correlations(boards).to_dict("records"):
        tau = "-" if np.isnan(row["tau"]) else f"{row['tau']:.2f}"
        reads = VARIANTS[row["variant"]][0]
        lines.append(f"| `{row['variant']}` | {reads} | {row['bodies']} | {tau} | {row['moved']} |")
    lines += ["", "The bodies that each moves most, and the seats that do it:", ""]
    for name, (_, seats) in VARIANTS.items():
        moved = moved_most(boards, name)
        said = "; ".join(
            f"{each['organisation']}, {each['body']}: {each['score']:.1f} to {each['variant']:.1f} "
            f"({seats}: {each['seats']})"
            for each in moved
        )
        lines.append(f"- `{name}`: {said or 'none'}.")
    return "\n".join([*lines, "", *_sure(monte_carlo(frames, counts, draws, seed), draws, seed)])


def _sure(found: pd.DataFrame, draws: int, seed: int) -> list[str]:
    lines = [
        f"How sure the scores are, if the classifier is as often wrong as on the hand-coded seats ({draws} draws, seed "
        f"{seed}; from the {SURE[0]}th percentile of the least to the {SURE[1]}th of the greatest score):",
        "",
        "| body | score | from | to |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {row['organisation']}, {row['body']} | {row['score']:.1f} | {row['low']:.1f} | {row['high']:.1f} |"
        for row in found.sort_values(["score", "organisation"], ascending=[False, True]).to_dict("records")
    ]
    return lines


def with_section(page: str, text: str) -> str:
    """`page` with `text` between the marks. Raises `SensitivityError` where a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SensitivityError(f"the page must hold the marks {BEGIN} and {END}, in this order; put them back")
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"


def main(arguments: Sequence[str]) -> int:
    """Write the section into docs/methodology.md, or print it with `--print`."""
    parser = argparse.ArgumentParser(prog="python -m transforms.sensitivity", allow_abbrev=False)
    parser.add_argument("--release", type=Path, default=PROJECT / "data" / "out" / "latest", metavar="DIR")
    parser.add_argument("--draws", type=int, default=DRAWS, metavar="N", help="how many times classes are drawn")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="of the random numbers")
    parser.add_argument("--page", type=Path, default=PAGE, metavar="FILE", help="write there")
    parser.add_argument("--print", action="store_true", help="print the section, and write nothing")
    asked = parser.parse_args(arguments)
    database = asked.release / "thirds.duckdb"
    if not database.exists():
        sys.stderr.write(f"{asked.release}: there is no release there; run `make audit` first\n")
        return 1
    frames = {name: read(database, name) for name in TABLES}
    text = section(frames, confusion(PROJECT / "data"), asked.draws, asked.seed)
    if asked.print:
        sys.stdout.write(text + "\n")
        return 0
    asked.page.write_text(with_section(asked.page.read_text(encoding="utf-8"), text), encoding="utf-8")
    sys.stdout.write(f"written: {asked.page}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
