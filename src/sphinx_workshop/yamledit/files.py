"""Edits of several files: an edit that cannot be made names its file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx_workshop.yamledit.tree import YamlEditError

if TYPE_CHECKING:
    from collections.abc import Iterator


class FileEditError(Exception):
    """One of several files cannot be edited.

    Attributes:
        file: Its name.
        error: What is wrong, and where.
    """

    def __init__(self, file: str, error: YamlEditError) -> None:
        """Name the file of an error."""
        self.file, self.error = file, error
        super().__init__(f"{file}: {error}")


@contextmanager
def in_file(name: str) -> Iterator[None]:
    """Name the file in which an edit fails.

    Raises:
        FileEditError: The edit has failed.
    """
    try:
        yield
    except YamlEditError as error:
        raise FileEditError(name, error) from error
