"""A web archive on loopback: the index (CDX, as JSON) and the raw captures (`id_`), over real sockets."""

import hashlib
import json
import threading
import time
from base64 import b32encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

Reply = tuple[int, dict[str, str], bytes]
ROBOTS: Reply = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /save/\n")


@dataclass
class Kept:
    """One capture: what the site sent, and, where they differ from it, what the index and the archive say of it."""

    url: str
    timestamp: str
    payload: bytes
    status: int = 200
    digest: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    sent: bytes | None = None  # what the archive sends, where it is not the payload as it came
    leads_to: str = ""  # the archive answers 302 to this place

    def row(self) -> dict[str, str]:
        """The capture's row in the index."""
        digest = self.digest or b32encode(hashlib.sha1(self.payload).digest()).decode()  # noqa: S324 - as archives do
        return {
            "urlkey": _key(self.url),
            "timestamp": self.timestamp,
            "original": self.url,
            "mimetype": "text/html",
            "statuscode": str(self.status),
            "digest": digest,
            "length": str(len(self.payload)),
        }

    def reply(self) -> Reply:
        """What is sent for the capture's raw address."""
        if self.leads_to:
            return 302, {"Location": self.leads_to}, b""
        body = self.payload if self.sent is None else self.sent
        return self.status, {"Content-Type": "text/html; charset=utf-8", **self.headers}, body


@dataclass
class WebArchive:
    """A running archive: its address, what it keeps, what it says first, and the requests that it got."""

    kept: list[Kept]
    robots: Reply = ROBOTS
    # Answers given, one after the other, before a path (without its query) is answered as it should be.
    first: dict[str, list[Reply]] = field(default_factory=dict)
    address: str = ""
    asked: list[tuple[float, str]] = field(default_factory=list)

    def answer(self, target: str) -> Reply:
        """The reply to a request."""
        path = urlsplit(target).path
        if self.first.get(path):
            return self.first[path].pop(0)
        if path == "/robots.txt":
            return self.robots
        if path == "/cdx/search/cdx":
            return self._index({name: values[-1] for name, values in parse_qs(urlsplit(target).query).items()})
        for capture in self.kept:
            if target == f"/web/{capture.timestamp}id_/{capture.url}":
                return capture.reply()
        return 404, {"Content-Type": "text/html"}, b"not archived"

    def _index(self, asked: dict[str, str]) -> Reply:
        rows = [each.row() for each in self.kept if _key(each.url) == _key(asked["url"])]
        if "filter" in asked:
            name, _, value = asked["filter"].partition(":")
            rows = [row for row in rows if row[name] == value]
        rows.sort(key=lambda row: row["timestamp"])
        if asked.get("sort") == "closest":
            rows.sort(key=lambda row: abs(int(row["timestamp"]) - int(asked["closest"])))
        rows = rows[: int(asked["limit"])]
        names = asked["fl"].split(",")
        table = [names, *([row[name] for name in names] for row in rows)] if rows else []
        return 200, {"Content-Type": "application/json"}, json.dumps(table).encode()


@contextmanager
def archiving(archive: WebArchive) -> Iterator[WebArchive]:
    """Serve the archive on a free port of loopback until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            archive.asked.append((time.monotonic(), self.path))
            status, headers, body = archive.answer(self.path)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            """Say nothing: the notes are in `asked`."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        archive.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield archive
        finally:
            server.shutdown()


def _key(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").replace(":80/", "/").rstrip("/")
