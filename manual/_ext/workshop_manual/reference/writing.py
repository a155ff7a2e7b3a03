"""What all parts of the reference are written with: sections, lists of definitions, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_workshop.model.plain import Place
from sphinx_workshop.render import elements
from sphinx_workshop.render.text import inline

if TYPE_CHECKING:
    from collections.abc import Iterable

_HERE: Final = Place("", 1, 1)


def section(document: nodes.document, title: str, *content: nodes.Node) -> nodes.section:
    """Return a section, which links lead to by its title in lower case with hyphens.

    Args:
        document: The document.
        title: One line of Markdown.
        content: What is in it.
    """
    node = nodes.section("", nodes.title("", "", *inline(title, _HERE)), *content)
    node["ids"].append(nodes.make_id(title))
    node["names"].append(nodes.fully_normalize_name(title.replace("`", "")))
    document.note_implicit_target(node)
    return node


def paragraph(text: str) -> nodes.paragraph:
    """Return a paragraph of Markdown."""
    return nodes.paragraph(text, "", *inline(text, _HERE), translatable=False)


def code(text: str, language: str) -> nodes.literal_block:
    """Return a block of code."""
    return nodes.literal_block(text, text, language=language)


def definition(
    document: nodes.document, name: str, kind: str, *content: nodes.Node, anchor: str = ""
) -> nodes.definition_list_item:
    """Return a term with what it means, which reads well on any screen.

    Args:
        document: The document.
        name: The term, as code.
        kind: What stands beside it, in Markdown: a type, a default.
        content: What it means.
        anchor: The id by which links lead to it; none without one.
    """
    term = nodes.term("", "", nodes.literal("", name))
    if kind:
        term += [nodes.Text(" "), nodes.inline("", "", *inline(kind, _HERE), classes=["manual-kind"])]
    item = nodes.definition_list_item("", term, nodes.definition("", *content))
    if anchor:
        term["ids"].append(nodes.make_id(anchor))
        document.note_explicit_target(term)
    return item


def definitions(items: Iterable[nodes.definition_list_item]) -> nodes.definition_list:
    """Return a list of terms with their meanings."""
    return nodes.definition_list("", *items, classes=["manual-reference"])


def table(head: list[str], rows: Iterable[list[str]], widths: list[int]) -> nodes.table:
    """Return a table of Markdown, for short facts; on a phone, its cells stand below each other."""
    cells: list[list[nodes.Element]] = [[paragraph(cell) for cell in row] for row in rows]
    return elements.table(head, cells, widths, "manual-table")


def first_line(text: str | None) -> str:
    """Return the first line of a docstring as Markdown."""
    return (text or "").strip().partition("\n")[0].replace("``", "`")


def sentences(text: str | None) -> str:
    """Return a whole docstring as one paragraph of Markdown."""
    return " ".join((text or "").split()).replace("``", "`")
