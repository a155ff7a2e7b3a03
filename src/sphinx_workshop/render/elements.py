"""Pieces of pages that directives and roles share: what is to be announced, links, dates, tables."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.render.nodes import moment, struck
from sphinx_workshop.render.text import at, link
from sphinx_workshop.render.wording import day, instant, local_moment, minutes_from_utc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from babel import Locale

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.host import HostMilestone
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.plain import Place


T = TypeVar("T")


def to_be_announced(label: str | None = None) -> nodes.inline:
    """Return the words that stand for a fact which is TBD."""
    text = _("To be announced") if label is None else _("%s to be announced") % label
    return nodes.inline("", text, classes=["workshop-tbd"])


def link_or_tbd(label: str, url: str | Tbd, place: Place) -> nodes.Element:
    """Return a link, or its label and the words for TBD; never a dead link."""
    return to_be_announced(label) if isinstance(url, Tbd) else link(label, url, place)


def or_tbd(fact: Fact[T], shown: Callable[[T], Iterable[nodes.Node]]) -> list[nodes.Node]:
    """Return how a fact is shown, or the words for TBD; nothing if the fact is absent.

    Args:
        fact: The fact.
        shown: Returns the nodes of a known fact.
    """
    if fact is None:
        return []
    return [line(to_be_announced())] if isinstance(fact, Tbd) else list(shown(fact))


def joined(parts: Iterable[nodes.Node], separator: str = ", ") -> list[nodes.Node]:
    """Return nodes with a separator between them, which a style can hide."""
    result: list[nodes.Node] = []
    for part in parts:
        if result:
            result.append(nodes.inline("", separator, classes=["workshop-separator"]))
        result.append(part)
    return result


def line(*parts: nodes.Node, classes: str = "") -> nodes.paragraph:
    """Return a paragraph that translators are not asked for."""
    return nodes.paragraph("", "", *parts, translatable=False, classes=classes.split())


def definitions(rows: Iterable[tuple[str, list[nodes.Node]]], *classes: str) -> nodes.definition_list:
    """Return a list of terms, each with its definition."""
    node = nodes.definition_list(classes=list(classes))
    for term, definition in rows:
        node += nodes.definition_list_item(
            "", nodes.term("", term, translatable=False), nodes.definition("", *definition)
        )
    return node


def table(
    head: list[str], rows: Iterable[list[nodes.Element]], widths: list[int], *classes: str
) -> nodes.table:
    """Return a table whose first column names the row.

    :param widths: the shares of the columns
    """
    group = nodes.tgroup(cols=len(head))
    first, *rest = widths
    group += [nodes.colspec(colwidth=first, stub=1), *(nodes.colspec(colwidth=width) for width in rest)]
    headings = [line(nodes.Text(text)) for text in head]
    group += nodes.thead("", _row(headings))
    group += nodes.tbody("", *(_row(cells) for cells in rows))
    return nodes.table("", group, classes=["workshop-table", *classes])


def _row(cells: Iterable[nodes.Element]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def format_text(form: Format) -> str:
    """Return how readers call a format."""
    return {
        Format.VIRTUAL: _("Virtual"),
        Format.IN_PERSON: _("In person"),
        Format.HYBRID: _("Hybrid: in person and online"),
    }[form]


def format_in_sentence(form: Format) -> str:
    """Return a format as an adjective: "a virtual event"."""
    return {Format.VIRTUAL: _("virtual"), Format.IN_PERSON: _("in-person"), Format.HYBRID: _("hybrid")}[form]


def when(milestone: Milestone, zone: str, locale: Locale, *, was: bool = True) -> list[nodes.Node]:
    """Return the date of a milestone in words, with the earlier dates that it replaces.

    :param zone: the zone of the workshop
    :param was: whether earlier dates are shown
    """
    shown: list[nodes.Node] = [date_of(milestone, zone, locale)]
    if milestone.tentative:
        shown += [nodes.Text(" "), nodes.inline("", _("(tentative)"), classes=["workshop-status"])]
    if was and milestone.was:
        earlier = [in_words(milestone, before, zone, locale) for before in milestone.was]
        shown += [nodes.Text(" "), formerly(earlier)]
    return shown


def date_of(milestone: Milestone, zone: str, locale: Locale) -> nodes.Element:
    """Return the date of a milestone in words and, for programs, as an exact moment."""
    exact = milestone.instant(zone)
    if isinstance(milestone.due, Tbd) or isinstance(exact, Tbd):
        return to_be_announced()
    program = milestone.due.isoformat() if milestone.all_day else instant(exact)
    text = in_words(milestone, milestone.due, zone, locale)
    there = milestone.local(milestone.due).replace(tzinfo=tzinfo(milestone.zone(zone)))
    node = moment("", text, datetime=program, offset=minutes_from_utc(there), classes=["workshop-deadline"])
    return at(node, milestone.place.of("due"))


def host_moment(limit: HostMilestone, locale: Locale) -> list[nodes.Node]:
    """Return a date of the host in words and, for programs, as an exact moment; with the earlier ones."""
    there = limit.local.replace(tzinfo=tzinfo(limit.timezone))
    text = local_moment(limit.local, limit.timezone, locale)
    exact, ahead = instant(there), minutes_from_utc(there)
    shown: list[nodes.Node] = [moment("", text, datetime=exact, offset=ahead, classes=["workshop-deadline"])]
    if limit.was:
        earlier = [local_moment(limit.on_clock(before), limit.timezone, locale) for before in limit.was]
        shown += [nodes.Text(" "), formerly(earlier)]
    return shown


def formerly(dates: Iterable[str]) -> nodes.inline:
    """Return earlier dates, struck out."""
    struck_out = joined(struck("", date) for date in dates)
    return nodes.inline(
        "", "", nodes.Text("(" + _("formerly") + " "), *struck_out, nodes.Text(")"), classes=["workshop-was"]
    )


def in_words(milestone: Milestone, due: date | datetime, zone: str, locale: Locale) -> str:
    """Return a present or earlier date of a milestone as its organizers mean it."""
    if milestone.all_day and not isinstance(due, datetime):
        return day(due, locale)
    return local_moment(milestone.local(due), milestone.zone(zone), locale)
