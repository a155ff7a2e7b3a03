"""Sites that Sphinx builds, from nothing or again after an edit."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.measure import run
from benchmarks.words import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.measure import Run
    from benchmarks.synthetic import Synthetic

BARE: Final = ("index", "about", "call", "dates", "venue", "organizers", "history")
"""The pages of a site of prose."""
WORKSHOP: Final = ("index", "call", "dates", "venue", "organizers", "speakers", "program", "papers")
"""The pages of a workshop's site."""
DIRECTIVES: Final = {
    "call": ("topics", "call-facts"),
    "dates": ("important-dates",),
    "organizers": ("organizers",),
    "speakers": ("speakers",),
    "program": ("program",),
    "papers": ("papers",),
}
"""What a page shows where there is a data file of its name."""
WITHOUT_PROSE: Final = ("speakers", "program", "papers")
CONFIGURATION: Final = """\
project = "Made-up Workshop"
extensions = ["myst_parser"]
html_theme = "workshop"
exclude_patterns = ["data"]
"""
EXTENSION: Final = 'extensions.append("sphinx_workshop")\nprimary_domain = "workshop"\n'


class Edit(NamedTuple):
    """A change of some files that differs each time."""

    files: Sequence[str]
    pattern: str
    """What is replaced, once in each file."""
    replacement: str
    """With `{}` for the number of the edit."""


ONE_PAPER: Final = Edit(["data/papers.yml"], r"(?m)^  title: .*$", "  title: Edited {}")


class Site:
    """A site on disk, with `conf.py` above the folder of the pages."""

    def __init__(self, folder: Path, edit: Edit = ONE_PAPER) -> None:
        """Name the folders, and what `edit` changes."""
        self.folder = folder
        self.source = folder / "docs"
        self.data = self.source / "data"
        self.output = folder / "output"
        self.html = self.output / "html"
        self._edit = edit
        self._edits = 0

    def build(self, jobs: str = "1") -> Run:
        """Build the site as it is; a warning fails, since a site that is wrong is not measured."""
        options = ["-q", "-W", "--keep-going", "-j", jobs]
        folders = ["-c", self.folder, "-d", self.output / "doctrees", self.source, self.html]
        return run(sys.executable, "-m", "sphinx", *options, *map(str, folders))

    def build_cold(self, jobs: str = "1") -> Run:
        """Build the site from nothing."""
        shutil.rmtree(self.output, ignore_errors=True)
        return self.build(jobs)

    def edit(self) -> Run:
        """Edit the site and build it."""
        self._edits += 1
        for name in self._edit.files:
            path = self.source / name
            text = path.read_text(encoding="utf-8")
            replacement = self._edit.replacement.format(self._edits)
            path.write_text(re.sub(self._edit.pattern, replacement, text, count=1), encoding="utf-8")
        return self.build()


def write_site(folder: Path, pages: Sequence[str], workshop: Synthetic | None = None) -> Site:
    """Write a site of some pages with the facts of a workshop, or without the extension."""
    site = Site(folder)
    site.data.mkdir(parents=True)
    (folder / "conf.py").write_text(CONFIGURATION + (EXTENSION if workshop else ""), encoding="utf-8")
    files = workshop.files() if workshop else {}
    files = {stem: text for stem, text in files.items() if stem not in DIRECTIVES or stem in pages}
    for stem, text in files.items():
        (site.data / f"{stem}.yml").write_text(text, encoding="utf-8")
    for name, text in prose(pages).items():
        names = DIRECTIVES.get(name, ()) if name in files else ()
        directives = "".join(f"\n```{{{one}}}\n```\n" for one in names)
        (site.source / f"{name}.md").write_text(text + directives, encoding="utf-8")
    return site


def prose(names: Iterable[str]) -> dict[str, str]:
    """Return the Markdown of pages by name; the first lists the others."""
    language = Language(seed=0)
    first, *others = names
    pages = {
        name: f"# {name.title()}\n" if name in WITHOUT_PROSE else f"# {name.title()}\n\n{_sections(language)}"
        for name in (first, *others)
    }
    pages[first] += "\n".join(["", "```{toctree}", ":hidden:", *others, "```", ""])
    return pages


def _sections(language: Language) -> str:
    return "\n".join(_section(language) for _ in range(4))


def _section(language: Language) -> str:
    items = "\n".join(f"- {language.text(12)}" for _ in range(5))
    return f"## {language.title(3)}\n\n{language.text(120)}\n\n{items}\n"
