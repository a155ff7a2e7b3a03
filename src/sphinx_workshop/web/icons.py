"""The icons of a site for all devices: the tags in each page, and the manifest that lists them.

Sources: https://html.spec.whatwg.org/multipage/links.html#rel-icon and
https://www.w3.org/TR/appmanifest/
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

MANIFEST: Final = "site.webmanifest"
_TAGS: Final = {
    "favicon.ico": 'rel="icon" sizes="32x32"',
    "apple-touch-icon.png": 'rel="apple-touch-icon"',
    MANIFEST: 'rel="manifest"',
}


def tags(names: Collection[str], address: Callable[[str], str]) -> str:
    """Return the tags for the icons that a site has.

    Args:
        names: the files, at the root of the site
        address: where a file is, seen from the page
    """
    found = [(known, name) for name, known in _TAGS.items() if name in names]
    return "\n".join(f'<link {known} href="{escape(address(name))}" />' for known, name in found)


def manifest(name: str, short_name: str, colour: str, icons: Mapping[str, int]) -> bytes:
    """Return the manifest.

    Args:
        name: of the workshop
        short_name: of the workshop
        colour: of the site, as `#rrggbb`
        icons: the side of each icon in pixels, by its name
    """
    listed = [{"src": icon, "sizes": f"{side}x{side}", "type": "image/png"} for icon, side in icons.items()]
    about = {"name": name, "short_name": short_name, "start_url": ".", "display": "browser"}
    content = {**about, "theme_color": colour, "background_color": "#ffffff", "icons": listed}
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()
