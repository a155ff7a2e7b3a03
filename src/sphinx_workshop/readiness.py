"""The readiness report: what is known, what is to be announced, what the host expects, what comes next."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import PurePath
from typing import TYPE_CHECKING

from sphinx_workshop.model.base import Entry, Tbd
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.rules.phases import needs_until, next_phase
from sphinx_workshop.wording import local_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from sphinx_workshop.model.host import HostMilestone
    from sphinx_workshop.model.workshop import Workshop


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
    parts.append(Part(f"Missing in this phase, {phase.value}", tuple(_lacking(workshop, phase.value, ""))))
    if coming is not None:
        parts.append(Part(f"Needed for the next phase, {coming.value}", tuple(_lacking(workshop, coming.value, phase.value))))
    return tuple(part for part in parts if part.points)


def as_text(workshop: Workshop, locale: Locale) -> str:
    """Return the report as plain text, to be pasted into an e-mail."""
    lines = [f"Readiness of {workshop.event.title}, phase: {workshop.event.phase.value}"]
    for part in readiness(workshop, locale):
        lines += ["", part.title, *(f"- {point}" for point in part.points)]
    return "\n".join(lines)


def _known(workshop: Workshop) -> Iterator[str]:
    event = workshop.event
    facts = [name for name in type(event).model_fields if name not in {"name", "phase", "links"} and _is_known(event, name)]
    yield ", ".join(["name", *facts])
    links = event.links
    if isinstance(links, Entry):
        known = [name for name in type(links).model_fields if name != "more" and _is_known(links, name)]
        if known:
            yield f"links: {', '.join(known)}"
    for noun, entries in (
        ("organizer", workshop.organizers),
        ("speaker", workshop.shown_speakers),
        ("date", _dated(workshop)),
        ("session", tuple(session for _day, session in workshop.sessions())),
    ):
        if isinstance(entries, tuple) and entries:
            yield f"{len(entries)} {noun}{'s' if len(entries) > 1 else ''}"
    if isinstance(workshop.call, Entry):
        call = workshop.call
        yield "call for papers: " + ", ".join(name for name in type(call).model_fields if _is_known(call, name))


def _is_known(entry: Entry, name: str) -> bool:
    value = getattr(entry, name)
    return name in entry.model_fields_set and value is not None and not isinstance(value, Tbd)


def _dated(workshop: Workshop) -> tuple[object, ...]:
    milestones = workshop.milestones if isinstance(workshop.milestones, tuple) else ()
    return tuple(one for one in milestones if not isinstance(one.due, Tbd))


def _to_be_announced(workshop: Workshop) -> Iterator[str]:
    """Yield what is TBD; the same fact of several entries is one point."""
    found: dict[tuple[str, str], list[str]] = {}
    for part in fields(workshop):
        value = getattr(workshop, part.name)
        if part.name in {"people", "host"}:
            continue
        if isinstance(value, Tbd):
            yield part.name
        for entry, path, name in _tbd_in(value):
            found.setdefault((PurePath(entry.place.file).name, path), []).append(name)
    for (file, path), names in found.items():
        owners = [name for name in names if name]
        yield f"{path} ({file})" + (f" of {', '.join(owners)}" if owners else "")


def _tbd_in(value: object, path: str = "", owner: str = "") -> Iterator[tuple[Entry, str, str]]:
    """Yield each entry with a fact that is TBD, the path of the fact, and whose it is."""
    if isinstance(value, tuple):
        for item in value:
            yield from _tbd_in(item, path, owner)
    elif isinstance(value, Entry):
        name = str(getattr(value, "name", None) or owner)
        for field in type(value).model_fields:
            inner = getattr(value, field)
            where = f"{path}.{field}" if path else field
            if isinstance(inner, Tbd):
                yield value, where, name if path or type(value).__name__ not in {"Event", "Call"} else ""
            else:
                yield from _tbd_in(inner, where, owner or ("" if type(value).__name__ in {"Event", "Call"} else name))


def _against(limit: HostMilestone, workshop: Workshop, locale: Locale) -> str:
    """Return a date of the host, and how the workshop's own stands to it."""
    milestones = workshop.milestones if isinstance(workshop.milestones, tuple) else ()
    states = []
    for milestone in milestones:
        if milestone.kind is limit.kind:
            due = milestone.instant(workshop.event.timezone)
            if isinstance(due, Tbd):
                states.append(f"`{milestone.name}` is to be announced")
            else:
                in_time = "in time" if due <= limit.instant else "OVERDUE"
                states.append(f"`{milestone.name}`, {milestone.due}: {in_time}")
    stands = "; ".join(states) or "the workshop's own is to be announced"
    return f"{limit.name}, {local_moment(limit.local, limit.timezone, locale)} ({limit.level.value}): {stands}. <{limit.source}>"


def _lacking(workshop: Workshop, until: str, after: str) -> Iterator[str]:
    """Yield what is not there of the needs of a phase, less those of an earlier one."""
    phases = {phase.value: phase for phase in type(workshop.event.phase)}
    earlier = needs_until(phases[after]) if after else ()
    for need in needs_until(phases[until]):
        lacks = [lack.what for lack in need.lacks(workshop)] if need not in earlier else []
        if lacks:
            yield f"{need.words}: {', '.join(dict.fromkeys(lacks))}"
