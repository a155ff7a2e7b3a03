"""The command `sphinx-workshop export`: the facts in one of the forms that other programs expect."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_workshop.cli.folder import FOLDER
from sphinx_workshop.export.addresses import Addresses, base_of
from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.export.sheets.sheet import SHEETS
from sphinx_workshop.model.base import known
from sphinx_workshop.model.calendars import DEADLINES
from sphinx_workshop.problems import Severity, sort
from sphinx_workshop.rules.phases import check_call
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.model.workshop import Workshop

_EPILOG = "\b\nFORMAT is one of:\n" + "\n".join(f"  {name:14} {one.purpose}" for name, one in FORMATS.items())


@click.command(epilog=_EPILOG)
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
@click.option("--only", type=click.Choice([DEADLINES]), help="With ics: only the important dates.")
@click.option("--track", metavar="ID", help="With ics: only what is of a track, by its id or name.")
@click.option("--room", metavar="NAME", help="With ics: only the sessions in a room.")
@click.option("--sheet", type=click.Choice(SHEETS), help="With csv: which sheet. Default: papers.")
@click.option(
    "--words",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="With call: at most so many words; what matters least is left out.",
)
def export(format: str, folder: Path, output: Path | None, **options: object) -> None:  # noqa: A002 (the usage calls it FORMAT)
    """Print the facts in FOLDER (docs/data) in a FORMAT.

    Where the data has an error, or lacks what the format needs, print that to
    standard error, write nothing, and exit with 1.
    """
    options = _options(format, options)
    workshop, problems = load(folder)
    if FORMATS[format].needs_call and not any(problem.severity is Severity.ERROR for problem in problems):
        problems = sort([*problems, *check_call(workshop)])
    for problem in problems:
        click.echo(str(problem), err=True)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise SystemExit(1)
    addresses = Addresses(base_of(known(workshop.event.url)))
    try:
        result = _made(format, workshop, addresses, options)
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    content = result.encode() if isinstance(result, str) else result
    if output is None:
        click.echo(content, nl=False)  # as bytes, since the ends of the lines are part of the format
        return
    try:
        write_file(output, content)
    except OSError as error:
        message = f"cannot write {output}: {error.strerror}"
        raise click.ClickException(message) from error


def _made(name: str, workshop: Workshop, addresses: Addresses, options: Mapping[str, object]) -> str | bytes:
    """Return an export, and say on standard error what it leaves out.

    Raises:
        ClickException: A library that only this format needs is not installed.
    """
    chosen = FORMATS[name]
    try:
        result = chosen.make(workshop, addresses, **options)
    except ModuleNotFoundError as error:
        if error.name != chosen.library:
            raise
        message = f"{error.name} is not installed; run: pip install 'sphinx-workshop[{name}]'"
        raise click.ClickException(message) from error
    for note in chosen.left_out(workshop, **options):
        click.echo(f"note: {note}", err=True)
    return result


def _options(name: str, given: Mapping[str, object]) -> dict[str, object]:
    """Return the options of a format; those that were given for another one are an error."""
    used = {option: value for option, value in given.items() if value not in {None, False}}
    for option in used:
        formats = [one for one, form in FORMATS.items() if option in form.options]
        if name not in formats:
            message = f"--{option} goes with {' and '.join(formats)} only"
            raise click.UsageError(message)
    return used


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: until then, readers of the file get the old one."""
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
