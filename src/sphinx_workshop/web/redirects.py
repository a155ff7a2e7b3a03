"""Pages that have moved: a page at each old address, and a list for hosts that lead on by themselves.

Sources: https://docs.netlify.com/routing/redirects/ and
https://developers.cloudflare.com/pages/configuration/redirects/ (`_redirects`);
https://developers.google.com/search/docs/crawling-indexing/301-redirects (a refresh at once is permanent).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sphinx_workshop.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.web.site import Redirect, Site


def redirects(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the pages at old addresses, which need no script, and the list of them."""
    for one in site.redirects:
        yield one.file, _page(one, site).encode()
    lines = [f"{site.prefix}{one.path} {_on_host(one.target, site)} 301\n" for one in site.redirects]
    if lines:
        yield "_redirects", "".join(lines).encode()


def _on_host(target: str, site: Site) -> str:
    return target if "://" in target else f"{site.prefix}{target}"


def _page(one: Redirect, site: Site) -> str:
    link, title = escape(one.link), escape(_("This page has moved"))
    full = one.target if "://" in one.target else f"{site.addresses.base}{one.target}"
    is_known = "://" in full
    canonical = f'<link rel="canonical" href="{escape(full.partition("#")[0])}" />\n' if is_known else ""
    return f"""\
<!DOCTYPE html>
<html lang="{escape(site.language_tag)}">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
<meta http-equiv="refresh" content="0; url={link}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>{title}</title>
{canonical}</head>
<body>
<main>
<h1>{title}</h1>
<p><a href="{link}">{escape(_("Go to its new address"))}</a></p>
</main>
</body>
</html>
"""
