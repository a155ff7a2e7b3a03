"""The command `sphinx-workshop export`: the facts in one of the forms that other programs expect."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import click

from sphinx_workshop.cli.folder import FOLDER
from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.problems import Severity
from sphinx_workshop.source.loader import load


@click.command()
@click.argument("format", type=click.Choice(list(FORMATS)), metavar="FORMAT")
@FOLDER
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to FILE, whole or not at all, instead of standard output.",
)
@click.option("--internal", is_flag=True, help="With ics: include the dates that are for organizers only.")
def export(format: str, folder: Path, output: Path | None, *, internal: bool) -> None:  # noqa: A002 (the usage calls it FORMAT)
    """Print the facts in FOLDER (docs/data) in a FORMAT: ics (calendar), bibtex (papers).

    Where the data has an error, print its problems to standard error, write
    nothing, and exit with 1.
    """
    if internal and format != "ics":
        message = "--internal goes with ics only: no other format has dates for organizers"
        raise click.UsageError(message)
    workshop, problems = load(folder)
    for problem in problems:
        click.echo(str(problem), err=True)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise SystemExit(1)
    content = FORMATS[format](workshop.with_internal() if internal else workshop).encode()
    if output is None:
        click.echo(content, nl=False)  # as bytes, since the ends of the lines are part of the format
        return
    try:
        write_file(output, content)
    except OSError as error:
        message = f"cannot write {output}: {error.strerror}"
        raise click.ClickException(message) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: who reads it meanwhile sees the one before."""
    path = path.resolve()
    if path.exists() and not path.is_file():  # /dev/stdout and its like
        path.write_bytes(content)
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        if path.exists():
            draft.chmod(path.stat().st_mode)
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise
