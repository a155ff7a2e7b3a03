"""The readiness report: what is known, what is to be announced, what the host expects, what comes next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Entry, Tbd
from sphinx_workshop.model.milestones import MilestoneKind, as_written
from sphinx_workshop.render.wording import local_moment
from sphinx_workshop.rules.phases import NEEDS, needs_until, next_phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel import Locale

    from sphinx_workshop.model.host import HostMilestone
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Position
    from sphinx_workshop.rules.phases import Need

FILES: Final = {
    "event": "workshop.yml",
    "call": "call.yml",
    "milestones": "dates.yml",
    "organizers": "organizers.yml",
    "speakers": "speakers.yml",
    "program": "program.yml",
    "papers": "papers.yml",
}
"""The parts of a workshop, and the file of each."""


@dataclass(frozen=True)
class Part:
    """A heading and its points, each one line."""

    title: str
    points: tuple[str, ...]


def readiness(workshop: Workshop, locale: Locale) -> tuple[Part, ...]:
    """Return the report on a workshop, part by part; parts without a point are left out."""
    phase = workshop.event.phase
    coming = next_phase(phase)
    parts = [
        Part("Known", tuple(_known(workshop))),
        Part("To be announced", tuple(_to_be_announced(workshop))),
    ]
    if workshop.host is not None:
        limits = [limit for limit in workshop.host.milestones if limit.kind is not MilestoneKind.OTHER]
        lines = tuple(_against(limit, workshop, locale) for limit in limits)
        parts.append(Part(f"Dates of the host, {workshop.host.name}", lines))
    parts.append(Part(f"Missing in this phase, {phase.value}", tuple(_lacking(workshop, needs_until(phase)))))
    if coming is not None:
        needs = [need for need in NEEDS if need.phase is coming]
        parts.append(Part(f"Needed for the next phase, {coming.value}", tuple(_lacking(workshop, needs))))
    return tuple(part for part in parts if part.points)


def as_text(workshop: Workshop, locale: Locale) -> str:
    """Return the report as plain text, to be pasted into an e-mail."""
    lines = [f"Readiness of {workshop.event.title}, phase: {workshop.event.phase.value}"]
    for part in readiness(workshop, locale):
        lines += ["", part.title, *(f"- {point}" for point in part.points)]
    return "\n".join(lines)


def _known(workshop: Workshop) -> Iterator[str]:
    event = workshop.event
    yield ", ".join(["name", *_known_fields(event, but={"name", "phase", "links"})])
    if isinstance(event.links, Entry) and (links := _known_fields(event.links, but={"more"})):
        yield f"links: {', '.join(links)}"
    for noun, entries in (
        ("organizer", workshop.organizers),
        ("speaker", workshop.shown_speakers),
        ("date", tuple(one for one in _milestones(workshop) if not isinstance(one.due, Tbd))),
        ("session", tuple(session for _day, session in workshop.sessions())),
        ("paper", workshop.papers),
    ):
        if isinstance(entries, tuple) and entries:
            yield f"{len(entries)} {noun}{'s' if len(entries) > 1 else ''}"
    if isinstance(workshop.call, Entry) and (facts := _known_fields(workshop.call)):
        yield f"call for papers: {', '.join(facts)}"


def _known_fields(entry: Entry, but: Iterable[str] = ()) -> list[str]:
    """Return the names of the facts that are written, and are not TBD."""
    values = {name: getattr(entry, name) for name in type(entry).model_fields if name not in but}
    return [
        name
        for name, value in values.items()
        if name in entry.model_fields_set and value is not None and not isinstance(value, Tbd)
    ]


def _milestones(workshop: Workshop) -> tuple[Milestone, ...]:
    return workshop.milestones if isinstance(workshop.milestones, tuple) else ()


def _to_be_announced(workshop: Workshop) -> Iterator[str]:
    """Yield what is TBD; the same fact of several entries is one point."""
    found: dict[tuple[str, str], dict[Position, str]] = {}
    for name, file in FILES.items():
        value = (
            workshop.shown_speakers
            if isinstance(workshop.speakers, tuple) and name == "speakers"
            else getattr(workshop, name)
        )
        if isinstance(value, Tbd):
            yield f"all of {file}"
        elif name == "papers" and not workshop.papers_are_public:
            continue  # pages show the report, and shall not name a paper
        for position, path, owner in _tbd_in(value):
            found.setdefault((re.split(r"[/\\]", position.file)[-1] or file, path), {})[position] = owner
    for (file, path), owners in found.items():
        whose = list(dict.fromkeys(owner for owner in owners.values() if owner))
        yield f"{path} ({file})" + (f" of {', '.join(whose)}" if whose else "")


def _tbd_in(value: object, path: str = "", owner: str = "") -> Iterator[tuple[Position, str, str]]:
    """Yield the place, the path and the owner of each fact that is TBD.

    The owner is the entry of a list that the fact belongs to, by its name or title.
    """
    if isinstance(value, tuple):
        for item in value:
            name = next(
                (name for field in ("name", "title") if isinstance(name := getattr(item, field, None), str)),
                "",
            )
            yield from _tbd_in(item, path, name or owner)
    elif isinstance(value, Entry):
        for field in type(value).model_fields:
            inner = getattr(value, field)
            where = f"{path}.{field}" if path else field
            if isinstance(inner, Tbd):
                yield value.place.of(field).position, where, owner
            else:
                yield from _tbd_in(inner, where, owner)


def _against(limit: HostMilestone, workshop: Workshop, locale: Locale) -> str:
    """Return a date of the host, and how the workshop's own stand to it."""
    zone = workshop.event.timezone
    states = []
    for milestone in _milestones(workshop):
        if milestone.kind is not limit.kind:
            continue
        due = milestone.instant(zone)
        if isinstance(milestone.due, Tbd) or isinstance(due, Tbd):
            states.append(f"{quoted(milestone.name)} is to be announced")
        else:
            in_time = "in time" if due <= limit.instant else "OVERDUE"
            states.append(
                f"{quoted(milestone.name)}, {as_written(milestone.due)} {milestone.zone(zone)}: {in_time}"
            )
    none = "to be announced" if isinstance(workshop.milestones, Tbd) else "not among the workshop's dates"
    when = local_moment(limit.local, limit.timezone, locale)
    return f"{limit.name}, {when} ({limit.level.value}): {'; '.join(states) or none}. <{limit.source}>"


def _lacking(workshop: Workshop, needs: Iterable[Need]) -> Iterator[str]:
    """Yield what is not there of some needs."""
    for need in needs:
        lacks = dict.fromkeys(lack.what for lack in need.lacks(workshop))
        if lacks:
            yield f"{need.words}: {', '.join(lacks)}"
