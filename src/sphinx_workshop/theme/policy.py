"""The Content-Security-Policy of a page: what the site itself has, and nothing inline but what is hashed.

Source: https://www.w3.org/TR/CSP3/ (a hash stands for one inline script or style, word for word).
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from sphinx_workshop.archive.loads import loads_of_script

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLED: Final = re.compile(r'<([a-zA-Z][\w:-]*)((?:\s[^<>]*?)?)\sstyle="([^"<>{}]*)"([^<>]*)>')
_CLASS: Final = re.compile(r'(\sclass=")([^"]*")')
_INLINE: Final = re.compile(r"<(script|style)(\s[^>]*)?>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_SOURCE: Final = re.compile(r"""\s(?:src|data)\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_HANDLER: Final = re.compile(r"""<[a-z][^<>]*?\s(on[a-z]{3,})\s*=\s*["']""", re.IGNORECASE)
_HASHED: Final = "'sha256-"
_ELSEWHERE: Final = re.compile(r"https?://", re.IGNORECASE)
_LOADS: Final = re.compile(
    r"<(script|img|iframe|video|audio|source|track|object|embed)(\s[^>]*)>", re.IGNORECASE
)
_DIRECTIVES: Final = {
    "script": "script-src",
    "link": "style-src",
    "img": "img-src",
    "iframe": "frame-src",
    "video": "media-src",
    "audio": "media-src",
    "source": "media-src",
    "track": "media-src",
    "object": "object-src",
    "embed": "object-src",
}


class Body(NamedTuple):
    """The body of a page whose style attributes stand in a sheet of their own."""

    html: str
    sheet: str
    """The rules; empty if there are none."""


def without_style_attributes(html: str) -> Body:
    """Return a page's body with a class for each style attribute, since a policy cannot allow those."""
    if ' style="' not in html:
        return Body(html, "")
    names: dict[str, str] = {}

    def replaced(match: re.Match[str]) -> str:
        tag, before, style, after = match.groups()
        name = names.setdefault(style, f"page-style-{len(names) + 1}")
        attributes, count = _CLASS.subn(rf"\g<1>{name} \g<2>", before + after, count=1)
        return f"<{tag}{attributes}>" if count else f'<{tag} class="{name}"{before}{after}>'

    moved = _STYLED.sub(replaced, html)
    # As strong as an attribute is, nearly: the class is written twice.
    sheet = "".join(f".{name}.{name}{{{_unescaped(style)}}}" for style, name in names.items())
    return Body(moved, sheet)


def policy(
    html: str, loads: Iterable[tuple[str, str]] = (), inline: Iterable[str] = (), sheet: str = ""
) -> str:
    """Return the policy of a page.

    What pages and other extensions load from elsewhere is allowed by its origin, so that nothing that the
    site asks for is lost; what it does not ask for is not.

    Args:
        html: The body of the page.
        loads: What it loads beside its body: an element of HTML, such as `script`, and an address.
        inline: The texts of the scripts that other extensions put into its head.
        sheet: The styles in its head.
    """
    allowed: dict[str, list[str]] = {
        "default-src": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "object-src": ["'none'"],
        "img-src": ["'self'", "data:"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
    }
    texts = [
        *((tag.lower(), text) for tag, _rest, text in _INLINE.findall(html)),
        *(("script", one) for one in inline),
    ]
    for tag, text in texts:
        if text.strip():
            allowed[f"{tag}-src"].append(_hash(text))
    if sheet:
        allowed["style-src"].append(_hash(sheet))
    modules = [url for tag, text in texts if tag == "script" for url in loads_of_script(text)]
    elements = [(tag.lower(), rest) for tag, rest in _LOADS.findall(html)]
    if {"object", "embed"} & dict(elements).keys():  # as diagrams in SVG are shown
        allowed["object-src"] = ["'self'"]
    loads = [*loads, *((tag, url) for tag, rest in elements for url in _SOURCE.findall(rest))]
    loads += [("script", url) for url in modules]
    elsewhere = [(_DIRECTIVES[tag], _origin(url)) for tag, url in loads if _ELSEWHERE.match(url)]
    for directive, origin in elsewhere:
        allowed.setdefault(directive, ["'self'"]).append(origin)
    if "style-src" in dict(elsewhere):
        allowed["font-src"] = ["'self'", "https:"]  # such as fonts.gstatic.com for fonts.googleapis.com
    origins = [origin for directive, origin in elsewhere if directive == "script-src"]
    if origins or modules:
        _let_draw(allowed, origins)
    return "; ".join(f"{name} {' '.join(dict.fromkeys(values))}" for name, values in allowed.items())


def refused(html: str) -> list[str]:
    """Return what no policy can allow piece by piece: attributes with a script, such as `onclick`."""
    return sorted({name.lower() for name in _HANDLER.findall(html)})


def _let_draw(allowed: dict[str, list[str]], origins: list[str]) -> None:
    """Allow what MathJax, Mermaid and their like need: styles of their making, fonts, workers.

    A script from elsewhere has all of the page in its hands anyway.
    """
    styles = [one for one in allowed["style-src"] if not one.startswith(_HASHED)]
    allowed["style-src"] = [*styles, "'unsafe-inline'", *origins]  # browsers ignore it beside a hash
    allowed.setdefault("font-src", ["'self'"]).extend(origins)
    allowed["connect-src"] = ["'self'", *origins]
    allowed["worker-src"] = ["'self'", "blob:"]


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"{_HASHED}{digest}'"


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _unescaped(style: str) -> str:
    return style.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")
