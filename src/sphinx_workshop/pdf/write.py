"""The proposal written: its pieces as one HTML document, typeset, measured."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from html import escape
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.base import items
from sphinx_workshop.pdf.document import COUNTED_END
from sphinx_workshop.pdf.style import MARGIN, font_files, style_of
from sphinx_workshop.pdf.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from babel import Locale
    from docutils import nodes

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.pdf.document import Piece, Typed
    from sphinx_workshop.pdf.style import Foot
    from sphinx_workshop.pdf.typeset import Typeset

_SEPARATORS: Final = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
"""Ends of lines that HTML does not know, and that make WeasyPrint fail."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """What the proposal is written from."""

    workshop: Workshop
    locale: Locale
    foot: Foot
    head: nodes.Element
    """What stands above the first part."""
    parts: Sequence[Typed]
    images: Mapping[str, Path]
    """The pictures, by the names that the pages use."""
    html_of: Callable[[str, nodes.Element], str]
    """Returns nodes as HTML, for the page that they are from."""


def write(source: Source) -> Typeset:
    """Return the proposal."""
    html, style = "".join(_html(source)).translate(_SEPARATORS), style_of(source.foot)
    identifier = blake2b((html + style).encode(), digest_size=16).hexdigest()
    files = {**source.images, **font_files()}
    return typeset(html, style, files, margin=MARGIN, identifier=identifier)


def _html(source: Source) -> Iterator[str]:
    language, way = str(source.locale).replace("_", "-"), source.locale.text_direction
    yield f'<!DOCTYPE html>\n<html lang="{language}" dir="{way}">\n<head>\n<meta charset="utf-8">\n'
    yield from _about(source.workshop)
    yield "</head>\n<body>\n"
    for number, part in enumerate(source.parts):
        yield f'<div class="proposal-part" id="part-{escape(part.id)}">\n'
        if not number:
            yield source.html_of(part.pieces[0].docname, source.head)
        yield from (_piece(source, piece) for piece in part.counted)
        yield f'<div class="proposal-mark" id="{COUNTED_END}-{escape(part.id)}"></div>\n'
        yield from (_piece(source, piece) for piece in part.excluded)
        yield "</div>\n"
    yield "</body>\n</html>\n"


def _about(workshop: Workshop) -> Iterator[str]:
    """Yield what programs read of the document: no date of today, so that it is the same tomorrow."""
    yield f"<title>{escape(workshop.event.name)}</title>\n"
    for person in items(workshop.organizers):
        yield f'<meta name="author" content="{escape(workshop.people.get(person.key, person).name or "")}">\n'
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        moment = datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield f'<meta name="dcterms.created" content="{moment}">\n'


def _piece(source: Source, piece: Piece) -> str:
    html = source.html_of(piece.docname, piece.content)
    # docutils does not say which cells a heading is of; WeasyPrint takes it for that of a column.
    return html.replace('<th class="stub">', '<th class="stub" scope="row">')
