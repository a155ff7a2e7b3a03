"""When and where a workshop takes place, in one line of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.base import known
from sphinx_workshop.render.elements import format_text
from sphinx_workshop.render.wording import days

if TYPE_CHECKING:
    from babel import Locale

    from sphinx_workshop.model.event import Event


def occasion(event: Event, locale: Locale) -> str:
    """Return date and place as far as they are known: ``Friday, 2 December 2022 · Hall A``."""
    when = known(event.date)
    return " · ".join(filter(None, [days(when, locale) if when is not None else "", place(event)]))


def place(event: Event) -> str:
    """Return the building, else the address, else whether people meet at all; empty if none is known."""
    venue, form = known(event.venue), known(event.format)
    where = (known(venue.name) or known(venue.address)) if venue is not None else None
    return where or (format_text(form) if form is not None else "")
