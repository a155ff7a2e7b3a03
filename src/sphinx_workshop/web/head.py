"""What the head of a page says to search engines, feed readers, and sites that show a link to it as a card.

Sources: https://ogp.me (Open Graph) and
https://developer.x.com/en/docs/x-for-websites/cards/overview/markup (Twitter takes the rest from Open Graph).
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.core import get_global

from sphinx_workshop.export.addresses import FEED_TYPE
from sphinx_workshop.render.forms import locale_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED: Final = re.compile(r"""<meta\b[^>]*?\b(?:name|property)=["']([^"']*)["']""")
_IMAGE: Final = ("og:image", "twitter:image")


class Picture(NamedTuple):
    """The picture that other sites show of a page."""

    url: str
    """Its full address."""
    width: int
    height: int
    alt: str


class About(NamedTuple):
    """What is said of a page."""

    title: str
    description: str
    site: str
    """The name of the workshop."""
    language: str
    """As in conf.py: `en`, `pt_BR`."""
    is_home: bool
    url: str = ""
    """The full address of the page; empty if it is not known."""
    picture: Picture | None = None


def described(description: str, written: str = "") -> str:
    """Return the tag for search engines; empty if the page has it.

    Args:
        description: what the page is about
        written: the tags that the page has
    """
    return "" if "description" in _names(written) else _tag("name", "description", description)


def cards(page: About, written: str = "") -> str:
    """Return the tags for sites that show a link to a page, but for those that the page has."""
    own = _names(written)
    if own.intersection(_IMAGE):
        own |= {name for name, _content in _image(page.picture)}
    lines = [
        _tag("name" if name.startswith("twitter:") else "property", name, content)
        for name, content in _all(page)
        if content and name not in own
    ]
    return "\n".join(lines)


def feed_tag(name: str, address: str) -> str:
    """Return the tag by which feed readers find the news (RFC 4287 has the type, HTML `alternate`).

    Args:
        name: of the workshop
        address: of the feed, seen from the page
    """
    return f'<link rel="alternate" type="{FEED_TYPE}" href="{escape(address)}" title="{escape(name)}" />'


def _all(page: About) -> Iterator[tuple[str, str]]:
    yield "og:title", page.title
    yield "og:description", page.description
    yield "og:type", "website" if page.is_home else "article"
    yield "og:url", page.url
    yield "og:site_name", page.site
    yield "og:locale", territory_of(page.language)
    yield from _image(page.picture)
    yield "twitter:card", "summary_large_image" if page.picture else "summary"


def _image(picture: Picture | None) -> list[tuple[str, str]]:
    if picture is None:
        return []
    return [
        ("og:image", picture.url),
        ("og:image:type", "image/png"),
        ("og:image:width", str(picture.width)),
        ("og:image:height", str(picture.height)),
        ("og:image:alt", picture.alt),
    ]


def territory_of(language: str) -> str:
    """Return a language with a territory, as Open Graph asks for: ``en_US`` for ``en``, ``vi_VN`` for ``vi``.

    Source: Unicode CLDR, likely subtags.
    """
    locale = locale_of(language)
    likely = get_global("likely_subtags").get(locale.language, "").rpartition("_")[2]
    territory = locale.territory or likely
    return f"{locale.language}_{territory}" if territory else locale.language


def _names(tags: str) -> set[str]:
    return set(_NAMED.findall(tags))


def _tag(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}" />'
