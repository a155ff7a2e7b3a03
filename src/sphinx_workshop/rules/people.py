"""People and awards: who receives an award exists, and who is only invited is known to be hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.messages import Nearest, quoted
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.names import LIKE_AN_ID
from sphinx_workshop.model.people import Status
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.rules.references import Written


def check_awards(workshop: Workshop, written: Written) -> Iterator[Problem]:
    """Yield a problem for each id in an award that neither a paper nor a person has."""
    if written.papers is None or written.people is None:
        return
    ids = written.papers | written.people
    near = Nearest(ids)
    for award in items(workshop.awards):
        for index, key in enumerate(items(award.to)):
            if key in ids or not LIKE_AN_ID.fullmatch(key):
                continue
            close = near.of(key)
            fix = f"did you mean `{close}`?" if close else "correct it, or write the name as people write it"
            message = f"no paper and no person has the id {quoted(key)}; {fix}"
            yield Problem(Kind.REFERENCE, award.place.of("to", index).position, message)


def check_editions(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each edition that accepted more papers than were submitted."""
    for edition in items(workshop.editions):
        accepted, submitted = known(edition.accepted), known(edition.submissions)
        if accepted is not None and submitted is not None and accepted > submitted:
            message = (
                f"more papers were accepted ({accepted}) than submitted ({submitted}); correct one of them"
            )
            yield Problem(Kind.VALUE, edition.place.of("accepted").position, message)


def check_invited(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each part of a session that readers do not see, for the check: it fails no build.

    Who declined and has no other part in the workshop is an error elsewhere.
    """
    for _day, session in workshop.sessions() if workshop.unconfirmed else ():
        parts = ("speakers", "chairs", "moderators")
        named = [
            (part, index, key) for part in parts for index, key in enumerate(items(getattr(session, part)))
        ]
        for part, index, written in named:
            key = workshop.person_key(written)
            speaker = workshop.unconfirmed.get(key)
            if speaker is None or key in workshop.declined or not workshop.hides(part, written):
                continue
            why = "is only invited" if speaker.status is Status.INVITED else "declined to speak"
            message = (
                f"no page or export names {quoted(key)} here, who {why}; once they accept, write "
                f"`status: confirmed` at {speaker.place.of('status').position}"
            )
            yield Problem(Kind.KEPT_BACK, session.place.of(part, index).position, message)
