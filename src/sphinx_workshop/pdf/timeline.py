"""The timeline of a proposal: the dates of the workshop and those of its host, in one order."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.times import in_utc
from sphinx_workshop.model.tracks import full_name, tracks_of
from sphinx_workshop.render.dates import host_date, when
from sphinx_workshop.render.dates_table import end_of, in_order
from sphinx_workshop.render.elements import line, notice, table, to_be_announced
from sphinx_workshop.render.text import link, plain
from sphinx_workshop.render.wording import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from sphinx_workshop.model.host import Host, HostDate
    from sphinx_workshop.model.workshop import Workshop


class _Date(NamedTuple):
    """A row of the timeline."""

    end: datetime | None
    """By what it is put in order; None while it is to be announced."""
    what: nodes.Element
    when: list[nodes.Node]


def timeline_nodes(workshop: Workshop, locale: Locale) -> list[nodes.Node]:
    """Return the dates as a table: what readers see as important dates, the host's, and the event itself."""
    dates = [*_milestones(workshop, locale), *_event(workshop, locale), *_of_host(workshop, locale)]
    result: list[nodes.Node] = []
    if isinstance(workshop.milestones, Tbd):
        result.append(notice(_("The important dates are to be announced.")))
    if dates:
        rows: list[list[nodes.Element]] = [
            [line(one.what), line(*one.when)] for one in in_order(dates, lambda one: one.end)
        ]
        result.append(table([_("What"), _("When")], rows, [40, 60], "workshop-dates", "workshop-timeline"))
    return result


def _milestones(workshop: Workshop, locale: Locale) -> Iterator[_Date]:
    zone, tracks = workshop.event.timezone, tracks_of(workshop)
    for one in workshop.all_milestones:
        name = plain(full_name(one, tracks), one.place.of("name"))
        yield _Date(end_of(one, zone), name, when(one, zone, locale))


def _event(workshop: Workshop, locale: Locale) -> Iterator[_Date]:
    """Yield the days of the event."""
    event = workshop.event
    date = event.date
    if date is None:
        return
    name = plain(event.title, event.place.of("name"))
    if isinstance(date, Tbd):
        yield _Date(None, name, [to_be_announced()])
        return
    first = date.start or min(date.one_of)
    end = in_utc(datetime.combine(first, time()), event.timezone)
    yield _Date(end, name, [plain(days(date, locale), event.place.of("date"))])


def _of_host(workshop: Workshop, locale: Locale) -> Iterator[_Date]:
    """Yield the dates that the host sets, each with a link to its source."""
    host = workshop.host
    if host is None:
        return
    if host.site_by is not None:
        yield _host_date(_("The site of the workshop is live"), host.site_by, host, locale)
    for one in host.milestones:
        yield _host_date(one.name, one, host, locale)


def _host_date(name: str, date: HostDate, host: Host, locale: Locale) -> _Date:
    source = link(host.name, date.source, date.place.of("source"))
    what = nodes.inline("", "", plain(name, date.place.of("name")), nodes.Text(" ("), source, nodes.Text(")"))
    return _Date(date.instant, what, host_date(date, locale))
