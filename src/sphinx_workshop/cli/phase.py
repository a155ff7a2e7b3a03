"""The command `sphinx-workshop phase`: says what a phase lacks, and sets it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from sphinx_workshop.cli.export import write_file
from sphinx_workshop.cli.folder import FOLDER
from sphinx_workshop.messages import counted
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.problems import Kind, Position
from sphinx_workshop.rules.phases import check_phase
from sphinx_workshop.source.loader import load
from sphinx_workshop.yamledit import Document, Set, Unquoted, YamlEditError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_workshop.model.workshop import Workshop


@click.command()
@click.argument("name", type=click.Choice([phase.value for phase in Phase]), metavar="NAME")
@FOLDER
def phase(name: str, folder: Path) -> None:
    """Set the phase of the workshop in FOLDER (docs/data), after saying what that phase lacks.

    NAME is proposal, call, review, program, live or archive. Only the value of
    `phase` in workshop.yml changes; every other byte stays. Nothing is asked:
    what is lacking fails the check, and going back is the same command.
    """
    path = folder / "workshop.yml"
    document = _read(path)
    workshop, problems = load(folder)
    before, now = workshop.event.phase, Phase(name)
    after = replace(workshop, event=workshop.event.with_facts({"phase": now}, workshop.event.place))
    lacks = [one for one in check_phase(after, problems) if one.kind is not Kind.KEPT_BACK]
    for problem in lacks:
        click.echo(problem)
    is_set = isinstance(document.data, dict) and document.data.get("phase") == name
    if is_set:
        click.echo(f"The phase is `{name}` already; nothing has changed.")
        return
    for line in _what_changes(workshop, after):
        click.echo(line)
    edited = _edited(document, name, path)
    try:
        write_file(path, edited.text.encode())
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise click.ClickException(message) from error
    lacking = f"; it lacks {counted(len(lacks), 'fact')} (see above)" if lacks else "; it lacks nothing"
    click.echo(f"{path}: the phase is now `{name}`, no longer `{before.value}`{lacking}.")


def _read(path: Path) -> Document:
    """Return workshop.yml as text that can be edited."""
    try:
        return Document(path.read_bytes().decode())
    except FileNotFoundError as error:
        message = (
            f"{path} does not exist; write one with `name:` and `phase:`, or give the folder of the data"
        )
        raise click.ClickException(message) from error
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise click.ClickException(message) from error
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text; save it as UTF-8"
        raise click.ClickException(message) from error
    except YamlEditError as error:
        raise _not_editable(path, error) from error


def _edited(document: Document, name: str, path: Path) -> Document:
    if not isinstance(document.data, dict):
        message = f"{path} has no keys; write `name:` and `phase:`, on lines of their own"
        raise click.ClickException(message)
    try:
        return document.edit(Set(("phase",), Unquoted(name), after=["name"]))
    except YamlEditError as error:
        raise _not_editable(path, error) from error


def _not_editable(path: Path, error: YamlEditError) -> click.ClickException:
    position = Position(str(path), error.line, error.column)
    return click.ClickException(f"{position}: {error.reason}; fix that, and set the phase again")


def _what_changes(before: Workshop, after: Workshop) -> Iterator[str]:
    """Yield what pages show no longer, and what they show from now on."""
    old, new = before.event.phase, after.event.phase
    papers = counted(len(before.all_papers), "paper")
    if before.all_papers and before.papers_are_public and not after.papers_are_public:
        yield f"Pages and exports no longer show the {papers}: they do from the phase `program` on."
    elif before.all_papers and after.papers_are_public and not before.papers_are_public:
        yield f"Pages and exports now show the {papers}."
    if old.reaches(new) and old is not new:
        yield (
            f"Pages go back, too: what they show only in the phase `{old.value}` disappears, and the bar "
            f"leads readers where it does in `{new.value}`."
        )
