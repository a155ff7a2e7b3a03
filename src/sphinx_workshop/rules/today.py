"""What the calendar says: a phase that is over, and a year that is not that of the event."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.event import YEAR
from sphinx_workshop.model.milestones import MilestoneKind, as_written
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.times import on_clock
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import milestone_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx_workshop.model.event import Event
    from sphinx_workshop.model.workshop import Workshop

SECOND: Final = timedelta(seconds=1)


def check_today(workshop: Workshop, today: date) -> Iterator[Problem]:
    """Yield a warning for each fact that the calendar makes doubtful.

    Args:
        workshop: The facts.
        today: The day; a deadline is past once its own day, in its own zone, is before this one.
    """
    yield from _site(workshop, today)
    yield from _call(workshop, today)
    yield from _live(workshop.event, today)
    yield from _years(workshop)


def _site(workshop: Workshop, today: date) -> Iterator[Problem]:
    """Yield a warning if the site is still a proposal on the day after the host wants it live."""
    event, site = workshop.event, workshop.host.site_by if workshop.host else None
    if site is not None and event.phase is Phase.PROPOSAL and site.local.date() < today:
        note = f" ({site.note})" if site.note else ""
        message = (
            f"the site should be live since {as_written(site.due)} {site.timezone}{note}, "
            f"says {site.source}; write `phase: {Phase.CALL.value}` once the call can be public"
        )
        yield Problem(Kind.SITE_LATE, event.place.of("phase").position, message)


def _call(workshop: Workshop, today: date) -> Iterator[Problem]:
    """Yield a warning if the call is still open after the last deadline; none while one is TBD."""
    event = workshop.event
    papers = [one for one in workshop.all_milestones if one.kind is MilestoneKind.SUBMISSION]
    if event.phase is not Phase.CALL or any(isinstance(one.due, Tbd) for one in papers):
        return
    ends = [(window[1], one) for one in papers if (window := one.window(event.timezone))]
    last = max(ends, key=lambda pair: pair[0], default=None)
    # a month ends with the midnight after it, which is in the next one
    if last and on_clock(last[0] - SECOND, last[1].zone(event.timezone)).date() < today:
        message = (
            f"the last submission deadline is past: {milestone_name(last[1], event.timezone)}; "
            f"write `phase: {Phase.REVIEW.value}`, or the new `due` if it has been extended"
        )
        yield Problem(Kind.CALL_OVER, event.place.of("phase").position, message)


def _live(event: Event, today: date) -> Iterator[Problem]:
    span = event.span
    if event.phase is Phase.LIVE and span is not None and span.end < today:
        message = (
            f"the event ended on {span.end}; write `phase: {Phase.ARCHIVE.value}`, or correct the `date`"
        )
        yield Problem(Kind.EVENT_OVER, event.place.of("phase").position, message)


def _years(workshop: Workshop) -> Iterator[Problem]:
    """Yield a warning for each name with a year, or several, none of them one of the event.

    Where no day is known, the year of the workshop's own names is held against that of the host.
    """
    event = workshop.event
    when = known(event.date)
    if when is None:
        yield from _year_of_host(workshop, {str(event.year)} if event.year else set())
        return
    days = when.one_of or event.span.days if event.span else when.one_of
    years = sorted({str(day.year) for day in days})
    for field in ("name", "short_name"):
        name = getattr(event, field)
        written = YEAR.findall(name) if isinstance(name, str) else []
        if written and not set(written) & set(years):
            message = (
                f"`{field}` {quoted(name)} has {listing(written)}, and the event is in {listing(years)}; "
                "correct one of the two"
            )
            yield Problem(Kind.YEAR, event.place.of(field).position, message)
    yield from _year_of_host(workshop, set(years))


def _year_of_host(workshop: Workshop, years: set[str]) -> Iterator[Problem]:
    """Yield a warning if the rules are those of a host in another year."""
    host = workshop.host
    written = YEAR.findall(host.name) if host is not None else []
    if host is not None and written and years and not years & set(written):
        message = (
            f"the rules and dates are those of {host.name}, and the event is in {listing(sorted(years))}; "
            "name the profile of that year as `host`, or write one, once the host has said its rules"
        )
        yield Problem(Kind.YEAR, workshop.event.place.of("host").position, message)
