"""The entries that `phase` adds to dates.yml: what the phase needs or the host limits, to be announced."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

import click

from sphinx_workshop.cli.editing import edit, read
from sphinx_workshop.rules.new_dates import new_dates
from sphinx_workshop.source.files import first_line
from sphinx_workshop.yamledit import Commented, Document, Insert, Set, Unquoted

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.model.phase import Phase
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.rules.new_dates import NewDate


class Addition(NamedTuple):
    """What is to be added to dates.yml."""

    path: Path
    document: Document
    """The file with the new entries."""
    dates: int
    """How many are new."""
    lines: tuple[str, ...]
    """The lines that the file does not have yet."""


def addition(folder: Path, workshop: Workshop, phase: Phase) -> Addition | None:
    """Return what dates.yml lacks of the dates that a phase needs; None if it lacks nothing.

    Raises:
        click.ClickException: The file cannot be read or edited, or has an entry that cannot be read.
    """
    path = folder / "dates.yml"
    new = new_dates(workshop, phase)
    if not new:
        return None
    before = read(path) if path.exists() else Document(first_line(path))
    entries = [Commented(_entry(one), one.limits) for one in new]
    if before.data in ("", "TBD", []):
        after = edit(path, before, Set((), entries))
    elif not isinstance(before.data, list):
        message = f"{path} is not a list; begin each entry with `- `, and run the command again"
        raise click.ClickException(message)
    elif len(before.data) != len(workshop.with_internal().all_milestones):
        message = (
            f"{path} has an entry that cannot be read; fix what the check says, and run the command again"
        )
        raise click.ClickException(message)
    else:
        end = len(before.data)
        after = edit(path, before, *(Insert((), end, entry) for entry in entries))
    return Addition(path, after, len(new), _added(before.text, after.text))


def _entry(new: NewDate) -> dict[str, str]:
    facts = {"name": new.name, "id": new.id, "kind": new.kind.value, "track": new.track}
    return {key: value for key, value in facts.items() if value} | {"due": Unquoted("TBD")}


def _added(before: str, after: str) -> tuple[str, ...]:
    """Return the lines of a text that it did not have before."""
    old, new = before.splitlines(), after.splitlines()
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(line for tag, *_old, start, end in changes if tag != "equal" for line in new[start:end])
