"""Lists of authors in one cell of a table, in the forms of OpenReview and CMT."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

_PERSON: Final = re.compile(r"(?P<name>[^(]*)(?:\((?P<place>.*)\)[\s*]*)?", re.DOTALL)
_ENOUGH: Final = 2
"""A name of fewer words is half of one: `Last, First`."""
_AND: Final = r"\s(?:and|&)\s"
_SUFFIX: Final = re.compile(r",\s*([JS]r\b\.?|Ph\.?\s?D\b\.?|I{2,3}\b|IV\b)")
"""What stands behind a comma and is no name."""
_LAST_SUFFIX: Final = re.compile(rf"\s({_SUFFIX.pattern.partition('(')[2]}$")


def authors_of(cell: str, *, reverse: bool) -> tuple[tuple[str, str], ...]:
    """Return the authors of a cell, each with an affiliation or nothing.

    `A One; B Two`, `A One, B Two`, `A One|B Two`, `A One and B Two`, `["A One", "B Two"]`, and CMT's
    `One, A (Example University)*; Two, B (Example Institute)`. What is unclear stays as it is written.

    :param reverse: whether the table writes names as `Last, First`
    """
    parts = _parts(cell)
    turned = True
    if len(parts) == 1 and not reverse:
        pieces = _split(parts[0], f",|{_AND}")
        singles = sum(_is_half(piece) for piece in pieces)
        turned = _is_last_first(pieces)
        if not turned and singles * 2 < len(pieces):
            parts = pieces
    return tuple(person for part in parts if (person := _person(part, turned=turned))[0])


def is_unclear(name: str) -> bool:
    """Return whether a name was kept as it was written, since it may be read in several ways."""
    return "," in name or name.startswith("[")


def names_last_first(cells: Iterable[str]) -> bool:
    """Return whether a table writes names as `Last, First`: the names of its longer lists have commas."""
    parts = [part for cell in cells if len(several := _parts(cell)) > 1 for part in several]
    return bool(parts) and sum("," in part.partition("(")[0] for part in parts) > len(parts) / 2


def _parts(cell: str) -> list[str]:
    if listed := _listed(cell):
        return listed
    text = _SUFFIX.sub(r" \1", cell)
    for separator in (";", r"\|", "\n"):
        if len(_split(text, separator)) > 1:
            return _split(text, f"{separator}|{_AND}")
    parts = _split(text, _AND)
    pieces = [_split(part, ",") for part in parts]
    if all(len(names) == 1 for names in pieces) or all(map(_is_last_first, pieces)):
        return parts
    return [text.rstrip(";| \n")]


def _listed(cell: str) -> list[str]:
    """Return the names of a list in the words of JSON, YAML or Python."""
    if not (re.match(r"\[.*['\"]", cell, re.DOTALL) and cell.endswith("]")):
        return []
    for understand in (yaml.safe_load, ast.literal_eval):
        try:
            listed = understand(cell)
        except (yaml.YAMLError, ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(listed, list) and all(isinstance(name, str) for name in listed):
            return [_SUFFIX.sub(r" \1", name) for name in listed]
    return []


def _split(text: str, separator: str) -> list[str]:
    """Split outside of parentheses; an `and` that begins a part is none of it."""
    hidden, depth = "", 0
    for character in text:
        depth = max(0, depth + (character == "(") - (character == ")"))
        hidden += "x" if depth else character
    parts, at = [], 0
    for match in re.finditer(rf"{separator}|\Z", hidden):
        parts.append(re.sub(r"^(?:and|&)\s", "", text[at : match.start()].strip()))
        at = match.end()
    return [part.strip() for part in parts if part.strip()]


def _is_half(name: str) -> bool:
    return len(name.partition("(")[0].split()) < _ENOUGH


def _is_last_first(pieces: list[str]) -> bool:
    """Return whether two pieces are one person, whose last name is one word, or begins with `van`."""
    if len(pieces) != _ENOUGH:
        return False
    last, first = pieces
    return _is_half(last) or (_is_half(first) and last[0].islower())


def _person(text: str, *, turned: bool) -> tuple[str, str]:
    """Return a person, with the first name first where it is behind the only comma."""
    match = _PERSON.match(text.strip().rstrip("*").strip())
    name, place = (match["name"], match["place"] or "") if match else (text, "")
    name = name.strip("* ,")
    last, comma, first = (part.strip() for part in name.partition(","))
    if not (turned and comma and first and "," not in first):
        return name, place.strip()
    suffix = _LAST_SUFFIX.search(first)
    given = first[: suffix.start()] if suffix else first
    return " ".join(filter(None, [given, last, suffix[1] if suffix else ""])), place.strip()
