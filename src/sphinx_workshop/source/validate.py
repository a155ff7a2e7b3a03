"""Plain data to entries of the model, with every problem at its place.

What has a problem is left out, with what would be wrong or misleading without it: an entry of a list, an item
nested in it (a session), or, in a file that is one entry, an item of a list, a fact of a group, or a key.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pydantic import TypeAdapter, ValidationError

from sphinx_workshop.messages import listing, nearest, quoted
from sphinx_workshop.model.base import OWN, TBD, Entry, Tbd, entry_type, fields_by_key, may_be_tbd
from sphinx_workshop.model.limits import MAX_PROBLEMS
from sphinx_workshop.model.plain import Bad, Mapping
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.source.syntax import BLANK_FIX, INVISIBLE

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.problems import Position
    from sphinx_workshop.source.files import FileKind
    from sphinx_workshop.source.yaml import Document, Plain

Path: TypeAlias = "tuple[str | int, ...]"
Parsed: TypeAlias = "tuple[Entry, ...] | Entry | Tbd | None"

_KINDS: Final = {f"{OWN}{kind.value}": kind for kind in Kind}
_KEYS: Final = "write `key: value`, on lines of their own"
_SHAPES: Final = {
    "tuple_type": "a list is expected here; begin each item with `- `, on a line of its own",
    "model_type": f"an entry with keys is expected here; {_KEYS}",
}


def validate(document: Document, kind: FileKind) -> tuple[Parsed, list[Problem]]:
    """Return what a file says as entries of the model, and every problem of it.

    Returns:
        A tuple of entries, or one entry; None if nothing is usable; TBD for a file that says so. The problems
        do not include those of the document, whose advice may be corrected.
    """
    data, place = document.data, document.place
    if isinstance(data, Bad):
        return None, []
    if data == TBD.value and kind.may_be_tbd:
        return TBD, []
    if not isinstance(data, list if kind.many else Mapping):
        fix = f"begin {kind.noun} with `- `, indent its other lines by two, or write TBD"
        message = f"{kind.name} is a list; {fix}" if kind.many else f"{kind.name} has keys; {_KEYS}"
        return None, [Problem(Kind.TYPE, place.position, message)]
    try:
        return _adapter(kind).validate_python(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    _correct_advice(document, [detail["loc"] for detail in details if _is_reported(detail)], kind)
    meant = set()  # the keys that unknown ones may be slips of: nobody is told that they are missing, too
    first = details[:MAX_PROBLEMS]  # those that are told: to find what a word may mean takes time
    for *path, key in (detail["loc"] for detail in first if detail["type"] == "extra_forbidden"):
        meant.add((*path, nearest(str(key), fields_by_key(kind.owner_of((*path, key))))))
    problems = [
        _problem(detail, place, kind, suggests=number < MAX_PROBLEMS)
        for number, detail in enumerate(details)
        if not _is_reported(detail) and not (detail["type"] == "missing" and detail["loc"] in meant)
    ]
    usable, found = _usable(data, {_part(detail["loc"], data, kind) for detail in details}, place, kind)
    return usable, problems + found


@cache
def _adapter(kind: FileKind) -> TypeAdapter[Any]:
    return TypeAdapter(tuple[kind.entry, ...] if kind.many else kind.entry)  # type: ignore[name-defined]


def _is_reported(detail: ErrorDetails) -> bool:
    """Return whether the error only says that a value is one that the reader has reported already."""
    return isinstance(detail["input"], Bad) and detail["type"] != "extra_forbidden"


def _correct_advice(document: Document, paths: list[Path], kind: FileKind) -> None:
    """Let the problems of blank facts, at `paths`, advise only what these allow: the reader does not know."""
    advice: dict[Position, str] = {}
    for path in paths:
        owner, key = kind.owner_of(path), str(path[-1])
        if known := fields_by_key(owner).get(key):
            fix = "write one or `TBD`" if may_be_tbd(owner, key) else "write one"
            fix += "" if known.is_required() else ", or delete the line"
            advice[document.place.of(*path).position] = fix
    for index, problem in enumerate(document.problems):
        if problem.kind is Kind.BLANK and problem.position in advice:
            message = problem.message.replace(BLANK_FIX, advice[problem.position])
            document.problems[index] = problem._replace(message=message)


def _usable(data: Plain, left_out: set[Path], place: Place, kind: FileKind) -> tuple[Parsed, list[Problem]]:
    """Return data without some parts as entries, and the problems that show only once these parts are gone.

    What holds for an entry as a whole is checked only after all of its parts are found to be good.
    """
    rest = _without(data, left_out)
    if isinstance(rest, Mapping):
        rest.update((key, value) for key, value in kind.stand_ins.items() if key not in rest)
    try:
        return _adapter(kind).validate_python(rest), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    remaining: dict[Path, list[int]] = {}
    for detail in details:
        detail["loc"] = _path_before(detail["loc"], data, left_out, remaining)
    more = {_part(detail["loc"], data, kind) for detail in details} - left_out
    if not more:
        return None, []
    usable, found = _usable(data, left_out | more, place, kind)
    return usable, [*(_problem(detail, place, kind) for detail in details), *found]


def _path_before(path: Path, data: Plain, left_out: set[Path], remaining: dict[Path, list[int]]) -> Path:
    """Return the path in data of what is at a path once some parts are left out.

    `remaining` is given the numbers of the items that each list on the way keeps: they are counted once.
    """
    before: Path = ()
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            if before not in remaining:
                kept = [index for index in range(len(data)) if (*before, index) not in left_out]
                remaining[before] = kept
            index = remaining[before][step]
            data, before = data[index], (*before, index)
        else:
            before = (*before, step)
            data = data[str(step)] if isinstance(data, Mapping) and step in data else Bad.BAD
    return before


def _part(path: Path, data: Plain, kind: FileKind) -> Path:
    """Return the path of what is left out for an error at a path.

    In a file that is one entry, the facts of an entry inside it stand each for itself if none is required.
    """
    if kind.many:
        for index in range(len(path) - 2, 0, -1):
            if path[index] == kind.nested and isinstance(path[index + 1], int):
                return path[: index + 2]
        return path[:1]
    model: type[Entry] | None = kind.entry
    for index, step in enumerate(path):
        if isinstance(step, int):
            return path[: index + 1] if isinstance(data, list) else path[:index]
        if model is None or (index and _stands_whole(model)):
            return path[:index]
        model = entry_type(model, step) if step in fields_by_key(model) else None
        data = data.get(step, Bad.BAD) if isinstance(data, Mapping) else Bad.BAD
    return path


def _stands_whole(model: type[Entry]) -> bool:
    """Return whether an entry is left out as a whole if one of its facts has a problem."""
    return model.stands_whole or any(field.is_required() for field in model.model_fields.values())


def _without(data: Plain, left_out: set[Path], path: Path = ()) -> Plain:
    if isinstance(data, list):
        remaining = [index for index in range(len(data)) if (*path, index) not in left_out]
        return [_without(data[index], left_out, (*path, index)) for index in remaining]
    if isinstance(data, Mapping):
        copy = Mapping(data.place)
        for key, value in data.items():
            if (*path, key) not in left_out:
                copy[key] = _without(value, left_out, (*path, key))
        return copy
    return data


def _problem(detail: ErrorDetails, place: Place, kind: FileKind, *, suggests: bool = True) -> Problem:
    """Return the problem that an error of pydantic stands for.

    Args:
        detail: the error
        place: where the data is written
        kind: what the file holds
        suggests: whether a misspelt word is compared with those that it may be meant for
    """
    path, error = detail["loc"], detail["type"]
    here = place.of(*path)
    if error in _KINDS:
        context = detail.get("ctx", {})
        close = nearest(context["word"], context["known"]) if suggests and "word" in context else None
        message = f"{context['what']}; did you mean `{close}`?" if close else str(detail["msg"])
        return Problem(_KINDS[error], here.position, message)
    if error == "extra_forbidden":
        position = place.of(*path[:-1]).of_key(str(path[-1])).position
        return Problem(Kind.UNKNOWN_KEY, position, _unknown_key(path, kind, suggests=suggests))
    if error == "missing":
        owner, key = kind.owner_of(path), str(path[-1])
        fix = "write it, or TBD" if may_be_tbd(owner, key) else "write it"
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", owner.__name__).lower()
        noun = kind.noun if owner is kind.entry else f"this {words}"
        return Problem(Kind.MISSING, here.position, f"{noun} needs `{key}`; {fix}")
    if error == "enum":
        # How the choices are joined, `'a', 'b' or 'c'`, is private to pydantic. Tested in test_private.py.
        written, choices = detail["input"], str(detail["ctx"]["expected"])
        fix = "write one of " + choices.replace("'", "`")
        if not isinstance(written, str):
            return Problem(Kind.TYPE, here.position, f"a word is expected here; {fix}")
        if suggests and (close := nearest(written, choices.split("'")[1::2])):
            fix = f"did you mean `{close}`?"
        return Problem(Kind.VALUE, here.position, f"{quoted(written)} is not a choice here; {fix}")
    return Problem(Kind.TYPE, here.position, _SHAPES.get(error, str(detail["msg"])))


def _unknown_key(path: Path, kind: FileKind, *, suggests: bool) -> str:
    keys, key = fields_by_key(kind.owner_of(path)), str(path[-1])
    if INVISIBLE.search(key):
        return f"unknown key {quoted(key)}; an invisible character is in it: type the key again"
    word, sign, value = re.match(r"(\w*)([:\s]?)(.*)", key, re.DOTALL).groups()  # type: ignore[union-attr]
    if word in keys and sign and value:
        return f"unknown key {quoted(key)}; add a colon and a space after `{word}`"
    close = nearest(key, keys) if suggests else None
    fix = f"did you mean `{close}`?" if close else f"the keys here are {listing(keys)}"
    return f"unknown key {quoted(key)}; {fix}"
