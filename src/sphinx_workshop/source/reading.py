"""Read one data file as plain data, whatever is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.plain import Bad, Place
from sphinx_workshop.problems import Kind, Position, Problem
from sphinx_workshop.source.syntax import lines_of
from sphinx_workshop.source.yaml import Document, read

if TYPE_CHECKING:
    from pathlib import Path


def read_document(path: Path) -> Document:
    """Read one data file; what cannot be read is a problem of the document."""
    file = str(path)
    try:
        return read(path.read_bytes().decode("utf-8-sig"), file)
    except UnicodeDecodeError as error:
        lines = lines_of(error.object[: error.start].decode("utf-8", "replace"))
        position = Position(file, len(lines), len(lines[-1]) + 1)
        message = "the file is not UTF-8 text; save it in that encoding"
    except OSError as error:
        position = Position(file)
        message = f"the file cannot be read: {error.strerror}; fix that"
    return Document(Bad.BAD, Place(file, 1, 1), [Problem(Kind.UNREADABLE, position, message)])
