"""The calendar after papers of sessions have got other titles: changed where it names them.

To make it anew, all people would have to be read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from icalendar.parser import Contentline

from sphinx_workshop.export.ics import keyed_sessions, papers_in_lines
from sphinx_workshop.export.vevent import text, uid

if TYPE_CHECKING:
    from sphinx_workshop.model.workshop import Workshop

_BEGIN: Final = "BEGIN:VEVENT\r\n"
_FOLD: Final = "\r\n "
_UID: Final = re.compile(r"^UID:((?:[^\r\n]|\r\n )*)", re.MULTILINE)
_DESCRIPTION: Final = re.compile(r"^DESCRIPTION:(?:[^\r\n]|\r\n )*", re.MULTILINE)


def retitled(calendar: str, was: Workshop, now: Workshop) -> str | None:
    """Return a calendar with other titles of papers; None if it does not say what is expected.

    :param was: what the calendar says; people may be missing
    :param now: the same with the new titles
    """
    head, *events = calendar.split(_BEGIN)
    index_of = {_uid_of(event): index for index, event in enumerate(events)}
    for key, timed in keyed_sessions(now):
        before, after = (_written(papers_in_lines(timed.session, workshop)) for workshop in (was, now))
        if before == after:
            continue
        index = index_of.get(_written(uid(now.event, key)))
        found = _DESCRIPTION.search(events[index]) if index is not None else None
        line = found[0].replace(_FOLD, "") if found else ""
        if index is None or found is None or not line.endswith(before):
            return None
        folded = Contentline(line.removesuffix(before) + after).to_ical().decode()  # type: ignore[no-untyped-call]
        events[index] = events[index][: found.start()] + folded + events[index][found.end() :]
    return _BEGIN.join([head, *events])


def _uid_of(event: str) -> str:
    found = _UID.search(event)
    return found[1].replace(_FOLD, "") if found else ""


def _written(words: str) -> str:
    """Return words as a calendar has them."""
    return text(words).to_ical().decode()
