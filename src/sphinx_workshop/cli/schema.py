"""The command `sphinx-workshop schema`: the JSON Schemas of the data files and of the public facts."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_workshop.export.public.facts import PUBLIC, as_json, public_schema
from sphinx_workshop.scaffold.facts import write_schemas
from sphinx_workshop.source.schema import all_schemas


@click.command()
@click.argument("file", required=False)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write all schemas into this folder instead.",
)
def schema(file: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of FILE, such as dates.yml, or those of all data files by name.

    FILE may be workshop.json, too: what a site has beside its pages.
    """
    if file is not None and Path(file).name == PUBLIC:
        click.echo(as_json(public_schema()), nl=False)
        return
    schemas = all_schemas()
    name = f"{Path(file).stem}.yml" if file else None
    if name is not None and name not in schemas:
        message = f"nothing is known of {file}; the files are {', '.join([*schemas, PUBLIC])}"
        raise click.UsageError(message)
    if folder is not None:
        write_schemas(folder)
        return
    click.echo(as_json(schemas[name] if name else schemas), nl=False)
