"""The command sphinx-workshop: what it takes and what it prints."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path

import click

from sphinx_workshop import __version__
from sphinx_workshop.cli.export import export
from sphinx_workshop.cli.folder import FOLDER
from sphinx_workshop.cli.import_ import import_
from sphinx_workshop.cli.phase import phase
from sphinx_workshop.messages import counted
from sphinx_workshop.problems import Kind, Problem, Severity, sort
from sphinx_workshop.render.wording import locale_of
from sphinx_workshop.rules.phases import check_phase
from sphinx_workshop.rules.readiness import as_text
from sphinx_workshop.rules.today import check_today
from sphinx_workshop.source.loader import load
from sphinx_workshop.source.schema import all_schemas


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sphinx-workshop")
def main() -> None:
    """Check and publish the facts of an academic workshop."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # file names and terminals may have other encodings


main.add_command(export)
main.add_command(import_)
main.add_command(phase)


@main.command()
@FOLDER
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How to print."
)
@click.option(
    "--readiness/--no-readiness", default=True, help="Whether to check and report what the phase needs."
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day on which a deadline is past or not, such as 2026-11-25. Default: the day it is.",
)
def check(folder: Path, form: str, today: datetime | None, *, readiness: bool) -> None:
    """Print every problem of the data in FOLDER (docs/data), and how ready the workshop is for its phase.

    Exit with 1 if one of the problems is an error.
    """
    workshop, problems = load(folder)
    is_there = not any(problem.kind is Kind.NO_DATA for problem in problems)
    readiness = readiness and is_there
    if is_there:
        day = (today or datetime.now(UTC).astimezone()).date()
        problems = sort([*problems, *check_today(workshop, day)])
    if readiness:
        problems = sort([*problems, *check_phase(workshop, problems)])
    if form == "json":
        click.echo(_json([_record(problem) for problem in problems]), nl=False)
    else:
        line = _github if form == "github" else str
        for problem in problems:
            click.echo(line(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if form == "text":
        counts = f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"
        click.echo(f"{counts if problems else 'No problem'} in {folder}.", err=True)
        if readiness:
            click.echo(f"\n{as_text(workshop, locale_of('en'))}")
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


@main.command()
@click.argument("file", required=False)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write all schemas into this folder instead.",
)
def schema(file: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of FILE, such as dates.yml, or those of all data files by name."""
    schemas = all_schemas()
    name = f"{Path(file).stem}.yml" if file else None
    if name is not None and name not in schemas:
        message = f"nothing is known of {file}; the data files are {', '.join(schemas)}"
        raise click.UsageError(message)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in schemas.items():
            (folder / Path(name).with_suffix(".json")).write_text(_json(content), encoding="utf-8")
        return
    click.echo(_json(schemas[name] if name else schemas), nl=False)


def _json(content: object) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
