"""Which elements of a page are no content: scripts and the like, furniture (navigation, footer, cookie banner), words
that stand in English beside them, and
what is hidden for good.

A site prints its furniture on every page, so the names in it say nothing of this one. A panel that a tab or an
accordion opens is hidden as well, but its text is published.
"""

from functools import cached_property, lru_cache

from lxml import etree

from transforms.names import word_set

_SILENT = word_set(
    """
    s strike del script style noscript template svg title select option button iframe textarea object embed canvas
    math audio video map datalist input
    """
)
_PASSED_OVER = _SILENT | {"nav", "footer"}
_FURNITURE_ROLES = word_set(
    """
    navigation contentinfo search menu menubar banner alertdialog
    """
)
_FURNITURE_WORDS = word_set(
    """
    footer breadcrumb breadcrumbs cookie cookies navbar topnav mainnav navigation navmobile mainmenu topmenu
    """
)
_BESIDES = word_set("has with no not non without above below after before under")
_OPENERS = frozenset(("aria-controls", "href", "data-target", "data-bs-target"))
_TELLING = frozenset(("role", "hidden", "style", "lang", "aria-hidden"))
A_PICTURE = 3  # characters, as stand for one
_NOTHING = frozenset((etree.Comment, etree.ProcessingInstruction, "script", "style", "noscript", "link", "br"))
_NEVER_FURNITURE = frozenset(("html", "body", "main", "article"))


@lru_cache(maxsize=1024)
def _names_furniture(name: str) -> bool:
    """Whether a class or an id has a word in it that stands for a part of every page of a site.

    "has-navbar" says what is inside or beside an element, not what it is, and "site-not-footer" what it is not.
    """
    for one in name.lower().replace("_", "-").split():
        parts = one.split("-")
        if any(part in _FURNITURE_WORDS and _BESIDES.isdisjoint(parts[:at]) for at, part in enumerate(parts)):
            return True
    return False


class Furniture:
    """Tells, for the elements of one page, which are passed over with all that is in them."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        # A menu that its page forgot to close holds all that follows: what the main part stands in is no furniture.
        self._around_main = {outer for main in root.iter("main") for outer in main.iterancestors()}

    def is_silent(self, element: etree._Element, tag: str, in_heading: bool, in_part: bool) -> bool:
        """Whether nothing in an element is content.

        Args:
            element: the element.
            tag: its tag.
            in_heading: it stands in a heading (or a term, or a summary): a button there holds the heading it opens,
                as does one that opens a panel.
            in_part: it stands in the main part, an article or a section: a header there is not the page's own.

        """
        if element in self._around_main:
            return False
        if tag in _PASSED_OVER:
            return tag != "button" or not (in_heading or _opens_a_panel(element))
        if tag == "label":
            return element.find(".//input") is not None  # what a form asks; a label alone may open an accordion
        if tag == "header" and not in_part:
            # Of a page's header only its chief heading is content.
            return element.find(".//h1") is None and not self.is_left_open(element)
        attributes: list[tuple[str, str]] = element.items()  # type: ignore[assignment]  # the stubs allow bytes
        for name, value in attributes:
            if name == "class" or name == "id":
                if tag not in _NEVER_FURNITURE and _names_furniture(value[:200]):
                    return element.find(".//*[@role='main']") is None
            elif name in _TELLING and self._tells(name, value, element, dict(attributes)):
                return True
        return False

    def is_left_open(self, header: etree._Element) -> bool:
        """Whether nothing of the page follows a header: its page forgot to close it, and all that follows is in it."""
        element: etree._Element | None = header
        while element is not None and element.tag != "body":
            if any(other.tag not in _NOTHING for other in element.itersiblings()):
                return False
            element = element.getparent()
        return True

    def _tells(self, name: str, value: str, element: etree._Element, said: dict[str, str]) -> bool:
        """Whether one of the rarer attributes of an element says that nothing in it is content."""
        if name == "role":
            return value in _FURNITURE_ROLES
        if name == "aria-hidden":
            return value == "true" and len(element) == 0 and len((element.text or "").strip()) <= A_PICTURE
        return _is_translated(element) if name == "lang" else self._is_hidden(said)

    def _is_hidden(self, said: dict[str, str]) -> bool:
        """Whether an element is hidden for good: no tab or accordion opens it."""
        hidden = "hidden" in said
        if not hidden and "style" in said:
            style = said["style"][:300].replace(" ", "").lower()
            hidden = "display:none" in style or "visibility:hidden" in style
        if not hidden or said.get("role") in ("tabpanel", "region"):
            return False
        return "id" not in said or said["id"] not in self._panels

    @cached_property
    def _panels(self) -> set[str]:
        """Ids of hidden elements that a tab or an accordion on the page can open."""
        opened: set[str] = set()
        for element in self._root.iter("a", "button", "div", "h2", "h3", "h4", "li", "span"):
            for name in _OPENERS:
                value = element.get(name)
                if value and len(value) < 200 and (value.startswith("#") or name == "aria-controls"):
                    opened.update(value.lstrip("#").split())
        return opened


def _opens_a_panel(button: etree._Element) -> bool:
    """Whether a button is the head of an accordion's panel, whatever element it stands in."""
    return button.get("aria-expanded") is not None and any(button.get(opener) for opener in _OPENERS)


def _is_translated(element: etree._Element) -> bool:
    """Whether the element beside this one says the same in English: a bilingual page shows one of the two at a time."""
    if (element.get("lang") or "").lower().startswith("en"):
        return False
    return any(
        other is not None and other.tag == element.tag and (other.get("lang") or "").lower().startswith("en")
        for other in (element.getnext(), element.getprevious())
    )
