"""The size that a drawing states."""

from __future__ import annotations

import re
from typing import Final

_ROOT: Final = re.compile(r"<svg\b[^>]*>")
_LENGTH: Final = r"\b{}\s*=\s*[\"']\s*(\d+(?:\.\d+)?)(?:px)?\s*[\"']"
_WIDTH: Final = re.compile(r"(?<![\w-])" + _LENGTH.format("width"))
_HEIGHT: Final = re.compile(r"(?<![\w-])" + _LENGTH.format("height"))
_BOX: Final = re.compile(
    r"\bviewBox\s*=\s*[\"'][-+.\d]+[\s,]+[-+.\d]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)\s*[\"']"
)


def stated_size(text: str) -> tuple[int, int] | None:
    """Return width and height of an SVG, in CSS pixels or by its box; None if it states neither.

    Args:
        text: The beginning of the file, which is not parsed: it may hold anything.
    """
    root = _ROOT.search(text)
    if root is None:
        return None
    stated = _WIDTH.search(root[0]), _HEIGHT.search(root[0])
    box = _BOX.search(root[0])
    if stated[0] and stated[1]:
        width, height = stated[0][1], stated[1][1]
    elif box:
        width, height = box.groups()
    else:
        return None
    size = round(float(width)), round(float(height))
    return size if all(size) else None
