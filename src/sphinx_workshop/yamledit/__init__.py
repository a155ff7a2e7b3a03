r"""Edits of YAML text that keep every other byte: comments, quotes, order, blank lines, line ends.

An edit is a path and an operation. All scalars are text, as they are written: what `42` or `No` is
is for the caller to decide. This package knows nothing of workshops and needs only PyYAML.

Example:
    >>> from sphinx_workshop.yamledit import Document, Insert, Set
    >>> document = Document("- title: 'Old'  # to be shortened\n")
    >>> print(document.edit(Set((0, "title"), "New"), Insert((), 1, {"title": "Two: more"})).text)
    - title: New  # to be shortened
    <BLANKLINE>
    - title: "Two: more"
    <BLANKLINE>
"""

from sphinx_workshop.yamledit.document import Document
from sphinx_workshop.yamledit.edits import Insert, Moved, Operation, Path, Remove, Set, Value
from sphinx_workshop.yamledit.files import FileEditError, in_file
from sphinx_workshop.yamledit.tree import Data, YamlEditError
from sphinx_workshop.yamledit.values import Commented, Unquoted

__all__ = [
    "Commented",
    "Data",
    "Document",
    "FileEditError",
    "Insert",
    "Moved",
    "Operation",
    "Path",
    "Remove",
    "Set",
    "Unquoted",
    "Value",
    "YamlEditError",
    "in_file",
]
