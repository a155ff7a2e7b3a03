"""What the last finished build of a format was made from: the next one compares."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from sphinx_workshop import __version__
from sphinx_workshop.problems import Kind, Position, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder


class Digests(NamedTuple):
    """Texts that change when a data file is changed, created or deleted."""

    papers: str
    """For `papers.yml`, which may be long."""
    others: str
    """For all other files."""


def digest(text: str) -> str:
    """Return a short text that changes when a text does."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def digests_of(folder: Path) -> Digests:
    """Return the digests of a data folder: of the YAML files in it, and of the names of all others."""
    # Another version of this package may find something else in the same files.
    about = f"{__version__}\0{folder}".encode("utf-8", "surrogateescape")
    papers, others = blake2b(digest_size=12), blake2b(about, digest_size=12)
    for path in sorted(folder.rglob("*")):
        one = papers if path == folder / "papers.yml" else others
        one.update(f"\0{path.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
        if path.suffix.lower() in {".yml", ".yaml"}:
            one.update(_content(path))
    return Digests(papers.hexdigest(), others.hexdigest())


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # a folder, or a file without permission: the reader of the data reports it
        return b""


@dataclass(frozen=True)
class LastBuild:
    """What the last build of one format into one folder was made from."""

    path: Path
    """The file that keeps this. It is gone while a build is under way, and after one that was stopped."""
    pages: str = ""
    """Digest of what the environment knew when pages were written; empty if no build has finished."""
    facts: Digests | None = None
    """The data files; None if the facts must be loaded again even if these have not changed."""
    problems: tuple[Problem, ...] = ()
    """What was wrong with the data files."""

    @classmethod
    def read(cls, builder: Builder) -> Self:
        """Return what the last build has left; without a finished one, an empty record."""
        name = f"workshop-{builder.name}-{digest(str(builder.outdir))}.json"
        path = Path(builder.doctreedir, name)
        try:
            found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls(path)
        if found.pop("version", None) != __version__:
            return cls(path)
        kinds = {kind.value: kind for kind in Kind}
        problems = [Problem(kinds[kind], Position(*at), message) for kind, at, message in found["problems"]]
        facts = Digests(*found["facts"]) if found["facts"] else None
        return cls(path, found["pages"], facts, tuple(problems))

    def begin(self) -> None:
        """Note that a build is under way: if it is stopped, nobody knows what the output says."""
        self.path.unlink(missing_ok=True)

    def finish(self, pages: str, facts: Digests | None, problems: Sequence[Problem]) -> None:
        """Write down what a build was made from, once it has finished."""
        rows = [(problem.kind.value, problem.position, problem.message) for problem in problems]
        record = {
            "version": __version__,
            "pages": pages,
            "facts": facts,
            "problems": rows,
        }
        self.path.write_text(json.dumps(record), encoding="utf-8")
