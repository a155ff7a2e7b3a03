"""The text of a PDF, as a reader sees it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from pathlib import Path


def texts_of_pdf(path: Path) -> list[str]:
    """Return the text of each page; pypdf cannot read the encodings that new versions of HarfBuzz write."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        return [page.get_textpage().get_text_range() for page in document]
