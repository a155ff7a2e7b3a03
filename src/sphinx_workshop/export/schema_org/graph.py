"""Things of schema.org as nodes of JSON-LD, and how a page carries them (https://www.w3.org/TR/json-ld11/).

This module knows no facts: a page is written again without them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

Node: TypeAlias = dict[str, object]

CONTEXT: Final = "https://schema.org"
_JSON: Final = json.JSONEncoder(ensure_ascii=False)
_UNSAFE: Final = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end the element, or a line of a script; JSON can write each in another way."""


def node(kind: str, identity: str = "", /, **facts: object) -> Node:
    """Return a thing; facts that are not known are left out.

    Args:
        kind: its type
        identity: the address by which all nodes about it are known to be the same (see `identity`), or empty
        facts: its properties
    """
    return {"@type": kind, **known_facts(**{"@id": identity, **facts})}


def known_facts(**facts: object) -> Node:
    """Return those facts that are known."""
    return {name: value for name, value in facts.items() if value}


def identity(base: str, anchor: str) -> str:
    """Return the permanent address of a thing, wherever pages show it; empty without that of the site."""
    return f"{base}#{quote(anchor, safe='')}" if base else ""


def document(nodes: Sequence[Node]) -> Node:
    """Return a document of JSON-LD with some things in it."""
    return {"@context": CONTEXT, **(nodes[0] if len(nodes) == 1 else {"@graph": list(nodes)})}


def element(nodes: Sequence[Node]) -> str:
    """Return the element of a page that has some things in it, which no text in them can end."""
    text = _JSON.encode(document(nodes))
    for sign, escaped in _UNSAFE.items():
        text = text.replace(sign, escaped)
    return f'<script type="application/ld+json">{text}</script>'
