"""Milestones as a table, in time order."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.times import Month
from sphinx_workshop.model.tracks import track_names, tracks_of
from sphinx_workshop.render.dates import when
from sphinx_workshop.render.elements import line, table
from sphinx_workshop.render.text import at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from babel import Locale

    from sphinx_workshop.model.host import HostMilestone
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop

T = TypeVar("T")


def dates_table(
    milestones: Iterable[Milestone],
    workshop: Workshop,
    locale: Locale,
    make_target: Callable[[nodes.Element, Milestone], None] | None = None,
) -> nodes.table:
    """Return milestones in order as a table; without `make_target` its rows are no targets of links.

    Without targets, it is the table of a track, which the names need not repeat.
    """
    zone, tracks = workshop.event.timezone, tracks_of(workshop)
    rows: list[list[nodes.Element]] = []
    for milestone in in_order(tuple(milestones), lambda one: end_of(one, zone)):
        name = milestone_name(milestone)
        if make_target is not None:
            make_target(name, milestone)
            named = track_names(milestone, tracks)
            if named:
                name += nodes.inline("", f" ({_(', ').join(named)})", classes=["workshop-track-names"])
        rows.append([name, line(*when(milestone, zone, locale))])
    return table([_("What"), _("When")], rows, [40, 60], "workshop-dates")


def milestone_name(milestone: Milestone | HostMilestone) -> nodes.paragraph:
    """Return the name of a milestone, which translators may translate."""
    name = nodes.paragraph(milestone.name, "", nodes.Text(milestone.name))
    return at(name, milestone.place.of("name"))


def in_order(dates: Sequence[T], ends: Callable[[T], datetime | None]) -> list[T]:
    """Return dates in time order; one that is TBD comes after the one written before it.

    Args:
        dates: The dates.
        ends: Returns the instant by which a date is put in order; None while it is to be announced.
    """
    latest = datetime.min.replace(tzinfo=UTC)
    keys: list[tuple[datetime, int]] = []
    for index, date in enumerate(dates):
        latest = ends(date) or latest
        keys.append((latest, index))
    return [dates[index] for _latest, index in sorted(keys)]


def end_of(milestone: Milestone, zone: str) -> datetime | None:
    """Return by what a milestone is put in order: a month comes after the days in it that are known."""
    window = milestone.window(zone)
    if window is None:
        return None
    return window[1] if isinstance(milestone.due, Month) else window[0]
