"""The command `sphinx-workshop import`: papers and programs of other systems into the data files."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_workshop.cli.folder import FOLDER, short
from sphinx_workshop.importers.openreview import fetch, submission_records
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.run import Import, capped
from sphinx_workshop.importers.schedules.importing import import_schedule
from sphinx_workshop.importers.schedules.sources import is_address
from sphinx_workshop.importers.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILE = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")


@click.group("import")
def import_() -> None:
    """Bring papers and programs of other systems into the data files.

    What the source owns is updated; what was written by hand stays. Nothing
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
    with _import_into(folder, dry_run=dry_run) as work:
        with _progress("Submissions") as progress:
            submissions = fetch(venueid, baseurl, api, progress)
        work.add_papers(submission_records(submissions, venueid, work.notes))


@import_.command("csv")
@FILE
@FOLDER
@DRY_RUN
def from_csv(file: Path, folder: Path, *, dry_run: bool) -> None:
    """Import the accepted papers in FILE, a table that OpenReview or CMT exported, into papers.yml."""
    with _import_into(folder, dry_run=dry_run) as work:
        work.add_papers(read_table(file, work.notes))


@import_.command("frab")
@click.argument("places", metavar="FILE… [FOLDER]", nargs=-1, required=True)
@DRY_RUN
def from_frab(places: tuple[str, ...], *, dry_run: bool) -> None:
    """Import the schedule in FILE, a file or an address, into program.yml and speakers.yml.

    It may be frab's JSON or XML, which pretalx exports, too, or what pretalx's
    API answers, in one FILE or in several. Where workshop.yml has no
    `timezone`, it gets that of the schedule.
    """
    *files, last = places
    is_folder = bool(files) and not is_address(last) and not Path(last).is_file()
    folder = last if is_folder else "docs/data"
    with _import_into(short(Path(folder)), dry_run=dry_run) as work:
        import_schedule(work, files if is_folder else places)


@contextmanager
def _import_into(folder: Path, *, dry_run: bool) -> Iterator[Import]:
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
        raise click.ClickException(" ".join(str(error).split())) from error
    for line in [*work.report, *capped([f"note: {note}" for note in work.notes]), *summaries]:
        click.echo(line)
    if dry_run:
        click.echo("Dry run: nothing is written.", err=True)


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how far a long import has come."""
    if not sys.stderr.isatty():
        yield lambda done, total: None  # noqa: ARG005
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield progress
