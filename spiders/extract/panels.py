"""What a tab, or the head of an accordion, says of the panel that it opens: a heading that stands elsewhere."""

from functools import cached_property

from lxml import etree

from spiders.extract.markup import printed

LONGEST = 60
_OPENERS = ("aria-controls", "data-target", "data-bs-target", "href")
_IS_PANEL = ("tabpanel", "region")
_TABS = frozenset(("tab", "pill", "collapse"))


class Panels:
    """The labels of the panels of one page, by the id of the panel."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root

    def label_of(self, element: etree._Element) -> str:
        """What is printed on the tab that opens this element; nothing where it is no panel, or no tab is found."""
        name = element.get("id")
        if not name:
            return ""
        is_panel = element.get("role") in _IS_PANEL or "tab-pane" in (element.get("class") or "")
        return self._labels.get(name, "") if is_panel else ""

    @cached_property
    def _labels(self) -> dict[str, str]:
        labels: dict[str, str] = {}
        for tab in self._root.iter("a", "button", "div", "li", "span"):
            if not _is_tab(tab):
                continue
            text = printed("".join(map(str, tab.itertext()))[: 4 * LONGEST])
            for opener in _OPENERS:
                opened = (tab.get(opener) or "").lstrip("#")
                if opened and 0 < len(text) <= LONGEST:
                    labels.setdefault(opened, text)
        return labels


def _is_tab(element: etree._Element) -> bool:
    """Whether an element opens a panel: it says so as assistive software or a script reads it."""
    if element.get("role") == "tab" or element.get("aria-controls"):
        return True
    return (element.get("data-toggle") or element.get("data-bs-toggle") or "") in _TABS
