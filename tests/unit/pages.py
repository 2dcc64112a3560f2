"""Pages in a line or two, for the tests of what is read off them, and what the listings say."""

from spiders.extract import extract
from spiders.items import Listing

NAMES = ("Ann Sample", "Bob Probe", "Cath Trial", "Dan Stub")


def page(body: str, title: str = "") -> list[Listing]:
    """The listings of a page with that body."""
    return extract(f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>")


def told(rows: list[Listing]) -> list[tuple[str, str]]:
    """Person and role of each."""
    return [(row.person_name, row.role) for row in rows]


def names(rows: list[Listing]) -> list[str]:
    """The person of each."""
    return [row.person_name for row in rows]


def items(*texts: str) -> str:
    """A list of those items."""
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"


def table(*rows: tuple[str, ...], head: tuple[str, ...] = ()) -> str:
    """A table of those rows, below a header where one is given."""
    top = "<tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>" if head else ""
    return (
        f"<table>{top}"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        + "</table>"
    )
