"""Every fact that a data file can have, from the code, and what becomes of any text in its place."""

from __future__ import annotations

import enum
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args, get_origin

from sphinx_workshop.model.base import Checked, Entry, Tbd, entry_type, fields_by_key, may_be_tbd
from sphinx_workshop.model.limits import MAX_PROBLEMS
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from sphinx_workshop.source.yaml import CONTROL
from sphinx_workshop.yamledit.values import flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


WORKSHOP: Final = "name: Example Workshop\nphase: archive\n"
DEEPEST: Final = 4
"""How many keys a path has, at most: sessions are inside sessions without end."""
EXAMPLES: Final = {
    "text": "Words",
    "text (Markdown)": "Words",
    "text (Markdown, one line)": "Words",
    "address (http, https, mailto)": "https://example.org/",
    "address (http, https, mailto), or file in the data folder": "https://example.org/",
    "address (http, https, mailto), or folder of an archived edition": "https://example.org/",
    "day: `2022-09-22`": "2030-12-02",
    "day, or day and time: `2022-09-22 17:00`": "2030-12-02",
    "day, day and time, or month: `2022-09-22 17:00`, `2022-09`": "2030-12-02",
    "time: `17:00`, or day and time": "10:00",
    "year: `2022`": "2030",
    "id: letters, digits, hyphens": "a1",
    "file in the data folder": "photo.png",
}
"""A value of each type that an entry may need, by what the reference calls the type."""
_SAFE: Final = {
    "address": re.compile(r"(?:https?://|mailto:)[^\s<>\"`\\]+", re.IGNORECASE),
    "id": re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII),
    "bare": re.compile(r"[^\s/?#<>\"'\\]+(?:/[^\s/?#<>\"'\\]+)?"),
    "e-mail": re.compile(r"[^\s<>\"',;:]+@[^\s<>\"',;:@]+"),
    "file": re.compile(r"(?![/\\~])(?!.*\.\.(?:/|\\|$))[^\x00-\x1f\\:]+"),
    "ORCID": re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"),
}
"""What an accepted value looks like, by the first word of its type."""


class Field(NamedTuple):
    """A fact of a data file."""

    stem: str
    path: tuple[str, ...]
    words: str
    """What the reference calls its type; empty for a choice among words."""

    def __str__(self) -> str:
        """Return the place: `papers.authors.name`."""
        return ".".join((self.stem, *self.path))


class Fault(NamedTuple):
    """A text that a fact must not have, or that no problem is told of."""

    field: Field
    payload: str
    what: str


@cache
def fields() -> tuple[Field, ...]:
    """Return every fact of every data file that is written as a text."""
    return tuple(field for kind in FILES.values() for field in _fields(kind.stem, kind.entry, ()))


def _fields(stem: str, model: type[Entry], path: tuple[str, ...]) -> Iterator[Field]:
    for key, info in fields_by_key(model).items():
        inner = entry_type(model, key)
        here = (*path, key)
        words = words_of(info.annotation, info.metadata)
        if words or inner is None:
            yield Field(stem, here, words[0] if words else "")
        if inner is not None and len(here) < DEEPEST:
            yield from _fields(stem, inner, here)


def words_of(annotation: object, metadata: Sequence[object]) -> list[str]:
    """Return what the reference calls the types that a fact may have."""
    own = [one.words for one in metadata if isinstance(one, Checked)]
    inner = [words_of(one, getattr(one, "__metadata__", ())) for one in get_args(annotation)]
    return [*own, *(word for words in inner for word in words)]


def entry_with(model: type[Entry], path: tuple[str, ...], value: object) -> dict[str, Any]:
    """Return the least entry that has a value at a path."""
    entry: dict[str, Any] = {}
    for key, info in fields_by_key(model).items():
        if info.is_required() or (path and key == path[0]):
            entry[key] = _value(model, key, path[1:] if path and key == path[0] else None, value)
    return entry


def _value(model: type[Entry], key: str, path: tuple[str, ...] | None, value: object) -> Any:  # noqa: ANN401
    """Return the value of a key: the least one, or one with a value at a path inside it (`()`: itself)."""
    info, inner = fields_by_key(model)[key], entry_type(model, key)
    found: Any
    if path == ():
        found = value
    elif path is None and may_be_tbd(model, key):
        return Tbd.TBD.value
    elif inner is not None:
        found = entry_with(inner, path or (), value)
    else:
        words = words_of(info.annotation, info.metadata)
        found = EXAMPLES[words[0]] if words else _first_choice(info.annotation)
    return [found] if is_list(info.annotation) else found


