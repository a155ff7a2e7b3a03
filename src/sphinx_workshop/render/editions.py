"""Earlier editions of the workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_percent
from docutils import nodes

from sphinx_workshop.locale import _, counted
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.render.elements import (
    bullets,
    joined,
    line,
    or_tbd,
    plain_or_tbd,
    table,
    to_be_announced,
)
from sphinx_workshop.render.text import at, link, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale

    from sphinx_workshop.model.editions import Edition


def _in_order(editions: Iterable[Edition]) -> list[Edition]:
    """Return editions in the order in which readers see them: the newest first."""
    return sorted(editions, key=lambda one: one.year, reverse=True)


def editions_list(editions: Iterable[Edition], locale: Locale) -> nodes.bullet_list:
    """Return editions as a list: name, host, place and numbers."""
    lines = [
        line(_name(one), *_after(joined([*_where(one), *_numbers(one, locale)])))
        for one in _in_order(editions)
    ]
    return bullets([nodes.list_item("", one) for one in lines], "workshop-list", "workshop-editions")


def _after(parts: list[nodes.Node]) -> list[nodes.Node]:
    return [nodes.Text(_(": ")), *parts] if parts else []


def editions_table(editions: Iterable[Edition], locale: Locale) -> nodes.table:
    """Return editions as a table: name, host, place and numbers."""
    heads, widths = [_("Edition"), _("Place"), _("Numbers")], [40, 30, 30]
    cells: list[list[list[nodes.Node]]] = [
        [[_name(one)], _where(one), _numbers(one, locale)] for one in _in_order(editions)
    ]
    filled = [index for index in range(len(heads)) if any(row[index] for row in cells)]
    rows: list[list[nodes.Element]] = [[line(*joined(row[index])) for index in filled] for row in cells]
    return table([heads[i] for i in filled], rows, [widths[i] for i in filled], "workshop-editions")


def _name(edition: Edition) -> nodes.Element:
    """Return what an edition is called, as a link to its site."""
    place, url = edition.place, edition.url
    label = plain(edition.title, place.of("name" if edition.name else "year"))
    if isinstance(url, Tbd):
        return nodes.inline("", "", label, nodes.Text(" ("), to_be_announced(_("Web site")), nodes.Text(")"))
    if url is None:
        return label
    if edition.is_archived:  # `build.editions` knows the way there
        return at(nodes.reference("", "", label, internal=True, workshop_archived=url), place.of("url"))
    return link([label], url, place.of("url"))


def _where(edition: Edition) -> list[nodes.Node]:
    place = edition.place.of("place")
    where = or_tbd(edition.where, lambda text: [plain(text, place)], _("Place"))
    return [*plain_or_tbd(edition, "host", _("Host")), *where]


def _numbers(edition: Edition, locale: Locale) -> list[nodes.Node]:
    """Return how many people and papers there were, as far as that is known."""
    parts: list[nodes.Node] = []
    for field, label, words in (
        ("attendees", _("Attendees"), _attendees),
        ("submissions", _("Submissions"), _submissions),
        ("accepted", _("Accepted papers"), _accepted),
    ):
        number = getattr(edition, field)
        if isinstance(number, Tbd):
            parts.append(to_be_announced(label))
        elif number is not None:
            parts.append(plain(words(number), edition.place.of(field)))
    if parts and (rate := _rate(edition)) is not None:
        text = _("acceptance rate %s") % format_percent(rate, locale=locale)
        parts.append(plain(text, edition.place.of("accepted")))
    return parts


def _attendees(number: int) -> str:
    return counted(number, "%(number)d attendee", "%(number)d attendees")


def _submissions(number: int) -> str:
    return counted(number, "%(number)d submission", "%(number)d submissions")


def _accepted(number: int) -> str:
    return counted(number, "%(number)d accepted paper", "%(number)d accepted papers")


def _rate(edition: Edition) -> float | None:
    """Return which part of the submissions was accepted, if both numbers are known."""
    accepted, submissions = known(edition.accepted), known(edition.submissions)
    return accepted / submissions if accepted is not None and submissions is not None else None
