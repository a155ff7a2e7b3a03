"""The extensions that sites have beside ours, each with what it needs and what it must still do."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

BASE: Final = "https://example.org/w/"


@dataclass(frozen=True)
class Output:
    """A built site."""

    folder: Path
    builder: str

    def path(self, page: str) -> Path:
        """Return the file of a page."""
        is_plain = self.builder == "html" or page == "index" or page.endswith("/index")
        return self.folder / (f"{page}.html" if is_plain else f"{page}/index.html")

    def url(self, page: str) -> str:
        """Return the full address of a page, as its links have it."""
        path = self.path(page).relative_to(self.folder).as_posix()
        return BASE + (path if self.builder == "html" else path.removesuffix("index.html"))

    def page(self, page: str) -> BeautifulSoup:
        """Return a page."""
        return BeautifulSoup(self.path(page).read_text(encoding="utf-8"), "html.parser")

    def text(self, name: str) -> str:
        """Return a file, relative to the root of the site."""
        return (self.folder / name).read_text(encoding="utf-8")

    def has(self, page: str, *selectors: str) -> bool:
        """Say whether a page has something for each selector."""
        html = self.page(page)
        return all(html.select_one(selector) is not None for selector in selectors)


@dataclass(frozen=True)
class Neighbour:
    """An extension, how a site uses it, and how to see that it works."""

    works: Callable[[Output], bool]
    settings: str = ""
    """Lines of conf.py."""
    text: str = ""
    """What the page `beside` has of it."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Other files of the source folder."""
    replaces: str = ""
    """The extension that it takes the place of."""
    apart: str = ""
    """The neighbour that it cannot stand beside: both have a directive of one name."""
    is_serial: bool = False
    """Whether Sphinx warns that it cannot read pages in several processes."""
    asks_git: bool = False
    """Whether the site must be a repository."""


def _has(*selectors: str) -> Callable[[Output], bool]:
    return lambda output: output.has("beside", *selectors)


def _has_one_card(output: Output) -> bool:
    """Say whether each property of Open Graph is said once, by that extension."""
    for page in ("index", "beside", "people", "papers"):
        names = [str(tag["property"]) for tag in output.page(page).select('meta[property^="og:"]')]
        once = [name for name in names if not name.startswith("og:image")]
        if "og:title" not in names or len(once) != len(set(once)):
            return False
    return True


def _has_one_sitemap(output: Output) -> bool:
    text = output.text("sitemap.xml")
    files = [path.name for path in output.folder.glob("sitemap*.xml")]
    pages = [output.url(page) for page in ("index", "beside", "people")]
    is_once = all(text.count(f"<loc>{url}</loc>") == 1 for url in pages)
    return files == ["sitemap.xml"] and is_once and "404" not in text


def _has_one_not_found(output: Output) -> bool:
    where_hosts_look = output.text("404.html")
    if output.builder == "dirhtml":  # its own is at 404/index.html
        return "Nothing is here." in output.text("404/index.html") and "<h1" in where_hosts_look
    return "Nothing is here." in where_hosts_look


NOTEBOOK: Final = json.dumps(
    {
        "cells": [
            {
                "cell_type": "markdown",
                "metadata": {},
                "source": ["# Notebook\n", "\n", "Made by {person}`ada-example`."],
            },
            {
                "cell_type": "code",
                "execution_count": 1,
                "metadata": {"tags": ["hide-input"]},
                "source": ["1 + 1"],
                "outputs": [
                    {
                        "output_type": "execute_result",
                        "execution_count": 1,
                        "metadata": {},
                        "data": {"text/plain": ["2"]},
                    }
                ],
            },
        ],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        "nbformat": 4,
        "nbformat_minor": 4,
    }
)

