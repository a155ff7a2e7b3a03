"""References: every id that the program names is somebody's, and no two sessions share one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.base import nearest
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop


def check_references(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each speaker of a session who is in no file, and for each id that two sessions have."""
    known: dict[str, Session] = {}
    for _, session in workshop.sessions():
        yield from _speakers(session, workshop)
        if session.id is None:
            continue
        first = known.setdefault(session.id, session)
        if first is not session:
            message = f"the id `{session.id}` is taken by the session at {first.place.position}; give this one another"
            yield Problem(Kind.DUPLICATE_ID, session.place.of("id").position, message)


def _speakers(session: Session, workshop: Workshop) -> Iterator[Problem]:
    written = session.place.of("speakers")
    for index, key in enumerate(session.speaker_ids):
        if key in workshop.people:
            continue
        close = nearest(key, workshop.people)
        hint = f"did you mean `{close}`?" if close else "add them to speakers.yml, or correct the id"
        yield Problem(Kind.REFERENCE, written.of(index).position, f"no person has the id `{key}`; {hint}")
