"""What is archived is used: a page is asked for only if it has changed, a robots.txt once a day.

A crawl that was cut off and goes on asks for nothing that it had received: only where an answer said that the trouble
may pass, or none came, it asks again.

And what this crawl did not receive is noted too, so that its replay fails in the same places and for the same causes.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Request, Response

from spiders.archive_hooks import ArchiveWriter, response_from
from spiders.archive_index import Known
from spiders.archive_records import Archived, address_key
from spiders.causes import cause_of
from spiders.network import PASSING_STATUSES

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

# RFC 9309, 2.4: what a robots.txt said may be used for a day without asking again.
RULES_HOLD = timedelta(hours=24)
CONDITIONS = ("If-None-Match", "If-Modified-Since")


class Remembrance:
    """Stands next to the network, so that everything above it is handed a whole response."""

    def __init__(self, crawler: "Crawler"):
        writer = crawler.get_extension(ArchiveWriter)
        if writer is None:
            raise NotConfigured
        self.writer = writer

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "Remembrance":
        """Made by Scrapy; only a live crawl has an archive to remember from."""
        return cls(crawler)

    def process_request(self, request: Request) -> Response | None:
        """What was received before, the rules that still hold, or the request made conditional on what is known."""
        # A redirect or another try brings these along from the request before.
        for header in CONDITIONS:
            request.headers.pop(header, None)
        request.meta.pop("known", None)
        if received := self._received_before(request):
            request.meta["capture"] = received
            return response_from(received)
        recalled = self.writer.index.recall(request.url)
        if recalled is None:
            return None
        known, archived = recalled
        if request.meta.get("is_robots_txt") and _age(known) < RULES_HOLD:
            self.writer.file.reuse(request, known)
            return response_from(archived)
        if known.status == 200 and (known.etag or known.last_modified):
            request.meta["known"] = known
            if known.etag:
                request.headers["If-None-Match"] = known.etag
            if known.last_modified:
                request.headers["If-Modified-Since"] = known.last_modified
        return None

    def _received_before(self, request: Request) -> Archived | None:
        """What this crawl received of the address before it was cut off; rules have a day of their own."""
        found = self.writer.before.responses.get(address_key(request.url))
        wanted = found and not request.meta.get("is_robots_txt") and found.status not in PASSING_STATUSES
        return found if wanted else None

    def process_response(self, request: Request, response: Response) -> Response:
        """The earlier response in place of the word that nothing has changed."""
        capture = request.meta.get("capture")
        if response.status != 304 or "known" not in request.meta or capture is None:
            return response
        return response_from(replace(capture, url=response.url))

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note that the request brought no response; what we decided ourselves, a replay decides again."""
        if not isinstance(exception, IgnoreRequest):
            self.writer.file.failure(request, cause_of(exception), str(exception))


def _age(known: Known) -> timedelta:
    return datetime.now(UTC) - datetime.fromisoformat(known.seen_at)
