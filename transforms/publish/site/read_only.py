"""Pages for reading: the documents of the project, the codebook and the corrections."""

from collections.abc import Sequence
from pathlib import Path

import yaml

from transforms.publish.site.bodies import Organisation
from transforms.publish.site.documents import DOCUMENTS, PROJECT, document, read_document, section
from transforms.publish.site.logs import corrections_log
from transforms.publish.site.pages import Pages
from transforms.publish.site.start_here import START_HERE
from transforms.schema import Table
from transforms.words import class_label

Codebook = dict[str, object]


def write_documents(pages: Pages, tables: Sequence[Table]) -> None:
    """Write methodology, known limits, data dictionary, privacy notice, licence and recipe, each from its one source.

    Raises:
        OSError: a document is missing, or a page cannot be written.
    """
    # Not at the top: `python -m transforms.publish.dictionary` would find itself imported already, and warn.
    from transforms.publish import dictionary

    texts = {page: read_document(name) for name, page in DOCUMENTS.items() if page != "data-dictionary.html"}
    texts["data-dictionary.html"] = "\n\n".join([dictionary.page(tables), *map(dictionary.section, START_HERE)])
    texts["known-limits.html"] = section(texts["methodology.html"], "Known limits")
    texts["licence.html"] = "# Licence\n\n" + texts["licence.html"]
    for page, text in texts.items():
        pages.write(page, "document", document=document(text, DOCUMENTS))


def write_codebook(pages: Pages, codebook: Codebook) -> None:
    """Write `codebook.html` from the file that the classifier reads.

    Raises:
        OSError: the page cannot be written.
    """
    pages.write("codebook.html", "codebook", codebook=codebook, labels=class_label)


def read_codebook(data: Path) -> Codebook:
    """The codebook as it is written: version, rules, entries and words. It was checked before the run began.

    Raises:
        OSError: it cannot be read.
    """
    reader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    written: Codebook = yaml.load((data / "codebook.yml").read_text(encoding="utf-8"), reader)  # noqa: S506 - a safe loader, with or without C
    return written


def write_corrections(pages: Pages, data: Path, organisations: Sequence[Organisation]) -> None:
    """Write `corrections.html`: how to ask for one, and every one in force.

    Raises:
        OSError, DeclarationError: a source cannot be read.
    """
    how = document(section(read_document("CONTRIBUTING.md", PROJECT), "Corrections come first"), DOCUMENTS)
    pages.write("corrections.html", "corrections", how=how, corrections=corrections_log(data, organisations))


def recipe() -> str:
    """The text of the reporting recipe.

    Raises:
        OSError: it is not there.
    """
    return read_document("docs/reporting-recipe.md")
