"""What a page weighs for a reader who comes to it first, as servers send it: compressed with gzip."""

from __future__ import annotations

import gzip
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LEVEL: Final = 6
"""How hard servers compress: what nginx and Apache have in common as a usual setting."""


class _Needed(HTMLParser):
    """The files of the site that a page asks for by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.files: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        kinds = set((facts.get("rel") or "").split())
        if tag == "script" and facts.get("src"):
            self._add(facts["src"])
        elif tag == "link" and kinds & {"stylesheet", "preload", "modulepreload"}:
            self._add(facts.get("href"))

    def _add(self, address: str | None) -> None:
        file = (address or "").partition("?")[0]
        if file and "://" not in file:
            self.files.add(file)


def kilobytes(file: Path) -> float:
    """Return the thousands of bytes of a file, compressed."""
    return len(gzip.compress(file.read_bytes(), LEVEL)) / 1_000


def with_additions(page: Path, other: Path) -> float:
    """Return the same of a page and of the scripts and styles that another page of the site does without."""
    added = _needed(page) - _needed(other)
    return kilobytes(page) + sum(kilobytes(page.parent / name) for name in sorted(added))


def _needed(page: Path) -> set[str]:
    parser = _Needed()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.files
