"""Data text as docutils nodes that know their place in the data file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from sphinx_workshop.model.markup import is_plain, parse_block, parse_inline
from sphinx_workshop.render.mathml import formula_node
from sphinx_workshop.render.nodes import isolated, line_break

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from sphinx_workshop.model.plain import Place

NodeT = TypeVar("NodeT", bound=nodes.Element)

_CONTAINERS = {
    "em_open": nodes.emphasis,
    "strong_open": nodes.strong,
    "paragraph_open": nodes.paragraph,
    "bullet_list_open": nodes.bullet_list,
    "ordered_list_open": nodes.enumerated_list,
    "list_item_open": nodes.list_item,
    "link_open": nodes.reference,
}


def at(node: NodeT, place: Place, lines_below: int = 0) -> NodeT:
    """Set the place of a node in a data file, for warnings and translators' catalogs; return the node."""
    node.source, node.line = place.file, place.text_line + lines_below
    return node


def plain(text: str, place: Place) -> nodes.inline:
    """Return text that is not Markdown, such as a name."""
    return at(isolated("", text), place)


def link(label: Sequence[nodes.Node] | str, url: str, place: Place) -> nodes.reference:
    """Return a link with a text or nodes as its label; an address as a label runs from left to right."""
    content = label
    if isinstance(label, str):
        content = [isolated("", label) if label in url else nodes.Text(label)]
    return at(nodes.reference("", "", *content, refuri=url, internal=False), place)


def inline(text: str, place: Place) -> list[nodes.Node]:
    """Return the nodes of one line of Markdown."""
    if is_plain(text):
        return [nodes.Text(text)]
    return _build(parse_inline(text), place)


def unlinked(text: str, place: Place) -> list[nodes.Node]:
    """Return the nodes of one line of Markdown for the inside of a link: only the text of its own links."""
    found = nodes.Element("", *inline(text, place))
    for node in list(found.findall(nodes.reference)):
        node.replace_self(node.children)
    return list(found.children)


def paragraph(text: str, place: Place, *classes: str) -> nodes.paragraph:
    """Return one line of Markdown as a paragraph."""
    return at(nodes.paragraph(text, "", *inline(text, place), classes=list(classes)), place)


def blocks(text: str, place: Place) -> list[nodes.Node]:
    """Return the nodes of Markdown with paragraphs and lists."""
    if is_plain(text):
        return [paragraph(text, place)]
    return _build(parse_block(text), place)


def _build(tokens: Sequence[Token], place: Place, lines_below: int = 0) -> list[nodes.Node]:
    """Return the nodes of tokens; there is one only for the Markdown that data may use (see model.markup).

    Args:
        tokens: The tokens.
        place: Where the text begins in the data file.
        lines_below: How many lines below it the tokens begin that have no line numbers of their own.
    """
    root = nodes.Element()
    stack: list[nodes.Element] = [root]
    for token in tokens:
        below = token.map[0] if token.map else lines_below
        if token.nesting < 0:
            stack.pop()
        elif token.type in _CONTAINERS:
            node = at(_CONTAINERS[token.type](), place, below)
            if token.type == "link_open":
                node["refuri"] = str(token.attrs["href"])
            elif token.type == "bullet_list_open":
                node["bullet"] = "-"
            elif token.type == "ordered_list_open":
                node.update_all_atts({"enumtype": "arabic", "prefix": "", "suffix": "."})
                if "start" in token.attrs:
                    node["start"] = int(token.attrs["start"])
            stack[-1] += node
            stack.append(node)
        elif token.type == "inline":
            stack[-1].rawsource = token.content
            stack[-1] += _build(token.children or [], place, below)
        else:
            lines_below += token.type in {"softbreak", "hardbreak"}
            stack[-1] += [
                at(node, place, below) if isinstance(node, nodes.Element) else node for node in _leaf(token)
            ]
    return list(root.children)


def _leaf(token: Token) -> Iterator[nodes.Node]:
    match token.type:
        case "text" | "text_special":
            if token.content:  # the parser has an empty text before emphasis
                yield nodes.Text(token.content)
        case "softbreak":
            yield nodes.Text("\n")
        case "hardbreak":
            yield line_break()
        case "code_inline":
            yield nodes.literal(token.content, token.content)
        case "math_inline":
            yield formula_node(token.content, as_block=False)
        case "math_block":
            yield formula_node(token.content, as_block=True)
        case "fence" | "code_block":
            yield nodes.literal_block(token.content, token.content.rstrip("\n"), language="none")
