"""HTML and CSS as a PDF, and where on its pages things are: the one module that has WeasyPrint."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from PIL import ImageFile
from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

try:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse
except ModuleNotFoundError as error:
    message = "the proposal as a PDF needs WeasyPrint: pip install sphinx-workshop[pdf]"
    raise ExtensionError(message) from error
except OSError as error:
    message = f"WeasyPrint does not find Pango, which the system has to have (see its documentation): {error}"
    raise ExtensionError(message) from error

ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it, and broken pictures would pass

BASE: Final = "https://proposal.invalid/"
"""The address that the names of files are relative to; no server can have it (RFC 6761, section 6.4)."""
OPTIONS: Final[Mapping[str, Any]] = {
    "pdf_variant": "pdf/ua-1",
    "optimize_images": True,
    "jpeg_quality": 85,
    "dpi": 200,
}
PIXELS_PER_MM: Final = 96 / 25.4


class Places(NamedTuple):
    """Where things are: for each id, how many pages are before it, the last of them in part."""

    pages: int
    of: Mapping[str, float]


class Typeset(NamedTuple):
    """A finished document."""

    pdf: bytes
    places: Places
    said: tuple[str, ...]
    """What WeasyPrint warns of."""


class _Files(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not typed
    """Opens the files of the proposal by their names, and nothing else: no address, and no other file."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=("data",))
        self._files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if not url.startswith(BASE):
            return super().fetch(url, headers)
        path = self._files.get(unquote(urlsplit(url).path).removeprefix("/"))
        if path is None:
            message = f"{url} is no file of the proposal"
            raise ValueError(message)
        return URLFetcherResponse(url, path.read_bytes())


class _Heard(logging.Handler):
    """Collects messages."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Give a list that collects the warnings of WeasyPrint."""
    handler, logger = _Heard(), logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield handler.said
    finally:
        logger.removeHandler(handler)


def typeset(html: str, css: str, files: Mapping[str, Path], *, margin: float, identifier: str) -> Typeset:
    """Return a document as a PDF.

    Args:
        html: The document.
        css: Its style.
        files: The pictures and fonts, by the names that both use.
        margin: Of all pages, above and below, in mm.
        identifier: What tells this document from others; the same for the same document.
    """
    fonts, fetcher = FontConfiguration(), _Files(files)
    with _heard() as said:
        style = CSS(string=css, base_url=BASE, font_config=fonts, url_fetcher=fetcher)
        document = HTML(string=html, base_url=BASE, url_fetcher=fetcher).render(
            font_config=fonts, stylesheets=[style], **OPTIONS
        )
        pdf = document.write_pdf(pdf_identifier=identifier.encode(), **OPTIONS)
    return Typeset(pdf, _places(document.pages, margin * PIXELS_PER_MM), tuple(dict.fromkeys(said)))


def _places(pages: list[Any], margin: float) -> Places:
    places: dict[str, float] = {}
    for number, page in enumerate(pages):
        height = page.height - 2 * margin
        for key, (_x, y) in ((key, point[:2]) for key, point in page.anchors.items()):
            places.setdefault(key, number + min(max((y - margin) / height, 0.0), 1.0))
    return Places(len(pages), places)
