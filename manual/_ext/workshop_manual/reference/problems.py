"""The kinds of problems: what each means, data that has it, and what the check says of that."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_workshop.problems import Kind
from sphinx_workshop.rules.phases import check_phase
from sphinx_workshop.rules.today import check_today
from sphinx_workshop.source.loader import load
from workshop_manual.reference.cases import CASES, Case
from workshop_manual.reference.writing import code, definition, definitions, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes


def problems(document: nodes.document) -> Iterator[nodes.Node]:
    """Yield the kinds of problems as a list."""
    yield definitions(
        definition(
            document,
            kind.value,
            kind.severity.value,
            paragraph(kind.meaning),
            *(_example(kind, CASES[kind]) if kind in CASES else ()),
            anchor=f"problem-{kind.value}",
        )
        for kind in Kind
    )


def said(kind: Kind, case: Case) -> list[str]:
    """Return the lines that the check prints of a kind of problem in a case."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "docs", "data")
        case.write(folder)
        workshop, found = load(folder)
        found = [*found, *check_today(workshop, case.today)]
        found += check_phase(workshop, found)
        return [str(problem).replace(f"{place}/", "") for problem in found if problem.kind is kind]


def _example(kind: Kind, case: Case) -> Iterator[nodes.Node]:
    if case.files:
        yield code("\n".join(f"# {name}\n{text}" for name, text in case.files.items()), "yaml")
    yield code("\n".join(said(kind, case)), "text")
