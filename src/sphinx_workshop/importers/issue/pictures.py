"""The photo of a person in an issue: a file of the data folder, or a picture that GitHub has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.text import plain
from sphinx_workshop.messages import listing

if TYPE_CHECKING:
    from pathlib import Path

_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>()`]+")
_LONGEST: Final = 300
"""Most characters of an address that are told."""


def photo_in(answer: str, folder: Path, notes: list[str]) -> str:
    """Return the path of a photo in the data folder; nothing for any other picture, and note where it is."""
    text = plain.line(answer)
    addresses = _ADDRESS.findall(text)
    if not addresses:
        return text
    notes.append(
        f"the photo is not downloaded; save it in {folder / 'photos'}, and name it with `photo:`: "
        f"{listing(address[:_LONGEST] for address in addresses)}"
    )
    return ""
