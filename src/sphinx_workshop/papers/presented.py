"""When and where a paper is presented, as HTML."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.program import moment
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.render.forms import day
from sphinx_workshop.render.html import escape, isolated_html, link_html
from sphinx_workshop.render.session_titles import title_text
from sphinx_workshop.render.wording import clock, instant, minutes_from_utc, zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.papers.view import View


def sessions_html(paper: Paper, view: View) -> Iterator[str]:
    """Yield the sessions that a paper is presented in, each with its day, time and room."""
    for placed in view.workshop.sessions_of_papers.get(paper.id, ()):
        title = isolated_html(escape(title_text(placed.session, view.workshop)))
        href = view.thing("session", placed.key)
        linked = link_html(title, href) if href else title
        room = f"{view.words.comma}{isolated_html(escape(placed.room))}" if placed.room else ""
        yield f'<p class="workshop-paper-session">{_times(placed, view)}{linked}{room}</p>'


def _times(placed: PlacedSession, view: View) -> str:
    """Return the day and the time of a session as far as they are known, with a colon."""
    local, name = placed.local, view.workshop.event.timezone
    if local is None or isinstance(placed.day, Tbd):
        return ""
    clocks = []
    for field, value in (("start", placed.start), ("end", placed.end)):
        if isinstance(value, time | datetime):
            exact = moment(placed.day, value, name)
            ahead = minutes_from_utc(exact.astimezone(tzinfo(name)))
            words = escape(clock(value.time() if isinstance(value, datetime) else value, view.locale))
            data = f'class="workshop-{field}" datetime="{instant(exact)}" data-offset="{ahead}"'
            clocks.append(f"<time {data}>{words}</time>")
    on = escape(day(local.date(), view.locale))
    on = f'<time class="workshop-date" datetime="{local.date().isoformat()}">{on}</time>'
    if not clocks:
        return f"{on}{view.words.colon}"
    times = f'<span class="workshop-time">{"–".join(clocks)}</span>'
    where = f'<span class="workshop-zone-name">{escape(zone(name, local, view.locale))}</span>'
    when = f'{on}{view.words.comma}{times} <span class="workshop-word">({where})</span>'
    return f'<span class="workshop-when">{when}</span>{view.words.colon}'
