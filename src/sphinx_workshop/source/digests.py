"""Digests of the data files: they tell whether something was made from the facts as they are now."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop import __version__

if TYPE_CHECKING:
    from pathlib import Path


class Digests(NamedTuple):
    """Texts that change when a data file is changed, created or deleted."""

    papers: str
    """For `papers.yml`, which may be long."""
    others: str
    """For all other files."""


def digests_of(folder: Path) -> Digests:
    """Return the digests of a data folder: of the YAML files in it, and of the names of all others.

    They are the same wherever the folder is.
    """
    # Another version of this package may find something else in the same files.
    papers, others = blake2b(digest_size=12), blake2b(__version__.encode(), digest_size=12)
    for path in sorted(folder.rglob("*")):
        one = papers if path == folder / "papers.yml" else others
        one.update(f"\0{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
        if path.suffix.lower() in {".yml", ".yaml"}:
            one.update(_content(path))
    return Digests(papers.hexdigest(), others.hexdigest())


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # a folder, or a file without permission: the reader of the data reports it
        return b""
