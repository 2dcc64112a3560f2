"""Make small archives for tests: responses as a crawl would have received them."""

from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ROBOTS = (b"User-agent: *\nAllow: /\n", "text/plain")


def write_warc(path: Path, pages: dict[str, tuple[bytes, str]], method: str = "facsimile") -> Path:
    """Write an archive of address -> (body, content type)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path.name, {"thirds-method": method}))
        for url, (body, content_type) in pages.items():
            headers = [("Content-Type", content_type), ("Content-Length", str(len(body)))]
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=BytesIO(body),
                    length=len(body),
                    http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
                )
            )
    return path
