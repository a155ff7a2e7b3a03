"""Any YAML and any edit: the result says what it should, and the lines around the edit stay."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop.yamledit import Document, Insert, Remove, Set, YamlEditError
from tests.fuzz.choices import Choices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.yamledit import Data, Path, Value
    from sphinx_workshop.yamledit.edits import Operation

_MOST: Final = 40
"""How many places of a text an edit may be at."""


_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
"""A line, as the document counts them, with its end."""
_DASH: Final = re.compile(r"\ufeff?\s*-\s")
"""A line with the dash of an entry that begins below it; comments between the two are the entry's."""
_DASH_BEFORE: Final = re.compile(r"-[ \t]+\Z")


def edits(data: bytes) -> None:
    """Edit a text at one place."""
    choices = Choices(data)
    what, place, value = choices.number(3), choices.number(_MOST), _value(choices)
    text = choices.text()
    try:
        document = Document(text)
    except YamlEditError:
        return
    assert document.text == text
    paths = list(_paths(document.data, ()))[:_MOST]
    path = paths[place % len(paths)]
    operation = _operation(what, path, document.data, value)
    try:
        result = document.edit(operation)
    except YamlEditError:
        return
    assert result.data == _expected(document.data, operation), operation
    _check_lines_around(document, result, operation)


def _value(choices: Choices) -> Value:
    text = bytes(choices.number(255) for _ in range(choices.number(12))).decode("utf-8", "ignore")
    values: list[Value] = [text, [text, "b"], {"a": text}, {text or "k": [text]}]
    return choices.one_of(values)


def _paths(data: Data, path: Path) -> Iterator[Path]:
    yield path
    if isinstance(data, list | dict):
        for step, inner in enumerate(data) if isinstance(data, list) else data.items():
            yield from _paths(inner, (*path, step))


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 (texts, lists and mappings)
    for step in path:
        data = data[step]
    return data


def _operation(what: int, path: Path, data: Data, value: Value) -> Operation:
    there = _at(data, path)
    if what == 1 and isinstance(there, list):
        return Insert(path, len(there), value)
    if what == 2 and path:
        return Remove(path)
    if what == 3 and isinstance(there, dict) and "new" not in there:
        return Set((*path, "new"), value, after=list(there)[:1])
    return Set(path, value)


def _expected(data: Data, operation: Operation) -> Data:
    new: Any = deepcopy(data)
    *above, last = operation.path or (None,)
    if last is None and not isinstance(operation, Insert):
        return operation.value  # type: ignore[union-attr,return-value]
    if isinstance(operation, Insert):
        _at(new, operation.path).insert(operation.index, operation.value)
    elif isinstance(operation, Remove):
        del _at(new, tuple(above))[last]
    elif last == "new" and isinstance(_at(new, tuple(above)), dict):
        holder = _at(new, tuple(above))
        holder["new"] = operation.value
    else:
        _at(new, tuple(above))[last] = operation.value
    return new  # type: ignore[no-any-return]


def _check_lines_around(before: Document, after: Document, operation: Operation) -> None:
    """Check that the entries of a list before and behind the edited one have the same bytes as before."""
    step = operation.path[0] if operation.path else None
    if not isinstance(step, int) or before.is_flow(()) or len(operation.path) < 2:
        return
    lines = _LINE.findall(before.text)
    line, column = before.position((step,))
    above = lines[: line - 1]
    if not _DASH_BEFORE.search(lines[line - 1][: column - 1]):
        while above and not _DASH.match(above.pop()):
            pass
    assert after.text.startswith("".join(above)), operation
    if step + 1 < len(before.data):
        below = lines[before.position((step + 1,))[0] :]
        assert after.text.endswith("".join(below)), operation
