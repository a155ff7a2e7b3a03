"""What the last finished build of a format was made from: the next one compares."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sphinx_workshop import __version__
from sphinx_workshop.problems import Kind, Position, Problem
from sphinx_workshop.source.digests import Digests

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder


def digest(text: str) -> str:
    """Return a short text that changes when a text does."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


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
    def read(cls, builder: Builder, folder: Path) -> Self:
        """Return what the last build has left; without a finished one, an empty record.

        Args:
            builder: the format, and the folder of the output
            folder: the data folder
        """
        places = digest(f"{builder.outdir}\0{folder}")
        name = f"workshop-{builder.name}-{places}.json"
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
        self.path.write_text(json.dumps(record), encoding="utf-8", newline="\n")
