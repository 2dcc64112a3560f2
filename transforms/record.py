"""The record of a release, `release.json`: what it was made from, so that it can be made again and compared.

It names every input by its digest, the code and the libraries by their versions, and the release that it took its
history from.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

NAME = "release.json"


class RecordError(ValueError):
    """A release has no record, or one that cannot be read; the message says which and what to do."""


@dataclass(frozen=True)
class Record:
    """What a release was made from.

    Attributes:
        release: its stamp.
        previous: the stamp of the release whose history it took over, and the digest of that one's database; empty
            where there was none.
        order: what the operator asked for (live, wayback, only).
        crawls: method, archive (file name), sha256, date and place (`embedded` in the data, or `kept` beside the
            releases) of each archive that was read.
        inputs: digest of each file of the data folder that it was made with, by its path there.
        code: version, sha256 of the source files, commit where there is one.
        libraries: versions of Python and of the libraries that shape the files.
        codebook: version and sha256.
        licence: of the data.
    """

    release: str
    previous: Mapping[str, str]
    order: Mapping[str, Any]
    crawls: tuple[Mapping[str, str], ...]
    inputs: Mapping[str, str]
    code: Mapping[str, str]
    libraries: Mapping[str, str]
    codebook: Mapping[str, str]
    licence: str

    def write(self, folder: Path) -> None:
        """Write it into the folder of the release."""
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n", "utf-8")


def read_record(folder: Path) -> Record:
    """The record of the release in a folder.

    Raises:
        RecordError: there is none, or it is not what `Record` says.
    """
    path = folder / NAME
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        given = {field.name: found[field.name] for field in fields(Record)}
    except FileNotFoundError:
        raise RecordError(f"{path}: this release has no record of what it was made from") from None
    except (ValueError, KeyError, TypeError) as error:
        raise RecordError(f"{path}: this cannot be read as the record of a release ({error})") from error
    return Record(**given | {"crawls": tuple(given["crawls"])})
