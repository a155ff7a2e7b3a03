"""The settings of conf.py, and the options of the theme `workshop`."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_workshop.config import Settings
from sphinx_workshop.theme import FOLDER
from workshop_manual.reference.writing import definition, definitions, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils import nodes

OWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "accent": "The colour of links, buttons and marks, as `#rrggbb`. Where text in it could not be read, "
        "the theme takes a darker shade, and on dark pages a lighter one: text always has a contrast of at "
        "least 7:1.",
        "accent_dark": "The same for dark pages, where the shade that the theme takes is not right.",
        "content_security_policy": "Whether each page says what it may load.",
    }
)
"""What the options mean that the inherited theme does not have."""


def settings(document: nodes.document) -> Iterator[nodes.Node]:
    """Yield the settings as a list."""
    default = Settings()
    yield definitions(
        definition(
            document,
            f"workshop_{one.name}",
            f"default: `{getattr(default, one.name)!r}`",
            paragraph(one.metadata["help"]),
            anchor=f"workshop_{one.name}",
        )
        for one in fields(Settings)
    )


def theme(document: nodes.document) -> Iterator[nodes.Node]:
    """Yield the options of the theme, with the defaults of its file."""
    options = tomllib.loads((FOLDER / "theme.toml").read_text(encoding="utf-8"))["options"]
    yield definitions(
        definition(
            document,
            name,
            f"default: `{options[name]}`" if options[name] else "",
            paragraph(meaning),
            anchor=f"theme-{name}",
        )
        for name, meaning in OWN.items()
    )
