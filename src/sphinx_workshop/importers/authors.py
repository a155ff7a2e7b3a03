"""Authors in one cell of a table, as OpenReview, CMT and spreadsheets write them."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

from sphinx_workshop.messages import listing

if TYPE_CHECKING:
    from collections.abc import Iterable

_PERSON: Final = re.compile(r"(?P<name>[^(]*)(?:\((?P<affiliation>.*)\)[\s*]*)?", re.DOTALL)
_FULL: Final = 2
"""A name with fewer words is half of one: `Last, First`."""
_AND: Final = r"\s(?:and|&)\s"
_SUFFIX: Final = re.compile(r",\s*([JS]r\b\.?|Ph\.?\s?D\b\.?|I{2,3}\b|IV\b)")
"""What follows a comma and is not a name."""
_LAST_SUFFIX: Final = re.compile(rf"\s({_SUFFIX.pattern.partition('(')[2]}$")


class Author(NamedTuple):
    """An author, with an affiliation if the source gives one."""

    name: str
    affiliation: str = ""


def authors_of(cell: str, *, last_first: bool) -> tuple[list[Author], list[str]]:
    """Return the authors of a cell, and what is unclear about them, in sentences.

    Understood are `A One; B Two`, `A One, B Two`, `A One|B Two`, `A One and B Two`, `["A One", "B Two"]`, and
    CMT's `One, A (Example University)*; Two, B (Example Institute)`, and names as `Last, First` if the table
    writes them so. What is unclear stays as it is written.
    """
    parts = _parts(cell)
    turn = True
    if len(parts) == 1 and not last_first:
        names = _split(parts[0], f",|{_AND}")
        turn = _is_last_first(names)
        if not turn and sum(map(_is_half, names)) * 2 < len(names):
            parts = names
    authors = [author for part in parts if (author := _author(part, turn=turn)).name]
    unclear = listing(author.name for author in authors if "," in author.name or author.name.startswith("["))
    note = f"unclear authors stay as they are written: {unclear}; write them as `Ada One; Bo Two`"
    return authors, [note] if unclear else []


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
    names = [_split(part, ",") for part in parts]
    if all(len(each) == 1 for each in names) or all(map(_is_last_first, names)):
        return parts
    return [text.rstrip(";| \n")]


def _listed(cell: str) -> list[str]:
    if not (re.match(r"\[.*['\"]", cell, re.DOTALL) and cell.endswith("]")):
        return []
    for read in (yaml.safe_load, ast.literal_eval):
        try:
            names = read(cell)
        except (yaml.YAMLError, ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            return [_SUFFIX.sub(r" \1", name) for name in names]
    return []


def _split(text: str, separator: str) -> list[str]:
    """Split a text outside its parentheses, and drop an `and` at the start of a part."""
    outside, depth = "", 0
    for character in text:
        depth = max(0, depth + (character == "(") - (character == ")"))
        outside += "x" if depth else character
    parts, at = [], 0
    for match in re.finditer(rf"{separator}|\Z", outside):
        parts.append(re.sub(r"^(?:and|&)\s", "", text[at : match.start()].strip()).strip())
        at = match.end()
    return [part for part in parts if part]


def _is_half(name: str) -> bool:
    return len(name.partition("(")[0].split()) < _FULL


def _is_last_first(names: list[str]) -> bool:
    """Return whether two texts are one person: a last name of one word, or with `van`, and a first name."""
    if len(names) != _FULL:
        return False
    last, first = names
    return _is_half(last) or (_is_half(first) and last[0].islower())


def _author(text: str, *, turn: bool) -> Author:
    """Return an author; `turn` puts the first name first if it stands behind the only comma."""
    match = _PERSON.match(text.strip().rstrip("*").strip())
    name, affiliation = (match["name"], match["affiliation"] or "") if match else (text, "")
    name, affiliation = name.strip("* ,"), affiliation.strip()
    last, comma, first = (part.strip() for part in name.partition(","))
    if not (turn and comma and first and "," not in first):
        return Author(name, affiliation)
    suffix = _LAST_SUFFIX.search(first)
    given = first[: suffix.start()] if suffix else first
    return Author(" ".join(filter(None, [given, last, suffix[1] if suffix else ""])), affiliation)
