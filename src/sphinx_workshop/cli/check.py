"""The command `sphinx-workshop check`: every problem of the data, and how ready the workshop is."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_workshop.cli.folder import FOLDER
from sphinx_workshop.cli.reports.annotations import as_annotations
from sphinx_workshop.cli.reports.markdown import of_problems, of_readiness
from sphinx_workshop.cli.today import TODAY
from sphinx_workshop.messages import counted
from sphinx_workshop.problems import Kind, Problem, Severity, sort
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.rules.phases import check_phase
from sphinx_workshop.rules.readiness import as_text
from sphinx_workshop.rules.today import check_today
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@click.command()
@FOLDER
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "markdown"]),
    default="text",
    help="How to print: lines, data, annotations of a pull request at GitHub, or a report for its comment.",
)
@click.option(
    "--readiness/--no-readiness", default=True, help="Whether to check and report what the phase needs."
)
@TODAY
def check(folder: Path, form: str, today: date, *, readiness: bool) -> None:
    """Print every problem of the data in FOLDER (docs/data), and how ready the workshop is for its phase.

    Exit with 1 if one of the problems is an error.
    """
    if folder.is_file():
        message = f"{folder} is a file; give the folder of the data, such as {folder.parent}"
        raise click.UsageError(message)
    workshop, problems = load(folder)
    is_there = not any(problem.kind is Kind.NO_DATA for problem in problems)
    readiness = readiness and is_there
    if is_there:
        problems = sort([*problems, *check_today(workshop, today)])
    if readiness:
        problems = sort([*problems, *check_phase(workshop, problems)])
    for line in _lines(form, problems, folder):
        click.echo(line)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if form == "text":
        counts = f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"
        click.echo(f"{counts if problems else 'No problem'} in {folder}.", err=True)
        if readiness:
            click.echo(f"\n{as_text(workshop, locale_of('en'), today)}")
    elif form == "markdown" and readiness:
        for line in of_readiness(workshop, locale_of("en"), today):
            click.echo(line)
    raise SystemExit(1 if errors else 0)


def _lines(form: str, problems: list[Problem], folder: Path) -> Iterable[str]:
    """Return the problems as a format has them."""
    if form == "json":
        return [json.dumps([_record(problem) for problem in problems], indent=2, ensure_ascii=False)]
    if form == "github":
        workspace = os.environ.get("GITHUB_WORKSPACE")
        return as_annotations(problems, Path(workspace) if workspace else None)
    return of_problems(problems, folder) if form == "markdown" else map(str, problems)


def _record(problem: Problem) -> dict[str, object]:
    file, line, column = problem.position
    return {
        "file": file,
        "line": line or None,
        "column": column or None,
        "severity": problem.severity.value,
        "kind": problem.kind.value,
        "message": problem.message,
    }
