"""The form of the index's files: scripts that hand their content to one function.

Scripts, because a page that was opened from a folder may load them, and no other data. They are ASCII, so
that no server's idea of an encoding matters.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple
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
    """How many of them share a file of what is shown of them."""
    version: str
    """What the addresses of the other files carry: a browser takes none that it has of an earlier index."""
    terms: str
    """The ranges of the shards, in order, with `|` between them."""

    @property
    def shards(self) -> list[str]:
        """The files of the shards, in order."""
        return [shard_name(number) for number in range(self.terms.count("|") + 1)]


def shard_name(number: int) -> str:
    """Return the file of a shard of the words."""
    return f"t{number}.js"


def block_name(number: int) -> str:
    """Return the file of what is shown of some papers."""
    return f"d{number}.js"


def shard_file(lines: Sequence[str]) -> str:
    """Return the content of a shard. No sign of its lines has a meaning in a template literal."""
    text = "\n".join(lines)
    return f"{_CALL}`{text}`);\n"


def shard_lines(content: str) -> list[str]:
    """Return the lines of a shard."""
    text = content.split("`")[1]
    return text.split("\n") if text else []


def json_file(value: object) -> str:
    """Return the content of a file that holds anything else."""
    return f"{_CALL}{json.dumps(value, separators=(',', ':'))});\n"


def json_value(content: str) -> Any:  # noqa: ANN401 (it reads what it wrote)
    """Return what such a file holds."""
    return json.loads(content[len(_CALL) : content.rindex(")")])


def manifest_file(manifest: Manifest) -> str:
    """Return the content of the manifest."""
    return json_file(manifest._asdict())


def read_manifest(content: str) -> Manifest:
    """Return the manifest of a content."""
    return Manifest(**json_value(content))


def version_of(contents: Iterable[str], gone: Iterable[str] = (), before: str = "0") -> str:
    """Return the version with some contents: a sum of checksums, which one can be taken from again.

    :param gone: the contents that are no longer there
    :param before: the version with those, and without the others
    """
    change = sum(crc32(content.encode()) for content in contents) - sum(
        crc32(content.encode()) for content in gone
    )
    return f"{(int(before, 16) + change) % 2**32:08x}"
