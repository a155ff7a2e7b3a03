"""One data file to plain data; whatever is in it, this does not raise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_workshop.model.plain import Bad, Place
from sphinx_workshop.problems import Kind, Position, Problem
from sphinx_workshop.source.syntax import LINE_BREAK
from sphinx_workshop.source.yaml import Document, read

if TYPE_CHECKING:
    from pathlib import Path


def read_document(path: Path) -> Document:
    """Read one data file; what cannot be read is a problem of the document."""
    text = read_text(path)
    return unreadable(path, text) if isinstance(text, Problem) else read(text, str(path))


def unreadable(path: Path, problem: Problem) -> Document:
    """Return what a file amounts to that cannot be read."""
    return Document(Bad.BAD, Place(str(path), 1, 1), [problem])


def read_text(path: Path) -> str | Problem:
    """Return the text of a data file, or what is wrong with it."""
    file = str(path)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        lines = re.split(LINE_BREAK, error.object[: error.start].decode("utf-8", "replace"))
        position = Position(file, len(lines), len(lines[-1]) + 1)
        return Problem(Kind.UNREADABLE, position, "the file is not UTF-8 text; save it in that encoding")
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}; mend that"
        return Problem(Kind.UNREADABLE, Position(file, 1, 1), message)
