"""The site of this repository (VGM), and the same pages as a person would write them by hand."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Final

from benchmarks.measure import run
from benchmarks.sites import Edit, Site
from sphinx_workshop.directives.table import DIRECTIVES, ROLES

ROOT: Final = Path(__file__).parent.parent
BLOCK: Final = re.compile(
    rf"^(?P<fence>`{{3,}})\{{({'|'.join(DIRECTIVES)})\}}[^\n]*\n.*?^(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
ROLE: Final = re.compile(rf"\{{({'|'.join(ROLES)})\}}`[^`]+`")
AFFILIATION: Final = r"(?m)\bVinAI( \d+)?$", "VinAI {}"
"""What is edited: the affiliation of the first organizer."""
SNIPPETS: Final = """\
extensions = ["myst_parser", "sphinx_workshop"]
primary_domain = "workshop"
"""
TAGS: Final = 'def setup(app):\n    app.tags.add("phase_proposal")'
"""What the extension does for `only`."""


def copy_vgm(folder: Path) -> Site:
    """Copy the site."""
    site = Site(folder, Edit(["data/organizers.yml"], *AFFILIATION))
    shutil.copytree(ROOT / "docs", site.source)
    shutil.copy(ROOT / "conf.py", folder)
    return site


def write_by_hand(folder: Path) -> Site:
    """Write the same site with Markdown in place of each directive and role of the extension."""
    site = copy_vgm(folder)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.source.rglob("*.md"))}
    everything = "\n".join(pages.values())
    snippets = [found[0] for pattern in (BLOCK, ROLE) for found in pattern.finditer(everything)]
    markdown = _markdown_of(set(snippets), site)
    for path, text in pages.items():
        for pattern in (BLOCK, ROLE):
            text = pattern.sub(lambda found: markdown[found[0]], text)  # noqa: PLW2901 (the text of the page)
        path.write_text(text, encoding="utf-8")
    configuration = folder / "conf.py"
    _drop_lines(configuration, r".*(sphinx_workshop|primary_domain|html_math_renderer).*")
    with configuration.open("a", encoding="utf-8") as file:
        file.write(f"\n{TAGS}\n")
    edited = [path for path in pages if re.search(AFFILIATION[0], path.read_text(encoding="utf-8"))]
    return Site(folder, Edit([str(path.relative_to(site.source)) for path in edited], *AFFILIATION))


def _drop_lines(path: Path, pattern: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not re.fullmatch(pattern, line)) + "\n", "utf-8")


def _markdown_of(snippets: set[str], site: Site) -> dict[str, str]:
    """Return what each directive or role shows, as Markdown: as Sphinx writes it as text."""
    scratch = site.folder / "snippets"
    shutil.copytree(site.data, scratch / "data")
    (scratch / "conf.py").write_text(SNIPPETS, encoding="utf-8")
    (scratch / "index.md").write_text("# Snippets\n", encoding="utf-8")
    names = {snippet: f"snippet{number}" for number, snippet in enumerate(sorted(snippets))}
    for snippet, name in names.items():
        (scratch / f"{name}.md").write_text(f"---\norphan: true\n---\n\n{snippet}\n", encoding="utf-8")
    text = scratch / "text"
    run(sys.executable, "-m", "sphinx", "-q", "-b", "text", str(scratch), str(text))
    return {
        snippet: _as_markdown((text / f"{name}.txt").read_text(encoding="utf-8"))
        for snippet, name in names.items()
    }


def _as_markdown(text: str) -> str:
    """Return text of Sphinx as Markdown: lists of definitions are written in another way."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if lines and line.startswith("   ") and lines[-1] and not lines[-1].startswith((" ", "*", ":")):
            lines.append(f": {line.strip()}")
        else:
            lines.append(line.replace("   ", "  ", 1) if line.startswith("   ") else line)
    return "\n".join(lines)
