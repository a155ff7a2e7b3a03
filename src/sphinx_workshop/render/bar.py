"""The bar on every page as HTML: where the phase leads, and the deadlines until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from sphinx_workshop.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.render.targets import Action, Closed, Deadline

_OPEN = Markup(
    '<span class="workshop-deadlines" data-until="{}"><span class="workshop-open">{}</span>{}</span>'
)
_CLOSED = Markup('<span class="workshop-closed" hidden>{}</span>')
_AHEAD = Markup('<span class="workshop-ahead"{}>{}{}<bdi>{}</bdi>{}</span>')
_UNTIL = Markup(' data-until="{}"')
_NEXT = Markup('<span class="workshop-separator">{}</span>')
_NAME = Markup("<bdi>{}</bdi>")
_LINK = Markup('<a href="{}"><bdi>{}</bdi></a>')


def bar_html(action: Action, address_of: Callable[[Action | Closed], str]) -> str:
    """Return the bar; without scripts it names every deadline with its date.

    Args:
        action: Where the phase leads readers.
        address_of: Returns where an action leads from the page; empty if it leads nowhere else.
    """
    last = len(action.listed) - 1
    parts = [action.news, *(_ahead(one, is_last=index == last) for index, one in enumerate(action.listed))]
    now = Markup(" ").join([*parts, *_link(action, address_of)])
    if not action.deadlines:
        return str(now)
    closed = action.closed
    after = _CLOSED.format(Markup(" ").join([closed.news, *_link(closed, address_of)])) if closed else ""
    return str(_OPEN.format(action.until, now, after))


def _link(action: Action | Closed, address_of: Callable[[Action | Closed], str]) -> list[Markup]:
    address = address_of(action)
    return [_LINK.format(address, action.label)] if address else []


def _ahead(deadline: Deadline, *, is_last: bool) -> Markup:
    name = _LINK.format(deadline.url, deadline.name) if deadline.url else _NAME.format(deadline.name)
    until = _UNTIL.format(deadline.until) if deadline.until else ""
    # Translators: the sign at the end of the last deadline in a row, and of each before it
    end = _(".") if is_last else _NEXT.format(_(";"))
    return _AHEAD.format(until, name, _(": "), deadline.words, end)
