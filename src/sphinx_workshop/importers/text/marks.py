"""Marks of what a text means, while the rest of it is not yet Markdown.

They are characters that no imported text has (`plain.lines` removes them). A text first gets marks for what
LaTeX, HTML and foreign Markdown mean; then all other signs of Markdown are escaped; then the marks become
Markdown.
"""

from __future__ import annotations

import re
from typing import Final

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
STRONG: Final = "\ufdd2"
EMPHASIS: Final = "\ufdd3"
BREAK: Final = "\ufdd4"
ITEM: Final = "\ufdd5"
NUMBER: Final = "\ufdd6"
_HELD: Final = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_EMPHASIS: Final = re.compile(f"[{STRONG}{EMPHASIS}]")
HELD: Final = f"{_OPEN}\\d+{_CLOSE}"
"""A pattern: something that is held."""


class Held:
    """Markdown that is finished, such as a formula or a link, each with a mark that stands for it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._finished: list[str] = []
        self.formulas: list[str] = []
        """The formulas that are held."""

    def hold(self, markdown: str) -> str:
        """Return a mark for finished Markdown."""
        self._finished.append(markdown)
        return f"{_OPEN}{len(self._finished) - 1}{_CLOSE}"

    def formula(self, latex: str) -> str:
        """Return a mark for a formula inside a line."""
        self.formulas.append(" ".join(latex.split()))
        return self.hold(f"${self.formulas[-1]}$")

    def script(self, sign: str, text: str) -> str:
        """Return a mark for an index (`_`) or a superscript (`^`) of the word before it."""
        if not re.fullmatch(r"[A-Za-z0-9+*., -]+", text) or not text.strip():
            return text
        return self.formula(
            f"{sign}{{\\text{{{text}}}}}" if re.search("[A-Za-z]", text) else f"{sign}{{{text.strip()}}}"
        )

    def back(self, text: str) -> str:
        """Return a text with what is held in the place of its marks."""
        while found := _HELD.search(text):
            text = text[: found.start()] + _HELD.sub(
                lambda mark: self._finished[int(mark[1])], text[found.start() :]
            )
        return text


def strong(text: str) -> str:
    """Return a text with marks for strong emphasis."""
    return _around(text, STRONG)


def emphasis(text: str) -> str:
    """Return a text with marks for emphasis."""
    return _around(text, EMPHASIS)


def _around(text: str, mark: str) -> str:
    """Put marks around the words of a text; none around nothing, and none inside others of their kind."""
    words = text.strip()
    if not words or mark in words or "\n\n" in words:
        return text
    start = text.index(words)
    return f"{text[:start]}{mark}{words}{mark}{text[start + len(words) :]}"


def label(text: str) -> str:
    """Return a text with marks as the label of a link."""
    return as_markdown(as_line(text))


def without_marks(text: str) -> str:
    """Return a text as one line without marks, for code."""
    return without_emphasis(as_line(text))


def count(text: str) -> int:
    """Return how often something is emphasized in a text."""
    return len(_EMPHASIS.findall(text)) // 2


def without_emphasis(text: str) -> str:
    """Return a text without marks for emphasis."""
    return _EMPHASIS.sub("", text)


def as_line(text: str) -> str:
    """Return a text with marks as one line, in which nothing begins a new one."""
    return " ".join(re.sub(f"[{BREAK}{ITEM}{NUMBER}]", " ", text).split())


def as_markdown(text: str) -> str:
    """Return a text with Markdown in the place of its marks."""
    text = re.sub(f"(?:(?<![ \n])[ \n]++)?{BREAK}[ \n]*(?=\n\n|[{ITEM}{NUMBER}]|$)", "", text)
    text = re.sub(f"(?:(?<! ) ++)?{BREAK}[ ]*\n?[ ]*", "\\\\\n", text)
    text = re.sub(f"(?:(?<!\n)\n++)?(?:(?<![ \t])[ \t]++)?([{ITEM}{NUMBER}])[ \t]*", r"\n\1", text)
    text = re.sub(
        f"(?<=\n)(?<!\n\n)([^{ITEM}{NUMBER}\n].*)\n(?=[{ITEM}{NUMBER}])", r"\1\n\n", f"\n{text}"
    ).strip()
    for mark, sign in ((STRONG, "**"), (EMPHASIS, "*"), (ITEM, "- "), (NUMBER, "1. ")):
        text = text.replace(mark, sign)
    text = re.sub(r"(?<![ \t])[ \t]++(?=\n)|(?<=\n\n) (?=\S)", "", text)
    return re.sub(r"\n{3,}", "\n\n", text)
