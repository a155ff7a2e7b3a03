"""The mark of a finished build, in a hidden file of the site: what it was made from, for the archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple, Self

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = ".workshop-build.json"
"""The file, at the root of the site: a build removes it at its beginning, and writes it at its end."""


class Mark(NamedTuple):
    """What a build says of the site that it made."""

    facts: str
    """Stands for the version of this package and the facts in the data files."""
    archive: str
    """The folder of archived editions, relative to the data folder."""
    base: str
    """The address of the root of the site, with a slash at its end; empty if it is not known."""
    label: str
    """What the notice on archived pages is, for screen readers, in the language of the site."""
    text: str
    """The notice: whose site this is."""
    present: str
    """The words of its link to the present edition."""

    def write(self, site: Path) -> None:
        """Mark a site as finished."""
        text = json.dumps(self._asdict(), ensure_ascii=False, indent=1)
        (site / NAME).write_text(f"{text}\n", encoding="utf-8", newline="\n")

    @classmethod
    def read(cls, site: Path) -> Self | None:
        """Return the mark of a site; None without a finished build, or after one by another version."""
        try:
            return cls(**json.loads((site / NAME).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
