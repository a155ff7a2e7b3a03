"""The command `sphinx-workshop schema`: the JSON Schemas of the data files, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sphinx_workshop.source.schema import all_schemas


@click.command()
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
