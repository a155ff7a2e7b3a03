"""The ids of sessions: those of the source; of an event with several slots, `AAAAAA`, `AAAAAA-2` and so on.

A slot keeps the id that it has in program.yml while it stays at its time, so that one that is cancelled does
not pass its id on to another. Other slots have their ids in order of time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.importers.text import plain
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.limits import LONGEST_ID
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sphinx_workshop.importers.schedules.events import Event

_NUMBERED: Final = re.compile(r"(.+)-\d+")


class Slot(NamedTuple):
    """An event with what tells it from other slots of its id."""

    event: Event
    start: datetime | None
    """On the clock of the workshop."""


def with_ids(
    slots: Iterable[Slot], present: Mapping[str, datetime | None], notes: list[str]
) -> dict[str, Slot]:
    """Return slots by the ids of their sessions; one that the source has twice counts once.

    Args:
        slots: The slots of a schedule.
        present: When each session of program.yml begins, by id.
        notes: Is told which different events share an id.
    """
    siblings: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(present, key=lambda name: (len(name), name)):
        siblings[name].insert(0, name)
        if found := _NUMBERED.fullmatch(name):
            siblings[found[1]].append(name)
    slots = list(slots)
    ids = _ids_of((slot.event for slot in slots), present)
    groups: defaultdict[str, dict[tuple[object, ...], Slot]] = defaultdict(dict)
    for slot in slots:
        event = slot.event
        groups[ids.get(own := _own_id(event), own)].setdefault(
            (slot.start or event.day, event.title, event.room), slot
        )
    result: dict[str, Slot] = {}
    for key, group in groups.items():
        titles = dict.fromkeys(slot.event.title for slot in group.values())
        if len(titles) > 1:
            what = ", ".join(map(quoted, titles))
            notes.append(f"session {key}: several events of the source have that id, and get numbers: {what}")
        if len(group) == 1 and siblings[key] in ([], [key]):
            (result[key],) = group.values()
            continue
        taken = {name for name in (*groups, *result) if name != key}
        mine = [name for name in siblings[key] if name not in taken]
        result |= _named(key, sorted(group.values(), key=_order), mine, taken, present)
    return result


def _own_id(event: Event) -> str:
    """Return the id of an event by itself: the source's, else one of its title, else one of its time."""
    of_title = slug(event.title)[:LONGEST_ID].strip("-")
    of_time = f"session-{event.start or event.day:%Y-%m-%d-%H%M}"
    return next(_names(event), "") or (of_title if not plain.is_to_be(of_title) else "") or of_time


def _names(event: Event) -> Iterator[str]:
    """Yield what may be the id of an event among the source's names for it, the most lasting first."""
    return (name for name in map(plain.identifier, event.ids) if name and not plain.is_to_be(name))


def _ids_of(events: Iterable[Event], present: Mapping[str, datetime | None]) -> dict[str, str]:
    """Return what program.yml has for an event's own id, where that is another of its names in the source.

    An older version of the source, or its other format, may have had fewer names.
    """
    others: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        for name in _names(event):
            others[name].add(_own_id(event))
    ids: dict[str, str] = {}
    for name, owns in others.items():
        own = min(owns)
        if name in present and len(owns) == 1 and own not in present:
            ids.setdefault(own, name)
    return ids


def _order(slot: Slot) -> tuple[str, str, str]:
    return str(slot.start or slot.event.day), slot.event.title, slot.event.room


def _named(
    key: str,
    slots: list[Slot],
    siblings: list[str],
    taken: Iterable[str],
    present: Mapping[str, datetime | None],
) -> Iterator[tuple[str, Slot]]:
    """Yield the slots of an id with their own: those of program.yml by their times, the others in order."""
    used = set(taken)
    for name in siblings:
        same = next((slot for slot in slots if slot.start is not None and slot.start == present[name]), None)
        if same is not None:
            slots.remove(same)
            used.add(name)
            yield name, same
    numbered = (f"{key[: LONGEST_ID - 5]}-{number}" for number in count(2))
    for slot in slots:
        name = next(name for name in (key, *siblings) if name not in used) if key not in used else ""
        name = name or next(name for name in numbered if name not in used)
        used.add(name)
        yield name, slot
