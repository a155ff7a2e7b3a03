"""Earlier editions of the workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.directives.layouts import layout
from sphinx_workshop.locale import _, counted
from sphinx_workshop.model.base import Tbd
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
    from collections.abc import Sequence

    from sphinx_workshop.model.editions import Edition
    from sphinx_workshop.model.workshop import Workshop


class Editions(WorkshopDirective):
    """The earlier editions, the newest first: name, host, place and numbers."""

    questions = ("earlier_editions",)
    option_spec: ClassVar = {"layout": layout("table", "list")}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        editions = workshop.earlier_editions
        if not editions:
            return []
        if isinstance(editions, Tbd):
            return [self.notice(_("The earlier editions are to be announced."))]
        newest = sorted(editions, key=lambda one: one.year, reverse=True)
        as_list = self.options.get("layout") == "list"
        return [_list(newest) if as_list else _table(newest)]


def _list(editions: Sequence[Edition]) -> nodes.Node:
    lines = [line(_name(one), *_after(joined([*_where(one), *_numbers(one)]))) for one in editions]
    return bullets([nodes.list_item("", one) for one in lines], "workshop-list", "workshop-editions")


def _after(parts: list[nodes.Node]) -> list[nodes.Node]:
    return [nodes.Text(_(": ")), *parts] if parts else []


def _table(editions: Sequence[Edition]) -> nodes.Node:
    heads, widths = [_("Edition"), _("Place"), _("Numbers")], [40, 30, 30]
    cells: list[list[list[nodes.Node]]] = [[[_name(one)], _where(one), _numbers(one)] for one in editions]
    filled = [index for index in range(len(heads)) if any(row[index] for row in cells)]
    rows: list[list[nodes.Element]] = [[line(*joined(row[index])) for index in filled] for row in cells]
    return table([heads[i] for i in filled], rows, [widths[i] for i in filled], "workshop-editions")


def _name(edition: Edition) -> nodes.Element:
    """Return the year and the name, as a link to the site of the edition."""
    place, url = edition.place, edition.url
    year, name = str(edition.year), edition.name or ""
    text = name if year in name else f"{year}: {name}" if name else year
    label = plain(text, place.of("name" if name else "year"))
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


def _numbers(edition: Edition) -> list[nodes.Node]:
    """Return how many people and papers there were, as far as that is known."""
    labels = {"attendees": _("Attendees"), "submissions": _("Submissions"), "accepted": _("Accepted papers")}
    parts: list[nodes.Node] = []
    for field, label in labels.items():
        number = getattr(edition, field)
        if isinstance(number, Tbd):
            parts.append(to_be_announced(label))
        elif number is not None:
            parts.append(plain(_number(field, number), edition.place.of(field)))
    return parts


def _number(field: str, number: int) -> str:
    match field:
        case "attendees":
            return counted(number, "%(number)d attendee", "%(number)d attendees")
        case "submissions":
            return counted(number, "%(number)d submission", "%(number)d submissions")
        case _:
            return counted(number, "%(number)d accepted paper", "%(number)d accepted papers")
