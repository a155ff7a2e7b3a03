"""The format of the index's files: scripts that pass their content to one function.

They are scripts because a page that was opened from a folder may load those, and no other data. They are
ASCII, so that the encoding that a server claims does not matter.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MANIFEST: Final = "manifest.js"
IDS: Final = "ids.js"
_CALL: Final = "workshopPapers("


class Manifest(NamedTuple):
    """What a browser reads first."""

    papers: int
    """How many papers there are."""
    block: int
    """How many papers share a file of what results show."""
    version: str
    """Cache-busting version in the URLs of the other files."""
    terms: str
    """The ranges of the shards, in order, with `|` between them."""


def shard_name(number: int) -> str:
    """Return the name of the file of a shard."""
    return f"t{number}.js"


def block_name(number: int) -> str:
    """Return the name of a file with what results show."""
    return f"d{number}.js"


def shard_file(lines: Sequence[str]) -> str:
    """Return the content of a shard. No character of its lines has a meaning in a template literal."""
    text = "\n".join(lines)
    return f"{_CALL}`{text}`);\n"


def json_file(value: object) -> str:
    """Return the content of any other file."""
    return f"{_CALL}{json.dumps(value, separators=(',', ':'))});\n"


def manifest_file(manifest: Manifest) -> str:
    """Return the content of the manifest."""
    return json_file(manifest._asdict())


def version_of(contents: Iterable[str]) -> str:
    """Return a text that changes when any of the contents does."""
    return f"{sum(crc32(content.encode()) for content in contents) % 2**32:08x}"
