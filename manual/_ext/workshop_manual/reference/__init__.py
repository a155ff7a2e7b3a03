"""The directive that shows a part of the reference; the parts are made from the code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

import sphinx_workshop
from sphinx_workshop.table import Table

if TYPE_CHECKING:
    from docutils import nodes

PARTS: Final = Table(
    {
        "columns": "workshop_manual.reference.imports:columns",
        "commands": "workshop_manual.reference.commands:commands",
        "data": "workshop_manual.reference.data:data",
        "directives": "workshop_manual.reference.pages:directives",
        "exports": "workshop_manual.reference.exports:exports",
        "files": "workshop_manual.reference.files:files",
        "hosts": "workshop_manual.reference.hosts:hosts",
        "limits": "workshop_manual.reference.data:limits",
        "phases": "workshop_manual.reference.phases:phases",
        "problems": "workshop_manual.reference.problems:problems",
        "roles": "workshop_manual.reference.pages:roles",
        "settings": "workshop_manual.reference.settings:settings",
        "theme": "workshop_manual.reference.settings:theme",
    }
)
"""The parts by name: functions from a `Writer` and an argument to nodes."""
CODE: Final = (Path(sphinx_workshop.__file__).parent, Path(__file__).parents[1])
"""The folders that the reference is made from."""


class Reference(SphinxDirective):
    """A part of the reference, such as `problems`; `data` takes the name of a file, too."""

    required_arguments = 1
    optional_arguments = 1
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the part; the page is read again when the code changes."""
        for folder in CODE:
            for path in sorted(folder.rglob("*.py")):
                self.env.note_dependency(str(path))
        name, *more = self.arguments
        return list(PARTS[directives.choice(name, sorted(PARTS))](self.state.document, *more))
