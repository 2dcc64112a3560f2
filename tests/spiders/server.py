"""A web server on loopback for tests: real sockets, answers by path, and a note of who asked for what and when."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Site:
    """A running site: its address, its answers, and the requests that it got."""

    address: str = ""
    answers: dict[str, Answer | Callable[[], Answer]] = field(default_factory=dict)
    asked: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)

    def times(self, path: str) -> list[float]:
        """When the path was asked for."""
        return [moment for moment, asked, _ in self.asked if asked == path]


@contextmanager
def serving(answers: dict[str, Answer | Callable[[], Answer]]) -> Iterator[Site]:
    """Serve the answers on a free port of loopback until the block ends; other paths are 404."""
    site = Site(answers=answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((time.monotonic(), self.path, dict(self.headers)))
            answer = site.answers.get(self.path, (404, HTML, b"not here"))
            status, headers, body = answer() if callable(answer) else answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            """Say nothing: the notes are in `asked`."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield site
        finally:
            server.shutdown()
