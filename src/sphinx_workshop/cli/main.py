"""The command sphinx-workshop: the table of its commands, each imported when it is first used."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from sphinx_workshop import __version__
from sphinx_workshop.table import Table

COMMANDS = Table(
    {
        "archive": "sphinx_workshop.cli.archive:archive",
        "check": "sphinx_workshop.cli.check:check",
        "export": "sphinx_workshop.cli.export:export",
        "import": "sphinx_workshop.cli.import_:import_",
        "migrate": "sphinx_workshop.cli.migrate:migrate",
        "phase": "sphinx_workshop.cli.phase:phase",
        "schema": "sphinx_workshop.cli.schema:schema",
    }
)


@click.group(commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sphinx-workshop")
def main() -> None:
    """Check and publish the facts of an academic workshop."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # file names and terminals may have other encodings
