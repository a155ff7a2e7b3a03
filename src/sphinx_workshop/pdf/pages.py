"""A page of the site made ready for paper: without what needs a screen, with links that work in one file."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from docutils import nodes
from sphinx import addnodes

from sphinx_workshop.pdf import OF_PAGE, OUTSIDE
from sphinx_workshop.pdf.formulas import in_lines
from sphinx_workshop.render.hero_nodes import hero
from sphinx_workshop.render.mathml import formula, formula_block
from sphinx_workshop.render.nodes import calendar, isolated, once_closed
from sphinx_workshop.render.program_nodes import permalink, program_tools

FOR_SCREENS: Final = (hero, calendar, once_closed, permalink, program_tools, addnodes.toctree)
"""What makes no sense on paper."""
FORMULAS: Final = (nodes.math, nodes.math_block, formula, formula_block)
BUTTONS: Final = frozenset({"workshop-action", "workshop-deadlines", "sd-btn", "sd-hide-link-text"})
"""The classes of main actions, of sphinx-design's buttons, and of links that cover a whole card."""
_IS_FULL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def without_screen(page: nodes.Element) -> None:
    """Take away what makes no sense on paper, before links are resolved."""
    for node in list(page.findall(_is_for_screens)):
        _remove(node)


def _is_for_screens(node: nodes.Node) -> bool:
    return isinstance(node, FOR_SCREENS) or (
        isinstance(node, nodes.Element) and not BUTTONS.isdisjoint(node.get("classes", ()))
    )


def _remove(node: nodes.Node) -> None:
    """Remove a node, and what would be empty without it."""
    parent = node.parent
    if parent is None:  # removed with what is around it
        return
    parent.remove(node)
    if not parent.children and isinstance(parent, nodes.paragraph | nodes.container):
        _remove(parent)


class Anchors:
    """The ids of everything in the proposal: two pages may use the same one."""

    def __init__(self) -> None:
        """Begin with none."""
        self._taken: set[str] = set()
        self._of_page: dict[tuple[str, str], str] = {}

    def take(self, docname: str, page: nodes.Element) -> None:
        """Note the ids of a page, and change those that another page has."""
        changed: dict[str, str] = {}
        key: str
        for node in page.findall(nodes.Element):
            for index, key in enumerate(node.get("ids", ())):
                new = f"{nodes.make_id(docname)}-{key}" if key in self._taken else key
                node["ids"][index] = changed[key] = self._of_page[docname, key] = new
                self._taken.add(new)
        for node in page.findall(nodes.Element):
            if node.get("refid") in changed:
                node["refid"] = changed[node["refid"]]

    def begin(self, docname: str, page: nodes.Element) -> None:
        """Give a page an id for the place where it begins."""
        outer = next((node for node in page.children if isinstance(node, nodes.section | nodes.target)), None)
        if outer is not None:
            outer["ids"].append(_start_of(docname))

    def of(self, address: str) -> str:
        """Return the id that an address leads to, which begins with `OF_PAGE`."""
        docname, _hash, key = address.removeprefix(OF_PAGE).partition("#")
        return self._of_page.get((docname, key), _start_of(docname))


def _start_of(docname: str) -> str:
    """Return the id of the place where a page begins."""
    return f"document-{nodes.make_id(docname)}"


def fit_links(page: nodes.Element, anchors: Anchors) -> None:
    """Make links to other pages of the proposal lead there; those that lead nowhere become plain text."""
    for link in list(page.findall(nodes.reference)):
        _join_words(link)
        address = link.get("refuri")
        if address is None:
            continue
        if address.startswith(OF_PAGE):
            del link["refuri"]
            link["refid"] = anchors.of(address)
        elif address.startswith(OUTSIDE) or not _IS_FULL.match(address):
            link.replace_self(nodes.inline("", "", *link.children))


def _join_words(link: nodes.reference) -> None:
    """Take away spans inside a link: WeasyPrint makes a link of each of them, and programs read it again."""
    for node in list(link.findall(nodes.inline)):
        parent = node.parent
        place = parent.index(node)
        parent[place : place + 1] = node.children


def _fit_formulas(page: nodes.Element) -> None:
    """Write formulas in letters and signs: a PDF has no MathML."""
    for node in [one for one in page.findall(nodes.Element) if isinstance(one, FORMULAS)]:
        is_block = isinstance(node, nodes.math_block | formula_block)
        lines = in_lines(str(node.get("latex") or node.astext()), as_block=is_block)
        kind = nodes.paragraph if is_block else nodes.inline
        node.replace_self(kind("", "", *lines, classes=["proposal-formula"], ids=node["ids"]))


def _isolate(page: nodes.Element) -> None:
    """Keep names that run from right to left apart from the line around them; WeasyPrint has no `<bdi>`."""
    for node in list(page.findall(isolated)):
        if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in node.astext()):
            node.insert(0, nodes.Text("\N{FIRST STRONG ISOLATE}"))
            node.append(nodes.Text("\N{POP DIRECTIONAL ISOLATE}"))


def _fit_tables(page: nodes.Element) -> None:
    """Let the tables of facts have the widths that they ask for; on a site, the browser chooses them."""
    for table in page.findall(nodes.table):
        if "workshop-table" in table["classes"]:
            table["classes"].append("colwidths-given")


def _fit_pictures(page: nodes.Element) -> None:
    """Say of each picture without an alternative text that it is decoration; the default is its address."""
    for image in page.findall(nodes.image):
        image.setdefault("alt", "")


def title_of(section: nodes.section) -> str:
    """Return the heading of a section."""
    title = next((node for node in section.children if isinstance(node, nodes.title)), None)
    return title.astext() if title is not None else ""


def fit(page: nodes.Element) -> None:
    """Change what paper cannot show as a screen does, once all else of a page is there."""
    _fit_formulas(page)
    _fit_tables(page)
    _fit_pictures(page)
    _isolate(page)
