"""What the shapes hand over for judgement: one holder as found on the page, before anything is decided."""

from dataclasses import dataclass

from spiders.extract.headings import Label
from spiders.extract.holders import Entry


@dataclass(slots=True)
class Found:
    """One holder as a shape found it, before anything is decided.

    Attributes:
        index, order: where it stands on the page: its line, and its place in that line.
        entry: what was read.
        role, affiliation: what the line and its card say.
        labels: the labels above it, outermost first.
        lead_in: the sentence directly above the list, if any.
        shape: the page shape.
        regular: 0 to 1, how many of its neighbours have the same form.
        linked: it is a link.
        table: the number of the table it stands in, if any.

    """

    index: int
    order: int
    entry: Entry
    role: str
    affiliation: str
    labels: tuple[Label, ...]
    lead_in: str = ""
    shape: str = ""
    regular: float = 0.5
    linked: bool = False
    table: int = 0
