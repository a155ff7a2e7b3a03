"""A data folder to a workshop, with all of its problems at once."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_workshop.model.base import Bad, Place, listing, nearest
from sphinx_workshop.model.event import Event, Phase
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.problems import Kind, Position, Problem, sort
from sphinx_workshop.rules import check
from sphinx_workshop.source.files import FILES, KEYED
from sphinx_workshop.source.identity import join_people, unique
from sphinx_workshop.source.paths import path_problems
from sphinx_workshop.source.validate import validate
from sphinx_workshop.source.yaml import Document, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMELESS = "(no name: see the problems of workshop.yml)"
"""What a preview shows where the name of the workshop cannot be read."""


class Loaded(NamedTuple):
    """What a data folder says, as far as it is usable, and what is wrong with it."""

    workshop: Workshop
    problems: list[Problem]


def load(folder: Path, root: Path | None = None) -> Loaded:
    """Read, validate and join all data files of a folder; never raises for what is in them.

    :param folder: the data folder; positions give its files as this path does
    :param root: the source folder, which no path in the data may leave; default: the parent of the data folder
    """
    problems = list(_strangers(folder))
    parts: dict[str, Any] = {}
    for stem, kind in FILES.items():
        path = folder / kind.name
        if not os.path.lexists(path):
            continue
        document = read_document(path)
        parts[stem], found = validate(document, kind)
        problems += [*document.problems, *found]
    for stem in KEYED:
        if isinstance(parts.get(stem), tuple):
            parts[stem], found = unique(parts[stem])
            problems += found
    people, found = join_people(parts)
    problems += found
    workshop = Workshop(
        event=parts.get("workshop") or Event(name=NAMELESS, phase=Phase.PROPOSAL),
        call=parts.get("call"),
        milestones=parts.get("dates"),
        organizers=parts.get("organizers"),
        speakers=parts.get("speakers"),
        program=parts.get("program"),
        people=MappingProxyType(people),
    )
    problems += path_problems(workshop, folder, root or folder.parent)
    return Loaded(workshop, sort([*problems, *check(workshop)]))


def _strangers(folder: Path) -> Iterator[Problem]:
    """Yield a problem for a missing workshop.yml, and for each YAML file that nothing reads."""
    names = {kind.name for kind in FILES.values()}
    if not os.path.lexists(folder / "workshop.yml"):
        there = "the file" if folder.is_dir() else "the data folder and the file"
        yield Problem(
            Kind.NO_DATA, Position(str(folder / "workshop.yml"), 1, 1), f"{there} does not exist; it needs `name:` and `phase:`"
        )
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.suffix.lower() in {".yml", ".yaml"} and path.name not in names:
            close = nearest(path.with_suffix(".yml").name, names)
            hint = f"did you mean `{close}`?" if close else f"the data files are {listing(sorted(names))}"
            yield Problem(Kind.UNKNOWN_FILE, Position(str(path), 1, 1), f"nothing reads `{path.name}`; {hint}")


def read_document(path: Path) -> Document:
    """Read one data file; what cannot be read is a problem of the document."""
    file = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        position = Position(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problem = Problem(Kind.UNREADABLE, position, "the file is not UTF-8 text; save it in that encoding")
    except OSError as error:
        problem = Problem(Kind.UNREADABLE, Position(file, 1, 1), f"the file cannot be read: {error.strerror}; mend that")
    else:
        return read(text, file)
    return Document(Bad.BAD, Place(file, 1, 1), [problem])
