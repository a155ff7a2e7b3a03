"""The tracks of the call: each with its dates, and with what it takes from the workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.base import Tbd, items, known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.call import Track
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop


def tracks_of(workshop: Workshop) -> tuple[Track, ...]:
    """Return the tracks of the call, in the order of the file; the first of those with one id."""
    call = known(workshop.call)
    by_key: dict[str, Track] = {}
    for track in items(call.tracks) if call is not None else ():
        by_key.setdefault(track.key, track)
    return tuple(by_key.values())


def submission_of(track: Track | None, workshop: Workshop) -> Fact[str]:
    """Return where a track is submitted: its own link, else that of the workshop (None: no track)."""
    if track is not None and track.submission is not None:
        return track.submission
    links = workshop.event.links
    return links if links is None or isinstance(links, Tbd) else links.submission


def milestones_of(track: Track, workshop: Workshop) -> tuple[Milestone, ...]:
    """Return the milestones of a track that readers may see; those for all tracks are among them."""
    return tuple(one for one in workshop.all_milestones if one.is_for(track.key))


def full_name(milestone: Milestone, tracks: Iterable[Track]) -> str:
    """Return the name of a milestone, with the tracks it is for behind it, unless it names them itself.

    `Notification (Demos)`, but `Notification of demos`. A track that the call does not have is left out.
    """
    named = track_names(milestone, tracks)
    return f"{milestone.name} ({', '.join(named)})" if named else milestone.name


def track_names(milestone: Milestone, tracks: Iterable[Track]) -> list[str]:
    """Return the names of the tracks that a milestone is for; none if its own name has all of them."""
    names = [track.name for track in tracks if track.key in milestone.track]
    return [] if all(name.casefold() in milestone.name.casefold() for name in names) else names
