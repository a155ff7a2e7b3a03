"""What a host expects beside its dates: of the proposal, and what only the organizers can check."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.messages import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.host import Host, HostPart, HostProposal, HostSection, Rule, SpeakersTable


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


def conditions(host: Host) -> Iterator[str]:
    """Yield what else the host asks for, each with its source."""
    for condition in host.conditions:
        yield _with_source(condition.text, condition)


def _with_source(text: str, rule: Rule) -> str:
    return f"{text} ({level_of(rule)}). <{rule.source}>"


def level_of(rule: Rule) -> str:
    """Return the level of a rule, and what else the host's page says."""
    return f"{rule.level.value}; {rule.note}" if rule.note else rule.level.value
