"""The title, the people and the papers of a session as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model import titles
from sphinx_workshop.model.base import known
from sphinx_workshop.model.markup import plain_paragraphs, plain_text
from sphinx_workshop.model.titles import Papers, Speakers, Written, papers_in_words

if TYPE_CHECKING:
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop


def title_of(session: Session, workshop: Workshop) -> str:
    """Return the title of a session, or what stands for it."""
    match titles.title_of(session, workshop):
        case Written(text):
            return plain_text(text)
        case Papers() as papers:
            return papers_in_words(papers)
        case Speakers() if names := speakers_of(session, workshop):
            return ", ".join(names)
        case _:
            return "Title to be announced"


def abstract_of(session: Session, workshop: Workshop) -> str:
    """Return the description of a session, else the abstract of its speaker's talk; empty without both."""
    text = session.description
    if text is None:
        talk = workshop.talk_of(session)
        text = talk.abstract if talk else None
    return plain_paragraphs(known(text) or "")


def speakers_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the names of the speakers of a session."""
    return [workshop.people[key].name or key for key in session.speaker_ids if key in workshop.people]


def chairs_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the names of the chairs of a session, including those who are in no file."""
    names = ((key, workshop.people.get(key)) for key in session.chair_keys)
    return [(person.name if person is not None else None) or key for key, person in names]


def papers_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the titles of the public papers of a session."""
    public = workshop.public_papers
    return [plain_text(public[key].title) for key in session.paper_ids if key in public]
