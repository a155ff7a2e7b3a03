"""The nodes of a program and of long texts, and how each builder writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_workshop.locale import _
from sphinx_workshop.render.nodes import (
    CONTENT_ONLY,
    LEFT_OUT,
    PLAIN_FORMATS,
    SITES,
    begin_block_man,
    write_always,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.manpage import ManualPageTranslator


LONG: Final = 280
"""Length, in characters, from which a text is folded, so that what is around it stays in sight."""
FIT: Final = 3
"""How many rooms fit beside each other on a wide screen; if there are more, they scroll."""


class Area(NamedTuple):
    """The place of a session in the grid of a day; rows and columns are counted from 1."""

    first: int
    """The row in which it begins."""
    end: int
    """The row after its last one."""
    column: int
    """The column of its room; 0: all columns."""


class parallel(nodes.General, nodes.Element):  # noqa: N801 (docutils' names are in lower case)
    """A list of sessions that a wide screen shows as one column for each of the ``rooms``."""


class parallel_item(nodes.list_item):  # noqa: N801
    """A session in that list: the attribute ``area`` is its `Area`."""


class permalink(nodes.Inline, nodes.Element):  # noqa: N801
    """The link of a session to itself, in sites only: the attributes are its ``anchor`` and its ``label``."""


class fold(nodes.General, nodes.Element):  # noqa: N801
    """Blocks under a ``label``, which readers of a site click to unfold them; just the blocks elsewhere."""


def _visit_parallel(self: HTML5Translator, node: nodes.Element) -> None:
    if self.builder.name not in SITES:
        self.body.append(self.starttag(node, "div"))
        return
    rooms = node["rooms"]
    many = "workshop-many-rooms" if len(rooms) > FIT else ""
    self.body.append(self.starttag(node, "div", CLASS=many, style=f"--workshop-columns: {len(rooms)}"))
    heads = "".join(f"<span>{self.encode(room)}</span>" for room in rooms)
    # Hidden from screen readers, since each session says its room.
    self.body.append(f'<div class="workshop-rooms" aria-hidden="true">{heads}</div>\n')


def _visit_parallel_item(self: HTML5Translator, node: parallel_item) -> None:
    if self.builder.name not in SITES:
        self.visit_list_item(node)
        return
    first, end, column = node["area"]
    left, right = (column, column + 1) if column else (1, -1)
    style = f"--workshop-area: {first} / {left} / {end} / {right}"
    self.body.append(self.starttag(node, "li", "", style=style))


def _visit_item(self: Any, node: nodes.Element) -> None:  # noqa: ANN401 (a writer of any format)
    self.visit_list_item(node)


def _depart_item(self: Any, node: nodes.Element) -> None:  # noqa: ANN401
    self.depart_list_item(node)


def _visit_permalink(self: HTML5Translator, node: nodes.Element) -> None:
    if self.builder.name in SITES and self.config.html_permalinks:
        address, label = (self.attval(node[name]) for name in ("anchor", "label"))
        # Sphinx's search leaves the class `headerlink` out of its excerpts.
        self.body.append(f'<a class="headerlink workshop-permalink" href="#{address}" aria-label="{label}">')
        self.body.append("#</a>")
    raise nodes.SkipNode


def _visit_fold(self: HTML5Translator, node: nodes.Element) -> None:
    if self.builder.name in SITES:
        self.body.append(self.starttag(node, "details"))
        self.body.append(f"<summary>{self.encode(node['label'])}</summary>\n")
    else:
        self.body.append(self.starttag(node, "div"))


def _depart_fold(self: HTML5Translator, _node: nodes.Element) -> None:
    self.body.append("</details>\n" if self.builder.name in SITES else "</div>\n")


def _visit_fold_man(self: ManualPageTranslator, _node: nodes.Element) -> None:
    begin_block_man(self)


IN_WORDS: Final = frozenset({"workshop-session-links", "workshop-fact-link", "workshop-news-link"})
"""The classes of lines whose links say in words where they lead, and not their addresses."""


class AddressesInText(SphinxPostTransform):
    """Writes the address behind each link in words in plain text, which has no other way to say it."""

    formats = ("text",)
    default_priority = 800

    def run(self, **_kwargs: object) -> None:
        """Add the addresses."""
        for line in list(self.document.findall(nodes.paragraph)):
            if not IN_WORDS.isdisjoint(line["classes"]):
                links = [link for link in line.findall(nodes.reference) if "refuri" in link]  # not of files
                for link in links:
                    link.append(nodes.Text(f" ({link['refuri']})"))


def permalink_to(anchor: str, title: str) -> permalink:
    """Return the link of a session to itself."""
    return permalink(anchor=anchor, label=_("Link to this session: %s") % title)


def add_program_nodes(app: Sphinx) -> None:
    """Make the nodes known to all of Sphinx's writers."""
    items: dict[str, Any] = dict.fromkeys(PLAIN_FORMATS, (_visit_item, _depart_item))
    fold_man = (_visit_fold_man, CONTENT_ONLY["man"][1])
    app.add_node(parallel, html=(_visit_parallel, write_always("</div>\n")), **CONTENT_ONLY)
    app.add_node(parallel_item, html=(_visit_parallel_item, _depart_item), **items)
    app.add_node(permalink, html=(_visit_permalink, None), **LEFT_OUT)
    app.add_post_transform(AddressesInText)
    app.add_node(fold, html=(_visit_fold, _depart_fold), **(CONTENT_ONLY | {"man": fold_man}))
