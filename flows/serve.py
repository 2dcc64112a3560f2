"""`thirds serve`: the sites of the releases on this machine, for a browser on this machine.

    http://127.0.0.1:8765/latest/       the newest release
    http://127.0.0.1:8765/<stamp>/      that release, for as long as it is on the shelf

It answers on loopback alone, to GET and HEAD, from the folders `site/` and nothing else. Pages say the same when they
are opened from the disk; here they also come with the headers that a public server should send.
"""

import re
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from flows.shelf import ShelfError

LOOPBACK = "127.0.0.1"
PORT = 8765
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
OWN_NAMES = re.compile(r"(127\.0\.0\.1|localhost)(:\d+)?")


class ServeError(ShelfError):
    """The sites cannot be shown; the message says why and what to do."""


class _Handler(SimpleHTTPRequestHandler):
    """Files of the sites, and nothing else of the folder."""

    server_version = "thirds"
    sys_version = ""
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".md": "text/plain; charset=utf-8",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }

    def do_GET(self) -> None:
        """A file, or the way to the newest release."""
        if self._is_for_us():
            super().do_GET()

    def do_HEAD(self) -> None:
        """As GET, without the body."""
        if self._is_for_us():
            super().do_HEAD()

    def _is_for_us(self) -> bool:
        # A page of the web whose name was made to lead here must not read what is here.
        if not OWN_NAMES.fullmatch(self.headers.get("Host", "")):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "this server answers to this machine alone")
            return False
        if urlsplit(self.path).path == "/":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/latest/")
            self.end_headers()
            return False
        return True

    def translate_path(self, path: str) -> str:
        """The file of the site of a release that an address names; what is no such address is no file."""
        parts = [part for part in unquote(urlsplit(path).path).split("/") if part]
        wild = any(part in (".", "..") or "\\" in part or "\0" in part for part in parts)
        if not parts or wild or not re.fullmatch(r"latest|[0-9TZ-]+", parts[0]):
            return str(Path(self.directory) / "no such page")
        release = Path("latest") if parts[0] == "latest" else Path("releases") / parts[0]
        end = "/" if path.rstrip().endswith("/") else ""
        return str(Path(self.directory) / release / "site" / Path(*parts[1:])) + end

    def list_directory(self, _: object) -> None:
        """No folder is listed."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """With the headers that a public server should send too."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: who reads what is nobody's business."""


def server_of(out: Path, port: int = PORT) -> ThreadingHTTPServer:
    """A server of the sites under `out`, bound and not yet running; port 0 takes a free one.

    Raises:
        ServeError: there is no release with a site, or the port is taken.
    """
    if not (out / "latest" / "site" / "index.html").is_file():
        raise ServeError(
            f"{out}: there is no release with a site; run `thirds audit` first, or name its folder by --out"
        )
    try:
        return ThreadingHTTPServer((LOOPBACK, port), partial(_Handler, directory=str(out)))
    except OSError as error:
        raise ServeError(f"port {port}: {error.strerror or error}; choose another by --port, or 0 for any") from error


def serve(out: Path, port: int = PORT) -> int:
    """Show the sites until interrupted; the address goes to stdout.

    Raises:
        ServeError: as `server_of`.
    """
    with server_of(out, port) as server:
        sys.stdout.write(f"http://{LOOPBACK}:{server.server_address[1]}/latest/\n")
        sys.stdout.flush()
        sys.stderr.write("the sites of the releases, for this machine alone; Ctrl-C ends it\n")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0
