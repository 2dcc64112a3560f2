"""Our crawl, and a bare one that only downloads the same pages, each in a process of its own, from hosts on loopback.

`python -m tests.benchmarks.crawls serve|ours|bare JOB.json`: the job names pages by address. Ours is the crawl of an
audit without its pause of a second (politeness is no work); everything else it does as always: robots.txt, addresses,
archive, extraction.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from spiders.targets import Target
from tests.spiders.hosts import listening

HOSTS = 40
NETWORK = "127.0.12."
RULES = b"User-agent: *\nAllow: /\n"


@dataclass(frozen=True)
class Crawls:
    """What two crawls of the same pages took, in seconds between the first request and the last item."""

    pages: int
    ours: float
    bare: float
    rows: int


def compare(pages: Mapping[str, bytes], folder: Path) -> Crawls:
    """Crawl the pages from loopback, ours first and then the bare spider; `pages` are bodies by slug."""
    bodies = {f"/board/{slug}": body.decode() for slug, body in pages.items()}
    with _serving(bodies, folder) as port:
        targets = [
            Target(slug, f"XI-THIRDS-{slug}", "Invented", "board", f"http://{_host(at)}:{port}/board/{slug}")
            for at, slug in enumerate(pages)
        ]
        ours = _run("ours", folder / "ours", targets)
        bare = _run("bare", folder / "bare", targets)
    rows = (folder / "ours" / "placed.jsonl").read_bytes().count(b"\n")
    if bare["item_scraped_count"] != len(pages):
        raise RuntimeError("the bare spider did not receive every page")
    return Crawls(len(pages), ours["elapsed_time_seconds"], bare["elapsed_time_seconds"], rows)


def _host(at: int) -> str:
    return f"{NETWORK}{1 + at % HOSTS}"


@contextmanager
def _serving(bodies: Mapping[str, str], folder: Path) -> Iterator[int]:
    job = folder / "serve.json"
    job.write_text(json.dumps(bodies))
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.crawls", "serve", str(job)], stdout=subprocess.PIPE
    ) as server:
        assert server.stdout
        yield int(server.stdout.readline())
        server.terminate()


def _run(what: str, folder: Path, targets: list[Target]) -> dict[str, Any]:
    folder.mkdir()
    job = folder / "job.json"
    archive = folder / "archive" / "crawl.warc.gz"
    job.write_text(json.dumps({"method": "live", "archive": str(archive), "targets": list(map(asdict, targets))}))
    subprocess.run([sys.executable, "-m", "tests.benchmarks.crawls", what, str(job)], check=True)
    found: dict[str, Any] = json.loads((folder / "stats.json").read_text())
    return found


def ours(job: Path) -> None:
    """The crawl of an audit, without its pause."""
    from spiders import network
    from spiders.child import run_job
    from spiders.pace import Pace

    class NoPause(Pace):
        def _known(self, host: str) -> Any:
            known = super()._known(host)
            known.pause = 0.0
            return known

    vars(network)["Pace"] = NoPause  # mypy lets nothing else be put into a module
    run_job(job)


def bare(job: Path) -> None:
    """A spider that downloads the pages as fast as Scrapy can, and does nothing with them."""
    import scrapy
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.http import Response

    urls = [target["url"] for target in json.loads(job.read_text())["targets"]]

    class Bare(scrapy.Spider):
        name = "bare"

        async def start(self) -> AsyncIterator[scrapy.Request]:
            for url in urls:
                yield scrapy.Request(url)

        def parse(self, response: Response) -> dict[str, int]:
            return {"bytes": len(response.body)}

    process = AsyncCrawlerProcess({"LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "CONCURRENT_REQUESTS": 64})
    crawler = process.create_crawler(Bare)
    process.crawl(crawler)
    process.start()
    stats = crawler.stats.get_stats() if crawler.stats else {}
    (job.parent / "stats.json").write_text(json.dumps(stats, default=str))


async def serve(job: Path) -> None:
    """Answer on every host, all on one port, which is printed; until the process is ended."""
    bodies = {path: body.encode() for path, body in json.loads(job.read_text()).items()}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                body = bodies.get(head.split(b" ", 2)[1].decode(), RULES)
                kind = b"text/plain" if body is RULES else b"text/html; charset=utf-8"
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n" % (kind, len(body)))
                writer.write(body)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    sockets = listening([_host(at) for at in range(HOSTS)])
    for bound in sockets:
        await asyncio.start_server(answer, sock=bound)
    sys.stdout.write(f"{sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


def main(arguments: list[str]) -> None:
    """One process of the comparison."""
    what, job = arguments[0], Path(arguments[1])
    if what == "serve":
        asyncio.run(serve(job))
    else:
        {"ours": ours, "bare": bare}[what](job)


if __name__ == "__main__":
    main(sys.argv[1:])
