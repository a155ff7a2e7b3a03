"""The pages of a site for search engines: `sitemap.xml` and `robots.txt`.

Sources: https://www.sitemaps.org/protocol.html and RFC 9309 (robots.txt).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.web.site import Site

NAME: Final = "sitemap.xml"
MOST: Final = 50_000
"""How many pages one file may have; more are split over several, which the first one lists."""
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the addresses of all pages, if that of the site is known.

    There is no date of the last change: a build does not know today.
    """
    base = site.addresses.base
    written = [page.path.partition("#")[0] for page in site.pages if not page.is_hidden]
    pages = list(dict.fromkeys([*written, *site.made]))
    if not base or not pages:
        return
    parts = [pages[start : start + MOST] for start in range(0, len(pages), MOST)]
    if len(parts) == 1:
        yield NAME, _listed("urlset", "url", base, pages)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield NAME, _listed("sitemapindex", "sitemap", base, names)
    for name, part in zip(names, parts, strict=True):
        yield name, _listed("urlset", "url", base, part)


def robots(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the file that lets search engines read everything, and names the list of pages.

    They look for it at the root of the host alone.
    """
    lines = ["User-agent: *", "Allow: /"]
    if NAME in site.files:
        lines += ["", f"Sitemap: {site.addresses.base}{NAME}"]
    yield "robots.txt", "".join(f"{line}\n" for line in lines).encode()


def _listed(outer: str, inner: str, base: str, paths: Iterable[str]) -> bytes:
    lines = [f"<{inner}><loc>{escape(f'{base}{path}')}</loc></{inner}>" for path in paths]
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<{outer} xmlns="{_NAMESPACE}">',
            *lines,
            f"</{outer}>",
            "",
        ]
    )
    return text.encode()
