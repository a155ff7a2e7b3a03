"""Draws the cards of a site when a build ends: each once, as long as what it says is the same."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util import logging

from sphinx_workshop.build.deck import Deck
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.last_build import digest
from sphinx_workshop.build.manifests import manifest_of
from sphinx_workshop.config import settings
from sphinx_workshop.problems import Kind
from sphinx_workshop.render.nodes import SITES
from sphinx_workshop.table import Table
from sphinx_workshop.web.hosting import CARDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from sphinx_workshop.pictures.card import Card

_PILLOW: Final = Table({"draw": "sphinx_workshop.pictures.cards:draw"})
"""What needs Pillow: a build that finds all cards drawn does without."""
logger = logging.getLogger(__name__)


def write_cards(app: Sphinx) -> None:
    """Draw the cards that are new, and remove those of pages that are gone."""
    if app.builder.name not in SITES:
        return
    deck, domain = Deck(app), domain_of(app.env)
    manifest = manifest_of(app.builder, "cards")
    pages = list(deck.pages())
    _check_font(app, deck)
    key = digest(repr((pages, domain.session.digests if deck.has_papers else None)))
    if manifest.key == key and manifest.is_complete():
        return
    papers = domain.session.facts.papers_on_cards() if deck.has_papers else ()
    of_papers = [deck.of_paper(*paper) for paper in papers]
    cards = {card.name: card for card in [*pages, *of_papers] if card is not None}
    folder = Path(app.doctreedir, "workshop-cards")
    _draw([card for name, card in cards.items() if not (folder / name).is_file()], folder, app)
    manifest.write(key, [], {f"{CARDS}/{name}": folder / name for name in cards}, jobs=1)


def _draw(cards: list[Card], folder: Path, app: Sphinx) -> None:
    """Draw cards into a folder, each at once, so that a build which is stopped leaves no half of one."""
    if not cards:
        return
    folder.mkdir(parents=True, exist_ok=True)
    try:
        drawn: Iterable[bytes] = _PILLOW["draw"](cards, Path(app.confdir))
    except OSError:
        _warn(app, "cannot be read as a font; use a .ttf, .otf or .ttc file")
        drawn = _PILLOW["draw"]([card._replace(font="") for card in cards], Path(app.confdir))
    for card, content in zip(cards, drawn, strict=True):
        temporary = folder / f"{card.name}.part"
        temporary.write_bytes(content)
        os.replace(temporary, folder / card.name)  # noqa: PTH105 (a Path's own does the same)


def _check_font(app: Sphinx, deck: Deck) -> None:
    if deck.is_wanted and settings(app.config).card_font and not deck.font:
        _warn(app, "does not exist; write the path of a font file, relative to conf.py")


def _warn(app: Sphinx, wrong: str) -> None:
    font = settings(app.config).card_font
    logger.warning("workshop_card_font: `%s` %s", font, wrong, type="workshop", subtype=Kind.PICTURE.value)
