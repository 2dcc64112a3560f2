"""The checksums of a release: `SHA256SUMS`, which `sha256sum --check` reads too."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def write_sums(folder: Path) -> None:
    """Write the digest of every file of a release into it."""
    lines = [f"{digest(folder / name)}  {name}\n" for name in files_of(folder)]
    (folder / NAME).write_text("".join(lines), encoding="utf-8")


def files_of(folder: Path) -> list[str]:
    """The files of a release, by their paths in it, without the checksums."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if name != NAME)


def read_sums(folder: Path) -> dict[str, str]:
    """The digests that a release was published with, by path; empty where it has none."""
    path = folder / NAME
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: hexadecimal for hexadecimal, name in (line.split("  ", 1) for line in lines)}


def damage(folder: Path) -> list[str]:
    """What is not as it was published: one sentence a file; none where the release is whole."""
    sums = read_sums(folder)
    if not sums:
        return [f"{folder / NAME}: this release has no checksums"]
    there = set(files_of(folder))
    missing = [f"{name} is missing" for name in sorted(set(sums) - there)]
    more = [f"{name} was not published with it" for name in sorted(there - set(sums))]
    changed = [f"{name} has changed" for name in sorted(there & set(sums)) if digest(folder / name) != sums[name]]
    return [*missing, *more, *changed]


def digest(path: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
