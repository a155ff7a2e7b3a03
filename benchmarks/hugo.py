"""The peer: Hugo, on pages that say the same in as many bytes.

Its pages have what our theme puts around an article, and they are the same pages: one for each paper, the
list in as many parts, the index of authors. Its work is made lighter where it can be: papers and authors come
as JSON, since it refuses YAML of this size (a file for each page was no faster), with authors sorted and
grouped; titles are rendered once for all pages that show them. It has no search, feed or sitemap to make, and
it checks nothing.
"""

from __future__ import annotations

import json
import re
import shutil
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.measure import run
from benchmarks.sites import BARE, prose
from benchmarks.synthetic import slug

if TYPE_CHECKING:
    from benchmarks.measure import Run
    from benchmarks.synthetic import Facts

SITE: Final = Path(__file__).with_name("hugo_site")
"""Its templates."""
HEAD: Final = '{{ block "head" . }}{{ end }}\n<title>{{ .Title }} &#8212; {{ site.Title }}</title>'
MAIN: Final = '<article class="bd-article">{{ block "main" . }}{{ end }}</article>'


class HugoSite:
    """The site as Hugo builds it: prose, the list of papers, the index of authors, a page for each paper."""

    def __init__(self, folder: Path, papers: Facts, look: Path) -> None:
        """Write the site with the look of our built site of the same papers."""
        self.source = folder
        self.binary = distribution("hugo").locate_file("hugo/binaries/hugo")
        shutil.copytree(SITE, folder)
        (folder / "data").mkdir()
        shutil.copytree(look / "_static", folder / "static/_static")
        texts = {
            "data/papers.json": json.dumps([_known(paper) for paper in papers]),
            "data/authors.json": json.dumps(_authors(papers)),
            "layouts/_default/baseof.html": _layout((look / "papers/1.html").read_text(encoding="utf-8")),
        }
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        for name, text in prose(BARE).items():
            page = folder / "content" / ("_index.md" if name == "index" else f"{name}.md")
            page.write_text(f'---\ntitle: "{name.title()}"\n---\n{_body(text)}', encoding="utf-8")

    def build_cold(self) -> Run:
        """Build the site from nothing, without caches."""
        for name in ("public", "resources", "cache"):
            shutil.rmtree(self.source / name, ignore_errors=True)
        options = ["--quiet", "--noBuildLock", "--cacheDir", str(self.source / "cache")]
        return run(str(self.binary), *options, "--source", str(self.source))


def _known(paper: dict[str, Any]) -> dict[str, Any]:
    """Return a paper with the addresses of its authors in their index, and its BibTeX key."""
    authors = [
        {**author, "letter": _letter(author["name"]), "key": slug(author["name"])}
        for author in paper["authors"]
    ]
    family = slug(authors[0]["name"].rsplit(maxsplit=1)[-1])
    return {**paper, "authors": authors, "cited": f"{family}2026-{paper['id']}"}


def _authors(papers: Facts) -> list[dict[str, Any]]:
    """Return the index of authors: letters, the authors of each, and the ids of their papers."""
    wrote: dict[str, list[str]] = {}
    for paper in papers:
        for author in paper["authors"]:
            wrote.setdefault(author["name"], []).append(paper["id"])
    letters: dict[str, list[dict[str, Any]]] = {}
    for name in sorted(wrote, key=lambda name: (name.rsplit(maxsplit=1)[-1], name)):
        facts = {"name": name, "key": slug(name), "papers": wrote[name]}
        letters.setdefault(_letter(name), []).append(facts)
    return [{"letter": letter, "authors": authors} for letter, authors in letters.items()]


def _letter(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1][0].lower()


def _layout(page: str) -> str:
    """Return the page of a paper as a template for Hugo, with its own metadata, title and article."""
    page = re.sub(r'\b(href|src)="\.\./', r'\1="/', page)
    head = r'(<meta name="description".*?)?<title>.*?</title>'
    page = re.sub(head, HEAD, page, count=1, flags=re.DOTALL)
    return re.sub(r"<article\b.*</article>", MAIN, page, count=1, flags=re.DOTALL)


def _body(text: str) -> str:
    """Return the Markdown of a page without its title and its list of other pages."""
    return re.sub(r"```\{toctree\}.*?```", "", text.split("\n", 1)[1], flags=re.DOTALL)
