"""The news as a feed (Atom, RFC 4287): the newest first. It does not depend on the time of the export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from sphinx_workshop.export.addresses import FEED, FEED_TYPE, NOWHERE, Addresses
from sphinx_workshop.export.html import html_of
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.export.tags import tag
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.markup import plain_paragraphs, plain_text

if TYPE_CHECKING:
    from datetime import date

    from sphinx_workshop.model.news import News
    from sphinx_workshop.model.workshop import Workshop

_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_LONGEST_TITLE: Final = 100
"""Length, in characters, from which on the first line of the news is cut as a title."""


def feed(workshop: Workshop, addresses: Addresses = NOWHERE, *, language: str = "") -> str:
    """Return the news as a feed.

    Args:
        workshop: the facts
        addresses: of the site; without them, the feed has no link to itself
        language: of the texts (BCP 47); empty if it is not known

    Raises:
        Refused: there is no news.
    """
    news = sorted(items(workshop.news), key=lambda one: one.date, reverse=True)
    if not news:
        message = "there is no news; write some into news.yml"
        raise Refused(message)
    event, oldest = workshop.event, news[-1].date
    root = ET.Element("feed", {"xmlns": _NAMESPACE, **({"xml:lang": language} if language else {})})
    _add(root, "title", event.name)
    if tagline := plain_text(known(event.tagline) or ""):
        _add(root, "subtitle", tagline)
    _add(root, "id", tag(event, addresses, oldest, "news"))
    _add(root, "updated", _noon(news[0].date))
    home = addresses.home(event)
    author = ET.SubElement(root, "author")
    _add(author, "name", event.title)
    if home:
        _add(author, "uri", home)
        _link(root, "alternate", addresses.of("news", "all") or home, "text/html")
    if email := known(event.contact):
        _add(author, "email", email)
    if addresses.base:
        _link(root, "self", f"{addresses.base}{FEED}", FEED_TYPE)
    for one, name in zip(news, _names(news), strict=True):
        root.append(_entry(one, tag(event, addresses, one.date, name), addresses))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _entry(one: News, name: str, addresses: Addresses) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "title", _title(one.text))
    _add(entry, "id", name)
    _add(entry, "published", _noon(one.date))
    _add(entry, "updated", _noon(one.date))
    if address := known(one.url) or addresses.of("news", "all"):
        _link(entry, "alternate", address)
    _add(entry, "content", html_of(one.text), type="html")
    return entry


def _names(news: list[News]) -> list[str]:
    """Return a name for each piece of news: `news/1` for the first in the file of those of one day."""
    numbers: dict[date, int] = {}
    names: list[str] = []
    for one in news:  # sorting by days has kept the order of the file
        numbers[one.date] = numbers.get(one.date, 0) + 1
        names.append(f"news/{numbers[one.date]}")
    return names


def _noon(day: date) -> str:
    """Return noon of a day in UTC: the day is the same on nearly all clocks (RFC 3339)."""
    return f"{day.isoformat()}T12:00:00Z"


def _title(text: str) -> str:
    """Return the beginning of a text, which has no title of its own."""
    words = plain_paragraphs(text).partition("\n")[0]
    if len(words) <= _LONGEST_TITLE:
        return words
    return f"{words[:_LONGEST_TITLE].rpartition(' ')[0] or words[:_LONGEST_TITLE]} …"


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text


def _link(parent: ET.Element, rel: str, address: str, kind: str = "") -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": address, **({"type": kind} if kind else {})})
