"""The spider: fetch each page that lists a body, keep the capture, and place every listing on its body.

One spider serves every organisation. What differs between sites is in the source files; how a page is read is in
`extract`; where the bytes come from, the network or the archive, is decided by the settings alone.
"""

from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure as TwistedFailure

from spiders.answers import no_page
from spiders.archive import Archived, decoded_body
from spiders.causes import ADVICE, cause_of
from spiders.extract import Unreadable, extract
from spiders.items import Capture, Failure, Listing, Placed
from spiders.targets import Target

ATTENDANCE = ("", "present", "attendance", "apologies", "apologies for absence")


class BoardsSpider(scrapy.Spider):
    """Reads the board pages it is given; each address is fetched once, however many bodies it lists."""

    name = "boards"

    def __init__(self, targets: Iterable[Target], **kwargs: Any):
        super().__init__(**kwargs)
        self.pages: dict[str, list[Target]] = {}
        for target in targets:
            self.pages.setdefault(target.url, []).append(target)

    async def start(self) -> AsyncIterator[Request]:
        """One request a page, in rounds: a page of every host before a second page of any."""
        for url in in_rounds(self.pages):
            targets = self.pages[url]
            yield Request(
                url,
                cb_kwargs={"targets": targets},
                errback=self.failed,
                dont_filter=True,
                meta=bounds_of(targets),
            )

    def parse(self, response: Response, targets: list[Target]) -> Iterator[Capture | Placed | Failure]:
        """The capture, and the page's listings placed on their bodies; or why there are none."""
        archived: Archived = response.meta["capture"]
        yield capture_of(archived)
        if response.status != 200:
            # Another success is not a page: least of all 206, which is a part of one.
            yield from _failures(targets, "http")
            return
        try:
            decoded_body(archived)
        except ValueError:
            # The engine takes what there is of a compressed body; a part of a board must not pass for the whole.
            yield from _failures(targets, "cut off")
            return
        if cause := no_page(declared_type(response), response.body):
            yield from _failures(targets, cause)
            return
        try:
            listings = extract(response.body, response.url, declared_encoding(response))
        except Unreadable as error:
            yield from _failures(targets, error.cause)
            return
        if not listings:
            yield from _failures(targets, "no board found")
        yield from place(listings, targets, archived.capture_id)

    def failed(self, failure: TwistedFailure) -> Iterator[Failure]:
        """A page that could not be fetched: its cause, for each organisation that counts on it."""
        targets = failure.request.cb_kwargs["targets"]  # type: ignore[attr-defined]  # set by Scrapy on errbacks
        yield from _failures(targets, cause_of(failure.value), str(failure.value)[:300])


def in_rounds(urls: Iterable[str]) -> list[str]:
    """The addresses, one of each host in turn, the host with the most of them first.

    Each host is asked once a second at most, so the host with the most pages decides how long a crawl takes: it must be
    at work from the first second to the last.
    """
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).hostname or "", []).append(url)
    longest_first = sorted(hosts.values(), key=len, reverse=True)
    return [url for round_ in zip_longest(*longest_first) for url in round_ if url]


def capture_of(archived: Archived) -> Capture:
    """The capture that an archived response is evidence of."""
    headers = {name.casefold(): value for name, value in archived.headers}
    return Capture(
        capture_id=archived.capture_id,
        url=archived.url,
        captured_at=archived.captured_at,
        method=archived.method,
        http_status=archived.status,
        content_type=headers.get("content-type", ""),
        bytes=len(archived.body),
        sha256=archived.sha256,
        archive=archived.archive,
        record_id=archived.record_id,
    )


def bounds_of(targets: list[Target]) -> dict[str, float]:
    """The bounds that the sources set for a page, in the words of the engine; the widest where several do."""
    timeout = max(target.timeout for target in targets)
    largest = int(max(target.largest for target in targets) * 1024 * 1024)
    return {name: bound for name, bound in (("download_timeout", timeout), ("download_maxsize", largest)) if bound}


def declared_type(response: Response) -> str:
    """The media type that the response's headers declare, if any."""
    return (response.headers.get("Content-Type") or b"").decode("latin-1").partition(";")[0].strip().casefold()


def declared_encoding(response: Response) -> str | None:
    """The charset that the response's headers declare, if any; what the bytes say may differ."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    _, found, charset = content_type.partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None if found else None


def place(listings: Iterable[Listing], targets: list[Target], capture_id: str) -> Iterator[Placed]:
    """Each listing on the body it speaks of.

    Where the page lists one body, all rows are its own. Where it lists several, a row belongs to the target whose
    `section` is one of the headings above it. A heading that only names the body or the organisation is no group, nor
    is one that says who was there: `absent` holds that.
    """
    counts: dict[str, int] = {}
    for listing in listings:
        target = _target_of(listing, targets)
        body = target.body if target else ""
        counts[body] = counts.get(body, 0) + 1
        owner = target or targets[0]
        no_group = {_words(owner.body), _words(owner.section), _words(owner.organisation), *ATTENDANCE}
        headings = [heading for heading in listing.section.split(" > ") if _words(heading) not in no_group]
        yield Placed(
            slug=owner.slug,
            org_id=owner.org_id,
            body=body,
            page_date=owner.page_date,
            complete=owner.complete,
            publisher=owner.publisher,
            source_url=owner.url,
            capture_id=capture_id,
            position=counts[body],
            name_as_published=listing.name_as_published,
            person_name=listing.person_name,
            role=listing.role,
            group_heading="" if _words(listing.group_heading) in no_group else listing.group_heading,
            affiliation=listing.affiliation,
            section=" > ".join(headings),
            vacant=listing.vacant,
            absent=listing.absent,
            shape=listing.shape,
            confidence=listing.confidence,
        )


def _target_of(listing: Listing, targets: list[Target]) -> Target | None:
    if len(targets) == 1 and not targets[0].section:
        return targets[0]
    above = [_words(heading) for heading in (*listing.section.split(" > "), listing.group_heading)]
    return next((target for target in targets if _words(target.section) in above), None)


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _failures(targets: list[Target], cause: str, detail: str = "") -> Iterator[Failure]:
    for target in targets:
        yield Failure(target.slug, target.url, cause, ADVICE[cause], detail)
