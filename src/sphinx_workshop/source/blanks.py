"""What is to be done about a fact without a value: what its kind of entry allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.base import entry_type, may_be_tbd
from sphinx_workshop.problems import Kind
from sphinx_workshop.source.syntax import BLANK_MEND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.source.files import FileKind
    from sphinx_workshop.source.yaml import Document


def owner_of(path: tuple[str | int, ...], kind: FileKind) -> type[Entry]:
    """Return the kind of entry that the last step of a path is a key of."""
    model = kind.entry
    for step in path[:-1]:
        if isinstance(step, str):
            model = entry_type(model, step) or model
    return model


def mend_blanks(document: Document, paths: Iterable[tuple[str | int, ...]], kind: FileKind) -> None:
    """Have the problems of blank facts advise only what the facts allow.

    :param paths: where the document has values that were reported when it was read
    """
    mends = {document.place.of(*path).position: _mend(path, kind) for path in paths}
    for index, problem in enumerate(document.problems):
        if problem.kind is Kind.BLANK and problem.position in mends:
            message = problem.message.replace(BLANK_MEND, mends[problem.position])
            document.problems[index] = problem._replace(message=message)


def _mend(path: tuple[str | int, ...], kind: FileKind) -> str:
    field, model = path[-1], owner_of(path, kind)
    info = model.model_fields.get(str(field))
    if info is None:
        return BLANK_MEND
    mend = "write one or `TBD`" if may_be_tbd(model, str(field)) else "write one"
    return mend if info.is_required() else f"{mend}, or delete the line"
