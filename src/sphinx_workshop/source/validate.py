"""Plain data to entries of the model, with every problem at its place.

What has a problem is left out as a whole, since half an entry could say
something wrong: an entry of a list, a session, or, in a file that is one
entry, a key.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pydantic import TypeAdapter, ValidationError

from sphinx_workshop.messages import listing, nearest, quoted
from sphinx_workshop.model.base import OWN, TBD, Entry, Tbd, may_be_tbd
from sphinx_workshop.model.plain import Bad, Mapping
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.source.blanks import mend_blanks, owner_of
from sphinx_workshop.source.syntax import INVISIBLE

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.source.files import FileKind
    from sphinx_workshop.source.yaml import Document, Plain

Path: TypeAlias = "tuple[str | int, ...]"
Parsed: TypeAlias = "tuple[Entry, ...] | Entry | Tbd | None"

_KINDS: Final = {f"{OWN}{kind.value}": kind for kind in Kind}
_SHAPES: Final = {
    "tuple_type": "a list is expected here; begin each item with `- `, on a line of its own",
    "model_type": "an entry with keys is expected here; write `key: value`, on lines of their own",
}

_LISTS: Final = frozenset({"topics", "tracks", "rules", "milestones", "proposal"})
"""Keys whose items stand each for itself."""
_GROUPS: Final = frozenset({"links", "venue", "review"})
"""Keys whose facts stand each for itself."""


def validate(document: Document, kind: FileKind) -> tuple[Parsed, list[Problem]]:
    """Return what a file says as entries of the model, and every problem of it.

    :returns: a tuple of entries, or one entry; None where nothing is usable; TBD for a file that says so
    """
    data, place = document.data, document.place
    if isinstance(data, Bad):
        return None, []
    if data == "TBD" and kind.may_be_tbd:
        return TBD, []
    problem = _shape_problem(data, place, kind)
    if problem:
        return None, [problem]
    try:
        return _adapter(kind).validate_python(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    mend_blanks(document, (detail["loc"] for detail in details if _reported(detail)), kind)
    meant = {_meant(detail["loc"], kind) for detail in details if detail["type"] == "extra_forbidden"}
    problems = [
        _problem(detail, place, kind)
        for detail in details
        if not _reported(detail) and not (detail["type"] == "missing" and detail["loc"] in meant)
    ]
    usable, found = _usable(data, {_part(detail["loc"]) for detail in details}, place, kind)
    return usable, problems + found


def _meant(path: Path, kind: FileKind) -> Path:
    """Return the path of the key that an unknown one may be a slip of."""
    key = str(path[-1])
    return (*path[:-1], nearest(key, owner_of(path, kind).model_fields) or key)


def _reported(detail: ErrorDetails) -> bool:
    """Return whether the error only says that a value is one that the reader has reported already."""
    return isinstance(detail["input"], Bad) and detail["type"] != "extra_forbidden"


@cache
def _adapter(kind: FileKind) -> TypeAdapter[Any]:
    return TypeAdapter(tuple[kind.entry, ...] if kind.many else kind.entry)  # type: ignore[name-defined]


def _shape_problem(data: Plain, place: Place, kind: FileKind) -> Problem | None:
    if kind.many and not isinstance(data, list):
        message = (
            f"{kind.name} is a list; begin {kind.noun} with `- `, indent its other lines by two, or write TBD"
        )
        return Problem(Kind.TYPE, place.position, message)
    if not kind.many and not isinstance(data, Mapping):
        return Problem(
            Kind.TYPE, place.position, f"{kind.name} has keys; write `key: value`, on lines of their own"
        )
    return None


def _usable(data: Plain, left_out: set[Path], place: Place, kind: FileKind) -> tuple[Parsed, list[Problem]]:
    """Return data without some parts as entries, and the problems that show only once these parts are gone.

    An entry as a whole is looked at after its parts are found to be good.
    """
    rest = _without(data, left_out)
    if isinstance(rest, Mapping):
        rest.update((key, value) for key, value in kind.stand_ins.items() if key not in rest)
    try:
        return _adapter(kind).validate_python(rest), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        detail["loc"] = _path_before(detail["loc"], data, left_out)
    more = {_part(detail["loc"]) for detail in details} - left_out
    if not more:
        return None, []
    usable, found = _usable(data, left_out | more, place, kind)
    return usable, [*(_problem(detail, place, kind) for detail in details), *found]


def _path_before(path: Path, data: Plain, left_out: set[Path]) -> Path:
    """Return the path in data of what is at a path once some parts are left out."""
    before: Path = ()
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            kept = [index for index in range(len(data)) if (*before, index) not in left_out]
            data, before = data[kept[step]], (*before, kept[step])
        else:
            before = (*before, step)
            data = data[str(step)] if isinstance(data, Mapping) and step in data else Bad.BAD
    return before


def _part(path: Path) -> Path:
    """Return the path of what is left out for an error at a path: a session, else an entry or a key."""
    for index in range(len(path) - 2, 0, -1):
        if path[index] == "sessions" and isinstance(path[index + 1], int):
            return path[: index + 2]
    if path and isinstance(path[0], str):
        return _part_of_one(path)
    return path[:1]


def _part_of_one(path: Path) -> Path:
    """Return what is left out of a file that is one entry: an item of a list, one of many facts, or a key."""
    if len(path) > 1 and path[0] in _LISTS and isinstance(path[1], int):
        return path[:2]
    if len(path) > 1 and path[0] in _GROUPS:
        return path[:3] if path[1] == "more" else path[:2]
    return path[:1]


def _without(data: Plain, left_out: set[Path], path: Path = ()) -> Plain:
    if isinstance(data, list):
        kept = [index for index in range(len(data)) if (*path, index) not in left_out]
        return [_without(data[index], left_out, (*path, index)) for index in kept]
    if isinstance(data, Mapping):
        copy = Mapping(data.place)
        for key, value in data.items():
            if (*path, key) not in left_out:
                copy[key] = _without(value, left_out, (*path, key))
        return copy
    return data


def _problem(detail: ErrorDetails, place: Place, kind: FileKind) -> Problem:
    """Return the problem that an error of pydantic stands for."""
    path, error = detail["loc"], detail["type"]
    here = place.of(*path)
    if error in _KINDS:
        return Problem(_KINDS[error], here.position, str(detail["msg"]))
    if error == "extra_forbidden":
        return Problem(
            Kind.UNKNOWN_KEY, place.of(*path[:-1]).of_key(str(path[-1])).position, _unknown_key(path, kind)
        )
    if error == "missing":
        owner, key = owner_of(path, kind), str(path[-1])
        mend = "write it, or TBD" if may_be_tbd(owner, key) else "write it"
        return Problem(Kind.MISSING, here.position, f"{_article(owner, kind)} needs `{key}`; {mend}")
    if error == "enum":
        choices, written = str(detail["ctx"]["expected"]), detail["input"]
        hint = "write one of " + choices.replace("'", "`")
        if not isinstance(written, str):
            return Problem(Kind.TYPE, here.position, f"a word is expected here; {hint}")
        close = nearest(written, choices.split("'")[1::2])
        hint = f"did you mean `{close}`?" if close else hint
        return Problem(Kind.VALUE, here.position, f"{quoted(written)} is not a choice here; {hint}")
    return Problem(Kind.TYPE, here.position, _SHAPES.get(error, str(detail["msg"])))


def _article(model: type[Entry], kind: FileKind) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return kind.noun if model is kind.entry else f"this {words}"


def _unknown_key(path: Path, kind: FileKind) -> str:
    keys, key = owner_of(path, kind).model_fields, str(path[-1])
    if INVISIBLE.search(key):
        return f"unknown key {quoted(key)}; an invisible character is in it: write it anew"
    word, sign, value = re.match(r"(\w*)([:\s]?)(.*)", key, re.DOTALL).groups()  # type: ignore[union-attr]
    if word in keys and sign and value:
        return f"unknown key {quoted(key)}; write a colon and a blank behind `{word}`"
    close = nearest(key, keys)
    hint = f"did you mean `{close}`?" if close else f"the keys here are {listing(keys)}"
    return f"unknown key {quoted(key)}; {hint}"
