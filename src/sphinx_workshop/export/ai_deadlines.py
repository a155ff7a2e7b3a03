"""The entry of a list of deadlines: that of https://github.com/huggingface/ai-deadlines.

The list of paperswithcode, which it follows, is not maintained any more. What an entry has: the README there,
and `scripts/validate-conferences.ts`, read on 2026-11-26.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from babel.dates import format_date

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.as_yaml import as_yaml
from sphinx_workshop.export.hosted import hosted
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.model.base import known
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.tracks import full_name, tracks_of
from sphinx_workshop.render.forms import locale_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sphinx_workshop.model.event import EventDate
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop

TYPES: Final[Mapping[MilestoneKind, str]] = {
    MilestoneKind.ABSTRACT: "abstract",
    MilestoneKind.SUBMISSION: "submission",
    MilestoneKind.NOTIFICATION: "notification",
    MilestoneKind.CAMERA_READY: "camera_ready",
    MilestoneKind.REGISTRATION: "registration",
}
"""What the list calls the kinds of dates that it has."""
_YEAR: Final = re.compile("[\\s-]*['\N{RIGHT SINGLE QUOTATION MARK}]?(\\d{4}|\\d{2})$")
TO_SUBMIT: Final = frozenset({MilestoneKind.ABSTRACT, MilestoneKind.SUBMISSION})
HEAD: Final = """\
# Entry for a file in src/data/conferences/ of https://github.com/huggingface/ai-deadlines
# Add what the data does not tell: city, country, and tags, such as machine-learning or computer-vision.
"""


def entry(workshop: Workshop, addresses: Addresses = NOWHERE) -> str:
    """Return the workshop as one entry with the deadlines of all tracks.

    Raises:
        Refused: the day of the event is not known, or no deadline is.
    """
    event, when = workshop.event, known(workshop.event.date)
    deadlines = _deadlines(workshop)
    if when is None:
        message = "the list of deadlines needs the day of the event; write `date` in workshop.yml"
        raise Refused(message)
    if not deadlines:
        message = "the list of deadlines needs a known date of kind `submission` or `abstract` in dates.yml"
        raise Refused(message)
    first, last = _days(when)[0], _days(when)[-1]
    title = _without_year(event.title, first.year)
    facts = {
        "title": title,
        "year": first.year,
        "id": f"{slug(title).replace('-', '') or 'workshop'}{first.year % 100:02}",
        "full_name": event.name,
        "link": addresses.home(event),
        "deadlines": deadlines,
        "venue": event.venue_line,
        "date": _in_words(when),
        "start": None if when.one_of else first.isoformat(),
        "end": None if when.one_of else last.isoformat(),
        # the list shows notes as HTML
        "note": escape(hosted(workshop)),
    }
    return HEAD + as_yaml([{name: value for name, value in facts.items() if value}])


def _deadlines(workshop: Workshop) -> list[dict[str, str]]:
    """Return the dates in time order; none if none of them is one by which to submit."""
    zone, tracks = workshop.event.timezone, tracks_of(workshop)
    found = [
        (in_time, one)
        for one in workshop.all_milestones
        if one.kind in TYPES
        and one.from_ is None
        and (in_time := one.window(zone))
        and one.moment is not None
    ]
    if not any(one.kind in TO_SUBMIT for _in_time, one in found):
        return []
    found.sort(key=lambda pair: pair[0])
    return [_deadline(one, full_name(one, tracks), zone) for _in_time, one in found]


def _deadline(milestone: Milestone, name: str, zone: str) -> dict[str, str]:
    due = milestone.moment
    local = f"{milestone.local(due):%Y-%m-%d %H:%M:%S}" if due is not None else ""
    label = f"{name} (tentative)" if milestone.tentative else name
    return {"type": TYPES[milestone.kind], "label": label, "date": local, "timezone": milestone.zone(zone)}


def _days(when: EventDate) -> list[date]:
    return sorted(filter(None, [when.start, when.end, *when.one_of]))


def _in_words(when: EventDate) -> str:
    """Return days as the list writes them: `December 2, 2022`, `December 2-3, 2022`."""

    def words(day: date, form: str = "MMMM d, y") -> str:
        text: str = format_date(day, form, locale=locale_of("en"))
        return text

    if when.one_of:
        return " or ".join(map(words, _days(when)))
    first, last = _days(when)
    if first == last:
        return words(first)
    if first.year != last.year:
        return f"{words(first)} - {words(last)}"
    if first.month != last.month:
        return f"{words(first, 'MMMM d')} - {words(last)}"
    return f"{words(first, 'MMMM d')}-{words(last, 'd, y')}"


def _without_year(title: str, year: int) -> str:
    """Return a title without the year at its end, which the list adds."""
    return (
        _YEAR.sub(lambda found: found[0] if int(found[1]) not in {year, year % 100} else "", title) or title
    )
