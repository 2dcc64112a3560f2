"""Draft a source file for a page: what `data/sources/<slug>.yml` could say, for a person to look over."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import pandas as pd
import yaml

from spiders.probe import LikelyBody
from spiders.sources import SourceFile
from transforms.bodies import in_address
from transforms.declared import DeclarationError, read_declared

# Parameters that tell a site where a visitor came from, and nothing about the page.
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|_gl|hsctatracking|_hs\w+", re.I)


@dataclass(frozen=True)
class Publisher:
    """The organisation that a page is of: where it is registered already, and how that was found."""

    org_id: str
    slug: str
    name: str
    found_by: str = ""  # "host" or "name"; "" where it is not in the register yet


def plain_address(url: str) -> str:
    """The address without fragment and tracking parameters: what a source file should name.

    >>> plain_address("https://a.example/board?id=7&utm_source=x#top")
    'https://a.example/board?id=7'
    """
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in query if not TRACKING.fullmatch(name)]
    # Only what must change is written anew: another spelling of a query may be another page to a site.
    return urlunsplit(parts._replace(query=parts.query if kept == query else urlencode(kept), fragment=""))


def host_of(url: str) -> str:
    """The host of an address, in lower case, without www."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def publisher_of(url: str, names: Iterable[str], register: pd.DataFrame, sources: Path) -> Publisher:
    """The organisation that publishes the page: found by its host, or else by one of the names, or else a new one."""
    registered = {str(row["slug"]): row for row in register.to_dict("records")}
    hosts: dict[str, set[str]] = {}
    for slug, row in registered.items():
        hosts.setdefault(host_of(str(row["website"])), set()).add(slug)
    for path in sorted(sources.glob("*.yml")):
        for address in _own_pages(path):
            hosts.setdefault(host_of(address), set()).add(path.stem)
    at_host = hosts.get(host_of(url), set())
    if len(at_host) == 1 and (slug := next(iter(at_host))) in registered:
        return Publisher(str(registered[slug]["org_id"]), slug, str(registered[slug]["name"]), "host")
    known = {in_address(str(row["name"])): slug for slug, row in registered.items()}
    names = list(names)
    for name in names:
        if slug := known.get(in_address(name), ""):
            return Publisher(str(registered[slug]["org_id"]), slug, str(registered[slug]["name"]), "name")
    name = names[0] if names else host_of(url)
    slug = in_address(name) or in_address(host_of(url)) or "name-me"
    return Publisher(f"XI-THIRDS-{slug}", slug, name)


def draft(publisher: Publisher, bodies: Sequence[LikelyBody], url: str, columns: Sequence[str]) -> str:
    """The source file as YAML, with comments for what only a person can decide; valid by `SourceFile`.

    `columns` are those of `data/organisations.csv`, for the line that an organisation needs that is not there yet.
    """
    lines = [f"# {publisher.name}"]
    if not publisher.found_by:
        site = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"
        facts = {"org_id": publisher.org_id, "slug": publisher.slug, "name": publisher.name, "website": site}
        lines += [
            "# Add this line to data/organisations.csv; put a register number in place of XI-THIRDS- if you know it:",
            f"# {_csv_line({**facts, 'board_page_url': url, 'source_url': url}, columns)}",
        ]
    lines += [f"org_id: {_scalar(publisher.org_id)}", "bodies:"]
    for body in bodies:
        lines += [
            f"  - name: {body.kind}",
            f"    kind: {body.kind}",
            f"    tier: {body.tier}",
            "    pages:",
            f"      - url: {_scalar(url)}",
        ]
        if len(bodies) > 1:
            lines.append(f"        section: {_scalar(body.heading)}")
        lines += [
            "        complete: false # write true when you have seen that the page shows the whole body",
            f"        expected: {body.seats} # seats on the page, vacancies included: count them",
            "        read_from: [live]",
        ]
    text = "\n".join(lines) + "\n"
    SourceFile.model_validate(yaml.safe_load(text))
    return text


def _own_pages(path: Path) -> list[str]:
    try:
        source = read_declared(path, SourceFile)
    except DeclarationError:
        return []  # `thirds check` says what is wrong with it; a draft can do without
    return [
        page.url
        for body in source.bodies
        for page in body.pages
        if "live" in page.read_from and page.publisher == "own"
    ]


def _csv_line(facts: dict[str, str], columns: Sequence[str]) -> str:
    line = io.StringIO()
    csv.DictWriter(line, list(columns), restval="", extrasaction="ignore", lineterminator="").writerow(facts)
    return line.getvalue()


def _scalar(words: str) -> str:
    return str(yaml.safe_dump(words, allow_unicode=True, width=10_000)).removesuffix("\n").removesuffix("\n...")
