"""Part what a line prints into each other: a name and a seat without a space, or with a dash that sticks to one."""

import re

from spiders.extract import words
from transforms.names import word_set

_CAMEL = re.compile(r"[^\W\d_A-Z][A-Z]")
_GLUED = re.compile(
    r"(?<=[^\W\d_A-Z])(?=(?:Chair|Vice|Deputy|Director|Non-Executive|Non-executive|Trustee|Governor|Chief|"
    r"Treasurer|Secretary|Managing|Independent|Partner|Lead|Executive|Employee|Staff|"
    r"Worker|Council|Tenant|Board|Head|Finance)(?:[a-z]*)\b)"
)
_FOR_NOW = re.compile(r"(?<=[:–-] )(?:currently|presently|newly elected):? (?=[A-Z])")


def mended(text: str) -> str:
    """The line with a dash where its parts are printed into each other, and without what says that it is so for now."""
    if _CAMEL.search(text):
        text = _GLUED.sub(" – ", text)
    if "-" in text:
        text = _STUCK.sub(_parted_from_seat, text)
    stuck = text.find("- ")
    if stuck > 0 and text[stuck - 1].isalpha() and words.is_role(text[:stuck]):
        text = f"{text[:stuck]} {text[stuck:]}"  # "Registrar- Ann Example"
    if "ly " in text:
        text = _FOR_NOW.sub("", text)
    return text


def _parted_from_seat(dash: re.Match[str]) -> str:
    """A dash between a surname and a seat ("Sample-Vice President"); within a seat it stays ("Co-Chair")."""
    before = re.split(r"[\W_]", dash.string[: dash.start()])[-1].casefold()
    return "-" if before in words.SEATS or before in _OPEN_SEATS else " - "


_STUCK = re.compile(r"(?<=[a-z]{2})-(?=(?:Vice|President|Chair|Secretary|Treasurer|Director|Trustee|Member|Past)\b)")
_OPEN_SEATS = word_set("co vice ex past non deputy sub pro joint at-large elect")
