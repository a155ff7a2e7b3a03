"""The command `sphinx-workshop schema`: the JSON Schemas of the data files and of the public facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_workshop.export.public.facts import PUBLIC, SCHEMA_NAME, as_json, public_schema
from sphinx_workshop.source.schema import all_schemas

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.command()
@click.argument("file", required=False)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write all schemas into this folder instead.",
)
def schema(file: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of FILE, such as dates.yml, or those of all files by name.

    FILE may be workshop.json, too: the public facts that a site has beside its pages.
    """
    of_data = all_schemas()
    schemas: dict[str, object] = {**of_data, PUBLIC: public_schema()}
    name = _name_in(schemas, file) if file else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        files = {str(Path(name).with_suffix(".json")): content for name, content in of_data.items()}
        for name, content in (files | {SCHEMA_NAME: schemas[PUBLIC]}).items():
            (folder / name).write_text(as_json(content), encoding="utf-8")
        return
    click.echo(as_json(schemas[name] if name else schemas), nl=False)


def _name_in(schemas: Mapping[str, object], file: str) -> str:
    """Return the name by which a file has a schema; its folder makes no difference."""
    name = Path(file).name if Path(file).name in schemas else f"{Path(file).stem}.yml"
    if name not in schemas:
        message = f"nothing is known of {file}; there are {', '.join(schemas)}"
        raise click.UsageError(message)
    return name
