"""Turn the bytes of a saved page into a tree, or refuse them with a reason.

Old pages lie about their encoding, and a hostile or broken page can cost a crawl its memory. Both are settled here,
once, so that every shape reads clean text from a tree of bounded size.
"""

import codecs
import re
from collections.abc import Callable
from itertools import islice
from typing import Literal

from lxml import etree

MAX_BYTES = 5_000_000
MAX_TAGS = 120_000
MAX_DEPTH = 200
MAX_ATTRIBUTES = 2_000
MAX_CROWDED = 20

Cause = Literal[
    "empty", "not html", "too large", "too deep", "no text", "cut off", "locked", "layout changed", "reader failed"
]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE
)
_OTHER_FORMATS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
)
_A_TAG = re.compile(
    rb"<\s{0,3}(?:!doctype\s+html|html|head|body|title|meta|div|p|table|ul|ol|dl|li|h[1-6]|span|a|br|b|strong|section|article|main|font|center)\b",
    re.IGNORECASE,
)
# A tag and its attributes, as browsers tell them apart. Parsing costs the square of their number, so a tag may have
# MAX_ATTRIBUTES, and only a few may have a tenth of them ("<" in a script can look like such a tag).
_OPENS_A_TAG = r"<[a-zA-Z][^\s/>]*+"
_ATTRIBUTE = r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+)?+)?+"
_CROWDED = re.compile(rf"{_OPENS_A_TAG}(?:{_ATTRIBUTE}){{{MAX_ATTRIBUTES // 10}}}".encode())
_OVERFULL = re.compile(rf"{_OPENS_A_TAG}(?:{_ATTRIBUTE}){{{MAX_ATTRIBUTES}}}".encode())
_CLOSED_BREAK = re.compile(rb"</[bB][rR]\s{0,5}/?>")
_FEED = re.compile(rb"^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:rss|feed|urlset|sitemapindex|svg)\b", re.IGNORECASE)
# Windows-1252 punctuation that reached the text as C1 control characters, and characters that no page prints: marks
# of joining, of direction and of no width, which would part a name from itself.
_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_UNPRINTED = {
    **_C1,
    0x00: None,
    0xAD: None,
    **dict.fromkeys((0x034F, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F))),
    **dict.fromkeys((*range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF, *range(0xFFF9, 0xFFFC))),
    0xFFFD: "'",
    **dict.fromkeys(range(0x1F000, 0x1FB00)),  # little pictures, that are no part of a heading, a name or a role
}
_STRAY = re.compile(f"[{re.escape(''.join(map(chr, _UNPRINTED)))}]")


class Unreadable(ValueError):  # noqa: N818 - named for what the page is, as the codebook names it
    """A page that cannot be read: `cause` says why in a word, the message says it in a sentence."""

    def __init__(self, cause: Cause, sentence: str) -> None:
        super().__init__(sentence)
        self.cause: Cause = cause


