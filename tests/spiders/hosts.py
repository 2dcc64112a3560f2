"""Invented hosts for tests: each on a loopback address of its own, all on one port, well-behaved or not.

Answers are made of raw bytes where a test needs what no honest server sends. Every request is noted when it arrives.
"""

import asyncio
import errno
import socket
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Play = Callable[["Asked", asyncio.StreamWriter], Awaitable[None]]
Answer = tuple[int, Mapping[str, str], bytes]
Pages = Mapping[str, Answer | Play]
HTML = {"Content-Type": "text/html; charset=utf-8"}
RULES: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nAllow: /\n")


@dataclass(frozen=True)
class Asked:
    """One request: when it arrived, at which host, and what it said; `count` is 1 for the first of its path."""

    at: float
    host: str
    path: str
    headers: Mapping[str, str]
    count: int


@dataclass
class Hosts:
    """Running hosts: their addresses by name, and what they were asked."""

    addresses: dict[str, str] = field(default_factory=dict)
    port: int = 0
    scheme: str = "http"
    asked: list[Asked] = field(default_factory=list)

    def url(self, host: str, path: str = "/board") -> str:
        return f"{self.scheme}://{self.addresses[host]}:{self.port}{path}"

    def paths(self, host: str) -> list[str]:
        return [asked.path for asked in self.asked if asked.host == host]

    def times(self, host: str) -> list[float]:
        return [asked.at for asked in self.asked if asked.host == host]


@contextmanager
def hosting(
    sites: Mapping[str, Pages], tls: ssl.SSLContext | None = None, network: str = "127.0.7."
) -> Iterator[Hosts]:
    """Serve the pages of each host until the block ends. Without a robots.txt of its own, a host allows everything."""
    hosts = Hosts(scheme="https" if tls else "http")
    hosts.addresses = {name: f"{network}{number}" for number, name in enumerate(sites, start=1)}
    sockets = listening(list(hosts.addresses.values()))
    hosts.port = sockets[0].getsockname()[1]
    started = threading.Event()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=_run, args=(loop, hosts, sites, sockets, tls, started), daemon=True)
    thread.start()
    started.wait(10)
    try:
        yield hosts
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


def listening(addresses: Sequence[str], first_port: int = 0) -> list[socket.socket]:
    """A socket on each of the addresses, all on one port: the port asked for, or a free one where that is taken.

    The machine finds a port that is free on the first address. On another address it may belong to another test.
    """
    sockets: list[socket.socket] = []
    port = first_port
    try:
        for address in addresses:
            sockets.append(socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET))
            sockets[-1].setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sockets[-1].bind((address, port))
            port = sockets[-1].getsockname()[1]
    except OSError as error:
        for one in sockets:
            one.close()
        if error.errno != errno.EADDRINUSE:
            raise
        return listening(addresses)
    return sockets


def _run(
    loop: asyncio.AbstractEventLoop,
    hosts: Hosts,
    sites: Mapping[str, Pages],
    sockets: list[socket.socket],
    tls: ssl.SSLContext | None,
    started: threading.Event,
) -> None:
    asyncio.set_event_loop(loop)
    for name, bound in zip(hosts.addresses, sockets, strict=True):

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, name: str = name) -> None:
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
                while await _one(hosts, name, sites[name], reader, writer):
                    pass
            writer.close()

        loop.run_until_complete(asyncio.start_server(serve, sock=bound, ssl=tls, backlog=512))
    started.set()
    loop.run_forever()
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.sleep(0.05))


async def _one(
    hosts: Hosts, name: str, pages: Pages, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> bool:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    path = head[0].split(" ")[1]
    headers = dict(line.split(": ", 1) for line in head[1:] if line)
    count = 1 + sum(asked.host == name and asked.path == path for asked in hosts.asked)
    asked = Asked(time.monotonic(), name, path, headers, count)
    hosts.asked.append(asked)
    answer = pages.get(path, RULES if path == "/robots.txt" else (404, HTML, b"not here"))
    if callable(answer):
        await answer(asked, writer)
        return False
    await say(writer, *answer)
    return True


async def say(writer: asyncio.StreamWriter, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
    """One whole answer."""
    lines = [f"HTTP/1.1 {status} Said", *(f"{k}: {v}" for k, v in {"Content-Length": len(body), **headers}.items())]
    writer.write("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
    await writer.drain()


def raw(whole: bytes) -> Play:
    """Exactly these bytes, and then the connection is closed."""

    async def play(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(whole)
        await writer.drain()

    return play


def in_turn(*answers: Answer) -> Play:
    """The first answer to the first request of a path, the second to the second, the last one ever after."""

    async def play(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await say(writer, *answers[min(asked.count, len(answers)) - 1])

    return play


def moved(to: str, **headers: str) -> Answer:
    """A redirect."""
    return (302, {"Location": to, **headers}, b"")


async def silent(asked: Asked, writer: asyncio.StreamWriter) -> None:
    """No answer, ever."""
    await asyncio.sleep(3600)


async def dripping(asked: Asked, writer: asyncio.StreamWriter) -> None:
    """A page that comes a byte at a time."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.3)
