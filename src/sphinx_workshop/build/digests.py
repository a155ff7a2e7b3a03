"""Short texts that change when data files do; they bring no model in."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.problems import Problem


class Digests(NamedTuple):
    """Texts that change when a data file is changed, created or deleted."""

    papers: str
    """For `papers.yml`, which may be long."""
    around: str
    """For all other files."""


def digests_of(folder: Path) -> Digests:
    """Return the digests of a data folder."""
    # Another version of this package may find something else in the same files.
    about = f"{__version__}\0{folder}".encode("utf-8", "surrogateescape")
    papers, around = blake2b(digest_size=12), blake2b(about, digest_size=12)
    for path in sorted(folder.rglob("*.y*ml")):
        digest = papers if path == folder / "papers.yml" else around
        digest.update(f"\0{path.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
        digest.update(_content(path))
    return Digests(papers.hexdigest(), around.hexdigest())


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # a folder, or a file that may not be read: who reads it says so
        return b""


def digest_of_text(text: str) -> str:
    """Return a text that changes when a text does."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


class Checked(NamedTuple):
    """What a build found in the data files."""

    digests: Digests
    """Those of the files."""
    problems: tuple[Problem, ...]
    """What is wrong with them: all that depends on nothing but their texts."""

    def concerns(self, path: Path) -> bool:
        """Return whether a problem is in a file, or names a place in it."""
        return any(str(path) in f"{problem.position} {problem.message}" for problem in self.problems)
