"""What a build keeps for the next: where links lead, and what was wrong with the data files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.digests import Digests
    from sphinx_workshop.problems import Problem


class Target(NamedTuple):
    """Where links to a thing lead."""

    docname: str
    anchor: str
    title: str


class PaperTarget(NamedTuple):
    """Where a paper is listed, for links where it has no page of its own."""

    title: str
    written: str
    """The title as Markdown."""
    docname: str
    """The document with the list; empty if no list shows it."""
    page: str
    """The page of the list, in a site."""
    pdf: str
    """The file of the paper in the data folder; empty if it is not there."""


class Checked(NamedTuple):
    """What a build found in the data files."""

    digests: Digests
    """Those of the files."""
    problems: tuple[Problem, ...]
    """What is wrong with them: all that depends on nothing but their texts."""

    def concerns(self, path: Path) -> bool:
        """Return whether a problem is in a file, or names a place in it."""
        return any(str(path) in f"{problem.position} {problem.message}" for problem in self.problems)
