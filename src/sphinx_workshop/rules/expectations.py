"""What a host expects beside its dates: of the proposal, and what only the organizers can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.host import Host, HostProposal, Rule


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


def conditions(host: Host) -> Iterator[str]:
    """Yield what else the host asks for, each with its source."""
    for condition in host.conditions:
        yield _with_source(condition.text, condition)


def _with_source(text: str, rule: Rule) -> str:
    return f"{text} ({rule.level.value}). <{rule.source}>"
