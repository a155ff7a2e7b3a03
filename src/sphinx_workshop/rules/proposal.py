"""The proposal as a document: its pages against their limits, and the sections that the host asks for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.base import known
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.expectations import Expectation, of_section, of_speakers
from sphinx_workshop.rules.host import cited, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_workshop.model.host import Host
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Position

WHOLE: Final = "proposal"
"""The id of the only part of a proposal whose limit the workshop sets itself."""


class Same(NamedTuple):
    """What of the facts for reviewers says the same as a section of a host."""

    id: str
    """The id of the element that says it; it is there only if the data says it."""
    facts: str
    """The section of facts that has it (see `pdf.facts`)."""


def _whole(facts: str) -> Same:
    return Same(f"facts-{facts}", facts)


_EXPERIENCE: Final = Same("facts-experience", "organizers")
_NUMBERS: Final = Same("facts-numbers", "expected")
SAME: Final[Mapping[str, Same]] = MappingProxyType(
    {
        "attendance": _NUMBERS,
        "attendees": _NUMBERS,
        "committee": _whole("committee"),
        "dates": _whole("timeline"),
        "editions": _whole("editions"),
        "expected": _NUMBERS,
        "experience": _EXPERIENCE,
        "needs": Same("facts-needs", "expected"),
        "new": Same("facts-new", "organizers"),
        "numbers": _NUMBERS,
        "organizers": _whole("organizers"),
        "program": _whole("schedule"),
        "program-committee": _whole("committee"),
        "schedule": _whole("schedule"),
        "speakers": _whole("speakers"),
        "speakers-table": _whole("speakers"),
        "team": _EXPERIENCE,
        "timeline": _whole("timeline"),
    }
)
"""What says the same as a section of a host, by the id of that section."""
SPEAKERS_TABLE: Final = "speakers-table"
"""The id that stands for the table of speakers, which no profile names."""


class PageLimit(NamedTuple):
    """The page limit of a part of the proposal."""

    part: str
    """The id of the part; `WHOLE` if the workshop sets the limit itself."""
    max_pages: int
    excluding: tuple[str, ...]
    """What does not count: names of pages, ids of sections, or words such as `references`."""
    kind: Kind
    """The kind of problem of a part that is too long."""
    says: str
    """Who says so, for the end of a sentence."""
    position: Position


class Measured(NamedTuple):
    """What was measured of a part of the proposal, without what does not count."""

    part: str
    """The id of the part, as in `PageLimit`."""
    pages: float
    """How many pages it has; the last may be filled in part."""
    longest: str = ""
    """The title of its longest section; empty if it has none."""
    longest_pages: float = 0.0
    """How many pages that section has."""


class Asked(NamedTuple):
    """A section that the host asks for, or its table of speakers, and where the proposal has it."""

    id: str
    """The section's id; `SPEAKERS_TABLE` for the table."""
    expects: Expectation
    """What it must say, with the level and the source."""
    where: str | None
    """Where it is found; None if it is missing."""


def page_limits(workshop: Workshop) -> tuple[PageLimit, ...]:
    """Return the limits of the parts of a proposal, in the host's order; none if nobody sets one.

    What `proposal:` in workshop.yml says replaces what the host's profile says.
    """
    event, host = workshop.event, workshop.host
    own = known(event.proposal)
    parts = host.proposal.parts if host is not None and host.proposal is not None else ()
    excluded = own.excluding if own is not None else ()
    max_pages = known(own.max_pages) if own is not None else None
    if own is not None and max_pages is not None:
        without = excluded or tuple(dict.fromkeys(one for part in parts for one in part.excluding))
        position = own.place.of("max_pages").position
        return (PageLimit(WHOLE, max_pages, without, Kind.TOO_LONG, ", says workshop.yml", position),)
    position = event.place.of("host").position
    return tuple(
        PageLimit(
            part.id,
            part.max_pages,
            excluded or part.excluding,
            kind_of(part),
            cited(part),
            position,
        )
        for part in parts
    )


def excluded_from(part: str, workshop: Workshop) -> tuple[str, ...]:
    """Return what does not count towards the limit of a part of the proposal."""
    limits = page_limits(workshop)
    return tuple(name for one in limits if one.part in {part, WHOLE} for name in one.excluding)


def check_parts(limits: Iterable[PageLimit], measured: Iterable[Measured]) -> Iterator[Problem]:
    """Yield a problem for each part that is longer than its limit: by how much, and its longest section.

    Args:
        limits: What `page_limits` returns.
        measured: The parts, as the pages have them.
    """
    by_part = {one.part: one for one in measured}
    for limit in limits:
        part = by_part.get(limit.part)
        if part is None or part.pages <= limit.max_pages:
            continue
        what = "the proposal" if limit.part == WHOLE else f"the part {quoted(limit.part)} of the proposal"
        without = f" without {listing(limit.excluding)}" if limit.excluding else ""
        over = pages_in_words(part.pages - limit.max_pages)
        longest = (
            f" its longest section is {quoted(part.longest)} ({pages_in_words(part.longest_pages)});"
            if part.longest
            else ""
        )
        message = (
            f"{what} is {over} too long: it has {pages_in_words(part.pages)}{without}, and may have "
            f"{pages_in_words(limit.max_pages)}{limit.says};{longest} shorten it"
        )
        yield Problem(limit.kind, limit.position, message)


def pages_in_words(number: float) -> str:
    """Return a number of pages in words, to a tenth, but never as none: ``1 page``, ``2.4 pages``."""
    text = f"{max(number, 0.1):.1f}".removesuffix(".0")
    return f"{text} page" if text == "1" else f"{text} pages"


def required_sections(host: Host, found: Mapping[str, str]) -> tuple[Asked, ...]:
    """Return the sections that the host asks for, and its table of speakers, in its order.

    A section is found by an element of the document whose id is that of the section, by a heading whose slug
    is that id, or by the facts for reviewers that say the same (`SAME`).

    Args:
        host: The host.
        found: Where the document has each id and each slug of a heading, such as `page 2`.
    """
    proposal = host.proposal
    if proposal is None:
        return ()
    rows = [Asked(one.id, of_section(one), _where(one.id, found)) for one in proposal.sections]
    if proposal.speakers is not None:
        where = _where(SPEAKERS_TABLE, found)
        rows.append(Asked(SPEAKERS_TABLE, of_speakers(proposal.speakers), where))
    return tuple(rows)


def _where(section: str, found: Mapping[str, str]) -> str | None:
    same = SAME.get(section)
    return found.get(section) or (found.get(same.id) if same is not None else None)


def check_sections(asked: Iterable[Asked], host: Host, position: Position) -> Iterator[Problem]:
    """Yield a problem for each section that the proposal lacks.

    Args:
        asked: What `required_sections` returns.
        host: The host.
        position: Where workshop.yml names the host.
    """
    for one in asked:
        if one.where is None:
            message = (
                f"the proposal lacks the {one.expects.of} that {host.name} asks for: {one.expects.text}"
                f"{cited(one.expects.rule)}; {_fix(one.id)}"
            )
            yield Problem(kind_of(one.expects.rule), position, message)


def _fix(section: str) -> str:
    same = SAME.get(section)
    facts = f"add the facts `{same.facts}` once the data says this, or " if same is not None else "add "
    return f"{facts}a section with the id `{section}`"
