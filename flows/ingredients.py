"""What decides the bytes of a release, by digest and version: files of the data folder, our own code, libraries.

Written into the record of a release when it is made, and held against it when somebody asks for the same again: to
make it a second time (`flows.rebuild`), or to find that there is nothing to make (`flows.unchanged`). Nothing heavy is
imported here.
"""

import hashlib
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from flows.settings import PROJECT
from flows.sums import digest

LIBRARIES = (
    "duckdb",
    "pandas",
    "numpy",
    "scrapy",
    "parsel",
    "cssselect",
    "lxml",
    "warcio",
    "tldextract",
    "pdfplumber",
    "pdfminer.six",
    "nameparser",
    "pydantic",
    "pyyaml",
    "great-expectations",
    "jinja2",
    "markupsafe",
    "markdown-it-py",
    "xlsxwriter",
    "resvg-py",
    "font-lato",
    "prometheus-client",
)
CODE = ("flows", "spiders", "transforms", "expectations")
SOURCES = (".py", ".sql", ".json", ".j2", ".css", ".js")
# Read from where they are and not from the data of an order, so they count as code: the site shows the documents.
FILES_OF_THE_CODE = (
    "data/ceilings.yml",
    "docs/methodology.md",
    "docs/data-dictionary.md",
    "docs/privacy-notice.md",
    "docs/reporting-recipe.md",
    "CONTRIBUTING.md",
    "LICENSE",
)
# The facsimile archive is made of the listings, and is an input itself.
NOT_INPUTS = ("out", "gold", "listings")


def input_files(data: Path, out: Path) -> Iterator[Path]:
    """The files of the data folder that a release is made with, in order; nothing of the output folder."""
    tops = (top for top in data.iterdir() if top.name not in NOT_INPUTS)
    for path in sorted(found for top in tops for found in (top, *top.rglob("*"))):
        hidden = any(part.startswith(".") for part in path.relative_to(data).parts)
        if not hidden and not path.is_relative_to(out) and path.is_file():
            yield path


def input_digests(data: Path, out: Path) -> dict[str, str]:
    """The digest of each of these files, by its path in the data folder.

    Raises:
        OSError: one cannot be read.
    """
    return {path.relative_to(data).as_posix(): digest(path) for path in input_files(data, out)}


def code_digest() -> str:
    """One digest of all source files."""
    files = [path for folder in CODE for path in sorted((PROJECT / folder).rglob("*")) if path.suffix in SOURCES]
    total = hashlib.sha256()
    for path in [*files, *(PROJECT / name for name in FILES_OF_THE_CODE)]:
        total.update(f"{path.relative_to(PROJECT).as_posix()}\0{digest(path)}\n".encode())
    return total.hexdigest()


def library_versions() -> dict[str, str]:
    """The versions of Python and of the libraries that shape the files."""
    return {"python": platform.python_version()} | {name: version(name) for name in LIBRARIES}
