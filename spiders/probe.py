"""Look at a page that nobody has described yet: what is on it, whose it is, and which bodies it lists.

Everything here is a suggestion for a person who is about to write a source file. Nothing of it enters a release: an
audit reads the source file and the page, and asks this module nothing.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree

from spiders.extract import Unreadable, markup
from spiders.extract.json_ld import MAX_SCRIPT
from spiders.extract.persons import is_likely
from spiders.items import Listing

FEWEST_SUB_PAGES = 3
_NEXT = re.compile(r"(next( page)?|older|more) ?[»›>→]*|[»›→]", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"\s+[|–—•·»-]\s+|\s*::\s*|\s*\|\s*")
_ORGANISATION_TYPES = re.compile(r"Organization|Corporation|NGO|Hospital|LocalBusiness|Library|SportsActivityLocation")
# What a heading calls a body, the kind that we call it, and whether it governs; the first that fits counts.
KINDS: tuple[tuple[str, str, str], ...] = (
    (r"council of governors|governors['’]? council|board of governors|^(our |the |meet the )?governors$",
     "council of governors", "electing"),
    (r"representative (body|assembly)|members['’]? (council|assembly|forum)|council of members|membership board",
     "representative body", "electing"),
    (r"management committee|committee of management", "management committee", "governing"),
    (r"area board", "area board", "advisory"),
    (r"advisory (panel|board|group|committee)|(tenants?['’]?|users?['’]?|scrutiny) panel",
     "advisory panel", "advisory"),
    (r"(executive|leadership|management) team|senior management", "executive team", "advisory"),
    (r"board of trustees|trustee board|^(our |the |meet the )?trustees$", "board of trustees", "governing"),
    (r"\bboard\b|^(our |the |meet the )?(board of )?directors$", "board of directors", "governing"),
)  # fmt: skip
_KINDS = [(re.compile(words, re.IGNORECASE), kind, tier) for words, kind, tier in KINDS]


@dataclass(frozen=True)
class LikelyBody:
    """A body that the page seems to list: its kind and tier, the heading it stands under, and its seats."""

    kind: str
    tier: str
    heading: str
    seats: int


@dataclass(frozen=True)
class Links:
    """Where the page leads, as addresses; `sub_pages` in words."""

    pdfs: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    next_pages: tuple[str, ...] = ()
    sub_pages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """What a page holds, apart from its listings."""

    names: tuple[str, ...] = ()  # what the publisher may be called, likeliest first
    about: tuple[str, ...] = ()  # title and chief headings
    encoding: str = "not declared"
    canonical: str = ""
    json_ld: tuple[str, ...] = ()
    links: Links = Links()


def look(body: bytes, url: str, declared_encoding: str | None = None) -> Seen:
    """What a page holds; of what is no HTML (a PDF, say), nothing.

    `url` may be empty for a saved page: then what the page says its address is takes its place.
    """
    try:
        root = markup.parse(body, declared_encoding)
    except Unreadable:
        return Seen()
    charset = _CHARSET.search(body[:4096])
    objects = list(_json_ld(root))
    canonical = _canonical(root, url)
    url = url or canonical
    title = markup.printed(root.findtext(".//title") or "")
    headings = [text for heading in root.iter("h1") if (text := _text(heading))]
    return Seen(
        names=tuple(_names(root, objects, title, headings)),
        about=(title, *headings),
        encoding=declared_encoding or (charset[1].decode("ascii") if charset else "not declared"),
        canonical=canonical,
        json_ld=tuple(f"{kind} ({count})" for kind, count in Counter(_types(objects)).most_common()),
        links=_links(root, url),
    )


def likely_bodies(listings: Sequence[Listing], about: Iterable[str], url: str) -> list[LikelyBody]:
    """The bodies that the listings seem to be of, in page order; one where nothing says that there are more.

    A body is known by the nearest heading that names one. Where no heading does, the page's own title, its address
    and what its people are called decide, in that order.
    """
    if not listings:
        return []
    named = [_kind_above(listing) for listing in listings]
    kinds = dict.fromkeys(kind for kind in named if kind)
    if len(kinds) < 2:
        kind, tier = next(iter(kinds), None) or _kind_of_page(listings, about, url)
        return [LikelyBody(kind, tier, "", len(listings))]
    bodies = []
    for kind, tier in kinds:
        own = [listing for listing, of in zip(listings, named, strict=True) if of == (kind, tier)]
        bodies.append(LikelyBody(kind, tier, _common_heading(own, kind), len(own)))
    return bodies


def kind_of(words: str) -> tuple[str, str] | None:
    """Kind and tier of the body that a heading names, or None where it names none."""
    return next(((kind, tier) for pattern, kind, tier in _KINDS if pattern.search(words.strip())), None)


def _above(listing: Listing) -> list[str]:
    """The headings above a listing, nearest first."""
    return [text for text in (listing.group_heading, *reversed(listing.section.split(" > "))) if text]


def _kind_above(listing: Listing) -> tuple[str, str] | None:
    return next((kind for text in _above(listing) if (kind := kind_of(text))), None)


def _common_heading(listings: Sequence[Listing], kind: str) -> str:
    """The heading of that kind that stands above most of the listings, the outermost of several."""
    counts = Counter(
        text for listing in listings for text in reversed(_above(listing)) if (kind_of(text) or ("",))[0] == kind
    )
    return counts.most_common(1)[0][0]


def _kind_of_page(listings: Sequence[Listing], about: Iterable[str], url: str) -> tuple[str, str]:
    words = [*about, urlsplit(url).path.replace("-", " ").replace("/", " ").strip()]
    for text in words:
        for part in _TITLE_PARTS.split(text):
            if kind := kind_of(part):
                return kind
    roles = " ".join(listing.role for listing in listings).casefold()
    # Where none is said, the commonest kind: a person looks at the draft.
    said = Counter({word: roles.count(word) for word in ("director", "trustee", "governor")}).most_common(1)[0][0]
    return {
        "governor": ("council of governors", "electing"),
        "trustee": ("board of trustees", "governing"),
        "director": ("board of directors", "governing"),
    }[said]


def _names(root: etree._Element, objects: list[dict[str, object]], title: str, headings: list[str]) -> Iterator[str]:
    said = [
        meta.get("content") or ""
        for meta in root.iter("meta")
        if (meta.get("property") or meta.get("name") or "").lower() in ("og:site_name", "application-name")
    ]
    said += [str(thing.get("name") or "") for thing in objects if any(map(_ORGANISATION_TYPES.search, _types([thing])))]
    parts = _TITLE_PARTS.split(title)
    said += reversed(parts[1:])
    # What the page itself is called may be a person; what stands behind it in the title is the site.
    said += [text for text in (*parts[:1], *headings) if not is_likely(text)]
    seen = dict.fromkeys(markup.printed(name).strip(" -–|") for name in said)
    wanted = (name for name in seen if 3 <= len(name) <= 120 and name.isprintable())
    return (name for name in wanted if not kind_of(name))


def _canonical(root: etree._Element, url: str) -> str:
    """What the page says its address is; "" where it does not say."""
    said = (link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((address for href in said if (address := _web(url, href))), "")


def _json_ld(root: etree._Element) -> Iterator[dict[str, object]]:
    for script in root.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").strip().lower() != "application/ld+json" or len(text) > MAX_SCRIPT:
            continue
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            continue
        things = value if isinstance(value, list) else [value]
        for thing in things:
            if isinstance(thing, dict):
                graph = thing.get("@graph")
                yield from [part for part in graph if isinstance(part, dict)] if isinstance(graph, list) else [thing]


def _types(objects: Iterable[dict[str, object]]) -> Iterator[str]:
    for thing in objects:
        kind = thing.get("@type")
        yield from (str(each) for each in (kind if isinstance(kind, list) else [kind]) if each)


def _links(root: etree._Element, url: str) -> Links:
    anchors = [(_web(url, link.get("href") or ""), link) for link in root.iter("a") if link.get("href")]
    feeds = [
        _web(url, link.get("href") or "")
        for link in root.iter("link")
        if (link.get("type") or "").lower() in ("application/rss+xml", "application/atom+xml")
    ]
    on = [link.get("rel") for _, link in anchors]
    following = [
        address
        for (address, link), rel in zip(anchors, on, strict=True)
        if "next" in (rel or "").split() or _NEXT.fullmatch(_text(link))
    ]
    return Links(
        pdfs=_unique(address for address, _ in anchors if urlsplit(address).path.lower().endswith(".pdf")),
        feeds=_unique(feeds),
        next_pages=_unique(following),
        sub_pages=tuple(_sub_pages([(address, _text(link)) for address, link in anchors], url)),
    )


def _sub_pages(links: list[tuple[str, str]], url: str) -> Iterator[str]:
    """Groups of pages on the same host that look like one page a person, or one a constituency or class."""
    here = urlsplit(url)
    own = here.path.rstrip("/")
    people: dict[str, set[str]] = {}
    below: dict[str, set[str]] = {}
    for address, text in links:
        there = urlsplit(address)
        path = there.path.rstrip("/")
        if there.netloc != here.netloc or path == own or not path:
            continue
        parent = path.rpartition("/")[0] + "/"
        if is_likely(text):
            people.setdefault(parent, set()).add(path)
        elif own and path.startswith(f"{own}/") and not path.lower().endswith(".pdf"):
            below.setdefault(parent, set()).add(path)
    for kind, found in (("one page a person", people), ("pages below this one, a constituency each perhaps", below)):
        for parent, paths in sorted(found.items()):
            if len(paths) >= FEWEST_SUB_PAGES:
                yield f"{kind}: {len(paths)} under {parent}"


def _unique(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(address for address in dict.fromkeys(addresses) if address)


def _web(page: str, href: str) -> str:
    """Where a link of a page leads, without fragment; "" where that is nothing on the web (a mail address, say)."""
    try:
        plain = urldefrag(urljoin(page, href)).url
        host = urlsplit(plain).hostname
    except ValueError:  # what no browser would follow either
        return ""
    return plain if host and plain.startswith(("http://", "https://")) else ""


def _text(element: etree._Element) -> str:
    return markup.printed(" ".join(str(part) for part in element.itertext()))[:200]
