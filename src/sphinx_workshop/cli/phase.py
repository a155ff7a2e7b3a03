"""The command `sphinx-workshop phase`: says what a phase lacks and what the host wants next, and sets it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_workshop.cli import editing
from sphinx_workshop.cli.folder import FOLDER
from sphinx_workshop.cli.new_dates import addition
from sphinx_workshop.cli.today import TODAY
from sphinx_workshop.messages import counted, listing
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.problems import Kind
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.rules.expectations import coming
from sphinx_workshop.rules.phases import check_phase
from sphinx_workshop.source.loader import load
from sphinx_workshop.yamledit import Set, Unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx_workshop.cli.new_dates import Addition
    from sphinx_workshop.model.event import Event
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Document


@click.command()
@click.argument("name", type=click.Choice([phase.value for phase in Phase]), metavar="NAME")
@FOLDER
@click.option(
    "--write",
    is_flag=True,
    help="Also add the dates that the phase needs or the host limits, and dates.yml lacks, as TBD.",
)
@TODAY
def phase(name: str, folder: Path, today: date, *, write: bool) -> None:
    """Set the phase of the workshop in FOLDER (docs/data), after saying what that phase lacks.

    NAME is proposal, call, review, program, live or archive. Only the value of
    `phase` in workshop.yml changes, and with --write entries are added to
    dates.yml; every other byte stays. Nothing is asked: what is lacking fails
    the check, and going back is the same command.
    """
    now, path = Phase(name), folder / "workshop.yml"
    document = _workshop_file(path)
    is_set = isinstance(document.data, dict) and document.data.get("phase") == name
    edited = document if is_set else _edited(path, document, name)
    new = _new_dates(folder, now, fail=write)
    if new is not None and write:
        editing.write(new.path, new.document.text)
    workshop, problems = load(folder)
    after = _in_phase(workshop, now)
    lacks = [one for one in check_phase(after, problems) if one.kind is not Kind.KEPT_BACK]
    for line in [*lacks, *_pages(folder, after.event), *_added(new, write=write), *_next(after, today)]:
        click.echo(line)
    if is_set:
        rest = f"only {new.path.name} has changed" if new is not None and write else "nothing has changed"
        click.echo(f"The phase is `{name}` already; {rest}.")
        return
    for line in _what_changes(workshop, after):
        click.echo(line)
    editing.write(path, edited.text)
    before = workshop.event.phase.value
    lacking = f"; it lacks {counted(len(lacks), 'fact')} (see above)" if lacks else "; it lacks nothing"
    click.echo(f"{path}: the phase is now `{name}`, no longer `{before}`{lacking}.")


def _workshop_file(path: Path) -> Document:
    """Return workshop.yml as text that can be edited."""
    if not path.exists():
        message = (
            f"{path} does not exist; write one with `name:` and `phase:`, or give the folder of the data"
        )
        raise click.ClickException(message)
    return editing.read(path)


def _edited(path: Path, document: Document, name: str) -> Document:
    if not isinstance(document.data, dict):
        message = f"{path} has no keys; write `name:` and `phase:`, on lines of their own"
        raise click.ClickException(message)
    return editing.edit(path, document, Set(("phase",), Unquoted(name), after=["name"]))


def _in_phase(workshop: Workshop, now: Phase) -> Workshop:
    return replace(workshop, event=workshop.event.with_facts({"phase": now}, workshop.event.place))


def _new_dates(folder: Path, now: Phase, *, fail: bool) -> Addition | None:
    """Return what dates.yml lacks; if it cannot be edited, fail or say why."""
    try:
        return addition(folder, load(folder).workshop, now)
    except click.ClickException as error:
        if fail:
            raise
        click.echo(error.message)
        return None


def _added(new: Addition | None, *, write: bool) -> Iterator[str]:
    """Yield the lines that are or would be added to dates.yml."""
    if new is None:
        return
    dates = counted(new.dates, "date")
    if write:
        yield f"{new.path}: {dates} added, each `due: TBD`; write the days over TBD."
        return
    yield f"{new.path} lacks {dates}; with --write, these lines are added:"
    yield from new.lines


def _next(workshop: Workshop, today: date) -> Iterator[str]:
    """Yield what the host wants next, and by when."""
    host = workshop.host
    if host is None:
        return
    wanted = [f"- {line}" for line in coming(host, today, locale_of("en"))]
    yield f"{host.name} wants next:" if wanted else f"{host.name} wants nothing more: its dates are past."
    yield from wanted


def _pages(folder: Path, event: Event) -> Iterator[str]:
    """Yield a line if the phase leads readers to a page that the site does not have.

    The names of pages are settings. They are known only where conf.py does not change them.
    """
    source = folder.parent
    conf = next(filter(Path.is_file, (source / "conf.py", source.parent / "conf.py")), None)
    if conf is None or "workshop_pages" in conf.read_text("utf-8", errors="replace"):
        return
    if event.leads_to and not any(any(source.glob(f"{name}.*")) for name in event.leads_to):
        yield (
            f"{source}: the phase leads readers to the page {listing(event.leads_to)}, which is missing; "
            "write it, or name another one as `workshop_pages` in conf.py"
        )


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
