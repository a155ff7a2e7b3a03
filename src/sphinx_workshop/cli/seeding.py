"""The option `--from` of `sphinx-workshop new`: an import into the data of a new site."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Final

import click

from sphinx_workshop.messages import listing, nearest, quoted
from sphinx_workshop.source.loader import load
from sphinx_workshop.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_COMMANDS: Final = Table({"import": "sphinx_workshop.cli.import_:import_"})
"""The imports, looked up when one is asked for: most new sites need none."""


def check_sources(sources: Sequence[tuple[str, str]]) -> None:
    """Refuse a source that no import knows."""
    known = list(_COMMANDS["import"].commands) if sources else []
    for source, _what in sources:
        if source not in known:
            close = nearest(source, known)
            fix = f"did you mean `{close}`?" if close else f"there are {listing(known)}"
            message = f"--from: no import is known as {quoted(source)}; {fix}"
            raise click.UsageError(message)


def seed(data: Path, sources: Sequence[tuple[str, str]], shown: Path) -> list[str]:
    """Import into a data folder; return the reports.

    Args:
        data: The folder.
        sources: The name of an import each, and what it takes.
        shown: What reports and errors call the folder.

    Raises:
        ClickException: An import failed.
    """
    said: list[str] = []
    for source, what in sources:
        printed = io.StringIO()
        try:
            with redirect_stdout(printed):
                _COMMANDS["import"].commands[source].main([what, str(data)], standalone_mode=False)
        except click.ClickException as error:
            reason = error.format_message().replace(str(data), str(shown))
            message = f"--from {source} {what}: {reason}; nothing is written"
            raise click.ClickException(message) from error
        report = printed.getvalue().replace(str(data), str(shown))
        said += ["", f"Imported from {source} {what}:", *report.splitlines()]
    return [*said, *_not_shown(data)] if sources else []


def _not_shown(data: Path) -> Iterator[str]:
    """Yield what the present phase does not show of what was imported."""
    workshop = load(data).workshop
    phase = workshop.event.phase.value
    if workshop.all_papers and not workshop.papers_are_public:
        yield f"No page shows the papers in phase `{phase}`; they do from the phase `program` on."
