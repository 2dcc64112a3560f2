"""Read people from JSON-LD, only where it describes who sits on a body, and only when the visible page gave nobody.

Structured data is written for search engines: authors and staff are in it on every page. So a person counts only as a
`member` of an organisation with a role on it, or as one with a job title that names a seat.
"""

import json
from collections import deque
from collections.abc import Iterator

from lxml import etree

from spiders.extract import words
from spiders.extract.found import Found
from spiders.extract.headings import Label
from spiders.extract.holders import Entry
from spiders.extract.markup import printed
from spiders.extract.persons import likeness

MAX_SCRIPT = 400_000  # characters of all the page's JSON-LD together
MAX_OBJECTS = 5_000


def find(root: etree._Element) -> list[Found]:
    """The holders that the page's JSON-LD describes as members of a body, with role and organisation."""
    found: list[Found] = []
    left = MAX_SCRIPT
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            text = script.text or ""
            if len(text) <= left:
                left -= len(text)
                found.extend(_members(_parsed(text), len(found)))
    return found


def _parsed(text: str) -> object:
    """The script's value; nothing when it is no JSON, as on many pages, or nests deeper than any real one."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _members(value: object, start: int) -> list[Found]:
    found: list[Found] = []
    for nth, thing in enumerate(_objects(value)):
        body = _text(thing.get("name"))
        for member in [*_many(thing.get("member")), *_many(thing.get("members"))]:
            role = _text(member.get("roleName")) or _text(member.get("jobTitle"))
            person = next(iter(_many(member.get("member"))), member)
            name = _text(person.get("name"))
            sure = likeness(name)
            if sure >= 0.5 and (words.is_seat(role) or words.names_a_body(body)):
                labels = (Label(body or role, 1),)
                found.append(
                    Found(
                        start + len(found),
                        nth,
                        Entry(name, sure=sure),
                        role,
                        "",
                        labels,
                        shape="json_ld",
                        regular=1.0,
                    )
                )
    return found


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Every object in a JSON value, outermost first, without recursion."""
    waiting = deque([value])
    for _ in range(MAX_OBJECTS):
        if not waiting:
            return
        one = waiting.popleft()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _many(value: object) -> list[dict[str, object]]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, dict)]


def _text(value: object) -> str:
    return printed(value)[:200] if isinstance(value, str) else ""