def parse(html: bytes | str, declared_encoding: str | None = None) -> etree._Element:
    """The page's root element.

    Args:
        html: the page as fetched (bytes), or as already decoded text.
        declared_encoding: the charset of the Content-Type header, when there was one.

    Raises:
        Unreadable: the page is empty, is not HTML, or has more mark-up than any published board page has.

    """
    encoded = (_encode(html) if isinstance(html, str) else _as_utf8(_refuse_bytes(html), declared_encoding)).replace(
        b"\x00", b""
    )
    encoded = _CLOSED_BREAK.sub(b"<br>", encoded)  # which breaks a line in every browser
    _refuse_markup(encoded)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root = etree.fromstring(encoded, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("not html", f"the page is not HTML: {error}") from error
    if root is None:
        raise Unreadable("not html", "the page is not HTML: the parser found no element in it")
    return root


def printed(text: str) -> str:
    """The text as a reader sees it: stray control characters mended, white space collapsed."""
    if (not text.isascii() or "\x00" in text) and _STRAY.search(text):
        text = text.translate(_UNPRINTED)
    return " ".join(text.split())


def _refuse_bytes(html: bytes) -> bytes:
    if len(html) > MAX_BYTES:
        raise Unreadable("too large", f"the page has {len(html):,} bytes of mark-up; the limit is {MAX_BYTES:,}")
    if html.lstrip()[:8].startswith(_OTHER_FORMATS):
        raise Unreadable("not html", "the page is another kind of file (PDF, Office, image or archive), not HTML")
    return html


def _refuse_markup(encoded: bytes) -> None:
    if not encoded.strip(b" \t\r\n\x0c\xef\xbb\xbf"):
        raise Unreadable("empty", "the page is empty")
    if len(encoded) > MAX_BYTES:
        raise Unreadable("too large", f"the page has {len(encoded):,} bytes of mark-up; the limit is {MAX_BYTES:,}")
    if _FEED.match(encoded) or not _A_TAG.search(encoded):
        raise Unreadable("not html", "the page is not HTML: it has none of the tags that a page is made of")
    tags = encoded.count(b"<")
    if tags > MAX_TAGS:
        raise Unreadable("too large", f"the page has {tags:,} tags; the limit is {MAX_TAGS:,}")
    crowded = sum(1 for _ in islice(_CROWDED.finditer(encoded), MAX_CROWDED + 1))
    if crowded > MAX_CROWDED or (crowded and _OVERFULL.search(encoded)):
        raise Unreadable("too large", "the page has elements with thousands of attributes; no published page has")


def _encode(text: str) -> bytes:
    """Text as UTF-8, with halves of characters (lone surrogates) put together or replaced."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode("utf-8")


def _as_utf8(html: bytes, declared: str | None) -> bytes:
    """UTF-8 from bytes that may lie about themselves.

    A byte order mark is believed; then UTF-8, if the bytes are UTF-8 (no other text passes by chance); then what the
    header or the page declares, with Latin-1 read as Windows-1252, as browsers do.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if html.startswith(mark):
            return _encode(html[len(mark) :].decode(encoding, "replace"))
    wide = _wide_encoding(html[:400])
    if wide:
        return _encode(html.decode(wide, "replace"))
    try:
        html.decode("utf-8")
    except UnicodeDecodeError:
        return _encode(_decode_declared(html, declared))
    return html


def _wide_encoding(start: bytes) -> str:
    """UTF-16 without a byte order mark shows itself by a zero in every second byte."""
    if len(start) < 8 or start.count(0) < len(start) // 3:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[0::2].count(0) else "utf-16-be"


def _decode_declared(html: bytes, declared: str | None) -> str:
    meta = _META_CHARSET.search(html[:4096])
    said = [declared or "", meta.group(1).decode("ascii") if meta else ""]
    for name in said:
        encoding = _known(name)
        if encoding == "cp1252":
            return html.decode("cp1252", "thirds-latin1")
        if encoding and encoding != "utf-8":
            return html.decode(encoding, "replace")
    if "utf-8" in (_known(name) for name in said):
        return html.decode("utf-8", "thirds-cp1252")
    return html.decode("cp1252", "thirds-latin1")


def _known(name: str) -> str:
    """The codec's name, with Latin-1 and ASCII taken as the Windows-1252 that such pages really use."""
    try:
        codec = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    if codec in {"iso8859-1", "ascii", "cp1252"}:
        return "cp1252"
    # Codecs that are not text encodings, or that a page cannot be in once it has been read as bytes.
    unusable = codec.startswith(("utf-16", "utf-32", "utf-7")) or codec in _NOT_TEXT
    return "" if unusable else codec


_NOT_TEXT = {
    "base64",
    "bz2",
    "hex",
    "quopri",
    "rot13",
    "uu",
    "zlib",
    "idna",
    "punycode",
    "raw-unicode-escape",
    "unicode-escape",
    "undefined",
    "mbcs",
    "oem",
}


def _each_byte(encoding: str) -> Callable[[UnicodeError], tuple[str, int]]:
    def replace(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        bad = error.object[error.start : error.end]
        return bad.decode(encoding, "ignore") or bad.decode("latin-1"), error.end

    return replace


codecs.register_error("thirds-cp1252", _each_byte("cp1252"))
codecs.register_error("thirds-latin1", _each_byte("latin-1"))
