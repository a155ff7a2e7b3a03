"""What a build says of the proposal: how long its parts are, and which sections of the host it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.rules.proposal import (
    WHOLE,
    check_parts,
    check_sections,
    page_limits,
    pages_in_words,
    required_sections,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Problem
    from sphinx_workshop.rules.proposal import Measured


def lines(workshop: Workshop, lengths: Sequence[Measured], there: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that a build prints.

    Args:
        workshop: The facts.
        lengths: Of the parts.
        there: Where the proposal has each id and each slug of a heading.
    """
    limits = {limit.part: limit for limit in page_limits(workshop)}
    for one in lengths:
        if one.part == WHOLE and one.part not in limits and len(lengths) > 1:
            continue  # only its parts are limited
        limit = limits.get(one.part)
        of_limit = f" of {limit.max_pages} allowed" if limit is not None else ""
        without = f", without {', '.join(limit.excluding)}" if limit is not None and limit.excluding else ""
        yield f"part `{one.part}`: {pages_in_words(one.pages)}{of_limit}{without}"
    host = workshop.host
    for row in required_sections(host, there) if host is not None else ():
        tick, where = ("[x]", row.where) if row.where is not None else ("[ ]", "missing")
        yield f"{tick} {row.expects.text}: {where} ({row.expects.rule.source})"


def check(workshop: Workshop, lengths: Sequence[Measured], there: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each part that is too long and each section that is missing."""
    yield from check_parts(page_limits(workshop), lengths)
    if workshop.host is not None:
        asked = required_sections(workshop.host, there)
        yield from check_sections(asked, workshop.host, workshop.event.place.of("host").position)
