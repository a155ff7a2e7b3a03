"""Facts to YAML as a person would write it: block style, no quotes without need, long text below its key."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import yaml

from sphinx_workshop.importers.found import Bare

if TYPE_CHECKING:
    from sphinx_workshop.importers.found import Facts, Value

WIDTH: Final = 100
"""How long a line may become before its text is wrapped."""
_NUMBER: Final = re.compile(r"[-+.]?[0-9][0-9a-fA-FxXoO_.:+-]*")
"""What YAML 1.1 or 1.2 may take for a number or a time."""
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=~<.")
_TEXT: Final = "tag:yaml.org,2002:str"
_RESOLVER: Final = yaml.SafeLoader("")


def entry(facts: Facts, column: int) -> list[str]:
    """Return the lines of an entry.

    :param column: the column of its keys, from 0
    """
    return [line for key, value in facts.items() for line in _pair(key, value, column)]


def item(value: Value, column: int) -> list[str]:
    """Return the lines of an item of a list.

    :param column: the column of its dash, from 0
    """
    if isinstance(value, Mapping):
        first, *rest = entry(value, column + 2)
    elif isinstance(value, str):
        first, *rest = text(value, column + 2)
    else:
        first, *rest = [line for inner in value for line in item(inner, column + 2)]
    return [f"{' ' * column}- {first.lstrip(' ')}", *rest]


def value_lines(value: Value, column: int) -> list[str]:
    """Return a value as what stands behind the colon of its key, and the lines below.

    :param column: the column of the key, from 0
    """
    if isinstance(value, Mapping):
        return ["", *entry(value, column + 2)]
    if isinstance(value, str):
        return text(value, column + 2)
    return ["", *(line for inner in value for line in item(inner, column + 2))]


def flow(value: Value) -> str:
    """Return a value as it may stand between brackets: JSON, which YAML understands."""
    return json.dumps(value, ensure_ascii=False)


def _pair(key: str, value: Value, column: int) -> list[str]:
    first, *rest = value_lines(value, column)
    return [f"{' ' * column}{key}:{' ' if first else ''}{first}", *rest]


def text(words: str, column: int) -> list[str]:
    """Return a text as what stands behind a colon or a dash, and the lines below.

    :param column: the column of the lines below, from 0
    """
    lines = words.split("\n")
    if isinstance(words, Bare):
        return [str(words)]
    if words != words.strip() or "\t" in words or any(line != line.rstrip() for line in lines):
        return [flow(words)]
    margin = " " * column
    is_long = len(lines) > 1 or (column + len(words) > WIDTH and " " in words)
    may_fold = all(line == line.strip() and "  " not in line for line in lines)
    if is_long and may_fold and not re.search(r"[^\n]\n[^\n]", words):
        return [">-", *(margin + line if line else "" for line in _folded(lines, WIDTH - column))]
    if len(lines) > 1:
        return ["|-", *(margin + line if line else "" for line in lines)]
    if _is_plain(words):
        return [words]
    if '"' not in words and "\\" not in words:
        return [f'"{words}"']
    return ["'{}'".format(words.replace("'", "''"))]


def _is_plain(words: str) -> bool:
    return not (
        not words
        or words[0] in _INDICATORS
        or ": " in words
        or " #" in words
        or words.endswith(":")
        or _NUMBER.fullmatch(words)
        or _tag(words) != _TEXT
    )


def _tag(words: str) -> object:
    """Return the type that YAML gives to a text without quotes."""
    return _RESOLVER.resolve(yaml.ScalarNode, words, (True, False))  # type: ignore[no-untyped-call]


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
