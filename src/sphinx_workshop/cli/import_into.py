"""What every import ends with: the files are written, and the report is printed, or one line of error."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.run import Import
from sphinx_workshop.messages import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def import_into(folder: Path, form: str, *, dry_run: bool) -> Iterator[Import]:
    """Hand out an import; then write the files and print the report, or one line of error."""
    path = folder / "workshop.yml"
    if not path.exists():
        fix = "write one with `name:` and `phase:`, or give the folder of the data"
        message = f"{path} does not exist; {fix}"
        raise click.ClickException(message)
    work = Import(folder)
    try:
        yield work
        summaries = work.finish(dry_run=dry_run)
    except CannotImport as error:
        raise click.ClickException(one_line(str(error))) from error
    if form == "json":
        report = {"written": bool(work.changes) and not dry_run, **work.data}
        click.echo(json.dumps(report, indent=2, ensure_ascii=False))
        return
    for line in [*work.report, *summaries]:
        click.echo(one_line(line))
    if dry_run:
        click.echo("Dry run: nothing is written.", err=True)
