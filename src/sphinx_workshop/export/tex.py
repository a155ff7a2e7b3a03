"""Texts of the data as LaTeX, for the fields of BibTeX entries: no text ends the field that it is in."""

from __future__ import annotations

import re
from typing import Final

from sphinx_workshop.model.markup import is_plain, parse_inline

_SPECIAL: Final = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        # BibTeX counts braces after a backslash, too.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_HAS_SPECIAL: Final = re.compile(r"[&%$#_{}\\~^]")
_COMMAND: Final = {"em": "emph", "strong": "textbf"}
_COMMENT: Final = re.compile(r"(?<!\\)((?:\\\\)*)%")
"""A sign that begins a comment in a formula: the rest of the line would be lost."""
_BRACES: Final = {r"\{": r"\lbrace ", r"\}": r"\rbrace "}
"""The same signs in a formula, without braces that BibTeX counts."""
_ESCAPE: Final = re.compile(r"\\[{}\\]")


def latex(text: str) -> str:
    """Return one line of Markdown as LaTeX; formulas are LaTeX already."""
    if is_plain(text):
        return escaped(text)
    result = []
    for token in parse_inline(text):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "math_inline":
            result.append(f"${_formula(token.content)}$")
        elif token.type == "code_inline":
            result.append(rf"\texttt{{{escaped(token.content)}}}")
        elif name in _COMMAND:
            result.append("}" if token.nesting < 0 else rf"\{_COMMAND[name]}{{")
        else:
            result.append(" " if token.type.endswith("break") else escaped(token.content))
    return "".join(result)


def capitals(text: str) -> str:
    """Return LaTeX in braces, which preserve its capital letters.

    BibTeX takes a brace before a backslash for a letter with an accent, and changes the case of that.
    """
    return f"{{{{}}{text}}}" if text.startswith("\\") else f"{{{text}}}"


def escaped(text: str) -> str:
    """Return plain text as LaTeX."""
    return text.translate(_SPECIAL) if _HAS_SPECIAL.search(text) else text


def _formula(formula: str) -> str:
    """Return a formula with what BibTeX can read: without its braces if they do not match."""
    formula = _ESCAPE.sub(lambda found: _BRACES.get(found[0], found[0]), _COMMENT.sub(r"\1\\%", formula))
    depth = 0
    for sign in formula:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            break
    return formula if depth == 0 else formula.replace("{", "").replace("}", "")
