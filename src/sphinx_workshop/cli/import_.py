"""The command `sphinx-workshop import`: papers and programs of other systems into the data files."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import partial, wraps
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import click

from sphinx_workshop.cli.folder import FOLDER, short
from sphinx_workshop.cli.import_into import import_into
from sphinx_workshop.importers.issue.importing import import_issue, read_issue
from sphinx_workshop.importers.jekyll.importing import import_site
from sphinx_workshop.importers.openreview.client import Service
from sphinx_workshop.importers.openreview.committee import fetch_committee
from sphinx_workshop.importers.openreview.papers import (
    NothingThere,
    fetch,
    profiles_wanted,
    submission_records,
)
from sphinx_workshop.importers.openreview.profiles import fetch_profiles
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.schedules.importing import import_schedule
from sphinx_workshop.importers.schedules.sources import download
from sphinx_workshop.importers.servers.addresses import is_address
from sphinx_workshop.importers.servers.limits import Limits, Visit
from sphinx_workshop.importers.sheets.importing import import_sheets
from sphinx_workshop.importers.sheets.rows import own_sheets
from sphinx_workshop.importers.tables.once import read_once
from sphinx_workshop.importers.tables.read import Choices, read_table
from sphinx_workshop.messages import one_line
from sphinx_workshop.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_workshop.importers.run import Import
    from sphinx_workshop.importers.tables.rows import Sheet

Parameter: TypeAlias = "Callable[[Callable[..., None]], Callable[..., None]]"

FILE: Final[Parameter] = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))


def _files_and_folder(
    context: click.Context, _argument: click.Parameter, places: tuple[str, ...]
) -> list[str]:
    """Return the files and addresses; what stands last and is neither names the data folder."""
    *files, last = places
    is_folder = bool(files) and not is_address(last) and not Path(last).is_file()
    context.params["folder"] = short(Path(last if is_folder else "docs/data"))
    return files if is_folder else list(places)


PLACES: Final[Parameter] = click.argument(
    "places", metavar="FILE... [FOLDER]", nargs=-1, required=True, callback=_files_and_folder
)
DRY_RUN: Final[Parameter] = click.option(
    "--dry-run", is_flag=True, help="Say what would be done, and write nothing."
)
FORM: Final[Parameter] = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to report: as lines, of long lists the first, or as one JSON object with everything.",
)
TIMEOUT: Final[Parameter] = click.option(
    "--timeout",
    "seconds",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=Limits.seconds,
    show_default=True,
    help="How long to ask and wait, all in all.",
)
TABLE: Final[tuple[Parameter, ...]] = (
    click.option(
        "--decision",
        "decisions",
        metavar="WORDS",
        multiple=True,
        help="A decision that counts as accepted; no other does then. May be repeated.",
    ),
    click.option(
        "--map",
        "mapped",
        metavar="HEAD=FACT",
        multiple=True,
        help='What a column has, such as "Paper Title=title". May be repeated.',
    ),
    click.option(
        "--sheet",
        metavar="NAME",
        default="",
        help="The sheet of a workbook. Default: the one with papers; all that `export` wrote.",
    ),
)
_OF_FOLDER: Final = "FOLDER has the data files; without it, docs/data."
_WORKBOOKS: Final = Table({"sheets": "sphinx_workshop.importers.tables.workbook:sheets_of"})
"""What reads workbooks, looked up when one is imported: its library is an extra of the package."""


@click.group("import")
def import_() -> None:
    """Bring papers and programs of other systems into the data files.

    What the source owns is updated; what was written by hand stays. Nothing
    is written unless everything could be fetched, converted and checked.
    """


def _command(
    name: str, *parameters: Parameter, has_folder: bool = True
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what makes a command of a function, which adds to an import what its parameters name."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def run(folder: Path, form: str, *, dry_run: bool, **given: object) -> None:
            with import_into(folder, form, dry_run=dry_run) as work:
                function(work, **given)

        command: Callable[..., None] = run
        everything: list[Parameter] = [*parameters, *[FOLDER] * has_folder, DRY_RUN, FORM]
        for parameter in reversed(everything):
            command = parameter(command)
        import_.command(name, help=f"{cleandoc(function.__doc__ or '')}\n\n{_OF_FOLDER}")(command)
        return function

    return decorate


@_command(
    "openreview",
    click.argument("venueid"),
    click.option("--baseurl", metavar="URL", help="The address of the service, if it is another one."),
    click.option(
        "--api", type=click.Choice(["v1", "v2"]), help="Its version. Default: the one that has the venue."
    ),
    click.option(
        "--profiles", is_flag=True, help="Also read the authors' profiles: affiliations, ORCID iDs."
    ),
    click.option(
        "--committee",
        is_flag=True,
        help="Also import the committees and reviewers who agreed, into committee.yml.",
    ),
    TIMEOUT,
)
def from_openreview(  # noqa: PLR0913 (one parameter for each option)
    work: Import,
    venueid: str,
    baseurl: str | None,
    api: str | None,
    seconds: float,
    *,
    profiles: bool,
    committee: bool,
) -> None:
    """Import the accepted papers of the venue VENUEID at OpenReview into papers.yml.

    To log in, set OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD; what guests may
    read needs no login.
    """
    service = Service(baseurl, api, _visit(seconds))
    if committee:
        work.add_committee(fetch_committee(venueid, service, work.notes))
    try:
        with _progress("Submissions") as progress:
            submissions = fetch(venueid, service, progress)
    except NothingThere as error:
        if not committee:
            raise
        work.notes.append(str(error))  # committees are there long before papers are accepted
        return
    keys = profiles_wanted(submissions, venueid) if profiles else ()
    people = fetch_profiles(keys, service, work.notes) if keys else {}
    work.add_papers(submission_records(submissions, venueid, people, work.notes))


@_command("csv", FILE, *TABLE)
def from_csv(
    work: Import, file: Path, decisions: tuple[str, ...], mapped: tuple[str, ...], sheet: str
) -> None:
    """Import the accepted papers in FILE, a table of any system or spreadsheet, into papers.yml.

    A sheet that `sphinx-workshop export csv` wrote, of papers, program or
    people, is known by its heads, and comes into the data files of its kind.
    """
    is_own = not decisions and not mapped
    workbook = read_once(_sheets_of)
    if is_own and (sheets := own_sheets(file, work.notes, sheet, workbook)):
        import_sheets(work, sheets)
        return
    records, work.account = read_table(file, work.notes, Choices(decisions, mapped, sheet), workbook)
    work.add_papers(records)


@_command("xlsx", FILE, *TABLE)
def from_xlsx(
    work: Import, file: Path, decisions: tuple[str, ...], mapped: tuple[str, ...], sheet: str
) -> None:
    """Import the accepted papers in FILE, a workbook of Excel, into papers.yml.

    Of a workbook that `sphinx-workshop export xlsx` wrote, papers, program
    and people come into the data files.
    """
    from_csv(work, file, decisions, mapped, sheet)


@_command("frab", PLACES, TIMEOUT, has_folder=False)
def from_frab(work: Import, places: list[str], seconds: float) -> None:
    """Import the schedule in FILE, a file or an address, into program.yml and speakers.yml.

    It may be frab's JSON or XML, which pretalx exports, too, or what pretalx's
    API answers, in one FILE or in several. Where workshop.yml has no
    `timezone`, it gets that of the schedule.
    """
    import_schedule(work, places, partial(download, visit=_visit(seconds)))


@_command("issue", click.argument("file", type=click.Path(path_type=Path, allow_dash=True)))
def from_issue(work: Import, file: Path) -> None:
    """Add or correct a person, a date or a paper, as the body in FILE of an issue of the forms says.

    FILE may be - for standard input.
    """
    import_issue(work, read_issue(file))


@_command(
    "jekyll",
    click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False)),
    click.option(
        "--map",
        "mapped",
        metavar="NAME=PART",
        multiple=True,
        help='What a file, a folder or a key has, such as "people=organizers". May be repeated.',
    ),
    click.option(
        "--year",
        type=click.IntRange(1900, 2199),
        help="The edition, of a site with several. Default: the year in workshop.yml, else in the settings.",
    ),
)
def from_jekyll(work: Import, site: Path, mapped: tuple[str, ...], year: int | None) -> None:
    """Import the data of SITE, the folder of a site that Jekyll builds, into the data files.

    People, dates, program, papers, sponsors, news, questions and topics come
    from its settings, data files, collections and lists, with their pictures.
    What the data files say already stays. The report names every text of the
    site that found no place.
    """
    import_site(work, site, mapped, year)


def _visit(seconds: float) -> Visit:
    """Return the limits of an import that asks servers, and tells on the terminal why it waits."""
    return Visit(Limits(seconds), lambda line: click.echo(one_line(line), err=True))


def _sheets_of(content: bytes, path: Path, notes: list[str]) -> list[Sheet]:
    try:
        sheets_of: Callable[[bytes, Path, list[str]], list[Sheet]] = _WORKBOOKS["sheets"]
    except ModuleNotFoundError as error:
        message = (
            "openpyxl, which reads .xlsx, is not installed; run: pip install 'sphinx-workshop[xlsx]', "
            "or save the table as CSV"
        )
        raise CannotImport(message) from error
    return sheets_of(content, path, notes)


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
