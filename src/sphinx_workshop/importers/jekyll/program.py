"""The program of a site: its days, their rooms, and the sessions in them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.dates.days import UnclearDateError, days_in
from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.entries import Entry
from sphinx_workshop.importers.jekyll.leaves import Leaf, leaf_at
from sphinx_workshop.importers.jekyll.speaking import FILE
from sphinx_workshop.importers.jekyll.words import DAY, SESSION
from sphinx_workshop.importers.tables.heads import comparable_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.importers.jekyll.sessions import Sessions
    from sphinx_workshop.importers.record import Record

_WEEKDAY: Final = re.compile(
    r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|day ?\d?|mo|tu|we|th|fr|sa|su)\.?", re.IGNORECASE
)
_WORDS: Final = re.compile(r"[_\W]+")
_DAYS: Final = frozenset({"days", "schedule", "program", "programme", "agenda"})
Days = dict[date | str, list["Record"]]
"""The sessions of each day; by its title, where nobody knows the date yet."""


def add_program(
    items: Sequence[Tree], name: str, event: Sequence[date], sessions: Sessions, days: Days
) -> None:
    """Add the sessions of a list to the days.

    Args:
        items: The list: of days, of sessions, or a mapping that has one of them.
        name: What names the list, such as `schedule_dec2`.
        event: The days of the workshop, as far as they are known.
        sessions: What makes records.
        days: Gets the sessions.
    """
    for day, trees in _days(items, name):
        on = _date(day, name, event) or _title(day, name)
        for room, inside in trees:
            days.setdefault(on, []).extend(sessions.records(inside, room))


_Rooms = list[tuple[Leaf | None, "list[Tree]"]]


def _days(items: Sequence[Tree], name: str) -> Iterator[tuple[list[Leaf], _Rooms]]:
    """Yield what says which day it is, and the sessions of each room."""
    flat: list[Tree] = []
    for item in items:
        if not isinstance(item, dict):
            flat.append(item)
        elif inner := _below(item):
            yield from _days(inner, name)
        elif _is_day(item):
            yield _day(item)
        elif _is_by_day(item):
            for key, value in item.items():
                yield [Leaf("", (), key)], [(None, value if isinstance(value, list) else [value])]
        else:
            flat.append(item)
    if flat:
        yield [], [(None, flat)]


def _below(tree: Mapping[str, Tree]) -> list[Tree]:
    """Return the list of days that a mapping has beside a legend or a heading."""
    for key, value in tree.items():
        if comparable_head(key) in _DAYS and isinstance(value, list) and not _has_time(tree):
            return value
    return []


def _has_time(tree: Mapping[str, Tree]) -> bool:
    entry = Entry(tree, SESSION)
    return entry.has("start") or (entry.has("time") and entry.leaf("time") is not None)


def _is_day(tree: Mapping[str, Tree]) -> bool:
    entry = Entry(tree, DAY)
    return (entry.has("rooms") or bool(entry.trees("sessions"))) and not _has_time(tree)


def _is_by_day(tree: Mapping[str, Tree]) -> bool:
    """Return whether each key of a mapping is a day: `day1`, `2030-12-02`."""
    lists = [key for key, value in tree.items() if isinstance(value, list)]
    return bool(lists) and len(lists) == len(tree) and all(re.search(r"\d|day", key) for key in lists)


def _day(tree: Mapping[str, Tree]) -> tuple[list[Leaf], _Rooms]:
    entry = Entry(tree, DAY)
    labels = [leaf for key in DAY["date"] if isinstance(leaf := entry.values.get(key), Leaf) and leaf.text]
    rooms: _Rooms = []
    for room in entry.trees("rooms"):
        inner = Entry(room, DAY) if isinstance(room, dict) else None
        if inner is not None:
            rooms.append((leaf_at(room, "name") or leaf_at(room, "title"), inner.trees("sessions")))
    return labels, rooms or [(None, entry.trees("sessions"))]


def _title(labels: Sequence[Leaf], name: str) -> str:
    """Return what a day is called whose date nobody knows."""
    return (
        next(filter(None, (values.name(label.came(FILE)) for label in labels)), "")
        or _WORDS.sub(" ", name).strip()
    )


def _date(labels: Sequence[Leaf], name: str, event: Sequence[date]) -> date | None:
    """Return the day that some texts, or the name of the list, say; without a year, the workshop's."""
    for text, leaf in [*((leaf.text, leaf) for leaf in labels), (re.sub(r"[_-]", " ", name), None)]:
        found = _day_in(text, event)
        if found is not None:
            for label in labels:
                is_other = (
                    label is not leaf
                    and not _WEEKDAY.fullmatch(label.text)
                    and _day_in(label.text, event) != found
                )
                label.stays(reasons.DAY_KNOWN) if is_other else label.came(FILE)
            return found
    if len(event) != 1:
        return None
    for label in labels:
        label.stays(reasons.DAY_KNOWN)
    return event[0]


def _day_in(text: str, event: Sequence[date]) -> date | None:
    for year in [None, *dict.fromkeys(day.year for day in event)]:
        try:
            found = days_in(text, year) or days_in(re.sub(r"(?<=[a-z])(?=\d)", " ", text), year)
        except UnclearDateError:
            continue
        if len(found) == 1 and found[0].first == found[0].last and (year is None or found[0].first in event):
            return found[0].first
    return None
