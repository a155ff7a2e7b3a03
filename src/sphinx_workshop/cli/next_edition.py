"""The option `--next` of `sphinx-workshop new`: the next edition of a site that is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from sphinx_workshop.archive.listing import NotAList
from sphinx_workshop.cli.asking import refuse
from sphinx_workshop.cli.editing import not_editable
from sphinx_workshop.cli.folder import short
from sphinx_workshop.messages import counted, quoted
from sphinx_workshop.model.base import known
from sphinx_workshop.problems import Severity
from sphinx_workshop.rules.phases import check_phase
from sphinx_workshop.scaffold.answers import Wrong, wrong_form
from sphinx_workshop.scaffold.coming_along import (
    bring,
    find,
    mentions,
    of_last_edition,
    rename,
    rename_heading,
)
from sphinx_workshop.scaffold.next_edition import answers_for, edited, year_of
from sphinx_workshop.scaffold.requirement import write_requirement
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from sphinx_workshop.yamledit import FileEditError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_workshop.model.event import Event
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.scaffold.answers import Answers
    from sphinx_workshop.scaffold.coming_along import Site
    from sphinx_workshop.scaffold.requirement import Extension
    from sphinx_workshop.yamledit import Document

_MOST_MENTIONS: Final = 12
_STAYS: Final = {
    "tagline": "--tagline",
    "organizers": "--organizer",
    "tracks": "--track",
    "accent": "--accent",
}
"""The answers that the present site gives."""


def write_next(
    draft: Path, root: Path, given: Answers, extension: Extension | None, wrong: Sequence[Wrong]
) -> tuple[Path, list[str]]:
    """Write the next edition of a site into an empty folder; return its data folder, and what to say of it.

    Args:
        draft: The folder.
        root: The folder of the present site.
        given: The answers.
        extension: How pip gets the extension, if that changes.
        wrong: What is wrong with the other options.
    """
    site = _site(root, draft)
    workshop = _facts(site.data)
    wrong = [*wrong, *_wrong(given)]
    if wrong:
        refuse(wrong)
    old, year = workshop.event.year, year_of(given, workshop.event.year)
    answers = answers_for(workshop.event, given, year)
    is_archived = old is not None and (site.archive / str(old)).is_dir()
    try:
        documents = edited(site.data, workshop, answers, is_archived=is_archived)
    except FileEditError as error:
        raise not_editable(site.data / error.file, error.error) from error
    except NotAList as error:
        message = f"{site.data / 'editions.yml'} is not a list of editions; fix that first"
        raise click.ClickException(message) from error
    left = of_last_edition(site, {stem: document.data for stem, document in documents.items()})
    bring(site, draft, left)
    data = draft / site.data.relative_to(site.root)
    for stem, document in documents.items():
        (data / FILES[stem].name).write_bytes(document.text.encode())
    _rename(draft, workshop, answers, (old, year) if old and year else None)
    if extension is not None:
        write_requirement(draft, extension)
    said = [f"note: {extension.warning}"] if extension is not None and extension.warning else []
    said += [
        f"It is {quoted(answers.name)}, in phase `{answers.phase}`; {_place(site.root)} stays as it is.",
        *_what_is_lost(workshop.event, answers, documents),
        *_what_is_left(site._replace(root=draft, data=data), workshop.event.year),
    ]
    return data, said


def _place(root: Path) -> str:
    return "the site in this folder" if root == Path() else f"the site in {root}"


def _site(root: Path, draft: Path) -> Site:
    site = find(short(root))
    if site is None:
        where = "this folder" if short(root) == Path() else short(root)
        message = f"--next: {where} has no docs/data/workshop.yml; name the folder of a site"
        raise click.ClickException(message)
    if draft.resolve().is_relative_to(site.root.resolve()):
        message = "the new folder is inside the present site; name one beside it, such as ../next"
        raise click.ClickException(message)
    return site


def _facts(data: Path) -> Workshop:
    workshop, problems = load(data)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for problem in errors:
        click.echo(str(problem), err=True)
    if errors:
        message = f"the present site has {counted(len(errors), 'error')}; fix that first"
        raise click.ClickException(message)
    return workshop


def _wrong(given: Answers) -> Iterator[Wrong]:
    yield from wrong_form(given)
    for field, option in _STAYS.items():
        if getattr(given, field):
            yield Wrong(option, "with --next, the present site gives this; change it in the new one")


def _rename(draft: Path, workshop: Workshop, answers: Answers, years: tuple[int, int] | None) -> None:
    names = {workshop.event.name: answers.name, known(workshop.event.short_name) or "": answers.short_name}
    for conf in (draft / "conf.py", draft / "docs/conf.py"):
        if conf.is_file():
            rename(conf, names, years)
    if (readme := draft / "README.md").is_file():
        rename_heading(readme, names)


def _what_is_lost(event: Event, answers: Answers, documents: dict[str, Document]) -> Iterator[str]:
    """Yield what does not carry over."""
    emptied = [FILES[stem].name for stem, document in documents.items() if document.data == "TBD"]
    if emptied:
        yield f"- Now TBD: {', '.join(sorted(emptied))}."
    if event.host and not answers.host:
        yield f"- The host {quoted(event.host)} is left out; write the next one as `host` in workshop.yml."
    if answers.name == event.name:
        yield "- The name has no year to raise: is it still right?"


def _what_is_left(site: Site, year: int | None) -> Iterator[str]:
    """Yield what the check will say, and which lines still say the last year."""
    workshop, problems = load(site.data)
    yield from (f"- {problem}" for problem in [*problems, *check_phase(workshop, problems)])
    found = list(mentions(site, year)) if year is not None else []
    if found:
        yield f"- These lines still say {year}; change what is not right:"
        yield from (f"    {one.file}:{one.line}" for one in found[:_MOST_MENTIONS])
    if len(found) > _MOST_MENTIONS:
        yield f"    and {counted(len(found) - _MOST_MENTIONS, 'more line')}"
