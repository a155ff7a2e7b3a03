"""The option `--from` of `sphinx-workshop new`: an import into the data of a new site."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import click

from sphinx_workshop.messages import listing, nearest, quoted
from sphinx_workshop.source.loader import load
from sphinx_workshop.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TextIO

    from sphinx_workshop.scaffold.answers import Answers

_COMMANDS: Final = Table({"import": "sphinx_workshop.cli.import_:import_"})
"""The imports, looked up when one is asked for: most new sites need none."""
_NAMES: Final = Table({"jekyll": "sphinx_workshop.importers.jekyll.importing:names_in"})
"""What reads the names of the workshop from a source."""


class _Renaming:
    """A stream in which names are written as something else."""

    def __init__(self, stream: TextIO, renamed: Callable[[str], str]) -> None:
        self._stream, self._renamed = stream, renamed

    def write(self, text: str) -> int:
        return self._stream.write(self._renamed(text))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def check_sources(sources: Sequence[tuple[str, str]]) -> None:
    """Refuse a source that no import knows."""
    known = list(_COMMANDS["import"].commands) if sources else []
    for source, _what in sources:
        if source not in known:
            close = nearest(source, known)
            fix = f"did you mean `{close}`?" if close else f"there are {listing(known)}"
            message = f"--from: no import is known as {quoted(source)}; {fix}"
            raise click.UsageError(message)


def show_help(sources: Sequence[tuple[str, str]]) -> bool:
    """Show the help of an import if somebody asks for it where its source stands; return whether."""
    asked = [source for source, what in sources if what == "--help"]
    for source in asked[:1]:
        name = f"sphinx-workshop import {source}"
        _COMMANDS["import"].commands[source].main(["--help"], prog_name=name, standalone_mode=False)
    return bool(asked)


def named(answers: Answers, sources: Sequence[tuple[str, str]]) -> Answers:
    """Return answers with the names that the sources give the workshop, if nobody has said its name."""
    for source, what in sources:
        if source in _NAMES and not answers.name and (found := _NAMES[source](Path(what))):
            answers = replace(answers, name=found[0], short_name=answers.short_name or found[1])
    return answers


def seed(data: Path, sources: Sequence[tuple[str, str]], renamed: Callable[[str], str]) -> list[str]:
    """Import into a data folder; return the reports.

    Args:
        data: The folder.
        sources: The name of an import each, and what it takes.
        renamed: Writes in a report or an error what the folder will be called.

    Raises:
        ClickException: An import failed.
    """
    said: list[str] = []
    errors = cast("TextIO", _Renaming(sys.stderr, renamed))
    for source, what in sources:
        printed = io.StringIO()
        try:
            with redirect_stdout(printed), redirect_stderr(errors):
                _COMMANDS["import"].commands[source].main(["--", what, str(data)], standalone_mode=False)
        except click.ClickException as error:
            message = f"--from {source} {what}: {renamed(error.format_message())}; nothing is written"
            raise click.ClickException(message) from error
        said += ["", f"Imported from {source} {what}:", *renamed(printed.getvalue()).splitlines()]
    return [*said, *_not_shown(data)] if sources else []


def _not_shown(data: Path) -> Iterator[str]:
    """Yield what the present phase does not show of what was imported."""
    workshop = load(data).workshop
    phase = workshop.event.phase.value
    if workshop.all_papers and not workshop.papers_are_public:
        yield f"No page shows the papers in phase `{phase}`; they do from the phase `program` on."
