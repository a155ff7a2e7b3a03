"""Schedules of any format that is known, read into events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from sphinx_workshop.importers.record import CannotImport, as_mapping, not_utf_8
from sphinx_workshop.importers.schedules.events import Schedule
from sphinx_workshop.importers.schedules.frab import frab_schedule
from sphinx_workshop.importers.schedules.frab_xml import as_data
from sphinx_workshop.importers.schedules.pretalx import Parts, expanded, pretalx_schedule
from sphinx_workshop.importers.schedules.refusals import EXPECTED, EXPORT, broken, found_in, page_of
from sphinx_workshop.importers.schedules.schedule2 import is_schedule2, read_schedule2
from sphinx_workshop.importers.schedules.sources import Source, read_source
from sphinx_workshop.importers.schedules.values import in_language, text_of
from sphinx_workshop.importers.servers.addresses import is_address
from sphinx_workshop.messages import listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MOST_PAGES: Final = 500
"""How many pages of an answer are asked for."""


def read_schedule(
    *places: Path | str, get: Callable[[str], bytes] | None = None, language: str = "en"
) -> Schedule:
    """Return the schedule of files and addresses: whole schedules, or the parts that pretalx's API answers.

    Args:
        places: Files, or addresses of http and https.
        get: Returns what is at an address.
        language: The language of texts that are there in several.

    Raises:
        CannotImport: One of them cannot be read, or is no such schedule.
    """
    schedules: list[Schedule] = []
    parts, base, is_answer = Parts(), "", False
    for place in map(str, places):
        for source, answer in _pages(place, get):
            data = in_language(answer, language)
            if (schedule := _schedule(source, data)) is not None:
                schedules.append(schedule)
            elif parts.take(data):
                is_answer, base = True, source.url or base
            else:
                found = f"expected {EXPECTED}; found {found_in(data)}"
                message = f"{source.name} is not a schedule: {found}; {EXPORT}"
                raise CannotImport(message)
    if is_answer and (parts.slots or parts.submissions or not schedules):
        schedules.append(pretalx_schedule(parts, base))
    elif is_answer:
        schedules[0].notes.append(
            "the answers of pretalx name no sessions, and beside a schedule are not used"
        )
    if not any(schedule.events for schedule in schedules):
        message = (
            f"{', '.join(map(str, places))}: no events are in that schedule; publish it first, then {EXPORT}"
        )
        raise CannotImport(message)
    zones = {schedule.zone for schedule in schedules if schedule.zone} | ({parts.zone} - {""})
    if len(zones) > 1:
        message = f"the schedules are in several time zones: {listing(sorted(zones))}; import each by itself"
        raise CannotImport(message)
    return Schedule(
        next(iter(zones), ""),
        [event for schedule in schedules for event in schedule.events],
        [note for schedule in schedules for note in schedule.notes],
    )


def _pages(place: str, get: Callable[[str], bytes] | None) -> Iterator[tuple[Source, object]]:
    """Yield a source with its data, and at an address the pages that follow it."""
    asked: set[str] = set()
    while place not in asked:
        asked.add(place)
        if len(asked) > _MOST_PAGES:
            message = f"{place}: more than {_MOST_PAGES} pages, which no schedule has; check the address"
            raise CannotImport(message)
        source = read_source(expanded(place) if is_address(place) else place, get)
        data = _data(source)
        following = text_of(as_mapping(data).get("next")) if source.url else ""
        if not following:
            yield source, {**data, "previous": None} if isinstance(data, dict) and len(asked) > 1 else data
            return
        following = urljoin(source.url, following)
        if not is_address(following) or urlsplit(following).netloc != urlsplit(source.url).netloc:
            message = (
                f"{source.name} says that it goes on at another site, {following}; give that address, too"
            )
            raise CannotImport(message)
        yield source, {**as_mapping(data), "next": None, "previous": None}
        place = following


def _data(source: Source) -> object:
    """Return what a source says: JSON, or XML as its JSON would be."""
    content = source.content
    start = content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    if page := page_of(content):
        message = f"{source.name} is {page}, not a schedule; {EXPORT}"
        raise CannotImport(message)
    if start.startswith(b"<"):
        return as_data(content, source.name)
    reason = broken(content)
    try:
        return json.loads(content.decode(json.detect_encoding(content)).lstrip("\ufeff"))
    except UnicodeDecodeError as error:
        if not reason:
            raise not_utf_8(source.name, error) from error
        message = f"{source.name} {reason}: neither JSON nor XML; {EXPORT}"
        raise CannotImport(message) from error
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(error.doc.rstrip()) - 1 or error.msg.startswith("Unterminated")
        where = f"line {error.lineno}, column {error.colno}: {error.msg}"
        reason = reason or (f"breaks off ({where})" if is_cut else f"is not well-formed ({where})")
        message = f"{source.name} {reason}: neither JSON nor XML; {EXPORT}"
        raise CannotImport(message) from error
    except (ValueError, RecursionError) as error:
        what = (
            "is nested too deeply" if isinstance(error, RecursionError) else "has a number that is too long"
        )
        message = f"{source.name} {what} for a schedule; {EXPORT}"
        raise CannotImport(message) from error


def _schedule(source: Source, data: object) -> Schedule | None:
    """Return the schedule that data is by itself; None if it is none."""
    facts = as_mapping(data)
    schedule = as_mapping(facts.get("schedule")) or facts
    conference = as_mapping(schedule.get("conference"))
    base = next(
        filter(None, map(text_of, (schedule.get("base_url"), conference.get("base_url")))), source.url
    )
    if is_schedule2(schedule):
        return read_schedule2(schedule, base)
    if isinstance(conference.get("days"), list):
        return frab_schedule(conference, base, source.name)
    return None
