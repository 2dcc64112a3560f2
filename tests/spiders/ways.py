"""The ways in which a web server can misbehave, and a few good servers among them; the slug of each is its host.

Three tables, by how much a way needs: other bytes for the page, other bytes for robots.txt, or a manner of its own.
What a crawl must make of each is in `test_misbehaviour`.
"""

import asyncio
import gzip
from collections.abc import Callable
from pathlib import Path

from tests.spiders.misbehaving import (
    ALLOW_ALL,
    HTML,
    Asked,
    Host,
    Manner,
    answer,
    reset,
    self_signed,
    slowly,
    without_end,
)

GOOD = ("good-one", "good-two", "good-three", "good-four", "good-five")
ROLES = ("Chair", "Staff director", "Council director", "Chief Executive")
GIVEN = ("Testa", "Testo", "Zoë", "Proba")
BEGINNINGS = ("Bram", "Cort", "Dell", "Fenn", "Garr", "Holm", "Kell", "Lang", "Marl", "Nort", "Pend", "Ross")
ENDINGS = ("bury", "combe", "field", "ford", "ham", "ley", "ston", "thorpe", "wick", "worth")
NEWS = "<html><body><h1>News</h1><p>The kettle is broken.</p></body></html>"
NO_SUCH_PAGE = (
    "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Sorry, the page that you are "
    "looking for does not exist.</p></body></html>"
)
MISTAKE = "<html><body><h1>Error</h1><p>An error has occurred while the page was made.</p></body></html>"
# The one host that a machine without IPv6 cannot run.
IPV6 = ("ipv6",) if Path("/proc/net/if_inet6").exists() else ()
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8
FORBID_ALL = b"User-agent: *\nDisallow: /\n"


