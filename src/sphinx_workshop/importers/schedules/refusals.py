"""What a file is that is no schedule, in words, and what to give instead."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.record import as_list, as_mapping
from sphinx_workshop.messages import counted, listing, quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

EXPECTED: Final = "schedule.conference.days (frab JSON or XML), or an answer of pretalx's API"
EXPORT: Final = "export the schedule as frab JSON or XML (at pretalx: /EVENT/schedule/export/schedule.json)"
_TEXTS: Final = (
    (
        re.compile(r"BEGIN:VCALENDAR", re.IGNORECASE),
        "a calendar (iCalendar), which has no people and no tracks",
    ),
    (re.compile(r"conference_acronym|pentabarf", re.IGNORECASE), "a table of Pentabarf"),
    (
        re.compile(r"[^\n{}<>]*[,;\t][^\n{}<>]*\r?\n"),
        "a table, which import csv reads if its rows are papers",
    ),
    (re.compile(r"---\s|[\w-]+:\s"), "YAML"),
)
_PAGE: Final = re.compile(
    r"(?:\ufeff|\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TITLE: Final = re.compile(r"<title[^>]*>([^<]+)<", re.IGNORECASE)
_OTHERS: Final = (
    ("a list of sessions of Sched", {"event_key", "name"}),
    ("an answer of Sessionize", {"sessions", "speakers", "rooms"}),
    ("an answer of Sessionize", {"groupId", "sessions"}),
    ("an answer of Indico", {"count", "ts", "results"}),
    ("JSON-LD, which search engines read", {"@context", "@type"}),
    ("an answer of Google Calendar", {"kind", "etag", "items"}),
)
"""Other systems, by keys of their JSON."""
_SHOWN: Final = 8
"""How many keys are named."""


def broken(content: bytes) -> str:
    """Return what a file is that is neither JSON nor XML, as part of a sentence; empty if unknown."""
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        return "is empty"
    if content.startswith(b"PK\x03\x04"):
        return "is a spreadsheet or an archive (zip)"
    if content.startswith(b"%PDF"):
        return "is a PDF"
    if content.startswith(b"\x1f\x8b"):
        return "is compressed (gzip)"
    head = content[:4000].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if head.startswith(("{", "[")):
        return ""
    return next((f"is {what}" for start, what in _TEXTS if start.match(head)), "")


def page_of(content: bytes) -> str:
    """Return what a page for browsers is, with its title; empty for anything else."""
    head = content[:20_000].decode("utf-8", "replace")
    if not _PAGE.match(head):
        return ""
    title = _TITLE.search(head)
    return f"a page of HTML ({quoted(unescape(title[1]))})" if title else "a page of HTML"


def found_in(data: object) -> str:
    """Return what JSON has that is not a schedule."""
    if named := next((what for what, keys in _OTHERS if keys <= _keys_of(data)), ""):
        return named
    if isinstance(data, list):
        keys = dict.fromkeys(key for item in data[:50] for key in as_mapping(item))
        return f"a list of {_entries(len(data))}" + (f" with {_keys(keys)}" if keys else "")
    facts = as_mapping(data)
    if not facts:
        return shortened(str(data)) if data else "nothing"
    schedule = facts.get("schedule")
    if isinstance(schedule, dict):
        conference = schedule.get("conference")
        inside = as_mapping(conference)
        where = f"schedule.conference with {_keys(inside)}" if inside else f"schedule with {_keys(schedule)}"
        events = as_list(schedule.get("events"))
        version = shortened(str(schedule.get("version") or ""))
        extra = f", version {version}" if events and version else ""
        return f"{where}{extra}{_no_times(events)}"
    return _keys(facts)


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _keys_of(data: object) -> set[str]:
    """Return the keys of an object, or of the first of a list."""
    return set(as_mapping(data if not isinstance(data, list) else next(iter(data), None)))


def _no_times(events: list[object]) -> str:
    return f", {counted(len(events), 'event')} without a `start` that is a day and a time" if events else ""


def _keys(keys: Iterable[str]) -> str:
    names = [shortened(str(key)) for key in keys]
    if not names:
        return "no keys"
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"the keys {listing(names[:_SHOWN])}{more}"
