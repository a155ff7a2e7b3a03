"""What a reader downloads to see the list of papers and to search it, in thousands of bytes, with gzip."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LEVEL: Final = 6
"""How hard servers usually compress."""
FILE: Final = re.compile(r'<(?:script|link)\b[^>]*\b(?:src|href)="([^":?]+\.(?:js|css))[?"]')
"""A script or a style sheet of the site that a page loads."""
SHARDS, RESULTS = 8, 20
"""How many files an answer needs at most: shards next to each other, and one for each paper that it lists."""


def first_view(html: Path) -> float:
    """Return the weight of the list: the page, with the scripts and styles that only it needs."""
    page, other = html / "papers.html", html / "about.html"
    only_here = _needed(page) - _needed(other)
    return _weight(page) + sum(_weight(html / name) for name in sorted(only_here))


def first_answer(html: Path) -> float:
    """Return the most that the first answer to a word can weigh."""
    index = next(html.rglob("manifest.js")).parent
    shards = [_weight(index / f"t{number}.js") for number, _ in enumerate(index.glob("t[0-9]*.js"))]
    heaviest = max(sum(shards[start : start + SHARDS]) for start in range(len(shards)))
    papers = sorted(map(_weight, index.glob("d[0-9]*.js")))
    return _weight(index / "manifest.js") + heaviest + sum(papers[-RESULTS:])


def _weight(file: Path) -> float:
    return len(gzip.compress(file.read_bytes(), LEVEL)) / 1_000


def _needed(page: Path) -> set[str]:
    return set(FILE.findall(page.read_text(encoding="utf-8")))
