"""YAML as other programs expect it: readable, in the order given, in UTF-8."""

from __future__ import annotations

from typing import Final

import yaml

_WIDTH: Final = 10_000
"""Longest line, in characters: no text is folded, so that a change of a word is a change of one line."""


def as_yaml(value: object) -> str:
    """Return mappings, lists, texts and numbers as YAML."""
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text
