"""The host conferences whose rules the check knows: each rule with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.rules.expectations import level_of, of_proposal
from sphinx_workshop.rules.host import hours_of
from sphinx_workshop.source.hosts import profiles, read_host
from workshop_manual.reference.writing import paragraph, section, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_workshop.model.host import Host, Rule


def hosts(document: nodes.document) -> Iterator[nodes.Node]:
    """Yield a section for each host."""
    for name, path in profiles().items():
        host, _problems = read_host(path)
        if host is None:
            continue
        read = f"{host.name}; pages read on {host.read}. " if host.read else f"{host.name}. "
        rows = [
            [f"{what} [(source)]({rule.source})", value, level_of(rule)] for what, value, rule in _rules(host)
        ]
        yield section(
            document,
            name,
            paragraph(f"{read}In `workshop.yml`: `host: {name}`."),
            table(["Rule", "Value", "Level"], rows, [50, 20, 30]),
        )


def _rules(host: Host) -> Iterator[tuple[str, str, Rule]]:
    """Yield each rule of a host: what it is about, what it says, and the rule."""
    if host.site_by is not None:
        yield "The site is live", f"{host.site_by.due} {host.site_by.timezone}", host.site_by
    for limit in host.milestones:
        yield limit.name, f"{limit.due} {limit.timezone}", limit
    yield from _event_rules(host)
    if host.proposal is not None:
        yield from ((f"Proposal, {of}", text, rule) for of, text, rule in of_proposal(host.proposal))
    for condition in host.conditions:
        by = host.date_of(condition)
        day = f": {by.due} {by.timezone}" if by is not None else ""
        yield "Condition", f"{condition.text}{day}", condition
    if host.author_kit is not None:
        yield "Style files", f"[{host.name}]({host.author_kit.url})", host.author_kit


def _event_rules(host: Host) -> Iterator[tuple[str, str, Rule]]:
    if host.days is not None:
        yield "Days", ", ".join(map(str, host.days.days)), host.days
    if host.formats is not None:
        yield "Formats", ", ".join(one.value for one in host.formats.allowed), host.formats
    if host.hours is not None:
        yield "Hours of the program", f"{host.hours.start:%H:%M} to {host.hours.end:%H:%M}", host.hours
    for duration in host.duration:
        yield "Duration", f"{hours_of(duration)} hours", duration
    if host.talks is not None:
        yield "Talks by organizers", "allowed" if host.talks.organizers else "not allowed", host.talks
