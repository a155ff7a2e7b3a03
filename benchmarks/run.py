"""Measure what the extension costs: ratios of builds, in one run, since machines are noisy.

The site of this repository is built with the extension, and as the same pages written by hand, without it.
Builds are paired (one of each, in turn), and each figure is the median of the ratios of the pairs.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_workshop.directives import DIRECTIVES

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
GENERATED = ["contribute/data.md", "contribute/pages.md", "contribute/checks.md", "contribute/readiness.md"]
"""The reference pages are made from the code; nobody writes them by hand, so neither site has them."""
AIMS = {"cold": 1.10, "no change": 1.05, "data edit / no change": 1.20}

BLOCK = re.compile(
    r"^(?P<fence>`{3,})\{(?P<name>[a-z-]+)\}[^\n]*\n.*?^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL
)
ROLE = re.compile(r"\{(?P<name>milestone|person|session|fact)\}`(?P<text>[^`]+)`")
OURS = set(DIRECTIVES)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=9, help="how many pairs of builds (default: 9)")
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "with")
        by_hand = Site(Path(folder) / "by-hand")
        copy_site(site.source)
        copy_site(by_hand.source)
        write_by_hand(by_hand.source, Path(folder) / "text")
        print(f"{pairs} pairs of builds of {len(list((site.source / 'docs').rglob('*.md')))} pages")
        report("cold", ratios(pairs, lambda: site.build(cold=True), lambda: by_hand.build(cold=True)))
        report("no change", ratios(pairs, site.build, by_hand.build))
        report("data edit / no change", ratios(pairs, lambda: site.edit("organizers.yml"), site.build))


class Site:
    """A copy of the site that can be built and edited."""

    def __init__(self, folder: Path) -> None:
        """Name the copy's folders."""
        self.source = folder / "source"
        self.output = folder / "output"
        self.edits = 0

    def build(self, *, cold: bool = False) -> float:
        """Return the seconds that a build takes, as a whole process."""
        if cold:
            shutil.rmtree(self.output, ignore_errors=True)
        return timed(
            "-b",
            "html",
            "-d",
            str(self.output / "doctrees"),
            "-c",
            str(self.source),
            str(self.source / "docs"),
            str(self.output / "html"),
        )

    def edit(self, name: str) -> float:
        """Return the seconds that the build after an edit of a data file takes."""
        path = self.source / "docs/data" / name
        self.edits += 1
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"(?m)^(  affiliation: \w+).*$", rf"\1 {self.edits}", text, count=1), encoding="utf-8"
        )
        return self.build()


def timed(*arguments: str) -> float:
    """Return the seconds that Sphinx takes; a build that fails is not measured."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "sphinx", "-q", *arguments], check=True)
    return time.perf_counter() - began


def ratios(pairs: int, first: Callable[[], float], second: Callable[[], float]) -> list[float]:
    """Return the ratios of pairs of builds, after one of each that is not counted."""
    second()
    first()
    return [first() / second() for _ in range(pairs)]


def report(figure: str, values: list[float]) -> None:
    """Print a figure with its spread and its aim."""
    low, middle, high = min(values), statistics.median(values), max(values)
    print(f"{figure:24} {middle:5.2f}   ({low:.2f} to {high:.2f})   aim {AIMS[figure]:.2f}", flush=True)


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
    timed("-b", "text", "-d", str(scratch / "doctrees"), str(pages), str(scratch / "out"))
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


if __name__ == "__main__":
    main()
