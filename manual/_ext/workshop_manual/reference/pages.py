"""What pages use: directives with their options, and roles."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from docutils.parsers.rst import directives as of_docutils

from sphinx_workshop.directives.base import words
from sphinx_workshop.directives.table import DIRECTIVES, ROLES
from workshop_manual.reference.writing import definition, definitions, paragraph, section, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docutils import nodes

OPTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "art": "A picture of the site beside the words, relative to the page.",
        "art-dark": "The picture for dark pages.",
        "art-fixed": "The picture is not mirrored where text runs from right to left.",
        "day": "Only this day, such as `2030-06-14`.",
        "decision": "Only papers with one of these decisions.",
        "except": "Everybody but these people, by id.",
        "group": "Only these groups of questions.",
        "group-by": "What divides the list.",
        "ids": "Only these people, by id, in this order.",
        "kind": "Only dates of these kinds.",
        "layout": "How it looks; the first is the default.",
        "level": "Only dates of this level.",
        "limit": "How many of the newest.",
        "role": "Only people, or groups, with one of these roles.",
        "room": "Only sessions in one of these rooms.",
        "status": "Only people with one of these statuses.",
        "tier": "Only sponsors of these tiers.",
        "track": "Only what belongs to one of these tracks, by id or name.",
    }
)
"""What the options mean, of whatever directive."""
_VALUES: Final[Mapping[Callable[[str], object], str]] = MappingProxyType(
    {
        words: "a name, or several with commas between them",
        of_docutils.unchanged_required: "a name, or several with commas between them",
        of_docutils.positive_int: "a number, 1 or more",
        of_docutils.flag: "without a value",
    }
)
_CHOICE: Final = re.compile(r'"([a-z-]+)"')


def directives(document: nodes.document) -> Iterator[nodes.Node]:
    """Yield a section for each directive."""
    for name, directive in DIRECTIVES.items():
        argument = " ID" if directive.required_arguments else ""
        content = [paragraph(sentences(directive.__doc__))]
        options = directive.option_spec or {}
        items = [
            definition(document, f":{option}:", _values(reader), paragraph(OPTIONS[option]))
            for option, reader in options.items()
        ]
        yield section(document, f"`{{{name}}}{argument}`", *content, *([definitions(items)] if items else []))


def roles(document: nodes.document) -> Iterator[nodes.Node]:
    """Yield the roles as a list."""
    yield definitions(
        definition(document, f"{{{name}}}", "", paragraph(sentences(role.__doc__)), anchor=f"role-{name}")
        for name, role in ROLES.items()
    )


def _values(reader: Callable[[str], object]) -> str:
    """Return what an option takes, in words; the choices are those that its reader names when it refuses."""
    if reader in _VALUES:
        return _VALUES[reader]
    try:
        reader("?")
    except ValueError as refusal:
        found = _CHOICE.findall(str(refusal))
        return ", ".join(f"`{one}`" for one in found) or "a day"
    return "a file"
