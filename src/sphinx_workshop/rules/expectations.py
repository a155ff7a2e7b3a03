"""What a host expects beside the dates of the workshop: of the proposal, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.render.wording import local_moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from babel import Locale

    from sphinx_workshop.model.host import Host, HostDate, HostProposal, Rule


def of_proposal(proposal: HostProposal) -> Iterator[str]:
    """Yield the page limits, the sections and the table of speakers of a proposal, each with its source."""
    for part in proposal.parts:
        without = f", without {', '.join(part.excluding)}" if part.excluding else ""
        pages = f"{part.max_pages} page{'s' if part.max_pages > 1 else ''}"
        yield _with_source(f"part `{part.id}`: at most {pages}{without}", part)
    for section in proposal.sections:
        yield _with_source(f"section `{section.id}`: {section.text}", section)
    if proposal.speakers is not None:
        columns = ", ".join(proposal.speakers.columns)
        yield _with_source(f"a table of speakers with {columns}", proposal.speakers)


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
    note = f"; {rule.note}" if rule.note else ""
    return f"{text} ({rule.level.value}{note}). <{rule.source}>"
