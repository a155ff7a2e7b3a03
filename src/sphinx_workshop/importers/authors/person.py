"""One person in a list of authors: the name, the affiliations, and the signs of footnotes."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sphinx_workshop.importers.authors.brackets import MARK, brackets
from sphinx_workshop.importers.authors.markup import as_written, keys_of
from sphinx_workshop.importers.authors.words import (
    apart,
    is_cjk,
    is_degree,
    is_half,
    is_institution,
    without_titles,
)

_KEYS: Final = re.compile(r"(?:(?:\b\d{1,2}\b|[^\w\s]|\b[a-z]\b)[\s,;]{0,3})+")
_QUOTES: Final = re.compile(r"^([\"'“„«])(.*)([\"'”“»])$")
_LAST_POINT: Final = re.compile(r"(?<=[^\W\d_]{3})\.$|\s[.:–-]+$|:$")
_ABBREVIATION: Final = re.compile(r"(?:\b[JS]r|\bSt|\bPhd)\.$", re.IGNORECASE)
_JOINT: Final = re.compile(r"(?:joint|with|in collaboration|together)\b", re.IGNORECASE)
_MOST_WORDS: Final = 3


class Person(NamedTuple):
    """A person as a list of authors has it."""

    name: str
    affiliation: str
    keys: tuple[str, ...]
    """The signs of footnotes behind the name."""


def person_of(text: str, affiliation: str = "") -> Person:
    """Return a person; the affiliation is one that was apart from the name."""
    name, at = "", 0
    keys: list[str] = []
    affiliations = []
    for start, end in brackets(text):
        before, after = text[at:start], text[end:]
        inside = as_written(text[start + 1 : end - 1]).strip(" ,;")
        name, at = name + before, end
        if text[start] == MARK or _KEYS.fullmatch(inside):
            keys += keys_of(inside)
            name += " " * (text[start] == MARK)
        elif _is_part_of_name(name, inside, after):
            name += text[start:end]
        elif inside and not is_degree(inside):
            affiliations.append(inside)
            name += " "
    name, after = apart(_plain(name + text[at:]))
    own = [after, *affiliations, as_written(affiliation).strip(" ,;*†‡§¶")]
    return Person(name, "; ".join(filter(None, own)), tuple(keys))


def _is_part_of_name(name: str, inside: str, after: str) -> bool:
    """Return whether brackets hold a nickname, or the name in other letters."""
    if _JOINT.match(inside):
        return True
    if is_institution(inside) or len(inside.split()) > _MOST_WORDS:
        return False
    if after.strip() and re.match(r"\s?[^\W\d_]", after):
        return True
    return is_cjk(inside) != is_cjk(name.strip()) and not is_half(inside)


def _plain(name: str) -> str:
    """Return a name without spaces, quotes and titles around it."""
    line = as_written(name).strip(" ,;*")
    if quotes := _QUOTES.match(line):
        line = quotes[2].strip()
    line = without_titles(line)
    return line if _ABBREVIATION.search(line) else _LAST_POINT.sub("", line)
