"""The links and the times of a session."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from sphinx_workshop.importers.text import plain
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.importers.record import Facts
    from sphinx_workshop.importers.schedules.events import Event, Link
    from sphinx_workshop.yamledit import Value

_NOON: Final = 12
_LINKS: Final = (
    ("video", re.compile(r"video|recording|youtube\.com|youtu\.be|vimeo\.com|media\.ccc\.de", re.IGNORECASE)),
    ("slides", re.compile(r"slides|presentation|folien", re.IGNORECASE)),
)


def links_of(links: Iterable[Link], about: str, notes: list[str]) -> dict[str, Value]:
    """Return the video and the slides, and all other links as `more`, each address once."""
    result: dict[str, Value] = {}
    more: dict[str, Value] = {}
    for label, url in links:
        fact = next((fact for fact, known in _LINKS if known.search(f"{label} {url}")), "more")
        address, reason = plain.address(url)
        if not address:
            notes.append(f"{about}: left out links.{fact}: {reason}")
        elif fact != "more" and fact not in result:
            result[fact] = address
        elif address not in result.values():
            more.setdefault(address, {"label": label_of(label, address), "url": address})
    return {**result, "more": list(more.values())} if more else result


def label_of(label: str, address: str) -> str:
    """Return the label of a link, else the site that it leads to."""
    return plain.name(label) or urlsplit(address).hostname or address


def times_of(event: Event, local: datetime | None) -> tuple[date, Facts]:
    """Return the day of a session, and its start and end on the clock of the workshop.

    What begins past midnight belongs to the day that the schedule has it under, if that is the day before
    on the workshop's clock, too. The end is left out where the source has none.
    """
    if event.start is None or local is None:
        return event.day, {}
    is_past_midnight = event.start.date() > event.day and event.start.hour < _NOON
    is_night = is_past_midnight and local.date() == event.day + timedelta(days=1)
    day = event.day if is_night else local.date()
    times: dict[str, Value] = {"start": _clock(local, day)}
    if event.length:
        times["end"] = _clock((local.astimezone(UTC) + event.length).astimezone(local.tzinfo), day)
    return day, times


def _clock(moment: datetime, day: date) -> Unquoted:
    return Unquoted(f"{moment:%H:%M}" if moment.date() == day else f"{moment:%Y-%m-%d %H:%M}")
