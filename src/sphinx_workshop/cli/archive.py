"""The command `sphinx-workshop archive`: freezes the built site of a year, and lists it for the next one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from sphinx_workshop.archive.folder import editions_in, is_same, put
from sphinx_workshop.archive.freeze import NotText, freeze
from sphinx_workshop.archive.listing import NotAList, entry_of, listed
from sphinx_workshop.archive.mark import Mark
from sphinx_workshop.cli.export import write_file
from sphinx_workshop.cli.folder import FOLDER, short
from sphinx_workshop.messages import counted, listing
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.problems import Position, Severity
from sphinx_workshop.source.digests import digests_of
from sphinx_workshop.source.files import first_line
from sphinx_workshop.source.loader import load
from sphinx_workshop.yamledit import Document, YamlEditError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.archive.freeze import Frozen
    from sphinx_workshop.model.workshop import Workshop

_MEGABYTE: Final = 1_000_000


@click.command()
@click.argument("year", type=click.IntRange(1900, 2199))
@FOLDER
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/html"),
    callback=lambda _context, _option, path: short(path),
    help="The built site, by the builder html or dirhtml. Default: build/html.",
)
@click.option("--replace", is_flag=True, help="Replace an edition that is archived already.")
def archive(year: int, folder: Path, site: Path, *, replace: bool) -> None:
    """Freeze the built site of YEAR below its own address, and list it in editions.yml.

    The edition becomes a folder of plain files beside the data, docs/archive/YEAR,
    which every later build copies to YEAR/ in the site. Build the site in the
    phase `archive` first. Nothing is written unless all of it can be.

    FOLDER has the data files; without it, docs/data.
    """
    mark = _mark_of(site)
    target = short(Path(os.path.abspath(folder / mark.archive), str(year)))  # noqa: PTH100 (follows no link)
    workshop = _facts(folder, site, mark, target)
    _check(workshop, year, mark)
    editions = editions_in(target.parent).keys() | {str(year)}
    try:
        frozen = freeze(site, mark, year, editions)
    except NotText as error:
        message = f"{site / str(error)} is not UTF-8 text; save it as UTF-8, and build and archive it again"
        raise click.ClickException(message) from error
    _check_loads(frozen, site)
    is_there = target.exists()
    if is_there and not replace and not is_same(frozen, target):
        message = f"{target} exists, with other files; to replace them, archive with --replace"
        raise click.ClickException(message)
    path = folder / "editions.yml"
    edited, keys = _edited(path, entry_of(workshop, year))
    try:
        put(frozen, target)
        if keys:
            write_file(path, edited.text.encode())
    except OSError as error:
        message = f"cannot write {error.filename or target}: {error.strerror}"
        raise click.ClickException(message) from error
    for line in _what_was_done(workshop, frozen, target, mark):
        click.echo(line)
    click.echo(f"{path}: {_what_is_listed(year, edited, keys)}")
    for line in _what_is_next(target, path):
        click.echo(line)


def _mark_of(site: Path) -> Mark:
    mark = Mark.read(site)
    if mark is None:
        message = (
            f"{site} is not a finished site of sphinx-workshop, or another version built it; build it by the "
            "builder html or dirhtml, or name its folder with --site"
        )
        raise click.ClickException(message)
    return mark


def _facts(folder: Path, site: Path, mark: Mark, target: Path) -> Workshop:
    """Return the facts that the site was built from; archiving it changes them: the edition is listed."""
    workshop, problems = load(folder)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for problem in errors:
        click.echo(str(problem), err=True)
    if errors:
        raise SystemExit(1)
    if mark.facts != "-".join(digests_of(folder)):
        fix = "build the site again"
        if target.exists():
            fix = (
                f"{target} is there, and archiving it has listed it in editions.yml: if no other fact has "
                f"changed since, nothing is left to do; else {fix}, and archive it with --replace"
            )
        message = f"{site} was built from other facts than those in {folder}; {fix}"
        raise click.ClickException(message)
    return workshop


def _check(workshop: Workshop, year: int, mark: Mark) -> None:
    """Refuse a site that is not the finished one of the year."""
    event = workshop.event
    if event.year != year:
        reason = f"is of {event.year}" if event.year else "has no year: write its `date`, and build it again"
        message = f"the workshop `{event.name}` {reason}, and the command says {year}"
        raise click.ClickException(message)
    if event.phase is not Phase.ARCHIVE:
        message = (
            f"the site is in the phase `{event.phase.value}`, and would lead readers there for ever; run "
            "`sphinx-workshop phase archive`, build the site, and archive it again"
        )
        raise click.ClickException(message)
    if mark.base.endswith(f"/{year}/"):
        message = (
            f"the site has an address of its own already: {mark.base}; leave it there, and write that as "
            f"`url` of {year} in editions.yml, once the next edition has another address"
        )
        raise click.ClickException(message)


def _check_loads(frozen: Frozen, site: Path) -> None:
    if not frozen.loads:
        return
    for line in frozen.loads:
        click.echo(f"{site}/{line}", err=True)
    message = (
        f"the pages load {counted(len(frozen.loads), 'file')} of other sites (see above), which will be gone "
        "one day; put copies into the site, or link to them instead, and build and archive it again"
    )
    raise click.ClickException(message)


def _edited(path: Path, entry: dict[str, str]) -> tuple[Document, list[str]]:
    """Return editions.yml with the edition, and the keys that this adds."""
    try:
        document = Document(path.read_bytes().decode() if path.exists() else first_line(path))
        return listed(document, entry)
    except YamlEditError as error:
        place = Position(path.as_posix(), error.line, error.column)
        message = f"{place}: {error.reason}; fix that, build the site, and archive it again"
        raise click.ClickException(message) from error
    except NotAList as error:
        message = f"{path} is not a list of editions; fix that, build the site, and archive it again"
        raise click.ClickException(message) from error


def _what_was_done(workshop: Workshop, frozen: Frozen, target: Path, mark: Mark) -> Iterator[str]:
    count = counted(len(frozen.copied) + len(frozen.written), "file")
    yield f"{target}: the site of {workshop.event.name}, {count}, {frozen.size / _MEGABYTE:.1f} MB"
    yield f"  left out: {counted(frozen.left_out, 'file')} that an archived edition does not need"
    if mark.base:
        yield f"  its address will be {mark.base}{target.name}/"
    else:
        yield "  the pages do not say their address: the site has no `url` in workshop.yml"


def _what_is_listed(year: int, edited: Document, keys: list[str]) -> str:
    entries = edited.data if isinstance(edited.data, list) else []
    urls = [one.get("url") for one in entries if isinstance(one, dict) and one.get("year") == str(year)]
    said = f"{year} has {listing(keys)} now" if keys else f"{year} is listed already, nothing has changed"
    if urls != [f"{year}/"]:
        said += f"; its `url` stays `{urls[0]}`: write `{year}/` to link to the archived edition instead"
    return said


def _what_is_next(target: Path, path: Path) -> Iterator[str]:
    """Yield what the organizers do to begin the next edition."""
    yield ""
    yield "To begin the next edition:"
    yield f"  1. Commit {target} and {path}. From the next build on, the site has {target.name}/."
    yield "  2. Run `sphinx-workshop new ../next --next`. It writes the next edition into a new folder:"
    yield "     what carries over stays, the rest is TBD. It says what is left to do."
    yield "  3. Copy the files of that folder over these, to go on at the same address."
