"""The heads of columns that imports of tables know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.importers.tables.columns import COLUMNS
from workshop_manual.reference.writing import definition, definitions, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes


def columns(document: nodes.document) -> Iterator[nodes.Node]:
    """Yield the facts of a paper, each with the heads of columns that it is known by."""
    yield definitions(
        definition(
            document,
            fact,
            column.meaning,
            paragraph(f"Heads: {', '.join(f'`{name}`' for name in column.names)}."),
        )
        for fact, column in COLUMNS.items()
    )
