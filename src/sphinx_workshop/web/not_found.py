"""The page for addresses that nothing is at: its text, and links that work from any depth."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from sphinx_workshop.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME: Final = "404"
"""The name of the page; hosts of static sites send its file, `404.html`, for what they do not have."""
_ADDRESS: Final = re.compile(r'(\s(?:href|src|action|poster|data-content_root)=")([^"]*)(")')
_SEVERAL: Final = re.compile(r'(\ssrcset=")([^"]*)(")')
_FIXED: Final = re.compile(r"#|/|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""How an address begins that means the same wherever the page is sent from."""


def body(links: Iterable[tuple[str, str]]) -> str:
    """Return the text of the page.

    Args:
        links: the titles and the addresses of pages that may be meant
    """
    items = "".join(f'<li><a href="{escape(link)}">{escape(title)}</a></li>' for title, link in links)
    said = escape(
        _("There is no page at this address. It may have moved, or there is a mistake in the address.")
    )
    meant = escape(_("You may be looking for one of these:"))
    return (
        f"<section>\n<h1>{escape(_('Page not found'))}</h1>\n<p>{said}</p>\n<p>{meant}</p>\n"
        f"<ul>{items}</ul>\n</section>"
    )


def from_any_depth(html: str, page: str) -> str:
    """Return a page with addresses that do not depend on where it is sent from.

    Args:
        html: the page, with addresses relative to its own
        page: its address from the root of the host, such as `/` or `/repository/404.html`
    """

    def fixed(address: str) -> str:
        return address if not address or _FIXED.match(address) else urljoin(page, address)

    def one(match: re.Match[str]) -> str:
        return f"{match[1]}{fixed(match[2])}{match[3]}"

    def several(match: re.Match[str]) -> str:
        parts = [part.strip().partition(" ") for part in match[2].split(",")]
        return f"{match[1]}{', '.join(f'{fixed(url)}{gap}{size}' for url, gap, size in parts)}{match[3]}"

    return _SEVERAL.sub(several, _ADDRESS.sub(one, html))
