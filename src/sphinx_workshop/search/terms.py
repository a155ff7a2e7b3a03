"""The words of a paper as the index has them, and how much each counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.markup import plain_paragraphs, plain_text
from sphinx_workshop.search.words import words

if TYPE_CHECKING:
    from sphinx_workshop.model.papers import Paper

_ENTITY: Final = re.compile(r"&#?\w+;")
_SCRIPTS: Final = re.compile(r"(?<=\w)[_^](?=\w)")
"""The sign of an index or an exponent in a formula in words."""


def strong_words(paper: Paper) -> set[str]:
    """Return the words that say most about a paper: of title, authors and keywords, and the decision."""
    keywords = paper.keywords if isinstance(paper.keywords, tuple) else ()
    title = _read(paper.title)
    found = set(words(" ".join([title, *[author.name for author in paper.known_authors], *keywords])))
    if isinstance(paper.decision, str):
        found.add(decision_word(paper.decision))
    return found


def decision_word(decision: str) -> str:
    """Return the term for a decision, which nobody can type as a word."""
    return "__" + "_".join(words(decision))


def track_word(track: str) -> str:
    """Return the term for a track, which is none for a decision."""
    return f"_{decision_word(track)}"


def weak_words(paper: Paper) -> set[str]:
    """Return the other words of a paper: those of its abstract and of its summary."""
    abstract = _read(paper.abstract) if isinstance(paper.abstract, str) else ""
    return set(words(f"{abstract} {_read(paper.tldr)}" if isinstance(paper.tldr, str) else abstract))


def _read(text: str) -> str:
    """Return Markdown without link targets, entities and LaTeX; other marks may stay: they separate words."""
    if "$" in text or "](" in text or "]:" in text or ("&" in text and _ENTITY.search(text)):
        words_only = plain_paragraphs(text) if "\n" in text else plain_text(text)
        # L_2 and D^3 are found as they are written, and as L2 and D3
        return f"{words_only} {_SCRIPTS.sub('', words_only)}" if _SCRIPTS.search(words_only) else words_only
    return text


def term_of(word: str) -> str:
    """Return a word in ASCII, each other character as `_` and five digits: common beginnings stay common."""
    if word.isascii():
        return word
    return "".join(sign if sign.isascii() else f"_{ord(sign):05x}" for sign in word)
