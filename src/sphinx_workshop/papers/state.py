"""What the last build wrote beside the documents, so that the next one writes only what has changed."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_workshop.papers.pages import Page


class State:
    """What was written by the last build, so that the next one writes what has changed."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        """Read what the last build of this kind into this folder has left."""
        self.builder = builder
        self.path = Path(builder.doctreedir) / f"workshop-{builder.name}.json"
        self.frame = ""
        self.pages: dict[str, str] = {}
        self._there: dict[str, set[str]] = {}
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        if kept.get("out") == str(builder.outdir):
            self.frame, self.pages = kept["frame"], kept["pages"]

    def is_there(self, docname: str) -> bool:
        """Return whether the file of a page is there; each folder is looked at once."""
        # As text: there may be thousands.
        folder, name = os.path.split(self.builder.get_output_path(docname))
        if name == "index.html":  # a folder for each page
            folder, name = os.path.split(folder)
        if folder not in self._there:
            self._there[folder] = _names(folder)
        return name in self._there[folder]

    def has(self, page: Page) -> bool:
        """Return whether a page is there as it is wanted."""
        return self.pages.get(page.docname) == page.fingerprint and self.is_there(page.docname)

    def is_whole(self) -> bool:
        """Return whether all that was written is still there."""
        return bool(self.pages) and all(map(self.is_there, self.pages))

    def remove(self, wanted: set[str]) -> None:
        """Remove pages that were written once, and are not wanted any more."""
        for docname in self.pages.keys() - wanted - self.builder.env.found_docs:
            path = Path(self.builder.get_output_path(docname))
            path.unlink(missing_ok=True)
            if path.name == "index.html":
                shutil.rmtree(path.parent, ignore_errors=True)
        if not wanted:
            self.path.unlink(missing_ok=True)

    def save(self, frame: str, pages: dict[str, str]) -> None:
        """Leave what the next build needs to know."""
        kept = {"out": str(self.builder.outdir), "frame": frame, "pages": pages}
        self.path.write_text(json.dumps(kept), encoding="utf-8")


def _names(folder: str) -> set[str]:
    try:
        return set(os.listdir(folder))  # noqa: PTH208 (names are enough)
    except OSError:
        return set()
