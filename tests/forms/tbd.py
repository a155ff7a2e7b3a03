"""Whether a form for programs says that something is to be announced, where it should say nothing."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile

from sphinx_workshop.source.loader import load
from tests.forms.whole import exports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS: Final = re.compile(r"\bTBD\b|\bTBA\b|to be announced", re.IGNORECASE)
FILES: Final = (
    "*.ics",
    "calendar/*.ics",
    "*.bib",
    "*.xml",
    "*.json",
    "*.cff",
    "*.txt",
    "*.webmanifest",
    "_headers",
    "_redirects",
)
"""The files beside the pages of a site that programs read."""
PARTS: Final = frozenset({"internal", "only", "track", "room", "words"})
"""Options that leave something out, or add what is of the same kind."""


def said(text: str) -> list[str]:
    """Return where a text says it, with some words around."""
    return [text[max(0, found.start() - 40) : found.end() + 20] for found in WORDS.finditer(text)]


def in_site(html: Path) -> Iterator[str]:
    """Yield where a site says it to programs: files, metadata of pages, its inventory."""
    for name in (path for pattern in FILES for path in sorted(html.glob(pattern))):
        if name.name != "workshop.schema.json":
            yield from (f"{name.name}: {words}" for words in said(name.read_text(encoding="utf-8")))
    for path in sorted(html.rglob("*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        texts = [str(tag.get("content", "")) for tag in page.find_all("meta")]
        texts += [tag.get_text() for tag in page.select('title, script[type="application/ld+json"]')]
        yield from (f"{path.relative_to(html)}: {words}" for text in texts for words in said(text))
    inventory = InventoryFile.loads((html / "objects.inv").read_bytes(), uri="").data
    for entries in inventory.values():
        yield from (f"objects.inv: {words}" for one in entries.values() for words in said(one.display_name))


def in_exports(data: Path) -> Iterator[str]:
    """Yield where an export says it."""
    for name, content in exports(load(data).workshop, without=PARTS):
        yield from (f"{name}: {words}" for words in said(_text(content)))


def _text(content: bytes) -> str:
    """Return the text of an export; of a workbook, that of all its parts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as workbook:
        return "\n".join(workbook.read(name).decode() for name in workbook.namelist())
