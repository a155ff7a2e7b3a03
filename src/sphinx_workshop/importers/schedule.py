"""A schedule to our facts: sessions by day for program.yml, people for speakers.yml."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from sphinx_workshop.importers import escape, words
from sphinx_workshop.importers.found import Bare, CannotImport, Found, Notes, Value
from sphinx_workshop.importers.guests import Guests, entry
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.model.times import tzinfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from sphinx_workshop.importers.frab import Occasion, Schedule, Speaking

_KINDS: Final = {
    "talk": "talk lecture keynote invited",
    "panel": "panel discussion podium",
    "poster": "poster",
    "spotlight": "spotlight lightning",
    "break": "break lunch coffee pause",
    "social": "social dinner reception party",
    "opening": "opening welcome",
    "closing": "closing farewell",
}
"""The words that name our kinds of session in a schedule."""
_LINKS: Final = (
    ("video", re.compile(r"video|recording|youtube\.com|youtu\.be|vimeo\.com|media\.ccc\.de", re.IGNORECASE)),
    ("slides", re.compile(r"slides|presentation|folien", re.IGNORECASE)),
)


@dataclass
class Program:
    """What a schedule says in our terms."""

    days: dict[date, list[Found]] = field(default_factory=dict)
    speakers: list[Found] = field(default_factory=list)
    guests: dict[str, Speaking] = field(default_factory=dict)
    """The people as the source has them, by id."""
    own: frozenset[str] = frozenset()
    """The ids of people who have an entry in another file than that of the speakers."""


def convert(
    schedule: Schedule, zone: str, known: Mapping[str, str], own: frozenset[str], notes: Notes
) -> Program:
    """Return the sessions and the people of a schedule.

    :param zone: the time zone of the workshop
    :param known: the ids of people in the data, by name
    :param own: the ids of people who have an entry in another file than that of the speakers
    """
    is_local = any(one.start is not None and one.start.tzinfo is None for one in schedule.occasions)
    there = _zone_of(schedule.zone) if is_local and schedule.zone else tzinfo(zone)
    days: defaultdict[date, list[Found]] = defaultdict(list)
    people = (person for occasion in schedule.occasions for person in occasion.people)
    guests = Guests(people, known, notes)
    taken: set[str] = set()
    for occasion in schedule.occasions:
        key = next((key for given in occasion.ids if (key := words.identifier(given))), "")
        if not words.line(occasion.title):
            notes.add(f"session {key or f'on {occasion.day}'}", "left out: it has no title; give it one")
            continue
        key = key or slug(occasion.title)
        if not key or key in taken:
            reason = "another one has its id" if key else "it has no id that we can use"
            notes.add(f"session {quoted(occasion.title)}", f"left out: {reason}; give it one of its own")
            continue
        taken.add(key)
        day, times = _times(occasion, there, tzinfo(zone))
        days[day].append(_session(key, occasion, times, guests.ids(occasion.people), notes))
    speakers = [entry(key, person, own) for key, person in guests.people.items()]
    return Program({day: days[day] for day in sorted(days)}, speakers, guests.people, own)


def _session(
    key: str, occasion: Occasion, times: dict[str, Value], speakers: list[str], notes: Notes
) -> Found:
    facts: dict[str, Value] = {
        "title": "TBD" if words.is_to_be(occasion.title) else escape.inline(occasion.title)
    }
    facts |= times
    if speakers:
        facts["speakers"] = speakers[0] if len(speakers) == 1 else speakers
    for name, value in (("room", occasion.room), ("track", occasion.track)):
        if text := words.line(value):
            facts[name] = "TBD" if words.is_to_be(text) else text
    texts = list(dict.fromkeys(filter(None, map(words.paragraphs, occasion.texts))))
    if description := escape.told(escape.plain_block, "\n\n".join(texts)):
        facts["description"] = description
    if links := _links(occasion, f"session {key}", notes):
        facts["links"] = links
    kind = _kind(occasion.kind)
    return Found(key, facts, {"kind": kind} if kind else {}, occasion.title)


def _links(occasion: Occasion, about: str, notes: Notes) -> dict[str, Value]:
    """Return the video and the slides, and what else there is as `more`."""
    links: dict[str, Value] = {}
    more: dict[str, Value] = {}
    for label, url in occasion.links:
        field = next((field for field, known in _LINKS if known.search(f"{label} {url}")), "more")
        address, reason = words.address(url)
        if not address:
            notes.add(about, f"left out links.{field}: {reason}")
        elif field != "more" and field not in links:
            links[field] = address
        elif address not in links.values():
            shown = words.name(label) or urlsplit(address).hostname or address
            more.setdefault(address, {"label": shown, "url": address})
    return {**links, "more": list(more.values())} if more else links


def _kind(text: str) -> str:
    spoken = set(re.findall(r"[a-z]+", text.lower()))
    if text.strip().lower() in {kind.value for kind in SessionKind}:
        return text.strip().lower()
    return next((kind for kind, known in _KINDS.items() if not spoken.isdisjoint(known.split())), "")


def _times(occasion: Occasion, there: ZoneInfo, here: ZoneInfo) -> tuple[date, dict[str, Value]]:
    """Return the day of the program, and its times on the clock of the workshop.

    What begins past midnight belongs to the day that the schedule has it under, as long as
    that is the day before on our clock, too.
    """
    if occasion.start is None:
        return occasion.day, {}
    start = occasion.start if occasion.start.tzinfo else occasion.start.replace(tzinfo=there)
    local = start.astimezone(here)
    late = start.date() > occasion.day and local.date() == occasion.day + timedelta(days=1)
    day = occasion.day if late else local.date()
    times: dict[str, Value] = {"start": _clock(local, day)}
    if occasion.length:
        end = (start.astimezone(UTC) + occasion.length).astimezone(here)
        times["end"] = _clock(end, day)
    return day, times


def _clock(moment: datetime, day: date) -> Bare:
    return Bare(f"{moment:%H:%M}" if moment.date() == day else f"{moment:%Y-%m-%d %H:%M}")


def _zone_of(name: str) -> ZoneInfo:
    try:
        return tzinfo(name)
    except (KeyError, ValueError, OSError) as error:
        message = f"the schedule is in the zone {quoted(name)}, which nobody knows; correct it"
        raise CannotImport(message) from error
