"""What hosts of static sites read: how long browsers keep files, and what other sites may do with pages.

Sources: https://docs.netlify.com/routing/headers/ and
https://developers.cloudflare.com/pages/configuration/headers/ (`_headers`: two rules that match one file
must not set the same header, since Cloudflare joins their values);
https://docs.github.com/en/pages/getting-started-with-github-pages/about-github-pages (`.nojekyll`: files
whose names begin with `_` are published). GitHub Pages sends no headers of a site's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_workshop.web.site import Site

CARDS: Final = "_cards"
"""The folder of the pictures that other sites show of pages."""
_PAGES: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    # A policy in the page itself cannot say this (https://www.w3.org/TR/CSP3/, section 4.2.2).
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_DAY: Final = "public, max-age=86400, stale-while-revalidate=604800"
"""For files whose content may change under one name; styles and scripts have their version in the address."""
_FOREVER: Final = "public, max-age=31536000, immutable"
"""For files that have another name when their content is another."""


def hosting(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the headers, and the file that keeps GitHub Pages from leaving out folders.

    Pages themselves get no time: hosts have browsers ask each time, so that a date which moves is seen.
    """
    root = site.prefix
    rules = [
        _rule(f"{root}*", _PAGES),
        _rule(f"{root}_static/*", {"Cache-Control": _DAY}),
        _rule(f"{root}_images/*", {"Cache-Control": _DAY}),
        _rule(f"{root}{CARDS}/*", {"Cache-Control": _FOREVER}),
    ]
    yield "_headers", "\n".join(rules).encode()
    yield ".nojekyll", b""


def _rule(path: str, headers: Mapping[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])
