"""The words of a paper as the index has them, and how much each counts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.base import items
from sphinx_workshop.model.markup import plain_paragraphs, plain_text
from sphinx_workshop.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.model.papers import Paper

_ENTITY: Final = re.compile(r"&#?\w+;")
_SCRIPTS: Final = re.compile(r"(?<=\w)[_^](?=\w)")
"""The sign of an index or an exponent in a formula in words."""


def strong_words(paper: Paper, named: Iterable[str] = ()) -> set[str]:
    """Return the words that say most about a paper: of title, authors, keywords, decision and short facts.

    Its decision and keywords are also in there as a whole, for filters (`filter_word`).

    Args:
        paper: the paper
        named: other short texts that name it, such as its award
    """
    keywords = items(paper.keywords)
    decision = [paper.decision] if isinstance(paper.decision, str) else []
    names = [author.name for author in paper.known_authors]
    found = set(words(" ".join([_read(paper.title), *names, *keywords, *decision, *named])))
    found.update(filter_word("decision", text) for text in decision)
    found.update([filter_word("keyword", text) for text in keywords])
    return found


@lru_cache(maxsize=20_000)
def filter_word(field: str, text: str) -> str:
    """Return the term for a value of a field, which nobody can type as a word.

    It begins like no other term: where a word has `_`, five digits follow (`term_of`), none of them a `_`.
    """
    return f"_{field[0]}_{'_'.join(words(text))}"


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
