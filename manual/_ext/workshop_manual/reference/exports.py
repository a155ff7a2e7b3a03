"""The formats that `sphinx-workshop export` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.formats import FORMATS
from workshop_manual.reference.writing import definition, definitions, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_workshop.export.formats import Format


def exports(document: nodes.document) -> Iterator[nodes.Node]:
    """Yield the formats as a list."""
    yield definitions(
        definition(document, name, "", paragraph(_words(form)), anchor=f"export-{name}")
        for name, form in FORMATS.items()
    )


def _words(form: Format) -> str:
    text = f"{form.purpose[0].upper()}{form.purpose[1:]}."
    if form.options:
        text += f" Its options: {', '.join(f'`--{one}`' for one in form.options)}."
    if form.library:
        text += f" It needs the library {form.library}, which the extra of its name installs."
    if form.needs_call:
        text += " It is refused while a fact is missing that a call needs."
    return text
