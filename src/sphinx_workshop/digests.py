"""Short texts that change when data files do; they bring no model in."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Digests(NamedTuple):
    """Texts that change when a data file is changed, created or deleted."""

    papers: str
    """For `papers.yml`, which may be long."""
    around: str
    """For all other files."""


def digests_of(folder: Path) -> Digests:
    """Return the digests of a data folder."""
    papers, around = blake2b(digest_size=12), blake2b(str(folder).encode(), digest_size=12)
    for path in sorted(folder.rglob("*.y*ml")):
        digest = papers if path == folder / "papers.yml" else around
        digest.update(f"\0{path.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
        digest.update(path.read_bytes() if path.is_file() else b"")
    return Digests(papers.hexdigest(), around.hexdigest())


def digest_of_text(text: str) -> str:
    """Return a text that changes when a text does."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
