"""References: every id that the program names is somebody's, and no two sessions share one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.phrasing import nearest, quoted
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop


def check_references(workshop: Workshop, ids: frozenset[str] | None) -> Iterator[Problem]:
    """Yield a problem for each speaker of a session who is in no file, and for each id of two sessions.

    :param ids: of all people whom the files name; None where a file cannot be read
    """
    known: dict[str, Session] = {}
    for _, session in workshop.sessions():
        if ids is not None:
            yield from _speakers(session, ids)
        if session.id is None:
            continue
        first = known.setdefault(session.id, session)
        if first is not session:
            taken = f"the id `{session.id}` is taken by the session at {first.place.position}"
            message = f"{taken}; give this one another"
            yield Problem(Kind.DUPLICATE_ID, session.place.of("id").position, message)


def _speakers(session: Session, ids: frozenset[str]) -> Iterator[Problem]:
    written = session.place.of("speakers")
    for index, key in enumerate(session.speaker_ids):
        if key in ids:
            continue
        close = nearest(key, sorted(ids))
        hint = f"did you mean `{close}`?" if close else "add them to speakers.yml, or correct the id"
        yield Problem(
            Kind.REFERENCE, written.of(index).position, f"no person has the id {quoted(key)}; {hint}"
        )
