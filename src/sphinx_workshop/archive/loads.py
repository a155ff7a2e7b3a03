"""What a page, a stylesheet or an inline script loads: the addresses that a browser asks for without a click.

Sources: https://html.spec.whatwg.org/multipage/indices.html#attributes-3 (attributes with addresses),
https://html.spec.whatwg.org/multipage/links.html#linkTypes (which links are fetched),
https://www.w3.org/TR/css-syntax-3/ and https://www.w3.org/TR/css-cascade-5/#at-import.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ATTRIBUTES: Final = {
    "audio": ("src",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""Attributes with an address that is loaded, by element."""
_SETS: Final = ("srcset", "imagesrcset")
_FETCHED: Final = frozenset(
    {
        "apple-touch-icon",
        "apple-touch-icon-precomposed",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    }
)
"""Types of links that browsers fetch, or open a connection for."""
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_URL: Final = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_IMPORT: Final = re.compile(r"""\bimport\b[^;"']*["']([^"']+)["']""")
_REFRESH: Final = re.compile(r"""^[\s\d.]*[;,]\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)


def loads_of(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield the addresses that a start tag makes a browser ask for."""
    for name in _ATTRIBUTES.get(tag, ()):
        if name in attributes:
            yield attributes[name].strip()
    for name in _SETS:
        for candidate in attributes.get(name, "").split(","):
            yield from candidate.split()[:1]
    if tag == "link" and _FETCHED & set(attributes.get("rel", "").lower().split()):
        yield attributes.get("href", "").strip()
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield from _REFRESH.findall(attributes.get("content", ""))
    yield from loads_of_styles(attributes.get("style", ""))


def loads_of_styles(text: str) -> Iterator[str]:
    """Yield the addresses in a stylesheet, or a part of one."""
    for found in _URL.findall(_COMMENT.sub("", text)):
        yield next(filter(None, found), "")


def loads_of_script(text: str) -> list[str]:
    """Return the modules that an inline script imports."""
    return _IMPORT.findall(text)
