"""Affiliations behind a list of authors, by signs of footnotes: `Ada One (1), Bo Two (2); (1) X (2) Y`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.authors.brackets import MARK, MARK_END, bare
from sphinx_workshop.importers.authors.clean import is_role
from sphinx_workshop.importers.authors.markup import as_written, keys_of
from sphinx_workshop.importers.authors.words import is_institution

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST: Final = 100
"""Most affiliations after a list of authors."""
_SIGN: Final = (
    rf"{MARK}(?P<mark>[^{MARK_END}]{{1,3}}){MARK_END}|[(\[](?P<bracket>\d{{1,2}}|[a-z])[)\]]"
    r"|(?P<number>\d{1,2})[.:)]?(?=\s)"
)
_ITEM: Final = re.compile(rf"(?:(?<=[\s;,|.:()])|^)(?:{_SIGN})\s?[:=]?\s?(?=[^\W\d_])")
_USED: Final = re.compile(
    rf"{MARK}([^{MARK_END}]+){MARK_END}|[(\[]((?:\d{{1,2}}|[a-z])(?:\s?,\s?(?:\d{{1,2}}|[a-z]))*)[)\]]"
)


def without_legend(text: str) -> tuple[str, dict[str, str]]:
    """Return a list of authors without the affiliations after it, and those by their signs."""
    items = list(_ITEM.finditer(text))
    signs = [_key(item) for item in items]
    for place in range(_first_of_distinct(signs), len(items)):
        first = items[place]
        head = text[: first.start()].rstrip(" ;,|\n(")
        used = {key for match in _USED.finditer(head) for key in keys_of(match[1] or match[2])}
        keys = signs[place:]
        if head and used.issuperset(keys):
            return head, dict(zip(keys, _texts(text, items[place:]), strict=True))
    return text, {}


def _first_of_distinct(signs: list[str]) -> int:
    """Return the place from which on no sign is used twice, and there are no more than a legend has."""
    seen: set[str] = set()
    for place in range(len(signs), 0, -1):
        if signs[place - 1] in seen or len(seen) == MOST:
            return place
        seen.add(signs[place - 1])
    return 0


def is_no_affiliation(key: str, text: str) -> bool:
    """Return whether a footnote is no affiliation, such as `equal contribution` or `corresponding author`."""
    return is_role(text) or not (key.isalnum() or is_institution(text))


def _key(item: re.Match[str]) -> str:
    return "".join(keys_of(item["mark"] or item["bracket"] or item["number"]))


def _texts(text: str, items: Sequence[re.Match[str]]) -> list[str]:
    ends = [*(item.start() for item in items[1:]), len(text)]
    texts = (as_written(text[item.end() : end]) for item, end in zip(items, ends, strict=True))
    # The last one may end the brackets around all of them.
    return [each.rstrip(" )" if ")" in bare(each) else " ").strip(" ,;|.(") for each in texts]
