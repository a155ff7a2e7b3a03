"""What pretalx's API answers, in one or more parts: slots, submissions, speakers, rooms, tracks, types.

The shapes are those of its versions so far (docs.pretalx.org/api/): a submission has one `slot` or `slots`,
and may name its speakers, rooms and tracks by code or number, or bring them along (`?expand=`). The data of
its schedule widget is of the same kind.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.record import CannotImport, as_list, as_mapping
from sphinx_workshop.importers.schedules.events import Schedule
from sphinx_workshop.importers.schedules.frab import event_of, rooms_in_words
from sphinx_workshop.importers.schedules.values import moment_of, name_of, text_of, texts_at
from sphinx_workshop.messages import listing, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sphinx_workshop.importers.schedules.events import Event

    Facts = Mapping[str, object]

_CODE: Final = re.compile(r"[A-Z0-9]{5,8}")
_TAKEN: Final = frozenset({"", "accepted", "confirmed"})
"""The states of submissions that are in a schedule."""
_OF_SLOT: Final = (
    "room,submission,submission.resources,submission.speakers,submission.submission_type,submission.track"
)
_EXPANSIONS: Final = (
    (
        re.compile(r"/schedules/[^/]+/?$"),
        "slots," + ",".join(f"slots.{part}" for part in _OF_SLOT.split(",")),
    ),
    (re.compile(r"/slots/?$"), _OF_SLOT),
    (re.compile(r"/(?:submissions|talks)/?$"), "resources,slots,slots.room,speakers,submission_type,track"),
)
"""What to ask for, so that an answer names people and rooms, by the end of the address without its query."""


def expanded(url: str) -> str:
    """Return an address of the API with a request for the names of people and rooms, unless it has one."""
    path, mark, query = url.partition("?")
    if "/api/events/" not in path or "expand=" in query:
        return url
    asked = next((parts for end, parts in _EXPANSIONS if end.search(path)), "")
    return f"{path}?{query}{'&' if query else ''}expand={asked}" if asked else f"{path}{mark}{query}"


@dataclass
class Parts:
    """The answers, by what they are about."""

    zone: str = ""
    submissions: dict[str, Facts] = field(default_factory=dict)
    slots: list[Facts] = field(default_factory=list)
    names: defaultdict[str, dict[str, object]] = field(default_factory=lambda: defaultdict(dict))
    """Rooms, tracks and types, by number, and speakers, by code."""
    pages: Counter[int] = field(default_factory=Counter)
    """How many items there are of answers in pages, by how many there should be."""
    notes: list[str] = field(default_factory=list)

    def take(self, data: object) -> bool:
        """Take an answer; return whether it is one."""
        facts = as_mapping(data)
        is_widget = {"talks", "timezone"} <= facts.keys()
        for key in ("rooms", "tracks", "speakers", "submission_types"):
            self.name(key, facts.get(key))
        if is_widget or {"slug", "timezone"} <= facts.keys():
            self.zone = text_of(facts.get("timezone"))
        answer = facts.get("results", facts.get("slots", facts.get("talks")))
        items = list(map(as_mapping, data if isinstance(data, list) else as_list(answer)))
        if isinstance(count := facts.get("count"), int) and (facts.get("next") or facts.get("previous")):
            self.pages[count] += len(items)
        taken = [self.take_item(item, is_widget=is_widget) for item in items]
        return any(taken) or ("slug" in facts and bool(self.zone))

    def take_item(self, item: Facts, *, is_widget: bool) -> bool:
        """Take a slot, a submission, a speaker, a room, a track or a type; return whether it is one."""
        if {"submission", "start"} <= item.keys() or "slot_type" in item:
            self.slots.append(item)
        elif {"code", "title"} <= item.keys() and item.keys() & {"slot", "slots", "start"}:
            self.submissions[text_of(item.get("code"))] = item
            slots = [item] if "start" in item else as_list(item.get("slots")) or [item.get("slot")]
            self.slots += [{**slot, "submission": item} for slot in slots if isinstance(slot, dict)]
        elif {"code", "name"} <= item.keys():
            self.name("speakers", [item])
        elif {"id", "name"} <= item.keys():
            is_track = "color" in item
            self.name(
                "submission_types" if "default_duration" in item else "tracks" if is_track else "rooms",
                [item],
            )
        elif is_widget and "start" in item:
            self.slots.append({**item, "submission": None})  # a break
        else:
            return False
        return True

    def name(self, kind: str, items: object) -> None:
        """Remember what has a number or a code."""
        for item in map(as_mapping, as_list(items)):
            if key := text_of(item.get("code") or item.get("id")):
                self.names[kind][key] = item


def pretalx_schedule(parts: Parts, base: str) -> Schedule:
    """Return the schedule that answers make; `base` is the address that they came from, if known.

    Raises:
        CannotImport: No slot has a time, or nothing is known about what is in the slots.
    """
    reading = _Reading(parts, base)
    events = list(reading.events())
    if not events:
        states = sorted({text_of(one.get("state")) for one in parts.submissions.values()} - _TAKEN)
        found = f"{len(parts.slots)} slots and {len(parts.submissions)} submissions" + (
            f" ({', '.join(states)})" if states else ""
        )
        message = (
            f"the answer of pretalx has {found}, but no session with a title and a time; publish it, "
            "and ask for /api/events/EVENT/slots/, or export it: /EVENT/schedule/export/schedule.json"
        )
        raise CannotImport(message)
    parts.notes += [
        f"{given} of {count} items are in the answers; give the other pages, too, or the address of the first"
        for count, given in parts.pages.items()
        if given < count
    ]
    parts.notes += rooms_in_words(parts.names["rooms"].values())
    for kind, unknown in reading.unknown.items():
        fix = "give the answer that names them, too, or ask with ?expand="
        parts.notes.append(f"{kind} without a name in the answer are left out: {listing(unknown)}; {fix}")
    return Schedule(parts.zone, events, parts.notes)


class _Reading:
    """Makes events of slots, and remembers what has no name."""

    def __init__(self, parts: Parts, base: str) -> None:
        self.parts, self.base = parts, base
        self.unknown: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def events(self) -> Iterator[Event]:
        """Yield the events, and note each slot that is left out."""
        for slot in self.parts.slots:
            submission = slot.get("submission")
            facts = as_mapping(submission) or self.parts.submissions.get(text_of(submission), {})
            title = next(texts_at(facts, "title"), "") or next(texts_at(slot, "title", "description"), "")
            about = f"session {quoted(title or text_of(submission) or text_of(slot.get('id')))}: left out"
            state = text_of(facts.get("state"))
            if submission and not facts:
                self.unknown["submissions"][text_of(submission)] = None
            elif state not in _TAKEN:
                self.parts.notes.append(f"{about}: the source says that it is {state}")
            elif slot.get("is_visible") is False or slot.get("slot_type") == "blocker":
                self.parts.notes.append(f"{about}: the source hides it")
            elif (start := moment_of(slot.get("start"))) is None:
                self.parts.notes.append(f"{about}: it has no time; add one in the source")
            else:
                yield self.event(slot, facts, title, start.date())

    def event(self, slot: Facts, submission: Facts, title: str, day: date) -> Event:
        """Return a slot as an event of a day."""
        facts = {
            **submission,
            "id": None if submission else f"break-{text_of(slot.get('id'))}",
            "title": title,
            "date": slot.get("start"),
            "start": None,
            "end": slot.get("end"),
            "duration": None if slot.get("end") else slot.get("duration") or submission.get("duration"),
            "room": self.named("rooms", slot.get("room")),
            "track": self.named("tracks", submission.get("track")),
            "type": self.named("submission_types", submission.get("submission_type"))
            if submission
            else "break",
            "language": submission.get("content_locale"),
            "persons": list(filter(None, map(self.speaker, as_list(submission.get("speakers"))))),
            "attachments": list(filter(self.is_resource, as_list(submission.get("resources")))),
            "recording_url": submission.get("recording"),
        }
        return event_of(facts, day, timedelta(), "", self.base)

    def named(self, kind: str, value: object) -> str:
        """Return the name of something that is given by its number, by a name, or in full."""
        if isinstance(value, int):
            found = self.parts.names[kind].get(str(value))
            if found is None:
                self.unknown[kind.replace("_", " ")][str(value)] = None
            return name_of(found)
        return name_of(value)

    def is_resource(self, value: object) -> bool:
        """Return whether a resource has an address, and not only a number."""
        if isinstance(value, int):
            self.unknown["resources"][str(value)] = None
        return not isinstance(value, int)

    def speaker(self, value: object) -> object:
        """Return a speaker as the answer has it, found by the code; None if only a code is known."""
        if isinstance(value, dict):
            return {**as_mapping(self.parts.names["speakers"].get(text_of(value.get("code")))), **value}
        text = text_of(value)
        found = self.parts.names["speakers"].get(text)
        if found is None and _CODE.fullmatch(text):
            self.unknown["speakers"][text] = None
            return None
        return found or text
