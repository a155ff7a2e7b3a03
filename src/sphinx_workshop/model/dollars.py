r"""Which dollars enclose a formula, and which are money: `$k$NN` and `10$\times$`, but `$5 to $10`.

A dollar may touch letters and digits on both sides, as in LaTeX. Where that could be read in two ways, what
stands between the dollars decides.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TEX: Final = re.compile(r"\\[A-Za-z%#&{|,;]|[\^_{]")
_NO_PROSE: Final = re.compile(r"\\[A-Za-z]+\s*(?:\{[^{}]*\})?|\{[^{}]*\}|\\.")
"""Parts of a formula whose letters say nothing: commands, and words in braces."""
_WORDS: Final = re.compile(r"(?:^|[\s.,;:/-])[^\W\d_]{2,}(?:[\s.,;:/]|$)")
_SENTENCE: Final = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]{3,}[\s,.]+){4}")
_LONG_WORDS: Final = re.compile(r"(?:^|[\s/])[^\W\d_]{3,}(?:[\s,.;:]|$)")


class Formula(NamedTuple):
    """A formula in a line of text."""

    end: int
    """Where the text goes on."""
    content: str
    """LaTeX, without the dollars."""


def formula_at(text: str, start: int) -> Formula | None:
    """Return the formula that a dollar opens, `$x$` or `$$x$$`; None if it opens none.

    Args:
        text: a paragraph
        start: where in it the dollar stands
    """
    if _is_escaped(text, start):
        return None
    sign = "$$" if text.startswith("$$", start) else "$"
    first = start + len(sign)
    end = _closing(text, sign, first)
    if end < 0:
        return None
    content, before, after = (
        text[first:end],
        text[max(start - 1, 0) : start],
        text[end + len(sign) : end + len(sign) + 1],
    )
    if sign == "$$":
        is_prose = not _TEX.search(content) and _LONG_WORDS.search(content)
        return Formula(end + 2, content.strip()) if content.strip() and not is_prose else None
    return Formula(end + 1, content.strip()) if _is_formula(before, content, after) else None


def _closing(text: str, sign: str, first: int) -> int:
    end = text.find(sign, first)
    while end >= 0 and _is_escaped(text, end):
        end = text.find(sign, end + 1)
    return end


def _is_escaped(text: str, position: int) -> bool:
    first = position
    while first and text[first - 1] == "\\":
        first -= 1
    return (position - first) % 2 == 1


def _is_formula(before: str, content: str, after: str) -> bool:
    bare = content.strip()
    prose = _NO_PROSE.sub(" ", bare)
    has_tex = _TEX.search(bare) is not None
    if not bare or "\n\n" in content or _SENTENCE.search(prose):
        return False
    if bare != content:  # LaTeX allows spaces there; between two prices there are some, too
        is_even = content[0].isspace() and content[-1].isspace() and re.search(r"[^\W\d_]", bare) is not None
        is_meant = has_tex or (is_even and not before.isdigit() and not _WORDS.search(prose))
        return (
            is_meant
            and not _LONG_WORDS.search(prose)
            and ("\\" in bare or not re.match(r"\d[\d,.]*\s", bare))
        )
    if bare[0].isdigit():  # a price?
        is_between_prices = after.isdigit() and "\\" not in bare
        return not is_between_prices and ("\\" in bare or not _WORDS.search(prose))
    return not (before.isalnum() and not has_tex and _LONG_WORDS.search(prose))
