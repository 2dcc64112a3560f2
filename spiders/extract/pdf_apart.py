"""Read a PDF in a process of its own, with as much time and memory as a page may take, and no more.

A PDF is a program for a printer, and what comes from the network may have been made to hang or to fill the machine.
No count taken beforehand can tell, so the reader works apart, where the system itself stops it: the page then has a
cause, and the crawl goes on.
"""

import json
import resource
import subprocess
import sys
from dataclasses import asdict

from spiders.extract.layout import Cell, Layout, Line, Table
from spiders.extract.markup import Unreadable

# The counts in `pdf` keep an honest file within two seconds; these are for the others, so that a slow machine reads
# the same files as a fast one.
MAX_CPU_SECONDS = 4
MAX_SECONDS = 60
MAX_MEMORY = 600 * 1024 * 1024  # of address space: what the interpreter maps, and 300 MB for the file


def is_pdf(page: bytes) -> bool:
    """Whether the bytes say of themselves that they are a PDF."""
    return b"%PDF-" in page[:1024]


def lay_out(page: bytes) -> Layout:
    """As `pdf.lay_out`, apart from this process.

    Raises:
        Unreadable: as `pdf.lay_out`, or the file took too much time or memory.
    """
    try:
        child = subprocess.run(
            [sys.executable, "-m", "spiders.extract.pdf_apart"], input=page, capture_output=True, timeout=MAX_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too large", f"the PDF takes more than {MAX_SECONDS} seconds to read") from error
    if child.returncode:
        raise Unreadable("too large", "the PDF takes more time or memory to read than any page may")
    answer = json.loads(child.stdout)
    if "cause" in answer:
        raise Unreadable(answer["cause"], answer["sentence"])
    return Layout(
        title=answer["title"],
        lines=[Line(**{**line, "path": tuple(line["path"])}) for line in answer["lines"]],
        tables={
            int(node): Table(table["node"], [[Cell(**cell) for cell in row] for row in table["rows"]], table["nested"])
            for node, table in answer["tables"].items()
        },
        note=answer["note"],
    )


def main() -> None:
    """The child's work: a PDF on stdin, its layout as JSON on stdout."""
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
    if sys.platform != "darwin":  # which counts shared libraries of the system as the process's own
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    from spiders.extract import pdf

    try:
        answer = asdict(pdf.lay_out(sys.stdin.buffer.read()))
    except Unreadable as error:
        answer = {"cause": error.cause, "sentence": str(error)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
