"""Formulas as MathML, which browsers show without a script from another site.

Formulas of the data are always MathML. Those of the site's own pages are if `conf.py` asks for it:
``html_math_renderer = "mathml"``.

Only this module uses `docutils.utils.math.latex2mathml`, which docutils does not document, but which is there
wherever Sphinx is. Tested in tests/sphinx/test_private.py.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.util import logging

from sphinx_workshop.messages import shortened
from sphinx_workshop.model.formulas import too_long, words
from sphinx_workshop.model.limits import LONGEST_FORMULA
from sphinx_workshop.problems import Kind
from sphinx_workshop.render.tex import for_docutils

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_workshop.model.plain import Place

WORD: Final = "workshop-word"
"""Class of a word with a formula in it: browsers would end a line before the formula."""
_FIRST: Final = re.compile(r"(<math\b[^>]*>\s*)<mo(?=[ >])")
_LAST: Final = re.compile(r"<mo(?=[ >])([^>]*>[^<]*</mo>\s*</math>)")
_TOUCHING: Final = re.compile(r"(?<![^\s>])([^\s<>&;]+)(<math\b.*?</math>)", re.DOTALL)
_TOUCHED: Final = re.compile(r"(?<![^\s>])[^\s<>&;]+$")

logger = logging.getLogger(__name__)


class formula(nodes.Inline, nodes.TextElement):  # noqa: N801 (docutils' names are in lower case)
    """A formula of the data inside a line; docutils' own node would go to the site's renderer."""


class formula_block(nodes.General, nodes.TextElement):  # noqa: N801
    """A formula of the data, on lines of its own."""


def formula_node(text: str, *, as_block: bool) -> nodes.TextElement:
    """Return the node of a formula of the data (LaTeX). Its text is in words: that is what is searched."""
    kind = formula_block if as_block else formula
    # Its quotation marks stay straight, and it is not translated.
    return kind(text, words(text), latex=text.strip(), support_smartquotes=False, translatable=False)


def _latex(node: nodes.Element) -> str:
    """Return the LaTeX of a formula, of the data or of a page."""
    return str(node.get("latex") or node.astext())


def mathml(formula: str, *, as_block: bool, location: nodes.Node | Place | None) -> str:
    """Return a formula as MathML, or as code if it is not understood.

    Args:
        formula: LaTeX.
        as_block: Whether it stands on lines of its own.
        location: Where it is written, for the warning; None: no warning.
    """
    try:
        if len(formula) > LONGEST_FORMULA:
            raise ValueError  # noqa: TRY301 (`_reason` says why)
        return _close_to_the_text(str(tex2mathml(for_docutils(formula), as_block=as_block)))
    except (MathError, AttributeError, IndexError, KeyError, SyntaxError, TypeError, ValueError) as error:
        if location is not None:
            where = location if isinstance(location, nodes.Node) else str(location.position)
            logger.warning(
                "the formula `%s` is not understood: %s",
                shortened(formula),
                _reason(formula, error),
                location=where,
                type="workshop",
                subtype=Kind.MATH.value,
            )
        return f'<code class="math">{escape(formula)}</code>'


def _close_to_the_text(formula: str) -> str:
    r"""Return MathML without space before a first and after a last operator, as in `3$\times$`."""
    return _LAST.sub(r'<mo rspace="0"\1', _FIRST.sub(r'\1<mo lspace="0"', formula, count=1), count=1)


def in_words(html: str) -> str:
    """Return HTML in which no line ends between a word and a formula that touches it, as in 10$^{th}$."""
    return _TOUCHING.sub(rf'<span class="{WORD}">\1\2</span>', html)


def _reason(formula: str, error: Exception) -> str:
    """Return why a formula is not understood, and how to fix it."""
    if len(formula) > LONGEST_FORMULA:
        return too_long(formula)
    said = str(error)
    if unknown := re.search(r'Unknown LaTeX command "\\([^"]+)"', said):
        name = unknown[1]
        fix = f"write `\\operatorname{{{name}}}` for a name" if name.isalpha() else "remove it"
        return f"the command `\\{name}` is unknown; {fix}, or what it stands for"
    if unknown := re.search(r'Environment "([^"]+)" not supported', said):
        return f"the environment `{unknown[1]}` is unknown; write it with `aligned`, `cases` or `matrix`"
    if re.search(r"\\\\(?!%)|(?<!\\)&", formula):
        return "`\\\\` and `&` need rows; put the formula between `$$` on lines of their own, or in `aligned`"
    if "; " in said and not isinstance(error, MathError):  # our own sentence
        return said
    return "a part of it is missing or does not fit there; correct it, or write `\\$` for a dollar"


def _visit_inline(self: HTML5Translator, node: nodes.Element) -> None:
    touched = _TOUCHED.search(self.body[-1]) if self.body else None
    if touched:
        self.body[-1] = touched.string[: touched.start()]
        self.body.append(f'<span class="{WORD}">{touched[0]}')
    self.body.append(self.starttag(node, "span", "", CLASS="math"))
    self.body.append(f"{mathml(_latex(node), as_block=False, location=node)}</span>")
    if touched:
        self.body.append("</span>")
    raise nodes.SkipNode


def _visit_block(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math"))
    if node.get("number"):
        self.body.append(f'<span class="eqno">({self.encode(node["number"])})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append(f"{mathml(_latex(node), as_block=True, location=node)}</div>\n")
    raise nodes.SkipNode


def _visit_as(
    kind: type[nodes.math | nodes.math_block], content: Callable[[nodes.Element], str] = _latex
) -> tuple[Any, None]:
    """Return the visitor of a node that is written like one of docutils."""

    def visit(self: Any, node: nodes.Element) -> None:  # noqa: ANN401 (a writer of any format)
        text = content(node)
        kind(text, text, number=None, nowrap=False).walkabout(self)
        raise nodes.SkipNode

    return visit, None


def add_formulas(app: Sphinx) -> None:
    """Make the nodes of formulas known to all of Sphinx's writers; text has them in words."""
    formats = ("latex", "man", "texinfo")
    inline: dict[str, Any] = dict.fromkeys(formats, _visit_as(nodes.math))
    block: dict[str, Any] = dict.fromkeys(formats, _visit_as(nodes.math_block))
    inline["text"] = _visit_as(nodes.math, nodes.Element.astext)
    block["text"] = _visit_as(nodes.math_block, nodes.Element.astext)
    app.add_node(formula, html=(_visit_inline, None), **inline)
    app.add_node(formula_block, html=(_visit_block, None), **block)
    app.connect("config-inited", _add_renderer)


def _add_renderer(app: Sphinx, config: Config) -> None:
    """Add the renderer only if the site asks for it: Sphinx would prefer it to its own."""
    if config.html_math_renderer == "mathml":
        app.add_html_math_renderer("mathml", (_visit_inline, None), (_visit_block, None))
