"""The shapes in which boards are published, as small pieces of our own mark-up.

Each function takes the rows of one body (columns of `transforms.transcribed.LISTING_COLUMNS`) and gives the lines of
HTML that follow the body's heading. They imitate how real pages run, not how any one site writes them.
"""

import html
from collections.abc import Callable, Iterator

import pandas as pd

Lines = list[str]


def _text(value: object) -> str:
    return html.escape(str(value), quote=False)


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, str]]:
    for row in frame.to_dict("records"):
        yield {str(key): _text(value) for key, value in row.items()}


def _joined(row: dict[str, str], *columns: str) -> str:
    return ", ".join(row[column] for column in columns if row[column])


def table(frame: pd.DataFrame) -> Lines:
    """A table with a header row: name, role, constituency."""
    cells = [
        f"<tr><td>{row['name']}</td><td>{row['role']}</td><td>{row['affiliation']}</td></tr>" for row in _rows(frame)
    ]
    return ["<table>", "<tr><th>Name</th><th>Role</th><th>Representing</th></tr>", *cells, "</table>"]


def cards(frame: pd.DataFrame) -> Lines:
    """One block a person: the name as a heading, then role and constituency on lines of their own."""
    lines = ["<div>"]
    for row in _rows(frame):
        lines.append(f"<div><h3>{row['name']}</h3>")
        lines += [f"<p>{row[column]}</p>" for column in ("role", "affiliation") if row[column]]
        lines.append("</div>")
    return [*lines, "</div>"]


def bullets(frame: pd.DataFrame) -> Lines:
    """A bullet a person: name, dash, role, constituency."""
    items = []
    for row in _rows(frame):
        said = _joined(row, "role", "affiliation")
        items.append(f"<li>{row['name']}{f' – {said}' if said else ''}</li>")
    return ["<ul>", *items, "</ul>"]


def definitions(frame: pd.DataFrame) -> Lines:
    """A definition list: the name is defined by the role, then by the constituency."""
    lines = ["<dl>"]
    for row in _rows(frame):
        lines.append(f"<dt>{row['name']}</dt>")
        lines += [f"<dd>{row[column]}</dd>" for column in ("role", "affiliation") if row[column]]
    return [*lines, "</dl>"]


def plain_lines(frame: pd.DataFrame) -> Lines:
    """One paragraph, a line a person, broken by line breaks."""
    return ["<p>" + "<br>\n".join(_joined(row, "name", "role", "affiliation") for row in _rows(frame)) + "</p>"]


def headings(frame: pd.DataFrame) -> Lines:
    """A heading per type of seat, one per place below it, and names alone; an appointing body on a line of its own."""
    lines: Lines = []
    above = ("", "")
    for row in _rows(frame):
        here = (row["section"], row["group_heading"] or row["role"])
        if here != above:
            lines += [f"<h3>{here[0]}</h3>"] if here[0] and here[0] != above[0] else []
            lines += [f"<h{4 if here[0] else 3}>{here[1]}</h{4 if here[0] else 3}>"]
            above = here
        note = f" ({row['role']})" if row["role"] not in ("", *here) else ""
        place = f"<br>{row['affiliation']}" if row["affiliation"] not in ("", *here) else ""
        lines.append(f"<p>{row['name']}{note}{place}</p>")
    return lines


def headings_with_role(frame: pd.DataFrame) -> Lines:
    """A heading a person: name, dash, role."""
    return [f"<h3>{row['name']} - {_joined(row, 'role', 'affiliation')}</h3>" for row in _rows(frame)]


def columns(frame: pd.DataFrame) -> Lines:
    """A table whose header row names the types of seat, with the names below, ragged at the end."""
    groups: dict[str, list[str]] = {}
    for row in _rows(frame):
        note = f" ({row['role']})" if row["role"] not in ("", row["group_heading"]) else ""
        groups.setdefault(row["group_heading"], []).append(row["name"] + note)
    height = max(len(names) for names in groups.values())
    lines = ["<table>", "<tr>" + "".join(f"<th>{group}:</th>" for group in groups) + "</tr>"]
    for index in range(height):
        cells = [names[index] if index < len(names) else "" for names in groups.values()]
        lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return [*lines, "</table>"]


def minutes(frame: pd.DataFrame) -> Lines:
    """Minutes: those present and those who sent apologies, a line each."""
    lines: Lines = []
    for label, rows in _attendance(frame):
        lines.append(f"<p><strong>{label}</strong></p>")
        lines.append("<p>" + "<br>\n".join(_joined(row, "name", "role", "affiliation") for row in rows) + "</p>")
    return lines


def role_first(frame: pd.DataFrame) -> Lines:
    """A bullet a role: the role, a dash, and everybody who has it."""
    lines: Lines = []
    groups: dict[tuple[str, str], list[str]] = {}
    for row in _rows(frame):
        groups.setdefault((row["group_heading"], row["role"]), []).append(row["name"])
    above = ""
    for (heading, role), names in groups.items():
        lines += [f"<h3>{heading}</h3>"] if heading != above else []
        above = heading
        said = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        lines.append(f"<ul><li>{role} – {said}</li></ul>")
    return lines


def _attendance(frame: pd.DataFrame) -> Iterator[tuple[str, list[dict[str, str]]]]:
    rows = list(_rows(frame))
    for label, absent in (("Present", "no"), ("Apologies", "yes")):
        found = [row for row in rows if row["absent"] == absent]
        if found:
            yield label, found


SHAPES: dict[str, Callable[[pd.DataFrame], Lines]] = {
    "table": table,
    "cards": cards,
    "list": bullets,
    "definition list": definitions,
    "lines": plain_lines,
    "headings": headings,
    "headings with role": headings_with_role,
    "columns": columns,
    "minutes": minutes,
    "role first": role_first,
}
