"""What the extension costs a small site: the one of this repository, over the same pages written by hand."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import rounds
from benchmarks.report import Aim
from benchmarks.sites import sphinx
from sphinx_workshop.directives.table import DIRECTIVES

if TYPE_CHECKING:
    from benchmarks.measure import Run
    from benchmarks.report import Report

ROOT = Path(__file__).parent.parent
GENERATED = ["contribute/data.md", "contribute/pages.md", "contribute/checks.md", "contribute/readiness.md"]
"""The reference pages are made from the code; nobody writes them by hand, so neither site has them."""

BLOCK = re.compile(
    r"^(?P<fence>`{3,})\{(?P<name>[a-z-]+)\}[^\n]*\n.*?^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL
)
ROLE = re.compile(r"\{(?P<name>milestone|person|session|fact)\}`(?P<text>[^`]+)`")
OURS = set(DIRECTIVES)


def measure(report: Report, pairs: int) -> None:
    """Report what the extension costs the site of this repository."""
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "with")
        by_hand = Site(Path(folder) / "by-hand")
        copy_site(site.source)
        copy_site(by_hand.source)
        write_by_hand(by_hand.source, Path(folder) / "text")
        pages = len(list((site.source / "docs").rglob("*.md")))
        report.heading(f"This site, {pages} pages, over the same pages written by hand; {pairs} rounds")
        ours, other = rounds(pairs, lambda: site.build(cold=True), lambda: by_hand.build(cold=True))
        report.time("cold build", ours, other, Aim(1.1))
        ours, other = rounds(pairs, site.build, by_hand.build)
        report.time("build without a change", ours, other, Aim(1.05))
        edited, unchanged = rounds(pairs, lambda: site.edit("organizers.yml"), site.build)
        report.time("build after an edit of the data, over one without", edited, unchanged, Aim(1.2))


class Site:
    """A copy of the site that can be built and edited."""

    def __init__(self, folder: Path) -> None:
        """Name the copy's folders."""
        self.source = folder / "source"
        self.output = folder / "output"
        self.edits = 0

    def build(self, *, cold: bool = False) -> Run:
        """Build the site, from nothing or as it is."""
        if cold:
            shutil.rmtree(self.output, ignore_errors=True)
        doctrees, docs, html = self.output / "doctrees", self.source / "docs", self.output / "html"
        return sphinx("-d", str(doctrees), "-c", str(self.source), str(docs), str(html))

    def edit(self, name: str) -> Run:
        """Build the site after an edit of a data file."""
        path = self.source / "docs/data" / name
        self.edits += 1
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"(?m)^(  affiliation: \w+).*$", rf"\1 {self.edits}", text, count=1), encoding="utf-8"
        )
        return self.build()


def copy_site(target: Path) -> None:
    """Copy what the site is built from, less the generated pages."""
    shutil.copytree(ROOT / "docs", target / "docs")
    configuration = (ROOT / "conf.py").read_text(encoding="utf-8")
    lines = [line for line in configuration.splitlines() if "sphinx_workshop._docs" not in line]
    (target / "conf.py").write_text("\n".join(lines), encoding="utf-8")
    for name in GENERATED:
        (target / "docs" / name).unlink()
    index = target / "docs/contribute/index.md"
    kept = [
        line
        for line in index.read_text(encoding="utf-8").splitlines()
        if f"contribute/{line}.md" not in GENERATED
    ]
    index.write_text("\n".join(kept), encoding="utf-8")


def write_by_hand(source: Path, scratch: Path) -> None:
    """Put in place of each directive and role what a person would have written there."""
    shown = spelled_out(source, scratch)
    for page in (source / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        text = BLOCK.sub(lambda found: shown[found[0]] if found["name"] in OURS else found[0], text)
        text = ROLE.sub(lambda found: shown[found[0]], text)
        page.write_text(text, encoding="utf-8")
    configuration = source / "conf.py"
    lines = configuration.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if "sphinx_workshop" not in line and "primary_domain" not in line]
    kept += ["def setup(app):", '    app.tags.add("phase_proposal")']
    configuration.write_text("\n".join(kept), encoding="utf-8")


def spelled_out(source: Path, scratch: Path) -> dict[str, str]:
    """Return the Markdown that shows the same as each directive and role of the pages."""
    snippets: dict[str, str] = {}
    for page in sorted((source / "docs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for found in [*BLOCK.finditer(text), *ROLE.finditer(text)]:
            if found["name"] in OURS or ROLE.fullmatch(found[0]):
                snippets.setdefault(found[0], f"snippet{len(snippets)}")
    pages = scratch / "pages"
    pages.mkdir(parents=True)
    shutil.copytree(source / "docs/data", pages / "data")
    (pages / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_workshop"]\nprimary_domain = "workshop"\n'
    )
    (pages / "index.md").write_text("# Snippets\n")
    for snippet, name in snippets.items():
        (pages / f"{name}.md").write_text(f"---\norphan: true\n---\n\n{snippet}\n", encoding="utf-8")
    sphinx("-b", "text", "-d", str(scratch / "doctrees"), str(pages), str(scratch / "out"))
    return {
        snippet: as_markdown((scratch / "out" / f"{name}.txt").read_text(encoding="utf-8"))
        for snippet, name in snippets.items()
    }


def as_markdown(text: str) -> str:
    """Return Sphinx's text as Markdown: it differs in lists of definitions."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if lines and line.startswith("   ") and lines[-1] and not lines[-1].startswith((" ", "*", ":")):
            lines.append(f": {line.strip()}")
        else:
            lines.append(line.replace("   ", "  ", 1) if line.startswith("   ") else line)
    return "\n".join(lines)
