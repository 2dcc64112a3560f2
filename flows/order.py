"""What the operator asked for: the order of an audit, before anything of it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.settings import DATA, FACSIMILE, OUT


@dataclass(frozen=True)
class Again:
    """What a release is made again from: the release before it, and where the archive of each method is."""

    previous: Path | None
    archives: Mapping[str, Path]  # by the method of the crawl


@dataclass(frozen=True)
class Order:
    """What the operator asked for; `again` where a release is made a second time, to compare it."""

    live: bool
    replay: Path | None
    only: tuple[str, ...]
    out: Path
    data: Path
    wayback: str = ""  # the date that captures of the web archive are to be nearest to, or "today"
    accept_drift: bool = False  # a person has looked at how the release will differ from the last one
    again: Again | None = None
    afresh: bool = False  # a crawl that was cut off is not gone on with
    crawl: str = ""  # the stamp of the crawl that an earlier run began and this one goes on with

    @property
    def embedded(self) -> Path:
        """The archive that comes with the data."""
        return self.data / "archive" / FACSIMILE.name

    def written(self) -> dict[str, Any]:
        """What the record of a release says of it."""
        return {
            "live": self.live,
            "wayback": self.wayback,
            "accept_drift": self.accept_drift,
            "replay": self.replay.name if self.replay else "",
            "only": list(self.only),
        }


def order_of(
    live: bool = False,
    replay: Path | str | None = None,
    only: Sequence[str] = (),
    out: Path | str | None = None,
    data: Path | str | None = None,
    wayback: str = "",
    accept_drift: bool = False,
    afresh: bool = False,
) -> Order:
    """The order with these options, as the command and the flow `audit` take them; a folder not given is ours."""
    return Order(
        live,
        Path(replay).absolute() if replay else None,
        tuple(only),
        Path(out).absolute() if out else OUT,
        Path(data).absolute() if data else DATA,
        wayback,
        accept_drift,
        afresh=afresh,
    )
