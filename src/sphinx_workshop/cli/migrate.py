"""The command `sphinx-workshop migrate`: the data files, and their schemas, in the format of this version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_workshop.cli import editing
from sphinx_workshop.cli.folder import FOLDER
from sphinx_workshop.model.data_format import CURRENT
from sphinx_workshop.problems import Severity
from sphinx_workshop.scaffold.facts import schema_files
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from sphinx_workshop.source.migrations import KEY, MIGRATIONS, format_of
from sphinx_workshop.source.migrations import migrate as migrated
from sphinx_workshop.yamledit import FileEditError

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.yamledit import Document


@click.command()
@FOLDER
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
def migrate(folder: Path, *, dry_run: bool) -> None:
    """Bring the data in FOLDER (docs/data) into the format of this version of sphinx-workshop.

    Run it after an upgrade. The files keep every byte that does not have to
    change. Where the folder has schemas for editors, these become those of
    this version.
    """
    documents = _data_files(folder)
    before = _format(folder, documents)
    try:
        new, says = migrated(documents, CURRENT, MIGRATIONS)
    except FileEditError as error:
        raise editing.not_editable(folder / error.file, error.error) from error
    edited = {folder / name: new[name] for name in new if new[name].text != documents[name].text}
    schemas = _schemas_to_write(folder / "schemas")
    for line in says:
        click.echo(line)
    if not dry_run:
        for path, document in edited.items():
            editing.write(path, document.text)
        for path, text in schemas.items():
            editing.write(path, text)
    for path in schemas:
        click.echo(f"{path}: the schema of this version")
    since = (
        f"is now of format {CURRENT}, no longer {before}"
        if before < CURRENT
        else f"is of format {CURRENT}, the newest"
    )
    click.echo(f"The data in {folder} {since}.")
    if dry_run:
        click.echo("Dry run: nothing is written.", err=True)
    elif any(problem.severity is Severity.ERROR for problem in load(folder).problems):
        click.echo("It has problems: run `sphinx-workshop check`.", err=True)


def _data_files(folder: Path) -> dict[str, Document]:
    """Return the data files that there are, as text that can be edited."""
    names = [kind.name for kind in FILES.values() if (folder / kind.name).exists()]
    if "workshop.yml" not in names:
        message = f"{folder / 'workshop.yml'} does not exist; give the folder of the data"
        raise click.ClickException(message)
    return {name: editing.read(folder / name) for name in names}


def _format(folder: Path, documents: dict[str, Document]) -> int:
    path = folder / "workshop.yml"
    try:
        number = format_of(documents["workshop.yml"])
    except ValueError as error:
        message = (
            f"{path}: `{KEY}` is no whole number; correct it, or delete the line if the data is of format 1"
        )
        raise click.ClickException(message) from error
    if number > CURRENT:
        message = (
            f"{path}: the data is of format {number}, and this version knows formats up to {CURRENT}; "
            "run `pip install --upgrade sphinx-workshop`"
        )
        raise click.ClickException(message)
    return number


def _schemas_to_write(folder: Path) -> dict[Path, str]:
    """Return the schemas beside the data that are not those of this version."""
    if not folder.is_dir():
        return {}
    schemas = {folder / name: text for name, text in schema_files().items()}
    return {
        path: text
        for path, text in schemas.items()
        if not path.exists() or path.read_bytes() != text.encode()
    }
