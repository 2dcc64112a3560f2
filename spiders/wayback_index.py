"""What the Wayback Machine's index says of a page, and which of its captures to take.

The interface is the CDX server's (github.com/internetarchive/wayback, wayback-cdx-server/README.md): a JSON table whose
first row names the columns, and `[]` where there is nothing. The index is asked for the captures nearest a moment,
and what it answers is ordered once more here: a server that does not know `closest` answers all the same, and a far
capture must not pass for a near one.
"""

import hashlib
import json
import re
from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode, urlsplit

FIELDS = ("timestamp", "original", "statuscode", "mimetype", "digest", "length")
STAMP = "%Y%m%d%H%M%S"
# As many as are needed to know the digest of a capture that the archive sends in place of the one asked for.
ROWS_ASKED = 20
# A board of more than a year before or after is another board.
NEAR = timedelta(days=366)


class WaybackError(Exception):
    """A page could not be had from the web archive; the message says why."""


class NoCaptureError(WaybackError):
    """The archive holds no good capture of the page near the date."""


class WrongDigestError(WaybackError):
    """What the archive sent is not what its index says it holds."""


class ArchiveUnavailableError(WaybackError):
    """The archive did not answer, or answered otherwise than its interface says."""


@dataclass(frozen=True)
class Indexed:
    """One capture as the index lists it: 14 digits of time (UTC), the address then, and the payload's digest."""

    timestamp: str
    original: str
    digest: str

    @property
    def captured_at(self) -> datetime:
        """When the capture was made."""
        return datetime.strptime(self.timestamp, STAMP).replace(tzinfo=UTC)


def middle_of(date: str) -> datetime:
    """The moment that captures are to be nearest to: the middle of a year, a month or a day.

    Raises:
        ValueError: the words are not YYYY, YYYY-MM or YYYY-MM-DD, or no such day is in the calendar.
    """
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", date):
        raise ValueError(f"a date is a year, a month or a day (2024, 2024-05, 2024-05-01), not {date!r}")
    try:
        start = datetime.fromisoformat((date + "-01-01")[:10]).replace(tzinfo=UTC)
    except ValueError:
        raise ValueError(f"{date!r} is not in the calendar") from None
    if len(date) == 4:
        end = start.replace(year=start.year + 1)
    elif len(date) == 7:
        end = (start + timedelta(days=31)).replace(day=1)
    else:
        end = start + timedelta(days=1)
    return start + (end - start) / 2


def index_url(base: str, url: str, moment: datetime) -> str:
    """The address at which the archive's index lists the good captures of `url` nearest the moment."""
    asked = {
        "url": url,
        "output": "json",
        "fl": ",".join(FIELDS),
        "filter": "statuscode:200",
        "sort": "closest",
        "closest": moment.strftime(STAMP),
        "limit": str(ROWS_ASKED),
    }
    return f"{base}/cdx/search/cdx?{urlencode(asked)}"


def capture_url(base: str, timestamp: str, original: str) -> str:
    """The address of a capture's bytes as they were archived: `id_` keeps the archive from rewriting them."""
    return f"{base}/web/{timestamp}id_/{original}"


def capture_at(base: str, url: str) -> Indexed | None:
    """The capture, its digest not known, that an address of the archive names; None where it names none."""
    found = re.fullmatch(r"https?://[^/]+/web/([0-9]{14})(?:[a-z]{2}_)?/(https?://.+)", url)
    try:
        if found is None or urlsplit(url).hostname != urlsplit(base).hostname:
            return None
        capture = Indexed(found[1], found[2], "")
        # A time that is not in the calendar and a page that is none are found out here.
        _ = capture.captured_at, _page_key(capture.original)
    except ValueError:
        return None
    return capture


def read_index(body: bytes) -> list[Indexed]:
    """The captures that an answer of the index lists.

    Raises:
        ArchiveUnavailableError: the answer is not the table that the interface promises.
    """
    if not body.strip():
        return []
    try:
        table = json.loads(body)
        if not table:
            return []
        columns = {name: table[0].index(name) for name in FIELDS}
        rows = [{name: str(row[place]) for name, place in columns.items()} for row in table[1:]]
        found = [
            Indexed(row["timestamp"], row["original"], row["digest"]) for row in rows if row["statuscode"] == "200"
        ]
        for capture in found:
            # The length too: the parser of dates is content with fewer digits.
            if len(capture.timestamp) != 14 or capture.captured_at.year < 1990:
                raise ValueError(f"{capture.timestamp!r} is no time of a capture")
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        raise ArchiveUnavailableError(
            f"the archive's index answered otherwise than its interface says: {error}"
        ) from error
    return found


def nearest(captures: list[Indexed], moment: datetime) -> Indexed:
    """The capture nearest the moment, of two that are as near the earlier.

    Raises:
        NoCaptureError: there is none within `NEAR`.
    """
    if not captures:
        raise NoCaptureError("the archive holds no capture of the page that answered 200")
    found = min(captures, key=lambda capture: (abs(capture.captured_at - moment), capture.timestamp))
    if abs(found.captured_at - moment) > NEAR:
        raise NoCaptureError(
            f"the nearest capture to {moment:%Y-%m-%d} is of {found.captured_at:%Y-%m-%d}, more than a year away"
        )
    return found


def digest_of(payload: bytes) -> str:
    """The digest by which the index names a payload: SHA-1, in base 32."""
    return b32encode(hashlib.sha1(payload).digest()).decode()  # noqa: S324 - the archive's own choice of digest


def check_digest(capture: Indexed, received: bytes, decoded: bytes) -> None:
    """Make sure that what was received is what the index lists.

    The index digests the payload as the site sent it, so a page that was sent compressed has the digest of the
    compressed bytes. The archive may hand it out as it is, or unpack it; and it may compress, on the way, what was
    archived plain. So the received body may agree either as it came or without its content encoding. What was archived
    compressed and handed out plain agrees with neither: nobody can then tell, and it is refused.

    Raises:
        WrongDigestError: neither agrees.
    """
    wanted = capture.digest.removeprefix("sha1:").upper()
    found = [digest_of(received), digest_of(decoded)]
    if wanted not in found:
        raise WrongDigestError(
            f"the index lists the capture of {capture.timestamp} with the digest {wanted}, what came has {found[0]}"
        )


def same_page(one: str, other: str) -> bool:
    """Whether two addresses are one page to the archive, which minds neither scheme nor www nor a slash at the end."""
    return _page_key(one) == _page_key(other)


def _page_key(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    return host + port, parts.path.rstrip("/").casefold(), parts.query.casefold()
