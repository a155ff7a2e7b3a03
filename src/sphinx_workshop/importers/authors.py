"""Lists of authors in one cell of a table, in the forms of OpenReview and CMT."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_PERSON: Final = re.compile(r"(?P<name>[^(]*)(?:\((?P<place>.*)\)[\s*]*)?", re.DOTALL)
_ENOUGH: Final = 2
"""A name of fewer words is half of one: `Last, First`."""


def authors_of(cell: str, *, reverse: bool) -> tuple[tuple[str, str], ...]:
    """Return the authors of a cell, each with an affiliation or nothing.

    `A One; B Two`, `A One, B Two`, `A One|B Two`, `["A One", "B Two"]`, and CMT's
    `One, A (Example University)*; Two, B (Example Institute)`.

    :param reverse: whether the table writes names as `Last, First`
    """
    parts = _parts(cell)
    if len(parts) == 1 and not reverse:
        pieces = _split(parts[0], ",")
        names = [_PERSON.match(piece) for piece in pieces]
        halves = [len(match["name"].split()) < _ENOUGH for match in names if match]
        if not (len(pieces) == _ENOUGH and any(halves)):
            parts = pieces
    return tuple(person for part in parts if (person := _person(part))[0])


def names_last_first(cells: Iterable[str]) -> bool:
    """Return whether a table writes names as `Last, First`: the names of its longer lists have commas."""
    parts = [part for cell in cells if len(several := _parts(cell)) > 1 for part in several]
    return bool(parts) and sum("," in part.partition("(")[0] for part in parts) > len(parts) / 2


def _parts(cell: str) -> list[str]:
    if cell.startswith("["):
        try:
            listed = json.loads(cell.replace("'", '"') if '"' not in cell else cell)
        except ValueError:
            listed = None
        if isinstance(listed, list) and all(isinstance(name, str) for name in listed):
            return listed
    for separator in ";|\n":
        if len(parts := _split(cell, separator)) > 1:
            return parts
    return [cell.rstrip(";| \n")]


def _split(text: str, separator: str) -> list[str]:
    """Split outside of parentheses."""
    parts, depth = [""], 0
    for character in text:
        depth = max(0, depth + (character == "(") - (character == ")"))
        if character == separator and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


def _person(text: str) -> tuple[str, str]:
    match = _PERSON.match(text.strip().rstrip("*").strip())
    name, place = (match["name"], match["place"] or "") if match else (text, "")
    last, comma, first = (part.strip() for part in name.rstrip("* ").partition(","))
    return f"{first} {last}" if comma and first else last, place.strip()
