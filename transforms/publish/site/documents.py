"""Pages made of the documents of the project: methodology, privacy notice, licence and the rest, rendered as they are.

The same files are read on the project's own pages, so a document is written once. HTML inside them is left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

PROJECT = Path(__file__).resolve().parents[3]

DOCUMENTS = {  # document: its page; links between documents become links between pages
    "docs/methodology.md": "methodology.html",
    "docs/data-dictionary.md": "data-dictionary.html",
    "docs/privacy-notice.md": "privacy.html",
    "docs/reporting-recipe.md": "recipe.html",
    "LICENSE": "licence.html",
}
FURTHER = {"known-limits.html": "Known limits", "corrections.html": "Corrections", "codebook.html": "Codebook"}


@dataclass(frozen=True)
class Document:
    """A document as a page: its title, its text as HTML, and its sections with their anchors."""

    title: str
    body: Markup
    sections: tuple[tuple[str, str], ...]


def read_document(name: str, root: Path = PROJECT) -> str:
    """The text of a document of the project.

    Raises:
        OSError: it is not there; the project is not whole.
    """
    return (root / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """The section of a Markdown text under the heading `title` of the second level, as a text of its own.

    Raises:
        ValueError: there is no such section.
    """
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    if not found:
        raise ValueError(f"there is no section {title!r}")
    return f"# {title}\n{found[1]}"


def document(text: str, pages: Mapping[str, str] | None = None, root: str = "") -> Document:
    """Markdown as a page.

    Args:
        text: Markdown with tables; the first heading of the first level is the title.
        pages: which page a document is on, by its path in the project; a link to any other file stays words.
        root: what leads from the page to the root of the site.
    """
    tokens = _READER.parse(text)
    title, sections = "", []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            words = _words(inline)
            token.attrSet("id", anchor_of(words))
            if token.tag == "h1" and not title:
                title = words
            elif token.tag == "h2":
                sections.append((anchor_of(words), words))
    _turn_links(tokens, {Path(name).name: root + page for name, page in (pages or {}).items()})
    body = [token for token in tokens if token.type != "html_block"]
    first = next((at for at, token in enumerate(body) if token.type == "heading_open" and token.tag == "h1"), None)
    if first is not None:
        del body[first : first + 3]
    return Document(title, Markup(_READER.renderer.render(body, _READER.options, {})), tuple(sections))  # noqa: S704 - HTML in it is escaped or left out


def anchor_of(words: str) -> str:
    """The anchor of a heading, as other renderers of Markdown make it."""
    return re.sub(r"[^\w\- ]", "", words.casefold()).strip().replace(" ", "-")


def _words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def _turn_links(tokens: list[Token], pages: Mapping[str, str]) -> None:
    """Lead links between documents to their pages; a link to a file that has no page becomes plain words."""
    for inline in tokens:
        kept: list[Token] = []
        dropped = 0
        for child in inline.children or ():
            if child.type == "link_open":
                target = _target(str(child.attrs["href"]), pages)
                dropped = 0 if target else 1
                if target:
                    child.attrs["href"] = target
                    kept.append(child)
            elif child.type == "link_close" and dropped:
                dropped = 0
            elif child.type != "html_inline":
                kept.append(child)
        if inline.children is not None:
            inline.children = kept


def _target(link: str, pages: Mapping[str, str]) -> str:
    if link.startswith(("http://", "https://", "#")):
        return link
    path, _, anchor = link.partition("#")
    page = pages.get(Path(path).name, "")
    return f"{page}#{anchor}" if page and anchor else page


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    # A wide table scrolls by itself and not with the page; a keyboard must reach it to do so.
    reader.add_render_rule("table_open", lambda *_: '<div class="scroll" tabindex="0"><table>\n')
    reader.add_render_rule("table_close", lambda *_: "</table></div>\n")
    reader.add_render_rule("html_inline", lambda *_: "")
    # HTML lets these ends go unsaid, and a dictionary of hundreds of rows is lighter without them.
    for end in ("td_close", "th_close", "tr_close"):
        reader.add_render_rule(end, lambda *_: "")
    return reader


_READER = _reader()
