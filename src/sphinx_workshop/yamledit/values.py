"""Values as YAML text, as a person would write it: block style, and no quotes without need."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import yaml

Path: TypeAlias = tuple[str | int, ...]
"""The keys and the places (from 0) that lead to a value; `()` is all of the text."""
Written: TypeAlias = "str | Sequence[Written] | Mapping[str, Written]"
"""What can be written: a text, a list or a mapping."""
Value: TypeAlias = "str | Moved | Sequence[Value] | Mapping[str, Value]"
"""What an operation takes: what can be written, and in a list also what moves there."""

WIDTH: Final = 100
"""The longest line before a text is wrapped."""
_NUMBER: Final = re.compile(r"[-+.]?[0-9][0-9a-fA-FxXoO_.:+-]*")
"""What YAML 1.1 or 1.2 may take for a number or a time."""
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=~<.")
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON may write as it is, and YAML may not."""
_QUOTED: Final = re.compile(rf"{_ESCAPED.pattern}|[\x00-\x09\x0b-\x1f]|^\s|\s$|[^\S\n]\n")
"""What is lost without quotes and escapes."""
_STRING: Final = "tag:yaml.org,2002:str"
_RESOLVER: Final = yaml.SafeLoader("")


@dataclass(frozen=True)
class Moved:
    r"""In a new list: an item of the text as it is written, with its comments and edits; it leaves its place.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Moved, Set
        >>> print(Document("- a  # why\n- b").edit(Set((), [Moved((1,)), "c", Moved((0,))])).text)
        - b
        - c
        - a  # why
    """

    path: Path


class Unquoted(str):
    """A text that is written without quotes, such as a time, because the reader knows its type."""

    __slots__ = ()


class Lines(tuple[str, ...]):
    """An item of a list that is already written, dash included, from column 0."""

    __slots__ = ()


def mapping_lines(value: Mapping[str, Written], column: int) -> list[str]:
    """Return a mapping as lines, with its keys in a column (from 0)."""
    lines = []
    for key, inner in value.items():
        first, *rest = lines_after(inner, column)
        lines += [f"{' ' * column}{key_text(key)}: {first}".rstrip(" "), *rest]
    return lines


def key_text(key: str) -> str:
    """Return a key as it is written, in block style or between braces."""
    return key if _is_plain(key) and not set(key) & set(",[]{}\n") else flow(key)


def item_lines(value: Written, column: int) -> list[str]:
    """Return an item of a list as lines, with its dash in a column (from 0)."""
    margin = " " * column
    if isinstance(value, Lines):
        return [margin + line if line else "" for line in value]
    first, *rest = lines_after(value, column)
    if not first and rest:
        first, *rest = rest
    return [f"{margin}- {first.lstrip(' ')}", *rest]


def lines_after(value: Written, column: int) -> list[str]:
    """Return a value as what follows a colon or a dash on its line, and the lines below.

    Args:
        value: The value.
        column: The column of the key or the dash, from 0.
    """
    if isinstance(value, str):
        return text_lines(value, column + 2)
    if not value:
        return [flow(value)]
    if isinstance(value, Mapping):
        return ["", *mapping_lines(value, column + 2)]
    return ["", *(line for inner in value for line in item_lines(inner, column + 2))]


def flow(value: Written) -> str:
    """Return a value as it may stand between brackets: JSON, which YAML understands."""
    written = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def text_lines(text: str, column: int) -> list[str]:
    """Return a text as what follows a colon or a dash on its line, and the lines below.

    Args:
        text: The text.
        column: The column of the lines below, from 0.
    """
    if isinstance(text, Unquoted):
        return [str(text)]
    if _QUOTED.search(text):
        return [flow(text)]
    margin = " " * column
    lines = text.split("\n")
    is_long = len(lines) > 1 or (column + len(text) > WIDTH and " " in text)
    may_fold = all(line == line.strip() and "  " not in line for line in lines)
    if is_long and may_fold and not re.search(r"[^\n]\n[^\n]", text):
        return [">-", *(margin + line if line else "" for line in _folded(lines, WIDTH - column))]
    if len(lines) > 1:
        return ["|-", *(margin + line if line else "" for line in lines)]
    if _is_plain(text):
        return [text]
    if '"' not in text and "\\" not in text:
        return [f'"{text}"']
    return ["'{}'".format(text.replace("'", "''"))]


def ends_in_block_text(value: Written) -> bool:
    """Return whether the last text of a value may be one below a `|` or a `>`."""
    while value and not isinstance(value, str):
        value = list(value.values() if isinstance(value, Mapping) else value)[-1]
    return isinstance(value, str) and len(text_lines(value, WIDTH // 2)) > 1


def _is_plain(text: str) -> bool:
    """Return whether a line of text needs no quotes."""
    return not (
        not text
        or text[0] in _INDICATORS
        or ": " in text
        or " #" in text
        or text.endswith(":")
        or _QUOTED.search(text)
        or _NUMBER.fullmatch(text)
        or _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) != _STRING  # type: ignore[no-untyped-call]
    )


def _folded(lines: list[str], width: int) -> list[str]:
    """Return the lines below a `>`: each line break is one more than the breaks that it stands for."""
    result: list[str] = []
    for number, line in enumerate(lines):
        if number:
            result.append("")
        current = ""
        for word in line.split(" "):
            if current and len(current) + 1 + len(word) > width:
                result.append(current)
                current = word
            else:
                current = f"{current} {word}".lstrip(" ")
        if current:
            result.append(current)
    return result
