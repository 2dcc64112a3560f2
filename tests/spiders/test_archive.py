"""The archive: what is read back is what was received, and a file that is not whole is refused."""

import gzip
from pathlib import Path

import pytest

from spiders.archive import ArchiveError, read_archive
from tests.spiders.warc import write_warc

PAGES = {
    "https://one.example/board": (b"<p>one</p>", "text/html"),
    "https://two.example/board?a=1&b=2": (b"\x00\xff not text", "application/octet-stream"),
}


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    found = read_archive(write_warc(tmp_path / "a.warc.gz", PAGES))
    assert {url: each.body for url, each in found.items()} == {url: body for url, (body, _) in PAGES.items()}
    assert {each.method for each in found.values()} == {"facsimile"}


def test_a_capture_has_the_same_name_in_every_run(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc.gz", PAGES)
    names = [each.capture_id for each in read_archive(path).values()]
    assert names == [each.capture_id for each in read_archive(path).values()]
    assert len(set(names)) == len(PAGES)


@pytest.mark.parametrize("kept", [0.02, 0.3, 0.5, 0.8, 0.99, 0.999])
def test_an_archive_that_is_cut_short_is_refused_wherever_it_was_cut(tmp_path: Path, kept: float) -> None:
    path = write_warc(tmp_path / "a.warc.gz", PAGES)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(ArchiveError, match=r"a\.warc\.gz.*restore the file"):
        read_archive(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"this is a letter, not an archive\n",
        gzip.compress(b"nor is this"),
        b"\x1f\x8b\x08\x00junk",
        b"WARC/1.1\r\n",
    ],
    ids=["empty", "text", "compressed text", "a broken gzip", "a header alone"],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"a\.warc\.gz"):
        read_archive(path)


def test_bytes_of_another_kind_are_not_printed_and_a_folder_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(bytes(range(128, 256)) * 8)
    with pytest.raises(ArchiveError, match=r"a\.warc\.gz: this cannot be read as WARC: it is something else; restore"):
        read_archive(path)
    with pytest.raises(ArchiveError, match="this is a folder where a WARC file is wanted"):
        read_archive(tmp_path)


def test_a_changed_byte_is_found_by_its_digest(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc.gz", PAGES)
    text = gzip.decompress(path.read_bytes()).replace(b"<p>one</p>", b"<p>two</p>")
    path.with_suffix("").write_bytes(text)
    with pytest.raises(ArchiveError):
        read_archive(path.with_suffix(""))


def test_a_missing_archive_says_how_to_build_the_embedded_one(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="thirds facsimile"):
        read_archive(tmp_path / "nowhere.warc.gz")


def chunked(tmp_path: Path, body: bytes) -> Path:
    path = tmp_path / "a.warc"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    block = head + body
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        b"WARC-Target-URI: https://one.example/board\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: " + str(len(block)).encode() + b"\r\n\r\n"
    )
    path.write_bytes(record + block + b"\r\n\r\n")
    return path


def test_a_body_that_another_tool_kept_in_chunks_is_put_together(tmp_path: Path) -> None:
    path = chunked(tmp_path, b"4\r\n<p>o\r\n6;x=1\r\nne</p>\r\n0\r\n\r\n")
    assert read_archive(path)["https://one.example/board"].body == b"<p>one</p>"


@pytest.mark.parametrize("body", [b"4\r\n<p>o\r\n6\r\nne</", b"4\r\n<p>o\r\n", b"zz\r\n<p>\r\n0\r\n\r\n", b""])
def test_chunks_that_are_cut_short_are_refused(tmp_path: Path, body: bytes) -> None:
    with pytest.raises(ArchiveError, match="cannot be read"):
        read_archive(chunked(tmp_path, body))


def test_a_record_that_says_it_was_cut_short_is_refused(tmp_path: Path) -> None:
    path = chunked(tmp_path, b"0\r\n\r\n")
    path.write_bytes(path.read_bytes().replace(b"WARC-Type:", b"WARC-Truncated: disconnect\r\nWARC-Type:"))
    with pytest.raises(ArchiveError, match="was cut short"):
        read_archive(path)
