"""Texts of schedules, in Markdown or HTML, as Markdown of the data."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.text import markdown, plain
from sphinx_workshop.importers.text.emails import has_email

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDED_ON_PURPOSE: Final = 60
"""A line that is shorter was not ended by a program that keeps lines short."""
_HTML: Final = re.compile(r"<(?:p|br|li|div|h[1-6]|blockquote|pre)\b", re.IGNORECASE)
"""HTML that says itself where its lines end."""
_BLOCK: Final = re.compile(r"\s{0,3}(?:[-*+>|#]|\d{1,9}[.)]\s|`{3}|~{3})|\s{4}|\t|\s*$|.*(?:\\| {2})$")
"""A line that Markdown does not join to the next one, or that says itself how it ends."""


def words_of(parts: Iterable[str]) -> tuple[str, bool]:
    """Return texts as Markdown of the data, each once, and whether an e-mail address was taken out."""
    given = dict.fromkeys(filter(None, map(str.strip, map(plain.lines, parts))))
    written = [text if _HTML.search(text) else with_line_breaks(text) for text in given]
    found = dict.fromkeys(markdown.unless_tbd(markdown.allowed, text) for text in written)
    return "\n\n".join(filter(None, found)), any(map(has_email, written))


def with_line_breaks(text: str) -> str:
    """Return Markdown whose short lines end where they ended, as at pretalx: each with a backslash."""
    lines = text.split("\n")
    is_code = False
    for index, (line, following) in enumerate(pairwise(lines)):
        is_code ^= line.lstrip().startswith(("```", "~~~"))
        is_short = len(line) < _ENDED_ON_PURPOSE
        if is_short and not is_code and not _BLOCK.match(line) and not _BLOCK.match(following):
            lines[index] = f"{line}\\"
    return "\n".join(lines)
