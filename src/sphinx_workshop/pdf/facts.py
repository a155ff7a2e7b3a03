"""The facts for the host's reviewers, as sections of the proposal; no page of a site has them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.pdf.committee import committee_nodes
from sphinx_workshop.pdf.organizers import organizer_nodes
from sphinx_workshop.pdf.schedule import schedule_nodes
from sphinx_workshop.pdf.speakers_table import speakers_table
from sphinx_workshop.pdf.timeline import timeline_nodes
from sphinx_workshop.render.editions import editions_table
from sphinx_workshop.render.elements import blocks_or_tbd, joined, line, notice, or_tbd, to_be_announced
from sphinx_workshop.render.nodes import box
from sphinx_workshop.render.team import team_table
from sphinx_workshop.render.text import blocks, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from babel import Locale

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.event import Expected
    from sphinx_workshop.model.workshop import Workshop


class Section(NamedTuple):
    """A section of facts."""

    title: Callable[[], str]
    """Returns its title in the language of the site."""
    content: Callable[[Workshop, Locale], Sequence[nodes.Node]]
    """Returns what it says; nothing, if the data says nothing of it."""


def sections(names: Iterable[str], workshop: Workshop, locale: Locale) -> list[nodes.section]:
    """Return sections of facts, each with the id `facts-NAME`; one with nothing to say is left out.

    Args:
        names: The names of the sections, in the order in which they are wanted.
        workshop: The facts.
        locale: The language of the site.

    Raises:
        KeyError: There is no section of that name.
    """
    result = []
    for name in names:
        content = SECTIONS[name].content(workshop, locale)
        if content:
            title = nodes.title("", SECTIONS[name].title(), translatable=False)
            result.append(nodes.section("", title, *content, ids=[f"facts-{name}"]))
    return result


def _expected(workshop: Workshop, _locale: Locale) -> list[nodes.Node]:
    """Return how many people and papers are expected, and what the workshop needs."""
    proposal = workshop.event.proposal
    if proposal is None or isinstance(proposal, Tbd):
        return [] if proposal is None else [line(to_be_announced())]
    result = _numbers(proposal.expects)
    where = proposal.place.of("needs")
    if needs := blocks_or_tbd(proposal.needs, lambda text: blocks(text, where)):
        label = line(nodes.Text(_("What the workshop needs")), classes="workshop-label")
        result.append(box("", label, *needs, ids=["facts-needs"]))
    return result


def _numbers(expects: Fact[Expected]) -> list[nodes.Node]:
    if expects is None or isinstance(expects, Tbd):
        return [] if expects is None else [line(to_be_announced(_("Expected numbers")))]
    labels = {"attendees": _("Expected attendees:"), "submissions": _("Expected submissions:")}
    parts = [
        nodes.inline("", "", nodes.Text(f"{label} "), *_number(expects, field))
        for field, label in labels.items()
        if getattr(expects, field) is not None
    ]
    if not parts:
        return []
    node = line(*joined(parts, _("; ")))
    node["ids"].append("facts-numbers")
    return [node]


def _number(expects: Expected, field: str) -> list[nodes.Node]:
    return or_tbd(getattr(expects, field), lambda number: [plain(str(number), expects.place.of(field))])


def _editions(workshop: Workshop, locale: Locale) -> list[nodes.Node]:
    editions = workshop.earlier_editions
    if isinstance(editions, Tbd):
        return [notice(_("The earlier editions are to be announced."))]
    return [editions_table(editions, locale)] if editions else []


SECTIONS: Final[Mapping[str, Section]] = MappingProxyType(
    {
        "speakers": Section(lambda: _("Speakers"), speakers_table),
        "organizers": Section(lambda: _("Organizers"), organizer_nodes),
        "team": Section(lambda: _("The team"), team_table),
        "schedule": Section(lambda: _("Tentative schedule"), schedule_nodes),
        "timeline": Section(lambda: _("Timeline"), timeline_nodes),
        "editions": Section(lambda: _("Earlier editions"), _editions),
        "committee": Section(lambda: _("Committee"), committee_nodes),
        "expected": Section(lambda: _("Expected numbers and needs"), _expected),
    }
)
"""The sections of facts by name, in their usual order."""
