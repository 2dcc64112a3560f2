"""Answers that came well and are no board page: another kind of file, or an error page that says it is fine.

Judged by what the server declares and by what the page says of itself in its title and its first heading, nothing
else: a page that only mentions a missing page is a page.
"""

import re

# Kinds of file that hold no page. A PDF may list a board, and an undeclared or unclear type is read and judged by
# what is in it.
NO_PAGE_TYPES = re.compile(
    r"(image|audio|video|font|model)/.*|text/(css|csv|calendar|javascript)|application/("
    r"json|[a-z.+-]+\+json|javascript|zip|gzip|x-gzip|x-tar|x-7z-compressed|vnd\..*|msword|rtf|x-font.*|wasm|font.*)"
)
# Some servers declare everything to be one type; what begins like a page is read as one.
BEGINS_LIKE_A_PAGE = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
BEGINS_OTHERWISE = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\xd0\xcf\x11\xe0")

THE_END = re.compile(rb"</(body|html)\s*>", re.IGNORECASE)
MUST_END = [
    (re.compile(rb"<%b[\s>]" % tag, re.IGNORECASE), re.compile(rb"</%b\s*>" % tag, re.IGNORECASE))
    for tag in (b"div", b"section", b"table", b"ul", b"ol", b"dl")
]

# What the title or the first heading of such a page says, whole: part of a title is set off by a dash or a bar.
NOT_FOUND = re.compile(
    r"""
    (error[ :]*)? 404 ( [ :]* error)? ( [ :]* (file|page|not)\b.*)?
    | (sorry|oops|whoops)? \W* ((this|the|that)\ )? (requested\ )? (page|content|document|url) (\ you\b.{0,40}?)? \ (
        (was\ |is\ |has\ )? (not\ (be(en)?\ )? found | missing | been\ (removed|deleted))
        | (cannot|could\ not|can\W?t|couldn\W?t)\ be\ found
        | (does\ not|doesn\W?t|no\ longer)\ exists?
        | not\ found
    ) .{0,30}
    | not\ found
    | (sorry|oops|whoops)? \W* we\ (cannot|could\ not|can\W?t|couldn\W?t)\ find\ (the|this|that)\ page .{0,40}
    """,
    re.VERBOSE,
)
TITLE = re.compile(rb"<(title|h1)\b[^>]*>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
SEARCHED = 200_000  # bytes; a title or a first heading comes earlier


def no_page(media_type: str, body: bytes) -> str | None:
    """Why an answer is no page that could list a board: "not html", "cut off", "soft 404"; None where it may be one."""
    if not BEGINS_LIKE_A_PAGE.match(body[:4096]) and (
        NO_PAGE_TYPES.fullmatch(media_type) or body.startswith(BEGINS_OTHERWISE)
    ):
        return "not html"
    if broke_off(body):
        return "cut off"
    return "soft 404" if says_not_found(body) else None


def broke_off(body: bytes) -> bool:
    """Whether a page stops in the middle: it has no end, and a block, a list or a table in it was begun and not ended.

    Where a server states no length, or too short a one, nothing else tells a part of a board from the whole. The end
    tags of these may not be left out (HTML, 13.1.2.4), so a page that is only terse is not taken for a broken one.
    """
    if body.startswith(b"%PDF") or THE_END.search(body):
        return False
    return any(len(begun.findall(body)) > len(ended.findall(body)) for begun, ended in MUST_END)


def says_not_found(body: bytes) -> bool:
    """Whether a page says in its title or its first heading that there is no page here."""
    seen: set[bytes] = set()
    for tag, inner in TITLE.findall(body[:SEARCHED]):
        if tag.lower() not in seen:
            seen.add(tag.lower())
            if _means_not_found(inner):
                return True
    return False


def _means_not_found(markup: bytes) -> bool:
    text = re.sub(r"<[^>]*>", " ", markup.decode("utf-8", "replace")).replace("&nbsp;", " ").replace("&#39;", "'")
    parts = re.split(r"\s[|\u2013\u2014:·»-]+\s|\||::", " ".join(text.casefold().split()))
    return any(NOT_FOUND.fullmatch(part.strip(" .!?:-\u2013\u2014")) for part in parts)