def is_list(annotation: object) -> bool:
    """Return whether a type of fact is a list."""
    return get_origin(annotation) is tuple or any(map(is_list, get_args(annotation)))


def _first_choice(annotation: object) -> str:
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return str(next(iter(annotation)).value)
    return next(filter(None, map(_first_choice, get_args(annotation))), "")


def attack(payloads: Mapping[str, str]) -> tuple[int, list[Fault]]:
    """Put each text into each fact; return how often, and what was accepted that is not safe."""
    faults: list[Fault] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "docs/data"
        folder.mkdir(parents=True)
        (folder / "workshop.yml").write_text(WORKSHOP, encoding="utf-8")
        for field in fields():
            for part in _parts(payloads, together=FILES[field.stem].many):
                faults += _faults(field, folder, part)
    return len(fields()) * len(payloads), faults


def _parts(payloads: Mapping[str, str], *, together: bool) -> Iterator[Mapping[str, str]]:
    """Yield texts that can be in one file: none that stops the reading, not more than problems are told."""
    alone = {name: text for name, text in payloads.items() if not together or CONTROL.search(text)}
    yield from ({name: text} for name, text in alone.items())
    others = [(name, text) for name, text in payloads.items() if name not in alone]
    for start in range(0, len(others), MAX_PROBLEMS // 2):
        yield dict(others[start : start + MAX_PROBLEMS // 2])


def _faults(field: Field, folder: Path, payloads: Mapping[str, str]) -> Iterator[Fault]:
    kind = FILES[field.stem]
    entries = [entry_with(kind.entry, field.path, text) for text in payloads.values()]
    if kind.many:
        entries = [_with_own_id(kind.entry, entry, field, number) for number, entry in enumerate(entries)]
    text = "\n".join(f"- {flow(entry)}" for entry in entries) if kind.many else flow(entries[0])
    path = folder / kind.name
    path.write_text(f"{text}\n", encoding="utf-8")
    workshop, problems = load(folder)
    path.unlink()
    (folder / "workshop.yml").write_text(WORKSHOP, encoding="utf-8")
    refused = {problem.position.line for problem in problems if problem.position.file.endswith(kind.name)}
    found = getattr(workshop, kind.fact)
    there = found if isinstance(found, tuple) else [found]
    for line, name in enumerate(payloads, start=1):
        mine = [one for one in there if getattr(one, "place", None) and one.place.line == line]
        values = [value for one in mine for value in _values_at(one, field.path)]
        for value in values:
            if fault := _unsafe(field, value):
                yield Fault(field, name, fault)
        if not mine and line not in refused and kind.many:
            yield Fault(field, name, "left out without a problem")


def _with_own_id(model: type[Entry], entry: dict[str, Any], field: Field, number: int) -> dict[str, Any]:
    """Return an entry that no other one is taken for."""
    keys = fields_by_key(model)
    own = {"id": f"a{number}"} if "id" in keys and field.path != ("id",) else {}
    day = {"date": f"2030-{number // 28 + 1:02}-{number % 28 + 1:02}"} if field.stem == "program" else {}
    return {**entry, **own, **(day if field.path != ("date",) else {})}


def _values_at(value: object, path: tuple[str, ...]) -> Iterator[object]:
    """Yield what an entry has at a path; of lists each item."""
    if isinstance(value, tuple):
        for item in value:
            yield from _values_at(item, path)
    elif not path:
        yield value
    elif isinstance(value, Entry):
        names = {info.alias or name: name for name, info in type(value).model_fields.items()}
        yield from _values_at(getattr(value, names[path[0]]), path[1:])


def _unsafe(field: Field, value: object) -> str:
    """Return why a value that was accepted is not safe; nothing if it is."""
    if not isinstance(value, str):
        return ""
    if CONTROL.search(value):
        return f"a control character: {value!r}"
    form = _SAFE.get(field.words.split(" ")[0].rstrip(":"))
    other = _SAFE["file"] if ", or f" in field.words else None
    if form and not form.fullmatch(value) and not (other and other.fullmatch(value)):
        return f"not {field.words}: {value!r}"
    return ""
