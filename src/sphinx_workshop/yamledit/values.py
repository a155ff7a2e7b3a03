"""Values as YAML text, as a person would write it: block style, and no quotes without need."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final, TypeAlias

import yaml

Written: TypeAlias = "str | Commented | Sequence[Written] | Mapping[str, Written]"
"""What can be written: a text, a list or a mapping; in a list also items with comments."""

WIDTH: Final = 100
"""The longest line before a text is wrapped."""
_NUMBER: Final = re.compile(r"[-+.]?[0-9][0-9a-fA-FxXoO_.:+-]*")
"""What YAML 1.1 or 1.2 may take for a number or a time."""
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=~<.")
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON may write as it is, and YAML may not."""
_QUOTED: Final = re.compile(rf"{_ESCAPED.pattern}|[\x00-\x09\x0b-\x1f]|^\s|\s$|[^\S\n]\n")
"""What is lost without quotes and escapes."""
_UNFOLDABLE: Final = re.compile(r"[^\n]\n[^\n]|  |\n ")
"""What is lost where lines are wrapped."""
_STRING: Final = "tag:yaml.org,2002:str"
_RESOLVER: Final = yaml.SafeLoader("")


class Unquoted(str):
    """A text that is written without quotes, such as a time, because the reader knows its type."""

    __slots__ = ()


@dataclass(frozen=True)
class Commented:
    r"""An item of a list with comments on lines of their own right above it; long ones are wrapped.

    Example:
        >>> from sphinx_workshop.yamledit import Commented, Document, Insert
        >>> print(Document("- a\n").edit(Insert((), 1, Commented("b", ["Why b"]))).text)
        - a
        <BLANKLINE>
        # Why b
        - b
        <BLANKLINE>
    """

    value: Any
    """The item: what can be written, or what an edit takes for it."""
    comments: Sequence[str]
    """The comments, without their signs."""


class Lines(tuple[str, ...]):
    """An item of a list as the lines that it is already written in, with its dash in column 0."""

    __slots__ = ()


def block_lines(value: Sequence[Written] | Mapping[str, Written], column: int) -> list[str]:
    """Return a list or a mapping as lines, with its dashes or keys in a column (from 0)."""
    margin = " " * column
    lines: list[str] = []
    is_mapping = isinstance(value, Mapping)
    for key, item in value.items() if isinstance(value, Mapping) else enumerate(value):
        if isinstance(item, Commented):
            lines += comment_lines(item.comments, column)
        inner = item.value if isinstance(item, Commented) else item
        if isinstance(inner, Lines):
            lines += [margin + line if line else "" for line in inner]
            continue
        sign = f"{key_text(str(key))}:" if is_mapping else "-"
        first, *rest = lines_behind(inner, column, dash=not is_mapping)
        lines += [f"{margin}{sign} {first}".rstrip(" "), *rest]
    return lines


def lines_behind(value: Written, column: int, *, dash: bool) -> list[str]:
    """Return a value as what stands behind a dash or a key in a column (from 0), and the lines below."""
    if isinstance(value, str):
        return text_lines(value, column + 2)
    if isinstance(value, Commented):
        return lines_behind(value.value, column, dash=dash)  # its comments stand above the dash
    if not value:
        return [flow(value)]
    lines = block_lines(value, column + 2)
    return [lines[0].lstrip(" "), *lines[1:]] if dash else ["", *lines]


def comment_lines(comments: Sequence[str], column: int) -> list[str]:
    """Return comments as lines whose signs stand in a column (from 0)."""
    margin = f"{' ' * column}# "
    words = (" ".join(comment.split()) for comment in comments)  # no line break of any kind ends a comment
    return [
        line
        for text in words
        for line in wrap(
            text,
            WIDTH,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]


def flow(value: Written) -> str:
    """Return a value as it may stand between brackets: JSON, which YAML understands."""
    written = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def key_text(key: str) -> str:
    """Return a key as it is written, in block style or between braces."""
    return key if _is_plain(key) and not set(key) & set(",[]{}\n") else flow(key)


def text_lines(text: str, column: int) -> list[str]:
    """Return a text as what stands behind a dash or a colon, and the lines below, which begin in a column."""
    if isinstance(text, Unquoted):
        return [str(text)]
    if _QUOTED.search(text):
        return [flow(text)]
    lines, margin, width = text.split("\n"), " " * column, WIDTH - column
    is_long = len(lines) > 1 or (len(text) > width and " " in text)
    if is_long and not _UNFOLDABLE.search(text):
        # Each break is one more than the breaks that it stands for.
        folded = [wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in lines]
        below = [line for number, part in enumerate(folded) for line in ["", *part][number == 0 :]]
        return [">-", *(margin + line if line else "" for line in below)]
    if len(lines) > 1:
        return ["|-", *(margin + line if line else "" for line in lines)]
    if _is_plain(text):
        return [text]
    if '"' not in text and "\\" not in text:
        return [f'"{text}"']
    return ["'{}'".format(text.replace("'", "''"))]


def _is_plain(text: str) -> bool:
    return not (
        not text
        or text[0] in _INDICATORS
        or ": " in text
        or " #" in text
        or text.endswith(":")
        or _QUOTED.search(text)
        or _NUMBER.fullmatch(text)
        # private to PyYAML: what it would take for another type than text (tested in test_private.py)
        or _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) != _STRING  # type: ignore[no-untyped-call]
    )
