"""Where a site shows things: exporters name a page by it, and know nothing else of pages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.model.event import Event


FEED: Final = "feed.xml"
"""The file of a site that has the feed of its news."""
FEED_TYPE: Final = "application/atom+xml"


class Addresses(NamedTuple):
    """The address of a site, and the places of things in it."""

    base: str = ""
    """The full address of the root of the site, with a slash at its end; empty if it is not known."""
    shown: Mapping[tuple[str, str], str] = MappingProxyType({})
    """Where each thing is shown, relative to the root, by kind (`person`, `session`, `milestone`, `paper`,
    `track`) and key, and where each file of a paper is, by `file` and its path in the data folder; empty
    outside a build, which alone knows the pages."""

    def of(self, kind: str, key: str) -> str:
        """Return the full address of the place that shows a thing; empty if it is not known."""
        place = self.shown.get((kind, key))
        return f"{self.base}{place}" if self.base and place is not None else ""

    def home(self, event: Event) -> str:
        """Return the full address of the site, else the one in workshop.yml; empty if neither is known."""
        url = event.url
        return self.base or (url if isinstance(url, str) else "")


NOWHERE = Addresses()
"""For exports of data whose site has no known address."""


def base_of(url: str | None) -> str:
    """Return the address of the root of a site, with a slash at its end; empty if it is not known.

    Args:
        url: the address of the site or of its landing page
    """
    if not (url := web_address(url)):
        return ""
    folder, _slash, name = url.rpartition("/")
    is_file = "." in name and not folder.endswith("/")
    return f"{folder if is_file else url.rstrip('/')}/"


def web_address(url: str | None) -> str:
    """Return an address of a page; empty for an address of e-mail, and for none."""
    return url if url is not None and url.startswith(("http://", "https://")) else ""
