"""Data files that a command edits: read, changed and written; what does not work is one line of error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_workshop.cli.export import write_file
from sphinx_workshop.problems import Position
from sphinx_workshop.yamledit import Document, YamlEditError

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.yamledit import Insert, Set


def read(path: Path) -> Document:
    """Return a data file as text that can be edited."""
    try:
        return Document(path.read_bytes().decode())
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise click.ClickException(message) from error
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text; save it as UTF-8"
        raise click.ClickException(message) from error
    except YamlEditError as error:
        message = f"{_place(path, error)}: {error.reason}; fix that, and run the command again"
        raise click.ClickException(message) from error


def edit(path: Path, document: Document, *operations: Set | Insert) -> Document:
    """Return the text of a data file with edits made."""
    try:
        return document.edit(*operations)
    except YamlEditError as error:
        raise not_editable(path, error) from error


def write(path: Path, text: str) -> None:
    """Write a file of the data folder, whole or not at all."""
    try:
        write_file(path, text.encode())
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise click.ClickException(message) from error


def not_editable(path: Path, error: YamlEditError) -> click.ClickException:
    """Return the error for a file in which an edit cannot be made."""
    fix = "write this in block style, without anchors, and run the command again"
    return click.ClickException(f"{_place(path, error)}: {error.reason}; {fix}")


def _place(path: Path, error: YamlEditError) -> Position:
    return Position(path.as_posix(), error.line, error.column)
