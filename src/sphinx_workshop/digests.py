"""Short texts that change when data files do; they bring no model in."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path


def digest_of(folder: Path, but: Container[str] = ()) -> str:
    """Return a text that changes when a data file is changed, created or deleted.

    :param but: names of files that do not count
    """
    digest = blake2b(str(folder).encode(), digest_size=12)
    for path in sorted(folder.rglob("*.y*ml")):
        if path.name not in but:
            digest.update(f"\0{path.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
            digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def digest_of_text(text: str) -> str:
    """Return a text that changes when a text does."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
