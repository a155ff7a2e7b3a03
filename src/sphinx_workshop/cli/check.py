"""The command `sphinx-workshop check`: every problem of the data, and how ready the workshop is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from sphinx_workshop.cli.folder import FOLDER
from sphinx_workshop.cli.today import TODAY
from sphinx_workshop.messages import counted
from sphinx_workshop.problems import Kind, Problem, Severity, sort
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.rules.phases import check_phase
from sphinx_workshop.rules.readiness import as_text
from sphinx_workshop.rules.today import check_today
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command()
@FOLDER
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How to print."
)
@click.option(
    "--readiness/--no-readiness", default=True, help="Whether to check and report what the phase needs."
)
@TODAY
def check(folder: Path, form: str, today: date, *, readiness: bool) -> None:
    """Print every problem of the data in FOLDER (docs/data), and how ready the workshop is for its phase.

    Exit with 1 if one of the problems is an error.
    """
    workshop, problems = load(folder)
    is_there = not any(problem.kind is Kind.NO_DATA for problem in problems)
    readiness = readiness and is_there
    if is_there:
        problems = sort([*problems, *check_today(workshop, today)])
    if readiness:
        problems = sort([*problems, *check_phase(workshop, problems)])
    if form == "json":
        click.echo(json.dumps([_record(problem) for problem in problems], indent=2, ensure_ascii=False))
    else:
        line = _github if form == "github" else str
        for problem in problems:
            click.echo(line(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if form == "text":
        counts = f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"
        click.echo(f"{counts if problems else 'No problem'} in {folder}.", err=True)
        if readiness:
            click.echo(f"\n{as_text(workshop, locale_of('en'), today)}")
    raise SystemExit(1 if errors else 0)


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


def _github(problem: Problem) -> str:
    """Return the problem as a workflow command, which GitHub shows beside the line in a pull request."""
    file, line, column = problem.position
    properties = {"file": file, "line": line, "col": column, "title": problem.kind.value}
    written = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items() if value)
    return f"::{problem.severity.value} {written}::{_escaped(problem.message)}"


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
