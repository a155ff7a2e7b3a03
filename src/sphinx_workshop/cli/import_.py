"""The command `sphinx-workshop import`: outside data into the data files, and no hand edit lost."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_workshop.cli.folder import FOLDER
from sphinx_workshop.importers import openreview, submissions
from sphinx_workshop.importers.found import CannotImport, Notes
from sphinx_workshop.importers.frab import read_schedule
from sphinx_workshop.importers.report import capped
from sphinx_workshop.importers.run import Import
from sphinx_workshop.importers.schedule import convert
from sphinx_workshop.importers.tables import read_table
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILE = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")


@click.group("import")
def import_() -> None:
    """Bring facts of other systems into the data files.

    What the source owns is updated; what was written by hand is kept. Nothing
    is written unless everything could be fetched, converted and checked.
    """


@import_.command("openreview")
@click.argument("venueid")
@FOLDER
@click.option("--baseurl", metavar="URL", help="The address of the service, if it is another one.")
@click.option(
    "--api", type=click.Choice(["v1", "v2"]), help="Its version. Default: the one that has the venue."
)
@DRY_RUN
def from_openreview(
    venueid: str, folder: Path, baseurl: str | None, api: str | None, *, dry_run: bool
) -> None:
    """Import the accepted papers of the venue VENUEID at OpenReview into papers.yml.

    To log in, set OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD; what guests may
    read needs no login.
    """
    with _one_line_errors():
        _refuse_missing(folder)
        notes = Notes()
        with _progress("Submissions") as progress:
            found = openreview.fetch(venueid, baseurl, api, progress)
        papers = submissions.papers(found, venueid, notes)
        work = Import(folder)
        work.add_papers(papers)
        _finish(work, notes, dry_run=dry_run)


@import_.command("csv")
@FILE
@FOLDER
@DRY_RUN
def from_csv(file: Path, folder: Path, *, dry_run: bool) -> None:
    """Import the accepted papers in FILE, a table that OpenReview or CMT exported, into papers.yml."""
    with _one_line_errors():
        _refuse_missing(folder)
        notes = Notes()
        work = Import(folder)
        work.add_papers(read_table(file, notes))
        _finish(work, notes, dry_run=dry_run)


@import_.command("frab")
@FILE
@FOLDER
@DRY_RUN
def from_frab(file: Path, folder: Path, *, dry_run: bool) -> None:
    """Import the schedule in FILE, frab's JSON or XML, into program.yml and speakers.yml."""
    with _one_line_errors():
        _refuse_missing(folder)
        notes = Notes()
        workshop = load(folder).workshop
        organizers = workshop.organizers if isinstance(workshop.organizers, tuple) else ()
        speakers = workshop.speakers if isinstance(workshop.speakers, tuple) else ()
        known = {person.name: person.key for person in (*organizers, *speakers) if person.name}
        own = frozenset(person.key for person in organizers)
        work = Import(folder)
        work.add_program(convert(read_schedule(file), workshop.event.timezone, known, own, notes))
        _finish(work, notes, dry_run=dry_run)


def _finish(work: Import, notes: Notes, *, dry_run: bool) -> None:
    done = work.finish(dry_run=dry_run)
    for line in [*work.said, *capped([f"note: {said}" for said in notes.said]), *done]:
        click.echo(line)
    if dry_run:
        click.echo("Dry run: nothing is written.", err=True)


def _refuse_missing(folder: Path) -> None:
    """Raise for a folder that is not one of data."""
    path = folder / "workshop.yml"
    if not path.exists():
        message = (
            f"{path} does not exist; write one with `name:` and `phase:`, or give the folder of the data"
        )
        raise CannotImport(message)


@contextmanager
def _one_line_errors() -> Iterator[None]:
    try:
        yield
    except CannotImport as error:
        raise click.ClickException(" ".join(str(error).split())) from error


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far a long import has come, to people only."""
    if not sys.stderr.isatty():
        yield lambda done, total: None  # noqa: ARG005
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield progress
