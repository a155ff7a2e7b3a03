"""The dates that a phase needs or the host limits, and that dates.yml does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.model.milestones import MilestoneKind, as_written
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.tracks import tracks_of
from sphinx_workshop.rules.phases import needs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.call import Track
    from sphinx_workshop.model.host import HostMilestone
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.rules.phases import Need

NAMES: Final = {
    MilestoneKind.SUBMISSION: "Paper submission deadline",
    MilestoneKind.NOTIFICATION: "Notification of acceptance",
    MilestoneKind.CAMERA_READY: "Camera-ready papers due",
}
"""What readers call the dates that phases need; others have the name that the host gives them."""
LIMITED_IN: Final = frozenset({Phase.CALL, Phase.REVIEW})
"""The phases in which the host's dates are ahead, also those that the phase itself does not need."""


class NewDate(NamedTuple):
    """An entry for dates.yml, to be announced."""

    name: str
    id: str
    kind: MilestoneKind
    track: str
    """The id of the only track that it is for; empty: all."""
    limits: tuple[str, ...]
    """The limits of the host, each as a sentence with its source."""


def new_dates(workshop: Workshop, phase: Phase) -> tuple[NewDate, ...]:
    """Return one date for each kind that a phase needs, or the host limits, and the workshop does not have.

    Where only some tracks have a date that the phase needs for each, the others get one each.
    """
    limits = _limits(workshop) if phase in LIMITED_IN and _has_call(workshop, phase) else {}
    needed = {need.date: need for need in needs_of(workshop, phase) if need.date is not None}
    taken = {milestone.key for milestone in workshop.with_internal().all_milestones}
    found: list[NewDate] = []
    for kind in MilestoneKind:
        if kind not in needed and kind not in limits:
            continue
        of_host = limits.get(kind, [])
        sentences = tuple(_sentence(limit, workshop) for limit in of_host)
        name = NAMES[kind] if kind in NAMES else of_host[0].name
        for track in _without_date(workshop, kind, needed.get(kind)):
            parts = (kind.value, track.key) if track is not None else (kind.value,)
            key = _free("-".join(filter(None, map(slug, parts))), taken)
            taken.add(key)
            shown = f"{name} ({track.name})" if track is not None else name
            found.append(NewDate(shown, key, kind, track.key if track is not None else "", sentences))
    return tuple(found)


def _has_call(workshop: Workshop, phase: Phase) -> bool:
    return workshop.call is not None or phase is Phase.CALL


def _limits(workshop: Workshop) -> dict[MilestoneKind, list[HostMilestone]]:
    """Return the host's dates that limit those of the workshop, by kind."""
    found: dict[MilestoneKind, list[HostMilestone]] = {}
    for limit in workshop.host.milestones if workshop.host is not None else ():
        if limit.kind is not MilestoneKind.OTHER:
            found.setdefault(limit.kind, []).append(limit)
    return found


def _without_date(workshop: Workshop, kind: MilestoneKind, need: Need | None) -> Iterator[Track | None]:
    """Yield each track without a date that it needs; None if there is no date of the kind at all.

    A date for organizers only is none that the phase needs; it is enough for what the host alone limits.
    """
    public = [one for one in workshop.all_milestones if one.kind is kind]
    if not public:
        if need is not None or all(one.kind is not kind for one in workshop.internal_milestones):
            yield None
        return
    for track in tracks_of(workshop) if need is not None and need.each_track else ():
        if not any(one.is_for(track.key) for one in public):
            yield track


def _free(key: str, taken: set[str]) -> str:
    number, free = 2, key
    while free in taken:
        number, free = number + 1, f"{key}-{number}"
    return free


def _sentence(limit: HostMilestone, workshop: Workshop) -> str:
    host = workshop.host.name if workshop.host is not None else ""
    note = f"; {limit.note}" if limit.note else ""
    return (
        f"{host}: at the latest {as_written(limit.due)} {limit.timezone} ({limit.level.value}{note}). "
        f"<{limit.source}>"
    )
