"""The targets: what is given any bytes, and which promise it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.fuzz.authors import authors
from tests.fuzz.dates import dates
from tests.fuzz.edits import edits
from tests.fuzz.imports import csv, frab, issue, jekyll, openreview, xlsx
from tests.fuzz.markdown import markdown
from tests.fuzz.reader import reader

if TYPE_CHECKING:
    from collections.abc import Callable

TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    target.__name__: target
    for target in (reader, edits, markdown, authors, csv, frab, openreview, dates, xlsx, issue, jekyll)
}
