"""Who is on which page of the index of authors: all on one, or a page for each letter of the last name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.papers import AUTHORS
from sphinx_workshop.render.sorting import OTHER, letter_of, sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

    from sphinx_workshop.model.workshop import Wrote


LETTERS: Final = 60
"""Number of authors from which their index is divided by letter: with a heading for each, on one page."""
SPLIT: Final = 600
"""Number of authors from which it has a page for each letter."""
_FAMILY_FIRST: Final = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""The scripts of Chinese, Japanese and Korean."""


class Letter(NamedTuple):
    """Authors whose last names begin alike."""

    letter: str
    """In lower case, or `sorting.OTHER`; empty if the index is not divided."""
    authors: list[Wrote]


class AuthorIndex:
    """Which page of the index each author is on."""

    def __init__(self, authors: Mapping[str, Wrote], locale: Locale) -> None:
        """File the authors by last name, in the order of a language."""
        self.has_pages = len(authors) >= SPLIT
        """Whether each letter has a page of its own; the first page then only links to these."""
        self.page_of: dict[str, str] = {}
        """The page of each author, by key."""
        names = {key: _last_name_first(wrote.author.name) for key, wrote in authors.items()}
        letters: dict[str, list[Wrote]] = {}
        for key in sorted(authors, key=lambda key: (sort_key(names[key], locale), key)):
            letter = letter_of(names[key], locale) if len(authors) >= LETTERS else ""
            letters.setdefault(letter, []).append(authors[key])
            self.page_of[key] = page_of_letter(letter) if self.has_pages else AUTHORS
        others = letters.pop(OTHER, [])
        self.letters = [Letter(*one) for one in letters.items()] + ([Letter(OTHER, others)] if others else [])
        """All authors, in order."""

    @property
    def pages(self) -> dict[str, list[Letter]]:
        """The letters on each page."""
        if not self.has_pages:
            return {AUTHORS: self.letters}
        return {AUTHORS: [], **{page_of_letter(one.letter): [one] for one in self.letters}}


def page_of_letter(letter: str) -> str:
    """Return the page of a letter, where each has one: an ASCII name, since it is a file's."""
    return f"{AUTHORS}-{letter if letter.isascii() else '-'.join(f'{ord(sign):x}' for sign in letter)}"


def _last_name_first(name: str) -> str:
    """Return a name as it is filed.

    Names in Chinese, Japanese and Korean script begin with the family name, unless a dot joins the parts:
    then it is a foreign name in that script. Nothing tells Vietnamese and Hungarian names from others.
    """
    if "・" not in name and _FAMILY_FIRST.match(name):
        return name
    first, _space, last = name.replace("・", " ").rpartition(" ")
    return f"{last} {first}"
