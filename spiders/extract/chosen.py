"""Read only the part of a page that a source file points at.

The headings that stand above that part stay with it: what they say of the names ("Staff governors") is half of what a
listing says, and pages set them beside the list as often as inside it.
"""

import copy
from typing import cast

from lxml import etree
from lxml.cssselect import CSSSelector

from spiders.extract.markup import Unreadable

_HEADINGS = {f"h{n}": n for n in range(1, 7)}


def only(root: etree._Element, selector: str) -> etree._Element:
    """The page with nothing but the elements that the selector finds, each under the headings above it, and the title.

    Raises:
        Unreadable: the selector finds nothing; the cause is "layout changed".
    """
    found = cast("list[etree._Element]", CSSSelector(selector, translator="html")(root))
    wanted = set(found)
    outermost = {element for element in found if wanted.isdisjoint(element.iterancestors())}
    if not outermost:
        raise Unreadable("layout changed", f"the selector `{selector}` finds nothing on the page")
    page = etree.Element("html")
    etree.SubElement(etree.SubElement(page, "head"), "title").text = root.findtext(".//title")
    body = etree.SubElement(page, "body")
    above: list[etree._Element] = []
    inside: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if inside is not None:
            inside = None if event == "end" and element is inside else inside
        elif event == "start" and element in outermost:
            inside = element
            body.extend([_copied(heading) for heading in above])
            above = []
            body.append(_copied(element))
        elif event == "start" and element.tag in _HEADINGS:
            above = [one for one in above if _HEADINGS[str(one.tag)] < _HEADINGS[str(element.tag)]] + [element]
    return page


def _copied(element: etree._Element) -> etree._Element:
    twin = copy.deepcopy(element)
    twin.tail = None
    return twin
