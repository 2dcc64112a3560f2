"""How a page is written: the templates, what all pages share, and the form in which other people's words reach them.

Names, roles and addresses are other people's words. Every one is escaped; characters that turn the direction of a line
or cannot be seen are left out; only http and https become links; and where many are listed a long one is cut.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from transforms.publish.boards import points, words
from transforms.publish.site import drawing, wording

TEMPLATES = Path(__file__).parent / "templates"
LONGEST = 120  # characters of a name where many stand side by side
# Direction overrides and isolates, other invisible signs of direction, and control characters but for line ends.
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2028\u2029\ufeff\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Pages:
    """Writes pages into the folder of a site."""

    def __init__(self, folder: Path, shared: Mapping[str, Any]) -> None:
        self.folder = folder
        self._environment = _environment()
        self._environment.globals.update(shared)

    def write(self, name: str, template: str, **given: Any) -> None:
        """Render `templates/<template>.html.j2` to the page `name`, whose links begin at the root of the site.

        Raises:
            OSError: the page cannot be written.
        """
        page = self._environment.get_template(f"{template}.html.j2").render(
            page=name, root="../" * name.count("/"), **given
        )
        self.put(name, page.encode())

    def put(self, name: str, content: bytes) -> None:
        """Write any other file of the site.

        Raises:
            OSError: it cannot be written.
        """
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def load_templates() -> None:
    """Read the templates ahead, while something else is waited for: to make code of them takes a third of a second."""
    for name in _environment().list_templates():
        _environment().get_template(name)


def plain(text: str) -> str:
    """The text without characters that cannot be seen or that turn the direction of what follows."""
    return text if text.isprintable() else _UNSEEN.sub("", text)


def clipped(text: Any, longest: int = LONGEST) -> str:
    """A name short enough to stand in a list."""
    said = plain(str(text or ""))
    return said if len(said) <= longest else said[: longest - 1].rstrip() + "…"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.filters |= {
        "clip": clipped,
        "words": words,
        "points": points,
        "day": wording.date_words,
        "host": lambda url: clipped(str(url).partition("://")[2].partition("/")[0], 60),
        "number": lambda value: f"{int(value):,}",
        "start": _starting_large,
    }
    environment.globals |= {"wording": wording, "drawing": drawing}
    environment.tests["web_address"] = lambda url: str(url).startswith(("http://", "https://"))
    return environment


def _finalized(value: Any) -> Any:
    if value is None:
        return ""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _starting_large(text: Any) -> str:
    said = str(text)
    return said[:1].upper() + said[1:]
