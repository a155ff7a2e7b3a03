"""What the last build wrote beside the documents, so that the next one writes only what has changed."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_workshop import __version__
from sphinx_workshop.build.digests import Digests
from sphinx_workshop.papers.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder


_VERSION: Final = f"{__version__}, form 2"
"""What was kept in another form is not read."""


class State:
    """The files that the last build of this kind wrote into this folder, each with a fingerprint."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        """Read what the last build has left."""
        self.out = str(builder.outdir)
        self.path = Path(builder.doctreedir) / f"workshop-{builder.name}.json"
        self.facts: Digests | None = None
        """The digests of the data files that they were made of."""
        self.frame = ""
        """What all pages show, beside the papers."""
        self.shells: dict[str, Shell] = {}
        """What is around the pages, by folder."""
        self.files: dict[str, str] = {}
        """Fingerprints by path, relative to the folder of the output."""
        self._there: dict[str, set[str]] = {}
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        if kept.get("out") == self.out and kept.get("version") == _VERSION:
            self.facts = Digests(*kept["facts"]) if kept["facts"] else None
            self.frame, self.files = kept["frame"], kept["files"]
            self.shells = {folder: Shell(*shell) for folder, shell in kept["shells"].items()}

    def is_there(self, file: str) -> bool:
        """Return whether a file is there; each folder is looked at once."""
        folder, name = os.path.split(file)  # as text: there may be thousands
        if folder not in self._there:
            self._there[folder] = _names(os.path.join(self.out, folder))  # noqa: PTH118
        return name in self._there[folder]

    def has(self, file: str, fingerprint: str) -> bool:
        """Return whether a file is there as it is wanted."""
        return self.files.get(file) == fingerprint and self.is_there(file)

    def is_whole(self) -> bool:
        """Return whether all that was to be written was, and is still there."""
        return bool(self.files) and all(self.files.values()) and all(map(self.is_there, self.files))

    def forget(self, files: Collection[str]) -> None:
        """Forget what files say that are about to be written: a build may be stopped half-way."""
        if files:
            self._save(self.files | dict.fromkeys(files, ""))

    def keep(
        self,
        facts: Digests,
        frame: str,
        shells: Mapping[str, Shell],
        files: Mapping[str, str],
        documents: AbstractSet[str] = frozenset(),
    ) -> None:
        """Remove files that are not wanted any more; remember the others for the next build.

        :param documents: files that documents have become, and which are theirs
        """
        for file in self.files.keys() - files.keys() - documents:
            path = Path(self.out, file)
            with suppress(OSError):  # it is gone
                path.unlink()
            with suppress(OSError):  # other files are in the folder
                path.parent.rmdir()
        if not files:
            self.path.unlink(missing_ok=True)
            return
        self.facts, self.frame, self.shells = facts, frame, dict(shells)
        self._save(dict(files))

    def _save(self, files: dict[str, str]) -> None:
        about = {"version": _VERSION, "out": self.out, "facts": self.facts, "frame": self.frame}
        kept = {**about, "shells": self.shells, "files": files}
        self.path.write_text(json.dumps(kept), encoding="utf-8")


def _names(folder: str) -> set[str]:
    try:
        return set(os.listdir(folder))  # noqa: PTH208 (names are enough)
    except OSError:
        return set()
