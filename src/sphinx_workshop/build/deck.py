"""The cards of a site: what the picture says that other sites show of each page.

Papers have cards of their own as long as they are not too many: each takes about 15 ms to draw.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.meta import OWN_PICTURE, meta_of
from sphinx_workshop.build.others import OPEN_GRAPH
from sphinx_workshop.config import settings
from sphinx_workshop.export.addresses import base_of
from sphinx_workshop.pictures.card import HEIGHT, WIDTH, Card
from sphinx_workshop.render.nodes import SITES
from sphinx_workshop.theme.palette import ground_of
from sphinx_workshop.web.head import Picture
from sphinx_workshop.web.hosting import CARDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

MOST_PAPERS: Final = 400
"""How many papers have cards of their own; the pages of more share the card of the list."""


class Deck:
    """What all cards of a site share, and those of its pages."""

    def __init__(self, app: Sphinx) -> None:
        """Read the settings of the site, and what its pages have in common."""
        chosen, self._domain, self._env = settings(app.config), domain_of(app.env), app.env
        self._root: str = app.config.root_doc
        self.base = base_of(app.config.html_baseurl)
        self._around = self._domain.around
        is_site = app.builder.name in SITES and self._around is not None
        left_to_others = OPEN_GRAPH in app.extensions
        self.is_wanted = bool(chosen.cards and self.base and is_site and not left_to_others)
        """Whether there are cards: other sites find them by full addresses alone."""
        self.has_papers = (
            self.is_wanted and self._domain.session.own_pages and len(self._domain.papers) <= MOST_PAPERS
        )
        """Whether each paper has a card of its own."""
        self.colour = ground_of(getattr(app.builder, "theme_options", {}))
        """The ground of the cards, on which white is read."""
        font = chosen.card_font
        self.font = font if font and Path(app.confdir, font).is_file() else ""
        """The font for other scripts, relative to the folder of `conf.py`."""

    def of_page(self, docname: str) -> Card | None:
        """Return the card of a page; None if it has none, or a picture of its own."""
        if self._around is None or OWN_PICTURE.intersection(meta_of(self._env, docname)):
            return None
        title = " ".join(self._env.titles[docname].astext().split())
        if docname == self._root or title == self._around.name:
            return self._card(self._around.name, self._around.tagline, is_home=True)
        return self._card(title)

    def of_papers(self) -> Card | None:
        """Return the card that the pages share which are made for papers and authors."""
        first = next((listing.docname for listing in self._domain.listings()), self._root)
        return self.of_page(first)

    def of_paper(self, title: str, authors: str) -> Card | None:
        """Return the card of a paper, where papers have their own."""
        return self._card(title, authors)

    def pages(self) -> Iterable[Card]:
        """Return the cards of the pages that were written by hand, each once."""
        found = map(self.of_page, sorted(self._env.found_docs)) if self.is_wanted else ()
        return dict.fromkeys(card for card in found if card is not None)

    def picture(self, card: Card | None) -> Picture | None:
        """Return where a card is, for the tags of its page."""
        if card is None or not self.is_wanted:
            return None
        return Picture(f"{self.base}{CARDS}/{card.name}", WIDTH, HEIGHT, card.text)

    def _card(self, title: str, below: str = "", *, is_home: bool = False) -> Card | None:
        if self._around is None:
            return None
        event = "" if is_home else self._around.short_name
        return Card(event, title, below, self._around.occasion, self.colour, self.font)
