"""Values of schedules: texts in several languages, clocks, durations, links."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from sphinx_workshop.importers.record import CannotImport, as_list, as_mapping
from sphinx_workshop.importers.schedules.events import Link
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_YEARS: Final = range(1900, 2200)
"""Years that data files have."""
_CLOCK: Final = re.compile(r"(\d{1,3}):(\d{2})(?::\d{2})?")
_WITH_DAYS: Final = re.compile(r"([1-9]):(\d{2}):(\d{2})")
"""How pretalx writes a duration of a day or more."""
_ISO_DURATION: Final = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+(?:\.\d+)?S)?)?")

_LONGEST: Final = timedelta(days=366)
"""The longest duration."""
_DIGITS: Final = 9
"""More digits than a number of a duration has."""
_WITHOUT_SCHEME: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
"""An address as people type it into a browser."""
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z-]{2,8})?")
_DEEPEST: Final = 30
"""How deep a schedule is nested, at most."""
_NO_LABELS: Final = frozenset({"related", "web", "origin"})
"""Types of links that say nothing to readers."""


def text_of(value: object) -> str:
    """Return a text; of texts in several languages the English one, else the first."""
    for _ in range(3):  # a name in several languages may be inside another mapping, but not without end
        if isinstance(value, dict):
            value = value.get("en") or next(filter(None, value.values()), "")
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def in_language(data: object, language: str, depth: int = 0) -> object:
    """Return data with one text for each that is there in several languages, if it is in that language."""
    if isinstance(data, list) and depth < _DEEPEST:
        return [in_language(item, language, depth + 1) for item in data]
    if not isinstance(data, dict) or depth == _DEEPEST:
        return data
    if data and all(_LANGUAGE.fullmatch(key) and isinstance(text, str | None) for key, text in data.items()):
        return data.get(language) or data
    return {key: in_language(value, language, depth + 1) for key, value in data.items()}


def texts_at(facts: Mapping[str, object], *keys: str) -> Iterator[str]:
    """Yield the texts at some keys, without the empty ones."""
    return filter(None, (text_of(facts.get(key)).strip() for key in keys))


def name_of(value: object) -> str:
    """Return the name of a room, a track or a type: a text, or a mapping with a name."""
    facts = as_mapping(value)
    return text_of(
        facts.get("name") or facts.get("slug") if {"name", "slug"} & facts.keys() else value
    ).strip()


def day_of(value: object) -> date | None:
    """Return the day of a text that begins with one, in our time."""
    try:
        day = date.fromisoformat(text_of(value)[:10])
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def moment_of(value: object) -> datetime | None:
    """Return a day and a time in our time, with an offset if there is one."""
    try:
        moment = datetime.fromisoformat(text_of(value))
    except ValueError:
        return None
    return moment if moment.year in _YEARS else None


def clock_of(value: object) -> timedelta | None:
    """Return a time of the day, as the time since midnight."""
    clock = _CLOCK.fullmatch(text_of(value))
    return timedelta(hours=int(clock[1]), minutes=int(clock[2])) if clock else None


def length_of(value: object) -> timedelta | None:
    """Return a duration: minutes, `00:30`, `1:02:30` (a day, two and a half hours) or ISO 8601.

    Raises:
        CannotImport: It is longer than a year.
    """
    text = text_of(value)
    if text.isascii() and text.isdigit():
        days, hours, minutes = "", "", text
    elif found := _WITH_DAYS.fullmatch(text) or (text != "P" and _ISO_DURATION.fullmatch(text)):
        days, hours, minutes = found.groups()
    else:
        return clock_of(text)
    numbers = [(part or "0").lstrip("0").ljust(1, "0") for part in (days, hours, minutes)]
    if max(map(len, numbers)) < _DIGITS:
        length = timedelta(**dict(zip(("days", "hours", "minutes"), map(int, numbers), strict=True)))
        if length <= _LONGEST:
            return length
    message = f"{quoted(text)} is not a duration of a day or a session; write it as 00:30"
    raise CannotImport(message)


def links_of(facts: Mapping[str, object], *keys: str, base: str = "") -> Iterator[Link]:
    """Yield the links in the lists at some keys; an address without a host is one of the site `base`."""
    for key in keys:
        for item in as_list(facts.get(key)):
            link = as_mapping(item) or {"url": item}
            label = next(texts_at(link, "title", "label", "description", "service", "type"), "")
            label = "" if label.lower() in _NO_LABELS else label
            for url in texts_at(link, "url", "href", "link", "resource"):
                yield Link(label.capitalize() if label.isupper() else label, with_host(url, base))
                break


def with_host(url: str, base: str) -> str:
    """Return an address; one that begins with `/` is on the site that `base` is an address of."""
    if _WITHOUT_SCHEME.fullmatch(url):
        return f"https://{url}"
    return urljoin(base, url) if url.startswith("/") and base.startswith("http") else url
