"""The papers as BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.model.links import names_file
from sphinx_workshop.model.markup import is_plain, parse_inline
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Workshop

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
_SEVERAL: Final = re.compile(r"\band\b|,")
_COMMAND: Final = {"em": "emph", "strong": "textbf"}


def bibtex(workshop: Workshop, addresses: Addresses = NOWHERE) -> str:  # noqa: ARG001 (papers have permanent addresses elsewhere)
    """Return all public papers as BibTeX, in the order of `papers.yml`."""
    return "\n".join(entry(workshop, paper) for paper in workshop.public_papers.values())


def entry(workshop: Workshop, paper: Paper) -> str:
    """Return one paper as a BibTeX entry (``@inproceedings``) with the year of the event."""
    facts = {name: value for name, value in _facts(workshop, paper) if value}
    lines = "".join(f",\n  {name} = {{{value}}}" for name, value in facts.items())
    return f"@inproceedings{{{cite_key(workshop, paper)}{lines}\n}}\n"


def cite_key(workshop: Workshop, paper: Paper) -> str:
    """Return the key to cite a paper by: first author, year and id, so that it is unique."""
    family = slug(paper.known_authors[0].name.split()[-1]).replace("-", "") if paper.known_authors else ""
    return f"{family or 'paper'}{_year(workshop)}-{paper.id}"


def _facts(workshop: Workshop, paper: Paper) -> Iterator[tuple[str, str]]:
    # Double braces preserve the capital letters of the title.
    yield "title", f"{{{latex(paper.title)}}}"
    yield "author", _names([author.name for author in paper.known_authors])
    yield "booktitle", _escaped(workshop.event.name)
    yield "year", _year(workshop)
    yield "url", address(paper) or ""


def address(paper: Paper) -> str | None:
    """Return the permanent address of a paper: on OpenReview, or that of its PDF elsewhere."""
    links = (paper.link("openreview"), paper.link("pdf"))
    return next((link for link in links if link is not None and not names_file(link)), None)


def _year(workshop: Workshop) -> str:
    span = workshop.event.span
    return str(span.start.year) if span is not None else ""


def _names(names: list[str]) -> str:
    """Return a list of names; a name that BibTeX would split is in braces."""
    # one call for all names: data has no such character
    escaped = _escaped("\0".join(names)).split("\0")
    return " and ".join([f"{{{name}}}" if _SEVERAL.search(name) else name for name in escaped])


def latex(text: str) -> str:
    """Return one line of Markdown as LaTeX; formulas are LaTeX already."""
    if is_plain(text):
        return _escaped(text)
    result = []
    for token in parse_inline(text):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "math_inline":
            result.append(f"${_balanced(token.content)}$")
        elif token.type == "code_inline":
            result.append(rf"\texttt{{{_escaped(token.content)}}}")
        elif name in _COMMAND:
            result.append("}" if token.nesting < 0 else rf"\{_COMMAND[name]}{{")
        else:
            result.append(" " if token.type.endswith("break") else _escaped(token.content))
    return "".join(result)


def _balanced(formula: str) -> str:
    """Return a formula, without its braces if they do not match: they would end the field."""
    depth = 0
    for sign in formula:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            break
    return formula if depth == 0 else formula.replace("{", "").replace("}", "")


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL) if _HAS_SPECIAL.search(text) else text
