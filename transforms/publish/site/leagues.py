"""League tables and the list of those that do not say, page by page, from the table `league` of a release."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.publish.boards import words
from transforms.publish.site.bodies import Body, Organisation

A_PAGE = 400  # bodies; with more a page would be too heavy to send
UNSAID = (
    (
        "does not say",
        "Shows every seat and not whom it answers to",
        "Their own publication shows the whole body, and does not say of enough seats who elects or sends the holder.",
    ),
    (
        "third party's word",
        "Only others say it",
        "A newspaper, a blog, a council or a register shows the whole body; no page of its own that we know of does.",
    ),
    (
        "provisional evidence",
        "Says it in passing",
        "Their own words suggest whom the seats answer to, in a biography or an occupation, and do not state it.",
    ),
    (
        "shown in part",
        "Shows a part of the body",
        "The source shows some of the seats, or states only how many there may be.",
    ),
)


@dataclass(frozen=True)
class Entry:
    """One body in a league."""

    organisation: Organisation
    body: Body


@dataclass(frozen=True)
class Part:
    """One page of a league."""

    number: int
    of: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class League:
    """Bodies that may be compared: ranked ones by place, then those without a place."""

    name: str
    sector: str
    kind: str
    ceilings: tuple[str, ...]  # ids of the rules that bind
    stem: str
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """Sector and kind as a heading."""
        return f"{self.sector[:1].upper()}{self.sector[1:]}: {self.kind}"

    @property
    def ranked(self) -> int:
        """How many have a place."""
        return sum(entry.body.league["rank"] is not None for entry in self.entries)

    @property
    def page(self) -> str:
        """Its first page, from the root of the site."""
        return self.part_page(1)

    def part_page(self, number: int) -> str:
        """One of its pages, from the root of the site."""
        return f"league/{self.stem}{f'-{number}' if number > 1 else ''}.html"

    def parts(self) -> Iterator[Part]:
        """Its pages."""
        of = max(1, -(-len(self.entries) // A_PAGE))
        for number in range(1, of + 1):
            yield Part(number, of, self.entries[(number - 1) * A_PAGE : number * A_PAGE])


def leagues_of(organisations: Sequence[Organisation]) -> list[League]:
    """The leagues by sector, those with most ranked bodies first within it."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for organisation in organisations:
        for body in organisation.bodies:
            found[body.league["league"]].append(Entry(organisation, body))
    leagues = [_league(name, entries) for name, entries in found.items()]
    return sorted(
        leagues, key=lambda league: (not league.ranked, league.sector, -league.ranked, league.kind, league.stem)
    )


def unsaid(organisations: Sequence[Organisation]) -> list[tuple[str, str, str, list[Entry]]]:
    """The bodies that do not say enough, by what is missing: standing, heading, what it means, bodies."""
    entries = [Entry(organisation, body) for organisation in organisations for body in organisation.bodies]
    groups = [
        (standing, title, said, [entry for entry in entries if entry.body.league["standing"] == standing])
        for standing, title, said in UNSAID
    ]
    return [group for group in groups if group[3]]


def _league(name: str, entries: list[Entry]) -> League:
    row = entries[0].body.league
    sector, kind = words(row["sector"]) or "sector not known", words(row["kind"])
    ceilings = tuple(str(row["ceiling"]).split("|")) if row["ceiling"] else ()
    stem = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name.casefold()).split())
    last = len(entries) + 1
    ordered = sorted(
        entries, key=lambda entry: (entry.body.league["rank"] or last, entry.body.league["organisation"].casefold())
    )
    return League(name, sector, kind, ceilings, stem, tuple(ordered))
