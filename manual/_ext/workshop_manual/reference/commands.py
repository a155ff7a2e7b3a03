"""The commands, with all arguments and options, as the command line itself knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_workshop.cli.main import main
from workshop_manual.reference.writing import code, definition, definitions, paragraph, section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes


def commands(document: nodes.document) -> Iterator[nodes.Node]:
    """Yield a section for each command."""
    for name, command in named(main, "sphinx-workshop"):
        context = click.Context(command, info_name=name)
        usage = command.get_usage(context).removeprefix("Usage: ")
        options = [one for one in command.params if isinstance(one, click.Option)]
        items = [
            definition(
                document, ", ".join([*one.opts, *one.secondary_opts]), _takes(one, context), *_help(one)
            )
            for one in options
        ]
        yield section(
            document,
            f"`{name}`",
            *(paragraph(part) for part in _paragraphs(command.help)),
            code(" ".join(usage.split()), "sh"),
            *([definitions(items)] if items else []),
            *([code(_epilog(command.epilog), "text")] if command.epilog else []),
        )


def named(group: click.Group, prefix: str) -> Iterator[tuple[str, click.Command]]:
    """Yield each command with its full name; for a group, the commands in it."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from named(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


def _takes(option: click.Option, context: click.Context) -> str:
    """Return what an option takes, and its default where the help says that, in Markdown."""
    parts = [] if option.is_flag else [f"`{option.make_metavar(context)}`"]
    if option.show_default and not option.is_flag:
        parts.append(f"default: `{option.get_default(context)}`")
    return "; ".join(parts)


def _help(option: click.Option) -> list[nodes.Node]:
    return [paragraph(option.help)] if option.help else []


def _paragraphs(text: str | None) -> list[str]:
    return [" ".join(part.split()).replace("``", "`") for part in (text or "").split("\n\n")]


def _epilog(text: str) -> str:
    return text.replace("\b\n", "").strip()
