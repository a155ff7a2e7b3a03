"""The organizers of a proposal: who they are, what they have done before, and who is new to the series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, items, known
from sphinx_workshop.pdf.stated import stated
from sphinx_workshop.render.elements import blocks_or_tbd, joined, line, notice
from sphinx_workshop.render.nodes import box
from sphinx_workshop.render.person import biography, email_of, facts_of, full_name_of
from sphinx_workshop.render.text import blocks, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale

    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.workshop import Workshop


def organizer_nodes(workshop: Workshop, _locale: Locale) -> list[nodes.Node]:
    """Return who is new to the series, then each organizer with what `proposal:` says."""
    if isinstance(workshop.organizers, Tbd):
        return [notice(_("The organizers are to be announced."))]
    people = items(workshop.organizers)
    entries = [_organizer(one) for one in people]
    experience = [one for entry in entries for one in entry.findall(box) if _is_experience(one)]
    if experience:
        experience[0]["ids"].append("facts-experience")
    return [*_new(people), *entries]


def _is_experience(node: box) -> bool:
    return "workshop-experience" in node["classes"]


def _new(people: Iterable[Person]) -> list[nodes.Node]:
    """Return a line with the names of those who are new to the series, once anybody says so or denies it."""
    said = {one.key: known(proposal.new) for one in people if (proposal := known(one.proposal)) is not None}
    if not any(isinstance(new, bool) for new in said.values()):
        return []
    names = [plain(one.name or one.key, one.place.of("name")) for one in people if said.get(one.key) is True]
    who = joined(names) or [nodes.Text(_("nobody"))]
    node = line(nodes.Text(_("New to organizing this series:") + " "), *who)
    node["ids"].append("facts-new")
    return [node]


def _heading(person: Person) -> nodes.paragraph:
    """Return who the organizer is, with the e-mail address, which some hosts ask for."""
    return line(*joined([full_name_of(person), *facts_of(person), *email_of(person)]))


def _organizer(person: Person) -> nodes.Element:
    proposal = known(person.proposal)
    entry = box("", _heading(person), *biography(person, fold=False), classes=["workshop-organizer"])
    if proposal is None:
        return entry
    labels = {"career_stage": _("Career stage:"), "sector": _("Sector:"), "funding": _("Funding:")}
    facts = [(label, stated(person, field)) for field, label in labels.items()]
    parts = [nodes.inline("", "", nodes.Text(f"{label} "), *said) for label, said in facts if said]
    if parts:
        entry += line(*joined(parts, _("; ")))
    place = proposal.place.of("experience")
    experience = blocks_or_tbd(proposal.experience, lambda text: blocks(text, place), _("Experience"))
    if experience:
        label = line(nodes.Text(_("Experience with organizing workshops")), classes="workshop-label")
        entry += box("", label, *experience, classes=["workshop-experience"])
    return entry
