"""What a host expects beside the dates of the workshop: of the proposal, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.messages import counted
from sphinx_workshop.render.wording import local_moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from babel import Locale

    from sphinx_workshop.model.host import (
        Host,
        HostDate,
        HostPart,
        HostProposal,
        HostSection,
        Rule,
        SpeakersTable,
    )


class Expectation(NamedTuple):
    """One thing that the host expects of a proposal."""

    of: str
    """What it is about: a part, a section, or the table of speakers."""
    text: str
    """What is expected of it."""
    rule: Rule
    """The rule, with its level, its source and its note."""

    def __str__(self) -> str:
        """Return the expectation with its level and its source."""
        return _with_source(f"{self.of}: {self.text}", self.rule)


def of_proposal(proposal: HostProposal) -> Iterator[Expectation]:
    """Yield what is expected of a proposal: the page limits, the sections and the table of speakers."""
    yield from map(of_part, proposal.parts)
    yield from map(of_section, proposal.sections)
    if proposal.speakers is not None:
        yield of_speakers(proposal.speakers)


def of_part(part: HostPart) -> Expectation:
    """Return how long a part of the proposal may be."""
    without = f", without {', '.join(part.excluding)}" if part.excluding else ""
    return Expectation(f"part `{part.id}`", f"at most {counted(part.max_pages, 'page')}{without}", part)


def of_section(section: HostSection) -> Expectation:
    """Return what a section of the proposal must say."""
    return Expectation(f"section `{section.id}`", section.text, section)


def of_speakers(table: SpeakersTable) -> Expectation:
    """Return what the table of speakers must have."""
    return Expectation("table of speakers", ", ".join(table.columns), table)


def conditions(host: Host, locale: Locale) -> Iterator[str]:
    """Yield what else the host asks for, each with its source, and with its day if it has one."""
    for condition in host.conditions:
        by = host.date_of(condition)
        day = f", {_when(by, locale)}" if by is not None else ""
        yield _with_source(f"{condition.text}{day}", condition)


def coming(host: Host, today: date, locale: Locale) -> Iterator[str]:
    """Yield what the host wants next, and by when, in order of date; what has no day comes last.

    Args:
        host: The host.
        today: The day; a date is past once its own day, in its own zone, is before this one.
        locale: The language of the report.
    """
    dated: list[tuple[datetime, str]] = []
    for what, by in _dates(host):
        if by.local.date() >= today:
            dated.append((by.instant, _with_source(f"{_when(by, locale)}: {what}", by)))
    for _instant, text in sorted(dated):
        yield text
    for condition in host.conditions:
        if condition.milestone is None:
            yield _with_source(condition.text, condition)


def _dates(host: Host) -> Iterator[tuple[str, HostDate]]:
    """Yield everything that the host wants by a day, and the day."""
    if host.site_by is not None:
        yield "The site is live", host.site_by
    for milestone in host.milestones:
        yield milestone.name, milestone
    for condition in host.conditions:
        if (by := host.date_of(condition)) is not None:
            yield condition.text, by


def _when(by: HostDate, locale: Locale) -> str:
    return local_moment(by.local, by.timezone, locale)


def _with_source(text: str, rule: Rule) -> str:
    return f"{text} ({level_of(rule)}). <{rule.source}>"


def level_of(rule: Rule) -> str:
    """Return the level of a rule, and what else the host's page says."""
    return f"{rule.level.value}; {rule.note}" if rule.note else rule.level.value
