"""One data file to plain data; whatever is in it, this does not raise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_workshop.model.plain import Bad, Place
from sphinx_workshop.problems import Kind, Position, Problem
from sphinx_workshop.source.entries import read_entries
from sphinx_workshop.source.syntax import LINE_BREAK
from sphinx_workshop.source.yaml import Document, read

if TYPE_CHECKING:
    from pathlib import Path


def read_document(path: Path, *, long: bool = False) -> Document:
    """Read one data file; what cannot be read is a problem of the document.

    :param long: whether it may be a list of thousands
    """
    file = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        lines = re.split(LINE_BREAK, error.object[: error.start].decode("utf-8", "replace"))
        position = Position(file, len(lines), len(lines[-1]) + 1)
        problem = Problem(Kind.UNREADABLE, position, "the file is not UTF-8 text; save it in that encoding")
    except OSError as error:
        problem = Problem(
            Kind.UNREADABLE, Position(file, 1, 1), f"the file cannot be read: {error.strerror}; mend that"
        )
    else:
        return read_entries(text, file) if long else read(text, file)
    return Document(Bad.BAD, Place(file, 1, 1), [problem])
