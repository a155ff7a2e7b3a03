"""Who is on which page of the index of authors: all on one, or a page for each letter of the last name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.model.names import slug
from sphinx_workshop.papers import AUTHORS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.model.workshop import Wrote


LETTERS: Final = 60
"""Number of authors from which their index is divided by letter: with a heading for each, on one page."""
SPLIT: Final = 600
"""Number of authors from which it has a page for each letter."""
OTHER: Final = "other"
"""The letter of names that begin with none from A to Z."""
_FAMILY_FIRST: Final = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""The scripts of Chinese, Japanese and Korean."""


class Letter(NamedTuple):
    """Authors whose last names begin alike."""

    letter: str
    """In lower case, or `OTHER`; empty if the index is not divided."""
    authors: list[Wrote]


class AuthorIndex:
    """Which page of the index each author is on."""

    def __init__(self, authors: Mapping[str, Wrote]) -> None:
        """File the authors by last name."""
        self.letters: list[Letter] = []
        """All authors, in order."""
        self.has_pages = len(authors) >= SPLIT
        """Whether each letter has a page of its own; the first page then only links to these."""
        self.page_of: dict[str, str] = {}
        """The page of each author, by key."""
        filed = [(*_last_name(wrote.author.name), key, wrote) for key, wrote in authors.items()]
        filed.sort(key=lambda one: one[:3])
        for _is_other, last, _name, key, wrote in filed:
            letter = _letter(last) if len(authors) >= LETTERS else ""
            if not self.letters or self.letters[-1].letter != letter:
                self.letters.append(Letter(letter, []))
            self.letters[-1].authors.append(wrote)
            self.page_of[key] = page_of_letter(letter) if self.has_pages else AUTHORS

    @property
    def pages(self) -> dict[str, list[Letter]]:
        """The letters on each page."""
        if not self.has_pages:
            return {AUTHORS: self.letters}
        return {AUTHORS: [], **{page_of_letter(one.letter): [one] for one in self.letters}}


def page_of_letter(letter: str) -> str:
    """Return the page of a letter, where each has one."""
    return f"{AUTHORS}-{letter}"


def _letter(last: str) -> str:
    return last[:1] if last[:1].isascii() and last[:1].isalpha() else OTHER


def _last_name(name: str) -> tuple[bool, str, str]:
    """Return the sort key of a name: names in other scripts than Latin come last.

    Names in Chinese, Japanese and Korean script begin with the family name, unless a dot joins the parts:
    then it is a foreign name in that script. Nothing tells Vietnamese and Hungarian names from others.
    """
    is_family_first = _FAMILY_FIRST.match(name) is not None and "・" not in name
    written = name.partition(" ")[0] if is_family_first else name.replace("・", " ").rpartition(" ")[2]
    last = slug(written)
    return (not last[:1].isalpha(), last or written, name)
