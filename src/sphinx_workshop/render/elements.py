"""What directives and lists of papers share: the words for TBD, links, lists and tables."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes
from sphinx.addnodes import download_reference

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.links import names_file
from sphinx_workshop.render.nodes import TBD_CLASS, box
from sphinx_workshop.render.program_nodes import LONG, fold
from sphinx_workshop.render.text import at, blocks, link, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_workshop.model.base import Entry, Fact
    from sphinx_workshop.model.links import Account, Link
    from sphinx_workshop.model.plain import Place


T = TypeVar("T")


def to_be_announced(label: str | None = None) -> nodes.inline:
    """Return the words that stand for a fact which is TBD."""
    return tbd_words(_("To be announced") if label is None else _("%s to be announced") % label)


def tbd_words(text: str) -> nodes.inline:
    """Return words of their own that stand for a fact which is TBD."""
    return nodes.inline("", text, classes=[TBD_CLASS])


def notice(text: str) -> nodes.paragraph:
    """Return what readers see where a whole part is to be announced."""
    return nodes.paragraph(text, text, classes=[TBD_CLASS])


def tentative() -> nodes.inline:
    """Return the mark of what may still change."""
    return nodes.inline("", _("(tentative)"), classes=["workshop-status"])


def link_or_tbd(label: str, url: str | Tbd, place: Place) -> nodes.Element:
    """Return a link; if its address is TBD, the label and the words for TBD."""
    return to_be_announced(label) if isinstance(url, Tbd) else link(label, url, place)


def field_links(entry: Entry, labels: Mapping[str, str]) -> list[nodes.Node]:
    """Return links for those fields of an entry that are not absent, each with its label."""
    links = ((label, getattr(entry, field), entry.place.of(field)) for field, label in labels.items())
    return [link_or_file(label, target, place) for label, target, place in links if target is not None]


def link_or_file(label: str, target: str | Tbd, place: Place) -> nodes.Element:
    """Return a link to an address, or to a file in the data folder; with the words for TBD, if it is that.

    A directive says where the folder is (`WorkshopDirective.run`); Sphinx copies the file.
    """
    if isinstance(target, Tbd) or not names_file(target):
        return link_or_tbd(label, target, place)
    return at(download_reference("", "", nodes.Text(label), reftarget=target), place)


def more_links(more: Iterable[Link]) -> list[nodes.Node]:
    """Return links that have labels of their own."""
    return [link_or_tbd(one.label, one.url, one.place.of("url")) for one in more]


def account_links(accounts: Iterable[Account], place: Place) -> list[nodes.Node]:
    """Return links to accounts and pages, each with the name of its service, its label or its domain.

    Args:
        accounts: The accounts.
        place: Where the list of them is written.
    """
    return [link(one.name, one.url, place.of(index, "url")) for index, one in enumerate(accounts)]


def in_source(path: str, folder: str) -> str:
    """Return the path of a file of the data folder from the source folder, as Sphinx takes it."""
    return posixpath.normpath(posixpath.join("/", folder, path))


def or_tbd(
    fact: Fact[T], render: Callable[[T], Iterable[nodes.Node]], label: str | None = None
) -> list[nodes.Node]:
    """Return what `render` makes of a fact, or the words for TBD; nothing if it is absent."""
    if fact is None:
        return []
    return [to_be_announced(label)] if isinstance(fact, Tbd) else list(render(fact))


def blocks_or_tbd(
    fact: Fact[T], render: Callable[[T], Iterable[nodes.Node]], label: str | None = None, classes: str = ""
) -> list[nodes.Node]:
    """Return the blocks that `render` makes of a fact, or a paragraph with the words for TBD."""
    if isinstance(fact, Tbd):
        return [line(to_be_announced(label), classes=classes)]
    return or_tbd(fact, render)


def plain_or_tbd(entry: Entry, field: str, label: str) -> list[nodes.inline]:
    """Return a text or a list of texts, none of them Markdown, or the words for TBD; nothing if absent."""
    fact = getattr(entry, field)
    if fact is None:
        return []
    if isinstance(fact, Tbd):
        return [to_be_announced(label)]
    return [plain(fact if isinstance(fact, str) else _(", ").join(fact), entry.place.of(field))]


def row(
    term: str, fact: Fact[T], render: Callable[[T], Iterable[nodes.Node]]
) -> list[tuple[str, list[nodes.Node]]]:
    """Return a fact as a row of `definitions`, with a line for each node; no row if there is none."""
    lines: list[nodes.Node] = [line(node) for node in or_tbd(fact, render)]
    return [(term, lines)] if lines else []


def joined(parts: Iterable[nodes.Node], separator: str | None = None) -> list[nodes.Node]:
    """Return nodes with a separator between them, which a style can hide; by default, a comma."""
    between, result = _(", ") if separator is None else separator, list[nodes.Node]()
    for part in parts:
        if result:
            result.append(nodes.inline("", between, classes=["workshop-separator"]))
        result.append(part)
    return result


def line(*parts: nodes.Node, classes: str = "") -> nodes.paragraph:
    """Return a paragraph that is left out of translators' catalogs."""
    return nodes.paragraph("", "", *parts, translatable=False, classes=classes.split())


def line_if(parts: Iterable[nodes.Node], classes: str = "") -> list[nodes.Node]:
    """Return a paragraph of parts with commas between them; nothing if there are no parts."""
    content = joined(parts)
    return [line(*content, classes=classes)] if content else []


def bullets(items: Iterable[nodes.Node], *classes: str) -> nodes.bullet_list:
    """Return a list of items."""
    return nodes.bullet_list("", *items, bullet="*", classes=list(classes))


def definitions(
    rows: Iterable[tuple[str | nodes.term, list[nodes.Node]]], *classes: str
) -> nodes.definition_list:
    """Return a list of terms, each with its definition."""
    node = nodes.definition_list(classes=list(classes))
    for term, definition in rows:
        name = nodes.term("", term, translatable=False) if isinstance(term, str) else term
        node += nodes.definition_list_item("", name, nodes.definition("", *definition))
    return node


def table(
    head: list[str], rows: Iterable[list[nodes.Element]], widths: list[int], *classes: str
) -> nodes.table:
    """Return a table whose first column names the row; the widths are the columns' shares."""
    columns = [nodes.colspec(colwidth=width) for width in widths]
    columns[0]["stub"] = 1
    group = nodes.tgroup("", *columns, cols=len(head))
    group += nodes.thead("", _row(line(nodes.Text(text)) for text in head))
    group += nodes.tbody("", *(_row(cells) for cells in rows))
    return nodes.table("", group, classes=["workshop-table", *classes])


def _row(cells: Iterable[nodes.Element]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def long_text(text: str, place: Place, label: str, name: str = "workshop-abstract") -> nodes.Element:
    """Return an abstract or another long text as a box.

    Args:
        text: Markdown.
        place: Where it is written.
        label: What readers click to unfold it, if it is long; empty: it is never folded.
        name: The class of the box.
    """
    block = box("", *blocks(text, place), classes=[name], dir="auto")
    return fold("", block, label=label, classes=["workshop-fold"]) if label and len(text) >= LONG else block


def format_text(form: Format) -> str:
    """Return the label of a format."""
    return {
        Format.VIRTUAL: _("Virtual"),
        Format.IN_PERSON: _("In person"),
        Format.HYBRID: _("Hybrid: in person and online"),
    }[form]


def format_in_sentence(form: Format) -> str:
    """Return a format as an adjective: "a virtual event"."""
    return {Format.VIRTUAL: _("virtual"), Format.IN_PERSON: _("in-person"), Format.HYBRID: _("hybrid")}[form]
