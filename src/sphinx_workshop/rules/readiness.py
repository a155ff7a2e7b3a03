"""The readiness report: what is known, what is TBD, the dates of the host, and what the next phase needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Entry, Tbd, items, known
from sphinx_workshop.model.milestones import MilestoneKind, as_written
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.tracks import milestones_of, submission_of, tracks_of
from sphinx_workshop.render.wording import local_moment
from sphinx_workshop.rules.deadlines import ORDER
from sphinx_workshop.rules.expectations import coming, conditions, of_proposal
from sphinx_workshop.rules.phases import needs_of, next_phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from babel import Locale

    from sphinx_workshop.model.host import Host, HostMilestone
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Position
    from sphinx_workshop.rules.phases import Need


@dataclass(frozen=True)
class Part:
    """A heading and its points, each one line."""

    title: str
    points: tuple[str, ...]


def readiness(workshop: Workshop, locale: Locale, today: date | None = None) -> tuple[Part, ...]:
    """Return the parts of the report that have points.

    Args:
        workshop: The facts.
        locale: The language of the report.
        today: The day, for what the host wants next; a build does not know it.
    """
    phase = workshop.event.phase
    coming = next_phase(phase)
    parts = [
        Part("Known", tuple(_known(workshop))),
        Part("To be announced", tuple(_to_be_announced(workshop))),
        Part("Tracks", tuple(_tracks(workshop))),
    ]
    if workshop.host is not None:
        parts += _of_host(workshop.host, workshop, locale, today)
    needs = needs_of(workshop, phase)
    parts.append(Part(f"Missing in this phase, {phase.value}", tuple(_lacking(workshop, needs))))
    if coming is not None:
        needs = tuple(need for need in needs_of(workshop, coming) if need.phase is coming)
        parts.append(Part(f"Needed for the next phase, {coming.value}", tuple(_lacking(workshop, needs))))
    return tuple(part for part in parts if part.points)


def _of_host(host: Host, workshop: Workshop, locale: Locale, today: date | None) -> Iterator[Part]:
    """Yield the dates of the host, and what it expects of a proposal as long as there is only one."""
    limits = [limit for limit in host.milestones if limit.kind is not MilestoneKind.OTHER]
    lines = [_against(limit, workshop, locale) for limit in limits]
    if (site := host.site_by) is not None:
        when = local_moment(site.local, site.timezone, locale)
        lines.insert(0, f"The site is live, {when} ({site.level.value}). <{site.source}>")
    yield Part(f"Dates of the host, {host.name}", tuple(lines))
    if workshop.event.phase is Phase.PROPOSAL and host.proposal is not None:
        yield Part(f"What the proposal needs, {host.name}", tuple(map(str, of_proposal(host.proposal))))
    if today is None:
        yield Part(f"What the host also asks for, {host.name}", tuple(conditions(host, locale)))
    else:
        yield Part(f"What the host wants next, {host.name}", tuple(coming(host, today, locale)))


def as_text(workshop: Workshop, locale: Locale, today: date | None = None) -> str:
    """Return the report as plain text for the organizers, such as for an e-mail."""
    lines = [f"Readiness of {workshop.event.title}, phase: {workshop.event.phase.value}"]
    parts = readiness(workshop, locale, today)
    if workshop.internal_milestones:
        zone = workshop.event.timezone
        internal = tuple(_date_of(one, zone) for one in workshop.internal_milestones)
        parts += (Part("Dates for organizers only", internal),)
    for part in parts:
        lines += ["", part.title, *(f"- {point}" for point in part.points)]
    return "\n".join(lines)


def _known(workshop: Workshop) -> Iterator[str]:
    event, links, call = workshop.event, known(workshop.event.links), known(workshop.call)
    yield ", ".join(["name", *_known_fields(event, but={"name", "phase", "data_format", "links"})])
    if links is not None and (fields := _known_fields(links, but={"more"})):
        yield f"links: {', '.join(fields)}"
    for noun, count in (
        ("organizer", len(items(workshop.organizers))),
        ("speaker", len(workshop.expected_speakers)),
        ("date", sum(not isinstance(milestone.due, Tbd) for milestone in workshop.all_milestones)),
        ("session", len(workshop.placed_sessions)),
        ("paper", len(workshop.all_papers)),
    ):
        if count:
            yield f"{count} {noun}{'s' if count > 1 else ''}"
    if call is not None and (fields := _known_fields(call)):
        yield f"call for papers: {', '.join(fields)}"


def _known_fields(entry: Entry, but: Iterable[str] = ()) -> list[str]:
    """Return the names of the facts that are written and not TBD."""
    written = [
        name for name in type(entry).model_fields if name in entry.model_fields_set and name not in but
    ]
    return [name for name in written if known(getattr(entry, name)) is not None]


def _to_be_announced(workshop: Workshop) -> Iterator[str]:
    """Yield what is TBD; the same fact of several entries is one point."""
    found: dict[tuple[str, str], dict[Position, str]] = {}
    hides = {"speakers": workshop.public_speakers, "committee": workshop.public_committee}
    for part, stem in workshop.FILES.items():
        value = getattr(workshop, part)
        if isinstance(value, Tbd):
            yield f"all of {stem}.yml"
        elif part == "papers" and not workshop.papers_are_public:
            continue  # pages show the report, and may not name a paper yet
        for position, path, owner in _tbd_in(hides.get(part, value)):
            found.setdefault((re.split(r"[/\\]", position.file)[-1], path), {})[position] = owner
    for (file, path), owners in found.items():
        whose = list(dict.fromkeys(owner for owner in owners.values() if owner))
        yield f"{path} ({file})" + (f" of {', '.join(whose)}" if whose else "")


def _tbd_in(value: object, path: str = "", owner: str = "") -> Iterator[tuple[Position, str, str]]:
    """Yield the place, the path and the owner of each fact that is TBD.

    The owner is the entry of a list that has the fact, by its name or title.
    """
    if isinstance(value, tuple):
        for item in value:
            names = (getattr(item, field, None) for field in ("name", "title"))
            yield from _tbd_in(item, path, next((name for name in names if isinstance(name, str)), owner))
    elif isinstance(value, Entry):
        for field, info in type(value).model_fields.items():
            if field == "proposal":
                continue  # pages show the report, and nothing that is for the host's reviewers
            inner, key = getattr(value, field), info.alias or field
            where = f"{path}.{key}" if path else key
            if isinstance(inner, Tbd):
                yield value.place.of(key).position, where, owner
            else:
                yield from _tbd_in(inner, where, owner)


def _tracks(workshop: Workshop) -> Iterator[str]:
    """Yield where each track is submitted, and the dates that authors need."""
    zone = workshop.event.timezone
    for track in tracks_of(workshop):
        link = submission_of(track, workshop)
        state = "known" if isinstance(link, str) else "missing" if link is None else "to be announced"
        dates = [_date_of(one, zone) for one in milestones_of(track, workshop) if one.kind in ORDER]
        yield "; ".join([f"{track.name}: the link for submission is {state}", *dates])


def _date_of(milestone: Milestone, zone: str) -> str:
    """Return the name of a milestone with its date as the file has it."""
    if isinstance(milestone.due, Tbd):
        return f"{quoted(milestone.name)} is to be announced"
    return f"{quoted(milestone.name)}, {as_written(milestone.due)} {milestone.zone(zone)}"


def _against(limit: HostMilestone, workshop: Workshop, locale: Locale) -> str:
    """Return a date of the host, and how the workshop's own dates compare with it."""
    zone = workshop.event.timezone
    states = []
    for milestone in workshop.all_milestones:
        if milestone.kind is not limit.kind:
            continue
        window, state = milestone.window(zone), _date_of(milestone, zone)
        if window is not None and window[1] <= limit.instant:
            state += ": in time"
        elif window is not None:
            state += ": OVERDUE" if window[0] > limit.instant else ": perhaps in time"
        states.append(state)
    none = "to be announced" if isinstance(workshop.milestones, Tbd) else "not among the workshop's dates"
    when = local_moment(limit.local, limit.timezone, locale)
    return f"{limit.name}, {when} ({limit.level.value}): {'; '.join(states) or none}. <{limit.source}>"


def _lacking(workshop: Workshop, needs: Iterable[Need]) -> Iterator[str]:
    for need in needs:
        lacks = dict.fromkeys(lack.what for lack in need.lacks(workshop))
        if lacks:
            yield f"{need.words}: {', '.join(lacks)}"
