"""Text of others in Markdown at GitHub, where it names nobody, links to nothing and stays in its place."""

from __future__ import annotations

import re
from typing import Final

from sphinx_workshop.messages import one_line

_GAP: Final = "\u200b"
"""A space without a width: GitHub looks for mentions and references after Markdown, where escapes are gone.

Source: https://github.com/renovatebot/renovate/blob/main/lib/util/markdown.ts, which does the same.
"""
_CODE: Final = re.compile(r"(?<!`)`([^`|]+)`(?!`)")
_MARKS: Final = re.compile(r"[\\`*_~\[\]<>&|$!#{}^]")
"""What Markdown, with the tables, formulas and footnotes of GitHub, reads as more than a character."""
_BLOCK: Final = re.compile(r"^(\d*)([-+=.)])")
"""What begins a list or underlines a heading at the start of a line."""
_REFERENCE: Final = re.compile(
    r"@"  # a person or a team
    r"|(?<=\\#)(?=\w)|(?<=\bGH)(?=-\d)"  # an issue
    r"|:(?=//|[\w+\\-]+:)|(?<=\bwww)(?=\.)",  # an address, an emoji
    re.IGNORECASE,
)


def inert(text: str) -> str:
    """Return a line of text as Markdown that reads the same; what is in backticks stays code."""
    parts = _CODE.split(one_line(text))
    return "".join(code(part) if place % 2 else _words(part) for place, part in enumerate(parts))


def code(text: str) -> str:
    """Return a word as code, in which GitHub looks for nothing; as plain words if it cannot be code."""
    line = one_line(text)
    return f"`{line}`" if line and not re.search(r"[`|]", line) else _words(line)


def _words(text: str) -> str:
    escaped = _BLOCK.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", text))
    return _REFERENCE.sub(lambda found: found[0] + _GAP, escaped)
