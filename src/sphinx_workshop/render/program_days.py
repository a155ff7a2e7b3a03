"""The days of the program: what each is called, and the time zone of its times."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.render.elements import line, tentative
from sphinx_workshop.render.forms import day
from sphinx_workshop.render.hours import zone_name
from sphinx_workshop.render.nodes import moment
from sphinx_workshop.render.wording import offset, zone

if TYPE_CHECKING:
    from datetime import date

    from babel import Locale

    from sphinx_workshop.model.program import ProgramDay


def day_title(one: ProgramDay, locale: Locale) -> list[nodes.Node]:
    """Return the title of a day and its date."""
    when: nodes.Node
    if isinstance(one.date, Tbd):
        when = nodes.Text(_("Day to be announced"))
    else:
        when = moment("", day(one.date, locale), datetime=one.date.isoformat())
    title = [nodes.Text(f"{one.title}{_(': ')}")] if known(one.title) else []
    mark = [nodes.Text(" "), tentative()] if one.tentative else []
    return [*title, when, *mark]


def zone_line(on: date, name: str, locale: Locale) -> nodes.paragraph:
    """Return a line with the time zone of a day."""
    where = _zone_of(on, name, locale)
    before, _mark, after = _("All times are in %s.").partition("%s")
    return line(nodes.Text(before), zone_name(where), nodes.Text(after), classes="workshop-zone")


def _zone_of(on: date, name: str, locale: Locale) -> str:
    """Return the name of a zone with its offset on a day; with both, if the clocks change on that day."""
    first, last = (zone(name, datetime.combine(on, clock), locale) for clock in (time.min, time.max))
    if first == last:
        return first
    return _("%s until the clocks change, then %s") % (
        first,
        offset(datetime.combine(on, time.max, tzinfo(name))),
    )
