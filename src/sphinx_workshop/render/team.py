"""The team in numbers, for a proposal: the counts that hosts ask for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.people import Speaker
from sphinx_workshop.render.elements import line, table
from sphinx_workshop.render.person import status_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from babel import Locale

    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.workshop import Workshop

    Values: TypeAlias = Callable[[Person], Sequence[str]]
    Count: TypeAlias = Callable[[Sequence[Sequence[str]]], str]


def team_table(workshop: Workshop, locale: Locale) -> list[nodes.table]:
    """Return the organizers and speakers in numbers, from what the data says of them; nobody is named."""
    teams = {_("Organizers"): items(workshop.organizers), _("Speakers"): workshop.expected_speakers}
    teams = {label: people for label, people in teams.items() if people}
    rows: list[list[nodes.Element]] = []
    for fact, (values_of, count) in _facts(locale).items():
        cells = [count([values_of(person) for person in people]) for people in teams.values()]
        if any(cells):
            rows.append([line(nodes.Text(text)) for text in (fact, *cells)])
    if not rows:
        return []
    numbers = [line(nodes.Text(text)) for text in (_("Number"), *(str(len(one)) for one in teams.values()))]
    widths = [25, *[75 // len(teams)] * len(teams)]
    return [table([_("The team"), *teams], [list(numbers), *rows], widths, "workshop-team")]


def _facts(locale: Locale) -> dict[str, tuple[Values, Count]]:
    """Return what is counted, by its label: what a person states, and how it is counted."""
    return {
        _("Status"): (_status, _counted),
        _("Career stage"): (lambda person: _proposed(person, "career_stage"), _counted),
        _("Gender"): (lambda person: _proposed(person, "gender"), _counted),
        _("Country"): (lambda person: country_of(person, locale), _counted),
        _("Different affiliations"): (_affiliations, _different),
        _("Affiliation"): (_affiliations, _counted),
        _("Sector"): (lambda person: _proposed(person, "sector"), _counted),
        _("New to organizing this series"): (lambda person: _proposed(person, "new"), _counted),
    }


def _affiliations(person: Person) -> Sequence[str]:
    return known(person.affiliation) or ()


def _different(values: Sequence[Sequence[str]]) -> str:
    """Return how many values are stated that differ; nothing if nobody states one."""
    stated = {text.casefold() for texts in values for text in texts}
    return str(len(stated)) if stated else ""


def _counted(values: Sequence[Sequence[str]]) -> str:
    """Return how often each value is stated, and how many people state none; nothing if nobody states one."""
    written: dict[str, str] = {}
    often: Counter[str] = Counter()
    for stated in values:
        for text in dict.fromkeys(stated):
            written.setdefault(text.casefold(), text)
            often[text.casefold()] += 1
    parts = [f"{written[key]}{_(': ')}{count}" for key, count in often.most_common()]
    unsaid = sum(not stated for stated in values)
    if parts and unsaid:
        parts.append(_("not stated: %s") % unsaid)
    return _("; ").join(parts)


def _status(person: Person) -> Sequence[str]:
    return [status_text(person.status)] if isinstance(person, Speaker) else []


def _proposed(person: Person, field: str) -> Sequence[str]:
    """Return what a person states for the host's reviewers; yes or no in words."""
    proposal = known(person.proposal)
    value = known(getattr(proposal, field)) if proposal is not None else None
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    return [] if value is None else [value]


def country_of(person: Person, locale: Locale) -> Sequence[str]:
    """Return the name of the country where a person is, if the data says so."""
    code = known(person.country)
    return [] if code is None else [str(locale.territories.get(code, code))]
