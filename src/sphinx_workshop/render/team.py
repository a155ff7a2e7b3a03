"""The team in numbers, for a proposal: the counts that hosts ask for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

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


def team_table(workshop: Workshop, locale: Locale) -> list[nodes.table]:
    """Return the organizers and speakers in numbers, from what the data says of them; nobody is named."""
    teams = {_("Organizers"): items(workshop.organizers), _("Speakers"): workshop.expected_speakers}
    teams = {label: people for label, people in teams.items() if people}
    rows: list[list[nodes.Element]] = []
    for fact, values_of in _facts(locale).items():
        cells = [_counted([values_of(person) for person in people]) for people in teams.values()]
        if any(cells):
            rows.append([line(nodes.Text(text)) for text in (fact, *cells)])
    if not rows:
        return []
    count = [line(nodes.Text(text)) for text in (_("Number"), *(str(len(one)) for one in teams.values()))]
    widths = [25, *[75 // len(teams)] * len(teams)]
    return [table([_("The team"), *teams], [list(count), *rows], widths, "workshop-team")]


def _facts(locale: Locale) -> dict[str, Callable[[Person], Sequence[str]]]:
    """Return what is counted, by its label: functions that return what a person states."""
    return {
        _("Status"): _status,
        _("Career stage"): lambda person: _proposed(person, "career_stage"),
        _("Gender"): lambda person: _proposed(person, "gender"),
        _("Country"): lambda person: country_of(person, locale),
        _("Affiliation"): lambda person: known(person.affiliation) or (),
        _("Sector"): lambda person: _proposed(person, "sector"),
        _("New to organizing this series"): lambda person: _proposed(person, "new"),
    }


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
    return "; ".join(parts)


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