NEIGHBOURS: Final[Mapping[str, Neighbour]] = {
    "sphinx.ext.autosectionlabel": Neighbour(
        lambda output: output.has("beside", 'a[href$="#news"]', 'a[href$="#a-section-of-its-own"]'),
        settings="autosectionlabel_prefix_document = True",
        text="{ref}`about:News` and {ref}`beside:A section of its own`\n\n## A section of its own\n\nText.",
    ),
    "sphinx.ext.intersphinx": Neighbour(
        _has('a[href^="https://example.org/before/"]'),
        settings='intersphinx_mapping = {"before": ("https://example.org/before/", "before.inv")}',
        text="{external+before:workshop:person}`ada-example` of the edition before",
    ),
    "sphinx.ext.todo": Neighbour(
        _has(".admonition-todo"),
        settings="todo_include_todos = True",
        text="```{todo}\nAsk for a room.\n```",
    ),
    "sphinx.ext.githubpages": Neighbour(lambda output: (output.folder / ".nojekyll").is_file()),
    "sphinx.ext.extlinks": Neighbour(
        _has('a[href="https://example.org/issue/1"]'),
        settings='extlinks = {"issue": ("https://example.org/issue/%s", "issue %s")}',
        text="{issue}`1`",
    ),
    "sphinx.ext.mathjax": Neighbour(_has(".math"), text="A formula: {math}`x^2`."),
    "sphinx.ext.duration": Neighbour(lambda output: output.path("index").is_file()),
    "sphinx_design": Neighbour(
        _has(".sd-card"),
        text="```{card} A card\nWith {person}`ada-example`.\n```",
    ),
    "sphinx_copybutton": Neighbour(
        _has("div.highlight pre", 'script[src*="copybutton.js"]'),
        text="```python\nprint(1)\n```",
    ),
    "sphinxext.opengraph": Neighbour(
        _has_one_card,
        settings='ogp_site_url = html_baseurl\nogp_social_cards = {"enable": False}',
    ),
    "sphinx_sitemap": Neighbour(
        _has_one_sitemap,
        settings='sitemap_url_scheme = "{link}"',
    ),
    "notfound.extension": Neighbour(
        _has_one_not_found,
        settings='notfound_urls_prefix = "/w/"\n'
        'notfound_context = {"title": "Lost", "body": "<p>Nothing is here.</p>"}',
    ),
    "sphinx_togglebutton": Neighbour(
        _has(".dropdown", 'script[src*="togglebutton.js"]'),
        text="```{note}\n:class: dropdown\nFolded.\n```",
    ),
    "myst_nb": Neighbour(
        lambda output: output.has(
            "notebook", ".cell_output", 'a[href*="person-ada-example"], a[href*="ada-example"]'
        ),
        settings='nb_execution_mode = "off"',
        files={"notebook.ipynb": NOTEBOOK},
        replaces="myst_parser",
    ),
    "ablog": Neighbour(
        is_serial=True,
        works=lambda output: output.has("posts/first", "h1") and output.has("blog", 'a[href*="posts/first"]'),
        settings='blog_title = "Posts"\nblog_baseurl = html_baseurl\nblog_path = "blog"\n'
        'blog_post_pattern = "posts/*.md"\npost_date_format = "%Y-%m-%d"',
        files={
            "posts/first.md": "---\norphan: true\nblogpost: true\ndate: 2022-05-01\n---\n"
            "# The first post\n\nBy {person}`ada-example`.\n"
        },
    ),
    "sphinx_tabs.tabs": Neighbour(
        _has(".sphinx-tabs-tab"),
        text="````{tabs}\n```{tab} One\nFirst.\n```\n```{tab} Two\nSecond.\n```\n````",
    ),
    "sphinx_inline_tabs": Neighbour(
        _has(".tab-set"),
        text="```{tab} Alpha\nFirst.\n```\n```{tab} Beta\nSecond.\n```",
        apart="sphinx_tabs.tabs",
    ),
    "sphinxcontrib.bibtex": Neighbour(
        _has(".citation"),
        settings='bibtex_bibfiles = ["beside.bib"]',
        text="{cite}`example` says so.\n\n```{bibliography}\n```",
        files={"beside.bib": "@misc{example, author = {Ada Example}, title = {Stars}, year = {2021}}\n"},
    ),
    "sphinxcontrib.mermaid": Neighbour(
        _has(".mermaid"),
        text="```{mermaid}\ngraph TD; A-->B;\n```",
    ),
    "sphinx_last_updated_by_git": Neighbour(
        lambda output: (
            output.folder / "_sources/index.md.txt"
        ).is_file(),  # it hides that of a page without a date
        asks_git=True,
    ),
    "sphinx_favicon": Neighbour(
        lambda output: output.has("index", 'link[rel="icon"][href="https://example.org/icon.svg"]'),
        settings='favicons = [{"href": "https://example.org/icon.svg"}]',
    ),
    "sphinx_reredirects": Neighbour(
        lambda output: "beside" in output.path("was-beside").read_text(encoding="utf-8"),
        settings='redirects = {"was-beside": "beside.html"}',
    ),
    "sphinxext.rediraffe": Neighbour(
        lambda output: "beside" in output.path("once-beside").read_text(encoding="utf-8"),
        settings='rediraffe_redirects = {"once-beside": "beside"}',
    ),
    "sphinx_llms_txt": Neighbour(
        lambda output: (
            output.text("llms.txt").count("# ") > 0 and (output.folder / "llms-full.txt").is_file()
        ),
    ),
}
