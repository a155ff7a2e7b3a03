"""The nodes that docutils lacks, and how each builder writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.manpage import ManualPageTranslator
    from sphinx.writers.text import TextTranslator


TBD_CLASS: Final = "workshop-tbd"
"""The class of what says that something is to be announced."""
SITES: Final = frozenset({"html", "dirhtml", "singlehtml"})
"""The builders whose output is a site; `epub` and `json` are of the format HTML, too."""


class box(nodes.General, nodes.Element):  # noqa: N801 (docutils' names are in lower case)
    """A group of blocks with classes of its own; without HTML, just the blocks.

    The attribute ``tag`` is the HTML element, ``div`` by default. The attribute ``until`` is the instant at
    which the last deadline in it is past, for the visitor's browser. The attribute ``dir`` is which way its
    text runs: ``auto`` for a text of the data, which says it by itself.
    """


class once_closed(nodes.General, nodes.Element):  # noqa: N801
    """What the visitor's browser shows instead once the last deadline is past; on a site only."""


class moment(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A date or time, as text (HTML's ``<time>``).

    The attribute ``datetime`` is its form for programs, ``offset`` how many minutes the clock that
    the text means is ahead of UTC, ``until`` the instant from which on it is past, where that is another one.
    """


class isolated(nodes.inline):  # noqa: N801
    """Text of the data, which may run the other way than the page around it (HTML's ``<bdi>``)."""


class struck(nodes.Inline, nodes.TextElement):  # noqa: N801
    """Text that no longer holds (HTML's ``<del>``)."""


class line_break(nodes.Inline, nodes.Element):  # noqa: N801
    """The end of a line inside a paragraph (HTML's ``<br>``)."""


class paper_titles(nodes.General, nodes.Element):  # noqa: N801
    """The papers of a session as a list of links: the attribute ``ids_of_papers`` has their ids.

    It is one node however many papers there are, and is filled in when the page is written: with HTML on a
    site, with nodes elsewhere. The search of a site finds papers by their own index.
    """


class paper_list(nodes.General, nodes.Element):  # noqa: N801
    """A list of papers; the attributes ``decisions``, ``group_by``, ``tracks`` and ``number`` say which.

    It is filled in when the page is written: with HTML on a site, with nodes elsewhere.
    """


class calendar(nodes.General, nodes.Element):  # noqa: N801
    """The links to calendars, in sites only.

    The attribute ``files`` has the file of each, relative to the root of the site, and its name, which one
    alone does not show. The attribute ``subscribe`` is whether there are links to subscribe, too.
    """


def _visit_box(self: HTML5Translator, node: nodes.Element) -> None:
    names = {"until": "data-until", "dir": "dir"}
    attributes: dict[str, Any] = {name: node[key] for key, name in names.items() if node.get(key)}
    self.body.append(self.starttag(node, node.get("tag", "div"), **attributes))


def _depart_box(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f"</{node.get('tag', 'div')}>\n")


def _visit_moment(self: HTML5Translator, node: nodes.Element) -> None:
    data: dict[str, Any] = {f"data-{name}": str(node[name]) for name in ("offset", "until") if name in node}
    self.body.append(self.starttag(node, "time", "", datetime=node["datetime"], **data))


def _visit_once_closed(self: HTML5Translator, node: nodes.Element) -> None:
    if self.builder.name not in SITES:  # a book has no scripts that would show it
        raise nodes.SkipNode
    hidden: dict[str, Any] = {"hidden": "hidden"}
    self.body.append(self.starttag(node, "div", **hidden))


def _visit_isolated(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "bdi", ""))


def _visit_inline(self: Any, node: nodes.Element) -> None:  # noqa: ANN401 (a writer of any format)
    self.visit_inline(node)


def _depart_inline(self: Any, node: nodes.Element) -> None:  # noqa: ANN401
    self.depart_inline(node)


def _visit_struck(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "del", ""))


def begin_block_man(self: ManualPageTranslator) -> None:
    """Leave a blank line before a block in a manual page."""
    self.ensure_eol()  # private to docutils, as are the states of text below (tested in test_private.py)
    self.body.append(".sp\n")


def _visit_box_man(self: ManualPageTranslator, node: nodes.Element) -> None:
    if node.parent.index(node):  # its first paragraph would join the one before
        begin_block_man(self)


def write_always(text: str) -> Callable[[Any, nodes.Element], None]:
    """Return a visitor that writes the same text for each node."""

    def visit(self: Any, _node: nodes.Element) -> None:  # noqa: ANN401 (a writer of any format)
        self.body.append(text)

    return visit


def _break_text(self: TextTranslator, _node: nodes.Element) -> None:
    """End the wrapped lines here, and begin others without a blank line between."""
    self.end_state(end=None)
    self.new_state(0)


def _skip(_self: nodes.NodeVisitor, _node: nodes.Element) -> None:
    raise nodes.SkipNode


def _pass(_self: nodes.NodeVisitor, _node: nodes.Element) -> None:
    """Write nothing for the node itself."""


PLAIN_FORMATS: Final = ("latex", "text", "man", "texinfo")
"""The formats without HTML."""
CONTENT_ONLY: Final[dict[str, Any]] = dict.fromkeys(PLAIN_FORMATS, (_pass, _pass))
"""The visitors of a node whose content alone is written there."""
LEFT_OUT: Final[dict[str, Any]] = dict.fromkeys(PLAIN_FORMATS, (_skip, None))
"""The visitors of a node that is left out there."""


def add_nodes(app: Sphinx) -> None:
    """Make the nodes known to all of Sphinx's writers."""
    app.add_node(box, html=(_visit_box, _depart_box), **(CONTENT_ONLY | {"man": (_visit_box_man, _pass)}))
    app.add_node(once_closed, html=(_visit_once_closed, write_always("</div>\n")), **LEFT_OUT)
    app.add_node(moment, html=(_visit_moment, write_always("</time>")), **CONTENT_ONLY)
    inline: dict[str, Any] = dict.fromkeys(PLAIN_FORMATS, (_visit_inline, _depart_inline))
    app.add_node(isolated, html=(_visit_isolated, write_always("</bdi>")), **inline)
    app.add_node(struck, html=(_visit_struck, write_always("</del>")), **CONTENT_ONLY)
    app.add_node(
        line_break,
        html=(write_always("<br />\n"), _pass),
        latex=(write_always("\\\\\n"), _pass),
        text=(_break_text, _pass),
        man=(write_always("\n.br\n"), _pass),
        texinfo=(write_always("@*\n"), _pass),
    )
    app.add_post_transform(LatexTargets)


class LatexTargets(SphinxPostTransform):
    """Gives anchors nodes of their own: LaTeX writes none for a list item or a paragraph."""

    formats = ("latex",)
    default_priority = 400

    def run(self, **_kwargs: object) -> None:
        """Move each anchor into the first line of the block it belongs to."""
        for node in list(self.document.findall(nodes.Element)):
            if node["ids"] and isinstance(node, box | nodes.list_item | nodes.paragraph):
                line = next(node.findall(nodes.paragraph), None)
                if line is not None:
                    line.insert(0, nodes.target("", "", ids=node["ids"]))
                    node["ids"] = []
