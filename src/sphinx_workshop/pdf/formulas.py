"""Formulas in letters, signs, and raised and lowered text: a PDF has no MathML."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from docutils import nodes

from sphinx_workshop.model.formulas import words
from sphinx_workshop.render.mathml import mathml
from sphinx_workshop.render.nodes import line_break

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SPACED: Final = frozenset("+−-±∓×⋅∗=≠<>≤≥≪≫≈≃≅∼≡∝∈∉∋⊂⊆⊃⊇∪∩∧∨→←↔⇒⇐⇔↦∣∥⊕⊗∘≺≻⪯⪰≔:")
"""Signs that stand between two things, with space around them."""
THIN: Final = "\N{THIN SPACE}"
SILENT: Final = str.maketrans("", "", "\N{FUNCTION APPLICATION}\N{INVISIBLE TIMES}\N{INVISIBLE SEPARATOR}")
COMBINING: Final = {
    "ˆ": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "^": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "˜": "\N{COMBINING TILDE}",
    "~": "\N{COMBINING TILDE}",
    "ˉ": "\N{COMBINING MACRON}",
    "¯": "\N{COMBINING MACRON}",
    "_": "\N{COMBINING MACRON}",
    "˙": "\N{COMBINING DOT ABOVE}",
    "¨": "\N{COMBINING DIAERESIS}",
    "ˇ": "\N{COMBINING CARON}",
    "→": "\N{COMBINING RIGHT ARROW ABOVE}",
}
"""Accents above one letter."""


def in_lines(latex: str, *, as_block: bool) -> list[nodes.Node]:
    """Return a formula as the content of a paragraph.

    What is not understood is written in words, as search and plain text have it.

    Args:
        latex: The formula.
        as_block: Whether it stands on lines of its own.
    """
    written = mathml(latex, as_block=as_block, location=None).replace("&ApplyFunction;", "")
    try:
        root = ET.fromstring(written)  # noqa: S314 (written by us, without a document type)
    except ET.ParseError:
        return [nodes.Text(words(latex))]
    return _row(root) if root.tag.endswith("math") else [nodes.Text(words(latex))]


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: ET.Element) -> str:
    return "".join(element.itertext()).translate(SILENT)


def _row(element: ET.Element) -> list[nodes.Node]:
    """Return the parts of a row; a sign between two of them has space around it."""
    result: list[nodes.Node] = []
    parts = list(element)
    for index, part in enumerate(parts):
        sign = _text(part) if _name(part) == "mo" else ""
        if sign in SPACED and 0 < index < len(parts) - 1:
            result.append(nodes.Text(f" {sign} "))
        else:
            result += _node(part)
    return result


def _node(element: ET.Element) -> list[nodes.Node]:
    make = _MAKERS.get(_name(element))
    return make(element) if make is not None else _row(element)


def _letter(element: ET.Element) -> list[nodes.Node]:
    """Return a variable in italics; names of functions are upright."""
    text = _text(element)
    # Letters of other alphabets, such as those with double strokes, have no italics.
    is_variable = (
        len(text) == 1 and text.isalpha() and ord(text) < ord("\N{CYRILLIC CAPITAL LETTER IE WITH GRAVE}")
    )
    return [nodes.emphasis("", text)] if is_variable else [nodes.Text(text)]


def _plain(element: ET.Element) -> list[nodes.Node]:
    text = _text(element)
    return [nodes.Text(f"{text}{THIN}" if text == "," else text)] if text else []


def _grouped(element: ET.Element) -> list[nodes.Node]:
    """Return what stands above or below a line, in brackets if it has several parts."""
    inside = _node(element)
    is_one = len(inside) == 1 or _text(element).strip().isalnum()
    return inside if is_one else [nodes.Text("("), *inside, nodes.Text(")")]


def _fraction(element: ET.Element) -> list[nodes.Node]:
    above, below = element
    return [*_grouped(above), nodes.Text("/"), *_grouped(below)]


def _root(element: ET.Element) -> list[nodes.Node]:
    if _name(element) == "mroot":
        inside, degree = element
        return [nodes.superscript("", "", *_node(degree)), nodes.Text("√"), *_grouped(inside)]
    inside_row = ET.Element("mrow")
    inside_row.extend(list(element))
    return [nodes.Text("√"), *_grouped(inside_row)]


def _scripts(*kinds: type[nodes.superscript | nodes.subscript]) -> Callable[[ET.Element], list[nodes.Node]]:
    """Return a function that writes something followed by its lowered and raised texts."""

    def make(element: ET.Element) -> list[nodes.Node]:
        base, *scripts = element
        accented = _accented(base, scripts[-1])  # a letter with an accent may have a lowered text, too
        if accented is not None:
            scripts.pop()
        pairs = zip(kinds, scripts, strict=False)
        return [*(accented or _node(base)), *(kind("", "", *_node(script)) for kind, script in pairs)]

    return make


def _accented(base: ET.Element, above: ET.Element) -> list[nodes.Node] | None:
    """Return a letter with its accent; None if it is something else."""
    accent = COMBINING.get(_text(above).strip())
    letter = _text(base)
    if accent is None or len(letter) != 1:
        return None
    return [nodes.emphasis("", unicodedata.normalize("NFC", letter + accent))]


def _table(element: ET.Element) -> list[nodes.Node]:
    result: list[nodes.Node] = []
    for row in element:
        if result:
            result.append(line_break())
        result += _cells(row)
    return result


def _cells(row: ET.Element) -> Iterator[nodes.Node]:
    for index, cell in enumerate(row):
        if index:
            yield nodes.Text(f"{THIN}")
        yield from _row(cell)


_MAKERS: Final[Mapping[str, Callable[[ET.Element], list[nodes.Node]]]] = {
    "mi": _letter,
    "mn": _plain,
    "mo": _plain,
    "mtext": _plain,
    "mspace": lambda _element: [nodes.Text(THIN)],
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root,
    "msub": _scripts(nodes.subscript),
    "msup": _scripts(nodes.superscript),
    "msubsup": _scripts(nodes.subscript, nodes.superscript),
    "munder": _scripts(nodes.subscript),
    "mover": _scripts(nodes.superscript),
    "munderover": _scripts(nodes.subscript, nodes.superscript),
    "mtable": _table,
}
