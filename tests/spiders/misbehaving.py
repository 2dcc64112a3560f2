"""Web servers that misbehave, each on a loopback address of its own, down to the byte.

The library's own server cannot break the rules of HTTP, so here a host is a manner: a coroutine that is given what was
asked and the open connection, and writes what it likes. All hosts run in one thread, and stop with the block.
"""

import asyncio
import socket
import ssl
import struct
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HTML = "text/html; charset=utf-8"
TLS_HANDSHAKE = b"\x16"  # the first byte of one, where a client takes a plain port for a secure one
ALLOW_ALL = b"User-agent: *\nAllow: /\n"


@dataclass(frozen=True)
class Asked:
    """One request: when it had arrived, at which host, for what, and the how-manieth for that it was."""

    moment: float
    host: str
    path: str
    headers: dict[str, str]
    number: int


Manner = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Host:
    """A host that is to be: its manner, and where it deviates, its address, its TLS, or that it keeps connections."""

    manner: Manner
    address: str = ""
    tls: ssl.SSLContext | None = None
    keeps: bool = False


@dataclass
class Hosts:
    """Running hosts: their origins (`http://127.0.2.1:40001`) by name, and every request they got, in order."""

    origins: dict[str, str] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def of(self, host: str) -> list[Asked]:
        """The requests that one host got."""
        return [asked for asked in self.asked if asked.host == host]


def answer(body: bytes, content_type: str = HTML, status: str = "200 OK", headers: str = "") -> bytes:
    """A well-behaved response that closes its connection; `headers` are further lines, each ended by CRLF."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n{headers}"
    return f"{head}Connection: close\r\n\r\n".encode() + body


async def slowly(out: asyncio.StreamWriter, words: bytes, pause: float = 1.0) -> None:
    """Send a byte at a time."""
    for byte in words:
        out.write(bytes([byte]))
        await out.drain()
        await asyncio.sleep(pause)


async def without_end(out: asyncio.StreamWriter, words: bytes) -> None:
    """Send the same words again and again, until nobody listens."""
    while True:
        out.write(words)
        await out.drain()


def reset(out: asyncio.StreamWriter) -> None:
    """Break the connection off, so that the other side gets a reset and no orderly end."""
    out.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    out.transport.abort()


def self_signed() -> ssl.SSLContext:
    """TLS with a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "invented.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "both.pem"
        path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(*form))
        context.load_cert_chain(path)
    return context


@contextmanager
def misbehaving(hosts: Mapping[str, Host], network: str = "127.0.2") -> Iterator[Hosts]:
    """Run the hosts until the block ends: the first on `network`.1, the next on `network`.2, and so on."""
    running = Hosts()
    loop = asyncio.new_event_loop()
    # A client that leaves is expected here, and a broken handshake is nothing to report.
    loop.set_exception_handler(lambda _loop, _context: None)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        servers = asyncio.run_coroutine_threadsafe(_start(hosts, network, running), loop).result(30)
        yield running
        for server in servers:
            loop.call_soon_threadsafe(server.close)
    finally:
        asyncio.run_coroutine_threadsafe(_cancel_all(), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        loop.close()


async def _start(hosts: Mapping[str, Host], network: str, running: Hosts) -> list[asyncio.Server]:
    servers = []
    for number, (name, host) in enumerate(hosts.items(), start=1):
        place = host.address or f"{network}.{number}"
        server = await asyncio.start_server(_serving(name, host, running), place, 0, ssl=host.tls, backlog=16)
        servers.append(server)
        port = server.sockets[0].getsockname()[1]
        shown = f"[{place}]" if ":" in place else place
        running.origins[name] = f"{'https' if host.tls else 'http'}://{shown}:{port}"
    return servers


def _serving(
    name: str, host: Host, running: Hosts
) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    counts: dict[str, int] = {}

    async def serve(incoming: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        with suppress(OSError, EOFError, asyncio.LimitOverrunError):
            while not out.is_closing():
                first = await incoming.readexactly(1)
                if first == TLS_HANDSHAKE and not host.tls:
                    out.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                    break
                lines = (first + await incoming.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                path = lines[0].split(" ")[1]
                counts[path] = counts.get(path, 0) + 1
                pairs = (line.partition(":") for line in lines[1:] if line)
                headers = {key.strip().casefold(): value.strip() for key, _, value in pairs}
                asked = Asked(time.monotonic(), name, path, headers, counts[path])
                running.asked.append(asked)
                await host.manner(asked, out)
                await out.drain()
                if not host.keeps:
                    break
        out.close()

    return serve


async def _cancel_all() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
