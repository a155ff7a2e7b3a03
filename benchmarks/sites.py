"""Sites that Sphinx builds: seven pages of prose, bare or with the facts of a made-up workshop."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING, Final

from benchmarks.measure import run
from benchmarks.words import Language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.measure import Run
    from benchmarks.synthetic import Synthetic

PAGES: Final = ("index", "about", "call", "dates", "venue", "organizers", "history")
"""The bare site."""
CONFIGURATION: Final = """\
project = "Made-up Workshop"
extensions = ["myst_parser"]
html_theme = "pydata_sphinx_theme"
exclude_patterns = ["data"]
"""
WITH_US: Final = 'extensions.append("sphinx_workshop")\nprimary_domain = "workshop"\n'


def sphinx(*arguments: str) -> Run:
    """Let Sphinx build a site."""
    return run(sys.executable, "-m", "sphinx", "-q", *arguments)


class Site:
    """A site on disk, which can be built, from nothing or again, and edited."""

    def __init__(self, folder: Path, pages: Iterable[str] = ()) -> None:
        """Write a site of prose; some more pages show what the directive of their name does."""
        self.source = folder / "source"
        self.data = self.source / "data"
        self.output = folder / "output"
        self.html = self.output / "html"
        self.edits = 0
        self.source.mkdir(parents=True)
        directives = list(pages)
        (self.source / "conf.py").write_text(CONFIGURATION + (WITH_US if directives else ""))
        for name, text in prose([*PAGES, *directives]).items():
            (self.source / f"{name}.md").write_text(text, encoding="utf-8")
        for name in directives:
            (self.source / f"{name}.md").write_text(f"# {name.title()}\n\n```{{{name}}}\n```\n")

    def build(self) -> Run:
        """Build the site as it is; what is warned of fails, since a site that is wrong is not measured."""
        doctrees = self.output / "doctrees"
        return sphinx("-W", "--keep-going", "-d", str(doctrees), str(self.source), str(self.html))

    def build_cold(self) -> Run:
        """Build the site from nothing."""
        shutil.rmtree(self.output, ignore_errors=True)
        return self.build()

    def edit_page(self) -> Run:
        """Build the site after a page of prose has got another sentence."""
        self.edits += 1
        with (self.source / "about.md").open("a", encoding="utf-8") as page:
            page.write(f"\nThis is sentence {self.edits} that was added.\n")
        return self.build()

    def edit_paper(self) -> Run:
        """Build the site after the first paper has got another title."""
        self.edits += 1
        path = self.data / "papers.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^  title: .*$", f"  title: Edited {self.edits}", text, count=1), "utf-8")
        return self.build()

    def written(self) -> dict[str, int]:
        """Return when each page of a paper was written, in nanoseconds since 1970."""
        return {
            entry.path: entry.stat().st_mtime_ns
            for folder, _, _ in os.walk(self.html / "papers")
            for entry in os.scandir(folder)
            if entry.name.endswith(".html")
        }

    def touched(self, before: dict[str, int]) -> int:
        """Return how many pages of papers were written or deleted since then."""
        return len({page for page, _ in before.items() ^ self.written().items()})


def site_of(folder: Path, workshop: Synthetic) -> Site:
    """Write the site of a workshop; without papers it is the site that others are compared with."""
    shown = {"program": workshop.sessions, "speakers": workshop.speakers}
    site = Site(folder, ["papers", *(name for name, facts in shown.items() if facts)])
    site.data.mkdir()
    for name, text in workshop.files().items():
        (site.data / name).write_text(text, encoding="utf-8")
    return site


def prose(names: Iterable[str]) -> dict[str, str]:
    """Return the Markdown of pages by name; the first lists the others."""
    language = Language(seed=0)
    first, *others = names
    pages = {name: f"# {name.title()}\n\n{_sections(language)}" for name in (first, *others)}
    pages[first] += "\n".join(["", "```{toctree}", ":hidden:", *others, "```", ""])
    return pages


def _sections(language: Language) -> str:
    sections = []
    for _ in range(4):
        items = "\n".join(f"- {language.text(12)}" for _ in range(5))
        sections.append(f"## {language.title(3)}\n\n{language.text(120)}\n\n{items}\n")
    return "\n".join(sections)