def people(host: str) -> list[tuple[str, str]]:
    """The board of a host: four names that no other host has, with their roles."""
    number = SLUGS.index(host)
    surname = BEGINNINGS[number // len(ENDINGS)] + ENDINGS[number % len(ENDINGS)]
    return [(f"{given} {surname}", role) for given, role in zip(GIVEN, ROLES, strict=True)]


def board(host: str) -> str:
    """The page of a host's board."""
    rows = "".join(f"<li>{name} - {role}</li>" for name, role in people(host))
    return f"<html><body><h1>Invented {host}</h1><h2>Board of directors</h2><ul>{rows}</ul></body></html>"


def sized(body: bytes, length: int | str, headers: str = "") -> bytes:
    """A response that says of its body that it is `length` bytes long."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nContent-Length: {length}\r\n{headers}Connection: close\r\n\r\n"
    return head.encode() + body


def in_chunks(chunks: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks


def packed(body: bytes) -> bytes:
    return answer(body, headers="Content-Encoding: gzip\r\n")


# What is sent in the page's place, given the page.
PAGES: dict[str, Callable[[str], bytes]] = {
    **{slug: lambda page: answer(page.encode()) for slug in GOOD},
    # Lengths and endings
    "length-too-long": lambda page: sized(page.encode(), len(page.encode()) + 1000),
    "length-too-short": lambda page: sized(page.encode(), page.encode().index(b"Council")),
    "two-lengths": lambda page: sized(page.encode(), len(page.encode()), "Content-Length: 100\r\n"),
    "length-no-number": lambda page: sized(page.encode(), "many"),
    "length-below-zero": lambda page: sized(page.encode(), -1),
    "chunks-broken": lambda page: in_chunks(b"zz\r\n" + page.encode() + b"\r\n0\r\n\r\n"),
    "chunks-cut": lambda page: in_chunks(f"{len(page.encode()):x}\r\n".encode() + page.encode() + b"\r\n"),
    "chunk-huge": lambda page: in_chunks(b"ffffffffffffffff\r\n" + page.encode()),
    "http-1-0": lambda page: b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode(),
    "http-1-0-cut": lambda page: b"HTTP/1.0 200 OK\r\n\r\n" + page.partition("<li>Zo")[0].encode(),
    "http-0-9": lambda page: page.encode(),
    "empty": lambda _: answer(b""),
    "no-content": lambda _: b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
    # Heads
    "status-garbage": lambda page: b"HTTP/1.1 fine thanks\r\n\r\n" + page.encode(),
    "status-999": lambda page: answer(page.encode(), status="999 Request denied"),
    "not-http": lambda _: b"220 mail.invented.example ESMTP ready\r\n",
    "header-of-a-megabyte": lambda page: answer(page.encode(), headers=f"X-Long: {'x' * (1 << 20)}\r\n"),
    "headers-ten-thousand": lambda page: answer(
        page.encode(), headers="".join(f"X-Many-{number}: yes\r\n" for number in range(10_000))
    ),
    "two-types": lambda page: answer(page.encode(), headers="Content-Type: image/png\r\n"),
    "unasked-304": lambda _: b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n",
    "unasked-206": lambda page: answer(
        page.encode()[:200], status="206 Partial Content", headers="Content-Range: bytes 0-199/900\r\n"
    ),
    # Statuses that mean something else, and pages that mean another status
    "error-with-a-page": lambda page: answer(page.encode(), status="500 Internal Server Error"),
    "gone-with-a-board": lambda page: answer(page.encode(), status="404 Not Found"),
    "unauthorised": lambda _: answer(b"who are you?", status="401 Unauthorized"),
    "always-429": lambda _: answer(b"too many", status="429 Too Many Requests"),
    "wait-a-year": lambda _: answer(b"", status="429 Too Many Requests", headers="Retry-After: 31536000\r\n"),
    "soft-404": lambda _: answer(NO_SUCH_PAGE.encode()),
    "error-as-200": lambda _: answer(MISTAKE.encode()),
    "news-only": lambda _: answer(NEWS.encode()),
    # Encodings and kinds
    "gzip-bomb": lambda _: packed(gzip.compress(b" " * 200_000_000, 9, mtime=0)),
    "gzip-cut": lambda page: packed(gzip.compress(page.encode(), mtime=0)[:-20]),
    "gzip-in-name-only": lambda page: packed(page.encode()),
    "charset-wrong": lambda page: answer(page.encode("windows-1252")),
    "charset-unknown": lambda page: answer(page.encode(), "text/html; charset=x-invented"),
    "utf-16": lambda page: answer(page.encode("utf-16"), "text/html"),
    "nul-bytes": lambda page: answer(page.replace("<li>", "\0<li>").encode()),
    "too-deep": lambda page: answer((page + "<div>" * 100_000).encode()),
    "image-as-html": lambda _: answer(PNG),
    "plain-text": lambda _: answer(b"Our board meets on Mondays.", "text/plain"),
    "json": lambda _: answer(b'{"board": ["Testa Alpha"]}', "application/json"),
    "pdf-as-html": lambda _: answer(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n%%EOF\n"),
    # Elsewhere
    "to-itself": lambda _: b"HTTP/1.1 302 Found\r\nLocation: /board#here\r\nContent-Length: 0\r\n\r\n",
    "to-nowhere": lambda _: answer(b"", status="302 Found"),
    "to-a-private-address": lambda _: answer(b"", status="302 Found", headers="Location: http://10.0.0.1/board\r\n"),
    "to-cloud-secrets": lambda _: answer(
        b"", status="302 Found", headers="Location: http://169.254.169.254/latest/meta-data/\r\n"
    ),
    "to-a-file": lambda _: answer(b"", status="302 Found", headers="Location: file:///etc/passwd\r\n"),
    "to-a-script": lambda _: answer(b"", status="302 Found", headers="Location: javascript:alert(1)\r\n"),
    "to-a-mail-server": lambda _: answer(b"", status="302 Found", headers="Location: http://127.0.0.1:25/\r\n"),
    "refreshes-for-ever": lambda _: answer(b'<html><head><meta http-equiv="refresh" content="0;url=/board"></head>'),
}

# What is sent in the place of robots.txt; the page is good.
RULES: dict[str, bytes] = {
    "robots-503": answer(b"", "text/plain", "503 Service Unavailable"),
    "robots-404-forbids": answer(FORBID_ALL, "text/plain", "404 Not Found"),
    "robots-nul": answer(b"\0\0User-agent: *\nAllow: /\n\0", "text/plain"),
    "robots-utf-16": answer("User-agent: *\nDisallow: /\n".encode("utf-16"), "text/plain"),
    "robots-bom-forbids": answer(b"\xef\xbb\xbf" + FORBID_ALL, "text/plain"),
    "robots-html": answer(NEWS.encode()),
    "robots-crlf-forbids": answer(FORBID_ALL.replace(b"\n", b"\r\n"), "text/plain"),
    "robots-crawl-delay": answer(b"User-agent: *\nCrawl-delay: 2\n", "text/plain"),
    "robots-50-mb": answer(ALLOW_ALL + b"# nothing\n" * 5_000_000, "text/plain"),
    "robots-50-mb-forbids": answer(FORBID_ALL + b"# nothing\n" * 5_000_000, "text/plain"),
}


def only_the_page(act: Manner) -> Manner:
    """Misbehave with the page; robots.txt is good."""

    async def manner(asked: Asked, out: asyncio.StreamWriter) -> None:
        if asked.path == "/robots.txt":
            out.write(answer(ALLOW_ALL, "text/plain"))
        else:
            await act(asked, out)

    return manner


def instead(make: Callable[[str], bytes]) -> Manner:
    """Send other bytes than the page's."""

    async def send(asked: Asked, out: asyncio.StreamWriter) -> None:
        out.write(make(board(asked.host)))

    return only_the_page(send)


def under(rules: bytes) -> Manner:
    """Send these bytes for robots.txt, and the page as it should be."""

    async def manner(asked: Asked, out: asyncio.StreamWriter) -> None:
        out.write(rules if asked.path == "/robots.txt" else answer(board(asked.host).encode()))

    return manner


def after(first: bytes) -> Manner:
    """Answer like this the first time, and then with the page."""

    async def act(asked: Asked, out: asyncio.StreamWriter) -> None:
        out.write(first if asked.number == 1 else answer(board(asked.host).encode()))

    return only_the_page(act)


def hops(times: int, start: str) -> Manner:
    """Redirect so many times from `start`, a second path each time, before the answer that was asked for."""

    async def manner(asked: Asked, out: asyncio.StreamWriter) -> None:
        _, _, hop = asked.path.partition("/hop-")
        done = int(hop or 0)
        if (asked.path == start or hop) and done < times:
            out.write(answer(b"", status="301 Moved", headers=f"Location: /hop-{done + 1}\r\n"))
        elif asked.path == "/robots.txt" or (hop and start == "/robots.txt"):
            out.write(answer(ALLOW_ALL, "text/plain"))
        else:
            out.write(answer(board(asked.host).encode()))

    return manner


async def hang(_asked: Asked, _out: asyncio.StreamWriter) -> None:
    await asyncio.sleep(3600)


async def slow_headers(_asked: Asked, out: asyncio.StreamWriter) -> None:
    await slowly(out, answer(b"", headers="X-Slow: yes\r\n" * 100))


async def slow_body(asked: Asked, out: asyncio.StreamWriter) -> None:
    body = board(asked.host).encode()
    out.write(sized(b"", len(body)))
    await slowly(out, body)


async def slow_rules(asked: Asked, out: asyncio.StreamWriter) -> None:
    if asked.path == "/robots.txt":
        await slowly(out, answer(ALLOW_ALL, "text/plain"))


async def reset_in_headers(_asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Ty")
    await out.drain()
    reset(out)


async def reset_in_body(asked: Asked, out: asyncio.StreamWriter) -> None:
    body = board(asked.host).encode()
    out.write(sized(body[: len(body) // 2], len(body)))
    await out.drain()
    await asyncio.sleep(0.2)
    reset(out)


async def close_without_a_word(_asked: Asked, out: asyncio.StreamWriter) -> None:
    out.close()


async def body_without_end(_asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>")
    await without_end(out, b"<p>And so on.</p>" * 4000)


async def headers_without_end(_asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\n")
    await without_end(out, b"X-Endless: and so on\r\n" * 1000)


async def continue_without_end(_asked: Asked, out: asyncio.StreamWriter) -> None:
    await without_end(out, b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


async def asks_for_a_cookie(asked: Asked, out: asyncio.StreamWriter) -> None:
    if "cookie" in asked.headers:
        out.write(answer(board(asked.host).encode()))
    else:
        out.write(answer(b"", status="302 Found", headers="Location: /board\r\nSet-Cookie: seen=yes\r\n"))


async def breaks_a_kept_connection(asked: Asked, out: asyncio.StreamWriter) -> None:
    body, kind = (ALLOW_ALL, "text/plain") if asked.path == "/robots.txt" else (board(asked.host).encode(), HTML)
    if asked.path == "/board" and asked.number == 1:
        out.close()
        return
    out.write(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)


async def refreshes_once(asked: Asked, out: asyncio.StreamWriter) -> None:
    elsewhere = b'<html><head><meta http-equiv="refresh" content="0; url=/people"></head><body>Moved</body></html>'
    out.write(answer(elsewhere if asked.path == "/board" else board(asked.host).encode()))


async def pages_without_end(asked: Asked, out: asyncio.StreamWriter) -> None:
    """One person a page, round and round, and every page has a next one."""
    number = int(asked.path.rpartition("/page-")[2]) if "/page-" in asked.path else 0
    name, role = people(asked.host)[number % len(GIVEN)]
    page = (
        f"<html><body><h1>Board of directors</h1><ul><li>{name} - {role}</li></ul>"
        f'<a rel="next" href="/page-{number + 1}">Next page</a></body></html>'
    )
    out.write(answer(page.encode()))


MANNERS: dict[str, Manner] = {
    "pages-without-end": only_the_page(pages_without_end),
    "hangs": hang,
    "hangs-on-the-page": only_the_page(hang),
    "slow-headers": only_the_page(slow_headers),
    "slow-body": only_the_page(slow_body),
    "slow-robots": slow_rules,
    "reset-in-headers": only_the_page(reset_in_headers),
    "reset-in-body": only_the_page(reset_in_body),
    "closes-without-a-word": only_the_page(close_without_a_word),
    "body-without-end": only_the_page(body_without_end),
    "headers-without-end": only_the_page(headers_without_end),
    "continue-without-end": only_the_page(continue_without_end),
    "wants-a-cookie": only_the_page(asks_for_a_cookie),
    "refreshes-once": only_the_page(refreshes_once),
    "429-once": after(answer(b"", status="429 Too Many Requests")),
    "429-with-a-wait": after(answer(b"", status="429 Too Many Requests", headers="Retry-After: 4\r\n")),
    "503-once": after(answer(b"", status="503 Service Unavailable")),
    "redirects-5": hops(5, "/board"),
    "redirects-6": hops(6, "/board"),
    "redirects-for-ever": hops(1 << 30, "/board"),
    "robots-redirects-5": hops(5, "/robots.txt"),
    "robots-redirects-6": hops(6, "/robots.txt"),
}


SPECIAL = ("breaks-a-kept-connection", "tls-self-signed", "plain-to-a-tls-port", "tls-to-a-plain-port", *IPV6)
ABSENT = ("refuses", "no-address")
SLUGS = (*PAGES, *RULES, *MANNERS, *SPECIAL, *ABSENT)


def all_hosts() -> dict[str, Host]:
    """Every host that runs, good and bad."""
    good = under(answer(ALLOW_ALL, "text/plain"))
    return {
        **{slug: Host(instead(make)) for slug, make in PAGES.items()},
        **{slug: Host(under(rules)) for slug, rules in RULES.items()},
        **{slug: Host(manner) for slug, manner in MANNERS.items()},
        "breaks-a-kept-connection": Host(breaks_a_kept_connection, keeps=True),
        **{slug: Host(good, address="::1") for slug in IPV6},
        "tls-self-signed": Host(good, tls=self_signed()),
        "plain-to-a-tls-port": Host(good, tls=self_signed()),
        "tls-to-a-plain-port": Host(good),
    }


def addresses(origins: dict[str, str]) -> dict[str, str]:
    """The address of every board, with those of two hosts that do not run."""
    origins = {
        **origins,
        "plain-to-a-tls-port": origins["plain-to-a-tls-port"].replace("https:", "http:"),
        "tls-to-a-plain-port": origins["tls-to-a-plain-port"].replace("http:", "https:"),
        "refuses": "http://127.0.3.1:9999",
        "no-address": "http://board.invalid",
    }
    return {slug: f"{origin}/board" for slug, origin in origins.items()}
