"""What is wrong with the facts of a new site, each told with the option that gives it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.messages import quoted
from sphinx_workshop.problems import Kind, Severity
from sphinx_workshop.rules.phases import check_phase, needs_of
from sphinx_workshop.scaffold.answers import Wrong
from sphinx_workshop.scaffold.facts import OPTIONS
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Position, Problem
    from sphinx_workshop.rules.lacks import Lack
    from sphinx_workshop.rules.phases import Need
    from sphinx_workshop.scaffold.facts import Written
    from sphinx_workshop.yamledit.edits import Path as YamlPath


class Judged(NamedTuple):
    """The facts of a new site, and what the check says of them."""

    workshop: Workshop
    wrong: list[Wrong]
    """The errors."""
    lacking: list[Wrong]
    """What the phase needs and nobody said, where an option can say it."""
    notes: list[Problem]
    """What else the check will say."""


def judge(folder: Path, files: Sequence[Written]) -> Judged:
    """Return what the check says of the data files of a new site."""
    workshop, problems = load(folder)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    place = re.compile(rf" at {re.escape(str(folder))}\S+:\d+:\d+")  # which nobody can look at
    wrong = [Wrong(_option(one.position, files), place.sub("", one.message)) for one in errors]
    lacking = [] if errors else list(_lacking(workshop, files))
    notes = [problem for problem in problems if problem.severity is Severity.WARNING]
    if not errors:
        notes += [one for one in check_phase(workshop, problems) if one.kind is not Kind.NOT_READY]
    return Judged(workshop, wrong, lacking, notes)


def unmet(folder: Path) -> list[str]:
    """Return each need of the present phase that the data does not meet, in words."""
    workshop = load(folder).workshop
    return [_words(workshop, need) for need, _lack in _unmet(workshop)]


def _lacking(workshop: Workshop, files: Sequence[Written]) -> Iterator[Wrong]:
    for need, lack in _unmet(workshop):
        if option := _gives(need, lack, files):
            yield Wrong(option, _words(workshop, need))


def _unmet(workshop: Workshop) -> Iterator[tuple[Need, Lack]]:
    for need in needs_of(workshop, workshop.event.phase):
        lack = None if need.only_warns else next(need.lacks(workshop), None)
        if lack is not None:
            yield need, lack


def _words(workshop: Workshop, need: Need) -> str:
    return f"phase {quoted(workshop.event.phase.value)} needs {need.words}"


def _gives(need: Need, lack: Lack, files: Sequence[Written]) -> str:
    """Return the option that gives what is lacking; empty if there is none."""
    if need.date is not None:
        return f"--due {need.date.value}=DATE"
    return _option(lack.place.position, files)


def _option(position: Position, files: Sequence[Written]) -> str:
    """Return the option that gave what stands at a position; empty if none did."""
    stem = Path(position.file).stem
    document = next((file.document for file in files if file.stem == stem), None)
    if document is None:
        return ""
    before = [path for path in _paths(document.data) if document.position(path)[0] <= position.line]
    path = before[-1] if before else ()
    given = (OPTIONS.get((stem, path[:depth])) for depth in range(len(path), -1, -1))
    return next(filter(None, given), "")


def _paths(data: object) -> Iterator[YamlPath]:
    """Yield the paths of the keys of a file, in their order, and of the keys inside them."""
    for key, value in data.items() if isinstance(data, dict) else ():
        yield (key,)
        yield from ((key, *inner) for inner in _paths(value))
