"""Formulas as MathML, which browsers show by themselves: a page asks no other site for a script.

Sphinx takes this renderer where `conf.py` names none; `html_math_renderer = "mathjax"` takes Sphinx's own.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.util import logging

from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_workshop.model.plain import Place

logger = logging.getLogger(__name__)


def _visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="math"))
    self.body.append(f"{mathml(node.astext(), as_block=False, location=node)}</span>")
    raise nodes.SkipNode


def _visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math"))
    if node.get("number"):
        self.body.append(f'<span class="eqno">({self.encode(node["number"])})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append(f"{mathml(node.astext(), as_block=True, location=node)}</div>\n")
    raise nodes.SkipNode


def mathml(formula: str, *, as_block: bool, location: nodes.Node | Place | None) -> str:
    """Return a formula as HTML: MathML, or the formula as it was written if it is not understood.

    Args:
        formula: LaTeX
        as_block: whether it stands on lines of its own
        location: where it was written, for a warning; None: no warning
    """
    try:
        return str(tex2mathml(formula, as_block=as_block))
    except (MathError, AttributeError, IndexError, KeyError, SyntaxError, TypeError, ValueError) as error:
        if location is not None:
            where = location if isinstance(location, nodes.Node) else str(location.position)
            logger.warning(
                "the formula `%s` is not understood: %s",
                formula,
                str(error),
                location=where,
                type="workshop",
                subtype=Kind.MATH.value,
            )
        return f'<code class="math">{escape(formula)}</code>'


def add_math_renderer(app: Sphinx) -> None:
    """Make the renderer known to Sphinx."""
    app.add_html_math_renderer("mathml", (_visit_inline, None), (_visit_block, None))
