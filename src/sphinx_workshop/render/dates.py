"""The dates of milestones and of the host, as nodes: in words for readers, and exact for programs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.times import Month, tzinfo
from sphinx_workshop.render.elements import joined, to_be_announced
from sphinx_workshop.render.forms import day
from sphinx_workshop.render.nodes import moment, struck
from sphinx_workshop.render.text import at
from sphinx_workshop.render.wording import due_in_words, instant, local_moment, minutes_from_utc, until

if TYPE_CHECKING:
    from babel import Locale

    from sphinx_workshop.model.host import HostDate
    from sphinx_workshop.model.milestones import Milestone


def when(
    milestone: Milestone, zone: str, locale: Locale, *, was: bool = True, start: bool = True
) -> list[nodes.Node]:
    """Return the date of a milestone, with a mark if it is tentative.

    Args:
        milestone: The milestone.
        zone: The zone of the workshop.
        locale: The language of the site.
        was: Whether to add the earlier dates that it replaces, each in the zone in which it was announced.
        start: Whether to add the beginning of a period.
    """
    result: list[nodes.Node] = _beginning(milestone, zone, locale) if start else []
    result.append(date_of(milestone, zone, locale))
    if milestone.tentative:
        result += [nodes.Text(" "), nodes.inline("", _("(tentative)"), classes=["workshop-status"])]
    if was:
        clock = milestone.zone(zone)
        earlier = [due_in_words(milestone, one.due, one.timezone or clock, locale) for one in milestone.was]
        result += _formerly(earlier)
    return result


def date_of(milestone: Milestone, zone: str, locale: Locale) -> nodes.Element:
    """Return the date of a milestone: a moment, a whole day, or a month; of a period, its end."""
    due, window = milestone.due, milestone.window(zone)
    if isinstance(due, Tbd) or window is None:
        return to_be_announced()
    clock = milestone.zone(zone)
    text = due_in_words(milestone, due, clock, locale)
    if isinstance(due, Month):
        until = instant(window[1])
        node = moment("", text, datetime=str(due), until=until, classes=["workshop-deadline"])
    else:
        node = _deadline(text, milestone.local(due), clock)
        if milestone.all_day:
            node["datetime"] = due.isoformat()
    return at(node, milestone.place.of("due"))


def _beginning(milestone: Milestone, zone: str, locale: Locale) -> list[nodes.Node]:
    """Return the beginning of a period, to stand before its end; nothing if it is no period."""
    begins, start = milestone.begins(zone), milestone.from_
    if begins is None or start is None:
        return []
    if isinstance(start, datetime):
        node = moment("", local_moment(start, milestone.zone(zone), locale), datetime=instant(begins))
    else:
        node = moment("", day(start, locale), datetime=start.isoformat())
    return [at(node, milestone.place.of("from")), nodes.Text(until("", "", locale))]


def host_date(milestone: HostDate, locale: Locale) -> list[nodes.Node]:
    """Return a date of the host, with the earlier dates that it replaces."""
    zone, clocks = milestone.timezone, [milestone.local, *map(milestone.on_clock, milestone.was)]
    present, *earlier = [local_moment(clock, zone, locale) for clock in clocks]
    return [_deadline(present, milestone.local, zone), *_formerly(earlier)]


def _deadline(text: str, local: datetime, zone: str) -> moment:
    """Return a deadline from its text and its time on the clock of a zone."""
    there = local.replace(tzinfo=tzinfo(zone))
    ahead = minutes_from_utc(there)
    return moment("", text, datetime=instant(there), offset=ahead, classes=["workshop-deadline"])


def _formerly(dates: list[str]) -> list[nodes.Node]:
    """Return earlier dates, struck out, to follow the present one; nothing if there are none."""
    if not dates:
        return []
    before, _mark, after = _("(formerly %s)").partition("%s")
    struck_out = joined(struck("", date) for date in dates)
    parts = [nodes.Text(before), *struck_out, nodes.Text(after)]
    return [nodes.Text(" "), nodes.inline("", "", *parts, classes=["workshop-was"])]
