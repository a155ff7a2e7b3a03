"""The feed of a site's news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.addresses import FEED
from sphinx_workshop.export.atom import feed as feed_of
from sphinx_workshop.model.base import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.web.site import Site


def feed(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the feed of the news, if there is any."""
    if items(site.workshop.news):
        yield FEED, feed_of(site.workshop, site.addresses, language=site.language_tag).encode()
